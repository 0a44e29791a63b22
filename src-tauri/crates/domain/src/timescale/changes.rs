//! Open deadlines that move when a newer list of bank holidays is installed.

use chrono::NaiveDate;

use super::{Timescale, TimescaleError, TimescaleRule, Triggers, compute};
use crate::calendar::BankHolidays;

/// A deadline that someone is working to.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenDeadline {
    /// The case, by its reference. It names no one.
    pub reference: String,
    /// The rule.
    pub rule: TimescaleRule,
    /// What it counts from.
    pub triggers: Triggers,
    /// The day on which it was met, if it was.
    pub met_on: Option<NaiveDate>,
}

/// A deadline that comes out differently with a newer list.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedDeadline {
    /// The case, by its reference.
    pub reference: String,
    /// With the list that was in use.
    pub before: Timescale,
    /// With the newer list.
    pub after: Timescale,
}

/// Lists the open deadlines that a newer list of bank holidays moves, in the given order.
///
/// Shape: a deadline that was met is never listed. One is listed when its limit, its last
/// bookable day or its being covered changes.
///
/// # Errors
/// [`TimescaleError`] when the triggers of a deadline do not fit its rule.
pub fn changed_deadlines(
    deadlines: &[OpenDeadline],
    before: &BankHolidays,
    after: &BankHolidays,
) -> Result<Vec<ChangedDeadline>, TimescaleError> {
    let mut changed = Vec::new();
    for deadline in deadlines
        .iter()
        .filter(|deadline| deadline.met_on.is_none())
    {
        let old = compute(&deadline.rule, &deadline.triggers, before)?;
        let new = compute(&deadline.rule, &deadline.triggers, after)?;
        let outcome =
            |timescale: &Timescale| (timescale.due, timescale.latest_bookable, timescale.covered);
        if outcome(&old) != outcome(&new) {
            changed.push(ChangedDeadline {
                reference: deadline.reference.clone(),
                before: old,
                after: new,
            });
        }
    }
    Ok(changed)
}
