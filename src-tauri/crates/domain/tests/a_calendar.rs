//! Scenarios A15 and A16: the list of bank holidays, and days on which a service is closed.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::calendar::{BankHolidays, CalendarId, ClosureWarning, closure_warnings};
use chairside_domain::conference::Conference;
use chairside_domain::family::Family;
use chairside_domain::moved_dates::{moved_dates, moved_family_dates};
use chairside_domain::timescale::{BookingVerdict, Due, TimescaleNote};
use common::records::*;
use common::{HOLIDAYS_TEXT, day, due, holidays, timescale};
use serde_json::json;

#[test]
fn a15_past_the_calendar_a_working_day_count_gives_no_date() {
    let last = timescale("england", "core_group_first", "2028-12-13");
    assert_eq!(last.due, Some(Due::Day(day("2028-12-29"))));
    assert!(last.covered);
    let past = timescale("england", "core_group_first", "2028-12-14");
    assert_eq!(
        (past.due, past.latest_bookable, past.covered),
        (None, None, false)
    );
    let to = day("2028-12-31");
    assert!(
        past.notes
            .contains(&TimescaleNote::CalendarDoesNotCover { covers_to: to })
    );
    assert!(
        past.to_book(
            day("2029-01-02"),
            holidays().calendar(CalendarId::EnglandAndWales)
        )
        .is_none()
    );

    let months = timescale("england", "review_next", "2028-09-04");
    assert_eq!(months.due, Some(Due::Day(day("2029-03-04"))));
    assert_eq!((months.latest_bookable, months.covered), (None, false));
    assert!(timescale("england", "review_next", "2028-06-30").covered);
    let booked = |on| months.to_book(day(on), holidays().calendar(CalendarId::EnglandAndWales));
    let verdict = |on| booked(on).map(|booked| booked.verdict);
    // Friday 29 December 2028 is the last working day that the list knows.
    assert_eq!(verdict("2028-12-29"), Some(BookingVerdict::InTime));
    assert_eq!(verdict("2029-01-02"), None, "it may be a bank holiday");
    assert_eq!(verdict("2029-03-03"), Some(BookingVerdict::Weekend));
    let late = booked("2029-03-05").unwrap();
    assert_eq!(
        (late.verdict, late.working_days_late),
        (BookingVerdict::Late, None)
    );

    // The working-day reading may be the earlier one, so nothing is said.
    let before = timescale("devon", "report_initial", "2029-01-15");
    assert_eq!((before.due, before.covered), (None, false));
    assert!(before.readings[1].due.is_some());
    // Counted back from a day past the calendar, the working-day reading may be earlier than a
    // known one that lies inside the calendar.
    let before = timescale("devon", "report_review", "2029-01-03");
    assert_eq!((before.due, before.covered), (None, false));
    assert_eq!(before.readings[1].due, Some(Due::Day(day("2028-12-29"))));
    // Both readings end past the calendar.
    let past = timescale("scie", "core_group_first", "2028-12-27");
    assert_eq!((past.due, past.covered), (None, false));
    // A known limit inside the calendar is earlier than one that reaches past it.
    let scie = timescale("scie", "core_group_first", "2028-12-18");
    assert_eq!(scie.due, Some(Due::Day(day("2028-12-28"))));
    assert!(scie.covered);
    assert_eq!(
        due("england", "core_group_first", "2011-12-31"),
        "2012-01-16"
    );
    assert!(!timescale("england", "core_group_first", "2011-12-29").covered);
}

#[test]
fn a15_the_list_warns_before_it_runs_out() {
    assert_eq!(
        holidays().coverage(),
        (day("2012-01-01"), day("2028-12-31"))
    );
    assert!(holidays().coverage_warning(day("2027-12-31")).is_none());
    let soon = holidays().coverage_warning(day("2028-01-01")).unwrap();
    assert!(!soon.has_ended);
    assert!(
        !holidays()
            .coverage_warning(day("2028-12-31"))
            .unwrap()
            .has_ended
    );
    assert!(
        holidays()
            .coverage_warning(day("2029-01-01"))
            .unwrap()
            .has_ended
    );
}

/// The list with a holiday on Wednesday 6 January 2027.
fn with_a_proclaimed_day() -> String {
    HOLIDAYS_TEXT
        .replace("version = \"2026.1\"", "version = \"2027.1\"")
        .replace(
            "2027-01-01 = ",
            "2027-01-06 = \"Proclaimed day\"\n2027-01-01 = ",
        )
}

/// A newly proclaimed holiday moves open deadlines, and only those.
#[test]
fn a15_a_newer_list_names_the_open_deadlines_that_moved() {
    let newer = holidays().refreshed_from(&with_a_proclaimed_day()).unwrap();
    let discussed = |on: &str| {
        family(json!({ "strategy_discussions": [
            { "id": id(860), "held_on": on, "initiated_section47": true }] }))
    };
    let subject = [subject(AVA, "initial", json!({}))];
    let booked = conference(json!({ "held_on": null, "subjects": subject.clone() }));
    let held = conference(json!({ "held_on": "2027-01-04", "state": "closed",
        "closed_at": "2027-01-04T12:00:00Z", "subjects": subject }));
    let rules = rules("england");
    let moved = |conference: &Conference, family: &Family| {
        moved_dates(conference, family, &rules, holidays(), &newer)
            .into_iter()
            .map(|moved| (moved.before, moved.after))
            .collect::<Vec<_>>()
    };
    let of_booked = moved(&booked, &discussed("2026-12-16"));
    let [(before, after)] = &of_booked[..] else {
        panic!("one limit is open")
    };
    assert_eq!(before.due, Some(Due::Day(day("2027-01-11"))));
    assert_eq!(after.due, Some(Due::Day(day("2027-01-12"))));
    assert_eq!(after.calendar.version, "2027.1");
    assert_eq!(before.calendar.version, "2026.1");
    assert_eq!(
        moved(&booked, &discussed("2026-11-02")),
        [],
        "before the day"
    );
    let of_held = moved(&held, &discussed("2026-12-16"));
    assert_eq!(of_held, [], "the same limit, and it was met");
    let review = conference(json!({ "held_on": null, "subjects": [
        { "child": id(AVA), "kind": "review", "previous_held_on": "2026-10-06", "is_first_review": true }] }));
    let of_review = moved(&review, &family(json!({})));
    let [(before, after)] = &of_review[..] else {
        panic!("one limit is open")
    };
    // The limit stays where the months put it; the day that can be booked moves.
    assert_eq!(after.due, before.due);
    assert_eq!(after.latest_bookable, Some(day("2027-01-05")));
}

#[test]
fn a15_a_newer_list_names_the_open_dates_of_a_familys_record_that_moved() {
    let newer = holidays().refreshed_from(&with_a_proclaimed_day()).unwrap();
    let rules = rules("england");
    let concern = json!({ "id": id(870), "identified_on": "2026-12-30", "children": [id(AVA)],
        "summary": "Bruises that were not explained." });
    let moved = |discussions: serde_json::Value| {
        let family = family(json!({ "concerns": [concern.clone()],
            "strategy_discussions": discussions }));
        moved_family_dates(&family, &rules, |_| None, holidays(), &newer)
            .into_iter()
            .map(|moved| (moved.before.due, moved.after.due))
            .collect::<Vec<_>>()
    };
    let day = |on| Some(Due::Day(day(on)));
    // 5 working days from Wednesday 30 December, over New Year's Day.
    assert_eq!(moved(json!([])), [(day("2027-01-07"), day("2027-01-08"))]);
    let held = json!([{ "id": id(860), "held_on": "2027-01-04",
        "children": [id(AVA)], "initiated_section47": false }]);
    assert_eq!(moved(held), [], "it was met");
}

#[test]
fn a15_a_bad_list_is_refused_with_its_line() {
    let line_of = |needle: &str| {
        let index = HOLIDAYS_TEXT
            .lines()
            .position(|line| line.starts_with(needle));
        index.unwrap() + 1
    };
    let cases = [
        ("format = 1", "format = 2", line_of("format"), "format 2"),
        (
            "covers_to = 2028-12-31",
            "covers_to = 2011-12-31",
            line_of("covers_to"),
            "before",
        ),
        ("licence = ", "license = ", line_of("licence"), "license"),
        (
            "2012-04-06 = ",
            "2012-04-31 = ",
            line_of("2012-04-06"),
            "2012-04-31",
        ),
        (
            "2012-04-06 = ",
            "2011-04-06 = ",
            line_of("2012-04-06"),
            "outside",
        ),
        (
            "2012-04-09 = ",
            "2012-04-06 = ",
            line_of("2012-04-09"),
            "duplicate",
        ),
        (
            "[holidays.scotland]",
            "[holidays.atlantis]",
            line_of("[holidays.scotland]"),
            "atlantis",
        ),
    ];
    for (from, to, line, names) in cases {
        let bad = HOLIDAYS_TEXT.replacen(from, to, 1);
        let said = BankHolidays::parse(&bad).expect_err(to).to_string();
        assert!(
            said.contains(&format!("line {line}:")) && said.contains(names),
            "{to}: {said}"
        );
    }
    let cut = HOLIDAYS_TEXT.find("[holidays.northern_ireland]").unwrap();
    let said = BankHolidays::parse(&HOLIDAYS_TEXT[..cut])
        .unwrap_err()
        .to_string();
    assert!(said.contains("northern_ireland"), "{said}");
    assert!(
        holidays()
            .refreshed_from(HOLIDAYS_TEXT)
            .unwrap_err()
            .to_string()
            .contains("2026.1")
    );
    let emptied = format!("{}[holidays.northern_ireland]\n", &HOLIDAYS_TEXT[..cut]);
    let said = BankHolidays::parse(&emptied).unwrap_err().to_string();
    assert!(said.contains("northern_ireland"), "{said}");
    let shorter = HOLIDAYS_TEXT
        .replace("version = \"2026.1\"", "version = \"2027.1\"")
        .replace("covers_from = 2012-01-01", "covers_from = 2012-01-02");
    assert!(
        holidays()
            .refreshed_from(&shorter)
            .unwrap_err()
            .to_string()
            .contains("covers")
    );
}

#[test]
fn a16_local_closure_days_never_move_a_statutory_date() {
    let result = timescale("england", "icpc_from_strategy", "2026-12-16");
    let closed = [day("2026-12-29"), day("2026-12-30"), day("2026-12-31")];
    let warnings = closure_warnings(&result, day("2026-12-16"), &closed);
    assert_eq!(warnings, [ClosureWarning::ClosedInsideTheCount]);
    assert_eq!(result.due, Some(Due::Day(day("2027-01-11"))));
    assert!(closure_warnings(&result, day("2026-12-16"), &[day("2027-01-12")]).is_empty());
    assert!(closure_warnings(&result, day("2026-12-16"), &[day("2026-12-16")]).is_empty());
    let on_the_day = closure_warnings(&result, day("2026-12-16"), &[day("2027-01-11")]);
    let expected = [
        ClosureWarning::DueWhileClosed,
        ClosureWarning::LatestBookableWhileClosed,
    ];
    assert_eq!(on_the_day, expected);
}
