//! Units, and how much of one a limit counts.

use chrono::NaiveTime;

codes! {
    /// What a limit counts in.
    Unit {
        /// Monday to Friday without bank holidays.
        WorkingDays,
        /// Every day.
        CalendarDays,
        /// Seven calendar days.
        Weeks,
        /// Calendar months, same day number, clamped to the end of the month.
        Months,
        /// Elapsed hours, whatever the clocks do.
        Hours,
        /// A clock time on a day before the event.
        ClockTime,
        /// A birthday. One on 29 February falls on 1 March in a common year.
        Birthdays,
        /// Completed weeks of pregnancy, counted back from the expected date.
        WeeksOfGestation,
        /// The day of the trigger itself.
        OnTheDay,
        /// Stated by the court. Stored, never computed.
        CourtStated,
    }
}
code_text!(Unit);

/// How much a limit counts, with what its unit needs.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(tag = "unit", rename_all = "snake_case")]
pub enum Amount {
    /// Working days.
    WorkingDays {
        /// How many.
        count: u32,
    },
    /// Calendar days.
    CalendarDays {
        /// How many.
        count: u32,
    },
    /// Weeks.
    Weeks {
        /// How many.
        count: u32,
    },
    /// Calendar months.
    Months {
        /// How many.
        count: u32,
    },
    /// Elapsed hours.
    Hours {
        /// How many.
        count: u32,
    },
    /// A clock time some days before.
    ClockTime {
        /// Days before the event.
        count: u32,
        /// Local time.
        at: NaiveTime,
    },
    /// A birthday.
    Birthdays {
        /// Which.
        count: u32,
    },
    /// Completed weeks of pregnancy.
    WeeksOfGestation {
        /// How many.
        count: u32,
        /// Completed weeks on the expected date of birth.
        expected_at_weeks: u32,
    },
    /// The day of the trigger itself.
    OnTheDay,
    /// Stated by the court.
    CourtStated,
}

impl Amount {
    /// The unit.
    pub fn unit(&self) -> Unit {
        match self {
            Self::WorkingDays { .. } => Unit::WorkingDays,
            Self::CalendarDays { .. } => Unit::CalendarDays,
            Self::Weeks { .. } => Unit::Weeks,
            Self::Months { .. } => Unit::Months,
            Self::Hours { .. } => Unit::Hours,
            Self::ClockTime { .. } => Unit::ClockTime,
            Self::Birthdays { .. } => Unit::Birthdays,
            Self::WeeksOfGestation { .. } => Unit::WeeksOfGestation,
            Self::OnTheDay => Unit::OnTheDay,
            Self::CourtStated => Unit::CourtStated,
        }
    }

    /// How many of the unit. `None` for the day itself, and where the court states the end.
    pub fn count(&self) -> Option<u32> {
        match self {
            Self::WorkingDays { count }
            | Self::CalendarDays { count }
            | Self::Weeks { count }
            | Self::Months { count }
            | Self::Hours { count }
            | Self::ClockTime { count, .. }
            | Self::Birthdays { count }
            | Self::WeeksOfGestation { count, .. } => Some(*count),
            Self::OnTheDay | Self::CourtStated => None,
        }
    }

    /// Tells whether it is so many of a unit of time and nothing else, so that a service can
    /// set it in another unit.
    pub(crate) fn is_plain_count(&self) -> bool {
        match self {
            Self::WorkingDays { .. }
            | Self::CalendarDays { .. }
            | Self::Weeks { .. }
            | Self::Months { .. }
            | Self::Hours { .. } => true,
            Self::ClockTime { .. }
            | Self::Birthdays { .. }
            | Self::WeeksOfGestation { .. }
            | Self::OnTheDay
            | Self::CourtStated => false,
        }
    }

    /// The same unit with another count. A limit without a count stays as it is.
    pub(crate) fn with_count(&self, count: u32) -> Self {
        match self {
            Self::WorkingDays { .. } => Self::WorkingDays { count },
            Self::CalendarDays { .. } => Self::CalendarDays { count },
            Self::Weeks { .. } => Self::Weeks { count },
            Self::Months { .. } => Self::Months { count },
            Self::Hours { .. } => Self::Hours { count },
            Self::ClockTime { at, .. } => Self::ClockTime { count, at: *at },
            Self::Birthdays { .. } => Self::Birthdays { count },
            Self::WeeksOfGestation {
                expected_at_weeks, ..
            } => Self::WeeksOfGestation {
                count,
                expected_at_weeks: *expected_at_weeks,
            },
            Self::OnTheDay => Self::OnTheDay,
            Self::CourtStated => Self::CourtStated,
        }
    }
}
