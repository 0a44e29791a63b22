//! Which family sets which part of a text.
//!
//! A whole word falls back, not a letter of it: a word set in two faces tears on copying.

use std::ops::Range;

use crate::fonts::{Coverage, Family};

/// Cuts a text into ranges of one family each, in order and without gaps.
///
/// # Errors
/// Returns the first character that no family has.
pub(crate) fn families(
    text: &str,
    coverage: &Coverage<'_>,
) -> Result<Vec<(Range<usize>, Family)>, char> {
    let mut ranges: Vec<(Range<usize>, Family)> = Vec::new();
    let mut blank: Option<Range<usize>> = None;
    for word in words(text) {
        if text[word.clone()].starts_with(char::is_whitespace) {
            blank = Some(word);
            continue;
        }
        for (range, family) in families_of_word(text, word, coverage)? {
            if let Some(space) = blank.take() {
                // A space between two words of one family stays with them, so that their run is whole.
                let before = ranges.last().map(|(_, family)| *family);
                push(
                    &mut ranges,
                    space,
                    if before == Some(family) {
                        family
                    } else {
                        Family::Text
                    },
                );
            }
            push(&mut ranges, range, family);
        }
    }
    if let Some(space) = blank {
        push(&mut ranges, space, Family::Text);
    }
    Ok(ranges)
}

/// Returns the ranges of words and of the blanks between them.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut last_is_blank = None;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        let is_blank = character.is_whitespace();
        match words.last_mut() {
            Some(word) if last_is_blank == Some(is_blank) => word.end = end,
            _ => words.push(at..end),
        }
        last_is_blank = Some(is_blank);
    }
    words
}

/// Returns one family for the word, or one for each stretch of it where no family has all its characters.
fn families_of_word(
    text: &str,
    word: Range<usize>,
    coverage: &Coverage<'_>,
) -> Result<Vec<(Range<usize>, Family)>, char> {
    let visible = text[word.clone()]
        .chars()
        .filter(|character| !is_invisible(*character));
    if visible.clone().next().is_none() {
        return Ok(vec![(word, Family::Text)]);
    }
    if let Some(family) = coverage.family_of(visible) {
        return Ok(vec![(word, family)]);
    }
    let mut ranges: Vec<(Range<usize>, Family)> = Vec::new();
    for (at, character) in text[word.clone()].char_indices() {
        let range = word.start + at..word.start + at + character.len_utf8();
        let joins =
            is_invisible(character) || unicode_normalization::char::is_combining_mark(character);
        let family = match ranges.last() {
            Some((_, family)) if joins => *family,
            _ => coverage
                .family_of(std::iter::once(character))
                .ok_or(character)?,
        };
        push(&mut ranges, range, family);
    }
    Ok(ranges)
}

fn push(ranges: &mut Vec<(Range<usize>, Family)>, range: Range<usize>, family: Family) {
    match ranges.last_mut() {
        Some((last, last_family)) if *last_family == family => last.end = range.end,
        _ => ranges.push((range, family)),
    }
}

/// Returns whether a character only steers how others are joined or ordered.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(u32::from(character),
        0x061C | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFE00..=0xFE0F | 0xFEFF)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::fonts::Fonts;

    fn cut(text: &str) -> Result<Vec<(&str, Family)>, char> {
        let fonts = Fonts::embedded().unwrap();
        let ranges = families(text, &fonts.coverage().unwrap())?;
        Ok(ranges
            .into_iter()
            .map(|(range, family)| (&text[range], family))
            .collect())
    }

    #[test]
    fn a_word_with_one_missing_letter_falls_back_whole() {
        assert_eq!(
            cut("Ms Nguyễn said").unwrap(),
            [
                ("Ms ", Family::Text),
                ("Nguyễn", Family::Latin),
                (" said", Family::Text)
            ]
        );
    }

    #[test]
    fn spaces_inside_one_script_stay_with_it() {
        assert_eq!(
            cut("তাহমিনা আক্তার").unwrap(),
            [("তাহমিনা আক্তার", Family::Bengali)]
        );
    }

    #[test]
    fn a_word_that_no_family_has_whole_is_cut_between_scripts() {
        assert_eq!(
            cut("Chen陈ễ").unwrap(),
            [
                ("Chen", Family::Text),
                ("陈", Family::Chinese),
                ("ễ", Family::Latin)
            ]
        );
    }

    #[test]
    fn a_character_of_no_family_is_named() {
        assert_eq!(cut("Kofi \u{1F600}"), Err('\u{1F600}'));
    }
}
