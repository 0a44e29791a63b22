//! Papers in Welsh: offered in Wales, for whoever chose them, and not yet checked.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first fault"
)]

mod cases;

use std::collections::BTreeMap;

use cases::reading::{as_text, everything_in};
use cases::{archive, copy, in_welsh};
use chairside_documents::{Fonts, render};
use chairside_domain::meeting::PaperLanguage;
use chairside_domain::minutes::PaperKind;
use chairside_testkit::Case;
use chairside_testkit::people::{ADVOCATE, DARREN, MOTHER};
use lopdf::Document;

const ENGLISH: &str = include_str!("../../../../assets/messages/papers.en-GB.toml");
const WELSH: &str = include_str!("../../../../assets/messages/papers.cy.toml");
const NOT_CHECKED: &str = "has not yet been checked by a Welsh speaker";

fn wales() -> Case {
    in_welsh(Case::three_children("wales"), MOTHER)
}

/// Every line by its key, with the key of its table before it.
fn lines(file: &str) -> BTreeMap<String, String> {
    let file: toml::Table = file.parse().unwrap();
    let mut lines = BTreeMap::new();
    for (key, value) in &file {
        match value {
            toml::Value::Table(table) => {
                for (inner, value) in table {
                    lines.insert(format!("{key}.{inner}"), value.as_str().unwrap().to_owned());
                }
            }
            toml::Value::String(line) => {
                lines.insert(key.clone(), line.clone());
            }
            other => {
                assert_eq!((&**key, other.is_bool()), ("is_checked", true));
            }
        }
    }
    lines
}

/// The places of a line in order of their names. A place may take a capital in one language alone.
fn places(line: &str) -> Vec<String> {
    let mut places: Vec<String> = line
        .split('{')
        .skip(1)
        .map(|rest| rest.split('}').next().unwrap().to_lowercase())
        .collect();
    places.sort();
    places
}

#[test]
fn welsh_has_every_line_of_english_with_the_same_places() {
    let (english, welsh) = (lines(ENGLISH), lines(WELSH));
    let keys = |lines: &BTreeMap<String, String>| lines.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&english), keys(&welsh));
    assert!(english.len() > 250, "{}", english.len());
    for (key, line) in &english {
        assert_eq!(places(line), places(&welsh[key]), "{key}");
        assert!(!welsh[key].trim().is_empty(), "{key}");
    }
}

#[test]
fn a_person_who_chose_welsh_gets_papers_in_welsh_and_nobody_else_does() {
    let case = wales();
    let hers = copy(&case, PaperKind::Invitation, MOTHER);
    assert_eq!(hers.paper.language, "cy");
    let found = everything_in(&hers);
    for words in [
        "cynhadledd gychwynnol amddiffyn plant",
        "dydd Mawrth 15\u{A0}Medi\u{A0}2026",
        "Copi 4 ar gyfer",
        "Beth fydd yn digwydd",
    ] {
        let plain = |text: &str| text.replace('\u{A0}', " ").to_lowercase();
        assert!(plain(&found).contains(&plain(words)), "{words}: {found}");
    }
    let his = copy(&case, PaperKind::Invitation, DARREN);
    assert_eq!(his.paper.language, "en-GB");
    assert!(everything_in(&his).contains("What will happen"));
    assert_eq!(archive(&case, PaperKind::Minutes).paper.language, "en-GB");
}

#[test]
fn welsh_is_offered_in_wales_and_nowhere_else() {
    for pack in chairside_testkit::packs::all() {
        let offers = pack.paper_languages().contains(&PaperLanguage::Welsh);
        assert_eq!(offers, pack.id.to_string() == "wales", "{}", pack.id);
    }
    let case = in_welsh(Case::three_children("england"), MOTHER);
    let hers = copy(&case, PaperKind::Invitation, MOTHER);
    assert_eq!(hers.paper.language, "en-GB");
}

#[test]
fn every_paper_in_welsh_says_that_its_words_are_not_checked_yet() {
    let case = wales();
    for kind in [
        PaperKind::Invitation,
        PaperKind::DecisionLetter,
        PaperKind::OutlinePlan,
        PaperKind::Minutes,
    ] {
        let hers = as_text(&copy(&case, kind, MOTHER));
        assert!(hers.contains(NOT_CHECKED), "{kind:?}");
        assert!(hers.contains("siaradwr Cymraeg"), "{kind:?}");
        assert!(!as_text(&copy(&case, kind, DARREN)).contains(NOT_CHECKED));
    }
}

#[test]
fn no_paper_in_welsh_shows_a_code_or_an_empty_place() {
    let case = in_welsh(wales(), ADVOCATE);
    let letter = copy(&case, PaperKind::ChildLetter, ADVOCATE);
    assert!(as_text(&letter).contains("Helo Temperance"));
    for kind in PaperKind::ALL {
        for person in [MOTHER, ADVOCATE] {
            let whom = cases::copy_for(&case, person);
            let Ok(built) = cases::built_for(&case, *kind, &whom) else {
                continue;
            };
            let text = as_text(&built).replace("{page}", "").replace("{pages}", "");
            assert!(!text.contains('{'), "{kind:?}: {text}");
            let said = text.split("\nleft out, for staff:").next().unwrap();
            let is_code = |word: &str| word.contains('_') && word.contains(char::is_alphabetic);
            assert!(!said.split_whitespace().any(is_code), "{kind:?}: {said}");
        }
    }
}

#[test]
fn the_finished_file_says_that_it_is_in_welsh() {
    let built = copy(&wales(), PaperKind::DecisionLetter, MOTHER);
    let pdf = render(&built.paper, &Fonts::embedded().unwrap()).unwrap();
    let document = Document::load_mem(&pdf.bytes).unwrap();
    let language = document.catalog().unwrap().get(b"Lang").unwrap();
    assert_eq!(language.as_str().unwrap(), b"cy");
}
