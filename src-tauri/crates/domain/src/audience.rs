//! Who may have what: the rule by which each person's copy is built.
//!
//! A part is left out when any of its rules says so. What is left out is never laid out, so its
//! length cannot show either.

use chrono::NaiveTime;

use crate::conference::Conference;
use crate::family::{Family, SuppressedField, Suppression};
use crate::ids::PersonId;
use crate::meeting::{Audience, Participant, ParticipantRole};
use crate::minutes::{MinuteBlock, RemovalReason};

/// The person for whom a copy is built, with what decides what that person may have.
#[derive(Clone, Debug, PartialEq)]
pub struct Reader {
    /// The person.
    pub person: PersonId,
    /// The person and whoever the person supports, speaks for or comes in place of. What is
    /// withheld from one of them is withheld from all.
    pub stands_with: Vec<PersonId>,
    /// The person is a practitioner.
    pub is_professional: bool,
    /// Children about whom the person may read; `None` for every child of the conference.
    pub children: Option<Vec<PersonId>>,
}

impl Reader {
    /// The reader that a participant is.
    ///
    /// A practitioner may read about every child. A member of the family may read about the
    /// children to whom a relationship is recorded; a child about itself; someone at the
    /// family's side about the children of the person supported.
    pub fn of(participant: &Participant, family: &Family) -> Self {
        let mut stands_with = vec![participant.id];
        stands_with.extend(participant.supports);
        stands_with.extend(participant.deputy_for);
        let is_professional = !participant.role.is_family_side();
        let children = (!is_professional).then(|| {
            family
                .children
                .iter()
                .map(|child| child.id)
                .filter(|child| {
                    stands_with
                        .iter()
                        .any(|p| p == child || family.relationship(*p, *child).is_some())
                })
                .collect()
        });
        Self {
            person: participant.id,
            stands_with,
            is_professional,
            children,
        }
    }

    fn is_any_of(&self, persons: &[PersonId]) -> bool {
        self.stands_with
            .iter()
            .any(|person| persons.contains(person))
    }
}

/// One part of a paper, as far as the rules of audience see it.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// Its own audience.
    pub audience: &'a Audience,
    /// Children it is only about; empty for all.
    pub child_scope: &'a [PersonId],
    /// Said at, if it was said in the room. Units: local time of the day.
    pub said_at: Option<NaiveTime>,
    /// Persons for whom the chair marked it although a rule would leave it out.
    pub also_for: &'a [PersonId],
}

impl<'a> From<&'a MinuteBlock> for Part<'a> {
    fn from(block: &'a MinuteBlock) -> Self {
        Self {
            audience: &block.audience,
            child_scope: &block.child_scope,
            said_at: block.said_at,
            also_for: &block.also_for,
        }
    }
}

/// Why `reader` does not get `part`, or `None` if the reader does.
///
/// A restriction that a person set is never lifted by `also_for`; the rules about other children
/// and about the time of an exclusion are.
pub fn withheld(part: Part<'_>, reader: &Reader, conference: &Conference) -> Option<RemovalReason> {
    if is_outside_audience(part.audience, reader) {
        return Some(RemovalReason::Audience);
    }
    if reader.is_any_of(part.also_for) {
        return None;
    }
    if is_only_about_others(part.child_scope, reader) {
        return Some(RemovalReason::OtherChild);
    }
    let was_excluded = part
        .said_at
        .is_some_and(|at| was_excluded_at(reader, at, conference));
    was_excluded.then_some(RemovalReason::ExcludedThen)
}

/// Tells whether an audience leaves the reader out.
///
/// What stands in the restricted section is in no copy of the minutes, only in its own paper.
pub fn is_outside_audience(audience: &Audience, reader: &Reader) -> bool {
    match audience {
        Audience::All => false,
        Audience::ExcludePersons { persons, .. } => reader.is_any_of(persons),
        Audience::ProfessionalsOnly { .. } => !reader.is_professional,
        Audience::RestrictedSection { .. } => true,
    }
}

/// The audience of what two restrictions hold for at once, so that nobody gets it whom either
/// leaves out.
///
/// Shape: practitioners only, and not for a practitioner, has no audience of its own: it stands in
/// the restricted section, where the chair can widen it.
pub fn under_both(
    one: &Audience,
    other: &Audience,
    is_practitioner: impl Fn(PersonId) -> bool,
) -> Audience {
    use Audience::{All, ExcludePersons, ProfessionalsOnly, RestrictedSection};
    let reason = both_reasons(one.reason(), other.reason());
    match (one, other) {
        (All, kept) | (kept, All) => kept.clone(),
        (RestrictedSection { .. }, _) | (_, RestrictedSection { .. }) => {
            RestrictedSection { reason }
        }
        (ProfessionalsOnly { .. }, ProfessionalsOnly { .. }) => ProfessionalsOnly { reason },
        (ExcludePersons { persons, .. }, ExcludePersons { persons: more, .. }) => {
            let mut persons = persons.clone();
            persons.extend(
                more.iter()
                    .filter(|person| !persons.contains(person))
                    .copied()
                    .collect::<Vec<_>>(),
            );
            ExcludePersons { persons, reason }
        }
        (ExcludePersons { persons, .. }, ProfessionalsOnly { .. })
        | (ProfessionalsOnly { .. }, ExcludePersons { persons, .. }) => {
            if persons.iter().any(|person| is_practitioner(*person)) {
                RestrictedSection { reason }
            } else {
                ProfessionalsOnly { reason }
            }
        }
    }
}

fn both_reasons(one: &str, other: &str) -> String {
    if one == other || other.is_empty() {
        one.to_owned()
    } else if one.is_empty() {
        other.to_owned()
    } else {
        format!("{one}; {other}")
    }
}

/// Tells whether something is only about children who are not the reader's.
pub fn is_only_about_others(child_scope: &[PersonId], reader: &Reader) -> bool {
    match &reader.children {
        None => false,
        Some(children) => {
            !child_scope.is_empty() && !child_scope.iter().any(|child| children.contains(child))
        }
    }
}

/// Tells whether the reader was excluded at a time of the day. Walking out is not an exclusion.
pub fn was_excluded_at(reader: &Reader, at: NaiveTime, conference: &Conference) -> bool {
    conference
        .exclusions
        .iter()
        .any(|exclusion| reader.stands_with.contains(&exclusion.person) && exclusion.covers(at))
}

/// Persons who get a copy of the minutes by default: everyone invited or present, but children
/// (the chair decides) and those whom the chair left out with a reason.
pub fn is_default_recipient(participant: &Participant) -> bool {
    if !participant.no_minutes_reason.is_empty() {
        return false;
    }
    match participant.role {
        ParticipantRole::Child | ParticipantRole::MinuteTaker | ParticipantRole::Interpreter => {
            false
        }
        ParticipantRole::Observer => !participant.recipient_reason.is_empty(),
        _ => {
            participant.invitation.is_some()
                || participant.attended()
                || !participant.recipient_reason.is_empty()
        }
    }
}

/// Suppressions with whatever else the family's record says of what they hide, so that a person who
/// moves is not found by the new address: where the subject lives now, telephone and e-mail, and of a
/// school or placement its name, address, e-mail domain and telephone.
///
/// Shape: an earlier address is withheld only where its words are. What the reader's own record
/// holds is known to the reader, and stays.
/// Source: scenario B10.
pub fn suppressions_in_full(suppressions: &[Suppression], family: &Family) -> Vec<Suppression> {
    let in_full = |suppression: &Suppression| {
        let own = hidden_by_record(
            suppression.withheld_from,
            SuppressedField::Whereabouts,
            family,
        );
        let also = hidden_by_record(suppression.subject, suppression.field, family);
        let mut suppression = suppression.clone();
        for words in also {
            let is_new = !words.trim().is_empty() && !suppression.words.contains(&words);
            if is_new && !own.contains(&words) {
                suppression.words.push(words);
            }
        }
        suppression
    };
    suppressions.iter().map(in_full).collect()
}

/// What the record of a person holds of one field, in the words of the record.
fn hidden_by_record(person: PersonId, field: SuppressedField, family: &Family) -> Vec<String> {
    use SuppressedField::{Address, Phone, Placement, School, Whereabouts};
    let (child, adult) = (family.child(person), family.adult(person));
    let mut words = Vec::new();
    if matches!(field, Address | Whereabouts) {
        let of_child = child.iter().flat_map(|child| &child.addresses);
        let of_adult = adult.iter().flat_map(|adult| &adult.addresses);
        let now = of_child.chain(of_adult).filter(|a| a.until.is_none());
        words.extend(now.map(|address| address.text.clone()));
    }
    if matches!(field, Phone | Whereabouts) {
        let reached = adult.iter().flat_map(|a| a.phones.iter().chain(&a.emails));
        words.extend(reached.cloned());
    }
    let school = child.and_then(|child| child.school.as_ref());
    let placement = child.and_then(|child| child.placement.as_ref());
    let settings = [(School, school), (Placement, placement)];
    for (hidden_by, setting) in settings {
        if let Some(setting) = setting.filter(|_| field == hidden_by || field == Whereabouts) {
            let all = [
                &setting.name,
                &setting.address,
                &setting.email_domain,
                &setting.phone,
            ];
            words.extend(all.into_iter().cloned());
        }
    }
    words
}

/// Persons from whom the place and the joining details are withheld: those named, and everyone
/// from whom an address that the place contains is suppressed.
pub fn place_is_withheld(reader: &Reader, conference: &Conference, family: &Family) -> bool {
    if reader.is_any_of(&conference.place_withheld_from) {
        return true;
    }
    let place = plain(&format!(
        "{} {} {}",
        conference.place, conference.joining_details, conference.travel
    ));
    suppressions_in_full(&family.suppressions, family)
        .iter()
        .filter(|s| s.is_in_force() && reader.stands_with.contains(&s.withheld_from))
        .flat_map(|suppression| &suppression.words)
        .map(|words| plain(words))
        .any(|words| {
            !words.is_empty() && (place.contains(&words) || shares_postcode(&place, &words))
        })
}

/// Letters and digits only, lower case: "14 Mill Lane, AN1 2BC" reads as "14milllanean12bc".
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Tells whether a place ends in the postcode in which a withheld address ends.
fn shares_postcode(place: &str, words: &str) -> bool {
    const SHORTEST_POSTCODE: usize = "M11AA".len();
    const LONGEST_POSTCODE: usize = "AA1A1AA".len();
    let letters: Vec<char> = words.chars().collect();
    (SHORTEST_POSTCODE..=LONGEST_POSTCODE)
        .filter_map(|length| letters.get(letters.len().checked_sub(length)?..))
        .filter(|tail| is_postcode(tail))
        .any(|tail| place.contains(&tail.iter().collect::<String>()))
}

/// Tells whether letters read as a UK postcode without its space: area, district, sector, unit.
fn is_postcode(letters: &[char]) -> bool {
    let [rest @ .., sector, unit1, unit2] = letters else {
        return false;
    };
    let starts_with_area = rest.first().is_some_and(|c| c.is_alphabetic());
    let has_district = rest.iter().any(char::is_ascii_digit);
    starts_with_area
        && has_district
        && sector.is_ascii_digit()
        && unit1.is_alphabetic()
        && unit2.is_alphabetic()
}
