//! The words printed on papers, from the message file of one language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chairside_domain::meeting::PaperLanguage;
use chairside_domain::pack::Names;
use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::Deserialize;

const EN_GB: &str = include_str!("../../../../../assets/messages/papers.en-GB.toml");
const CY: &str = include_str!("../../../../../assets/messages/papers.cy.toml");

/// The words of one language.
#[derive(Debug, Default, Deserialize)]
struct Wording {
    /// Whether someone whose language it is has read the words.
    #[serde(default)]
    is_checked: bool,
    /// What the pack's categories are called, by their codes.
    #[serde(default)]
    categories: BTreeMap<String, String>,
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
    fn of(language: PaperLanguage) -> &'static Self {
        static ENGLISH: OnceLock<Wording> = OnceLock::new();
        static WELSH: OnceLock<Wording> = OnceLock::new();
        let (kept, file) = match language {
            PaperLanguage::English => (&ENGLISH, EN_GB),
            PaperLanguage::Welsh => (&WELSH, CY),
        };
        // The files are part of the program and a test reads them; an unreadable one would print codes.
        kept.get_or_init(|| toml::from_str(file).unwrap_or_default())
    }
}

/// The words of one language, with what the pack in use calls meetings, plans and people.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a> {
    language: PaperLanguage,
    wording: &'static Wording,
    names: Option<&'a Names>,
}

impl<'a> Words<'a> {
    /// The words of a language, with the names of a pack.
    pub(super) fn of(language: PaperLanguage, names: Option<&'a Names>) -> Self {
        Self {
            language,
            wording: Wording::of(language),
            names,
        }
    }

    /// English, with the names of a pack.
    #[cfg(test)]
    fn english(names: Option<&'a Names>) -> Self {
        Self::of(PaperLanguage::English, names)
    }

    /// The language, as a BCP 47 tag.
    pub(super) fn tag(&self) -> &'static str {
        match self.language {
            PaperLanguage::English => "en-GB",
            PaperLanguage::Welsh => "cy",
        }
    }

    /// That nobody has checked these words yet: in them, and in English. `None` once someone has.
    pub(super) fn not_checked(&self) -> Option<(String, String)> {
        let english = Self::of(PaperLanguage::English, None);
        let code = "not_checked";
        (!self.wording.is_checked).then(|| (self.word(code), english.word(code)))
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

    /// What the pack calls a category, in the language of these words where they have it.
    pub(super) fn category(&self, code: &str, of_pack: &str) -> String {
        let translated = match self.language {
            PaperLanguage::English => None,
            PaperLanguage::Welsh => self.wording.categories.get(code).cloned(),
        };
        translated.unwrap_or_else(|| of_pack.to_owned())
    }

    /// What the pack calls something, or what it is called where the pack is silent. Packs are in
    /// English: in another language the words of that language stand.
    pub(super) fn called(&self, what: &str) -> Option<String> {
        let names = self
            .names
            .filter(|_| self.language == PaperLanguage::English);
        let of_pack = names.and_then(|names| match what {
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
        let of_pack = self.names.and_then(|names| names.register.clone());
        match self.language {
            PaperLanguage::English => of_pack.unwrap_or_default(),
            PaperLanguage::Welsh => self.called("register").unwrap_or_default(),
        }
    }

    /// "an initial conference", "a review". Welsh has no such article.
    pub(super) fn with_article(&self, noun: &str) -> String {
        match self.language {
            PaperLanguage::Welsh => noun.to_owned(),
            PaperLanguage::English => {
                let is_an = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
                format!("{} {noun}", if is_an { "an" } else { "a" })
            }
        }
    }

    /// "Tuesday 15 September 2026", "dydd Mawrth 15 Medi 2026". Day, month and year stay on one line.
    pub(super) fn long_date(&self, date: NaiveDate) -> String {
        match self.language {
            PaperLanguage::English => date.format("%A %-d\u{A0}%B\u{A0}%Y").to_string(),
            PaperLanguage::Welsh => {
                let day = date.weekday().num_days_from_monday() as usize;
                let day = WELSH_DAYS.get(day).copied().unwrap_or_default();
                format!("{day} {}", self.plain_date(date))
            }
        }
    }

    /// "15 September 2026", "15 Medi 2026". Day, month and year stay on one line.
    pub(super) fn plain_date(&self, date: NaiveDate) -> String {
        match self.language {
            PaperLanguage::English => date.format("%-d\u{A0}%B\u{A0}%Y").to_string(),
            PaperLanguage::Welsh => {
                let month = WELSH_MONTHS.get(date.month0() as usize).copied();
                let (day, year) = (date.day(), date.year());
                format!("{day}\u{A0}{}\u{A0}{year}", month.unwrap_or_default())
            }
        }
    }

    /// "Ava", "Ava and Ben", "Ava, Ben and Cass"; "Ava a Ben", "Ava ac Owen".
    pub(super) fn and_list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => format!("{} {} {last}", most.join(", "), self.and_before(last)),
        }
    }

    fn and_before(&self, word: &str) -> &'static str {
        const VOWELS: [char; 11] = ['a', 'e', 'i', 'o', 'u', 'â', 'ê', 'î', 'ô', 'û', 'é'];
        match self.language {
            PaperLanguage::English => "and",
            PaperLanguage::Welsh if lower_first(word).starts_with(VOWELS) => "ac",
            PaperLanguage::Welsh => "a",
        }
    }
}

const WELSH_DAYS: [&str; 7] = [
    "dydd Llun",
    "dydd Mawrth",
    "dydd Mercher",
    "dydd Iau",
    "dydd Gwener",
    "dydd Sadwrn",
    "dydd Sul",
];
const WELSH_MONTHS: [&str; 12] = [
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
];

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

/// "10:02".
pub(super) fn clock_time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
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

    #[test]
    fn welsh_dates_have_welsh_days_and_months() {
        let welsh = Words::of(PaperLanguage::Welsh, None);
        let day = |text: &str| text.parse::<NaiveDate>().unwrap_or_default();
        for (date, long) in [
            ("2026-01-05", "dydd Llun 5 Ionawr 2026"),
            ("2026-09-15", "dydd Mawrth 15 Medi 2026"),
            ("2026-12-06", "dydd Sul 6 Rhagfyr 2026"),
        ] {
            assert_eq!(welsh.long_date(day(date)).replace('\u{A0}', " "), long);
        }
        assert_eq!(
            welsh.plain_date(day("2027-02-01")).replace('\u{A0}', " "),
            "1 Chwefror 2027"
        );
    }

    #[test]
    fn welsh_joins_a_list_with_a_or_before_a_vowel_with_ac() {
        let welsh = Words::of(PaperLanguage::Welsh, None);
        let list = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            welsh.and_list(&names)
        };
        assert_eq!(list(&["Siân", "Ben"]), "Siân a Ben");
        assert_eq!(list(&["Siân", "Ben", "Owen"]), "Siân, Ben ac Owen");
    }
}
