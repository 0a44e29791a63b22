//! Dates that the scenarios of groups B to E rest on, and counts of every other kind.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::calendar::CalendarId;
use chairside_domain::timescale::{
    Due, TimescaleError, TimescaleNote, TriggerKind, Triggers, Unit, birthday, compute,
};
use common::{day, due, holidays, latest, rule, timescale, with_triggers};

/// Dates that the other groups of scenarios rest on.
#[test]
fn the_dates_of_groups_b_to_e() {
    let cases = [
        (
            "B2",
            "england",
            "review_first",
            "2027-02-22",
            "2027-05-22",
            "2027-05-21",
        ),
        (
            "B2",
            "england",
            "review_next",
            "2027-02-22",
            "2027-08-22",
            "2027-08-20",
        ),
        (
            "C5",
            "swindon",
            "icpc_reconvene",
            "2027-01-11",
            "2027-01-25",
            "2027-01-25",
        ),
        (
            "C7",
            "sussex",
            "formal_dissent",
            "2027-01-11T12:40",
            "2027-01-14T12:40:00+00:00",
            "",
        ),
        (
            "D2",
            "england",
            "icpc_transfer_in",
            "2027-02-01",
            "2027-02-22",
            "2027-02-22",
        ),
        (
            "D4",
            "england",
            "eighteenth_birthday",
            "2009-01-20",
            "2027-01-20",
            "",
        ),
        ("E1", "wales", "amendments", "2027-02-04", "2027-02-18", ""),
        ("E1", "wales", "amendments", "2027-02-05", "2027-02-19", ""),
    ];
    for (scenario, pack, rule, from, expected, bookable) in cases {
        assert_eq!(due(pack, rule, from), expected, "{scenario}");
        assert_eq!(latest(pack, rule, from), bookable, "{scenario}");
    }
}

/// Liverpool: three months from the conference or 20 working days from the birth.
#[test]
fn b6_a_birth_brings_the_first_review_forward() {
    let before = timescale("liverpool", "review_post_birth", "2027-01-18");
    assert_eq!(before.due, Some(Due::Day(day("2027-04-18"))));
    let birth = TriggerKind::Birth;
    assert!(
        before
            .notes
            .contains(&TimescaleNote::TriggerNotKnown { trigger: birth })
    );
    let born = with_triggers(
        "liverpool",
        "review_post_birth",
        "2027-01-18",
        &[("birth", "2027-03-10")],
    );
    let readings: Vec<_> = born
        .readings
        .iter()
        .map(|reading| (reading.due.unwrap().to_string(), reading.used))
        .collect();
    assert_eq!(
        readings,
        [
            ("2027-04-18".to_owned(), false),
            ("2027-04-09".to_owned(), true)
        ]
    );
    assert_eq!(born.due, Some(Due::Day(day("2027-04-09"))));
    assert_eq!(born.latest_bookable, Some(day("2027-04-09")));
    assert_eq!((born.trigger, born.count), (birth, Some(20)));
    // Born one working day later, the limit moves one working day.
    let later = with_triggers(
        "liverpool",
        "review_post_birth",
        "2027-01-18",
        &[("birth", "2027-03-11")],
    );
    assert_eq!(later.due, Some(Due::Day(day("2027-04-12"))));
}

/// Within 28 calendar days of the concern and within 28 weeks of pregnancy.
#[test]
fn scotland_meets_before_a_birth_by_the_earlier_of_two_limits() {
    let also = [("expected_birth", "2027-03-15")];
    let late_concern = with_triggers("scotland", "cppm_unborn", "2026-12-07", &also);
    assert_eq!(late_concern.due, Some(Due::Day(day("2026-12-21"))));
    assert_eq!(late_concern.unit, Unit::WeeksOfGestation);
    assert_eq!(late_concern.latest_bookable, Some(day("2026-12-21")));
    let early_concern = with_triggers("scotland", "cppm_unborn", "2026-11-09", &also);
    assert_eq!(early_concern.due, Some(Due::Day(day("2026-12-07"))));
}

#[test]
fn counts_before_an_event_and_clock_times() {
    let cases = [
        ("surrey", "invite_review", "2027-03-31", "2027-02-28"),
        ("surrey", "invite_review_list", "2027-03-31", "2027-02-17"),
        (
            "surrey",
            "report_initial",
            "2027-03-29T09:30",
            "2027-03-27T08:30:00+00:00",
        ),
        ("scotland", "cppm_notice", "2027-01-11", "2027-01-06"),
        (
            "oxfordshire",
            "report_bundle",
            "2027-01-12",
            "2027-01-11T10:00:00+00:00",
        ),
        (
            "oxfordshire",
            "report_bundle",
            "2027-06-16T09:30",
            "2027-06-15T10:00:00+01:00",
        ),
        ("sussex", "icpc_unborn", "2027-05-31", "2027-02-28"),
        ("sefton", "icpc_unborn", "2027-03-15", "2027-01-25"),
    ];
    for (pack, rule, from, expected) in cases {
        assert_eq!(due(pack, rule, from), expected, "{pack} {rule}");
    }
    for (pack, rule) in [
        ("surrey", "invite_review"),
        ("scotland", "cppm_notice"),
        ("sussex", "icpc_unborn"),
    ] {
        assert_eq!(latest(pack, rule, "2027-03-31"), "", "{pack} {rule}");
    }
}

/// Sussex: a request to exclude at least 3 working days before. C1 gives 3, C2 gives 1.
#[test]
fn c1_c2_the_notice_of_an_exclusion_request_is_counted_in_working_days() {
    assert_eq!(
        due("sussex", "exclusion_request", "2027-01-11"),
        "2027-01-06"
    );
    let calendar = holidays().calendar(CalendarId::EnglandAndWales);
    let notice = |given| {
        calendar
            .working_days_notice(day(given), day("2027-01-11"))
            .unwrap()
    };
    assert_eq!(
        (
            notice("2027-01-06"),
            notice("2027-01-07"),
            notice("2027-01-08")
        ),
        (3, 2, 1)
    );
    assert_eq!(notice("2027-01-11"), 0);
}

/// A birthday on 29 February falls on 1 March in a common year.
#[test]
fn d4_eighteen_on_29_february() {
    let cases = [
        ("2008-02-29", "2026-03-01"),
        ("2008-02-28", "2026-02-28"),
        ("2008-03-01", "2026-03-01"),
        ("2009-01-20", "2027-01-20"),
    ];
    for (born, expected) in cases {
        assert_eq!(
            due("england", "eighteenth_birthday", born),
            expected,
            "{born}"
        );
    }
    assert_eq!(birthday(day("2008-02-29"), 20), Some(day("2028-02-29")));
    assert!(timescale("england", "eighteenth_birthday", "2020-01-20").covered);
}

#[test]
fn a_date_that_the_rule_does_not_use_is_refused() {
    let triggers = Triggers::from(day("2027-01-11")).also(TriggerKind::Birth, day("2027-01-01"));
    let refused = compute(&rule("england", "review_first"), &triggers, holidays());
    assert_eq!(
        refused.unwrap_err(),
        TimescaleError::TriggerNotUsed(TriggerKind::Birth)
    );
}
