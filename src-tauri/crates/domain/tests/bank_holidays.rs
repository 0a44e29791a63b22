//! The list of bank holidays: what it says about itself, and which newer list may replace it.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::calendar::{BankHolidays, BankHolidaysError, CalendarId};
use chairside_domain::timescale::{TimescaleError, TriggerKind, Triggers, compute};
use common::{HOLIDAYS_TEXT, day, holidays, rule};

/// A list of one holiday in each division.
fn list(version: &str, from: &str, to: &str) -> String {
    let mut text = format!(
        "format = 1\nversion = \"{version}\"\nread_on = 2026-12-01\nsource = \"The gazette\"\n\
         licence = \"Open\"\ncovers_from = {from}\ncovers_to = {to}\nwarn_months_before_end = 12\n"
    );
    for division in CalendarId::ALL {
        text.push_str(&format!("[holidays.{division}]\n2027-12-27 = \"A day\"\n"));
    }
    text
}

#[test]
fn a_list_tells_where_it_comes_from_and_when_it_was_read() {
    let read = BankHolidays::parse(&list("1", "2027-01-01", "2027-12-31")).unwrap();
    assert_eq!((read.source(), read.licence()), ("The gazette", "Open"));
    assert_eq!(read.read_on(), day("2026-12-01"));
    let calendar = read.calendar(CalendarId::Scotland);
    let stamp = calendar.stamp();
    assert_eq!(
        (stamp.id, stamp.version.as_str()),
        (CalendarId::Scotland, "1")
    );
    assert_eq!((stamp.covers_from, stamp.covers_to), read.coverage());
}

#[test]
fn a_list_can_cover_a_single_day_and_never_ends_before_it_begins() {
    let one_day = BankHolidays::parse(&list("1", "2027-12-27", "2027-12-27")).unwrap();
    assert_eq!(one_day.coverage(), (day("2027-12-27"), day("2027-12-27")));
    let backwards = BankHolidays::parse(&list("1", "2027-12-28", "2027-12-27"));
    assert!(matches!(backwards, Err(BankHolidaysError::Coverage { .. })));
}

#[test]
fn a_newer_list_covers_at_least_as_much_at_both_ends() {
    let in_use = BankHolidays::parse(&list("1", "2027-01-01", "2028-12-31")).unwrap();
    let newer = |from: &str, to: &str| in_use.refreshed_from(&list("2", from, to));
    assert!(newer("2027-01-01", "2028-12-31").is_ok());
    assert!(newer("2026-12-31", "2029-01-01").is_ok());
    for (from, to) in [("2027-01-02", "2028-12-31"), ("2027-01-01", "2028-12-30")] {
        let (from_day, to_day) = (day(from), day(to));
        let refused = BankHolidaysError::CoversLess {
            from: from_day,
            to: to_day,
        };
        assert_eq!(newer(from, to).unwrap_err(), refused);
    }
    let longer = HOLIDAYS_TEXT
        .replace("version = \"2026.1\"", "version = \"2030.1\"")
        .replace("covers_to = 2028-12-31", "covers_to = 2030-12-31");
    let longer = holidays().refreshed_from(&longer).unwrap();
    assert_eq!(longer.coverage().1, day("2030-12-31"));
}

#[test]
fn a_date_that_the_rule_does_not_use_is_refused() {
    let limit = rule("england", "icpc_from_strategy");
    let own = limit.trigger;
    assert_eq!(limit.other_triggers(), []);
    for kind in [own, TriggerKind::Birth] {
        let triggers = Triggers::from(day("2026-12-16")).also(kind, day("2026-12-17"));
        let refused = compute(&limit, &triggers, holidays()).unwrap_err();
        assert_eq!(refused, TimescaleError::TriggerNotUsed(kind));
    }
}
