//! Dates that move when a newer list of bank holidays is installed.

use chrono::NaiveDate;

use crate::calendar::BankHolidays;
use crate::conference::Conference;
use crate::due::due_dates;
use crate::family::Family;
use crate::family_due::family_due_dates;
use crate::ids::ConferenceId;
use crate::pack::EffectiveRules;
use crate::timescale::Timescale;

/// A date that comes out differently with a newer list.
#[derive(Clone, Debug, PartialEq)]
pub struct MovedDate {
    /// With the list that was in use.
    pub before: Timescale,
    /// With the newer list.
    pub after: Timescale,
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
    let dates = |holidays| {
        due_dates(conference, family, rules, holidays)
            .into_iter()
            .map(|due| (due.timescale, due.done_on))
    };
    moved(dates(before), dates(after))
}

/// Lists the open dates of a family's record that a newer list moves, as [`moved_dates`] does for
/// a conference. `held_on` gives the day of a conference.
pub fn moved_family_dates(
    family: &Family,
    rules: &EffectiveRules,
    held_on: impl Fn(ConferenceId) -> Option<NaiveDate>,
    before: &BankHolidays,
    after: &BankHolidays,
) -> Vec<MovedDate> {
    let dates = |holidays| {
        family_due_dates(family, rules, holidays, &held_on)
            .into_iter()
            .map(|due| (due.timescale, due.done_on))
    };
    moved(dates(before), dates(after))
}

/// A date, and the day on which it was met.
type Dated = (Timescale, Option<NaiveDate>);

fn moved(
    before: impl Iterator<Item = Dated>,
    after: impl Iterator<Item = Dated>,
) -> Vec<MovedDate> {
    let outcome = |date: &Timescale| (date.due, date.latest_bookable, date.covered);
    before
        .zip(after)
        .filter(|((_, done_on), _)| done_on.is_none())
        .map(|((before, _), (after, _))| MovedDate { before, after })
        .filter(|moved| outcome(&moved.before) != outcome(&moved.after))
        .collect()
}
