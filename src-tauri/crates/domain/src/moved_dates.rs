//! Dates that move when a newer list of bank holidays is installed.

use crate::calendar::BankHolidays;
use crate::conference::Conference;
use crate::due::{DueDate, due_dates};
use crate::family::Family;
use crate::pack::EffectiveRules;
use crate::timescale::Timescale;

/// A date that comes out differently with a newer list.
#[derive(Clone, Debug, PartialEq)]
pub struct MovedDate {
    /// With the list that was in use.
    pub before: DueDate,
    /// With the newer list.
    pub after: DueDate,
}

/// Lists the open dates of a conference that a newer list of bank holidays moves, in the order of
/// the work.
///
/// Shape: a date that was met is never listed. One is listed when its limit, its last bookable
/// day or its being covered changes.
/// Source: scenario A15.
pub fn moved_dates(
    conference: &Conference,
    family: &Family,
    rules: &EffectiveRules,
    before: &BankHolidays,
    after: &BankHolidays,
) -> Vec<MovedDate> {
    let old = due_dates(conference, family, rules, before);
    let new = due_dates(conference, family, rules, after);
    let outcome =
        |timescale: &Timescale| (timescale.due, timescale.latest_bookable, timescale.covered);
    old.into_iter()
        .zip(new)
        .filter(|(old, _)| old.done_on.is_none())
        .filter(|(old, new)| outcome(&old.timescale) != outcome(&new.timescale))
        .map(|(before, after)| MovedDate { before, after })
        .collect()
}
