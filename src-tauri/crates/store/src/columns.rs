//! How the values of a row are written in SQL, where the driver has no form of its own.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

/// A day, as text `2026-11-22`, so that text order is date order.
pub(crate) struct Day(pub(crate) NaiveDate);

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.format("%Y-%m-%d").to_string().into())
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        NaiveDate::parse_from_str(value.as_str()?, "%Y-%m-%d")
            .map(Day)
            .map_err(FromSqlError::other)
    }
}

/// A time of day without its zone, as text `10:00`.
pub(crate) struct TimeOfDay(pub(crate) NaiveTime);

impl ToSql for TimeOfDay {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.format("%H:%M").to_string().into())
    }
}

impl FromSql for TimeOfDay {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        NaiveTime::parse_from_str(value.as_str()?, "%H:%M")
            .map(TimeOfDay)
            .map_err(FromSqlError::other)
    }
}

/// An instant, as whole milliseconds of UTC since 1970.
pub(crate) struct Instant(pub(crate) DateTime<Utc>);

impl ToSql for Instant {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.timestamp_millis().into())
    }
}

impl FromSql for Instant {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let millis = value.as_i64()?;
        Utc.timestamp_millis_opt(millis)
            .single()
            .map(Instant)
            .ok_or(FromSqlError::OutOfRange(millis))
    }
}

/// A day that may be absent.
pub(crate) fn day(value: Option<NaiveDate>) -> Option<Day> {
    value.map(Day)
}
