//! The words of the record that one reader's copy must not hold, wherever they were written again.

use crate::audience::{Part, Reader, is_outside_audience, withheld};
use crate::conference::Conference;
use crate::family::{Family, Suppression};
use crate::meeting::Audience;
use crate::minutes::{MinutesVersion, PaperKind};

/// Everything that a copy leaves out for its reader, and why it does: passages, actions, the
/// contingency plan, restricted notes, evidence, reasons, and what the chair wrote to others.
///
/// Shape: text that people typed, for the search of the finished copy; a piece may be empty.
/// Suppressed particulars are not here: they are looked for in other ways.
///
/// Source: procedure section 9.
pub fn withheld_words(
    paper: PaperKind,
    conference: &Conference,
    family: &Family,
    version: Option<&MinutesVersion>,
    suppressions: &[Suppression],
    reader: &Reader,
) -> Vec<String> {
    let mut words = of_paragraphs(paper, conference, version, reader);
    words.extend(of_plans(conference, reader));
    words.extend(of_reports(conference, reader));
    let against = suppressions
        .iter()
        .filter(|s| s.is_in_force() && reader.stands_with.contains(&s.withheld_from));
    words.extend(against.map(|suppression| suppression.reason.clone()));
    if !reader.is_professional {
        let discussions = family.strategy_discussions.iter();
        words.extend(discussions.map(|discussion| discussion.restricted_note.clone()));
        let exclusions = conference.exclusions.iter();
        words.extend(exclusions.map(|exclusion| exclusion.evidence.clone()));
        let to_others = conference
            .subjects
            .iter()
            .filter(|subject| !reader.stands_with.contains(&subject.child));
        words.extend(to_others.map(|subject| subject.letter_words.clone()));
    }
    words
}

fn of_paragraphs(
    paper: PaperKind,
    conference: &Conference,
    version: Option<&MinutesVersion>,
    reader: &Reader,
) -> Vec<String> {
    let mut words = Vec::new();
    for block in version.iter().flat_map(|version| &version.blocks) {
        // The restricted section is what this paper is for.
        let is_its_own = paper == PaperKind::RestrictedSection
            && matches!(block.audience, Audience::RestrictedSection { .. });
        if !is_its_own && withheld(Part::from(block), reader, conference).is_some() {
            words.push(block.text.clone());
            words.push(block.audience.reason().to_owned());
        }
    }
    words
}

fn of_plans(conference: &Conference, reader: &Reader) -> Vec<String> {
    let mut words = Vec::new();
    for plan in &conference.outline_plans {
        if is_outside_audience(&plan.contingency_audience, reader) {
            words.push(plan.contingency.clone());
        }
        let outside = plan
            .actions
            .iter()
            .filter(|action| is_outside_audience(&action.audience, reader));
        words.extend(outside.flat_map(|action| {
            [
                action.what.clone(),
                action.why.clone(),
                action.audience.reason().to_owned(),
            ]
        }));
    }
    words
}

fn of_reports(conference: &Conference, reader: &Reader) -> Vec<String> {
    let mut words = Vec::new();
    for report in &conference.reports {
        let from_reader = report
            .sharing
            .iter()
            .filter(|sharing| reader.stands_with.contains(&sharing.person));
        words.extend(from_reader.map(|sharing| sharing.withheld_reason.clone()));
        if report
            .withheld_from
            .iter()
            .any(|person| reader.stands_with.contains(person))
        {
            words.push(report.summary.clone());
        }
    }
    words
}
