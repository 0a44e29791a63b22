//! Requests to exclude a person: their notice, and what has to be recorded.

use crate::calendar::BankHolidays;
use crate::conference::Conference;
use crate::meeting::ExclusionPeriod;
use crate::pack::{EffectiveRules, ExclusionPolicy};
use crate::timescale::{RuleId, Triggers, Unit, compute};

record! {
    /// How much notice a request gave.
    Notice {
        /// Working days from the day of the request, itself included, to the day before the
        /// conference; empty past the calendar.
        working_days_given: Option<u32>,
        /// How many the pack asks for; empty where it is silent or counts otherwise.
        working_days_asked_for: Option<u32>,
        /// The request came after the pack's limit. The chair may still decide.
        is_late: bool,
    }
}

codes! {
    /// What is not recorded yet about an exclusion.
    ExclusionMissing {
        /// The evidence for the ground.
        Evidence,
        /// Who asked.
        RequestedBy,
        /// When.
        RequestedOn,
        /// Who decided.
        DecidedBy,
        /// How the person's views were obtained.
        ViewsObtained,
        /// Who tells the person the outcome.
        InformedBy,
        /// By when.
        InformedDue,
        /// How the person's own copy says it.
        WordingForCopy,
    }
}

/// The notice that a request gave. `None` while its day, or that of the conference, is not known.
///
/// Source: the pack's `exclusion_request` rule; scenarios C1 and C2.
pub fn notice(
    exclusion: &ExclusionPeriod,
    conference: &Conference,
    rules: &EffectiveRules,
    holidays: &BankHolidays,
) -> Option<Notice> {
    let (asked_on, day) = (exclusion.requested_on?, conference.held_on?);
    let rule = rules.rules.get(&RuleId::ExclusionRequest)?;
    let timescale = compute(rule, &Triggers::from(day), holidays).ok()?;
    let calendar = holidays.calendar(rule.calendar);
    let counts_working_days = timescale.unit == Unit::WorkingDays;
    Some(Notice {
        working_days_given: calendar.working_days_notice(asked_on, day).ok(),
        working_days_asked_for: timescale.count.filter(|_| counts_working_days),
        is_late: timescale.due.is_some_and(|due| asked_on > due.day()),
    })
}

/// What is not recorded yet, in the order of the form.
///
/// Shape: the ground's evidence, who asked, who decided, the person's views and the wording of the
/// copy are asked for everywhere; who tells the outcome by when, and the day of the request, where
/// the pack has a rule on them.
/// Source: the pack's `exclusion` table; procedure section 2.6.
pub fn missing(
    exclusion: &ExclusionPeriod,
    policy: Option<&ExclusionPolicy>,
) -> Vec<ExclusionMissing> {
    use ExclusionMissing as Missing;
    let is_empty = |text: &str| text.trim().is_empty();
    let needs_informer = policy.is_some_and(|p| p.needs_outcome_informer);
    let has_notice_rule = policy.is_some_and(|p| p.notice_rule.is_some());
    [
        (is_empty(&exclusion.evidence), Missing::Evidence),
        (is_empty(&exclusion.requested_by), Missing::RequestedBy),
        (
            has_notice_rule && exclusion.requested_on.is_none(),
            Missing::RequestedOn,
        ),
        (is_empty(&exclusion.decided_by), Missing::DecidedBy),
        (
            is_empty(&exclusion.views_obtained_how),
            Missing::ViewsObtained,
        ),
        (is_empty(&exclusion.informed_by), Missing::InformedBy),
        (
            needs_informer && exclusion.informed_due_on.is_none(),
            Missing::InformedDue,
        ),
        (
            is_empty(&exclusion.wording_for_copy),
            Missing::WordingForCopy,
        ),
    ]
    .into_iter()
    .filter_map(|(is_missing, what)| is_missing.then_some(what))
    .collect()
}
