//! Numbers of the minutes' paragraphs, the same in every copy.
//!
//! A block that someone does not get takes the number before it with a letter (5.2K), so that
//! nobody's copy has a gap in its numbers; at the head of a section, the number of the section (5K).
//!
//! The letter comes from the block itself and not from the alphabet. Letters in a row would tell a
//! reader who has 5.2A and 5.2C that there is a 5.2B. So the numbers in a copy are the same whether
//! or not there is anything that its reader lacks, and a block is never numbered anew.

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
        let mut before = prefix.to_string();
        let mut count = 0_u32;
        let mut taken: Vec<u32> = Vec::new();
        for block in blocks
            .iter()
            .filter(|b| b.section == *section && !is_in_restricted_section(b))
        {
            if is_withheld_from_anyone(block, conference, readers) {
                let letter = free_letter(block.id, &taken);
                taken.push(letter);
                numbers.insert(block.id, format!("{before}{}", spelled(letter)));
            } else {
                count += 1;
                before = format!("{prefix}.{count}");
                taken.clear();
                numbers.insert(block.id, before.clone());
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

/// Letters that are not taken for a figure.
const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";

/// The letter of a block, from its id: the next one that is free where two blocks after the same
/// number have the same.
fn free_letter(block: MinuteBlockId, taken: &[u32]) -> u32 {
    let letters = LETTERS.len() as u32;
    // When every letter is taken, letters come in twos.
    let round = taken.len() as u32 / letters * letters;
    let first = scattered(block.0.as_u128()) % letters;
    (0..letters)
        .map(|step| round + (first + step) % letters)
        .find(|letter| !taken.contains(letter))
        .unwrap_or(round + first)
}

/// Spreads ids that were made one after the other, so that their letters are in no order
/// (Fibonacci hashing).
fn scattered(id: u128) -> u32 {
    const GOLDEN: u128 = 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835;
    (id.wrapping_mul(GOLDEN) >> 96) as u32
}

/// 0 is A, 23 is Z, 24 is AA.
fn spelled(letter: u32) -> String {
    let letters = LETTERS.len() as u32;
    let sign = |place: u32| char::from(LETTERS[(place % letters) as usize]);
    match letter / letters {
        0 => sign(letter).to_string(),
        round => format!("{}{}", sign(round - 1), sign(letter)),
    }
}
