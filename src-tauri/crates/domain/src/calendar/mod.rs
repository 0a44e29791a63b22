//! Working days: Monday to Friday, not a bank holiday of the division, within stated coverage.

mod closure;
mod file;

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate, Weekday};

pub use closure::{ClosureWarning, closure_warnings};
pub use file::BankHolidaysError;

codes! {
    /// The three divisions of the United Kingdom that have their own bank holidays.
    CalendarId {
        /// England and Wales.
        EnglandAndWales,
        /// Scotland.
        Scotland,
        /// Northern Ireland.
        NorthernIreland,
    }
}
code_text!(CalendarId);

/// The bank holidays of all three divisions, from one versioned file.
///
/// Shape: all three divisions share one version and one covered range.
#[derive(Clone, Debug, PartialEq)]
pub struct BankHolidays {
    version: String,
    source: String,
    licence: String,
    read_on: NaiveDate,
    warn_months_before_end: u32,
    england_and_wales: Calendar,
    scotland: Calendar,
    northern_ireland: Calendar,
}

/// The bank holidays of one division, with the days for which the list is complete.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    id: CalendarId,
    version: String,
    covers_from: NaiveDate,
    covers_to: NaiveDate,
    holidays: BTreeMap<NaiveDate, String>,
}

record! {
    /// Which list a date was counted with.
    CalendarStamp {
        /// Division.
        id: CalendarId,
        /// Version of the list.
        version: String,
        /// First day for which the list is complete.
        covers_from: NaiveDate,
        /// Last day for which the list is complete.
        covers_to: NaiveDate,
    }
}

record! {
    /// A bank holiday on a weekday that a count passed over.
    SkippedDay {
        /// The day.
        date: NaiveDate,
        /// Name of the holiday.
        name: String,
    }
}

record! {
    /// The end of a working-day count, with the bank holidays that lie inside it.
    WorkingDayCount {
        /// The day on which the count ends.
        ends_on: NaiveDate,
        /// Bank holidays on weekdays inside the count, earliest first.
        skipped: Vec<SkippedDay>,
    }
}

record! {
    /// A warning that the list of bank holidays ends soon, or has ended.
    CoverageWarning {
        /// Last day for which the list is complete.
        covers_to: NaiveDate,
        /// True when today is already past it.
        has_ended: bool,
    }
}

/// A day lies outside the days for which the list of bank holidays is complete.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the bank holidays are known from {covers_from} to {covers_to}; the count reaches past that"
)]
pub struct NotCovered {
    /// First day covered.
    pub covers_from: NaiveDate,
    /// Last day covered.
    pub covers_to: NaiveDate,
}

impl BankHolidays {
    /// Version of the list.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Where the list comes from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The terms under which the list may be used.
    pub fn licence(&self) -> &str {
        &self.licence
    }

    /// The day on which the source was read.
    pub fn read_on(&self) -> NaiveDate {
        self.read_on
    }

    /// The calendar of one division.
    pub fn calendar(&self, id: CalendarId) -> &Calendar {
        match id {
            CalendarId::EnglandAndWales => &self.england_and_wales,
            CalendarId::Scotland => &self.scotland,
            CalendarId::NorthernIreland => &self.northern_ireland,
        }
    }

    /// First and last day for which the list is complete.
    pub fn coverage(&self) -> (NaiveDate, NaiveDate) {
        let calendar = self.calendar(CalendarId::EnglandAndWales);
        (calendar.covers_from, calendar.covers_to)
    }

    /// Returns a warning when the list ends within the months that the file names, or has ended.
    pub fn coverage_warning(&self, today: NaiveDate) -> Option<CoverageWarning> {
        let (_, covers_to) = self.coverage();
        let warn_from = covers_to
            .checked_sub_months(Months::new(self.warn_months_before_end))
            .unwrap_or(covers_to);
        (today > warn_from).then_some(CoverageWarning {
            covers_to,
            has_ended: today > covers_to,
        })
    }
}

impl Calendar {
    /// Division.
    pub fn id(&self) -> CalendarId {
        self.id
    }

    /// What a date counted with this calendar says about it.
    pub fn stamp(&self) -> CalendarStamp {
        CalendarStamp {
            id: self.id,
            version: self.version.clone(),
            covers_from: self.covers_from,
            covers_to: self.covers_to,
        }
    }

    /// Tells whether a day lies within the days for which the list is complete.
    pub fn covers(&self, day: NaiveDate) -> bool {
        (self.covers_from..=self.covers_to).contains(&day)
    }

    /// Name of the bank holiday on a day. `None` past the coverage does not mean "no holiday".
    pub fn holiday(&self, day: NaiveDate) -> Option<&str> {
        self.holidays.get(&day).map(String::as_str)
    }

    /// Tells whether a day is a working day.
    ///
    /// # Errors
    /// [`NotCovered`] past the coverage, except for a weekend, which is one in every list.
    pub fn is_working_day(&self, day: NaiveDate) -> Result<bool, NotCovered> {
        if is_weekend(day) {
            return Ok(false);
        }
        self.require(day)?;
        Ok(!self.holidays.contains_key(&day))
    }

    /// Counts working days forward: `from` is day 0, day 1 is the first working day after it.
    ///
    /// # Errors
    /// [`NotCovered`] when any day counted over lies outside the coverage.
    pub fn working_days_after(
        &self,
        from: NaiveDate,
        count: u32,
    ) -> Result<WorkingDayCount, NotCovered> {
        self.count_from(from, count, NaiveDate::succ_opt)
    }

    /// Counts working days back: day 1 is the last working day before `from`.
    ///
    /// # Errors
    /// [`NotCovered`] when any day counted over lies outside the coverage.
    pub fn working_days_before(
        &self,
        from: NaiveDate,
        count: u32,
    ) -> Result<WorkingDayCount, NotCovered> {
        let mut counted = self.count_from(from, count, NaiveDate::pred_opt)?;
        counted.skipped.reverse();
        Ok(counted)
    }

    /// The last working day on or before a day.
    ///
    /// # Errors
    /// [`NotCovered`] when a weekday that was looked at is not covered.
    pub fn working_day_on_or_before(&self, day: NaiveDate) -> Result<NaiveDate, NotCovered> {
        let mut candidate = day;
        while !self.is_working_day(candidate)? {
            candidate = candidate.pred_opt().ok_or_else(|| self.not_covered())?;
        }
        Ok(candidate)
    }

    /// Counts the working days after `after`, up to and including `up_to`. None gives 0.
    ///
    /// # Errors
    /// [`NotCovered`] when a day between lies outside the coverage.
    pub fn working_days_between(
        &self,
        after: NaiveDate,
        up_to: NaiveDate,
    ) -> Result<u32, NotCovered> {
        let mut working_days = 0;
        for day in after.iter_days().skip(1).take_while(|day| *day <= up_to) {
            self.require(day)?;
            working_days += u32::from(self.is_working_day(day)?);
        }
        Ok(working_days)
    }

    /// Counts the working days of notice that something on `given_on` gives of an event: the
    /// days from `given_on`, itself included, to the day before the event.
    ///
    /// # Errors
    /// [`NotCovered`] when a day between lies outside the coverage.
    pub fn working_days_notice(
        &self,
        given_on: NaiveDate,
        event_on: NaiveDate,
    ) -> Result<u32, NotCovered> {
        match (given_on.pred_opt(), event_on.pred_opt()) {
            (Some(after), Some(up_to)) => self.working_days_between(after, up_to),
            (None, _) | (_, None) => Err(self.not_covered()),
        }
    }

    fn count_from(
        &self,
        from: NaiveDate,
        count: u32,
        step: fn(&NaiveDate) -> Option<NaiveDate>,
    ) -> Result<WorkingDayCount, NotCovered> {
        let mut counted = WorkingDayCount {
            ends_on: from,
            skipped: Vec::new(),
        };
        let mut left = count;
        while left > 0 {
            let day = step(&counted.ends_on).ok_or_else(|| self.not_covered())?;
            self.require(day)?;
            counted.ends_on = day;
            if is_weekend(day) {
                continue;
            }
            match self.holiday(day) {
                Some(name) => counted.skipped.push(SkippedDay {
                    date: day,
                    name: name.to_owned(),
                }),
                None => left -= 1,
            }
        }
        Ok(counted)
    }

    fn require(&self, day: NaiveDate) -> Result<(), NotCovered> {
        if self.covers(day) {
            Ok(())
        } else {
            Err(self.not_covered())
        }
    }

    fn not_covered(&self) -> NotCovered {
        NotCovered {
            covers_from: self.covers_from,
            covers_to: self.covers_to,
        }
    }
}

/// Tells whether a day is a Saturday or a Sunday.
pub fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}
