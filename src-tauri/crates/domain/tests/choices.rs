//! What a service changes in the pack it picked.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::ids::EntryId;
use chairside_domain::office::RuleChoice;
use chairside_domain::pack::{ChoiceProblem, check_choice, effective_rules};
use chairside_domain::timescale::{
    Force, LimitsAre, RuleId, Standing, TimescaleRule, Triggers, Unit, compute,
};
use common::{day, holidays, packs};

fn choice(rule: &str, count: Option<i32>, unit: &str) -> RuleChoice {
    RuleChoice {
        id: EntryId("00000000-0000-4000-8000-000000000001".parse().unwrap()),
        rule: rule.to_owned(),
        count,
        unit: unit.to_owned(),
        reason: "Agreed by the partnership".to_owned(),
        decided_by: "Marguerite Okonjo".to_owned(),
        decided_on: day("2026-12-01"),
    }
}

fn check(pack: &str, choice: &RuleChoice) -> Result<TimescaleRule, ChoiceProblem> {
    check_choice(packs(), &pack.parse().unwrap(), choice)
}

fn is_looser(rule: &TimescaleRule) -> bool {
    match &rule.standing {
        Standing::SetByService { is_looser, .. } => *is_looser,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_limit_in_an_act_can_be_stricter_and_never_looser() {
    let stricter = check("england", &choice("police_protection", Some(71), "")).unwrap();
    assert!(!is_looser(&stricter));
    assert!(check("england", &choice("police_protection", Some(72), "")).is_ok());
    for (count, unit) in [(73, ""), (3, "calendar_days"), (1, "calendar_days")] {
        let refused = check("england", &choice("police_protection", Some(count), unit));
        assert_eq!(
            refused.unwrap_err(),
            ChoiceProblem::LoosensAct,
            "{count} {unit}"
        );
    }
    let court = check("england", &choice("epo", Some(8), ""));
    assert_eq!(
        court.unwrap_err(),
        ChoiceProblem::UnitDoesNotFit(Unit::CourtStated)
    );
}

#[test]
fn statutory_guidance_is_loosened_only_with_a_reason_a_name_and_a_day_that_are_shown() {
    let stricter = check("england", &choice("icpc_from_strategy", Some(14), "")).unwrap();
    assert!(!is_looser(&stricter));
    let looser = check("england", &choice("icpc_from_strategy", Some(16), "")).unwrap();
    let timescale = compute(&looser, &Triggers::from(day("2026-12-16")), holidays()).unwrap();
    assert_eq!(timescale.due.unwrap().to_string(), "2027-01-12");
    let Standing::SetByService {
        by,
        on,
        reason,
        is_looser,
        pack_limits,
    } = timescale.standing
    else {
        panic!("the service set it");
    };
    assert!(is_looser);
    assert_eq!((by.as_str(), on), ("Marguerite Okonjo", day("2026-12-01")));
    assert_eq!(reason, "Agreed by the partnership");
    assert_eq!(pack_limits[0].amount.count(), Some(15));
    let mut without = choice("icpc_from_strategy", Some(16), "");
    without.reason = "  ".to_owned();
    assert_eq!(
        check("england", &without).unwrap_err(),
        ChoiceProblem::ReasonMissing
    );
    let mut without = choice("icpc_from_strategy", Some(16), "");
    without.decided_by = String::new();
    assert_eq!(
        check("england", &without).unwrap_err(),
        ChoiceProblem::NameMissing
    );
}

#[test]
fn more_notice_before_an_event_is_stricter_and_less_is_looser() {
    for (count, expected) in [(4, false), (3, false), (2, true)] {
        let rule = check("sussex", &choice("report_initial", Some(count), "")).unwrap();
        assert_eq!(is_looser(&rule), expected, "{count}");
    }
}

#[test]
fn a_service_fixes_the_unit_of_an_ambiguous_rule() {
    let fixed = check("devon", &choice("report_initial", None, "calendar_days")).unwrap();
    assert!(!fixed.is_ambiguous() && !is_looser(&fixed));
    let timescale = compute(&fixed, &Triggers::from(day("2027-01-11")), holidays()).unwrap();
    assert_eq!(timescale.due.unwrap().to_string(), "2027-01-09");
    assert_eq!(timescale.readings.len(), 1);
    let unsaid = check("devon", &choice("report_initial", Some(3), ""));
    assert_eq!(unsaid.unwrap_err(), ChoiceProblem::UnitMissing);
}

#[test]
fn a_count_of_time_changes_its_unit_and_any_other_limit_keeps_it() {
    for (rule, unit) in [
        ("icpc_from_strategy", "calendar_days"),
        ("icpc_from_strategy", "weeks"),
        ("icpc_from_strategy", "months"),
        ("icpc_from_strategy", "hours"),
        ("review_first", "working_days"),
    ] {
        let changed = check("england", &choice(rule, Some(2), unit)).unwrap();
        let amount = &changed.limits[0].amount;
        assert_eq!(
            (amount.unit().to_string().as_str(), amount.count()),
            (unit, Some(2))
        );
    }
    for unit in [
        Unit::WorkingDays,
        Unit::CalendarDays,
        Unit::Weeks,
        Unit::Months,
        Unit::Hours,
    ] {
        let refused = check(
            "england",
            &choice("eighteenth_birthday", Some(2), &unit.to_string()),
        );
        assert_eq!(
            refused.unwrap_err(),
            ChoiceProblem::UnitDoesNotFit(unit),
            "a birthday"
        );
    }
}

#[test]
fn a_stricter_count_leaves_the_other_binding_limit_in_force() {
    let rule = check(
        "southwark",
        &choice("review_first", Some(80), "calendar_days"),
    )
    .unwrap();
    assert_eq!(rule.limits_are, LimitsAre::AllBinding);
    let counts: Vec<_> = rule
        .limits
        .iter()
        .map(|limit| limit.amount.count())
        .collect();
    assert_eq!(counts, [Some(80), Some(3)]);
    assert!(!is_looser(&rule));
    let looser = check("southwark", &choice("review_first", Some(4), "months")).unwrap();
    assert!(is_looser(&looser));
}

#[test]
fn adopting_an_example_takes_a_named_person_and_no_reason() {
    let before = common::rule("sussex", "decision_letter");
    assert!(matches!(
        before.standing,
        Standing::ExampleNotConfirmed { .. }
    ));
    let mut adopt = choice("decision_letter", None, "");
    adopt.reason = String::new();
    let adopted = check("sussex", &adopt).unwrap();
    let by = "Marguerite Okonjo".to_owned();
    let on = day("2026-12-01");
    assert_eq!(adopted.standing, Standing::Adopted { by, on });
    assert_eq!(adopted.limits, before.limits);
    adopt.decided_by = " ".to_owned();
    assert_eq!(
        check("sussex", &adopt).unwrap_err(),
        ChoiceProblem::NameMissing
    );
}

/// England has no limit for the record. The number is the service's; what it counts from is
/// known from packs that answer the same question.
#[test]
fn a_service_sets_a_rule_that_its_pack_is_silent_on() {
    let own = check("england", &choice("full_record", Some(18), "")).unwrap();
    assert_eq!(own.force, Force::LocalProcedure);
    assert_eq!(own.pack.to_string(), "england");
    assert_eq!(own.source.read_on, day("2026-12-01"));
    let timescale = compute(&own, &Triggers::from(day("2026-12-18")), holidays()).unwrap();
    assert_eq!(timescale.due.unwrap().to_string(), "2027-01-18");
    // There is nothing in the pack to be looser than, whatever other areas do.
    let long = check("england", &choice("full_record", Some(60), "")).unwrap();
    let Standing::SetByService {
        is_looser,
        pack_limits,
        ..
    } = long.standing
    else {
        panic!("the service set it");
    };
    assert!(!is_looser && pack_limits.is_empty());
    let silent = check("england", &choice("full_record", None, ""));
    assert_eq!(
        silent.unwrap_err(),
        ChoiceProblem::LimitMissing(RuleId::FullRecord)
    );
}

#[test]
fn a_choice_that_makes_no_sense_says_why() {
    let refused =
        |rule: &str, count, unit: &str| check("england", &choice(rule, count, unit)).unwrap_err();
    let unknown = ChoiceProblem::UnknownRule("tea_break".to_owned());
    assert_eq!(refused("tea_break", Some(1), ""), unknown);
    assert_eq!(
        refused("review_first", Some(0), ""),
        ChoiceProblem::CountOutOfRange
    );
    assert_eq!(
        refused("review_first", Some(-3), ""),
        ChoiceProblem::CountOutOfRange
    );
    assert_eq!(
        refused("review_first", Some(1_001), ""),
        ChoiceProblem::CountOutOfRange
    );
    let unknown = ChoiceProblem::UnknownUnit("moons".to_owned());
    assert_eq!(refused("review_first", Some(3), "moons"), unknown);
    let unfit = ChoiceProblem::UnitDoesNotFit(Unit::ClockTime);
    assert_eq!(refused("review_first", Some(3), "clock_time"), unfit);
}

/// The choice decided last counts; a refused one leaves the pack's rule as it is.
#[test]
fn the_last_choice_counts_and_a_refused_one_changes_nothing() {
    let mut first = choice("icpc_from_strategy", Some(12), "");
    first.decided_on = day("2026-12-02");
    let second = choice("icpc_from_strategy", Some(14), "");
    let act = choice("police_protection", Some(96), "");
    let england = "england".parse().unwrap();
    let effective = effective_rules(packs(), &england, &[first, second, act]).unwrap();
    let count = |id: RuleId| effective.rules[&id].limits[0].amount.count();
    assert_eq!(count(RuleId::IcpcFromStrategy), Some(12));
    assert_eq!(count(RuleId::PoliceProtection), Some(72));
    assert_eq!(effective.refused.len(), 1);
    assert_eq!(effective.refused[0].problem, ChoiceProblem::LoosensAct);
    let nowhere = "nowhere".parse().unwrap();
    assert!(effective_rules(packs(), &nowhere, &[]).is_err());
}
