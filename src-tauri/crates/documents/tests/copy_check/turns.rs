//! Words over the turn of a page.

use chairside_documents::check::{Finder, NeedleKind, Weight, needles};
use chairside_domain::family::SuppressedField::{Address, Phone};

use crate::figures::reader;
use crate::secrets::suppression;

/// Pages with the running lines of a copy, and what is found over their turns: the first page,
/// counted from 1, and the kind.
fn found_over_turns(bodies: &[&str]) -> Vec<(usize, NeedleKind, Weight)> {
    let wanted = needles(
        &[
            suppression(9, Address, &["14 Mill Lane, Anytown, AN1 2BC"]),
            suppression(10, Phone, &["07700 900 214"]),
        ],
        &reader(),
        &["He was seen at the gate of the school on 2 and 3 July.".to_owned()],
    );
    let pages: Vec<String> = bodies
        .iter()
        .enumerate()
        .map(|(n, body)| {
            let (page, count) = (n + 1, bodies.len());
            format!("Confidential\n\n{body}\n \nCopy 2 of 11\nPage {page} of {count}\n")
        })
        .collect();
    let found = Finder::of(&wanted).find_over_turns(&pages);
    let told = found
        .into_iter()
        .map(|(page, f)| (page + 1, f.kind, f.weight));
    told.collect()
}

#[test]
fn what_the_turn_of_a_page_parts_is_found_on_the_first_of_the_two() {
    for (first, second, kind) in [
        (
            "They live at 14 Mill",
            "Lane with the baby.",
            NeedleKind::Address,
        ),
        (
            "They live at 14",
            "Mill Lane with the baby.",
            NeedleKind::Address,
        ),
        (
            "They live in Mill La-",
            "ne, number 14.",
            NeedleKind::Address,
        ),
        ("The postcode is AN1", "2BC.", NeedleKind::Postcode),
        ("Ring 07700", "900214 after six.", NeedleKind::Phone),
        (
            "He was seen at the gate",
            "of the school on 2 and 3 July.",
            NeedleKind::Passage,
        ),
    ] {
        let pages = ["5.1 They came.", first, second, "9.9 They went."];
        let found = found_over_turns(&pages);
        assert_eq!(found, [(2, kind, Weight::Blocks)], "{first} | {second}");
    }
}

#[test]
fn what_one_page_says_whole_and_what_a_sentence_parts_is_not_found_over_the_turn() {
    assert!(found_over_turns(&["At 14 Mill Lane.", "At 14 Mill Lane."]).is_empty());
    assert!(found_over_turns(&["There were 12 of them.", "Mill Lane was shut."]).is_empty());
    assert!(found_over_turns(&["At 14 Mill", "9.1 They met.", "Lane ends."]).is_empty());
    assert!(found_over_turns(&["At 14 Mill"]).is_empty());
    assert!(found_over_turns(&[]).is_empty());
}
