//! Records that may be about one person. They are offered, never merged.

use chrono::NaiveDate;

use crate::family::{Adult, Child};
use crate::ids::PersonId;

codes! {
    /// Why two records may be about one person.
    Likeness {
        /// The same name, in full or as another name used.
        SameName,
        /// A given name in common, and the same date of birth or expected date.
        SharedGivenNameAndBirth,
    }
}

/// What is known of a person who is being typed in, or of one on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameAndBirth<'a> {
    /// Given names.
    pub given_names: &'a str,
    /// Surname.
    pub surname: &'a str,
    /// Other names used.
    pub aliases: &'a [String],
    /// Date of birth, or the expected date.
    pub born_on: Option<NaiveDate>,
}

impl<'a> From<&'a Child> for NameAndBirth<'a> {
    fn from(child: &'a Child) -> Self {
        Self {
            given_names: &child.given_names,
            surname: &child.surname,
            aliases: &child.aliases,
            born_on: child.born_on.or(child.expected_on),
        }
    }
}

impl<'a> From<&'a Adult> for NameAndBirth<'a> {
    fn from(adult: &'a Adult) -> Self {
        Self {
            given_names: &adult.given_names,
            surname: &adult.surname,
            aliases: &adult.aliases,
            born_on: adult.born_on,
        }
    }
}

/// The records that may be about the person being typed in, in the order of `on_record`.
///
/// Shape: a twin is not a duplicate. Two children born on one day with the same surname and
/// different given names are two children; a shared given name and birth are a likeness even
/// where the surnames differ. A different date of birth rules out a likeness by name only when
/// both are known.
/// Source: scenario B5.
pub fn possible_duplicates<'a>(
    typed: &NameAndBirth<'_>,
    on_record: impl IntoIterator<Item = (PersonId, NameAndBirth<'a>)>,
) -> Vec<(PersonId, Likeness)> {
    on_record
        .into_iter()
        .filter_map(|(person, known)| likeness(typed, &known).map(|likeness| (person, likeness)))
        .collect()
}

fn likeness(typed: &NameAndBirth<'_>, known: &NameAndBirth<'_>) -> Option<Likeness> {
    let births_differ = match (typed.born_on, known.born_on) {
        (Some(one), Some(other)) => one != other,
        (None, _) | (_, None) => false,
    };
    if births_differ {
        return None;
    }
    let names = full_names(known);
    if full_names(typed).iter().any(|name| names.contains(name)) {
        return Some(Likeness::SameName);
    }
    let is_one_birth = typed.born_on.is_some() && typed.born_on == known.born_on;
    let given = words(known.given_names);
    let shares_given_name = words(typed.given_names)
        .iter()
        .any(|name| given.contains(name));
    (is_one_birth && shares_given_name).then_some(Likeness::SharedGivenNameAndBirth)
}

/// Full names of a person as plain words: the name, and each other name used.
fn full_names(person: &NameAndBirth<'_>) -> Vec<Vec<String>> {
    let mut own = words(person.given_names);
    own.extend(words(person.surname));
    let mut names = vec![own];
    names.extend(person.aliases.iter().map(|alias| words(alias)));
    names.retain(|name| !name.is_empty());
    names
}

/// Words of a name in lower case. Hyphens and spaces part words; apostrophes do not.
fn words(name: &str) -> Vec<String> {
    let plain = name.to_lowercase().replace(['\'', '\u{2019}'], "");
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
