//! What waits for a person about copies: sent ones that hold withheld words, receipts that are late.

use chairside_domain::family::Family;

use super::Desk;
use crate::contract::GapView;
use crate::view::warnings::warning;

/// Warnings about copies and files that are out. None of them can be passed with a reason: each
/// goes when a person has done what it asks for.
///
/// Source: scenarios B11 and D8.
pub(crate) fn waiting(desk: &Desk<'_>) -> Vec<GapView> {
    let mut found = Vec::new();
    if let Some(names) = desk.holders_in_incidents() {
        found.push(warning("incident_open", None, &[("names", &names)], SCREEN));
    }
    for transfer in desk.transfers().into_iter().filter(|t| t.is_to_chase) {
        let sent = transfer_of(desk.family, &transfer);
        let facts = [("name", transfer.child.as_str()), ("recipient", sent)];
        found.push(warning("transfer_to_chase", None, &facts, SCREEN));
    }
    for gap in &mut found {
        gap.may_be_passed = false;
    }
    found
}

/// The screen on which all of it is done.
const SCREEN: &str = "distribution";

fn transfer_of<'a>(family: &'a Family, view: &crate::contract::TransferView) -> &'a str {
    let transfers = &family.file_transfers;
    transfers
        .iter()
        .find(|transfer| transfer.id == view.id)
        .map(|transfer| transfer.recipient.as_str())
        .unwrap_or_default()
}
