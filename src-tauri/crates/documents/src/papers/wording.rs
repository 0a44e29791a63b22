//! The words printed on papers, from the message file of one language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;

const EN_GB: &str = include_str!("../../../../../assets/messages/papers.en-GB.toml");

/// The words of one language.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wording {
    #[serde(default)]
    sections: BTreeMap<String, String>,
    #[serde(default)]
    grounds: BTreeMap<String, String>,
    #[serde(flatten)]
    lines: BTreeMap<String, String>,
}

impl Wording {
    /// English as papers have it.
    pub(crate) fn english() -> &'static Self {
        static ENGLISH: OnceLock<Wording> = OnceLock::new();
        // The file is part of the program and a test reads it; an unreadable one would print codes.
        ENGLISH.get_or_init(|| toml::from_str(EN_GB).unwrap_or_default())
    }

    /// A line by its code, with facts put into its places.
    pub(crate) fn line(&self, code: &str, facts: &[(&str, &str)]) -> String {
        let line = self.lines.get(code).map_or(code, String::as_str);
        facts.iter().fold(line.to_owned(), |filled, (place, fact)| {
            filled.replace(&format!("{{{place}}}"), fact)
        })
    }

    /// A line without facts.
    pub(crate) fn word(&self, code: &str) -> String {
        self.line(code, &[])
    }

    /// The heading of a section.
    pub(crate) fn section(&self, code: &str) -> String {
        self.sections
            .get(code)
            .cloned()
            .unwrap_or_else(|| code.to_owned())
    }

    /// A ground for exclusion.
    pub(crate) fn ground(&self, code: &str) -> String {
        self.grounds
            .get(code)
            .cloned()
            .unwrap_or_else(|| code.to_owned())
    }
}

/// "Tuesday 15 September 2026".
pub(crate) fn long_date(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

/// "15 September 2026".
pub(crate) fn plain_date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// "10:02".
pub(crate) fn clock_time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// "Ava", "Ava and Ben", "Ava, Ben and Cass".
pub(crate) fn and_list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The code that a value has in the record.
pub(crate) fn code_of(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}
