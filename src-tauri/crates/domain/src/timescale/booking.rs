//! How a day that someone wants to book stands to a limit.

use chrono::NaiveDate;

use super::Timescale;
use crate::calendar::{Calendar, is_weekend};

codes! {
    /// How a day stands to a limit. A weekend or holiday is said first, also when it is late.
    BookingVerdict {
        /// A working day inside the limit.
        InTime,
        /// After the limit.
        Late,
        /// A Saturday or Sunday.
        Weekend,
        /// A bank holiday.
        Holiday,
    }
}

record! {
    /// A day that someone wants to book, against the limit. It is a warning, never a refusal.
    ToBook {
        /// How it stands.
        verdict: BookingVerdict,
        /// Working days after the limit, up to and including the day; 0 when it is not late,
        /// empty when the bank holidays between are not known.
        working_days_late: Option<u32>,
    }
}

impl Timescale {
    /// Compares a day with the limit. `None` when there is no limit to compare it with, or when the
    /// day is inside the limit and the list of bank holidays does not reach it: it may be one.
    pub fn to_book(&self, day: NaiveDate, calendar: &Calendar) -> Option<ToBook> {
        let due_on = self.due?.day();
        let is_late = day > due_on;
        let verdict = if is_weekend(day) {
            BookingVerdict::Weekend
        } else if calendar.holiday(day).is_some() {
            BookingVerdict::Holiday
        } else if is_late {
            BookingVerdict::Late
        } else if calendar.covers(day) {
            BookingVerdict::InTime
        } else {
            return None;
        };
        let working_days_late = if is_late {
            calendar.working_days_between(due_on, day).ok()
        } else {
            Some(0)
        };
        Some(ToBook {
            verdict,
            working_days_late,
        })
    }

    /// The same timescale with the verdict on a day that someone wants to book.
    #[must_use]
    pub fn with_booking(mut self, day: NaiveDate, calendar: &Calendar) -> Self {
        self.to_book = self.to_book(day, calendar);
        self
    }
}
