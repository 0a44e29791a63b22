//! A conference that was adjourned, and the one in which it is continued.

use chairside_domain::approval::gaps;
use chairside_domain::conference::{
    Conference, ConferenceKind, ConferenceState, ConferenceSubject,
};
use chairside_domain::ids::ConferenceId;
use chairside_domain::life::conference::{self as life, ConferenceFact, ConferenceStep};
use chairside_domain::limits::is_continued;
use chairside_domain::reconvening::to_continue;
use chairside_record::{ConferenceAct, Patch};

use crate::AppError;
use crate::environment::Environment;
use crate::rules::{procedures_of, rules_of};
use crate::session::Session;

impl Session {
    /// What follows when a child is put on a conference for which an adjourned one is continued: the
    /// adjourned one says where, and the new one takes over from which day its limits run.
    pub(super) fn follow_subject(
        &mut self,
        id: ConferenceId,
        subject: &ConferenceSubject,
        environment: &Environment,
    ) -> Result<(), AppError> {
        if subject.kind != ConferenceKind::Reconvened {
            return Ok(());
        }
        let conference = self.conference(id)?;
        let others = self.conferences_of(conference.family)?;
        let others = others.iter().filter(|other| other.id != id);
        let Some(adjourned) = to_continue(others, subject.child) else {
            return Ok(());
        };
        self.take_over(id, &conference, adjourned, subject, environment)?;
        let change = patch([("continued_in", serde_json::json!(id))]);
        let child = subject.child;
        let act = ConferenceAct::ChangeSubject { child, change };
        self.act(adjourned.id, &act, environment)?;
        self.reconvene(adjourned.id, &conference, environment)
    }

    /// What follows when a conference gets its day: those that it continues have their new date.
    pub(super) fn follow_booking(
        &mut self,
        id: ConferenceId,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let conference = self.conference(id)?;
        let continues = |other: &Conference| {
            let mut subjects = other.subjects.iter();
            subjects.any(|subject| subject.continued_in == Some(id))
        };
        let others = self.conferences_of(conference.family)?.into_iter();
        let continued: Vec<ConferenceId> = others.filter(continues).map(|c| c.id).collect();
        for adjourned in continued {
            self.reconvene(adjourned, &conference, environment)?;
        }
        Ok(())
    }

    /// The new conference keeps the days that its limits are counted from.
    fn take_over(
        &mut self,
        id: ConferenceId,
        conference: &Conference,
        adjourned: &Conference,
        subject: &ConferenceSubject,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let before = adjourned.subject(subject.child);
        let notice = before.and_then(|before| before.written_notice_on);
        let change = patch([
            (
                "previous_held_on",
                serde_json::json!(subject.previous_held_on.or(adjourned.held_on)),
            ),
            (
                "written_notice_on",
                serde_json::json!(subject.written_notice_on.or(notice)),
            ),
        ]);
        let child = subject.child;
        self.act(
            id,
            &ConferenceAct::ChangeSubject { child, change },
            environment,
        )?;
        if conference.strategy_discussion.is_some() || adjourned.strategy_discussion.is_none() {
            return Ok(());
        }
        let discussion = serde_json::json!(adjourned.strategy_discussion);
        let change = patch([("strategy_discussion", discussion)]);
        self.act(id, &ConferenceAct::Book { change }, environment)
    }

    /// Takes the step once every child that waits is considered in another conference with a day.
    fn reconvene(
        &mut self,
        adjourned: ConferenceId,
        new: &Conference,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let conference = self.conference(adjourned)?;
        if conference.state != ConferenceState::Adjourned || !is_continued(&conference) {
            return Ok(());
        }
        let family = self.family(conference.family)?;
        let office = self.office()?;
        let procedures = procedures_of(&office)?;
        let in_force = rules_of(&procedures, &office, &conference)?;
        let gaps = gaps(&conference, &family, in_force.pack);
        let known = |fact| match fact {
            ConferenceFact::NewDate if new.held_on.is_some() => true,
            fact => life::is_known(&conference, &gaps, fact),
        };
        match life::step(conference.state, ConferenceStep::Reconvene, known) {
            Ok(_) => self.act(adjourned, &ConferenceAct::Reconvene, environment),
            Err(_) => Ok(()),
        }
    }
}

fn patch<T>(fields: impl IntoIterator<Item = (&'static str, serde_json::Value)>) -> Patch<T> {
    let fields = fields.into_iter();
    Patch::new(
        fields
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}
