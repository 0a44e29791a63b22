//! Numbers of the minutes' paragraphs: the same in every copy, and without a gap in any.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::audience::Reader;
use chairside_domain::conference::Conference;
use chairside_domain::minutes::{MinuteBlock, MinutesSection};
use chairside_domain::numbering::{number_blocks, telling_neighbours};
use common::records::*;
use serde_json::{Value, json};

fn block(number: u128, over: Value) -> MinuteBlock {
    value(with(
        json!({ "id": id(number), "section": "analysis", "text": "t" }),
        over,
    ))
}

fn without(number: u128) -> Value {
    json!({ "audience": { "kind": "exclude_persons", "persons": [id(number)], "reason": "r" } })
}

fn with_parents() -> (Conference, Vec<Reader>) {
    let conference = conference(json!({ "participants": [
        parent(MOTHER, "Folasade Marlowe-Osei", json!({})), parent(TOM, "Tom Brannigan", json!({})) ] }));
    let family = family(json!({}));
    let readers = conference.participants.iter();
    let readers = readers.map(|p| Reader::of(p, &family)).collect();
    (conference, readers)
}

fn numbers_of(blocks: &[MinuteBlock]) -> Vec<String> {
    let (conference, readers) = with_parents();
    let numbers = number_blocks(blocks, &conference, &readers, |section| match section {
        MinutesSection::Analysis => 9,
        _ => 7,
    });
    let found = blocks.iter().map(|block| numbers.get(&block.id).cloned());
    found.map(Option::unwrap_or_default).collect()
}

#[test]
fn a_withheld_block_takes_the_number_before_it_with_a_letter() {
    let blocks = [
        block(1, without(99)),
        block(2, json!({})),
        block(3, without(TOM)),
        block(4, json!({ "child_scope": [id(BEN)] })),
        block(
            5,
            json!({ "audience": { "kind": "restricted_section", "reason": "r" } }),
        ),
        block(6, json!({})),
        block(7, without(MOTHER)),
        block(8, json!({ "section": "agency_information" })),
    ];
    // The first is withheld from nobody who reads, and would be if that person were added.
    let expected = ["9.0A", "9.1", "9.1A", "9.1B", "", "9.2", "9.2A", "7.1"];
    assert_eq!(numbers_of(&blocks), expected);
}

#[test]
fn letters_go_on_after_z() {
    let blocks: Vec<MinuteBlock> = (1..=53).map(|number| block(number, without(TOM))).collect();
    let numbers = numbers_of(&blocks);
    assert_eq!([&numbers[0], &numbers[25]], ["9.0A", "9.0Z"]);
    assert_eq!(
        [&numbers[26], &numbers[51], &numbers[52]],
        ["9.0AA", "9.0AZ", "9.0BA"]
    );
}

#[test]
fn neighbours_withheld_from_different_people_would_tell() {
    let (conference, readers) = with_parents();
    let pairs = |blocks: &[MinuteBlock]| -> Vec<(String, String)> {
        telling_neighbours(blocks, &conference, &readers)
            .into_iter()
            .map(|(one, other)| (one.to_string(), other.to_string()))
            .collect()
    };
    let (tom, mother) = (without(TOM), without(MOTHER));
    let elsewhere = with(mother.clone(), json!({ "section": "safety" }));
    let telling = [block(1, tom.clone()), block(2, mother.clone())];
    assert_eq!(pairs(&telling), [(id(1), id(2))]);
    let alike = [block(1, tom.clone()), block(2, tom.clone())];
    assert_eq!(pairs(&alike), [], "the same people lack both");
    let open_between = [block(1, tom.clone()), block(2, json!({}))];
    assert_eq!(pairs(&open_between), [], "the second is everybody's");
    assert_eq!(pairs(&[block(1, tom.clone()), block(2, elsewhere)]), []);
    let restricted = json!({ "audience": { "kind": "restricted_section", "reason": "r" } });
    let apart = [block(1, tom), block(2, restricted), block(3, mother)];
    assert_eq!(
        pairs(&apart),
        [(id(1), id(3))],
        "the separate paper is not between"
    );
}
