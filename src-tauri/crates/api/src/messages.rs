//! Words for people, from the message file, by code.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

const EN_GB: &str = include_str!("../../../../assets/messages/en-GB.toml");

/// The message file: sentences and labels by code, and errors with both their halves.
#[derive(Debug, Default, Deserialize)]
struct Messages {
    #[serde(default)]
    text: BTreeMap<String, String>,
    #[serde(default)]
    error: BTreeMap<String, ErrorWords>,
    #[serde(default)]
    // A table keeps the order of the file, which is the order of a menu.
    label: BTreeMap<String, toml::Table>,
}

/// The words of an error.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct ErrorWords {
    pub(crate) what_happened: String,
    pub(crate) what_to_do: String,
    #[serde(default = "yes")]
    pub(crate) was_saved: bool,
}

fn yes() -> bool {
    true
}

fn messages() -> &'static Messages {
    static MESSAGES: OnceLock<Messages> = OnceLock::new();
    // The file is part of the program and a test reads it; an unreadable one shows codes.
    MESSAGES.get_or_init(|| toml::from_str(EN_GB).unwrap_or_default())
}

/// The sentence for a code, with facts put into its places. A missing sentence shows its code.
pub(crate) fn text(code: &str, facts: &[(&str, &str)]) -> String {
    match messages().text.get(code) {
        Some(sentence) => fill(sentence, facts),
        None => code.to_owned(),
    }
}

/// Both halves of an error's words.
pub(crate) fn error_words(code: &str, facts: &[(&str, &str)]) -> ErrorWords {
    match messages().error.get(code) {
        Some(words) => ErrorWords {
            what_happened: fill(&words.what_happened, facts),
            what_to_do: fill(&words.what_to_do, facts),
            was_saved: words.was_saved,
        },
        None => ErrorWords {
            what_happened: code.to_owned(),
            ..ErrorWords::default()
        },
    }
}

/// The word for one code of an enum.
pub(crate) fn label(codes: &str, code: &str) -> String {
    messages()
        .label
        .get(codes)
        .and_then(|labels| labels.get(code))
        .and_then(toml::Value::as_str)
        .unwrap_or(code)
        .to_owned()
}

/// The words of every enum, in the order of a menu: the enum, then each code with its words.
pub(crate) fn all_labels() -> impl Iterator<Item = (&'static str, Vec<(&'static str, &'static str)>)>
{
    messages().label.iter().map(|(codes, labels)| {
        let words = labels
            .iter()
            .filter_map(|(code, words)| Some((code.as_str(), words.as_str()?)));
        (codes.as_str(), words.collect())
    })
}

fn fill(sentence: &str, facts: &[(&str, &str)]) -> String {
    facts
        .iter()
        .fold(sentence.to_owned(), |filled, (place, fact)| {
            filled.replace(&format!("{{{place}}}"), fact)
        })
}
