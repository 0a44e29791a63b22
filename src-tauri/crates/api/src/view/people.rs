//! Everyone of a conference, with the names and letters that the screens show.

use chrono::{NaiveTime, Timelike};

use chairside_domain::attendance::{TimeOut, times_out};
use chairside_domain::conference::Conference;
use chairside_domain::due::local_time;
use chairside_domain::family::{Family, FamilyMember};
use chairside_domain::initials::is_also_a_word;
use chairside_domain::meeting::{Participant, ParticipantRole};

use crate::contract::PersonView;
use crate::messages::label;
use crate::words::and_list;

/// Everyone, family first, each group in the order in which they were added.
pub(crate) fn people(conference: &Conference, family: &Family, now: NaiveTime) -> Vec<PersonView> {
    let (of_family, others): (Vec<_>, Vec<_>) = conference
        .participants
        .iter()
        .partition(|p| p.role.is_family_side());
    of_family
        .into_iter()
        .chain(others)
        .map(|participant| person_view(participant, conference, family, now))
        .collect()
}

fn person_view(
    participant: &Participant,
    conference: &Conference,
    family: &Family,
    now: NaiveTime,
) -> PersonView {
    let is_excluded = conference
        .exclusions
        .iter()
        .any(|exclusion| exclusion.person == participant.id && exclusion.covers(now));
    PersonView {
        id: participant.id,
        name: display_name(participant, family),
        short_name: short_name(participant, family),
        initials: participant.initials.clone(),
        needs_colon: is_also_a_word(&participant.initials),
        role_label: role_label(participant, family),
        is_family: participant.role.is_family_side(),
        is_in_room: participant.is_in_room(),
        is_excluded,
        times_out: times_out_until(now, participant, conference),
    }
}

/// When and why a person was out of the room, to the minute. An exclusion withholds what was said
/// then; walking out does not.
fn times_out_until(
    now: NaiveTime,
    participant: &Participant,
    conference: &Conference,
) -> Vec<TimeOut> {
    let (Some(began_at), true) = (conference.opened_at, participant.attended()) else {
        return Vec::new();
    };
    let ended_at = conference.closed_at.map_or(now, local_time);
    let mut out = times_out(participant, conference, local_time(began_at), ended_at);
    out.retain(|out| to_minute(out.from) != to_minute(out.until));
    out
}

fn to_minute(time: NaiveTime) -> (u32, u32) {
    (time.hour(), time.minute())
}

/// The name in full; a member of the family by the family's record.
pub(crate) fn display_name(participant: &Participant, family: &Family) -> String {
    family
        .display_name(participant.id)
        .unwrap_or_else(|| participant.name.clone())
}

/// Title and surname for an adult of the family, first name for a child, else the name.
pub(crate) fn short_name(participant: &Participant, family: &Family) -> String {
    match family.member(participant.id) {
        Some(FamilyMember::Adult(adult)) => adult.short_name(),
        Some(FamilyMember::Child(child)) if !child.given_names.is_empty() => child
            .given_names
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned(),
        Some(FamilyMember::Child(_)) | None => display_name(participant, family),
    }
}

/// "Mother of Kofi and Baby", "Health visitor, Quenby Health", "Independent chair".
pub(crate) fn role_label(participant: &Participant, family: &Family) -> String {
    match participant.role {
        ParticipantRole::Parent | ParticipantRole::FamilyMember => {
            relationship_label(participant, family).unwrap_or_else(|| own_role(participant))
        }
        _ => own_role(participant),
    }
}

fn own_role(participant: &Participant) -> String {
    let role = if participant.post.is_empty() {
        label("participant_role", &code_of(participant.role))
    } else {
        participant.post.clone()
    };
    if participant.agency.is_empty() || participant.agency == role {
        role
    } else {
        format!("{role}, {}", participant.agency)
    }
}

/// The relation that is the same for every child in one word, else each with its children.
fn relationship_label(participant: &Participant, family: &Family) -> Option<String> {
    let relations: Vec<_> = family
        .relationships
        .iter()
        .filter(|r| r.adult == participant.id)
        .collect();
    let first = relations.first()?;
    let kind = |kind| label("relationship_kind", &code_of(kind));
    if relations.iter().all(|r| r.kind == first.kind) && relations.len() == family.children.len() {
        return Some(kind(first.kind));
    }
    let mut parts: Vec<(String, Vec<String>)> = Vec::new();
    for relation in &relations {
        let name = family.child(relation.child).map(child_short)?;
        let word = kind(relation.kind);
        match parts.iter_mut().find(|(existing, _)| *existing == word) {
            Some((_, names)) => names.push(name),
            None => parts.push((word, vec![name])),
        }
    }
    let said: Vec<String> = parts
        .iter()
        .map(|(word, names)| format!("{word} of {}", and_list(names)))
        .collect();
    Some(said.join(", "))
}

fn child_short(child: &chairside_domain::family::Child) -> String {
    child
        .given_names
        .split_whitespace()
        .next()
        .map_or_else(|| crate::messages::text("baby", &[]), str::to_owned)
}

/// The code that a value has in the record.
pub(crate) fn code_of(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}
