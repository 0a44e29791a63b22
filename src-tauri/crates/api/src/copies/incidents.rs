//! Copies that went out before something in them was withheld from their reader.

use chairside_domain::amendments::sent_before;
use chairside_domain::audience::{Reader, suppressions_in_full};
use chairside_domain::conference::Conference;
use chairside_domain::family::{Family, Suppression};
use chairside_domain::ids::{ConferenceId, EntryId, PersonId, SuppressionId};
use chairside_domain::incidents::{CopyIncident, is_known};
use chairside_domain::minutes::{Finding, RecipientCopy};
use chairside_record::{ConferenceAct, FamilyAct};
use chairside_store::DocumentId;

use super::CopySource;
use crate::environment::Environment;
use crate::papers::PaperRecords;
use crate::session::Session;
use crate::{AppError, make_id};

impl Session {
    /// After something was withheld from someone, or a particular of the person it is about is
    /// another: looks through every copy that went to whoever must not have it, of every
    /// conference of the family, and opens an incident for each that holds the words. No copy is
    /// changed.
    ///
    /// Source: scenario B11.
    pub(crate) fn follow_suppression(
        &mut self,
        family: &Family,
        act: &FamilyAct,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let in_full = suppressions_in_full(&family.suppressions, family);
        let touched = in_full
            .into_iter()
            .filter(|s| s.is_in_force() && touches(act, s));
        let rows = self.store.conferences_of_family(DocumentId(family.id.0))?;
        for suppression in touched {
            for row in &rows {
                let id = ConferenceId(row.document.0);
                self.look_through(id, family, &suppression, environment)?;
            }
        }
        Ok(())
    }

    fn look_through(
        &mut self,
        id: ConferenceId,
        family: &Family,
        suppression: &Suppression,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let conference = self.conference(id)?;
        let stands_with: Vec<PersonId> = conference
            .participants
            .iter()
            .map(|participant| Reader::of(participant, family))
            .filter(|reader| reader.stands_with.contains(&suppression.withheld_from))
            .map(|reader| reader.person)
            .collect();
        // A copy that came back was out all the same, and its reader may have read it.
        let now = environment.clock.now();
        let out: Vec<RecipientCopy> = sent_before(&conference, suppression, &stands_with, now)
            .into_iter()
            .cloned()
            .collect();
        for copy in out {
            let found = self.found_in(&conference, family, &copy, suppression, environment)?;
            if found.is_empty() || is_known(&conference, copy.id, suppression.id, &found) {
                continue;
            }
            let incident = incident(&copy, suppression.id, found, environment)?;
            self.act(id, &ConferenceAct::OpenIncident { incident }, environment)?;
        }
        Ok(())
    }

    /// Where the words of one suppression stand in a copy that was sent.
    fn found_in(
        &mut self,
        conference: &Conference,
        family: &Family,
        copy: &RecipientCopy,
        suppression: &Suppression,
        environment: &Environment,
    ) -> Result<Vec<Finding>, AppError> {
        let source = CopySource {
            // Nothing but the words is looked for, so no version is needed.
            paper: copy.paper,
            records: PaperRecords {
                conference: conference.clone(),
                family: family.clone(),
                version: None,
                enclosing: None,
            },
            office: self.office()?,
            suppressions: vec![suppression.clone()],
            redacted: Vec::new(),
            reader: reader_of(conference, family, copy, suppression),
            name: String::new(),
            dated_on: None,
        };
        let seen = self.search_copy(conference.id, copy, &source, environment)?;
        Ok(seen.into_iter().map(|seen| seen.finding).collect())
    }
}

/// Tells whether an act may have changed what a suppression hides: the suppression itself, or the
/// particulars of the person it is about.
fn touches(act: &FamilyAct, suppression: &Suppression) -> bool {
    match act {
        FamilyAct::Suppress { suppression: made } => made.id == suppression.id,
        FamilyAct::ChangeSuppression {
            suppression: changed,
            ..
        } => *changed == suppression.id,
        FamilyAct::ChangeChild { child: person, .. }
        | FamilyAct::ChangeAdult { adult: person, .. } => *person == suppression.subject,
        _ => false,
    }
}

/// The reader of a copy. Whoever was taken off the list since still holds it.
fn reader_of(
    conference: &Conference,
    family: &Family,
    copy: &RecipientCopy,
    suppression: &Suppression,
) -> Reader {
    let recipient = copy.recipient.and_then(|id| conference.participant(id));
    match recipient {
        Some(participant) => Reader::of(participant, family),
        None => Reader {
            person: suppression.withheld_from,
            stands_with: vec![suppression.withheld_from],
            is_professional: false,
            children: None,
        },
    }
}

fn incident(
    copy: &RecipientCopy,
    suppression: SuppressionId,
    found: Vec<Finding>,
    environment: &Environment,
) -> Result<CopyIncident, AppError> {
    Ok(CopyIncident {
        id: EntryId(make_id(environment.clock.now())?),
        copy: copy.id,
        suppression,
        found,
        opened_at: None,
        opened_by: String::new(),
        closed_at: None,
        closed_by: String::new(),
        closed_reason: String::new(),
    })
}
