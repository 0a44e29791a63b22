//! What needs the person today: dates that are late or come soon, of conferences and of families.
//!
//! The store knows which documents have such a date. Each date shown is worked out anew from its
//! document, with the rules in force.

use std::collections::BTreeSet;

use chairside_domain::due::due_dates;
use chairside_domain::ids::{ConferenceId, FamilyId};
use chairside_domain::office::Office;
use chairside_store::{ConferenceRow as StoredRow, DocumentId};
use chrono::{Days, NaiveDate};

use crate::AppError;
use crate::contract::{DeadlineState, DeadlineView, FamilyDeadlineView, WorkItem};
use crate::environment::Environment;
use crate::rules::{Procedures, RulesInForce, procedures_of, rules_in_force, rules_of};
use crate::session::Session;
use crate::view::deadline::deadline_view;
use crate::view::family_dates::family_deadlines;

/// Days ahead of which dates are work to do.
const DAYS_AHEAD: u64 = 14;
/// The screen on which a date of the family's record is acted on.
const FAMILY_RECORD: &str = "record";

impl Session {
    /// Dates that are late or come soon, each with its rule and source, the earliest first.
    pub(super) fn work(&mut self, environment: &Environment) -> Result<Vec<WorkItem>, AppError> {
        let today = environment.today();
        let until = today
            .checked_add_days(Days::new(DAYS_AHEAD))
            .unwrap_or(today);
        let office = self.office()?;
        let procedures = procedures_of(&office)?;
        let in_force = rules_in_force(&procedures, &office)?;
        let documents: BTreeSet<DocumentId> = self
            .store
            .open_deadlines(until)?
            .into_iter()
            .map(|deadline| deadline.document)
            .collect();
        let mut work = Vec::new();
        for document in documents {
            work.extend(match self.store.conference(document)? {
                Some(row) => self.work_of_conference(row, &procedures, &office, today)?,
                None => self.work_of_family(document, &in_force, today)?,
            });
        }
        work.retain(|item| is_work(&item.deadline, until));
        let mut work = self.once_each(work)?;
        work.sort_by_key(|item| item.deadline.due_on);
        Ok(work)
    }

    /// A child's next review is a date of the conference that sets it and of the one that is booked
    /// for it. It is shown once, with the later one.
    fn once_each(&self, work: Vec<WorkItem>) -> Result<Vec<WorkItem>, AppError> {
        let mut dated = Vec::new();
        for item in work {
            let row = self.store.conference(DocumentId(item.conference.0))?;
            dated.push((row.and_then(|row| row.held_on), item));
        }
        dated.sort_by_key(|(held_on, _)| std::cmp::Reverse(*held_on));
        let mut seen = BTreeSet::new();
        let mut is_first = |item: &WorkItem| {
            let date = &item.deadline;
            let key = date
                .child
                .map(|child| (date.rule.clone(), child, date.due_on));
            key.is_none_or(|key| seen.insert(key))
        };
        dated.retain(|(_, item)| is_first(item));
        Ok(dated.into_iter().map(|(_, item)| item).collect())
    }

    fn work_of_conference(
        &mut self,
        row: StoredRow,
        procedures: &Procedures,
        office: &Office,
        today: NaiveDate,
    ) -> Result<Vec<WorkItem>, AppError> {
        let conference = self.conference(ConferenceId(row.document.0))?;
        let family = self.family(conference.family)?;
        let in_force = rules_of(procedures, office, &conference)?;
        let (rules, holidays) = (&in_force.rules, in_force.holidays);
        let dates = due_dates(&conference, &family, rules, holidays).into_iter();
        let dates = dates.filter(|date| date.is_open(&conference));
        let dates = dates.map(|date| deadline_view(&date, today, holidays));
        let items = dates.map(|deadline| WorkItem {
            conference: conference.id,
            reference: row.reference.clone(),
            title: row.title.clone(),
            about: String::new(),
            screen: screen_of(&deadline.rule).to_owned(),
            deadline,
        });
        Ok(items.collect())
    }

    /// The dates of a family's record. They are acted on in its latest conference.
    fn work_of_family(
        &mut self,
        document: DocumentId,
        in_force: &RulesInForce<'_>,
        today: NaiveDate,
    ) -> Result<Vec<WorkItem>, AppError> {
        let rows = self.store.conferences_of_family(document)?;
        let Some(latest) = rows.last() else {
            return Ok(Vec::new());
        };
        let family = self.family(FamilyId(document.0))?;
        let held_on = self.days_complained_about(&family)?;
        let held = |id| held_on.get(&id).copied();
        let dates = family_deadlines(&family, held, in_force, today);
        let item = |FamilyDeadlineView { about, deadline }| WorkItem {
            conference: ConferenceId(latest.document.0),
            reference: latest.reference.clone(),
            title: latest.title.clone(),
            about,
            screen: FAMILY_RECORD.to_owned(),
            deadline,
        };
        Ok(dates.into_iter().map(item).collect())
    }
}

fn is_work(deadline: &DeadlineView, until: NaiveDate) -> bool {
    match deadline.state {
        DeadlineState::Late | DeadlineState::DueSoon => true,
        DeadlineState::InTime => deadline.due_on.is_some_and(|due_on| due_on <= until),
        DeadlineState::Done | DeadlineState::Unknown => false,
    }
}

/// The screen on which the thing that a rule asks for is done.
fn screen_of(rule: &str) -> &'static str {
    match rule {
        "report_initial" | "report_review" | "report_bundle" => "reports",
        "decision_letter" | "decision_summary" => "distribution",
        "full_record" | "amendments" => "minutes",
        "core_group_first" | "review_first" | "review_next" => "plan",
        "exclusion_request" => "people",
        "formal_dissent" => "decision",
        _ => "overview",
    }
}
