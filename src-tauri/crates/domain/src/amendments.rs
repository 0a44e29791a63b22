//! Corrections to the minutes: each recipient's window, the chair's answers, and who holds the
//! version that a newer one replaces.

use chrono::{DateTime, NaiveDate, Utc};

use crate::audience::{Part, Reader, withheld};
use crate::calendar::BankHolidays;
use crate::conference::Conference;
use crate::due::local_day;
use crate::family::{Family, Suppression};
use crate::ids::{MinuteBlockId, PersonId, RecipientCopyId};
use crate::minutes::{
    AmendmentRequest, ChairResponse, MinuteBlock, MinutesVersion, PaperKind, RecipientCopy,
};
use crate::pack::EffectiveRules;
use crate::timescale::{RuleId, Timescale, Triggers, compute};

/// The window for the corrections of one recipient, from that recipient's own day of receipt.
///
/// Shape: `None` where the pack has no window, or nobody recorded the receipt.
/// Source: the pack's `amendments` rule; scenario E1.
pub fn window(
    copy: &RecipientCopy,
    rules: &EffectiveRules,
    holidays: &BankHolidays,
) -> Option<Timescale> {
    let rule = rules.rules.get(&RuleId::Amendments)?;
    compute(rule, &Triggers::from(copy.received_on?), holidays).ok()
}

/// Tells whether a request came inside the window of the person's own copy. A later one is still
/// taken; the chair sees that it is late. `None` where there is no window to compare it with.
pub fn is_in_window(
    request: &AmendmentRequest,
    conference: &Conference,
    rules: &EffectiveRules,
    holidays: &BankHolidays,
) -> Option<bool> {
    let own = conference.copies.iter().find(|copy| {
        copy.recipient == Some(request.by)
            && copy.minutes_version == Some(request.version)
            && copy.received_on.is_some()
    });
    let due = window(own?, rules, holidays)?.due?;
    Some(local_day(request.at) <= due.day())
}

/// Requests that later copies carry with the chair's answer, because the text stayed as it was.
///
/// Shape: in the order of the requests; one without an answer is not among them.
/// Source: scenario E2.
pub fn kept_with_minutes(conference: &Conference) -> Vec<&AmendmentRequest> {
    conference
        .amendment_requests
        .iter()
        .filter(|request| match request.response {
            Some(ChairResponse::NotedNotAgreed | ChairResponse::Rejected) => true,
            Some(ChairResponse::Accepted) | None => false,
        })
        .collect()
}

/// Someone who holds a version that was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The person.
    pub person: PersonId,
    /// The copy held.
    pub copy: RecipientCopyId,
    /// Changed blocks that the person may be told about. The content of any other change is not
    /// told.
    pub told_about: Vec<MinuteBlockId>,
}

/// Everyone who holds a copy of a version and has to get the one that replaces it.
///
/// Source: scenario E3.
pub fn holders_to_resend(
    conference: &Conference,
    family: &Family,
    replaced: &MinutesVersion,
    newer: &MinutesVersion,
) -> Vec<Holder> {
    let changed = changed_blocks(replaced, newer);
    let holds = |copy: &&RecipientCopy| {
        copy.paper == PaperKind::Minutes
            && copy.minutes_version == Some(replaced.id)
            && copy.is_out()
    };
    let mut holders: Vec<Holder> = Vec::new();
    for copy in conference.copies.iter().filter(holds) {
        let Some(person) = copy.recipient else {
            continue;
        };
        if holders.iter().any(|holder| holder.person == person) {
            continue;
        }
        let reader = conference
            .participant(person)
            .map(|participant| Reader::of(participant, family));
        let may_have = |block: &&MinuteBlock| {
            reader
                .as_ref()
                .is_some_and(|reader| withheld(Part::from(*block), reader, conference).is_none())
        };
        let told = changed.iter().copied().filter(may_have);
        holders.push(Holder {
            person,
            copy: copy.id,
            told_about: told.map(|block| block.id).collect(),
        });
    }
    holders
}

/// Blocks of a newer version that are new or are otherwise than before, and blocks of the
/// replaced one that are gone. A passage keeps its id from one version to the next.
pub fn changed_blocks<'a>(
    replaced: &'a MinutesVersion,
    newer: &'a MinutesVersion,
) -> Vec<&'a MinuteBlock> {
    let find = |version: &'a MinutesVersion, id| version.blocks.iter().find(move |b| b.id == id);
    let changed = newer
        .blocks
        .iter()
        .filter(|block| find(replaced, block.id).is_none_or(|before| before != *block));
    let gone = replaced
        .blocks
        .iter()
        .filter(|block| find(newer, block.id).is_none());
    changed.chain(gone).collect()
}

/// Copies that went to a person before something was withheld from that person. Each is searched
/// for it, and none is changed: what was sent stays as it was, and an incident is opened.
///
/// Shape: in the order of the ledger. Persons who stand with the person are given by the caller.
/// Source: scenario B11.
pub fn sent_before<'a>(
    conference: &'a Conference,
    suppression: &Suppression,
    stands_with: &[PersonId],
    withheld_since: DateTime<Utc>,
) -> Vec<&'a RecipientCopy> {
    let reaches =
        |person: PersonId| person == suppression.withheld_from || stands_with.contains(&person);
    conference
        .copies
        .iter()
        .filter(|copy| copy.is_out() && copy.recipient.is_some_and(reaches))
        .filter(|copy| copy.sent_at.is_none_or(|sent_at| sent_at <= withheld_since))
        .collect()
}

/// The last day of any recipient's window, after which the record can be final.
pub fn last_window_ends_on(
    conference: &Conference,
    rules: &EffectiveRules,
    holidays: &BankHolidays,
) -> Option<NaiveDate> {
    conference
        .copies
        .iter()
        .filter(|copy| copy.paper == PaperKind::Minutes)
        .filter_map(|copy| window(copy, rules, holidays)?.due)
        .map(|due| due.day())
        .max()
}
