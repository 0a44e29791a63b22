//! A house and its street: the number or the name before the street, after it, or a few words apart.

use super::Weight;
use super::common::{
    AGED, COUNTED, COUNTING, HOUSE_NUMBER_SIGNS, JOINING, NUMBERED, OPEN_PLACES, OTHER_PLACES,
    PLAIN_SIGNS, VEHICLES,
};
use super::number_words::{is_number_word, is_part_of_spelled};
use super::reading::{Gap, Reading, Span, as_figures};
use super::spelling::is_street_kind;

/// Words that may stand between a house and its street.
const NEAR: usize = 5;
/// Words between, where "number" or its like says that it is the house.
const NEAR_WITH_SIGN: usize = 8;
/// The houses of one home stand no further apart. Units: numbers of houses.
const LONGEST_RANGE: u32 = 20;

/// The house number or name beside a street; of several, the one that says most.
pub(super) fn house(marks: &[String], street: &Span, reading: &Reading) -> Option<(Span, Weight)> {
    let found = marks
        .iter()
        .filter_map(|mark| directly_before(mark, street, reading))
        .chain(words_before(marks, street, reading))
        .chain(words_after(marks, street, reading).map(|span| (span, Weight::Blocks)));
    let found: Vec<(Span, Weight)> = found.collect();
    let blocks = found.iter().find(|(_, weight)| *weight == Weight::Blocks);
    blocks.or(found.first()).cloned()
}

/// A number directly before a part of the name of its street. Another kind of street, a place or
/// what is counted after it says that something else is meant.
pub(super) fn house_in_part(
    marks: &[String],
    name: &Span,
    reading: &Reading,
) -> Option<(Span, Weight)> {
    let next = reading.word_at(name.end.max(1) - 1) + 1;
    let word = reading.word(next);
    let names_another = is_street_kind(word)
        || OTHER_PLACES.contains(word)
        || OPEN_PLACES.contains(word)
        || COUNTED.contains(word);
    if names_another && reading.gap(reading.word_span(next).start) < Gap::Mark {
        return None;
    }
    let mut before = marks
        .iter()
        .filter_map(|mark| directly_before(mark, name, reading));
    let is_loose = reading.gap(name.start) >= Gap::Mark;
    let lighter = |(span, weight)| (span, if is_loose { Weight::NeedsALook } else { weight });
    before.next().map(lighter)
}

/// Also finds a number with I for 1 or O for 0, as long as one figure is a figure.
fn directly_before(mark: &str, street: &Span, reading: &Reading) -> Option<(Span, Weight)> {
    let start = street.start.checked_sub(mark.len())?;
    let written = reading.letters().get(start..street.start)?;
    let is_number = mark.starts_with(|c: char| c.is_ascii_digit());
    let is_mistyped = || {
        is_number && written.contains(|c: char| c.is_ascii_digit()) && as_figures(written) == mark
    };
    if written != mark && !is_mistyped() || !reading.is_edge(start) {
        return None;
    }
    let widest = if is_number { Gap::Space } else { Gap::Mark };
    let (first, last) = (reading.word_at(start), reading.word_at(street.start - 1));
    if is_part_of_spelled(first, last, street, reading) {
        return None;
    }
    let is_one_mark = (start + 1..street.start).all(|at| reading.gap(at) <= widest);
    let weight = weight_directly_before(start, street, reading)?;
    is_one_mark.then_some((start..street.end, weight))
}

/// "See item 14. Mill Lane is closed" tells no house, "Item 14: Mill Lane" hardly one.
fn weight_directly_before(start: usize, street: &Span, reading: &Reading) -> Option<Weight> {
    let first = reading.word_at(start);
    if !is_number_word(reading.word(first)) {
        return Some(Weight::Blocks);
    }
    let gap = reading.gap(street.start);
    let counts = reading.gap(start) < Gap::Mark && COUNTING.contains(word_before(first, reading));
    let has_sign = HOUSE_NUMBER_SIGNS.contains(word_before(first, reading));
    match gap {
        Gap::Stop if counts => None,
        Gap::Stop if !has_sign => Some(Weight::NeedsALook),
        Gap::Line | Gap::Mark if counts => Some(Weight::NeedsALook),
        _ => Some(Weight::Blocks),
    }
}

fn words_before(marks: &[String], street: &Span, reading: &Reading) -> Option<(Span, Weight)> {
    let street_word = reading.word_at(street.start);
    for between in 0..=NEAR_WITH_SIGN {
        let number = street_word.checked_sub(between + 1)?;
        if reading.gap(reading.word_span(number + 1).start) == Gap::Stop {
            return None;
        }
        let Some(mark) = mark_at(marks, number, street, reading) else {
            continue;
        };
        if mark.end > street.start {
            continue;
        }
        let last = reading.word_at(mark.end - 1);
        let has_sign = HOUSE_NUMBER_SIGNS.contains(word_before(number, reading));
        let is_joined =
            || between <= NEAR && (last + 1..street_word).all(|word| joins(word, last, reading));
        if !counts_something(number, last, reading) && (has_sign || is_joined()) {
            let weight = if is_age(number, reading) {
                Weight::NeedsALook
            } else {
                Weight::Blocks
            };
            return Some((mark.start..street.end, weight));
        }
    }
    None
}

/// A word that may stand between a number and its street: "in", the "a" of "14a", the second
/// number of "14-16" and of "14 and 16".
fn joins(word: usize, number: usize, reading: &Reading) -> bool {
    let letters = reading.word(word);
    let gap = reading.gap(reading.word_span(word).start);
    JOINING.contains(letters)
        || gap == Gap::Turn && letters.chars().count() == 1
        || word == number + 1 && is_range(number, reading)
        || is_and(letters) && is_figure(reading.word(word + 1))
        || is_figure(letters) && is_and(word_before(word, reading))
}

fn words_after(marks: &[String], street: &Span, reading: &Reading) -> Option<Span> {
    let after_street = reading.word_at(street.end.max(1) - 1) + 1;
    for between in 0..=NEAR_WITH_SIGN {
        let number = after_street + between;
        if reading.gap(reading.word_span(number).start) == Gap::Stop {
            return None;
        }
        let Some(mark) = mark_at(marks, number, street, reading) else {
            continue;
        };
        let last = reading.word_at(mark.end - 1);
        let has_sign = between > 0 && HOUSE_NUMBER_SIGNS.contains(reading.word(number - 1));
        let ends_range = between == 1 && is_range(number - 1, reading);
        if !counts_something(number, last, reading) && (has_sign || ends_range || between == 0) {
            return Some(street.start..mark.end);
        }
    }
    None
}

fn mark_at(marks: &[String], word: usize, street: &Span, reading: &Reading) -> Option<Span> {
    let start = reading.word_span(word).start;
    let rest = reading.letters().get(start..)?;
    marks
        .iter()
        .filter(|mark| rest.starts_with(mark.as_str()))
        .map(|mark| start..start + mark.len())
        .find(|span| {
            reading.is_edge(span.end)
                && (start + 1..span.end).all(|at| reading.gap(at) <= Gap::Mark)
                && !is_part_of_spelled(word, reading.word_at(span.end - 1), street, reading)
        })
}

/// A date, an age, a paragraph, a clock, a sum or a bus, and no house.
fn counts_something(first: usize, last: usize, reading: &Reading) -> bool {
    if !is_number_word(reading.word(first)) {
        return false;
    }
    let before = word_before(first, reading);
    let after = reading.word(last + 1);
    let gap_after = reading.gap(reading.word_span(last + 1).start);
    let is_plain = PLAIN_SIGNS.contains(before);
    let thing = first
        .checked_sub(1)
        .map_or("", |sign| word_before(sign, reading));
    is_part_of_number(first, last, reading)
        || gap_after < Gap::Mark && VEHICLES.contains(after)
        || is_plain && NUMBERED.contains(thing)
        || !is_plain && COUNTING.contains(before)
        || !is_plain && is_counted(last + 1, reading)
}

/// A number before this word counts or measures it. "112 St" begins a saint's name, "1st" a date.
fn is_counted(word: usize, reading: &Reading) -> bool {
    let letters = reading.word(word);
    let gap = reading.gap(reading.word_span(word).start);
    let is_ending = matches!(letters, "st" | "nd" | "rd" | "th");
    gap < Gap::Stop && COUNTED.contains(letters) && (!is_ending || gap <= Gap::Turn)
}

/// A sign and another figure stand beside the number, and it is no range of houses. A new line
/// begins another number.
fn is_part_of_number(first: usize, last: usize, reading: &Reading) -> bool {
    let is_linked = |word: usize| {
        let start = reading.word_span(word).start;
        reading.gap(start) == Gap::Mark
            && is_figure(reading.word(word))
            && is_figure(word_before(word, reading))
            && !reading.is_line_start(start)
    };
    let is_range_of_houses = |from: usize| {
        is_range(from, reading)
            && !is_linked(from)
            && !is_linked(from + 2)
            && !is_counted(from + 2, reading)
    };
    let links_back = is_linked(first) && !first.checked_sub(1).is_some_and(is_range_of_houses);
    links_back || is_linked(last + 1) && !is_range_of_houses(last)
}

/// This number and the next are the first and last house of a home: "14-16", "14/16".
fn is_range(from: usize, reading: &Reading) -> bool {
    let signs = reading.signs_before(reading.word_span(from + 1).start);
    let is_range_sign = matches!(
        signs.trim(),
        "-" | "/"
            | "&"
            | "\u{2010}"
            | "\u{2011}"
            | "\u{2012}"
            | "\u{2013}"
            | "\u{2014}"
            | "\u{2212}"
    );
    let number = |word: usize| reading.word(word).parse::<u32>().ok();
    let (Some(first), Some(last)) = (number(from), number(from + 1)) else {
        return false;
    };
    is_range_sign && first < last && last - first <= LONGEST_RANGE
}

/// "A boy of 14 in Mill Lane".
fn is_age(number: usize, reading: &Reading) -> bool {
    let person = number
        .checked_sub(1)
        .map_or("", |of| word_before(of, reading));
    word_before(number, reading) == "of" && AGED.contains(person)
}

fn is_figure(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_and(word: &str) -> bool {
    matches!(word, "and" | "to" | "or")
}

fn word_before(word: usize, reading: &Reading) -> &str {
    word.checked_sub(1)
        .map(|n| reading.word(n))
        .unwrap_or_default()
}
