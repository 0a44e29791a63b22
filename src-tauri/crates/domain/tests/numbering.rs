//! Numbers of the minutes tell nobody that something was withheld from them.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use std::collections::BTreeSet;

use chairside_domain::audience::{Part, Reader, withheld};
use chairside_domain::conference::Conference;
use chairside_domain::ids::{MinuteBlockId, PersonId};
use chairside_domain::minutes::{MinuteBlock, MinutesSection};
use chairside_domain::numbering::{Numbers, number_blocks};
use common::records::*;
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

fn readers() -> Vec<Reader> {
    let reader = |number: u128, is_professional, children: Option<Vec<u128>>| {
        let person = PersonId(uuid(number));
        Reader {
            person,
            stands_with: vec![person],
            is_professional,
            children: children.map(|c| c.into_iter().map(|n| PersonId(uuid(n))).collect()),
        }
    };
    vec![
        reader(MOTHER, false, Some(vec![AVA, BEN])),
        reader(TOM, false, Some(vec![AVA])),
        reader(RAJ, false, Some(vec![BEN])),
        reader(31, true, None),
    ]
}

fn uuid(number: u128) -> Uuid {
    id(number).parse().unwrap()
}

/// A block that is for everyone, about one child, not for one person, or for practitioners only.
fn block(id: u128, kind: u8) -> MinuteBlock {
    let audience = match kind {
        3 => json!({ "kind": "exclude_persons", "persons": [crate::id(TOM)], "reason": "" }),
        4 => json!({ "kind": "exclude_persons", "persons": [crate::id(MOTHER)], "reason": "" }),
        5 => json!({ "kind": "professionals_only", "reason": "" }),
        6 => json!({ "kind": "restricted_section", "reason": "" }),
        _ => json!({ "kind": "all" }),
    };
    let child_scope = match kind {
        1 => json!([crate::id(AVA)]),
        2 => json!([crate::id(BEN)]),
        _ => json!([]),
    };
    serde_json::from_value(json!({
        "id": Uuid::from_u128(id), "section": "analysis", "text": "Words", "audience": audience,
        "child_scope": child_scope,
    }))
    .unwrap()
}

fn numbers_of(blocks: &[MinuteBlock], conference: &Conference) -> Numbers {
    number_blocks(blocks, conference, &readers(), |section| {
        MinutesSection::ALL
            .iter()
            .position(|s| *s == section)
            .unwrap() as u32
            + 1
    })
}

fn letters(number: &str) -> String {
    number.chars().filter(char::is_ascii_alphabetic).collect()
}

/// Blocks after one number may have the same letter by chance; then one of them takes the next.
fn has_clash(blocks: &[MinuteBlock], numbers: &Numbers, conference: &Conference) -> bool {
    blocks.iter().any(|block| {
        let alone = numbers_of(std::slice::from_ref(block), conference);
        let letter = |numbers: &Numbers| numbers.get(&block.id).map(|n| letters(n));
        letter(&alone) != letter(numbers)
    })
}

fn some_blocks() -> impl Strategy<Value = Vec<MinuteBlock>> {
    prop::collection::vec((any::<u128>(), 0_u8..7), 0..12)
        .prop_map(|all| all.into_iter().map(|(id, kind)| block(id, kind)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// The numbers that a reader sees are those of a record in which nothing else ever was.
    #[test]
    fn a_copy_numbers_as_if_there_were_nothing_that_its_reader_lacks(blocks in some_blocks()) {
        let conference = conference(json!({}));
        let numbers = numbers_of(&blocks, &conference);
        prop_assume!(!has_clash(&blocks, &numbers, &conference));
        for reader in readers() {
            let seen: Vec<MinuteBlock> = blocks
                .iter()
                .filter(|b| withheld(Part::from(*b), &reader, &conference).is_none())
                .cloned()
                .collect();
            let alone = numbers_of(&seen, &conference);
            for block in &seen {
                prop_assert_eq!(numbers.get(&block.id), alone.get(&block.id));
            }
        }
    }

    #[test]
    fn no_two_blocks_have_one_number_and_plain_numbers_have_no_gap(blocks in some_blocks()) {
        let conference = conference(json!({}));
        let numbers = numbers_of(&blocks, &conference);
        let distinct: BTreeSet<&String> = numbers.values().collect();
        prop_assert_eq!(distinct.len(), numbers.len());
        let plain: Vec<&String> = blocks
            .iter()
            .filter_map(|block| numbers.get(&block.id))
            .filter(|number| letters(number).is_empty())
            .collect();
        for (place, number) in plain.into_iter().enumerate() {
            prop_assert!(number.ends_with(&format!(".{}", place + 1)), "{}", number);
        }
        prop_assert!(numbers.values().all(|number| !number.contains(".0")));
    }
}

#[test]
fn what_stands_at_the_head_of_a_section_takes_its_number_with_a_letter() {
    let conference = conference(json!({}));
    let blocks = [block(901, 5), block(902, 0), block(903, 3)];
    let numbers = numbers_of(&blocks, &conference);
    let of = |n: usize| numbers[&blocks[n].id].clone();
    assert_eq!(of(0).trim_end_matches(char::is_alphabetic), "9");
    assert_eq!(of(1), "9.1");
    assert_eq!(of(2).trim_end_matches(char::is_alphabetic), "9.1");
}

#[test]
fn a_long_run_of_withheld_blocks_has_a_number_for_each() {
    let conference = conference(json!({}));
    let blocks: Vec<MinuteBlock> = (1..=60).map(|n| block(n, 5)).collect();
    let numbers = numbers_of(&blocks, &conference);
    let distinct: BTreeSet<&String> = numbers.values().collect();
    assert_eq!(distinct.len(), 60);
    assert_eq!(numbers.get(&MinuteBlockId(Uuid::from_u128(999))), None);
}

/// The kinds in one section: a letter only where someone lacks the block, and no number at all in
/// the separate paper. A block that nobody of the readers lacks, and would if a person were added,
/// has its letter from the beginning.
#[test]
fn only_a_block_that_someone_lacks_has_a_letter() {
    let conference = conference(json!({}));
    let kinds = [5, 0, 3, 2, 6, 0, 4, 0];
    let blocks: Vec<MinuteBlock> = (1..).zip(kinds).map(|(id, kind)| block(id, kind)).collect();
    let numbers = numbers_of(&blocks, &conference);
    let shown: Vec<String> = blocks
        .iter()
        .map(|block| match numbers.get(&block.id) {
            Some(number) if letters(number).is_empty() => number.clone(),
            Some(number) => format!("{}*", number.trim_end_matches(char::is_alphabetic)),
            None => String::new(),
        })
        .collect();
    assert_eq!(
        shown,
        ["9*", "9.1", "9.1*", "9.1*", "", "9.2", "9.2*", "9.3"]
    );
}
