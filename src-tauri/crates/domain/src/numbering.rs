//! Numbers of the minutes' paragraphs, the same in every copy.
//!
//! A block that someone does not get takes the number before it with a letter (5.2A), so that
//! nobody's copy has a gap in its numbers.

use std::collections::BTreeMap;

use crate::audience::{Part, Reader, withheld};
use crate::conference::Conference;
use crate::ids::MinuteBlockId;
use crate::meeting::Audience;
use crate::minutes::{MinuteBlock, MinutesSection};

/// The number of each block, by id.
pub type Numbers = BTreeMap<MinuteBlockId, String>;

/// Numbers blocks within their sections.
///
/// Shape: `section_number` gives the printed number of a section; `readers` are all who may get
/// a copy. Blocks of the restricted section are not numbered here: they stand in a paper of
/// their own.
pub fn number_blocks(
    blocks: &[MinuteBlock],
    conference: &Conference,
    readers: &[Reader],
    section_number: impl Fn(MinutesSection) -> u32,
) -> Numbers {
    let mut numbers = Numbers::new();
    for section in MinutesSection::ALL {
        let prefix = section_number(*section);
        let mut last = 0_u32;
        let mut letters = 0_u32;
        for block in blocks
            .iter()
            .filter(|b| b.section == *section && !is_in_restricted_section(b))
        {
            if is_withheld_from_anyone(block, conference, readers) {
                letters += 1;
                numbers.insert(block.id, format!("{prefix}.{last}{}", letter(letters)));
            } else {
                last += 1;
                letters = 0;
                numbers.insert(block.id, format!("{prefix}.{last}"));
            }
        }
    }
    numbers
}

/// Tells whether a block stands in the separate restricted paper.
pub fn is_in_restricted_section(block: &MinuteBlock) -> bool {
    matches!(block.audience, Audience::RestrictedSection { .. })
}

/// Tells whether at least one reader does not get a block.
///
/// A restriction counts even while nobody it names is among the readers, so that a number does
/// not change when a recipient is added.
pub fn is_withheld_from_anyone(
    block: &MinuteBlock,
    conference: &Conference,
    readers: &[Reader],
) -> bool {
    block.audience != Audience::All
        || readers
            .iter()
            .any(|reader| withheld(Part::from(block), reader, conference).is_some())
}

/// Neighbouring blocks that are withheld from different people: someone would see a letter
/// without the one before it.
///
/// Shape: pairs in the order of the minutes.
pub fn telling_neighbours(
    blocks: &[MinuteBlock],
    conference: &Conference,
    readers: &[Reader],
) -> Vec<(MinuteBlockId, MinuteBlockId)> {
    let who_lacks = |block: &MinuteBlock| -> Vec<bool> {
        readers
            .iter()
            .map(|r| withheld(Part::from(block), r, conference).is_some())
            .collect()
    };
    let printed: Vec<&MinuteBlock> = blocks
        .iter()
        .filter(|b| !is_in_restricted_section(b))
        .collect();
    printed
        .windows(2)
        .filter(|pair| pair[0].section == pair[1].section)
        .filter(|pair| {
            pair.iter()
                .all(|b| is_withheld_from_anyone(b, conference, readers))
        })
        .filter(|pair| who_lacks(pair[0]) != who_lacks(pair[1]))
        .map(|pair| (pair[0].id, pair[1].id))
        .collect()
}

/// 1 is A, 26 is Z, 27 is AA.
fn letter(mut number: u32) -> String {
    const LETTERS: u32 = 26;
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push(char::from_u32(u32::from('A') + number % LETTERS).unwrap_or('A'));
        number /= LETTERS;
    }
    letters.iter().rev().collect()
}
