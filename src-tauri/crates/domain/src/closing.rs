//! When a conference ended.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::conference::Conference;
use crate::due::local_day;
use crate::timescale::local_moment;

/// The moment at which a conference ended: the time that was given, on its day. The clock of
/// formal dissent runs from it, and not from the moment at which somebody recorded it.
///
/// Shape: past midnight where the time lies before the opening of that day; never later than
/// `recorded_at`. A conference without a day ended when that was recorded. Units: `at` is local
/// time.
/// Source: scenario C7.
pub fn ended_at(
    conference: &Conference,
    at: NaiveTime,
    recorded_at: DateTime<Utc>,
) -> DateTime<Utc> {
    let moment = |day: NaiveDate| local_moment(day, at).map(|moment| moment.to_utc());
    let given = conference.held_on.and_then(|day| {
        let on_the_day = moment(day)?;
        let opened = conference.opened_at.filter(|at| local_day(*at) == day);
        if opened.is_some_and(|opened_at| on_the_day < opened_at) {
            moment(day.succ_opt()?)
        } else {
            Some(on_the_day)
        }
    });
    given
        .filter(|moment| *moment <= recorded_at)
        .unwrap_or(recorded_at)
}
