//! Scenarios of group A; A15 and A16 stand in `a_calendar.rs`. Both sides of each boundary are asked.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::calendar::CalendarId;
use chairside_domain::timescale::{
    BookingVerdict, Convention, Due, TimescaleNote, TriggerAt, TriggerKind, TriggerTextError, Unit,
};
use common::{day, due, holidays, latest, timescale, with_triggers};

/// Asks for the verdict on a day: the verdict and the working days it is late.
fn book(pack: &str, rule: &str, from: &str, on: &str) -> (BookingVerdict, Option<u32>) {
    let timescale = timescale(pack, rule, from);
    let calendar = holidays().calendar(timescale.calendar.id);
    let to_book = timescale
        .to_book(day(on), calendar)
        .expect("there is a limit");
    (to_book.verdict, to_book.working_days_late)
}

fn skipped(pack: &str, rule: &str, from: &str) -> Vec<String> {
    let timescale = timescale(pack, rule, from);
    timescale
        .skipped
        .iter()
        .map(|skipped| skipped.date.to_string())
        .collect()
}

/// Procedure 2.2: 15 working days from the strategy discussion that initiated section 47.
#[test]
fn a1_christmas_moves_the_initial_conference_to_11_january() {
    let result = timescale("england", "icpc_from_strategy", "2026-12-16");
    assert_eq!(result.due, Some(Due::Day(day("2027-01-11"))));
    assert_eq!(result.latest_bookable, Some(day("2027-01-11")));
    assert_eq!((result.unit, result.count), (Unit::WorkingDays, Some(15)));
    assert_eq!(result.convention, Convention::WorkingDaysAfter);
    let skipped: Vec<_> = result
        .skipped
        .iter()
        .map(|skipped| (skipped.date.to_string(), skipped.name.as_str()))
        .collect();
    let expected = [
        ("2026-12-25".to_owned(), "Christmas Day"),
        ("2026-12-28".to_owned(), "Boxing Day (substitute day)"),
        ("2027-01-01".to_owned(), "New Year’s Day"),
    ];
    assert_eq!(skipped, expected);
    let counted = holidays().calendar(CalendarId::EnglandAndWales);
    let days: Vec<String> = day("2026-12-16")
        .iter_days()
        .skip(1)
        .take_while(|day| *day <= common::day("2027-01-11"))
        .filter(|day| counted.is_working_day(*day).unwrap())
        .map(|day| day.format("%-d").to_string())
        .collect();
    let listed = "17 18 21 22 23 24 29 30 31 4 5 6 7 8 11";
    assert_eq!(days.join(" "), listed);
}

/// Procedure 2.2: with several discussions it runs from the one that initiated section 47.
#[test]
fn a2_the_discussion_that_initiated_section_47_starts_the_clock() {
    assert_eq!(
        due("england", "icpc_from_strategy", "2026-12-14"),
        "2027-01-07"
    );
    let result = timescale("england", "icpc_from_strategy", "2026-12-14");
    assert_eq!(result.trigger, TriggerKind::StrategyInitiatingSection47);
    assert!(result.source.paragraph.contains('9') && result.rule_note.contains("section 9"));
}

#[test]
fn a3_a_late_conference_is_two_working_days_after_the_limit() {
    let on = |date| book("england", "icpc_from_strategy", "2026-12-16", date);
    assert_eq!(on("2027-01-11"), (BookingVerdict::InTime, Some(0)));
    assert_eq!(on("2027-01-12"), (BookingVerdict::Late, Some(1)));
    assert_eq!(on("2027-01-13"), (BookingVerdict::Late, Some(2)));
}

/// Census rule 8875. A published sample held on Saturday 10 February 2024 is both.
#[test]
fn a4_a_weekend_is_said_first_and_still_counted_late() {
    let on = |date| book("england", "icpc_from_strategy", "2026-12-16", date);
    assert_eq!(on("2027-01-09"), (BookingVerdict::Weekend, Some(0)));
    assert_eq!(on("2026-12-28"), (BookingVerdict::Holiday, Some(0)));
    assert_eq!(
        due("england", "icpc_from_strategy", "2024-01-10"),
        "2024-01-31"
    );
    let sample = book("england", "icpc_from_strategy", "2024-01-10", "2024-02-10");
    assert_eq!(sample, (BookingVerdict::Weekend, Some(7)));
    let england = common::pack("england").census.unwrap();
    assert!(england.checks.iter().any(|check| check.rule == "8875"));
}

/// Devon guide 12: "2 days prior". Sussex, information for a conference: 3 working days.
#[test]
fn a5_an_ambiguous_unit_shows_both_readings_and_uses_the_earlier() {
    let result = timescale("devon", "report_initial", "2027-01-11");
    let readings: Vec<_> = result
        .readings
        .iter()
        .map(|reading| {
            (
                reading.reading.as_str(),
                reading.due.unwrap().to_string(),
                reading.used,
            )
        })
        .collect();
    let expected = [
        ("working_days", "2027-01-07".to_owned(), true),
        ("calendar_days", "2027-01-09".to_owned(), false),
    ];
    assert_eq!(readings, expected);
    assert_eq!(result.due, Some(Due::Day(day("2027-01-07"))));
    assert!(result.ambiguous);
    assert!(result.notes.contains(&TimescaleNote::AmbiguousWording));
    assert_eq!(
        result.latest_bookable, None,
        "a count before an event ends in no meeting"
    );
    assert_eq!(due("sussex", "report_initial", "2027-01-11"), "2027-01-06");
}

/// Five working days back over New Year: 31, 30, 29, 24, 23 December.
#[test]
fn a6_reports_for_a_review_on_4_january_are_due_on_23_december() {
    for pack in ["sussex", "north-yorkshire", "devon"] {
        assert_eq!(
            due(pack, "report_review", "2027-01-04"),
            "2026-12-23",
            "{pack}"
        );
    }
    let result = timescale("sussex", "report_review", "2027-01-04");
    assert_eq!(result.convention, Convention::WorkingDaysBefore);
    let skipped = skipped("sussex", "report_review", "2027-01-04");
    assert_eq!(skipped, ["2026-12-25", "2026-12-28", "2027-01-01"]);
    let on = |date| book("sussex", "report_review", "2027-01-04", date).0;
    assert_eq!(on("2026-12-23"), BookingVerdict::InTime);
    assert_eq!(on("2026-12-24"), BookingVerdict::Late);
}

#[test]
fn a7_letter_core_group_record_and_review_after_18_december() {
    let cases = [
        ("sussex", "decision_letter", "2026-12-21"),
        ("north-yorkshire", "decision_letter", "2026-12-21"),
        ("england", "core_group_first", "2027-01-06"),
        ("devon", "core_group_first", "2027-01-06"),
        ("north-yorkshire", "full_record", "2027-01-13"),
        ("wales", "full_record", "2027-01-20"),
        ("england", "review_first", "2027-03-18"),
    ];
    for (pack, rule, expected) in cases {
        assert_eq!(due(pack, rule, "2026-12-18"), expected, "{pack} {rule}");
    }
    let scie = timescale("scie", "core_group_first", "2026-12-18");
    let readings: Vec<_> = scie
        .readings
        .iter()
        .map(|reading| (reading.due.unwrap().to_string(), reading.used))
        .collect();
    assert_eq!(
        readings,
        [
            ("2027-01-06".to_owned(), false),
            ("2026-12-28".to_owned(), true)
        ]
    );
    assert_eq!(
        scie.latest_bookable,
        Some(day("2026-12-24")),
        "28 December is a holiday"
    );
    let holiday = TimescaleNote::DueOnHoliday {
        name: "Boxing Day (substitute day)".to_owned(),
    };
    assert!(scie.notes.contains(&holiday));
}

#[test]
fn a8_a_letter_after_christmas_eve_is_due_on_29_december() {
    assert_eq!(due("sussex", "decision_letter", "2026-12-24"), "2026-12-29");
    assert_eq!(due("sussex", "decision_letter", "2026-12-23"), "2026-12-24");
}

/// Months clamp to the end of the month and stay on a weekend.
#[test]
fn a9_month_ends_clamp_and_stay_on_the_weekend() {
    let cases = [
        ("2026-11-30", "2027-02-28", "2027-02-26"),
        ("2027-11-30", "2028-02-29", "2028-02-29"),
        ("2026-11-28", "2027-02-28", "2027-02-26"),
        ("2026-12-01", "2027-03-01", "2027-03-01"),
        ("2027-05-31", "2027-08-31", "2027-08-31"),
    ];
    for (from, limit, bookable) in cases {
        assert_eq!(due("england", "review_first", from), limit, "{from}");
        assert_eq!(latest("england", "review_first", from), bookable, "{from}");
    }
    let on = |date| book("england", "review_first", "2026-11-30", date);
    assert_eq!(on("2027-02-26"), (BookingVerdict::InTime, Some(0)));
    assert_eq!(on("2027-02-28"), (BookingVerdict::Weekend, Some(0)));
    assert_eq!(on("2027-03-01"), (BookingVerdict::Late, Some(1)));
    let result = timescale("england", "review_first", "2026-11-30");
    assert!(result.notes.contains(&TimescaleNote::DueOnWeekend));
}

#[test]
fn a10_six_months_run_from_the_review_that_was_held() {
    assert_eq!(due("england", "review_first", "2027-02-22"), "2027-05-22");
    assert_eq!(
        latest("england", "review_first", "2027-02-22"),
        "2027-05-21"
    );
    assert_eq!(due("england", "review_next", "2027-05-21"), "2027-11-21");
    assert_eq!(latest("england", "review_next", "2027-05-21"), "2027-11-19");
}

/// Southwark's agenda: 90 calendar days. The three months of the guidance bind too.
#[test]
fn a11_ninety_days_and_three_months_are_both_shown_and_the_earlier_is_used() {
    let result = timescale("southwark", "review_first", "2026-11-23");
    let readings: Vec<_> = result
        .readings
        .iter()
        .map(|reading| (reading.due.unwrap().to_string(), reading.used))
        .collect();
    assert_eq!(
        readings,
        [
            ("2027-02-21".to_owned(), true),
            ("2027-02-23".to_owned(), false)
        ]
    );
    assert_eq!(result.latest_bookable, Some(day("2027-02-19")));
    assert!(!result.ambiguous);
    assert!(result.source.document.contains("Southwark"));
    // From 1 February three months are 89 days: then they are the earlier.
    let result = timescale("southwark", "review_first", "2027-02-01");
    assert_eq!(result.due, Some(Due::Day(day("2027-05-01"))));
    assert_eq!((result.unit, result.count), (Unit::Months, Some(3)));
    assert!(!result.source.document.contains("Southwark"));
}

#[test]
fn a12_scotland_has_its_own_holidays_and_limits() {
    assert_eq!(
        due("scotland", "cppm_reconvene", "2026-12-21"),
        "2027-01-08"
    );
    assert_eq!(due("swindon", "icpc_reconvene", "2026-12-21"), "2027-01-07");
    assert!(skipped("scotland", "cppm_reconvene", "2026-12-21").contains(&"2027-01-04".to_owned()));
    assert_eq!(
        due("scotland", "core_group_first", "2027-03-24"),
        "2027-04-15"
    );
    assert_eq!(
        due("england", "icpc_from_strategy", "2027-03-24"),
        "2027-04-16"
    );
    assert_eq!(due("scotland", "review_first", "2027-03-24"), "2027-09-24");
    assert_eq!(due("highland", "review_first", "2027-03-24"), "2027-09-24");
    let scotland = common::pack("scotland").categories.unwrap();
    assert!(scotland.categories.is_empty() && !scotland.areas_of_concern.is_empty());
    assert_eq!(
        scotland.mode,
        chairside_domain::pack::CategoryMode::AreasOfConcern
    );
}

/// Clocks go forward on 28 March 2027 and back on 31 October 2027.
#[test]
fn a13_hours_are_elapsed_hours_across_the_clock_change() {
    let cases = [
        ("2027-03-26T22:30", "2027-03-29T23:30:00+01:00"),
        ("2027-03-26T22:30:00Z", "2027-03-29T23:30:00+01:00"),
        ("2027-10-29T22:30", "2027-11-01T21:30:00+00:00"),
        ("2027-01-11T12:40", "2027-01-14T12:40:00+00:00"),
    ];
    for (from, expected) in cases {
        assert_eq!(
            due("england", "police_protection", from),
            expected,
            "{from}"
        );
    }
    assert_eq!(
        latest("england", "police_protection", "2027-03-26T22:30"),
        ""
    );
    let no_time = timescale("england", "police_protection", "2027-03-26");
    assert_eq!(
        no_time.due.unwrap().to_string(),
        "2027-03-29T01:00:00+01:00"
    );
    assert!(no_time.notes.contains(&TimescaleNote::TimeNotGiven));
    let skipped: Result<TriggerAt, _> = "2027-03-28T01:30".parse();
    assert!(matches!(
        skipped,
        Err(TriggerTextError::SkippedByTheClocks(_))
    ));
    let twice: Result<TriggerAt, _> = "2027-10-31T01:30".parse();
    assert!(matches!(twice, Err(TriggerTextError::HappenedTwice(_))));
    let missing: Result<TriggerAt, _> = "2027-02-29".parse();
    assert!(matches!(missing, Err(TriggerTextError::NotADate(_))));
}

#[test]
fn a14_an_emergency_protection_order_ends_when_the_court_said() {
    let unknown = timescale("england", "epo", "2027-01-11T10:00");
    assert_eq!(unknown.due, None);
    assert_eq!((unknown.unit, unknown.count), (Unit::CourtStated, None));
    assert_eq!(unknown.notes, [TimescaleNote::ExpiryNotRecorded]);
    assert!(
        unknown.covered,
        "no holiday is missing: the court has not said"
    );
    let also = [("court_stated_expiry", "2027-01-19T17:00")];
    let stated = with_triggers("england", "epo", "2027-01-11T10:00", &also);
    assert_eq!(stated.due.unwrap().to_string(), "2027-01-19T17:00:00+00:00");
    assert!(stated.notes.is_empty());
}

#[test]
fn a13_a_moment_may_be_written_with_its_offset_with_or_without_seconds() {
    let local: TriggerAt = "2027-03-29T23:30".parse().unwrap();
    for written in [
        "2027-03-29T23:30+01:00",
        "2027-03-29T22:30Z",
        "2027-03-29 22:30+00:00",
        "2027-03-29T23:30:00+01:00",
        "2027-03-29T22:30:00.000Z",
    ] {
        let moment: TriggerAt = written.parse().unwrap();
        assert_eq!(moment, local, "{written}");
    }
    let first: TriggerAt = "2026-10-25T01:30+01:00".parse().unwrap();
    let second: TriggerAt = "2026-10-25T01:30+00:00".parse().unwrap();
    assert_ne!(
        first, second,
        "the hour that happens twice can be told apart"
    );
}
