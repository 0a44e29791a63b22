//! What the readers of TOML files share: dates, and the line on which something stands.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de};

/// A date as TOML writes it, without quotation marks: `2026-11-21`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TomlDate(pub(crate) NaiveDate);

impl<'de> Deserialize<'de> for TomlDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = toml::value::Datetime::deserialize(deserializer)?;
        written.to_string().parse().map(Self).map_err(|_| {
            de::Error::custom(format!(
                "\"{written}\" is not a day. Write it as 2026-12-25"
            ))
        })
    }
}

/// The line, from 1, on which a byte of the text stands.
pub(crate) fn line_of(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().iter().take(offset);
    before.filter(|byte| **byte == b'\n').count() + 1
}

/// The line on which a key of a table stands, where the table begins at a byte of the text.
pub(crate) fn line_of_key(text: &str, table: usize, key: &str) -> Option<usize> {
    let first = line_of(text, table);
    let rest = text.lines().enumerate().skip(first);
    let keys = rest.take_while(|(_, line)| !line.trim_start().starts_with('['));
    let is_key = |line: &str| {
        line.split_once('=')
            .is_some_and(|(name, _)| name.trim() == key)
    };
    keys.filter(|(_, line)| is_key(line))
        .map(|(index, _)| index + 1)
        .next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_looked_for_in_its_own_table_only() {
        let text = "[one]\ncount = 3\n\n[two]\nunit = \"weeks\"\n";
        assert_eq!(line_of_key(text, 0, "count"), Some(2));
        assert_eq!(
            line_of_key(text, 0, "unit"),
            None,
            "it stands in the next table"
        );
        assert_eq!(line_of_key(text, 18, "unit"), Some(5));
    }
}
