//! What holds for every text.

use std::time::Instant;

use chairside_documents::check::{
    Finder, Needle, Weight, find, find_exact, needles, pages_without,
};
use chairside_domain::family::SuppressedField::{
    self, Address, Phone, Placement, School, Whereabouts,
};
use proptest::prelude::*;

use crate::dice::Dice;
use crate::figures::reader;
use crate::{prose, secrets};

const RECORDED: &[(SuppressedField, &str)] = &[
    (Address, "14 Mill Lane, Anytown, AN1 2BC"),
    (School, "Harrowfell Primary School"),
    (
        Placement,
        "Mrs Okafor-Lindqvist, 3 Tern Close, Dunmere, JX4 7QT",
    ),
    (Phone, "07700 900 214"),
    (Phone, "f.adeyemi@mail.example"),
    (Whereabouts, "Bernadette Okonkwo"),
    (Whereabouts, "রাহেলা বেগমের বাসা"),
];
/// Words that tell something about one of the above.
const TELLING: &[&str] = &[
    "mill",
    "harrowfell",
    "okafor",
    "lindqvist",
    "tern",
    "okonkwo",
    "adeyemi",
    "beg",
];

fn wanted(field: SuppressedField, words: &str) -> Vec<Needle> {
    needles(&[secrets::suppression(1, field, &[words])], &reader(), &[])
}

fn all_wanted() -> Vec<Needle> {
    RECORDED
        .iter()
        .flat_map(|(field, words)| wanted(*field, words))
        .collect()
}

/// The letters of `words` with other capitals and with other signs between them.
fn varied(words: &str, choices: &[u8]) -> String {
    const SIGNS: [&str; 10] = ["", "", " ", "\n", "-\n", "\u{AD}", "  ", "/", ".", " | "];
    let letters = words
        .chars()
        .filter(|c| !matches!(c, ' ' | ',' | '.' | '@' | '-'));
    let mut out = String::new();
    for (letter, choice) in letters.zip(choices.iter().cycle()) {
        if choice % 2 == 0 {
            out.extend(letter.to_uppercase());
        } else {
            out.push(letter);
        }
        out.push_str(SIGNS[usize::from(choice / 2) % SIGNS.len()]);
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn capitals_spacing_and_signs_hide_nothing(
        which in 0..RECORDED.len(),
        choices in prop::collection::vec(any::<u8>(), 8..40),
    ) {
        let (field, words) = RECORDED[which];
        let text = format!("The team heard of {} today.", varied(words, &choices));
        let found = find(&wanted(field, words), &text);
        prop_assert!(found.iter().any(|f| f.weight == Weight::Blocks), "{text:?}");
    }

    #[test]
    fn a_text_without_the_telling_words_is_clean(
        words in prop::collection::vec("[a-z]{2,9}", 0..60),
        numbers in prop::collection::vec(1000u32..9000, 0..10),
    ) {
        let mut text = words.into_iter().filter(|w| !TELLING.iter().any(|t| w.contains(t))).collect::<Vec<_>>().join(" ");
        for number in numbers {
            text.push_str(&format!(", {number} x"));
        }
        prop_assert!(find(&all_wanted(), &text).is_empty(), "{text:?}");
    }

    #[test]
    fn no_text_and_no_record_brings_it_down(recorded in any::<String>(), text in any::<String>(), field in 0..5usize) {
        let field = [Address, School, Placement, Phone, Whereabouts][field];
        let wanted = needles(&[secrets::suppression(1, field, &[&recorded])], &reader(), std::slice::from_ref(&text));
        let both = format!("{text} {recorded}");
        let length = both.chars().count();
        for found in find(&wanted, &both).into_iter().chain(find_exact(&wanted, &both)) {
            prop_assert!(found.place.start < found.place.end && found.place.end <= length);
        }
        let _pages = pages_without(&recorded, &[&text]);
    }

    /// Whatever stands before and after, and however many bytes it takes, the place is right.
    #[test]
    fn the_place_is_counted_in_characters(before in "[ęłব字🙂 .]{0,30}", after in "[ęłব字🙂 .]{0,30}") {
        let text = format!("{before}\n14 Mill Lane\n{after}");
        let found = find(&wanted(Address, "14 Mill Lane, Anytown, AN1 2BC"), &text);
        let place = found.iter().find(|f| f.weight == Weight::Blocks).map(|f| f.place.clone()).unwrap();
        let shown: String = text.chars().skip(place.start).take(place.len()).collect();
        prop_assert_eq!(shown, "14 Mill Lane");
    }
}

/// Prints how long two megabytes take: `--ignored --nocapture`.
#[test]
#[ignore = "measures time"]
fn how_long_two_megabytes_take() {
    let mut dice = Dice::seeded(2);
    let mut text = String::new();
    while text.len() < 2_000_000 {
        text.push_str(&prose::clean_minutes(&mut dice));
    }
    let wanted = all_wanted();
    let started = Instant::now();
    let finder = Finder::of(&wanted);
    let made = started.elapsed();
    let found = finder.find(&text).len();
    println!(
        "{} needles, made in {made:?}, {} bytes in {:?}, {found} found",
        wanted.len(),
        text.len(),
        started.elapsed()
    );
}
