//! Ending a plan: what is missing is named, and the letter that confirms a move is sealed.

use chairside_domain::conference::Conference;
use chairside_domain::ending::{Ending, EndingRules, end, follow_up_missing};
use chairside_domain::life::Because;
use chairside_domain::life::plan::PlanFact;
use chairside_domain::plan::{EndReason, WrittenConfirmation};
use chairside_record::FamilyAct;
use chairside_store::DocumentId;
use chairside_vault::ContentDigest;

use crate::app::App;
use crate::contract::{ConferenceView, ConfirmationLetter, EndPlan, ReadLetter, ReportContent};
use crate::environment::Environment;
use crate::error::FieldError;
use crate::messages::text;
use crate::reports::{Original, shown};
use crate::rules::{procedures_of, rules_of};
use crate::session::Session;
use crate::view::people::code_of;
use crate::{AppError, files};

/// Stands for the letter's digest until the file is sealed.
const TO_BE_SEALED: &str = "to_be_sealed";

impl App {
    /// Ends a plan, with the letter that confirms a move sealed beside the record.
    ///
    /// # Errors
    /// `plan_cannot_end` with each fact that is missing, `file_missing`, `file_too_large`,
    /// `disk_full`; then nothing was changed.
    pub fn end_plan(&self, request: EndPlan) -> Result<ConferenceView, AppError> {
        self.with_session(|session, environment| {
            let conference = session.conference(request.conference)?;
            let family = DocumentId(conference.family.0);
            let act = |evidence| FamilyAct::EndPlan {
                plan: request.plan,
                ended_on: request.ended_on,
                reason: request.reason,
                evidence,
                transfer_conference_on: request.transfer_conference_on,
                follow_up: request.follow_up.clone(),
            };
            let typed = request.letter.as_ref().map(confirmation);
            session.may_end_plan(&conference, &act(typed.clone()))?;
            let evidence = match (&request.letter, typed) {
                (Some(letter), Some(typed)) => {
                    Some(session.sealed_letter(family, letter, typed, environment)?)
                }
                _ => None,
            };
            let sealed = evidence.as_ref().map(|letter| letter.document.clone());
            let ended = session.act_on_family(conference.family.0, &act(evidence), environment);
            if let Err(error) = ended {
                // A letter that no record names must not stay behind.
                if let Some(hash) = sealed.as_deref().and_then(ContentDigest::from_hex) {
                    session.store.remove_attachment(&hash)?;
                }
                return Err(error);
            }
            session.saved_view(request.conference, environment)
        })
    }

    /// Opens the letter that confirmed a move. That it was opened is logged.
    ///
    /// # Errors
    /// `unknown_file` where the plan has none.
    pub fn read_letter(&self, request: ReadLetter) -> Result<ReportContent, AppError> {
        self.with_session(|session, environment| {
            let conference = session.conference(request.conference)?;
            let family = session.family(conference.family)?;
            let plan = family.plans.iter().find(|plan| plan.id == request.plan);
            let evidence = plan.and_then(|plan| plan.end_evidence.as_ref());
            let hash = evidence.and_then(|letter| ContentDigest::from_hex(&letter.document));
            let hash = hash.ok_or_else(|| AppError::new("unknown_file"))?;
            let kept = session.store.attachment(&hash)?;
            let key = session.keys.attachment_key();
            let content = session
                .store
                .read_attachment(&key, &hash, files::MAX_FILE_BYTES)?;
            let document = DocumentId(conference.family.0);
            session.log_access("read_letter", document, Some(request.plan.0), environment)?;
            Ok(shown(&Original::from(&kept), &content, environment))
        })
    }
}

impl Session {
    /// Refuses to end a plan while a fact is missing: the plan and its dates stay as they are.
    pub(crate) fn may_end_plan(
        &mut self,
        conference: &Conference,
        act: &FamilyAct,
    ) -> Result<(), AppError> {
        let FamilyAct::EndPlan {
            plan,
            ended_on,
            reason,
            evidence,
            transfer_conference_on,
            follow_up,
        } = act
        else {
            return Ok(());
        };
        let family = self.family(conference.family)?;
        let office = self.office()?;
        let procedures = procedures_of(&office)?;
        let in_force = rules_of(&procedures, &office, conference)?;
        let unknown = || AppError::new("unknown_item");
        let plan = family.plans.iter().find(|p| p.id == *plan);
        let plan = plan.ok_or_else(unknown)?;
        let child = family.child(plan.child).ok_or_else(unknown)?;
        let ending = Ending {
            reason: *reason,
            ended_on: Some(*ended_on),
            evidence: evidence.as_ref(),
            transfer_conference_on: *transfer_conference_on,
            conference: Some(conference),
        };
        let by = EndingRules {
            pack: in_force.pack,
            rules: &in_force.rules,
            holidays: in_force.holidays,
        };
        let mut facts = match end(plan, child, &ending, &by) {
            Ok(_) => Vec::new(),
            Err(refused) => match refused.because {
                Because::NotFromHere => return Err(AppError::new("plan_ended_already")),
                Because::Missing(facts) => facts,
            },
        };
        if *reason == EndReason::NoLongerAtRisk {
            facts.extend(follow_up_missing(follow_up.as_ref(), &by));
        }
        if facts.is_empty() {
            return Ok(());
        }
        let mut error = AppError::new("plan_cannot_end");
        error.fields = facts.iter().map(missing_fact).collect();
        Err(error)
    }

    fn sealed_letter(
        &mut self,
        family: DocumentId,
        letter: &ConfirmationLetter,
        typed: WrittenConfirmation,
        environment: &Environment,
    ) -> Result<WrittenConfirmation, AppError> {
        let content = files::read(&letter.path)?;
        let title = text("confirmation_letter", &[]);
        let name = files::name_of(&letter.path);
        let sealed = self.seal((family, None), &title, &name, &content, environment)?;
        Ok(WrittenConfirmation {
            document: sealed.hash.to_hex(),
            ..typed
        })
    }
}

/// The letter as typed. A telephone call has no file, and so confirms nothing.
fn confirmation(letter: &ConfirmationLetter) -> WrittenConfirmation {
    let document = if letter.path.trim().is_empty() {
        String::new()
    } else {
        TO_BE_SEALED.to_owned()
    };
    WrittenConfirmation {
        authority: letter.authority.trim().to_owned(),
        author: letter.author.trim().to_owned(),
        dated_on: letter.dated_on,
        document,
    }
}

fn missing_fact(fact: &PlanFact) -> FieldError {
    let code = code_of(fact);
    FieldError {
        message: text(&format!("plan_fact_{code}"), &[]),
        field: code,
    }
}
