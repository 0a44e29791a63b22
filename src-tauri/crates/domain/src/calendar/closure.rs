//! Days on which a service is closed. They never move a limit; they only warn.

use chrono::NaiveDate;

use crate::timescale::Timescale;

codes! {
    /// What a day on which the service is closed means for a deadline that it does not move.
    ClosureWarning {
        /// The deadline itself is a day on which the service is closed.
        DueWhileClosed,
        /// The last bookable day is a day on which the service is closed.
        LatestBookableWhileClosed,
        /// The service is closed on a working day inside the count: there is less time than
        /// the count says.
        ClosedInsideTheCount,
    }
}

/// Warns about days on which the service is closed. No date is changed.
///
/// Shape: each warning at most once. `from` is the day on which the count began.
pub fn closure_warnings(
    timescale: &Timescale,
    from: NaiveDate,
    closed_on: &[NaiveDate],
) -> Vec<ClosureWarning> {
    let Some(due_on) = timescale.due.map(|due| due.day()) else {
        return Vec::new();
    };
    let (first, last) = (from.min(due_on), from.max(due_on));
    let mut warnings = Vec::new();
    if closed_on.contains(&due_on) {
        warnings.push(ClosureWarning::DueWhileClosed);
    }
    if timescale
        .latest_bookable
        .is_some_and(|day| closed_on.contains(&day))
    {
        warnings.push(ClosureWarning::LatestBookableWhileClosed);
    }
    if closed_on.iter().any(|day| first < *day && *day < last) {
        warnings.push(ClosureWarning::ClosedInsideTheCount);
    }
    warnings
}
