//! The dates that one conference sets: what is due, by which rule, and what has been done.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Europe::London;

use crate::calendar::BankHolidays;
use crate::conference::{Conference, ConferenceKind};
use crate::decision::{DecisionOutcome, DissentFormality};
use crate::family::Family;
use crate::ids::{AgencyReportId, DissentId, ExclusionId, PersonId, RecipientCopyId};
use crate::limits::{add_first_review, limits};
use crate::meeting::{AgencyReport, QuorumDecision};
use crate::minutes::PaperKind;
use crate::pack::EffectiveRules;
use crate::timescale::{RuleId, Timescale, TriggerAt, TriggerKind, Triggers, compute};

/// What a date is about, besides the conference as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueSubject {
    /// The conference.
    Conference,
    /// One child.
    Child(PersonId),
    /// One report.
    Report(AgencyReportId),
    /// One request to exclude a person.
    Exclusion(ExclusionId),
    /// One formal dissent.
    Dissent(DissentId),
    /// The corrections of one recipient.
    Copy(RecipientCopyId),
}

/// One date that a conference sets.
#[derive(Clone, Debug, PartialEq)]
pub struct DueDate {
    /// What it is about.
    pub subject: DueSubject,
    /// The limit with its rule and source.
    pub timescale: Timescale,
    /// The day that the limit in use is counted from, or back from.
    pub counted_from: NaiveDate,
    /// The day on which it was met.
    pub done_on: Option<NaiveDate>,
}

/// The dates of one conference, in the order of the work.
///
/// Shape: a rule that the pack is silent on gives no date, and neither does one whose trigger is
/// not recorded yet. Units: local days of the United Kingdom.
pub fn due_dates(
    conference: &Conference,
    family: &Family,
    rules: &EffectiveRules,
    holidays: &BankHolidays,
) -> Vec<DueDate> {
    let mut dates = Dates {
        rules,
        holidays,
        found: limits(conference, family, rules, holidays),
    };
    add_reports(&mut dates, conference);
    add_exclusion_requests(&mut dates, conference);
    add_papers(&mut dates, conference);
    add_plan_dates(&mut dates, conference, family);
    add_clocks(&mut dates, conference);
    dates.found
}

pub(crate) struct Dates<'a> {
    pub(crate) rules: &'a EffectiveRules,
    pub(crate) holidays: &'a BankHolidays,
    pub(crate) found: Vec<DueDate>,
}

impl Dates<'_> {
    /// Adds the date that a rule gives, if the pack has the rule.
    pub(crate) fn add(
        &mut self,
        rule: RuleId,
        triggers: Triggers,
        subject: DueSubject,
        done_on: Option<NaiveDate>,
    ) {
        let Some(rule) = self.rules.rules.get(&rule) else {
            return;
        };
        // A trigger that this pack's rule does not use says nothing about it.
        let used = rule.other_triggers();
        let mut triggers = triggers;
        triggers.also.retain(|kind, _| used.contains(kind));
        if let Ok(timescale) = compute(rule, &triggers, self.holidays) {
            let used = triggers.also.get(&timescale.trigger);
            let counted_from = used.unwrap_or(&triggers.from).day();
            self.found.push(DueDate {
                subject,
                timescale,
                counted_from,
                done_on,
            });
        }
    }

    pub(crate) fn has(&self, rule: RuleId) -> bool {
        self.rules.rules.contains_key(&rule)
    }

    /// What a rule is counted from in this pack.
    pub(crate) fn trigger_of(&self, rule: RuleId) -> Option<TriggerKind> {
        self.rules.rules.get(&rule).map(|rule| rule.trigger)
    }

    /// Tells whether one of a rule's limits is counted from a trigger.
    pub(crate) fn counts_from(&self, rule: RuleId, trigger: TriggerKind) -> bool {
        let rule = self.rules.rules.get(&rule);
        rule.is_some_and(|rule| rule.trigger == trigger || rule.other_triggers().contains(&trigger))
    }
}

fn add_reports(dates: &mut Dates<'_>, conference: &Conference) {
    let Some(day) = conference.held_on else {
        return;
    };
    let start = start_of(conference, day);
    for report in &conference.reports {
        let received_on = report.received_at.map(local_day);
        let subject = DueSubject::Report(report.id);
        let before = dates.found.len();
        for rule in report_rules(conference, report) {
            dates.add(rule, Triggers::from(start), subject, received_on);
        }
        // A report for children of both kinds is asked for by the earlier of the two.
        let of_report = dates.found.split_off(before);
        let due_on = |date: &DueDate| date.timescale.due.map_or(NaiveDate::MAX, |due| due.day());
        let earliest = of_report.into_iter().min_by_key(due_on);
        dates.found.extend(earliest);
    }
}

/// The rules by which a report is asked for: by what the conference is for the children it covers.
fn report_rules(conference: &Conference, report: &AgencyReport) -> Vec<RuleId> {
    let covers = &report.covers_children;
    let covered = || {
        let subjects = conference.subjects.iter();
        subjects.filter(|subject| covers.is_empty() || covers.contains(&subject.child))
    };
    let mut rules = Vec::new();
    if covered().any(|subject| subject.kind == ConferenceKind::Review) {
        rules.push(RuleId::ReportReview);
    }
    if rules.is_empty() || covered().any(|subject| subject.kind != ConferenceKind::Review) {
        rules.push(RuleId::ReportInitial);
    }
    rules
}

/// The conference's start where it is known, so that rules in hours count from it.
fn start_of(conference: &Conference, day: NaiveDate) -> TriggerAt {
    conference
        .starts_at
        .and_then(|time| day.and_time(time).and_local_timezone(London).single())
        .map_or_else(
            || TriggerAt::from(day),
            |start| TriggerAt::from(start.with_timezone(&Utc)),
        )
}

/// The conference's end where it is known, or else its start, so that rules in hours count from it.
fn end_of(conference: &Conference, day: NaiveDate) -> TriggerAt {
    let closed_at = conference.closed_at.filter(|at| local_day(*at) == day);
    closed_at.map_or_else(|| start_of(conference, day), TriggerAt::from)
}

fn add_exclusion_requests(dates: &mut Dates<'_>, conference: &Conference) {
    let Some(day) = conference.held_on else {
        return;
    };
    for exclusion in &conference.exclusions {
        let subject = DueSubject::Exclusion(exclusion.id);
        dates.add(
            RuleId::ExclusionRequest,
            Triggers::from(day),
            subject,
            exclusion.requested_on,
        );
    }
}

fn add_papers(dates: &mut Dates<'_>, conference: &Conference) {
    let Some(day) = conference.held_on else {
        return;
    };
    let first_sent = |paper: PaperKind| {
        let sent = conference.copies.iter().filter(|copy| copy.paper == paper);
        sent.filter_map(|copy| copy.sent_at).min().map(local_day)
    };
    for (rule, paper) in [
        (RuleId::DecisionLetter, PaperKind::DecisionLetter),
        (RuleId::DecisionSummary, PaperKind::OutlinePlan),
        (RuleId::FullRecord, PaperKind::Minutes),
    ] {
        let trigger = Triggers::from(end_of(conference, day));
        dates.add(rule, trigger, DueSubject::Conference, first_sent(paper));
    }
}

fn add_plan_dates(dates: &mut Dates<'_>, conference: &Conference, family: &Family) {
    let Some(day) = conference.held_on else {
        return;
    };
    let outcome = |child| {
        conference
            .decision_for(child)
            .map(|decision| decision.outcome)
    };
    let children = || conference.subjects.iter().map(|subject| subject.child);
    if children().any(|child| outcome(child) == Some(DecisionOutcome::Plan)) {
        dates.add(
            RuleId::CoreGroupFirst,
            Triggers::from(day),
            DueSubject::Conference,
            None,
        );
    }
    for child in children() {
        match outcome(child) {
            Some(DecisionOutcome::Plan) => add_first_review(dates, day, child, family, None),
            Some(DecisionOutcome::Continue) => {
                dates.add(
                    RuleId::ReviewNext,
                    Triggers::from(day),
                    DueSubject::Child(child),
                    None,
                );
            }
            Some(DecisionOutcome::NoPlan | DecisionOutcome::End | DecisionOutcome::Adjourn)
            | None => {}
        }
    }
}

fn add_clocks(dates: &mut Dates<'_>, conference: &Conference) {
    if let Some(closed_at) = conference.closed_at {
        for dissent in conference
            .dissents
            .iter()
            .filter(|d| d.formality == DissentFormality::Formal)
        {
            let subject = DueSubject::Dissent(dissent.id);
            dates.add(
                RuleId::FormalDissent,
                Triggers::from(closed_at),
                subject,
                Some(local_day(dissent.at)),
            );
        }
    }
    if let (Some(day), Some(QuorumDecision::InquorateAdjourn)) = (
        conference.held_on,
        conference.latest_quorum().map(|quorum| quorum.decision),
    ) {
        let rule = if dates.has(RuleId::IcpcReconvene) {
            RuleId::IcpcReconvene
        } else {
            RuleId::CppmReconvene
        };
        dates.add(rule, Triggers::from(day), DueSubject::Conference, None);
    }
    for copy in conference
        .copies
        .iter()
        .filter(|copy| copy.paper == PaperKind::Minutes)
    {
        if let Some(received_on) = copy.received_on {
            dates.add(
                RuleId::Amendments,
                Triggers::from(received_on),
                DueSubject::Copy(copy.id),
                None,
            );
        }
    }
}

/// The day of a moment, in the local time of the United Kingdom.
pub(crate) fn local_day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&London).date_naive()
}

/// The time of day of a moment, in the local time of the United Kingdom.
pub fn local_time(at: DateTime<Utc>) -> NaiveTime {
    at.with_timezone(&London).time()
}
