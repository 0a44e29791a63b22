//! The packs that the app carries: they fit each other, and say what the procedure says.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::pack::{PackStatus, ThresholdRecommendation};
use chairside_domain::timescale::{RuleId, Standing, TriggerKind, Unit};
use common::{PACK_FILES, pack, packs};

#[test]
fn every_pack_is_there_by_its_id() {
    let ids: Vec<String> = packs().iter().map(|pack| pack.id.to_string()).collect();
    let mut expected = [
        "england",
        "pan-bedfordshire",
        "devon",
        "scie",
        "sussex",
        "swindon",
        "liverpool",
        "southwark",
        "teesside",
        "sefton",
        "surrey",
        "oxfordshire",
        "york",
        "greater-manchester",
        "highland",
        "north-yorkshire",
        "wales",
        "scotland",
        "scotland-local",
    ];
    expected.sort_unstable();
    assert_eq!(ids, expected);
    for (name, _) in PACK_FILES {
        assert!(
            ids.contains(&name.trim_end_matches(".toml").to_owned()),
            "{name}"
        );
    }
}

#[test]
fn areas_of_england_take_over_from_england_and_those_of_scotland_from_scotland() {
    for pack in packs().iter() {
        let parents: Vec<String> = pack.lineage.iter().map(|(id, _)| id.to_string()).collect();
        match pack.id.to_string().as_str() {
            "england" | "wales" | "scotland" => assert!(parents.is_empty()),
            "highland" | "scotland-local" => assert_eq!(parents, ["scotland"]),
            _ => assert_eq!(parents, ["england"]),
        }
    }
}

/// Section 4 of the procedure, row by row: pack, rule, unit, count. Areas keep their own value.
#[test]
fn each_row_of_the_timescale_table_has_its_value() {
    let rows = [
        ("england", "strategy_from_concern", Unit::WorkingDays, 5),
        ("devon", "strategy_from_concern", Unit::WorkingDays, 5),
        ("england", "icpc_from_strategy", Unit::WorkingDays, 15),
        ("england", "icpc_transfer_in", Unit::WorkingDays, 15),
        ("wales", "icpc_transfer_in", Unit::WorkingDays, 15),
        ("scotland", "icpc_transfer_in", Unit::WorkingDays, 21),
        ("england", "assessment", Unit::WorkingDays, 45),
        ("wales", "assessment", Unit::WorkingDays, 42),
        ("scotland-local", "assessment", Unit::CalendarDays, 21),
        ("scotland", "cppm", Unit::CalendarDays, 28),
        ("scotland", "cppm_reconvene", Unit::WorkingDays, 10),
        ("swindon", "icpc_reconvene", Unit::WorkingDays, 10),
        ("scotland", "cppm_notice", Unit::CalendarDays, 5),
        ("surrey", "invite_review", Unit::Months, 1),
        ("surrey", "invite_review_list", Unit::Weeks, 6),
        ("sussex", "report_initial", Unit::WorkingDays, 3),
        ("surrey", "report_initial", Unit::Hours, 48),
        ("highland", "report_initial", Unit::CalendarDays, 7),
        ("sussex", "report_review", Unit::WorkingDays, 5),
        ("north-yorkshire", "report_review", Unit::WorkingDays, 5),
        ("oxfordshire", "report_bundle", Unit::ClockTime, 1),
        ("sussex", "exclusion_request", Unit::WorkingDays, 3),
        ("sussex", "decision_letter", Unit::WorkingDays, 1),
        ("north-yorkshire", "decision_letter", Unit::WorkingDays, 1),
        ("highland", "decision_letter", Unit::WorkingDays, 5),
        ("wales", "decision_summary", Unit::WorkingDays, 5),
        ("scotland-local", "decision_summary", Unit::Hours, 48),
        ("scotland", "full_record", Unit::WorkingDays, 10),
        ("north-yorkshire", "full_record", Unit::WorkingDays, 15),
        ("wales", "full_record", Unit::WorkingDays, 20),
        ("wales", "amendments", Unit::WorkingDays, 10),
        ("sussex", "formal_dissent", Unit::Hours, 72),
        ("england", "core_group_first", Unit::WorkingDays, 10),
        ("devon", "core_group_first", Unit::WorkingDays, 10),
        ("wales", "core_group_first", Unit::WorkingDays, 10),
        ("scotland", "core_group_first", Unit::WorkingDays, 15),
        ("scie", "core_group_next", Unit::Weeks, 8),
        ("teesside", "core_group_next", Unit::Weeks, 6),
        ("wales", "core_group_next", Unit::Weeks, 6),
        ("scotland", "cg_significant_change", Unit::CalendarDays, 3),
        ("england", "review_first", Unit::Months, 3),
        ("wales", "review_first", Unit::Months, 3),
        ("scotland", "review_first", Unit::Months, 6),
        ("southwark", "review_first", Unit::CalendarDays, 90),
        ("england", "review_next", Unit::Months, 6),
        ("wales", "review_next", Unit::Months, 6),
        ("highland", "review_next", Unit::Months, 6),
        ("scotland-local", "post_registration", Unit::Weeks, 8),
        ("devon", "cin_review", Unit::Months, 6),
        ("sefton", "cin_review", Unit::Weeks, 4),
        ("pan-bedfordshire", "whereabouts_unknown", Unit::Hours, 24),
        ("england", "police_protection", Unit::Hours, 72),
        ("wales", "police_protection", Unit::Hours, 72),
    ];
    for (id, rule, unit, count) in rows {
        let pack = pack(id);
        let rule_id: RuleId = rule.parse().unwrap();
        let rule = pack
            .rule(rule_id)
            .unwrap_or_else(|| panic!("{id} {rule_id}"));
        let amount = &rule.limits[0].amount;
        assert_eq!(
            (amount.unit(), amount.count()),
            (unit, Some(count)),
            "{id} {rule_id}"
        );
        assert!(!rule.is_ambiguous(), "{id} {rule_id}");
    }
}

/// What a service reads when it writes a pack names every rule and trigger that there is.
#[test]
fn the_description_of_packs_names_every_rule_and_trigger() {
    let described = include_str!("../../../../assets/procedure-packs/README.md");
    let rules = RuleId::ALL.iter().map(ToString::to_string);
    let triggers = TriggerKind::ALL.iter().map(ToString::to_string);
    let units = Unit::ALL.iter().map(ToString::to_string);
    for code in rules.chain(triggers).chain(units) {
        assert!(described.contains(&format!("`{code}`")), "{code}");
    }
}

/// "Days" without saying which: both readings, until the service fixes one.
#[test]
fn days_that_a_source_does_not_define_have_both_readings() {
    let rows = [
        ("devon", "report_initial", 2),
        ("devon", "report_review", 5),
        ("scie", "core_group_first", 10),
        ("york", "complaint_reply", 14),
        ("greater-manchester", "complaint_written", 28),
        ("teesside", "dual_status_notice", 1),
        ("england", "file_transfer", 5),
        ("wales", "transfer_info", 3),
    ];
    for (id, rule, count) in rows {
        let pack = pack(id);
        let rule = pack.rule(rule.parse().unwrap()).unwrap();
        let readings: Vec<_> = rule
            .limits
            .iter()
            .map(|limit| (limit.reading.as_str(), limit.amount.count()))
            .collect();
        assert_eq!(
            readings,
            [
                ("working_days", Some(count)),
                ("calendar_days", Some(count))
            ]
        );
        assert!(rule.is_ambiguous());
    }
}

#[test]
fn what_is_not_known_is_absent() {
    assert!(
        pack("wales").quorum.is_none(),
        "no floor was found for Wales"
    );
    let england = pack("england");
    assert_eq!(
        england.reports.as_ref().unwrap().threshold_recommendation,
        None
    );
    assert!(england.rule(RuleId::FullRecord).is_none());
    assert!(pack("scotland").rule(RuleId::PoliceProtection).is_none());
}

#[test]
fn sussex_asks_for_a_threshold_recommendation_and_wales_forbids_one() {
    let recommendation = |id| pack(id).reports.unwrap().threshold_recommendation;
    assert_eq!(
        recommendation("sussex"),
        Some(ThresholdRecommendation::Required)
    );
    assert_eq!(
        recommendation("wales"),
        Some(ThresholdRecommendation::Forbidden)
    );
}

#[test]
fn a_pack_takes_a_table_whole_from_the_nearest_of_its_parents() {
    let swindon = pack("swindon");
    assert_eq!(swindon.quorum.unwrap().grounds_to_proceed.len(), 4);
    assert_eq!(swindon.categories, pack("england").categories);
}

#[test]
fn quorum_and_endings_differ_by_nation() {
    let scotland = pack("scotland").quorum.unwrap();
    assert!(scotland.refuses_second_inquorate && scotland.inquorate_cannot_end_plan);
    assert_eq!(scotland.core_agencies, ["social_care", "health", "police"]);
    let england = pack("england").quorum.unwrap();
    assert_eq!(england.others_at_least, Some(2));
    let needs_conference_date = |id| {
        let reasons = pack(id).ending.unwrap().reasons;
        reasons
            .iter()
            .any(|reason| reason.needs_transfer_conference_date)
    };
    assert!(needs_conference_date("wales") && needs_conference_date("sefton"));
    assert!(!needs_conference_date("england"));
    assert!(pack("highland").ending.unwrap().refuses_at_transfer);
    assert_eq!(pack("wales").moves.unwrap().permanent_from_weeks, 12);
}

/// Beside each date until a named person adopts the rule.
#[test]
fn rules_of_a_named_area_say_that_they_are_an_unconfirmed_example() {
    for pack in packs().iter() {
        for rule in pack.rules.values().filter(|rule| rule.pack == pack.id) {
            if pack.status == PackStatus::ExampleReadOn {
                assert!(matches!(
                    rule.standing,
                    Standing::ExampleNotConfirmed { .. }
                ));
            }
            assert_eq!(rule.source.read_on.to_string(), "2026-11-21");
        }
    }
    assert_eq!(pack("devon").status, PackStatus::ExampleReadOn);
    let inherited = pack("devon").rule(RuleId::ReviewFirst).cloned().unwrap();
    assert_eq!(inherited.standing, Standing::National);
    assert_eq!(inherited.pack.to_string(), "england");
}

#[test]
fn every_source_that_a_table_names_is_listed() {
    for pack in packs().iter() {
        let named = [
            pack.names.as_ref().map(|table| &table.sources),
            pack.categories.as_ref().map(|table| &table.sources),
            pack.quorum.as_ref().map(|table| &table.sources),
            pack.reports.as_ref().map(|table| &table.sources),
            pack.people.as_ref().map(|table| &table.sources),
            pack.exclusion.as_ref().map(|table| &table.sources),
            pack.ending.as_ref().map(|table| &table.sources),
        ];
        for key in named.into_iter().flatten().flatten() {
            assert!(pack.source(key).is_some(), "{} {key}", pack.id);
        }
    }
}

#[test]
fn roles_count_with_an_agency_that_the_pack_lists() {
    for pack in packs().iter() {
        let people = pack.people.as_ref().expect("every line has people");
        for role in &people.roles {
            let is_listed = people
                .agencies
                .iter()
                .any(|agency| agency.code == role.agency);
            assert!(is_listed, "{} {}", pack.id, role.code);
        }
        let quorum = pack.quorum.iter();
        for code in quorum.flat_map(|quorum| quorum.roles_counted_apart.iter()) {
            assert!(people.roles.iter().any(|role| role.code == *code), "{code}");
        }
    }
}
