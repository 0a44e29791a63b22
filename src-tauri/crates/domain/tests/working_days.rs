//! Properties of the count, and its agreement with an independent implementation.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::calendar::{BankHolidays, Calendar, CalendarId};
use chairside_domain::timescale::{TimescaleRule, Triggers, compute};
use chrono::{Days, NaiveDate};
use common::{HOLIDAYS_TEXT, day, holidays, packs};
use proptest::prelude::*;

/// Counted with numpy's business-day functions over the same holidays by
/// `working_days_by_numpy.py` beside this file, which also says how the file is laid out.
const BY_NUMPY: &str = include_str!("working_days_by_numpy.txt");

/// Fewer cases would not show an error on a rare run of holidays.
const CASES_AT_LEAST: usize = 100_000;

#[test]
fn working_days_agree_with_numpy() {
    let mut cases = 0;
    for line in BY_NUMPY.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split(' ');
        let division: CalendarId = fields.next().unwrap().parse().unwrap();
        let from = day(fields.next().unwrap());
        let calendar = holidays().calendar(division);
        for case in fields {
            let (count, moved) = case.split_once(':').unwrap();
            let (count, moved): (i32, i64) = (count.parse().unwrap(), moved.parse().unwrap());
            let counted = if count > 0 {
                calendar.working_days_after(from, count.unsigned_abs())
            } else {
                calendar.working_days_before(from, count.unsigned_abs())
            };
            let expected = (counted.unwrap().ends_on - from).num_days();
            assert_eq!(expected, moved, "{division} {from} {count}");
            cases += 1;
        }
    }
    assert!(cases >= CASES_AT_LEAST, "only {cases} cases");
}

/// The list that the independent count used is the list of the app.
#[test]
fn numpy_counted_with_the_version_in_use() {
    let version = format!("# bank holidays {}", holidays().version());
    assert!(
        BY_NUMPY.lines().any(|line| line == version),
        "write the file anew: {version}"
    );
}

fn any_division() -> impl Strategy<Value = CalendarId> {
    prop::sample::select(CalendarId::ALL)
}

/// A day far enough inside the calendar for counts of up to 60 working days either way.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..5_600).prop_map(|days| day("2012-06-01") + Days::new(days))
}

fn any_rule() -> impl Strategy<Value = TimescaleRule> {
    let rules: Vec<TimescaleRule> = packs()
        .iter()
        .flat_map(|pack| pack.rules.values().cloned())
        .collect();
    prop::sample::select(rules)
}

/// The list with one more holiday in every division, unless it was one already.
fn with_holiday(extra: NaiveDate) -> BankHolidays {
    let mut text = String::new();
    for line in HOLIDAYS_TEXT.lines() {
        if !line.starts_with(&extra.to_string()) {
            text.push_str(line);
            text.push('\n');
        }
        if line.starts_with("[holidays.") {
            text.push_str(&format!("{extra} = \"Extra day\"\n"));
        }
    }
    BankHolidays::parse(&text).unwrap()
}

proptest! {
    #[test]
    fn adding_and_counting_back_returns_to_a_working_day(
        division in any_division(), from in any_day(), count in 1_u32..60,
    ) {
        let calendar = holidays().calendar(division);
        let start = calendar.working_day_on_or_before(from).unwrap();
        let there = calendar.working_days_after(start, count).unwrap().ends_on;
        prop_assert_eq!(calendar.working_days_before(there, count).unwrap().ends_on, start);
        prop_assert_eq!(calendar.working_days_between(start, there).unwrap(), count);
        prop_assert_eq!(calendar.working_days_notice(start, there).unwrap(), count);
    }

    #[test]
    fn a_longer_count_never_gives_an_earlier_date(
        division in any_division(), from in any_day(), count in 1_u32..59,
    ) {
        let calendar = holidays().calendar(division);
        let after = |count| calendar.working_days_after(from, count).unwrap().ends_on;
        let before = |count| calendar.working_days_before(from, count).unwrap().ends_on;
        prop_assert!(after(count) < after(count + 1));
        prop_assert!(before(count) > before(count + 1));
    }

    #[test]
    fn a_count_ends_on_a_working_day_and_names_each_holiday_it_passed(
        division in any_division(), from in any_day(), count in 1_u32..60,
    ) {
        let calendar = holidays().calendar(division);
        let counted = calendar.working_days_after(from, count).unwrap();
        prop_assert!(calendar.is_working_day(counted.ends_on).unwrap());
        let named: Vec<NaiveDate> = counted.skipped.iter().map(|skipped| skipped.date).collect();
        let expected = weekday_holidays(calendar, from, counted.ends_on);
        prop_assert_eq!(named, expected);
        let counted = calendar.working_days_before(from, count).unwrap();
        let named: Vec<NaiveDate> = counted.skipped.iter().map(|skipped| skipped.date).collect();
        let mut expected = weekday_holidays(calendar, counted.ends_on, from);
        expected.retain(|day| *day != from);
        prop_assert_eq!(named, expected);
    }
}

fn weekday_holidays(calendar: &Calendar, after: NaiveDate, up_to: NaiveDate) -> Vec<NaiveDate> {
    let days = after.iter_days().skip(1).take_while(|day| *day <= up_to);
    let holidays = days.filter(|day| calendar.holiday(*day).is_some());
    holidays
        .filter(|day| !chairside_domain::calendar::is_weekend(*day))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every rule of every pack, with a holiday proclaimed somewhere near the count.
    #[test]
    fn a_holiday_added_moves_forward_limits_later_and_the_others_earlier(
        rule in any_rule(), from in any_day(), near in 0_u64..120,
    ) {
        let extra = from - Days::new(30) + Days::new(near);
        let newer = with_holiday(extra);
        let mut triggers = Triggers::from(from);
        for kind in rule.other_triggers() {
            triggers = triggers.also(kind, from + Days::new(near));
        }
        let old = compute(&rule, &triggers, holidays()).unwrap();
        let new = compute(&rule, &triggers, &newer).unwrap();
        for (old, new) in old.readings.iter().zip(&new.readings) {
            let (old_due, new_due) = (old.due.unwrap().day(), new.due.unwrap().day());
            let limit = rule.limits.iter().find(|limit| limit.reading == old.reading).unwrap();
            match limit.direction {
                chairside_domain::timescale::Direction::Within => prop_assert!(new_due >= old_due),
                chairside_domain::timescale::Direction::AtLeastBefore => prop_assert!(new_due <= old_due),
            }
        }
        let is_working_day_count = old.unit == chairside_domain::timescale::Unit::WorkingDays;
        if !is_working_day_count && new.unit == old.unit {
            prop_assert!(new.latest_bookable <= old.latest_bookable);
        }
    }
}
