//! People who could be taken for each other on an envelope.

use crate::conference::Conference;
use crate::family::Family;
use crate::ids::PersonId;

/// People whose name on an envelope could be read as that of `recipient`: the same surname and
/// the same first letter. Before a copy is sent, role and date of birth of each are shown and
/// confirmed.
///
/// Shape: members of the family first, then the others of the conference, each once. Titles do
/// not tell people apart: "Ms A. Khan" may be a mother or her daughter.
/// Source: scenario E6; a council sent an assessment to the wrong sister (2013).
pub fn namesakes(recipient: PersonId, conference: &Conference, family: &Family) -> Vec<PersonId> {
    let on_envelope = |person| name_of(person, conference, family).and_then(|n| as_addressed(&n));
    let Some(own) = on_envelope(recipient) else {
        return Vec::new();
    };
    let children = family.children.iter().map(|child| child.id);
    let adults = family.adults.iter().map(|adult| adult.id);
    let participants = conference.participants.iter().map(|p| p.id);
    let mut found: Vec<PersonId> = Vec::new();
    for person in children.chain(adults).chain(participants) {
        let is_alike = on_envelope(person).as_ref() == Some(&own);
        if person != recipient && is_alike && !found.contains(&person) {
            found.push(person);
        }
    }
    found
}

fn name_of(person: PersonId, conference: &Conference, family: &Family) -> Option<String> {
    let participant = || conference.participant(person).map(|p| p.name.clone());
    family.display_name(person).or_else(participant)
}

/// First letter and last word of a name, in lower case. `None` for a name of one word.
fn as_addressed(name: &str) -> Option<(char, String)> {
    let name = name.to_lowercase();
    let mut words = name.split_whitespace();
    let first = words.next()?.chars().next()?;
    let last = words.next_back()?;
    Some((first, last.to_owned()))
}
