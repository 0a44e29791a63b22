//! Reading the bank holidays from the text of their file, and judging a newer one.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

use super::{BankHolidays, Calendar, CalendarId};
use crate::toml_text::{TomlDate, line_of};

/// The shape of file that this version reads.
const FORMAT: u32 = 1;

/// Why a file of bank holidays is refused. Each says the line, where there is one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BankHolidaysError {
    /// The text is not of the documented shape, or a key is unknown.
    #[error("line {line}: {message}. Correct that line and try again")]
    Shape {
        /// Line in the file, from 1.
        line: usize,
        /// What is wrong with it.
        message: String,
    },
    /// The file is of a shape that this version of the app does not know.
    #[error("line {line}: format {found} is not known. This app reads format {FORMAT}")]
    Format {
        /// Line in the file, from 1.
        line: usize,
        /// The format that the file names.
        found: u32,
    },
    /// The covered range ends before it begins.
    #[error("line {line}: covers_to is before covers_from. Correct one of them")]
    Coverage {
        /// Line in the file, from 1.
        line: usize,
    },
    /// A key under a division is not a date.
    #[error("line {line}: \"{key}\" is not a date. Write the day as 2026-12-25")]
    Day {
        /// Line in the file, from 1.
        line: usize,
        /// The key as written.
        key: String,
    },
    /// A holiday lies outside the range that the file says it covers.
    #[error(
        "line {line}: {day} is outside the days that this file covers. Change the date or the coverage"
    )]
    OutsideCoverage {
        /// Line in the file, from 1.
        line: usize,
        /// The holiday.
        day: NaiveDate,
    },
    /// A division has no list, or an empty one.
    #[error("there are no holidays for {0}. Add [holidays.{0}]")]
    DivisionMissing(CalendarId),
    /// A newer file has the version that is in use already.
    #[error("version {0} is the one in use. Give the new file its own version")]
    SameVersion(String),
    /// A newer file covers less than the one in use.
    #[error(
        "the file covers {from} to {to}, which is less than the list in use. Use a list that covers at least as much"
    )]
    CoversLess {
        /// First day that the newer file covers.
        from: NaiveDate,
        /// Last day that the newer file covers.
        to: NaiveDate,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: Spanned<u32>,
    version: String,
    read_on: TomlDate,
    source: String,
    licence: String,
    covers_from: TomlDate,
    covers_to: Spanned<TomlDate>,
    warn_months_before_end: u32,
    holidays: BTreeMap<CalendarId, BTreeMap<String, Spanned<String>>>,
}

impl BankHolidays {
    /// Reads the list from the text of its file.
    ///
    /// # Errors
    /// [`BankHolidaysError`], with the line, when the text is not of the documented shape.
    pub fn parse(text: &str) -> Result<Self, BankHolidaysError> {
        let file: File = toml::from_str(text).map_err(|error| BankHolidaysError::Shape {
            line: error.span().map_or(1, |span| line_of(text, span.start)),
            message: error.message().replace('\n', " "),
        })?;
        if *file.format.get_ref() != FORMAT {
            return Err(BankHolidaysError::Format {
                line: line_of(text, file.format.span().start),
                found: *file.format.get_ref(),
            });
        }
        let covers_from = file.covers_from.0;
        let covers_to = file.covers_to.get_ref().0;
        if covers_to < covers_from {
            return Err(BankHolidaysError::Coverage {
                line: line_of(text, file.covers_to.span().start),
            });
        }
        let calendar = |id: CalendarId| {
            let days = file.holidays.get(&id).filter(|days| !days.is_empty());
            let days = days.ok_or(BankHolidaysError::DivisionMissing(id))?;
            Ok(Calendar {
                id,
                version: file.version.clone(),
                covers_from,
                covers_to,
                holidays: read_days(text, days, covers_from, covers_to)?,
            })
        };
        Ok(Self {
            england_and_wales: calendar(CalendarId::EnglandAndWales)?,
            scotland: calendar(CalendarId::Scotland)?,
            northern_ireland: calendar(CalendarId::NorthernIreland)?,
            version: file.version,
            source: file.source,
            licence: file.licence,
            read_on: file.read_on.0,
            warn_months_before_end: file.warn_months_before_end,
        })
    }

    /// Reads a newer list that is to take the place of this one.
    ///
    /// # Errors
    /// As [`BankHolidays::parse`], and when the newer list has the same version or covers less.
    pub fn refreshed_from(&self, text: &str) -> Result<Self, BankHolidaysError> {
        let newer = Self::parse(text)?;
        if newer.version == self.version {
            return Err(BankHolidaysError::SameVersion(newer.version));
        }
        let (from, to) = newer.coverage();
        let (old_from, old_to) = self.coverage();
        if from > old_from || to < old_to {
            return Err(BankHolidaysError::CoversLess { from, to });
        }
        Ok(newer)
    }
}

fn read_days(
    text: &str,
    days: &BTreeMap<String, Spanned<String>>,
    covers_from: NaiveDate,
    covers_to: NaiveDate,
) -> Result<BTreeMap<NaiveDate, String>, BankHolidaysError> {
    let mut holidays = BTreeMap::new();
    for (key, name) in days {
        let line = line_of(text, name.span().start);
        let day: NaiveDate = key.parse().map_err(|_| BankHolidaysError::Day {
            line,
            key: key.clone(),
        })?;
        if !(covers_from..=covers_to).contains(&day) {
            return Err(BankHolidaysError::OutsideCoverage { line, day });
        }
        holidays.insert(day, name.get_ref().clone());
    }
    Ok(holidays)
}
