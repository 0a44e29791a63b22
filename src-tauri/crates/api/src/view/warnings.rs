//! Warnings in words. The rules behind them stand in the domain; nothing here forbids.

use chrono::NaiveDate;

use chairside_domain::conference::{Conference, ConferenceKind};
use chairside_domain::family::Family;
use chairside_domain::ids::PersonId;
use chairside_domain::timescale::Timescale;
use chairside_domain::warnings::{
    Known, Warning, WarningCode, WarningFact, family_warnings, warning_about_limit,
    warnings_about_day,
};

use crate::contract::{DeadlineView, GapView, GapWeight};
use crate::messages::{label, text};
use crate::rules::RulesInForce;
use crate::view::conference::Seen;
use crate::words::{counted, long_date};

/// Every warning that holds now, about the conference and then about the family's record.
pub(crate) fn warnings(
    conference: &Conference,
    family: &Family,
    seen: &Seen<'_>,
    deadlines: &[DeadlineView],
) -> Vec<GapView> {
    let known = Known {
        previous: seen.previous.as_ref(),
        ..known(seen.in_force, seen.today)
    };
    let mut found = chairside_domain::warnings::warnings(conference, family, &known);
    found.extend(family_warnings(family, &known));
    found
        .iter()
        .map(|warning| {
            let name = warning
                .person
                .and_then(|person| name_of(person, conference, family));
            let mut view = warning_view(warning, name.as_deref(), deadlines);
            view.passed_with = passed_with(conference, &view.code, view.child);
            view
        })
        .collect()
}

/// Warnings about a day that someone thinks of, before there is a conference.
pub(crate) fn day_warnings(
    day: NaiveDate,
    kinds: &[ConferenceKind],
    in_force: &RulesInForce<'_>,
    today: NaiveDate,
) -> Vec<GapView> {
    let is_initial = kinds.iter().any(|kind| match kind {
        ConferenceKind::Initial | ConferenceKind::PreBirth => true,
        ConferenceKind::Review | ConferenceKind::TransferIn | ConferenceKind::Reconvened => false,
    });
    let found = warnings_about_day(day, is_initial, &known(in_force, today));
    found
        .iter()
        .map(|warning| warning_view(warning, None, &[]))
        .collect()
}

/// "2 working days after the limit", with what has to be recorded.
pub(crate) fn late_warning(
    day: NaiveDate,
    child: PersonId,
    timescale: &Timescale,
    deadline: &DeadlineView,
    in_force: &RulesInForce<'_>,
) -> Option<GapView> {
    let warning = warning_about_limit(day, child, timescale, in_force.holidays)?;
    Some(warning_view(&warning, None, std::slice::from_ref(deadline)))
}

fn known<'a>(in_force: &'a RulesInForce<'_>, today: NaiveDate) -> Known<'a> {
    Known {
        pack: in_force.pack,
        rules: &in_force.rules,
        holidays: in_force.holidays,
        closure_days: &in_force.closure_days,
        today,
        previous: None,
    }
}

fn name_of(person: PersonId, conference: &Conference, family: &Family) -> Option<String> {
    family
        .display_name(person)
        .or_else(|| conference.participant(person).map(|p| p.name.clone()))
}

/// A warning as a sentence, with what to do and where.
fn warning_view(warning: &Warning, name: Option<&str>, deadlines: &[DeadlineView]) -> GapView {
    let code = warning.code.to_string();
    let census = match warning.rule.as_str() {
        "" => String::new(),
        rule => format!(" {}", text("census_rule", &[("rule", rule)])),
    };
    let mut facts = vec![("census", census)];
    facts.extend(name.map(|name| ("name", name.to_owned())));
    facts.extend(
        warning
            .facts
            .iter()
            .map(|(place, fact)| (*place, words_of(warning, fact, deadlines))),
    );
    let facts: Vec<(&str, &str)> = facts
        .iter()
        .map(|(place, fact)| (*place, fact.as_str()))
        .collect();
    GapView {
        sentence: text(&code, &facts),
        remedy: text(&format!("{code}_remedy"), &facts),
        screen: text(&format!("{code}_screen"), &[]),
        child: warning.person,
        weight: GapWeight::Warns,
        may_be_passed: true,
        passed_with: String::new(),
        code,
    }
}

fn words_of(warning: &Warning, fact: &WarningFact, deadlines: &[DeadlineView]) -> String {
    match fact {
        WarningFact::Day(day) => long_date(*day),
        WarningFact::WorkingDays(days) => counted(i64::from(*days), "working day", "working days"),
        WarningFact::Days(days) => counted(i64::from(*days), "day", "days"),
        WarningFact::Words(words) => words.clone(),
        WarningFact::Code(code) if warning.code == WarningCode::AfterLimit => deadlines
            .iter()
            .find(|d| d.rule == *code && d.child == warning.person)
            .map(|d| d.rule_text.clone())
            .unwrap_or_default(),
        WarningFact::Code(code) if warning.code == WarningCode::ReviewNotNeeded => {
            label("end_reason", code)
        }
        WarningFact::Code(code) => label("report_standing", code),
    }
}

/// The reason that was given for going on past a warning, or empty.
pub(crate) fn passed_with(conference: &Conference, code: &str, child: Option<PersonId>) -> String {
    let given = conference
        .overrides
        .iter()
        .rev()
        .find(|o| o.code == code && o.child == child);
    given.map(|o| o.reason.clone()).unwrap_or_default()
}

/// A warning of this crate's own, in words.
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
        may_be_passed: true,
        passed_with: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A code without its three texts would reach the screen as a bare word.
    #[test]
    fn every_warning_has_its_sentence_its_remedy_and_its_screen() {
        for code in WarningCode::ALL {
            for ending in ["", "_remedy", "_screen"] {
                let code = format!("{code}{ending}");
                assert_ne!(
                    text(&code, &[]),
                    code,
                    "{code} is missing from the message file"
                );
            }
        }
    }
}
