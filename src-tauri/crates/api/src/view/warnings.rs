//! Warnings about the day and the people. A chair may go on with a reason; nothing is forbidden.

use chrono::{Datelike, NaiveDate, Weekday};

use chairside_domain::calendar::is_weekend;
use chairside_domain::conference::Conference;
use chairside_domain::family::Family;
use chairside_domain::ids::PersonId;

use crate::contract::{DeadlineState, DeadlineView, GapView, GapWeight};
use crate::messages::text;
use crate::rules::RulesInForce;
use crate::words::{counted, long_date};

/// Every warning that holds now.
pub(crate) fn warnings(
    conference: &Conference,
    family: &Family,
    in_force: &RulesInForce<'_>,
    today: NaiveDate,
    deadlines: &[DeadlineView],
) -> Vec<GapView> {
    let mut found = Vec::new();
    if let Some(day) = conference.held_on {
        found.extend(day_warnings(day, in_force));
        for deadline in deadlines.iter().filter(|d| is_limit_of_conference(d)) {
            found.extend(late_warning(day, deadline, in_force));
        }
    }
    found.extend(late_report_warnings(deadlines));
    found.extend(shared_warnings(conference, family));
    if in_force.holidays.coverage_warning(today).is_some() {
        found.push(warning("calendar_runs_out", None, &[], "settings"));
    }
    for gap in &mut found {
        gap.passed_with = passed_with(conference, &gap.code, gap.child);
    }
    found
}

/// Warnings about a day that someone thinks of.
pub(crate) fn day_warnings(day: NaiveDate, in_force: &RulesInForce<'_>) -> Vec<GapView> {
    let calendar = in_force.holidays.calendar(in_force.pack.calendar);
    let date = long_date(day);
    if is_weekend(day) {
        let code = if day.weekday() == Weekday::Sat { "on_saturday" } else { "on_sunday" };
        return vec![warning(code, None, &[("date", &date)], "overview")];
    }
    let holiday = calendar.holiday(day);
    holiday
        .map(|name| warning("on_holiday", None, &[("date", &date), ("name", name)], "overview"))
        .into_iter()
        .collect()
}

/// "2 working days after the limit", with what has to be recorded.
pub(crate) fn late_warning(
    day: NaiveDate,
    deadline: &DeadlineView,
    in_force: &RulesInForce<'_>,
) -> Option<GapView> {
    let due_on = deadline.due_on.filter(|due_on| day > *due_on)?;
    let calendar = in_force.holidays.calendar(in_force.pack.calendar);
    let days = match calendar.working_days_between(due_on, day) {
        Ok(days) => counted(i64::from(days), "working day", "working days"),
        Err(_) => counted((day - due_on).num_days(), "day", "days"),
    };
    let facts = [("days", days.as_str()), ("rule", deadline.rule_text.as_str())];
    Some(warning("after_limit", deadline.child, &facts, "overview"))
}

fn is_limit_of_conference(deadline: &DeadlineView) -> bool {
    ["icpc_from_strategy", "icpc_transfer_in", "cppm", "cppm_unborn", "review_first", "review_next", "review_post_birth"]
        .contains(&deadline.rule.as_str())
        && deadline.child.is_some()
        && deadline.due_on.is_some()
}

fn late_report_warnings(deadlines: &[DeadlineView]) -> Vec<GapView> {
    deadlines
        .iter()
        .filter(|d| d.report.is_some() && d.state == DeadlineState::Late)
        .map(|d| warning("report_late", None, &[("standing", &d.standing)], "reports"))
        .collect()
}

/// A received report that no parent has been offered, before the conference begins.
fn shared_warnings(conference: &Conference, family: &Family) -> Vec<GapView> {
    let parents: Vec<PersonId> = conference
        .participants
        .iter()
        .filter(|p| family.adult(p.id).is_some() && !family.children_of(p.id).is_empty())
        .map(|p| p.id)
        .collect();
    conference
        .reports
        .iter()
        .filter(|report| report.received_at.is_some() && !report.not_shared_beforehand)
        .filter(|report| !parents.iter().any(|p| report.sharing.iter().any(|s| s.person == *p)))
        .filter(|_| !parents.is_empty() && !conference.is_closed())
        .map(|report| warning("report_not_shared", None, &[("agency", &report.agency)], "reports"))
        .collect()
}

fn passed_with(conference: &Conference, code: &str, child: Option<PersonId>) -> String {
    let given = conference.overrides.iter().rev().find(|o| o.code == code && o.child == child);
    given.map(|o| o.reason.clone()).unwrap_or_default()
}

pub(crate) fn warning(
    code: &str,
    child: Option<PersonId>,
    facts: &[(&str, &str)],
    screen: &str,
) -> GapView {
    GapView {
        code: code.to_owned(),
        child,
        weight: GapWeight::Warns,
        sentence: text(code, facts),
        remedy: text(&format!("{code}_remedy"), facts),
        screen: screen.to_owned(),
        passed_with: String::new(),
    }
}
