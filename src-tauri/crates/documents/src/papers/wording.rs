//! The words printed on papers, from the message file of one language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chairside_domain::pack::Names;
use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;

const EN_GB: &str = include_str!("../../../../../assets/messages/papers.en-GB.toml");

/// The words of one language.
#[derive(Debug, Default, Deserialize)]
struct Wording {
    #[serde(default)]
    sections: BTreeMap<String, String>,
    #[serde(default)]
    grounds: BTreeMap<String, String>,
    #[serde(default)]
    roles: BTreeMap<String, String>,
    /// What meetings and papers are called where the pack does not say.
    #[serde(default)]
    names: BTreeMap<String, String>,
    #[serde(flatten)]
    lines: BTreeMap<String, String>,
}

impl Wording {
    /// English as papers have it.
    fn english() -> &'static Self {
        static ENGLISH: OnceLock<Wording> = OnceLock::new();
        // The file is part of the program and a test reads it; an unreadable one would print codes.
        ENGLISH.get_or_init(|| toml::from_str(EN_GB).unwrap_or_default())
    }
}

/// The words of one language, with what the pack in use calls meetings, plans and people.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a> {
    wording: &'static Wording,
    names: Option<&'a Names>,
}

impl<'a> Words<'a> {
    /// English, with the names of a pack.
    pub(super) fn english(names: Option<&'a Names>) -> Self {
        Self {
            wording: Wording::english(),
            names,
        }
    }

    /// A line by its code, with facts put into its places.
    ///
    /// A fact is put in as it is: places within a fact stay as they were written. A place that
    /// begins with a capital takes its fact with one.
    pub(super) fn line(&self, code: &str, facts: &[(&str, &str)]) -> String {
        let line = self.wording.lines.get(code).map_or(code, String::as_str);
        self.filled(line, facts)
    }

    /// A line without facts of its own.
    pub(super) fn word(&self, code: &str) -> String {
        self.line(code, &[])
    }

    /// The heading of a section.
    pub(super) fn section(&self, code: &str) -> String {
        self.listed(&self.wording.sections, code)
    }

    /// A ground for exclusion.
    pub(super) fn ground(&self, code: &str) -> String {
        self.listed(&self.wording.grounds, code)
    }

    /// A role in the conference.
    pub(super) fn role(&self, code: &str) -> String {
        self.listed(&self.wording.roles, code)
    }

    fn listed(&self, list: &BTreeMap<String, String>, code: &str) -> String {
        self.filled(list.get(code).map_or(code, String::as_str), &[])
    }

    fn filled(&self, line: &str, facts: &[(&str, &str)]) -> String {
        let mut filled = String::with_capacity(line.len());
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((place, after)) = after.split_once('}') else {
                filled.push('{');
                rest = after;
                continue;
            };
            match self.fact(place, facts) {
                Some(fact) => filled.push_str(&fact),
                None => {
                    filled.push('{');
                    filled.push_str(place);
                    filled.push('}');
                }
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    fn fact(&self, place: &str, facts: &[(&str, &str)]) -> Option<String> {
        let given = |wanted: &str| {
            let own = facts.iter().find(|(place, _)| *place == wanted);
            own.map(|(_, fact)| (*fact).to_owned())
                .or_else(|| self.called(wanted))
        };
        given(place).or_else(|| given(&lower_first(place)).map(|fact| upper_first(&fact)))
    }

    /// What the pack calls something, or what it is called where the pack is silent.
    pub(super) fn called(&self, what: &str) -> Option<String> {
        let of_pack = self.names.and_then(|names| match what {
            "meeting" => Some(&names.conference),
            "short" => Some(&names.short),
            "initial" => Some(&names.initial),
            "review_meeting" => Some(&names.review),
            "plan" => Some(&names.plan),
            "chair" => Some(&names.chair),
            "lead" => Some(&names.lead_practitioner),
            "letter" => Some(&names.decision_letter),
            "record" => Some(&names.full_record),
            _ => None,
        });
        of_pack
            .or_else(|| self.wording.names.get(what))
            .map(String::to_owned)
    }

    /// Tells whether the pack's area keeps a register.
    pub(super) fn has_register(&self) -> bool {
        self.names.is_some_and(|names| names.register.is_some())
    }

    /// The register, where one is kept.
    pub(super) fn register(&self) -> String {
        let register = self.names.and_then(|names| names.register.clone());
        register.unwrap_or_default()
    }
}

/// "an initial conference", "a review".
pub(super) fn with_article(noun: &str) -> String {
    let is_an = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if is_an { "an" } else { "a" })
}

/// The text with its first letter made small.
pub(super) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

/// The text with its first letter made a capital.
pub(super) fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// "Tuesday 15 September 2026". Day, month and year stay on one line.
pub(super) fn long_date(date: NaiveDate) -> String {
    date.format("%A %-d\u{A0}%B\u{A0}%Y").to_string()
}

/// "15 September 2026". Day, month and year stay on one line.
pub(super) fn plain_date(date: NaiveDate) -> String {
    date.format("%-d\u{A0}%B\u{A0}%Y").to_string()
}

/// "10:02".
pub(super) fn clock_time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// "Ava", "Ava and Ben", "Ava, Ben and Cass".
pub(super) fn and_list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The words, ended with a full stop unless they end a sentence already.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '?', '!', '\u{201D}']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// The code that a value has in the record.
pub(super) fn code_of(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_file_is_read() {
        let words = Words::english(None);
        assert_eq!(words.word("held"), "Held");
        assert_eq!(words.section("attendance"), "Who was there");
    }

    #[test]
    fn braces_in_what_people_wrote_stay_as_they_are() {
        let words = Words::english(None);
        let line = words.line("reasons_line", &[("reasons", "see {date} and {chair}")]);
        assert_eq!(line, "Reasons: see {date} and {chair}");
    }

    #[test]
    fn a_place_with_a_capital_takes_its_fact_with_one() {
        let words = Words::english(None);
        assert_eq!(
            words.filled("{Lead}: {lead}", &[]),
            "Lead practitioner: lead practitioner"
        );
    }
}
