//! What a conference and its children are called.

use chrono::NaiveDate;

use chairside_domain::conference::{Conference, ConferenceKind, ConferenceSubject};
use chairside_domain::family::{Child, ChildStatus, Family};
use chairside_domain::pack::ProcedurePack;
use chairside_domain::plan::{PlanState, ProtectionPlan};

use crate::contract::ChildView;
use crate::messages::{label, text};
use crate::rules::RulesInForce;
use crate::view::endings;
use crate::view::people::code_of;
use crate::words::{and_list, plain_date, years_between};

/// Under this age a child is shown by the date of birth. Units: years.
const SHOWN_BY_BIRTH_BELOW: i32 = 2;

/// The family's name on lists: the surnames of its children, each once.
pub(crate) fn title(conference: &Conference, family: &Family) -> String {
    let mut surnames: Vec<String> = Vec::new();
    for child in conference
        .subjects
        .iter()
        .filter_map(|s| family.child(s.child))
    {
        let surname = child.surname.trim();
        if !surname.is_empty() && !surnames.iter().any(|s| s == surname) {
            surnames.push(surname.to_owned());
        }
    }
    if surnames.is_empty() {
        let names: Vec<String> = conference
            .subjects
            .iter()
            .filter_map(|s| family.display_name(s.child))
            .collect();
        return and_list(&names);
    }
    text("family_title", &[("surnames", &and_list(&surnames))])
}

/// "Initial child protection conference", or the names of every kind where they differ.
pub(crate) fn meeting_name(conference: &Conference, pack: &ProcedurePack) -> String {
    let mut names: Vec<String> = Vec::new();
    for subject in &conference.subjects {
        let name = kind_name(subject.kind, pack);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    and_list(&names)
}

fn kind_name(kind: ConferenceKind, pack: &ProcedurePack) -> String {
    match (kind, &pack.names) {
        (ConferenceKind::Initial, Some(names)) => names.initial.clone(),
        (ConferenceKind::Review, Some(names)) => names.review.clone(),
        _ => kind_label(kind),
    }
}

/// The kind in words.
pub(crate) fn kind_label(kind: ConferenceKind) -> String {
    label("conference_kind", &code_of(kind))
}

/// The children of a conference, as shown.
pub(crate) fn children(
    conference: &Conference,
    family: &Family,
    in_force: &RulesInForce<'_>,
    today: NaiveDate,
) -> Vec<ChildView> {
    let subject_view = |subject: &ConferenceSubject| {
        let child = family.child(subject.child)?;
        let first = child.given_names.split_whitespace().next();
        Some(ChildView {
            id: child.id,
            short_label: first.map_or_else(|| unborn_short(child), str::to_owned),
            label: family.display_name(child.id).unwrap_or_default(),
            age: age(child, today),
            kind: Some(subject.kind),
            kind_label: kind_label(subject.kind),
            standing: open_plan(child, family).map(plan_words).unwrap_or_default(),
            end_reasons: endings::end_reasons(child.id, conference, family, in_force),
            proposed_end: endings::proposed_end(child.id, family, in_force),
            responsible: endings::responsible(conference, subject),
            stay: endings::stay(child, in_force, today),
        })
    };
    conference
        .subjects
        .iter()
        .filter_map(subject_view)
        .collect()
}

fn unborn_short(child: &Child) -> String {
    match child.unborn_number {
        Some(number) => text("baby_numbered", &[("number", &number.to_string())]),
        None => text("baby", &[]),
    }
}

/// "13", "born 2 July 2026", "due 2 December 2026".
pub(crate) fn age(child: &Child, today: NaiveDate) -> String {
    match (child.status, child.born_on, child.expected_on) {
        (ChildStatus::Unborn, _, Some(expected)) => {
            text("due_on", &[("date", &plain_date(expected))])
        }
        (_, Some(born), _) if years_between(born, today) < SHOWN_BY_BIRTH_BELOW => {
            text("born_on", &[("date", &plain_date(born))])
        }
        (_, Some(born), _) => years_between(born, today).to_string(),
        _ => String::new(),
    }
}

fn open_plan<'a>(child: &Child, family: &'a Family) -> Option<&'a ProtectionPlan> {
    family
        .plans
        .iter()
        .filter(|plan| plan.child == child.id)
        .find(|plan| matches!(plan.state, PlanState::Active | PlanState::UnderReview))
}

fn plan_words(plan: &ProtectionPlan) -> String {
    text("plan_since", &[("date", &plain_date(plan.started_on))])
}
