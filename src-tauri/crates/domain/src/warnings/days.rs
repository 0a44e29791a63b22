//! Warnings about the day of a conference and the dates that it has to meet.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Known, Warning, WarningCode, WarningFact};
use crate::calendar::{BankHolidays, ClosureWarning, closure_warnings, is_weekend};
use crate::conference::{Conference, ConferenceKind, ConferenceSubject};
use crate::due::{DueDate, DueSubject, due_dates};
use crate::family::Family;
use crate::ids::PersonId;
use crate::limits::limits;
use crate::timescale::Timescale;

/// Warnings about the day itself.
pub(super) fn day_warnings(conference: &Conference, known: &Known<'_>) -> Vec<Warning> {
    let Some(day) = conference.held_on else {
        return coverage(known);
    };
    let is_initial = conference.subjects.iter().any(is_initial);
    let mut found = warnings_about_day(day, is_initial, known);
    found.extend(coverage(known));
    found
}

/// Warnings about a day that somebody thinks of: a weekend, a bank holiday, a day on which the
/// service is closed. The census rule is about initial conferences on a weekend.
///
/// Source: scenarios A4 and A16.
pub fn warnings_about_day(day: NaiveDate, is_initial: bool, known: &Known<'_>) -> Vec<Warning> {
    let mut found = weekend_or_holiday(day, is_initial, known);
    if known.closure_days.contains(&day) {
        let closed = Warning::new(WarningCode::OnClosureDay);
        found.push(closed.with("date", WarningFact::Day(day)));
    }
    found
}

fn weekend_or_holiday(day: NaiveDate, is_initial: bool, known: &Known<'_>) -> Vec<Warning> {
    let on = WarningFact::Day(day);
    if is_weekend(day) {
        let code = if day.weekday() == Weekday::Sat {
            WarningCode::OnSaturday
        } else {
            WarningCode::OnSunday
        };
        let rule = if is_initial {
            known.census_rule("initial_conference_on_weekend")
        } else {
            String::new()
        };
        return vec![Warning::new(code).by_rule(rule).with("date", on)];
    }
    let calendar = known.holidays.calendar(known.pack.calendar);
    calendar
        .holiday(day)
        .map(|name| {
            Warning::new(WarningCode::OnHoliday)
                .with("date", on)
                .with("name", WarningFact::Words(name.to_owned()))
        })
        .into_iter()
        .collect()
}

fn coverage(known: &Known<'_>) -> Vec<Warning> {
    let runs_out = known.holidays.coverage_warning(known.today);
    runs_out
        .map(|warning| {
            Warning::new(WarningCode::CalendarRunsOut)
                .with("date", WarningFact::Day(warning.covers_to))
        })
        .into_iter()
        .collect()
}

/// Warnings about the limits of this conference, and about closure days inside its open dates.
///
/// Source: scenarios A3, A4 and A16.
pub(super) fn limit_warnings(
    conference: &Conference,
    family: &Family,
    known: &Known<'_>,
) -> Vec<Warning> {
    let mut found = Vec::new();
    for limit in limits(conference, family, known.rules, known.holidays) {
        if let DueSubject::Child(child) = limit.subject {
            found.extend(of_limit(conference, child, &limit, known));
        }
    }
    for date in due_dates(conference, family, known.rules, known.holidays) {
        found.extend(of_closure(&date, known));
    }
    found
}

fn of_limit(
    conference: &Conference,
    child: PersonId,
    date: &DueDate,
    known: &Known<'_>,
) -> Vec<Warning> {
    let (Some(subject), Some(due_on)) = (
        conference.subject(child),
        date.timescale.due.map(|due| due.day()),
    ) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let weekend_rule = known.census_rule("initial_conference_target_on_weekend");
    if is_initial(subject) && is_weekend(due_on) && !weekend_rule.is_empty() {
        let limit = Warning::new(WarningCode::LimitOnWeekend).by_rule(weekend_rule);
        found.push(limit.about(child).with("date", WarningFact::Day(due_on)));
    }
    if let Some(day) = conference.held_on {
        let late = warning_about_limit(day, child, &date.timescale, known.holidays);
        if let Some(late) = late {
            found.push(late);
            found.extend(delay_warnings(subject));
        }
    }
    found
}

/// "2 working days after the limit": a day that somebody thinks of, against a child's limit.
///
/// Shape: facts `days`, `limit` and `rule`. `None` for a day inside the limit, or where there is
/// no limit to compare it with.
/// Source: scenario A3.
pub fn warning_about_limit(
    day: NaiveDate,
    child: PersonId,
    timescale: &Timescale,
    holidays: &BankHolidays,
) -> Option<Warning> {
    let due_on = timescale.due.map(|due| due.day()).filter(|on| day > *on)?;
    let calendar = holidays.calendar(timescale.calendar.id);
    let late = match calendar.working_days_between(due_on, day) {
        Ok(days) => WarningFact::WorkingDays(days),
        Err(_) => {
            let days = day.signed_duration_since(due_on).num_days();
            WarningFact::Days(u32::try_from(days).unwrap_or(u32::MAX))
        }
    };
    let warning = Warning::new(WarningCode::AfterLimit)
        .about(child)
        .with("days", late)
        .with("limit", WarningFact::Day(due_on))
        .with("rule", WarningFact::Code(timescale.rule.to_string()));
    Some(warning)
}

/// What a conference after the limit has to have on record: the reason, who agreed it, and the
/// interim protection.
fn delay_warnings(subject: &ConferenceSubject) -> Vec<Warning> {
    [
        (&subject.delay_reason, WarningCode::DelayReason),
        (
            &subject.delay_agreed_by_manager,
            WarningCode::DelayAgreedByManager,
        ),
        (
            &subject.delay_agreed_by_chair,
            WarningCode::DelayAgreedByChair,
        ),
        (
            &subject.interim_protection,
            WarningCode::DelayInterimProtection,
        ),
    ]
    .into_iter()
    .filter(|(text, _)| text.trim().is_empty())
    .map(|(_, code)| Warning::new(code).about(subject.child))
    .collect()
}

/// Closure days move no date. They tell who cannot do it in time.
fn of_closure(date: &DueDate, known: &Known<'_>) -> Vec<Warning> {
    let is_open = date.done_on.is_none()
        && date
            .timescale
            .due
            .is_some_and(|due| due.day() >= known.today);
    if !is_open {
        return Vec::new();
    }
    closure_warnings(&date.timescale, date.counted_from, known.closure_days)
        .into_iter()
        .map(|closure| {
            let code = match closure {
                ClosureWarning::DueWhileClosed => WarningCode::DueWhileClosed,
                ClosureWarning::LatestBookableWhileClosed => WarningCode::LatestBookableWhileClosed,
                ClosureWarning::ClosedInsideTheCount => WarningCode::ClosedInsideTheCount,
            };
            let title = WarningFact::Words(date.timescale.title.clone());
            let warning = Warning::new(code).with("title", title);
            match date.subject {
                DueSubject::Child(child) => warning.about(child),
                DueSubject::Conference
                | DueSubject::Report(_)
                | DueSubject::Exclusion(_)
                | DueSubject::Dissent(_)
                | DueSubject::Copy(_) => warning,
            }
        })
        .collect()
}

fn is_initial(subject: &ConferenceSubject) -> bool {
    match subject.kind {
        ConferenceKind::Initial | ConferenceKind::PreBirth => true,
        ConferenceKind::Review | ConferenceKind::TransferIn | ConferenceKind::Reconvened => false,
    }
}
