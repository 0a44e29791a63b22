//! What was recorded, taken apart into everything by which it is found.

use chairside_domain::family::{SuppressedField, Suppression};

use super::Weight;
use super::address::{self, Home};
use super::common::{Words, is_ordinary};
use super::figures;
use super::needles::{Needle, NeedleKind};
use super::number_words::postcode_in_words;
use super::place_name::{self, Ground, PlaceName};
use super::reading::{folded, folded_words};
use super::rule::Rule;
use super::spelling::{Way, is_ordinary_name, ways};

/// Single words shorter than this are not looked for by themselves. Units: folded letters.
const SHORTEST_WORD: usize = 5;
/// Shorter names of a street count only with its kind. Units: folded letters.
const SHORTEST_STREET: usize = 4;
/// Whose mail addresses give no place away.
const OPEN_MAIL: Words = Words(
    "aol btinternet gmail gmx googlemail hotmail icloud live me msn nhs outlook police proton \
     protonmail sky talktalk virginmedia yahoo",
);

/// Makes the needles of one suppression.
pub(super) struct Maker<'a> {
    pub(super) suppression: &'a Suppression,
    /// Towns named anywhere among what is withheld.
    pub(super) towns: &'a [String],
    pub(super) needles: Vec<Needle>,
}

impl Maker<'_> {
    fn add(&mut self, kind: NeedleKind, rule: Rule) {
        self.needles.push(Needle {
            kind,
            suppression: Some(self.suppression.id),
            rule,
        });
    }

    fn add_words(&mut self, kind: NeedleKind, words: &[String], weight: Weight) {
        let ways = ways(words);
        if !ways.is_empty() {
            self.add(kind, Rule::Words { ways, weight });
        }
    }

    /// Everything by which one line of recorded words is found: the words themselves, and
    /// whatever of them is an address, a number or a name.
    pub(super) fn take(&mut self, words: &str) {
        let kind = match self.suppression.field {
            SuppressedField::Address => NeedleKind::Address,
            SuppressedField::School => NeedleKind::School,
            SuppressedField::Placement => NeedleKind::Placement,
            SuppressedField::Phone => NeedleKind::Phone,
            SuppressedField::Whereabouts => NeedleKind::Whereabouts,
        };
        if self.take_mail(kind, words) {
            return;
        }
        let all = folded_words(words);
        let is_a_common_word = all.len() == 1 && is_ordinary_name(&all);
        let is_only_a_road =
            self.suppression.field == SuppressedField::School && address::is_road(words);
        self.add_words(
            kind,
            &all,
            if is_a_common_word || is_only_a_road {
                Weight::NeedsALook
            } else {
                Weight::Blocks
            },
        );
        if self.take_numbers(kind, words) {
            return;
        }
        self.take_homes(kind, words);
        match self.suppression.field {
            SuppressedField::School if is_only_a_road => {}
            SuppressedField::School => self.take_place(kind, words, &place_name::SCHOOL),
            SuppressedField::Placement => {
                self.take_place(kind, words, &place_name::PLACEMENT);
                self.take_people(kind, words, true);
            }
            SuppressedField::Whereabouts => {
                self.take_people(kind, words, false);
                self.take_rare_words(kind, words);
            }
            SuppressedField::Address | SuppressedField::Phone => {}
        }
    }

    /// An address of mail or web: as it is, spelled with "at" and "dot", and by its domain.
    fn take_mail(&mut self, kind: NeedleKind, words: &str) -> bool {
        let words = words.trim();
        let is_one_piece = !words.contains(char::is_whitespace);
        if !is_one_piece
            || !(words.contains('@') || words.contains('.') && words.contains(char::is_alphabetic))
        {
            return false;
        }
        let (local, domain) = words.split_once('@').unwrap_or(("", words));
        let host = domain
            .split("://")
            .last()
            .unwrap_or(domain)
            .split('/')
            .next()
            .unwrap_or(domain);
        let host = host.strip_prefix("www.").unwrap_or(host);
        let has_local = !folded(local).is_empty();
        if has_local {
            self.add(
                kind,
                Rule::Words {
                    ways: mail_ways(local, host),
                    weight: Weight::Blocks,
                },
            );
        }
        let labels = folded_words(host);
        let is_open = labels.first().is_none_or(|l| OPEN_MAIL.contains(l))
            || host.to_lowercase().ends_with("gov.uk");
        if !has_local || !is_open && kind != NeedleKind::Phone {
            self.add(
                kind,
                Rule::Words {
                    ways: mail_ways("", host),
                    weight: Weight::Blocks,
                },
            );
        }
        true
    }

    fn take_numbers(&mut self, kind: NeedleKind, words: &str) -> bool {
        let is_phone_field = self.suppression.field == SuppressedField::Phone;
        let (found_as, numbers) = if is_phone_field {
            (kind, figures::numbers(words))
        } else {
            // Elsewhere only what is long enough is a number: "Gran, 01632 960123".
            (NeedleKind::Phone, figures::whole_numbers(words))
        };
        let has_number = !numbers.is_empty();
        for number in numbers {
            self.take_number(found_as, number);
        }
        is_phone_field && has_number
    }

    fn take_number(&mut self, kind: NeedleKind, number: figures::Number) {
        self.add(
            kind,
            Rule::Number {
                figures: number.telling,
                may_hold_words: number.may_hold_words,
                weight: Weight::Blocks,
            },
        );
        if let Some(local) = number.local {
            self.add(
                kind,
                Rule::Number {
                    figures: local,
                    may_hold_words: false,
                    weight: Weight::NeedsALook,
                },
            );
        }
    }

    fn take_homes(&mut self, kind: NeedleKind, words: &str) {
        for home in address::read_all(words) {
            self.take_home(kind, &home);
        }
    }

    fn take_home(&mut self, kind: NeedleKind, home: &Home) {
        if let Some(letters) = home.postcode.clone() {
            let ways = postcode_in_words(&letters);
            let weight = Weight::Blocks;
            self.add(NeedleKind::Postcode, Rule::Words { ways, weight });
            self.add(NeedleKind::Postcode, Rule::Postcode { letters });
        }
        let is_address = self.suppression.field == SuppressedField::Address;
        self.take_street(kind, home);
        if !home.house.is_empty() && (is_address || !home.street.is_empty()) {
            self.take_house_name(kind, home);
        }
        if is_address && home.street.is_empty() && home.house.is_empty() {
            self.take_first_line(kind, &home.rest);
        }
    }

    /// Not the shape of an address that is known: its first line. One word may be a house or a
    /// town, and counts only where another line follows.
    fn take_first_line(&mut self, kind: NeedleKind, lines: &[Vec<String>]) {
        let Some(first) = lines.first() else {
            return;
        };
        let is_ordinary = is_ordinary_name(first);
        if first.len() > 1 && !is_ordinary {
            self.add_words(kind, first, Weight::Blocks);
        } else if first.len() > 1 || lines.len() > 1 && !is_ordinary {
            self.add_words(kind, first, Weight::NeedsALook);
        }
    }

    fn take_street(&mut self, kind: NeedleKind, home: &Home) {
        let street = ways(&home.street);
        if street.is_empty() {
            return;
        }
        if !home.numbers.is_empty() {
            self.take_numbered_street(kind, home);
        }
        if folded(&home.street.concat()).chars().count() >= SHORTEST_WORD {
            self.add(
                kind,
                Rule::Street {
                    street,
                    is_ordinary: home.has_ordinary_street(),
                },
            );
        }
    }

    /// The number with the street, and with the shorter names by which people call the street.
    fn take_numbered_street(&mut self, kind: NeedleKind, home: &Home) {
        let marks = home.house_marks();
        let whole = home.street.as_slice();
        for street in [Some(whole), home.street_without_lead()]
            .into_iter()
            .flatten()
        {
            let (marks, street) = (marks.clone(), ways(street));
            self.add(kind, Rule::House { marks, street });
        }
        for name in home.short_streets() {
            let is_town = name.len() == 1 && self.towns.contains(&name[0]);
            let is_long_enough = name.concat().chars().count() >= SHORTEST_STREET;
            if !is_town && is_long_enough {
                let (marks, name) = (marks.clone(), ways(name));
                self.add(kind, Rule::HouseInPart { marks, name });
            }
        }
    }

    /// A rare name of a house tells the home; a common one, as "Rose Cottage", tells it beside the
    /// street and needs a look alone, and one common word counts beside the street only.
    fn take_house_name(&mut self, kind: NeedleKind, home: &Home) {
        let is_common = is_ordinary_name(&home.house);
        let marks: Vec<String> = ways(&home.house)
            .into_iter()
            .map(|way| way.letters)
            .collect();
        let street = ways(&home.street);
        if !street.is_empty() {
            self.add(kind, Rule::House { marks, street });
        }
        if !is_common {
            self.add_words(kind, &home.house, Weight::Blocks);
        } else if home.house.len() > 1 {
            self.add_words(kind, &home.house, Weight::NeedsALook);
        }
    }

    fn take_place(&mut self, kind: NeedleKind, words: &str, ground: &'static Ground) {
        let Some(name) = place_name::read(words, ground, self.towns) else {
            return;
        };
        // Without the town that stands behind it in the record.
        let line = folded_words(words.split([',', '\n', ';']).next().unwrap_or_default());
        if line.len() > 1 {
            self.add_words(kind, &line, Weight::Blocks);
        }
        self.take_short_name(kind, &name, ground);
        let own = ways(&name.own);
        if !name.is_ordinary {
            self.add(kind, Rule::Mail { ways: own.clone() });
        }
        let initials: Vec<Way> = name
            .initials
            .iter()
            .filter_map(|i| Way::of(std::slice::from_ref(i)))
            .collect();
        if !initials.is_empty() {
            self.add(
                kind,
                Rule::Initials {
                    ways: initials,
                    ground,
                },
            );
        }
        self.add(
            kind,
            Rule::Place {
                ways: own,
                name,
                ground,
            },
        );
    }

    fn take_short_name(&mut self, kind: NeedleKind, name: &PlaceName, ground: &'static Ground) {
        let Some(short) = place_name::short_name(name, ground, self.towns) else {
            return;
        };
        let ways: Vec<Way> = short
            .forms
            .iter()
            .filter_map(|form| Way::of(form))
            .collect();
        self.add(
            kind,
            Rule::PlaceInShort {
                ways,
                is_saint: short.is_saint,
                name: name.clone(),
                ground,
            },
        );
    }

    fn take_people(&mut self, kind: NeedleKind, words: &str, title_tells: bool) {
        for who in place_name::people(words) {
            if !who.given.is_empty() {
                let whole = [who.given.clone(), who.surname.clone()].concat();
                self.add_words(kind, &whole, Weight::Blocks);
            }
            let ways: Vec<Way> = Way::of(&who.surname).into_iter().collect();
            let title_tells = title_tells && who.has_title;
            self.add(
                kind,
                Rule::Person {
                    ways,
                    who,
                    title_tells,
                },
            );
        }
    }

    /// The last word of each run with capitals, a place or a surname: "refuge in Tarnholt".
    fn take_rare_words(&mut self, kind: NeedleKind, words: &str) {
        let mut last: Option<String> = None;
        let has_capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
        let pieces: Vec<&str> = words.split_whitespace().collect();
        for (n, piece) in pieces.iter().enumerate() {
            let ends_run = piece.ends_with([',', '.', ';'])
                || !pieces.get(n + 1).is_some_and(|p| has_capital(p));
            if has_capital(piece) && ends_run {
                last = Some(folded(piece));
            }
            if let Some(word) = last
                .take()
                .filter(|w| w.chars().count() >= SHORTEST_WORD && !is_ordinary(w))
            {
                self.add_words(kind, &[word], Weight::NeedsALook);
            }
        }
    }
}

/// Ways of writing an address of mail, with its sign and its full stops spelled or left out.
fn mail_ways(local: &str, host: &str) -> Vec<Way> {
    let parts = |text: &str| -> Vec<String> {
        text.split('.')
            .map(folded)
            .filter(|p| !p.is_empty())
            .collect()
    };
    let (local, host) = (parts(local), parts(host));
    let joined = |dot: &str, at: &str| {
        let at = if local.is_empty() { "" } else { at };
        Way::of(&[local.join(dot), at.to_owned(), host.join(dot)])
    };
    [("", ""), ("", "at"), ("dot", "at"), ("dot", "")]
        .into_iter()
        .filter_map(|(dot, at)| joined(dot, at))
        .collect()
}
