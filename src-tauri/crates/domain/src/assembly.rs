//! From notes and reports to the first draft of the minutes.

use crate::audience::under_both;
use crate::conference::Conference;
use crate::family::{Family, RelationshipKind};
use crate::ids::{MinuteBlockId, PersonId};
use crate::meeting::{AgencyReport, Audience, Note, NoteMark};
use crate::minutes::{MinuteBlock, MinutesSection};

/// Makes the blocks of a first draft, in the order of the minutes.
///
/// Shape: each note that says something becomes one block, restricted as the note and its agenda
/// item were; own words go under whose they are; report summaries stand before what was said.
/// Strengths, worries, grey areas, views, decisions and actions are printed from the record
/// itself; what was said around them still becomes a block. `make_id` gives each block its id.
///
/// # Errors
/// Whatever `make_id` answers.
pub fn assemble<E>(
    conference: &Conference,
    family: &Family,
    mut make_id: impl FnMut() -> Result<MinuteBlockId, E>,
) -> Result<Vec<MinuteBlock>, E> {
    let mut blocks = Vec::new();
    for report in conference
        .reports
        .iter()
        .filter(|report| !report.summary.trim().is_empty())
    {
        blocks.push(from_report(report, make_id()?));
    }
    for note in conference
        .notes
        .iter()
        .filter(|note| !note.text.trim().is_empty())
    {
        blocks.push(from_note(note, conference, family, make_id()?));
    }
    // The sort keeps the order of notes within a section and an agency together under its name.
    blocks.sort_by_key(|block| block.section);
    Ok(group_agencies(blocks))
}

fn from_report(report: &AgencyReport, id: MinuteBlockId) -> MinuteBlock {
    let audience = if report.withheld_from.is_empty() {
        Audience::All
    } else {
        let reason = report
            .sharing
            .iter()
            .map(|s| s.withheld_reason.clone())
            .find(|r| !r.is_empty());
        Audience::ExcludePersons {
            persons: report.withheld_from.clone(),
            reason: reason.unwrap_or_default(),
        }
    };
    MinuteBlock {
        id,
        section: MinutesSection::AgencyInformation,
        under: report.agency.clone(),
        text: report.summary.trim().to_owned(),
        words_of: None,
        source_person: report.author,
        source_note: None,
        mark: None,
        child_scope: Vec::new(),
        audience,
        also_for: Vec::new(),
        said_at: None,
    }
}

fn from_note(
    note: &Note,
    conference: &Conference,
    family: &Family,
    id: MinuteBlockId,
) -> MinuteBlock {
    let item = note
        .item
        .and_then(|id| conference.agenda.iter().find(|item| item.id == id));
    let audience = match item {
        None => note.audience.clone(),
        Some(item) => under_both(&note.audience, &item.audience, |person| {
            let participant = conference.participant(person);
            participant.is_some_and(|known| !known.role.is_family_side())
        }),
    };
    let own_words = (note.mark == NoteMark::OwnWords)
        .then(|| note.words_of.or(note.speaker))
        .flatten();
    let section = match note.mark {
        NoteMark::OwnWords => own_words.and_then(|person| section_of_person(person, family)),
        NoteMark::View | NoteMark::Decision | NoteMark::Dissent => Some(MinutesSection::Decision),
        NoteMark::Action => Some(MinutesSection::Plan),
        NoteMark::Plain | NoteMark::Strength | NoteMark::Worry | NoteMark::GreyArea => None,
    };
    let section = section
        .or(item.map(|item| item.section))
        .unwrap_or(MinutesSection::AgencyInformation);
    MinuteBlock {
        id,
        section,
        under: under(section, note, conference),
        text: note.text.trim().to_owned(),
        words_of: own_words,
        source_person: note.speaker,
        source_note: Some(note.id),
        mark: Some(note.mark),
        child_scope: note.child_scope.clone(),
        audience,
        also_for: Vec::new(),
        said_at: Some(note.at),
    }
}

/// The section in which a member of the family is heard.
fn section_of_person(person: PersonId, family: &Family) -> Option<MinutesSection> {
    if family.child(person).is_some() {
        return Some(MinutesSection::ChildrensViews);
    }
    family.adult(person)?;
    let kinds: Vec<RelationshipKind> = family
        .relationships
        .iter()
        .filter(|r| r.adult == person)
        .map(|r| r.kind)
        .collect();
    Some(if kinds.contains(&RelationshipKind::Mother) {
        MinutesSection::MothersViews
    } else if kinds.contains(&RelationshipKind::Father) {
        MinutesSection::FathersViews
    } else {
        MinutesSection::FamilyViews
    })
}

/// The sub-heading: the agency of who speaks, in the section on agencies.
fn under(section: MinutesSection, note: &Note, conference: &Conference) -> String {
    if section != MinutesSection::AgencyInformation {
        return String::new();
    }
    let speaker = note
        .speaker
        .and_then(|person| conference.participant(person));
    speaker
        .map(|speaker| {
            if speaker.agency.is_empty() {
                speaker.name.clone()
            } else {
                speaker.agency.clone()
            }
        })
        .unwrap_or_default()
}

/// Puts what one agency said together, agencies in the order in which they first spoke.
fn group_agencies(blocks: Vec<MinuteBlock>) -> Vec<MinuteBlock> {
    let mut order: Vec<(MinutesSection, String)> = Vec::new();
    for block in &blocks {
        let place = (block.section, block.under.clone());
        if !order.contains(&place) {
            order.push(place);
        }
    }
    let mut blocks = blocks;
    blocks.sort_by_key(|block| {
        order
            .iter()
            .position(|(section, under)| *section == block.section && *under == block.under)
    });
    blocks
}
