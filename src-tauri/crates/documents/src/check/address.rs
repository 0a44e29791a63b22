//! What an address is made of: a number or a name of the house, a street, a postcode, a town.

use super::common::Words;
use super::number_words::number_in_words;
use super::reading::{folded, folded_words};
use super::spelling::{is_house_kind, is_ordinary_name, is_street_kind, long_forms_of};

/// The parts of an address that tell a home. The town and the county tell none.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Home {
    /// Numbers of the house; of the flat only where the house has none.
    pub(super) numbers: Vec<String>,
    /// Words of the street.
    pub(super) street: Vec<String>,
    /// Words of the name of the house or building.
    pub(super) house: Vec<String>,
    /// Without its space.
    pub(super) postcode: Option<String>,
    /// Lines that are neither house nor street, in their order: a town, a county, a person.
    pub(super) rest: Vec<Vec<String>>,
}

const UNIT_WORDS: Words = Words("flat flt apartment apt unit room studio maisonette");

/// Words before the name of a street that people leave out.
const LEADS: Words = Words("the upper lower old new great little north south east west middle");
/// Kinds of street that stand first, and what joins them to the name.
const WELSH_LEADS: Words = Words("heol ffordd stryd lon clos maes y yr");

/// Kinds of street that no school is named after without another word.
const ROADS: Words = Words("avenue close crescent drive lane road street terrace");

/// What parts the lines of an address.
const LINE_ENDS: [char; 4] = [',', '\n', ';', '|'];
/// Words between two addresses. Every one of them may also stand within one.
const BETWEEN_HOMES: Words =
    Words("or and then also now previously formerly before since until was");

/// Reads every address among recorded words: "14 Mill Lane, AN1 2BC or 3 Oak Road".
pub(super) fn read_all(words: &str) -> Vec<Home> {
    let parts = parted_by_words(words);
    let pieces = parts.iter().flat_map(|part| parted_by_lines(part));
    pieces.map(|piece| read(&piece)).collect()
}

/// Parts at "or" and its like, where an address stands on both sides.
fn parted_by_words(words: &str) -> Vec<String> {
    let mut done: Vec<String> = Vec::new();
    let mut open = String::new();
    for piece in words.split_inclusive(char::is_whitespace) {
        let word = folded(piece);
        if BETWEEN_HOMES.contains(&word) || matches!(piece.trim(), "&" | "/") {
            done.push(std::mem::take(&mut open));
        }
        open.push_str(piece);
    }
    done.push(open);
    let mut kept: Vec<String> = Vec::new();
    for part in done {
        match kept.last_mut() {
            Some(last) if !(tells_a_home(last) && tells_a_home(&part)) => last.push_str(&part),
            _ => kept.push(part),
        }
    }
    kept
}

/// Parts after a postcode, and before a number with a street where there is one already.
fn parted_by_lines(words: &str) -> Vec<String> {
    let mut pieces: Vec<String> = vec![String::new()];
    let mut is_done = false;
    for line in words.split_inclusive(LINE_ENDS) {
        let home = read(line);
        let is_next = starts_with_home(line) && pieces.last().is_some_and(|p| starts_with_home(p));
        if is_done && !folded(line).is_empty() || is_next {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(line);
        }
        is_done = home.postcode.is_some();
    }
    pieces
}

fn tells_a_home(words: &str) -> bool {
    read(words).postcode.is_some() || starts_with_home(words)
}

/// The words, without a joining word before them, begin with a number and its street.
fn starts_with_home(words: &str) -> bool {
    let home = read(words);
    !home.numbers.is_empty() && ends_as_street(&home.street)
}

/// Reads an address as people write it, on one line with commas or on several.
pub(super) fn read(words: &str) -> Home {
    let mut home = Home::default();
    let mut unit = None;
    for line in words.split(LINE_ENDS) {
        let mut tokens = folded_words(line);
        if tokens.len() > 1 && BETWEEN_HOMES.contains(&tokens[0]) && starts_with_figure(&tokens[1])
        {
            tokens.remove(0);
        }
        if let Some(postcode) = take_postcode(&mut tokens) {
            home.postcode = Some(postcode);
        }
        read_line(tokens, &mut home, &mut unit);
    }
    if home.street.is_empty() && !home.numbers.is_empty() && !home.rest.is_empty() {
        home.street = home.rest.remove(0);
    }
    if let Some(unit) = unit.filter(|_| home.numbers.is_empty()) {
        home.numbers.push(unit);
        if home.street.is_empty() {
            home.street = std::mem::take(&mut home.house);
        }
    }
    home.take_first_line_as_house(words);
    home
}

fn read_line(mut tokens: Vec<String>, home: &mut Home, unit: &mut Option<String>) {
    if tokens.first().is_some_and(|t| UNIT_WORDS.contains(t)) && tokens.len() > 1 {
        *unit = Some(tokens[1].clone());
        tokens.drain(..2);
    }
    while tokens
        .first()
        .is_some_and(|t| matches!(t.as_str(), "no" | "number" | "nos"))
    {
        tokens.remove(0);
    }
    if tokens.is_empty() {
        return;
    }
    if home.street.is_empty() && starts_with_figure(&tokens[0]) {
        let count = tokens.iter().take_while(|t| starts_with_figure(t)).count();
        home.numbers.extend(tokens.drain(..count));
        home.street = until_kind(tokens);
    } else if home.street.is_empty()
        && tokens.len() > 1
        && tokens.last().is_some_and(|t| starts_with_figure(t))
    {
        home.numbers.extend(tokens.pop());
        home.street = tokens;
    } else if let Some(end) = house_end(&tokens).filter(|_| home.house.is_empty()) {
        let after = tokens.split_off(end);
        home.house = tokens;
        if !after.is_empty() {
            read_line(after, home, unit);
        }
    } else if home.street.is_empty() && tokens.len() > 1 && ends_as_street(&tokens) {
        home.street = tokens;
    } else {
        home.rest.push(tokens);
    }
}

fn starts_with_figure(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_digit())
}

/// Words up to and with the kind of street, where one is named; a kind that comes first, as in
/// "Park Lane", is part of the name.
fn until_kind(mut tokens: Vec<String>) -> Vec<String> {
    if let Some(kind) = tokens.iter().skip(1).position(|t| is_street_kind(t)) {
        let mut end = kind + 2;
        while tokens
            .get(end)
            .is_some_and(|t| is_street_kind(t) || is_compass(t))
        {
            end += 1;
        }
        tokens.truncate(end);
    }
    tokens
}

/// The first line names a road and no more. Schools are named "Park" and "Grove", not "Road".
pub(super) fn is_road(words: &str) -> bool {
    let first = words
        .split(LINE_ENDS)
        .next()
        .map(folded_words)
        .unwrap_or_default();
    let is_plain = |word: &String| {
        ROADS.contains(word) || long_forms_of(word).iter().any(|long| ROADS.contains(long))
    };
    first.len() > 1 && !starts_with_figure(&first[0]) && first.last().is_some_and(is_plain)
}

fn is_compass(token: &str) -> bool {
    matches!(token, "north" | "south" | "east" | "west")
}

/// Where the name of a house ends in a line that begins with one.
fn house_end(tokens: &[String]) -> Option<usize> {
    let kind = tokens.iter().position(|t| is_house_kind(t))?;
    let is_last = kind + 1 == tokens.len();
    let is_before_street =
        tokens.len() > kind + 2 && tokens.last().is_some_and(|t| is_street_kind(t));
    let is_street_too = is_street_kind(&tokens[kind]) && !is_last;
    (kind > 0 && !is_street_too && (is_last || is_before_street || tokens.len() > kind + 1))
        .then_some(kind + 1)
}

fn ends_as_street(tokens: &[String]) -> bool {
    let Some(first) = tokens.first() else {
        return false;
    };
    let is_welsh = first.chars().count() > 2 && WELSH_LEADS.contains(first);
    is_welsh
        || tokens
            .last()
            .is_some_and(|t| is_street_kind(t) || is_compass(t))
}

impl Home {
    /// The first line is the name of the house where a street without a number follows it, or
    /// where it is one word and a town and a postcode follow.
    fn take_first_line_as_house(&mut self, words: &str) {
        let has_house = !self.house.is_empty() || !self.numbers.is_empty();
        let first = words.split(LINE_ENDS).next().map(folded_words);
        if has_house || first.is_none() || first.as_ref() != self.rest.first() {
            return;
        }
        let is_single = self.rest[0].len() == 1 && self.rest.len() > 1 && self.postcode.is_some();
        if !self.street.is_empty() || is_single {
            self.house = self.rest.remove(0);
        }
    }

    /// What stands beside the street and tells the house: its number, in figures and in words.
    pub(super) fn house_marks(&self) -> Vec<String> {
        let in_words = |number: &String| number.parse().map(number_in_words).unwrap_or_default();
        let mut marks: Vec<String> = self.numbers.clone();
        marks.extend(self.numbers.iter().flat_map(in_words));
        marks
    }

    /// The street without "Upper" and its like, if it is still the name of a street.
    pub(super) fn street_without_lead(&self) -> Option<&[String]> {
        let lead = self.street.iter().take_while(|word| LEADS.contains(word));
        let rest = &self.street[lead.count()..];
        (rest.len() > 1 && rest.len() < self.street.len() && !is_ordinary_name(rest))
            .then_some(rest)
    }

    /// Rare names of the street without its kind, with and without "Upper" and its like: what
    /// people say for short.
    pub(super) fn short_streets(&self) -> Vec<&[String]> {
        let is_kind = |word: &&String| is_street_kind(word) || is_compass(word);
        let kinds = self.street.iter().rev().take_while(is_kind).count();
        let name = &self.street[..self.street.len() - kinds];
        let is_lead = |word: &&String| LEADS.contains(word) || WELSH_LEADS.contains(word);
        let lead = name.iter().take_while(is_lead).count();
        let mut names = vec![name, &name[lead..]];
        names.dedup();
        names.retain(|name| name.len() < self.street.len() && !is_ordinary_name(name));
        names
    }

    /// No word of the street is rare, so that the street tells little by itself.
    pub(super) fn has_ordinary_street(&self) -> bool {
        is_ordinary_name(&self.street)
    }
}

/// Takes a postcode out of the words of a line.
pub(super) fn take_postcode(tokens: &mut Vec<String>) -> Option<String> {
    for at in (0..tokens.len()).rev() {
        for count in [2, 1] {
            if at + count > tokens.len() {
                continue;
            }
            let glued: String = tokens[at..at + count].concat();
            if is_postcode(&glued) {
                tokens.drain(at..at + count);
                return Some(glued);
            }
        }
    }
    None
}

/// Letters read as a UK postcode without its space: area, district, sector, unit.
pub(super) fn is_postcode(letters: &str) -> bool {
    let letters = letters.as_bytes();
    let [outward @ .., sector, unit1, unit2] = letters else {
        return false;
    };
    let area = outward
        .iter()
        .take_while(|c| c.is_ascii_alphabetic())
        .count();
    let district = &outward[area..];
    (1..=2).contains(&area)
        && (1..=2).contains(&district.len())
        && district[0].is_ascii_digit()
        && district.iter().all(u8::is_ascii_alphanumeric)
        && sector.is_ascii_digit()
        && unit1.is_ascii_alphabetic()
        && unit2.is_ascii_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers, street, house, postcode of an address in one line.
    fn parts(words: &str) -> [String; 4] {
        let home = read(words);
        [
            home.numbers.join(" "),
            home.street.join(" "),
            home.house.join(" "),
            home.postcode.unwrap_or_default(),
        ]
    }

    #[test]
    fn an_address_falls_into_house_street_and_postcode() {
        let expected: &[(&str, [&str; 4])] = &[
            (
                "14 Mill Lane, Anytown, AN1 2BC",
                ["14", "mill lane", "", "an12bc"],
            ),
            (
                "14 Mill Lane Anytown an12bc",
                ["14", "mill lane", "", "an12bc"],
            ),
            ("Flat 2, 14 Mill Lane, Anytown", ["14", "mill lane", "", ""]),
            ("Flat 2 14 Park Lane", ["14", "park lane", "", ""]),
            (
                "Flat 2, Kestrel House, Anytown",
                ["2", "kestrel house", "", ""],
            ),
            ("14, St Mary's Road", ["14", "st marys road", "", ""]),
            (
                "No. 14a Church Street North",
                ["14a", "church street north", "", ""],
            ),
            (
                "Rose Cottage, Mill Lane, Anytown",
                ["", "mill lane", "rose cottage", ""],
            ),
            (
                "Rose Cottage Mill Lane",
                ["", "mill lane", "rose cottage", ""],
            ),
            ("Fairholme, Mill Lane", ["", "mill lane", "fairholme", ""]),
            (
                "9 Heol y Bont, Aberhafen, ZL61 0PQ",
                ["9", "heol y bont", "", "zl610pq"],
            ),
            ("ul. Kościuszki 14, Kraków", ["14", "ul kosciuszki", "", ""]),
            ("Anytown", ["", "", "", ""]),
            (
                "Fairholme, Anytown, QX1 1AA",
                ["", "", "fairholme", "qx11aa"],
            ),
            ("Anytown, QX1 1AA", ["", "", "", "qx11aa"]),
        ];
        for (words, parts_expected) in expected {
            assert_eq!(parts(words), *parts_expected, "{words}");
        }
    }

    #[test]
    fn a_street_is_called_by_its_rare_words_for_short() {
        let short = |words: &str| -> Vec<String> {
            let home = read(words);
            home.short_streets()
                .iter()
                .map(|name| name.join(" "))
                .collect()
        };
        assert_eq!(
            short("27 Upper Selworth Road"),
            ["upper selworth", "selworth"]
        );
        assert_eq!(short("27 Selworth Road North"), ["selworth"]);
        assert_eq!(short("112 St Wistan's Avenue"), ["st wistans"]);
        assert_eq!(short("9 Ffordd y Gigfran"), ["gigfran"]);
        assert!(short("14 Old Mill Lane").is_empty());
        assert!(short("14 Selworth").is_empty());
    }

    #[test]
    fn only_a_whole_address_begins_another() {
        for (words, count) in [
            ("14 Mill Lane, AN1 2BC or 3 Oak Road", 2),
            ("14 Mill Lane, Anytown, 3 Oak Road, Otherby", 2),
            ("14 Mill Lane, AN1 2BC, OB7 3LT", 2),
            ("Fox and Hounds Cottage, Mill Lane", 1),
            ("14 and 16 Mill Lane, Anytown", 1),
            ("Flat 2, 14 Mill Lane, Anytown, AN1 2BC.", 1),
            ("14 Mill Lane, Anytown, since 3 May 2027", 1),
            ("", 1),
        ] {
            assert_eq!(read_all(words).len(), count, "{words}");
        }
    }

    #[test]
    fn a_postcode_has_an_area_a_district_a_sector_and_a_unit() {
        for postcode in ["an12bc", "m11aa", "ec1a1bb", "qx101td"] {
            assert!(is_postcode(postcode), "{postcode}");
        }
        for other in ["an1", "12bcde", "an1234", "lane14", "abc12de", "a1bc"] {
            assert!(!is_postcode(other), "{other}");
        }
    }
}
