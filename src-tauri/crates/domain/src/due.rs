//! The dates that one conference sets: what is due, by which rule, and what has been done.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Europe::London;

use crate::calendar::BankHolidays;
use crate::conference::{Conference, ConferenceKind};
use crate::decision::{DecisionOutcome, DissentFormality};
use crate::family::Family;
use crate::ids::{AgencyReportId, DissentId, ExclusionId, PersonId, RecipientCopyId};
use crate::limits::{add_first_review, is_continued, limits, reconvene_rule};
use crate::meeting::{ParticipantRole, QuorumDecision};
use crate::minutes::PaperKind;
use crate::pack::EffectiveRules;
use crate::plan::ProtectionPlan;
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

impl DueDate {
    /// Tells whether somebody still has to do something for it. A report that never came is not
    /// asked for once the conference is over.
    pub fn is_open(&self, conference: &Conference) -> bool {
        let is_over = match self.subject {
            DueSubject::Report(_) => conference.is_closed(),
            DueSubject::Conference
            | DueSubject::Child(_)
            | DueSubject::Exclusion(_)
            | DueSubject::Dissent(_)
            | DueSubject::Copy(_) => false,
        };
        self.done_on.is_none() && !is_over && !self.timescale.rule.is_window()
    }
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
    add_preparation(&mut dates, conference);
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

    /// Of the dates found since, keeps the earliest: a report for children of both kinds is asked for
    /// by the earlier of the two limits.
    pub(crate) fn keep_earliest_from(&mut self, before: usize) {
        let since = self.found.split_off(before);
        let due_on = |date: &DueDate| date.timescale.due.map_or(NaiveDate::MAX, |due| due.day());
        self.found.extend(since.into_iter().min_by_key(due_on));
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

/// The written information about a move, notice, invitations and the bundle of reports, which come
/// before the conference. What was not done by its end is no longer asked for.
fn add_preparation(dates: &mut Dates<'_>, conference: &Conference) {
    for subject in &conference.subjects {
        if let (ConferenceKind::TransferIn, Some(call_on)) = (subject.kind, subject.call_on) {
            let trigger = Triggers::from(call_on);
            let child = DueSubject::Child(subject.child);
            let written_on = subject.written_notice_on;
            dates.add(RuleId::TransferInfo, trigger, child, written_on);
        }
    }
    let Some(day) = conference.held_on else {
        return;
    };
    let invited_on = everyone_invited_on(conference);
    let mut rules = vec![(RuleId::CppmNotice, invited_on)];
    if is_about(conference, ConferenceKind::Review) {
        rules.push((RuleId::InviteReviewList, conference.invite_list_asked_on));
        rules.push((RuleId::InviteReview, invited_on));
    }
    rules.push((RuleId::ReportBundle, conference.report_bundle_sent_on));
    for (rule, done_on) in rules {
        if done_on.is_none() && conference.is_closed() {
            continue;
        }
        let start = Triggers::from(start_of(conference, day));
        dates.add(rule, start, DueSubject::Conference, done_on);
    }
}

fn is_about(conference: &Conference, kind: ConferenceKind) -> bool {
    conference.subjects.iter().any(|s| s.kind == kind)
}

/// The day on which the last invitation went out; `None` while somebody waits for one. Who chairs,
/// takes the minutes or convenes is not invited.
fn everyone_invited_on(conference: &Conference) -> Option<NaiveDate> {
    let is_host = |role| {
        matches!(
            role,
            ParticipantRole::Chair | ParticipantRole::MinuteTaker | ParticipantRole::Administrator
        )
    };
    let invited = conference.participants.iter().filter(|p| !is_host(p.role));
    let sent_at = invited.map(|p| p.invitation.as_ref().and_then(|i| i.sent_at));
    let sent_at: Option<Vec<_>> = sent_at.collect();
    sent_at?.into_iter().max().map(local_day)
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
        for rule in report_rules(conference, &report.covers_children) {
            dates.add(rule, Triggers::from(start), subject, received_on);
        }
        dates.keep_earliest_from(before);
    }
}

/// The rules by which a report is asked for: by what the conference is for the children it covers.
/// A list that names nobody covers all.
pub(crate) fn report_rules(conference: &Conference, covers: &[PersonId]) -> Vec<RuleId> {
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
pub(crate) fn start_of(conference: &Conference, day: NaiveDate) -> TriggerAt {
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
    let plans = conference.outline_plans.iter();
    let first_core_group = plans.filter_map(|plan| plan.core_group_first_on).min();
    for (rule, paper) in [
        (RuleId::DecisionLetter, PaperKind::DecisionLetter),
        (RuleId::DecisionSummary, PaperKind::OutlinePlan),
        (RuleId::FullRecord, PaperKind::Minutes),
    ] {
        let mut trigger = Triggers::from(end_of(conference, day));
        if let Some(first_core_group) = first_core_group {
            trigger = trigger.also(TriggerKind::FirstCoreGroup, first_core_group);
        }
        dates.add(rule, trigger, DueSubject::Conference, first_sent(paper));
    }
}

/// The dates that the decisions set: the first core group, and each child's next review.
///
/// Shape: a plan that ended before it came to that sets none any more.
fn add_plan_dates(dates: &mut Dates<'_>, conference: &Conference, family: &Family) {
    let Some(day) = conference.held_on else {
        return;
    };
    add_first_core_group(dates, conference, family, day);
    for subject in &conference.subjects {
        let child = subject.child;
        let outcome = conference.decision_for(child).map(|d| d.outcome);
        let plan = plan_decided(conference, family, child);
        let reviewed_on = plan.and_then(|plan| first_after(reviews(plan), day));
        if reviewed_on.is_none() && plan.is_some_and(|plan| plan.ended_on.is_some()) {
            continue;
        }
        match outcome {
            Some(DecisionOutcome::Plan) => {
                add_first_review(dates, day, child, family, reviewed_on);
            }
            Some(DecisionOutcome::Continue) => {
                let trigger = Triggers::from(day);
                let subject = DueSubject::Child(child);
                dates.add(RuleId::ReviewNext, trigger, subject, reviewed_on);
            }
            Some(DecisionOutcome::NoPlan | DecisionOutcome::End | DecisionOutcome::Adjourn)
            | None => {}
        }
    }
}

/// One date for the plans that begin: met once the core group of each has met.
fn add_first_core_group(
    dates: &mut Dates<'_>,
    conference: &Conference,
    family: &Family,
    day: NaiveDate,
) {
    let begun = conference.subjects.iter().map(|subject| subject.child);
    let begun = begun.filter(|child| {
        let decision = conference.decision_for(*child);
        decision.is_some_and(|decision| decision.outcome == DecisionOutcome::Plan)
    });
    let mut met_on = Vec::new();
    for child in begun {
        let plan = plan_decided(conference, family, child);
        let first = plan.and_then(|plan| {
            let held = plan.core_groups.iter().map(|meeting| meeting.held_on);
            held.filter(|on| *on >= day).min()
        });
        let has_ended = plan.is_some_and(|plan| plan.ended_on.is_some());
        if first.is_some() || !has_ended {
            met_on.push(first);
        }
    }
    if met_on.is_empty() {
        return;
    }
    let all_met: Option<Vec<NaiveDate>> = met_on.into_iter().collect();
    dates.add(
        RuleId::CoreGroupFirst,
        Triggers::from(day),
        DueSubject::Conference,
        all_met.and_then(|days| days.into_iter().max()),
    );
}

/// The plan that a conference decided on for a child: begun at it, or considered at it.
fn plan_decided<'a>(
    conference: &Conference,
    family: &'a Family,
    child: PersonId,
) -> Option<&'a ProtectionPlan> {
    let of_child = || family.plans.iter().filter(|plan| plan.child == child);
    let is_here = |plan: &&ProtectionPlan| {
        plan.conference == conference.id
            || plan.reviews.iter().any(|r| r.conference == conference.id)
    };
    let is_running = |plan: &&ProtectionPlan| {
        let day = conference.held_on;
        Some(plan.started_on) <= day && plan.ended_on.is_none_or(|end| Some(end) >= day)
    };
    of_child()
        .find(is_here)
        .or_else(|| of_child().find(is_running))
}

fn reviews(plan: &ProtectionPlan) -> impl Iterator<Item = NaiveDate> {
    plan.reviews.iter().map(|review| review.held_on)
}

fn first_after(days: impl Iterator<Item = NaiveDate>, day: NaiveDate) -> Option<NaiveDate> {
    days.filter(|on| *on > day).min()
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
    ) && !is_continued(conference)
    {
        let rule = reconvene_rule(dates);
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
