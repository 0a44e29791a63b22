//! The dates that one conference sets: what is due, by which rule, and what has been done.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Europe::London;

use crate::calendar::BankHolidays;
use crate::conference::{Conference, ConferenceKind, ConferenceSubject};
use crate::decision::{DecisionOutcome, DissentFormality};
use crate::family::Family;
use crate::ids::{
    AgencyReportId, DissentId, ExclusionId, PersonId, RecipientCopyId, StrategyDiscussionId,
};
use crate::meeting::QuorumDecision;
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
    /// The day that it is counted from, or back from.
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
        found: Vec::new(),
    };
    for subject in &conference.subjects {
        add_limit_of_subject(&mut dates, subject, conference, family);
    }
    add_reports(&mut dates, conference);
    add_exclusion_requests(&mut dates, conference);
    add_papers(&mut dates, conference);
    add_plan_dates(&mut dates, conference, family);
    add_clocks(&mut dates, conference);
    dates.found
}

/// The strategy discussion from which the limit runs: the one that the conference names, or else
/// the first that initiated section 47. A further discussion does not move it.
///
/// Source: the pack's `icpc_from_strategy` rule.
pub fn initiating_discussion(
    family: &Family,
    named: Option<StrategyDiscussionId>,
) -> Option<&crate::family::StrategyDiscussion> {
    let initiated = || {
        family
            .strategy_discussions
            .iter()
            .filter(|d| d.initiated_section47)
    };
    initiated()
        .find(|d| Some(d.id) == named)
        .or_else(|| initiated().min_by_key(|d| d.held_on))
}

struct Dates<'a> {
    rules: &'a EffectiveRules,
    holidays: &'a BankHolidays,
    found: Vec<DueDate>,
}

impl Dates<'_> {
    /// Adds the date that a rule gives, if the pack has the rule.
    fn add(
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
            self.found.push(DueDate {
                subject,
                timescale,
                counted_from: triggers.from.day(),
                done_on,
            });
        }
    }

    fn has(&self, rule: RuleId) -> bool {
        self.rules.rules.contains_key(&rule)
    }
}

fn held_on(conference: &Conference) -> Option<NaiveDate> {
    conference
        .is_closed()
        .then_some(conference.held_on)
        .flatten()
}

fn add_limit_of_subject(
    dates: &mut Dates<'_>,
    subject: &ConferenceSubject,
    conference: &Conference,
    family: &Family,
) {
    let child = DueSubject::Child(subject.child);
    let done_on = held_on(conference);
    match subject.kind {
        ConferenceKind::Initial | ConferenceKind::PreBirth | ConferenceKind::Reconvened => {
            let discussion = initiating_discussion(family, conference.strategy_discussion);
            let Some(from) = discussion.map(|d| d.held_on) else {
                return;
            };
            let mut triggers = Triggers::from(from);
            let expected = family.child(subject.child).and_then(|c| c.expected_on);
            if let Some(expected_on) = expected {
                triggers = triggers.also(TriggerKind::ExpectedBirth, expected_on);
            }
            let rule = match expected {
                Some(_) if dates.has(RuleId::CppmUnborn) => RuleId::CppmUnborn,
                _ if dates.has(RuleId::IcpcFromStrategy) => RuleId::IcpcFromStrategy,
                _ => RuleId::Cppm,
            };
            dates.add(rule, triggers, child, done_on);
            if let Some(expected_on) = expected {
                dates.add(
                    RuleId::IcpcUnborn,
                    Triggers::from(expected_on),
                    child,
                    done_on,
                );
            }
        }
        ConferenceKind::TransferIn => {
            if let Some(notice_on) = subject.written_notice_on {
                dates.add(
                    RuleId::IcpcTransferIn,
                    Triggers::from(notice_on),
                    child,
                    done_on,
                );
            }
        }
        ConferenceKind::Review => {
            let Some(previous) = subject.previous_held_on else {
                return;
            };
            if subject.is_first_review {
                add_first_review(dates, previous, subject.child, family, done_on);
            } else {
                dates.add(RuleId::ReviewNext, Triggers::from(previous), child, done_on);
            }
        }
    }
}

/// The first review, or the review after a birth where the pack has a rule of its own for it.
fn add_first_review(
    dates: &mut Dates<'_>,
    first_conference: NaiveDate,
    child: PersonId,
    family: &Family,
    done_on: Option<NaiveDate>,
) {
    let record = family.child(child);
    let was_unborn =
        record.is_some_and(|c| c.expected_on.is_some() || c.expected_on_before_birth.is_some());
    let mut triggers = Triggers::from(first_conference);
    let rule = if was_unborn && dates.has(RuleId::ReviewPostBirth) {
        if let Some(born_on) = record.and_then(|c| c.born_on) {
            triggers = triggers.also(TriggerKind::Birth, born_on);
        }
        RuleId::ReviewPostBirth
    } else {
        RuleId::ReviewFirst
    };
    dates.add(rule, triggers, DueSubject::Child(child), done_on);
}

fn is_review_for_all(conference: &Conference) -> bool {
    !conference.subjects.is_empty()
        && conference
            .subjects
            .iter()
            .all(|s| s.kind == ConferenceKind::Review)
}

fn add_reports(dates: &mut Dates<'_>, conference: &Conference) {
    let Some(day) = conference.held_on else {
        return;
    };
    let rule = if is_review_for_all(conference) {
        RuleId::ReportReview
    } else {
        RuleId::ReportInitial
    };
    let start = start_of(conference, day);
    for report in &conference.reports {
        let received_on = report.received_at.map(local_day);
        dates.add(
            rule,
            Triggers::from(start),
            DueSubject::Report(report.id),
            received_on,
        );
    }
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
        let trigger = Triggers::from(day);
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
