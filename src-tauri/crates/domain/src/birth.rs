//! Unborn children: their labels, their numbers, and their birth and naming.

use chrono::NaiveDate;

use crate::family::{Child, ChildStatus, Family};
use crate::ids::PersonId;

codes! {
    /// Why a birth cannot be recorded.
    BirthRefused {
        /// The child is not recorded as unborn.
        NotUnborn,
        /// The day lies ahead.
        NotYet,
    }
}

/// The record of an unborn child after the birth. It is the same child, with the same id.
///
/// Shape: the expected date moves to history, so that only one of the two dates is current. A
/// name that is not given yet stays as it was. The number among unborn babies ends.
///
/// # Errors
/// [`BirthRefused`] when the child is not unborn, or the day lies ahead.
///
/// Source: procedure section 2.15; scenarios B6 and B7.
pub fn born(
    child: &Child,
    born_on: NaiveDate,
    given_names: &str,
    surname: &str,
    today: NaiveDate,
) -> Result<Child, BirthRefused> {
    if child.status != ChildStatus::Unborn || child.born_on.is_some() {
        return Err(BirthRefused::NotUnborn);
    }
    if born_on > today {
        return Err(BirthRefused::NotYet);
    }
    let or_before = |given: &str, before: &str| match given.trim() {
        "" => before.to_owned(),
        given => given.to_owned(),
    };
    Ok(Child {
        status: ChildStatus::Born,
        born_on: Some(born_on),
        expected_on: None,
        expected_on_before_birth: child.expected_on.or(child.expected_on_before_birth),
        given_names: or_before(given_names, &child.given_names),
        surname: or_before(surname, &child.surname),
        unborn_number: None,
        ..child.clone()
    })
}

/// The number of the next unborn baby of a mother: nothing for one baby, then 1, 2.
///
/// Shape: `(number of the first, number of the next)`. The first baby of one mother has no
/// number until a second is recorded.
pub fn numbers_for_next(family: &Family, mother: PersonId) -> (Option<u8>, Option<u8>) {
    let unborn: Vec<&Child> = family
        .children
        .iter()
        .filter(|c| c.status == ChildStatus::Unborn && c.mother == Some(mother))
        .collect();
    if unborn.is_empty() {
        return (None, None);
    }
    let highest = unborn.iter().filter_map(|c| c.unborn_number).max();
    let next = highest.unwrap_or(1).saturating_add(1);
    (Some(1), Some(next))
}

/// Tells whether a child has exactly one current date: of birth, or expected.
///
/// Source: the pack's census table, check `one_birth_date`.
pub fn has_one_birth_date(child: &Child) -> bool {
    child.born_on.is_some() != child.expected_on.is_some()
}

/// The label of an unborn child that has no name, without its mother's: "Unborn baby 2". For a
/// reader to whom her name would give something withheld away. `None` for a child with a name.
///
/// Source: scenario B6.
pub fn label_without_mother(child: &Child) -> Option<String> {
    if child.status != ChildStatus::Unborn || !child.given_names.trim().is_empty() {
        return None;
    }
    let number = child.unborn_number.map(|number| format!(" {number}"));
    Some(format!("Unborn baby{}", number.unwrap_or_default()))
}
