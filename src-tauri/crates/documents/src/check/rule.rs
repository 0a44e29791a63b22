//! How each kind of words is judged where its letters stand.

use super::Weight;
use super::common::{HOME, OPEN_PLACES, OTHER_PLACES, TITLES};
use super::house::{house, house_in_part};
use super::number_words::is_number_word;
use super::place_name::{Ground, Named, PlaceName};
use super::reading::{Gap, Reading, Span};
use super::spelling::Way;

/// Words before and after a name or a street that decide about it.
const NEAR: usize = 5;
/// The last year of a school.
const LAST_YEAR: u32 = 13;
/// Shorter names are not looked for across the gaps between other words. Units: bytes.
const SHORT: usize = 7;
/// Shorter names are not looked for within the addresses of mail and web. Units: bytes.
const SHORTEST_IN_MAIL: usize = 5;

/// What is looked for, and when it counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Rule {
    /// Letters as they are, of whole words.
    Words { ways: Vec<Way>, weight: Weight },
    /// A left-out passage, anywhere.
    Passage { ways: Vec<Way>, weight: Weight },
    /// A postcode, also with O for 0 and I for 1.
    Postcode { letters: String },
    /// Figures of a telephone number.
    Number {
        figures: String,
        may_hold_words: bool,
        weight: Weight,
    },
    /// A house number or name near its street, in either order.
    House {
        marks: Vec<String>,
        street: Vec<Way>,
    },
    /// A number directly before a part of the name of its street: "27 Tarnholt".
    HouseInPart { marks: Vec<String>, name: Vec<Way> },
    /// A street without its number. One of a common name counts only beside words of home.
    Street { street: Vec<Way>, is_ordinary: bool },
    /// The own words of a school's or placement's name.
    Place {
        ways: Vec<Way>,
        name: PlaceName,
        ground: &'static Ground,
    },
    /// The rare word of such a name by itself: "in reception at Olgas".
    PlaceInShort {
        ways: Vec<Way>,
        is_saint: bool,
        name: PlaceName,
        ground: &'static Ground,
    },
    /// The first letters of a name, in capitals.
    Initials {
        ways: Vec<Way>,
        ground: &'static Ground,
    },
    /// The own words of a name within an address of mail or web.
    Mail { ways: Vec<Way> },
    /// A person by surname.
    Person {
        ways: Vec<Way>,
        who: Named,
        title_tells: bool,
    },
}

impl Rule {
    /// Letters that stand in the text wherever the rule may apply.
    pub(super) fn ways(&self) -> &[Way] {
        match self {
            Self::Words { ways, .. }
            | Self::Passage { ways, .. }
            | Self::Place { ways, .. }
            | Self::PlaceInShort { ways, .. }
            | Self::Initials { ways, .. }
            | Self::Mail { ways }
            | Self::Person { ways, .. } => ways,
            Self::House { street, .. } | Self::Street { street, .. } => street,
            Self::HouseInPart { name, .. } => name,
            Self::Postcode { .. } | Self::Number { .. } => &[],
        }
    }

    /// What it means that a way of writing stands at `span`, or nothing.
    pub(super) fn judge(&self, way: &Way, span: Span, reading: &Reading) -> Option<(Span, Weight)> {
        if !self.is_in_place(way, &span, reading) {
            return None;
        }
        match self {
            Self::Words { weight, .. } | Self::Passage { weight, .. } => Some((span, *weight)),
            Self::House { marks, .. } => house(marks, &span, reading),
            Self::HouseInPart { marks, .. } => house_in_part(marks, &span, reading),
            Self::Street { is_ordinary, .. } => is_street_to_look_at(&span, *is_ordinary, reading)
                .then_some((span, Weight::NeedsALook)),
            Self::Place { name, ground, .. } => {
                place(name, ground, &span, reading).map(|weight| (span, weight))
            }
            Self::PlaceInShort {
                is_saint,
                name,
                ground,
                ..
            } => {
                place_in_short(*is_saint, name, ground, &span, reading).map(|weight| (span, weight))
            }
            Self::Initials { ground, .. } => {
                initials(ground, &span, reading).map(|weight| (span, weight))
            }
            Self::Mail { .. } => (span.len() >= SHORTEST_IN_MAIL
                && is_mail_or_web(&reading.piece_around(&span)))
            .then_some((span, Weight::Blocks)),
            Self::Person {
                who, title_tells, ..
            } => person(who, *title_tells, &span, reading),
            Self::Postcode { .. } | Self::Number { .. } => None,
        }
    }

    /// The letters found are what was recorded, with nothing between: what counts in raw strings.
    pub(super) fn is_exact(&self, found: &str) -> bool {
        match self {
            Self::Words { .. } | Self::Passage { .. } | Self::Mail { .. } => true,
            Self::Number { .. } => found.bytes().all(|letter| letter.is_ascii_digit()),
            Self::Postcode { letters } => found == letters,
            Self::House { marks, street } => marks
                .iter()
                .filter_map(|mark| found.strip_prefix(mark.as_str()))
                .any(|rest| street.iter().any(|way| way.letters == rest)),
            Self::HouseInPart { .. }
            | Self::Street { .. }
            | Self::Place { .. }
            | Self::PlaceInShort { .. }
            | Self::Initials { .. }
            | Self::Person { .. } => false,
        }
    }

    fn is_in_place(&self, way: &Way, span: &Span, reading: &Reading) -> bool {
        match self {
            Self::Passage { .. } | Self::Mail { .. } => true,
            _ => {
                reading.is_whole(span)
                    && (way.letters.len() >= SHORT || keeps_its_words(way, span, reading))
            }
        }
    }
}

/// Within a word of a short name stands nothing but what a line break or a hidden sign puts there,
/// or the same blank between all its letters.
fn keeps_its_words(way: &Way, span: &Span, reading: &Reading) -> bool {
    let gap_inside = |at: &usize| reading.gap(span.start + at);
    let inside = || (1..way.letters.len()).filter(|at| !way.word_starts.contains(at));
    let is_written_apart =
        || way.letters.len() > 3 && inside().all(|at| gap_inside(&at) == Gap::Space);
    let is_together = |gap: Gap| gap <= Gap::Turn || gap == Gap::Line;
    inside().all(|at| is_together(gap_inside(&at))) || is_written_apart()
}

fn is_street_to_look_at(street: &Span, is_ordinary: bool, reading: &Reading) -> bool {
    let first = reading.word_at(street.start);
    let last = reading.word_at(street.end - 1);
    let names_open_place = (1..=2).any(|n| {
        OPEN_PLACES.contains(reading.word(last + n))
            && reading.gap(reading.word_span(last + n).start) < Gap::Mark
    });
    let is_near_home = || {
        (first.saturating_sub(NEAR)..first)
            .chain(last + 1..last + 4)
            .any(|n| HOME.contains(reading.word(n)))
    };
    !names_open_place && (!is_ordinary || is_near_home())
}

fn place(name: &PlaceName, ground: &Ground, span: &Span, reading: &Reading) -> Option<Weight> {
    let first = reading.word_at(span.start);
    let last = reading.word_at(span.end - 1);
    let next = last + 1;
    let joins = |word: usize| reading.gap(reading.word_span(word).start) < Gap::Mark;
    if joins(next) && name.goes_on_with(reading.word(next)) || follows_role(ground, first, reading)
    {
        return Some(Weight::Blocks);
    }
    if name.is_ordinary {
        return None;
    }
    if names_another_place(ground, next, reading) {
        return None;
    }
    Some(if has_sign_near(ground, first, last, reading) {
        Weight::Blocks
    } else {
        Weight::NeedsALook
    })
}

/// The word after a name says that something else of that name is meant: a church, a street.
fn names_another_place(ground: &Ground, next: usize, reading: &Reading) -> bool {
    let word = reading.word(next);
    let is_of_a_church = word == "church" && matches!(reading.word(next + 1), "of" | "in");
    reading.gap(reading.word_span(next).start) < Gap::Mark
        && OTHER_PLACES.contains(word)
        && !ground.signs.contains(word)
        && !is_of_a_church
}

/// A rare word alone blocks where it is led to as a place is and a word of the ground stands near.
/// With one of the two, a saint's name in the form of a school's needs a look.
fn place_in_short(
    is_saint: bool,
    name: &PlaceName,
    ground: &Ground,
    span: &Span,
    reading: &Reading,
) -> Option<Weight> {
    let (first, last) = (reading.word_at(span.start), reading.word_at(span.end - 1));
    let before = first.checked_sub(1).map_or("", |word| reading.word(word));
    let begins_word = reading.word_span(first).start == span.start;
    if !begins_word || names_another_place(ground, last + 1, reading) || TITLES.contains(before) {
        return None;
    }
    let has_saint = last > first;
    let is_led = has_saint
        || matches!(before, "at" | "of" | "to" | "from" | "s" | "st" | "saint")
        || follows_role(ground, first, reading)
        || name.goes_on_with(reading.word(last + 1));
    let is_near = has_sign_near(ground, first, last, reading);
    let has_form_of_school = is_saint && (has_saint || reading.word(last).ends_with('s'));
    match (is_led, is_near) {
        (true, true) => Some(Weight::Blocks),
        (false, false) => None,
        _ => has_form_of_school.then_some(Weight::NeedsALook),
    }
}

/// "Year 3 teacher, Tarnholt", "pupil at Park".
fn follows_role(ground: &Ground, first: usize, reading: &Reading) -> bool {
    let Some(before) = first.checked_sub(1) else {
        return false;
    };
    if reading.gap(reading.word_span(first).start) == Gap::Stop {
        return false;
    }
    let role = if matches!(reading.word(before), "at" | "of") {
        before.checked_sub(1)
    } else {
        Some(before)
    };
    role.is_some_and(|role| ground.roles.contains(reading.word(role)))
}

/// A word of the ground stands near, within the sentence.
fn has_sign_near(ground: &Ground, first: usize, last: usize, reading: &Reading) -> bool {
    let starts_sentence = |word: &usize| reading.gap(reading.word_span(*word).start) != Gap::Stop;
    let is_sign = |word: usize| {
        ground.signs.contains(reading.word(word))
            || ground.has_years && is_school_year(word, reading)
    };
    let before = (first.saturating_sub(NEAR)..first)
        .rev()
        .take_while(|n| starts_sentence(&(n + 1)));
    let after = (last + 1..=last + NEAR).take_while(starts_sentence);
    before.chain(after).any(is_sign)
}

/// "Year 3", "Y3": a class. "Year 2027" is none.
fn is_school_year(word: usize, reading: &Reading) -> bool {
    let number = reading.word(word + 1);
    let is_class = number
        .parse::<u32>()
        .map_or(is_number_word(number), |n| n <= LAST_YEAR);
    is_class && matches!(reading.word(word), "year" | "yr" | "y")
}

fn initials(ground: &Ground, span: &Span, reading: &Reading) -> Option<Weight> {
    let gaps_allow = (span.start + 1..span.end)
        .all(|at| reading.gap(at) <= Gap::Turn || reading.gap(at) == Gap::Mark);
    if is_mail_or_web(&reading.piece_around(span)) {
        return gaps_allow.then_some(Weight::Blocks);
    }
    if !gaps_allow || !reading.is_in_capitals(span) {
        return None;
    }
    let (first, last) = (reading.word_at(span.start), reading.word_at(span.end - 1));
    Some(if has_sign_near(ground, first, last, reading) {
        Weight::Blocks
    } else {
        Weight::NeedsALook
    })
}

fn is_mail_or_web(piece: &str) -> bool {
    const ENDS: [&str; 7] = [".uk", ".org", ".com", ".net", ".example", ".wales", ".scot"];
    let piece = piece.to_lowercase();
    piece.contains('@')
        || piece.contains("www.")
        || piece.contains("://")
        || ENDS.iter().any(|end| piece.contains(end))
}

/// A surname with the given name, an initial or a title beside it; alone it needs a look.
fn person(
    who: &Named,
    title_tells: bool,
    span: &Span,
    reading: &Reading,
) -> Option<(Span, Weight)> {
    let first = reading.word_at(span.start);
    let last = reading.word_at(span.end - 1);
    let is_given = |word: &str| who.given.iter().any(|given| given == word);
    let is_initial = |word: &str| {
        word.chars().count() == 1
            && who
                .given
                .iter()
                .any(|given| given.chars().next() == word.chars().next())
    };
    let before: Vec<usize> = (first.saturating_sub(3)..first).collect();
    let title = before
        .last()
        .is_some_and(|n| TITLES.contains(reading.word(*n)));
    let given = before
        .iter()
        .rev()
        .take(2)
        .any(|n| is_given(reading.word(*n)))
        || before.last().is_some_and(|n| is_initial(reading.word(*n)))
        || is_given(reading.word(last + 1))
        || reading.gap(reading.word_span(last + 1).start) == Gap::Mark
            && is_initial(reading.word(last + 1));
    if given || title && title_tells {
        return Some((span.clone(), Weight::Blocks));
    }
    (!super::spelling::is_ordinary_name(&who.surname)).then_some((span.clone(), Weight::NeedsALook))
}
