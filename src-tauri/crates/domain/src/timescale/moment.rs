//! Days and moments that a count starts from or ends on, in the local time of the United Kingdom.

use chrono::{
    DateTime, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc,
};
use chrono_tz::Europe::London;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A day, or an exact moment, that starts a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(untagged)]
pub enum TriggerAt {
    /// A day, with no time known.
    Day(NaiveDate),
    /// An exact moment.
    Moment(DateTime<FixedOffset>),
}

/// The end of a count.
///
/// Shape: a day means the end of that day. In JSON both are ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(untagged)]
pub enum Due {
    /// By the end of this day.
    Day(NaiveDate),
    /// By this moment.
    Moment(DateTime<FixedOffset>),
}

/// Why a date or time as typed cannot start a count.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TriggerTextError {
    /// It is neither a date nor a date with a time.
    #[error(
        "\"{0}\" is not a date that exists. Write 2026-12-16, or 2026-12-16T22:30 with the time"
    )]
    NotADate(String),
    /// The clocks went forward over it.
    #[error("{0} did not happen: the clocks went forward over it. Check the time")]
    SkippedByTheClocks(NaiveDateTime),
    /// The clocks went back over it.
    #[error(
        "{0} happened twice, as the clocks went back. Write which one: +01:00 for the first, +00:00 for the second"
    )]
    HappenedTwice(NaiveDateTime),
}

/// Ways of writing a local date with a time.
const LOCAL_SHAPES: &[&str] = &[
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
];

/// The same with an offset from UTC, `Z` or `+01:00`.
const OFFSET_SHAPES: &[&str] = &[
    "%Y-%m-%dT%H:%M%#z",
    "%Y-%m-%dT%H:%M:%S%.f%#z",
    "%Y-%m-%d %H:%M%#z",
];

impl TriggerAt {
    /// The local day.
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Moment(moment) => moment.with_timezone(&London).date_naive(),
        }
    }

    /// The exact moment, if a time is known.
    pub(crate) fn moment(self) -> Option<DateTime<Tz>> {
        match self {
            Self::Day(_) => None,
            Self::Moment(moment) => Some(moment.with_timezone(&London)),
        }
    }
}

impl From<NaiveDate> for TriggerAt {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<DateTime<Utc>> for TriggerAt {
    fn from(moment: DateTime<Utc>) -> Self {
        Self::Moment(moment.with_timezone(&London).fixed_offset())
    }
}

impl std::str::FromStr for TriggerAt {
    type Err = TriggerTextError;

    /// Reads a date, a date with a local time, or a date with a time and its offset.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return Ok(Self::Day(day));
        }
        let with_offset = OFFSET_SHAPES
            .iter()
            .find_map(|shape| DateTime::parse_from_str(text, shape).ok());
        if let Some(moment) = with_offset {
            return Ok(Self::from(moment.to_utc()));
        }
        let local = LOCAL_SHAPES
            .iter()
            .find_map(|shape| NaiveDateTime::parse_from_str(text, shape).ok())
            .ok_or_else(|| TriggerTextError::NotADate(text.to_owned()))?;
        match London.from_local_datetime(&local) {
            LocalResult::Single(moment) => Ok(Self::Moment(moment.fixed_offset())),
            LocalResult::Ambiguous(_, _) => Err(TriggerTextError::HappenedTwice(local)),
            LocalResult::None => Err(TriggerTextError::SkippedByTheClocks(local)),
        }
    }
}

impl Due {
    /// The local day on which it falls.
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Moment(moment) => moment.with_timezone(&London).date_naive(),
        }
    }

    /// Orders ends of counts: a day ends after every moment in it.
    pub(crate) fn ends(self) -> (NaiveDate, bool, Option<DateTime<Utc>>) {
        match self {
            Self::Day(day) => (day, true, None),
            Self::Moment(moment) => (self.day(), false, Some(moment.to_utc())),
        }
    }

    pub(crate) fn from_moment(moment: DateTime<Tz>) -> Self {
        Self::Moment(moment.fixed_offset())
    }
}

impl std::fmt::Display for Due {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Moment(moment) => write!(f, "{}", moment.to_rfc3339()),
        }
    }
}

/// A local clock time on a day, as a moment. Where the clocks go back over it, the first of the
/// two; `None` where they go forward over it.
pub(crate) fn local_moment(day: NaiveDate, at: NaiveTime) -> Option<DateTime<Tz>> {
    London.from_local_datetime(&day.and_time(at)).earliest()
}
