//! What each glyph reads as when words are copied or searched.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::fonts::FaceId;
use crate::layout::fallback::is_invisible;

/// What the glyphs of a paper read as. A glyph can say one thing only in a file, so the first reading stays.
#[derive(Debug, Default)]
pub(crate) struct Readings {
    readings: BTreeMap<(FaceId, u16), String>,
}

/// What a glyph reads as, and whether that is all of what it should say here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) text: String,
    pub(crate) is_exact: bool,
}

impl Readings {
    /// Returns the reading of one of the `count` glyphs that the letters of `text` became. `rank` is the glyph's place
    /// among them in reading order, from 0.
    pub(crate) fn of(
        &mut self,
        face: FaceId,
        glyph: u16,
        text: &str,
        rank: usize,
        count: usize,
    ) -> Reading {
        let wanted = wanted(text, rank, count);
        let held = self
            .readings
            .entry((face, glyph))
            .or_insert_with(|| wanted.clone());
        Reading {
            is_exact: count == 1 && *held == wanted,
            text: held.clone(),
        }
    }
}

/// Returns what a glyph should read as. Every glyph has to read as something.
///
/// Characters that only steer how others join are left out: they would go wherever the same glyph is used again.
fn wanted(text: &str, rank: usize, count: usize) -> String {
    // A no-break space looks like a space and shares its glyph.
    let visible = text.chars().filter(|character| !is_invisible(*character));
    let plain = visible.map(|letter| if letter == '\u{A0}' { ' ' } else { letter });
    let mut letters: Vec<char> = plain.collect();
    if letters.len() < count {
        // A letter drawn as a base and its marks reads as these, or it would be there twice.
        letters = letters.into_iter().nfd().collect();
    }
    let from = rank.min(letters.len().saturating_sub(1));
    // The last glyph takes the letters that are left, so that a ligature reads as all of its letters.
    let to = if rank + 1 == count {
        letters.len()
    } else {
        letters.len().min(from + 1)
    };
    letters[from..to].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: FaceId = FaceId(0);

    #[test]
    fn a_joining_hint_never_becomes_a_letters_reading() {
        let mut readings = Readings::default();
        assert_eq!(readings.of(FACE, 7, "ی\u{200C}", 0, 1).text, "ی");
        assert_eq!(
            readings.of(FACE, 7, "ی", 0, 1),
            Reading {
                text: "ی".into(),
                is_exact: true
            }
        );
    }

    #[test]
    fn a_letter_and_its_mark_read_one_each() {
        let mut readings = Readings::default();
        assert_eq!(
            readings.of(FACE, 1, "ọ\u{300}", 0, 2),
            Reading {
                text: "ọ".into(),
                is_exact: false
            }
        );
        assert_eq!(readings.of(FACE, 2, "ọ\u{300}", 1, 2).text, "\u{300}");
    }

    #[test]
    fn a_letter_drawn_in_two_pieces_is_there_once() {
        let mut readings = Readings::default();
        assert_eq!(readings.of(FACE, 8, "ị", 0, 2).text, "i");
        assert_eq!(readings.of(FACE, 9, "ị", 1, 2).text, "\u{323}");
    }

    #[test]
    fn two_marks_in_one_glyph_read_as_both() {
        let mut readings = Readings::default();
        assert_eq!(readings.of(FACE, 5, "م\u{651}\u{64E}", 0, 2).text, "م");
        assert_eq!(
            readings.of(FACE, 6, "م\u{651}\u{64E}", 1, 2).text,
            "\u{651}\u{64E}"
        );
    }

    #[test]
    fn a_ligature_reads_as_all_its_letters() {
        assert_eq!(
            Readings::default().of(FACE, 3, "ffi", 0, 1),
            Reading {
                text: "ffi".into(),
                is_exact: true
            }
        );
    }

    #[test]
    fn the_first_reading_of_a_glyph_stays_and_others_are_not_exact() {
        let mut readings = Readings::default();
        readings.of(FACE, 4, "-", 0, 1);
        assert_eq!(
            readings.of(FACE, 4, "\u{2010}", 0, 1),
            Reading {
                text: "-".into(),
                is_exact: false
            }
        );
    }
}
