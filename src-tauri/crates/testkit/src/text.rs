//! Words that must not reach somebody's copy, each beside who must not have them.

use chairside_domain::ids::PersonId;

use crate::people::{DARREN, HAROON, MOTHER, SUPPORTER};

/// The mother's address, withheld from Haroon.
pub(crate) const ADDRESS: &str = "14 Mill Lane, Quenby, QN1 2BC";
/// Temperance's school, withheld from Haroon.
pub(crate) const SCHOOL: &str = "Quenby Academy";
/// Said while Darren was out of the room.
pub(crate) const SAID_WITHOUT_DARREN: &str =
    "Police have taken a statement about 23 August and a decision on a charge is awaited.";
/// For nobody of the family.
pub(crate) const THIRD_PARTY: &str =
    "Another parent told the school that a man had waited at the gate on 2 and 3 July.";
/// For the restricted section only.
pub(crate) const INTELLIGENCE: &str =
    "Intelligence of 4 September names a second address used by an associate.";
/// About Kofi only.
pub(crate) const ABOUT_KOFI: &str =
    "Kofi\u{2019}s attendance last year was 81%. Most absences were on Mondays.";
/// About Temperance only.
pub(crate) const ABOUT_TEMPERANCE: &str =
    "Temperance has been to the school counsellor 4 times since June.";
/// An action that Darren must not read.
pub(crate) const HIDDEN_ACTION: &str = "Change the locks and register the panic alarm";
/// A contingency that the two fathers must not read.
pub(crate) const HIDDEN_CONTINGENCY: &str =
    "Ms Adéyẹmí and the children go to the refuge that housing has named.";
/// Under an item for practitioners.
pub(crate) const PRACTITIONERS_ONLY_FINDING: &str = "A neighbour called three times in July";

/// Words and the persons in whose copies of the minutes they must not be found.
pub const NOT_FOR: &[(&str, &[PersonId])] = &[
    ("Mill Lane", &[HAROON]),
    ("QN1 2BC", &[HAROON]),
    (SCHOOL, &[HAROON]),
    ("a decision on a charge is awaited", &[DARREN, SUPPORTER]),
    ("waited at the gate", &[MOTHER, DARREN, HAROON, SUPPORTER]),
    (
        "Intelligence of 4 September",
        &[MOTHER, DARREN, HAROON, SUPPORTER],
    ),
    ("Most absences were on Mondays", &[HAROON]),
    ("school counsellor", &[DARREN, SUPPORTER]),
    ("register the panic alarm", &[DARREN, SUPPORTER]),
    (
        "refuge that housing has named",
        &[DARREN, HAROON, SUPPORTER],
    ),
    (
        "A neighbour called three times",
        &[MOTHER, DARREN, HAROON, SUPPORTER],
    ),
    ("Temperance", &[DARREN, SUPPORTER]),
    ("Kofi", &[HAROON]),
    ("Whitcombe", &[HAROON]),
    ("Haroon", &[DARREN, SUPPORTER]),
];
