//! Birthdays, for the day on which a child becomes an adult.

use chrono::{Datelike, NaiveDate};

/// Returns the day of a birthday. One on 29 February falls on 1 March in a common year.
///
/// Shape: `None` only past the last year that a date can have.
pub fn birthday(born_on: NaiveDate, years: u32) -> Option<NaiveDate> {
    let year = born_on.year().checked_add(i32::try_from(years).ok()?)?;
    born_on.with_year(year).or_else(|| {
        // Only 29 February is missing from a year: the day after 28 February takes its place.
        born_on.pred_opt()?.with_year(year)?.succ_opt()
    })
}
