//! `timescale`: the keys of its answer, and the scenarios of group A through the command line.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::desk::Desk;

fn timescale(arguments: &[&str]) -> Value {
    let desk = Desk::empty();
    let mut all = vec!["timescale"];
    all.extend(arguments);
    let answer = desk.json(&all);
    assert!(!desk.vault().exists(), "it needs no vault");
    answer
}

#[test]
fn the_answer_has_these_keys_and_no_others() {
    let answer = timescale(&[
        "--pack",
        "england",
        "--rule",
        "icpc_from_strategy",
        "--from",
        "2026-12-16",
    ]);
    let keys: BTreeSet<&str> = answer
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let expected = [
        "due",
        "latest_bookable",
        "unit",
        "count",
        "skipped",
        "rule",
        "source",
        "readings",
        "calendar",
        "covered",
        "to_book",
    ];
    assert_eq!(keys, expected.into_iter().collect());
}

#[test]
fn a1_christmas_and_a3_a_late_booking() {
    let from = [
        "--pack",
        "england",
        "--rule",
        "icpc_from_strategy",
        "--from",
        "2026-12-16",
    ];
    let answer = timescale(&[&from[..], &["--to-book", "2027-01-13"]].concat());
    assert_eq!(answer["due"], "2027-01-11");
    assert_eq!(answer["unit"], "working_days");
    assert_eq!(answer["count"], 15);
    let dates: Vec<&str> = answer["skipped"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d["date"].as_str().unwrap())
        .collect();
    assert_eq!(dates, ["2026-12-25", "2026-12-28", "2027-01-01"]);
    assert!(
        answer["skipped"][0]["name"]
            .as_str()
            .unwrap()
            .contains("Christmas")
    );
    assert_eq!(
        answer["to_book"],
        json!({ "verdict": "late", "working_days_late": 2 })
    );
    let weekend = timescale(&[&from[..], &["--to-book", "2027-01-09"]].concat());
    assert_eq!(weekend["to_book"]["verdict"], "weekend");
    let holiday = timescale(&[&from[..], &["--to-book", "2026-12-28"]].concat());
    assert_eq!(holiday["to_book"]["verdict"], "holiday");
    let in_time = timescale(&[&from[..], &["--to-book", "2027-01-11"]].concat());
    assert_eq!(
        in_time["to_book"],
        json!({ "verdict": "in_time", "working_days_late": 0 })
    );
}

#[test]
fn a5_an_ambiguous_unit_shows_both_readings_and_uses_the_earlier() {
    let answer = timescale(&[
        "--pack",
        "devon",
        "--rule",
        "report_initial",
        "--from",
        "2027-01-11",
    ]);
    assert_eq!(answer["due"], "2027-01-07");
    let readings = answer["readings"].as_array().unwrap();
    assert_eq!(readings.len(), 2);
    let used: Vec<&Value> = readings.iter().filter(|r| r["used"] == true).collect();
    assert_eq!(used.len(), 1);
    assert_eq!(used[0]["due"], "2027-01-07");
    assert_eq!(
        answer["latest_bookable"],
        Value::Null,
        "a count before an event"
    );
}

#[test]
fn a9_the_limit_may_fall_on_a_weekend_and_the_booking_may_not() {
    let answer = timescale(&[
        "--pack",
        "england",
        "--rule",
        "review_first",
        "--from",
        "2026-11-30",
    ]);
    assert_eq!(answer["due"], "2027-02-28");
    assert_eq!(answer["latest_bookable"], "2027-02-26");
}

#[test]
fn a13_hours_across_the_clock_change() {
    let answer = timescale(&[
        "--pack",
        "england",
        "--rule",
        "police_protection",
        "--from",
        "2027-03-26T22:30",
    ]);
    assert_eq!(answer["due"], "2027-03-29T23:30:00+01:00");
    assert_eq!(answer["latest_bookable"], Value::Null, "hours");
}

#[test]
fn a15_past_the_calendar_there_is_no_date_and_that_is_an_answer() {
    let answer = timescale(&[
        "--pack",
        "england",
        "--rule",
        "icpc_from_strategy",
        "--from",
        "2029-01-10",
    ]);
    assert_eq!(answer["due"], Value::Null);
    assert_eq!(answer["covered"], false);
}

#[test]
fn b6_a_birth_is_a_second_date() {
    let answer = timescale(&[
        "--pack",
        "liverpool",
        "--rule",
        "review_post_birth",
        "--from",
        "2027-01-18",
        "--also",
        "birth=2027-03-10",
    ]);
    assert_eq!(answer["due"], "2027-04-09");
}

#[test]
fn what_is_not_known_or_does_not_exist_is_refused_with_its_name() {
    let desk = Desk::empty();
    let cases: &[(&[&str], &str)] = &[
        (
            &[
                "--pack",
                "atlantis",
                "--rule",
                "review_first",
                "--from",
                "2026-12-16",
            ],
            "atlantis",
        ),
        (
            &[
                "--pack",
                "england",
                "--rule",
                "tea_time",
                "--from",
                "2026-12-16",
            ],
            "tea_time",
        ),
        (
            &[
                "--pack",
                "england",
                "--rule",
                "review_first",
                "--from",
                "2026-02-30",
            ],
            "2026-02-30",
        ),
        (
            &[
                "--pack",
                "england",
                "--rule",
                "review_first",
                "--from",
                "soon",
            ],
            "soon",
        ),
        (
            &[
                "--pack",
                "england",
                "--rule",
                "police_protection",
                "--from",
                "2027-03-28T01:30",
            ],
            "01:30",
        ),
        (
            &[
                "--pack",
                "england",
                "--rule",
                "review_first",
                "--from",
                "2026-12-16",
                "--also",
                "moon=2026-12-20",
            ],
            "moon",
        ),
        (
            &[
                "--pack",
                "england",
                "--rule",
                "review_first",
                "--from",
                "2026-12-16",
                "--also",
                "birth=2026-13-01",
            ],
            "2026-13-01",
        ),
    ];
    for (arguments, named) in cases {
        let mut all = vec!["timescale"];
        all.extend(*arguments);
        let answer = desk.run(&all);
        assert!(
            answer.refused().contains(named),
            "{arguments:?}: {}",
            answer.stderr
        );
    }
}

#[test]
fn in_words_it_names_the_date_and_its_source() {
    let desk = Desk::empty();
    let answer = desk.run(&[
        "timescale",
        "--pack",
        "england",
        "--rule",
        "icpc_from_strategy",
        "--from",
        "2026-12-16",
    ]);
    assert_eq!(answer.code, 0);
    assert!(
        answer.stdout.contains("2027-01-11") && answer.stdout.contains("Source"),
        "{}",
        answer.stdout
    );
}

/// Pack, rule, from; the limit, and the last day on which to book.
#[test]
fn a2_a6_a8_a10_a11_a12_each_limit_of_the_scenarios_is_the_answer() {
    let cases = [
        // A2: from the discussion that started the enquiry, not from the further one.
        (
            "england",
            "icpc_from_strategy",
            "2026-12-14",
            "2027-01-07",
            Some("2027-01-07"),
        ),
        // A6
        ("sussex", "report_review", "2027-01-04", "2026-12-23", None),
        // A8
        (
            "sussex",
            "decision_letter",
            "2026-12-24",
            "2026-12-29",
            None,
        ),
        // A10
        (
            "england",
            "review_first",
            "2027-02-22",
            "2027-05-22",
            Some("2027-05-21"),
        ),
        (
            "england",
            "review_next",
            "2027-05-21",
            "2027-11-21",
            Some("2027-11-19"),
        ),
        // A11
        (
            "southwark",
            "review_first",
            "2026-11-23",
            "2027-02-21",
            Some("2027-02-19"),
        ),
        // A12, with what England would say
        (
            "scotland",
            "cppm_reconvene",
            "2026-12-21",
            "2027-01-08",
            Some("2027-01-08"),
        ),
        (
            "swindon",
            "icpc_reconvene",
            "2026-12-21",
            "2027-01-07",
            Some("2027-01-07"),
        ),
        (
            "scotland",
            "core_group_first",
            "2027-03-24",
            "2027-04-15",
            Some("2027-04-15"),
        ),
        (
            "scotland",
            "review_first",
            "2027-03-24",
            "2027-09-24",
            Some("2027-09-24"),
        ),
    ];
    for (pack, rule, from, due, bookable) in cases {
        let answer = timescale(&["--pack", pack, "--rule", rule, "--from", from]);
        let case = format!("{pack} {rule} from {from}");
        assert_eq!(answer["due"], due, "{case}");
        if let Some(day) = bookable {
            assert_eq!(answer["latest_bookable"], day, "{case}");
        }
    }
    let southwark = timescale(&[
        "--pack",
        "southwark",
        "--rule",
        "review_first",
        "--from",
        "2026-11-23",
    ]);
    let readings: Vec<_> = southwark["readings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|reading| (reading["due"].clone(), reading["used"].clone()))
        .collect();
    assert_eq!(
        readings,
        [
            (json!("2027-02-21"), json!(true)),
            (json!("2027-02-23"), json!(false))
        ],
        "A11: both are shown, the earlier is used"
    );
    let scotland = timescale(&[
        "--pack",
        "scotland",
        "--rule",
        "cppm_reconvene",
        "--from",
        "2026-12-21",
    ]);
    let skipped = scotland["skipped"].as_array().unwrap();
    assert!(skipped.iter().any(|day| day["date"] == "2027-01-04"), "A12");
}

#[test]
fn a4_a_weekend_is_said_first() {
    let answer = timescale(&[
        "--pack",
        "england",
        "--rule",
        "icpc_from_strategy",
        "--from",
        "2026-12-16",
        "--to-book",
        "2027-01-09",
    ]);
    assert_eq!(
        answer["to_book"],
        json!({ "verdict": "weekend", "working_days_late": 0 })
    );
}
