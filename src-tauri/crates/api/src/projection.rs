//! What lists, dates and search show of each document. It can be thrown away and made again.

use chrono::NaiveDate;

use chairside_domain::conference::Conference;
use chairside_domain::due::{DueDate, DueSubject, due_dates};
use chairside_domain::family::Family;
use chairside_domain::family_due::{FamilyDueSubject, family_due_dates};
use chairside_domain::ids::ConferenceId;
use chairside_domain::kinds::children_considered;
use chairside_domain::meeting::ParticipantRole;
use chairside_domain::minutes::MinutesVersion;
use chairside_domain::office::Office;
use chairside_domain::timescale::{Due, Timescale};
use chairside_store::{
    ActionRow, ConferenceRow, Deadline, DocumentId, PersonRow, Projection, SearchText,
};
use uuid::Uuid;

use crate::AppError;
use crate::messages::label;
use crate::rules::{procedures_of, rules_in_force, rules_of};
use crate::view::people::{code_of, display_name};
use crate::view::titles;

/// Version of this code. Another version makes every projection again.
pub(crate) const MADE_BY: u32 = 3;

/// Counts that a row of the list shows, as the store keeps them without reading them.
#[derive(Debug, Default, serde::Serialize, serde::Deserialize)]
pub(crate) struct RowFacts {
    pub(crate) reports_received: u32,
    pub(crate) reports_requested: u32,
    pub(crate) minutes_with_chair: bool,
    pub(crate) copies_to_send: u32,
    /// Children considered, where the conference was held.
    #[serde(default)]
    pub(crate) children_considered: Option<u32>,
}

/// The office has no line in any list.
pub(crate) fn of_office() -> Projection {
    Projection {
        made_by: MADE_BY,
        ..Projection::default()
    }
}

/// The people of a family, so that they are found and namesakes are seen, and the dates of its
/// record. `held_on` gives the day of a conference.
pub(crate) fn of_family(
    family: &Family,
    office: &Office,
    held_on: impl Fn(ConferenceId) -> Option<NaiveDate>,
) -> Result<Projection, AppError> {
    let document = DocumentId(family.id.0);
    let children = family.children.iter().map(|child| PersonRow {
        document,
        person: child.id.0,
        name: family.display_name(child.id).unwrap_or_default(),
        other_names: child.aliases.clone(),
        role: "child".to_owned(),
        born_on: child.born_on,
    });
    let adults = family.adults.iter().map(|adult| PersonRow {
        document,
        person: adult.id.0,
        name: adult.full_name(),
        other_names: adult.aliases.clone(),
        role: family
            .relationships
            .iter()
            .find(|relation| relation.adult == adult.id)
            .map(|relation| code_of(relation.kind))
            .unwrap_or_default(),
        born_on: adult.born_on,
    });
    Ok(Projection {
        made_by: MADE_BY,
        people: children.chain(adults).collect(),
        deadlines: family_deadlines(family, office, held_on)?,
        ..Projection::default()
    })
}

/// Everything that is shown of a conference outside its own screens.
pub(crate) fn of_conference(
    conference: &Conference,
    family: &Family,
    office: &Office,
    today: NaiveDate,
) -> Result<Projection, AppError> {
    let document = DocumentId(conference.id.0);
    let deadlines = deadlines(conference, family, office)?;
    Ok(Projection {
        made_by: MADE_BY,
        conference: Some(row(conference, family, &deadlines, today)?),
        deadlines,
        people: people(conference, family, document),
        actions: actions(conference, family, document),
        texts: texts(conference, family),
    })
}

fn row(
    conference: &Conference,
    family: &Family,
    deadlines: &[Deadline],
    today: NaiveDate,
) -> Result<ConferenceRow, AppError> {
    let next = deadlines
        .iter()
        .filter(|d| d.done_on.is_none())
        .min_by_key(|d| (d.due_on < today, d.due_on));
    let mut kinds: Vec<String> = conference
        .subjects
        .iter()
        .map(|s| code_of(s.kind))
        .collect();
    kinds.dedup();
    let facts =
        serde_json::to_string(&facts(conference)).map_err(|_| AppError::new("store_failed"))?;
    Ok(ConferenceRow {
        document: DocumentId(conference.id.0),
        family: DocumentId(conference.family.0),
        reference: conference.reference.clone(),
        title: titles::title(conference, family),
        kinds,
        state: code_of(conference.state),
        chair: conference
            .participants
            .iter()
            .find(|p| p.role == ParticipantRole::Chair)
            .map(|chair| chair.name.clone()),
        held_on: conference.held_on,
        starts_at: conference.starts_at,
        place: None,
        next_action: next.map(|deadline| deadline.kind.clone()),
        next_action_due_on: next.map(|deadline| deadline.due_on),
        facts,
        search_keys: search_keys(conference, family),
    })
}

fn facts(conference: &Conference) -> RowFacts {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    RowFacts {
        reports_received: count(
            conference
                .reports
                .iter()
                .filter(|r| r.received_at.is_some())
                .count(),
        ),
        reports_requested: count(conference.reports.len()),
        children_considered: children_considered(conference),
        minutes_with_chair: conference
            .latest_minutes()
            .is_some_and(|m| m.state == chairside_domain::minutes::MinutesState::InChairsCheck),
        copies_to_send: count(
            conference
                .copies
                .iter()
                .filter(|copy| is_to_send(copy))
                .count(),
        ),
    }
}

fn is_to_send(copy: &chairside_domain::minutes::RecipientCopy) -> bool {
    use chairside_domain::minutes::CopyState;
    matches!(copy.state, CopyState::Prepared | CopyState::Checked)
}

fn search_keys(conference: &Conference, family: &Family) -> Vec<String> {
    let mut keys = vec![conference.reference.clone()];
    for child in conference
        .subjects
        .iter()
        .filter_map(|s| family.child(s.child))
    {
        keys.push(child.given_names.clone());
        keys.push(child.surname.clone());
        keys.extend(child.aliases.iter().cloned());
    }
    for adult in &family.adults {
        keys.push(adult.full_name());
        keys.extend(adult.aliases.iter().cloned());
    }
    keys.retain(|key| !key.trim().is_empty());
    keys
}

fn deadlines(
    conference: &Conference,
    family: &Family,
    office: &Office,
) -> Result<Vec<Deadline>, AppError> {
    let procedures = procedures_of(office)?;
    let in_force = rules_of(&procedures, office, conference)?;
    let document = DocumentId(conference.id.0);
    let dates = due_dates(conference, family, &in_force.rules, in_force.holidays);
    let is_kept = |due: &DueDate| due.done_on.is_some() || due.is_open(conference);
    let dates = dates.into_iter().filter(is_kept);
    let deadlines = dates.filter_map(|due| {
        let subject = match due.subject {
            DueSubject::Conference => conference.id.0,
            DueSubject::Child(id) => id.0,
            DueSubject::Report(id) => id.0,
            DueSubject::Exclusion(id) => id.0,
            DueSubject::Dissent(id) => id.0,
            DueSubject::Copy(id) => id.0,
        };
        deadline(document, subject, &due.timescale, due.done_on)
    });
    Ok(earliest(deadlines))
}

fn family_deadlines(
    family: &Family,
    office: &Office,
    held_on: impl Fn(ConferenceId) -> Option<NaiveDate>,
) -> Result<Vec<Deadline>, AppError> {
    let procedures = procedures_of(office)?;
    let in_force = rules_in_force(&procedures, office)?;
    let document = DocumentId(family.id.0);
    let dates = family_due_dates(family, &in_force.rules, in_force.holidays, held_on);
    let deadlines = dates.into_iter().filter_map(|due| {
        let subject = match due.subject {
            FamilyDueSubject::Concern(id) => id.0,
            FamilyDueSubject::Section47(id) => id.0,
            FamilyDueSubject::EmergencyPower(id) => id.0,
            FamilyDueSubject::Plan(id) => id.0,
            FamilyDueSubject::Change(id) => id.0,
            FamilyDueSubject::Child(id) => id.0,
            FamilyDueSubject::FileTransfer(id) => id.0,
            FamilyDueSubject::Complaint(id) => id.0,
        };
        deadline(document, subject, &due.timescale, due.done_on)
    });
    Ok(earliest(deadlines))
}

fn deadline(
    document: DocumentId,
    subject: Uuid,
    timescale: &Timescale,
    done_on: Option<NaiveDate>,
) -> Option<Deadline> {
    Some(Deadline {
        document,
        kind: timescale.rule.to_string(),
        subject,
        due_on: timescale.due.map(Due::day)?,
        rule: format!(
            "{}@{} {}",
            timescale.pack, timescale.pack_version, timescale.rule
        ),
        done_on,
    })
}

/// One line for each question and subject: the earliest that is still open.
fn earliest(deadlines: impl Iterator<Item = Deadline>) -> Vec<Deadline> {
    let mut deadlines: Vec<Deadline> = deadlines.collect();
    let order = |d: &Deadline| (d.kind.clone(), d.subject, d.done_on.is_some(), d.due_on);
    deadlines.sort_by_cached_key(order);
    deadlines.dedup_by(|later, first| later.kind == first.kind && later.subject == first.subject);
    deadlines
}

fn people(conference: &Conference, family: &Family, document: DocumentId) -> Vec<PersonRow> {
    conference
        .participants
        .iter()
        .map(|participant| PersonRow {
            document,
            person: participant.id.0,
            name: display_name(participant, family),
            other_names: Vec::new(),
            role: code_of(participant.role),
            born_on: None,
        })
        .collect()
}

fn actions(conference: &Conference, family: &Family, document: DocumentId) -> Vec<ActionRow> {
    let owner_name = |id| conference.participant(id).map(|p| display_name(p, family));
    conference
        .outline_plans
        .iter()
        .flat_map(|plan| &plan.actions)
        .map(|action| ActionRow {
            document,
            action: action.id.0,
            what: action.what.clone(),
            owner: action
                .owner
                .and_then(owner_name)
                .unwrap_or_else(|| action.owner_words.clone()),
            due_on: action.by_when,
            done_on: None,
        })
        .collect()
}

/// Passages that can be searched, besides the text of reports, which is indexed when it is read.
fn texts(conference: &Conference, family: &Family) -> Vec<SearchText> {
    let speaker = |id| {
        conference
            .participant(id)
            .map(|p| display_name(p, family))
            .unwrap_or_default()
    };
    let notes = conference.notes.iter().map(|note| SearchText {
        kind: "notes".to_owned(),
        source: note.id.to_string(),
        title: note.speaker.map(speaker).unwrap_or_default(),
        body: note.text.clone(),
    });
    let minutes = conference
        .latest_minutes()
        .map(minutes_texts)
        .unwrap_or_default();
    let actions = conference
        .outline_plans
        .iter()
        .flat_map(|plan| &plan.actions)
        .map(|action| SearchText {
            kind: "plan".to_owned(),
            source: action.id.to_string(),
            title: label("minutes_section", "plan"),
            body: format!("{} {} {}", action.what, action.why, action.measure),
        });
    let decisions = conference.decisions.iter().map(|decision| SearchText {
        kind: "decision".to_owned(),
        source: decision.id.to_string(),
        title: label("minutes_section", "decision"),
        body: decision.reasons.clone(),
    });
    let letters = conference.subjects.iter().map(|subject| SearchText {
        kind: "letter".to_owned(),
        source: subject.child.to_string(),
        title: label("paper_kind", "child_letter"),
        body: subject.letter_words.clone(),
    });
    notes
        .chain(letters)
        .chain(minutes)
        .chain(actions)
        .chain(decisions)
        .filter(|t| !t.body.trim().is_empty())
        .collect()
}

fn minutes_texts(version: &MinutesVersion) -> Vec<SearchText> {
    version
        .blocks
        .iter()
        .map(|block| SearchText {
            kind: "minutes".to_owned(),
            source: block.id.to_string(),
            title: label("minutes_section", &code_of(block.section)),
            body: block.text.clone(),
        })
        .collect()
}
