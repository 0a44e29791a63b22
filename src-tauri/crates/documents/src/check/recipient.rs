//! Right person, right copy: what a finished file says of whose it is, and who could be mistaken
//! for whom.

use super::address;
use super::common::TITLES;
use super::reading::{Reading, folded_words};
use super::spelling::long_forms_of;

/// Pages that do not name the recipient and the copy.
///
/// `line` is what stands on every page, for instance "Darren Whitcombe, copy 2 of 11". It is
/// compared without regard to case, spacing and signs, and as whole words, so that copy 1 is not
/// taken for copy 11.
///
/// Shape: numbers of pages from 1, ascending; every page where `line` holds no letters, because
/// such a file names no one.
pub fn pages_without<S: AsRef<str>>(line: &str, pages: &[S]) -> Vec<usize> {
    let wanted = Reading::of(line);
    let wanted = wanted.letters();
    let names_it = |page: &str| {
        let reading = Reading::of(page);
        !wanted.is_empty()
            && reading
                .letters()
                .match_indices(wanted)
                .any(|(at, _)| stands_alone(&reading, at, at + wanted.len()))
    };
    pages
        .iter()
        .enumerate()
        .filter(|(_, page)| !names_it(page.as_ref()))
        .map(|(n, _)| n + 1)
        .collect()
}

/// "Copy 2" is not in "copy 2.1" or "copy 2 1": no figure may follow or go before a figure.
fn stands_alone(reading: &Reading, start: usize, end: usize) -> bool {
    reading.is_whole(&(start..end))
}

/// Someone to whom a copy might go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Addressee<'a> {
    /// Name as it would stand on the envelope, with or without a title.
    pub name: &'a str,
    /// Address as recorded.
    pub address: &'a str,
}

/// Which of `others` could be taken for `whom`: the same name, folded, at the same address.
///
/// Titles do not tell people apart, an initial stands for every name that begins with it, and
/// "Khan, Amina" is "Amina Khan". Addresses are the same with street words short or written out,
/// and where both have a postcode and a house number, those decide. Two empty addresses are not
/// the same place.
///
/// Shape: places in `others`, ascending.
pub fn namesakes(whom: Addressee<'_>, others: &[Addressee<'_>]) -> Vec<usize> {
    others
        .iter()
        .enumerate()
        .filter(|(_, other)| {
            is_same_name(whom.name, other.name) && is_same_address(whom.address, other.address)
        })
        .map(|(n, _)| n)
        .collect()
}

fn is_same_name(one: &str, other: &str) -> bool {
    let (one, other) = (name_words(one), name_words(other));
    let (Some((surname, given)), Some((other_surname, other_given))) =
        (one.split_last(), other.split_last())
    else {
        return false;
    };
    let may_be = |a: &String, b: &String| {
        let is_initial = |s: &str| s.chars().count() == 1;
        a == b
            || (is_initial(a) && b.starts_with(a.as_str()))
            || (is_initial(b) && a.starts_with(b.as_str()))
    };
    // "Ms Khan" may be any Khan; a middle name that one of the two leaves out tells nothing.
    surname == other_surname
        && given
            .iter()
            .zip(other_given)
            .take(1)
            .all(|(a, b)| may_be(a, b))
}

fn name_words(name: &str) -> Vec<String> {
    let in_order = match name.split_once(',') {
        Some((surname, given)) => format!("{given} {surname}"),
        None => name.to_owned(),
    };
    let mut words: Vec<String> = in_order
        .split_whitespace()
        .map(|word| folded_words(word).concat())
        .filter(|word| !word.is_empty())
        .collect();
    while words.len() > 1 && TITLES.contains(&words[0]) {
        words.remove(0);
    }
    words
}

fn is_same_address(one: &str, other: &str) -> bool {
    let (first, second) = (address::read(one), address::read(other));
    if let (Some(a), Some(b)) = (&first.postcode, &second.postcode)
        && !(first.numbers.is_empty() || second.numbers.is_empty())
    {
        return a == b && first.numbers == second.numbers;
    }
    let (one, other) = (plain_address(one), plain_address(other));
    !one.is_empty() && !other.is_empty() && (one.starts_with(&other) || other.starts_with(&one))
}

/// Words of an address, each short form written out.
fn plain_address(text: &str) -> Vec<String> {
    let mut words = folded_words(text);
    // A postcode that one of the two leaves out, or writes without its space, tells nothing more.
    address::take_postcode(&mut words);
    words
        .into_iter()
        .map(|word| {
            long_forms_of(&word)
                .first()
                .map_or(word.clone(), ToString::to_string)
        })
        .collect()
}
