//! The dates of a conference before it is made.

use chairside_domain::conference::ConferenceKind;
use chairside_domain::timescale::{RuleId, Timescale, Triggers, compute};

use crate::AppError;
use crate::app::App;
use crate::contract::{DeadlineView, GapView, PreviewDates, PreviewedDates};
use crate::rules::{RulesInForce, procedures_of, rules_in_force};
use crate::view::deadline::timescale_view;
use crate::view::warnings::{day_warnings, late_warning};
use chrono::NaiveDate;

impl App {
    /// Works out every date that a new conference would have, and warns about its day.
    pub fn preview_dates(&self, request: PreviewDates) -> Result<PreviewedDates, AppError> {
        self.with_session(|session, environment| {
            let office = session.office()?;
            let procedures = procedures_of(&office)?;
            let in_force = rules_in_force(&procedures, &office)?;
            Ok(previewed(&request, &in_force, environment.today()))
        })
    }
}

fn previewed(
    request: &PreviewDates,
    in_force: &RulesInForce<'_>,
    today: NaiveDate,
) -> PreviewedDates {
    let mut deadlines: Vec<DeadlineView> = Vec::new();
    let mut gaps: Vec<GapView> = Vec::new();
    for subject in &request.subjects {
        let (rule, from) = match subject.kind {
            ConferenceKind::Initial | ConferenceKind::PreBirth | ConferenceKind::Reconvened => {
                (first_limit(in_force), request.strategy_discussion_on)
            }
            ConferenceKind::TransferIn => (RuleId::IcpcTransferIn, subject.written_notice_on),
            ConferenceKind::Review if subject.is_first_review => {
                (RuleId::ReviewFirst, subject.previous_held_on)
            }
            ConferenceKind::Review => (RuleId::ReviewNext, subject.previous_held_on),
        };
        let Some(timescale) = from.and_then(|from| timescale(rule, from, in_force)) else {
            continue;
        };
        let mut view = timescale_view(&timescale, from, None, today, in_force.holidays);
        view.child = Some(subject.child);
        let late = |day| late_warning(day, subject.child, &timescale, &view, in_force);
        gaps.extend(request.held_on.and_then(late));
        deadlines.push(view);
    }
    if let Some(day) = request.held_on {
        let kinds: Vec<ConferenceKind> = request.subjects.iter().map(|s| s.kind).collect();
        gaps.extend(day_warnings(day, &kinds, in_force, today));
        let is_review = request
            .subjects
            .iter()
            .all(|s| s.kind == ConferenceKind::Review);
        let report = if is_review {
            RuleId::ReportReview
        } else {
            RuleId::ReportInitial
        };
        for rule in [
            report,
            RuleId::DecisionLetter,
            RuleId::FullRecord,
            RuleId::CoreGroupFirst,
        ] {
            let found = timescale(rule, day, in_force);
            deadlines
                .extend(found.map(|t| timescale_view(&t, None, None, today, in_force.holidays)));
        }
    }
    PreviewedDates { deadlines, gaps }
}

fn first_limit(in_force: &RulesInForce<'_>) -> RuleId {
    if in_force.rules.rules.contains_key(&RuleId::IcpcFromStrategy) {
        RuleId::IcpcFromStrategy
    } else {
        RuleId::Cppm
    }
}

fn timescale(rule: RuleId, from: NaiveDate, in_force: &RulesInForce<'_>) -> Option<Timescale> {
    let rule = in_force.rules.rules.get(&rule)?;
    compute(rule, &Triggers::from(from), in_force.holidays).ok()
}
