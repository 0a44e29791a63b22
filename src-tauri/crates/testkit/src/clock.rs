//! Days and times that tests name.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};

/// A day.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

/// A time of the day, local.
pub fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).expect("a time of the day")
}

/// A moment, from the local time that a clock in London shows.
pub fn at(on: NaiveDate, hour: u32, minute: u32) -> DateTime<Utc> {
    chrono_tz::Europe::London
        .from_local_datetime(&on.and_time(time(hour, minute)))
        .earliest()
        .expect("a local time that exists")
        .with_timezone(&Utc)
}

/// The day of the conference: Tuesday 15 September 2026.
pub fn conference_day() -> NaiveDate {
    day(2026, 9, 15)
}
