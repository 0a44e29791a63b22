//! Numbers in words, in every way in which people say the number of a house.

use super::common::Words;
use super::reading::{Gap, Reading, Span};
use super::spelling::Way;

const ONES: Words = Words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
     sixteen seventeen eighteen nineteen",
);
const TENS: Words = Words("ten twenty thirty forty fifty sixty seventy eighty ninety");
const NOUGHTS: [&str; 4] = ["oh", "o", "zero", "nought"];

/// The word is a number, in figures or not.
pub(super) fn is_number_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || is_spelled(word)
}

fn is_spelled(word: &str) -> bool {
    ONES.contains(word) || TENS.contains(word) || NOUGHTS.contains(&word)
}

/// The words of a figure.
pub(super) fn figure_words(figure: char) -> Vec<&'static str> {
    match figure.to_digit(10) {
        Some(0) => NOUGHTS.to_vec(),
        Some(value) => nth(&ONES, value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// A number below a thousand in words, each way in one piece: "fourteen" and "onefour";
/// "ahundredandfourteen", "onehundredfourteen", "onefourteen" and "oneonefour".
pub(super) fn number_in_words(number: u32) -> Vec<String> {
    let mut ways = Vec::new();
    match (number / 100, number % 100) {
        (0, rest) => ways.extend(below_hundred(rest)),
        (hundreds @ 1..=9, rest) => {
            let hundreds = nth(&ONES, hundreds).unwrap_or_default();
            let rest = below_hundred(rest);
            ways.extend(in_hundreds(hundreds, rest.as_deref()));
        }
        _ => {}
    }
    ways.extend(figure_by_figure(number));
    ways
}

fn in_hundreds(hundreds: &str, rest: Option<&str>) -> Vec<String> {
    let counts: &[&str] = if hundreds == "one" {
        &["one", "a"]
    } else {
        &[hundreds]
    };
    let whole = counts.iter().map(|count| format!("{count}hundred"));
    let Some(rest) = rest else {
        return whole.collect();
    };
    whole
        .flat_map(|whole| [format!("{whole}and{rest}"), format!("{whole}{rest}")])
        .chain([format!("{hundreds}{rest}")])
        .collect()
}

fn figure_by_figure(number: u32) -> Vec<String> {
    let figures = number.to_string();
    if !(2..=4).contains(&figures.len()) {
        return Vec::new();
    }
    let mut ways = vec![String::new()];
    for figure in figures.chars() {
        let words = figure_words(figure);
        ways = ways
            .iter()
            .flat_map(|way| words.iter().map(move |word| format!("{way}{word}")))
            .collect();
    }
    ways
}

fn below_hundred(number: u32) -> Option<String> {
    nth(&ONES, number).map(str::to_owned).or_else(|| {
        let tens = nth(&TENS, number / 10)?;
        let ones = nth(&ONES, number % 10).unwrap_or_default();
        Some(format!("{tens}{ones}"))
    })
}

/// Counted from one; nothing for nought.
fn nth(words: &Words, number: u32) -> Option<&'static str> {
    let place = number.checked_sub(1)?;
    words.0.split_ascii_whitespace().nth(place as usize)
}

/// Every way of writing a postcode with figures in words: "AN one, two BC", "QX ten 1TD".
pub(super) fn postcode_in_words(postcode: &str) -> Vec<Way> {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let Some((outward, unit)) = postcode
        .len()
        .checked_sub(3)
        .and_then(|at| postcode.split_at_checked(at))
    else {
        return Vec::new();
    };
    let area: String = outward.chars().take_while(|c| is_letter(*c)).collect();
    let district = outward[area.len()..].trim_end_matches(is_letter);
    let end = &outward[area.len() + district.len()..];
    let Some((sector, unit)) = unit.split_at_checked(1) else {
        return Vec::new();
    };
    let sectors = figure_or_words(sector);
    let mut all = Vec::new();
    for district in figure_or_words(district) {
        let ways = sectors
            .iter()
            .map(|sector| format!("{area}{district}{end}{sector}{unit}"));
        all.extend(ways.filter(|way| way != postcode));
    }
    all.iter().filter_map(|way| Way::of(&[way])).collect()
}

fn figure_or_words(figures: &str) -> Vec<String> {
    let mut ways = vec![figures.to_owned()];
    match (figures.len(), figures.chars().next()) {
        (1, Some(figure)) => ways.extend(figure_words(figure).iter().map(ToString::to_string)),
        _ => ways.extend(figures.parse().map(number_in_words).unwrap_or_default()),
    }
    ways
}

/// Words before a street are only a part of a spelled number, as "fourteen" of "a hundred and
/// fourteen". The street may begin with a number of its own.
pub(super) fn is_part_of_spelled(
    first: usize,
    last: usize,
    street: &Span,
    reading: &Reading,
) -> bool {
    if !is_spelled(reading.word(last)) {
        return false;
    }
    let is_linked = |word: usize| {
        let start = reading.word_span(word).start;
        let is_close = reading.gap(start) < Gap::Mark || reading.signs_before(start) == "-";
        is_close && !street.contains(&start)
    };
    let counts = |word: &str| is_spelled(word) || word == "hundred";
    let before = |back: usize| {
        first
            .checked_sub(back)
            .map_or("", |word| reading.word(word))
    };
    let goes_before = counts(before(1)) || before(1) == "and" && before(2) == "hundred";
    is_linked(first) && goes_before || is_linked(last + 1) && counts(reading.word(last + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_said_in_hundreds_and_figure_by_figure() {
        let cases: &[(u32, &[&str])] = &[
            (7, &["seven"]),
            (14, &["fourteen", "onefour"]),
            (20, &["twenty", "twooh", "twozero"]),
            (31, &["thirtyone", "threeone"]),
            (100, &["onehundred", "ahundred", "oneohoh"]),
            (105, &["ahundredandfive", "oneohfive"]),
            (114, &["ahundredandfourteen", "onefourteen", "oneonefour"]),
            (
                212,
                &["twohundredandtwelve", "twohundredtwelve", "twotwelve"],
            ),
            (1040, &["oneohfouroh"]),
        ];
        for (number, expected) in cases {
            let ways = number_in_words(*number);
            for way in *expected {
                assert!(ways.iter().any(|w| w == way), "{number}: {way} in {ways:?}");
            }
        }
        assert!(number_in_words(0).is_empty());
        assert_eq!(number_in_words(7), ["seven"]);
    }

    #[test]
    fn the_figures_of_a_postcode_are_said_one_by_one_or_as_a_district() {
        let ways = |postcode| -> Vec<String> {
            let ways = postcode_in_words(postcode).into_iter();
            ways.map(|way| way.letters).collect()
        };
        assert_eq!(ways("an12bc"), ["an1twobc", "anone2bc", "anonetwobc"]);
        let longer = ways("qx101td");
        for way in ["qxten1td", "qxoneohonetd", "qx10onetd"] {
            assert!(longer.iter().any(|w| w == way), "{way} in {longer:?}");
        }
        assert!(ways("ec1a1bb").contains(&"econeaonebb".to_owned()));
        assert!(ways("").is_empty());
    }
}
