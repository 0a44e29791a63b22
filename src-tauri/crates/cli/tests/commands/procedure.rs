//! Packs, dates, warnings, the chronology and what needs a person, on the command line.

use crate::desk::{Desk, REFERENCE};

#[test]
fn packs_are_listed_without_a_vault_and_an_example_is_said_to_be_one() {
    let desk = Desk::empty();
    let packs = desk.json(&["pack", "list"]);
    let named = |id: &str| {
        let packs = packs.as_array().unwrap();
        packs.iter().find(|pack| pack["id"] == id).unwrap().clone()
    };
    assert_eq!(named("england")["caution"], "");
    let caution = named("devon")["caution"].to_string();
    assert!(caution.contains("not confirmed by the area"), "{caution}");
}

/// The pack of a service, as the examples have one.
const OWN: &str = include_str!("../../../../../assets/examples/service-pack.toml");

#[test]
fn a_pack_that_a_service_wrote_is_read_and_a_bad_line_is_named() {
    let desk = Desk::empty();
    let file = desk.path("wexmoor.toml");
    std::fs::write(&file, OWN).unwrap();
    let read = desk.json(&["pack", "check", &file]);
    assert_eq!(
        (&read["id"], &read["name"]),
        (&"wexmoor".into(), &"Wexmoor".into())
    );

    std::fs::write(&file, OWN.replace("count = 12", "count = 0")).unwrap();
    let refused = desk.run(&["pack", "check", &file]);
    assert!(refused.refused().contains("line 17"), "{}", refused.stderr);

    let missing = desk.run(&["pack", "check", &desk.path("nowhere.toml")]);
    missing.refused();
}

#[test]
fn each_date_of_a_conference_has_its_rule_and_its_source() {
    let desk = Desk::with_example();
    let dates = desk.json(&["conference", "dates", REFERENCE]);
    let dates = dates.as_array().unwrap();
    assert!(!dates.is_empty());
    for date in dates {
        for field in ["rule", "label", "standing", "rule_text", "source", "force"] {
            assert!(!date[field].as_str().unwrap().is_empty(), "{field}: {date}");
        }
        for field in ["readings", "skipped", "notes"] {
            assert!(date[field].is_array(), "{field}: {date}");
        }
    }
    let words = desk.run(&["conference", "dates", REFERENCE]);
    assert_eq!(words.code, 0);
    let named = words.stdout.lines().filter(|line| !line.starts_with(' '));
    assert_eq!(named.count(), dates.len());
    let sources = words.stdout.matches("  Source: ").count();
    assert_eq!(sources, dates.len(), "each says where it comes from");
    desk.run(&["conference", "dates", "WX-0000"]).refused();
}

#[test]
fn warnings_say_what_is_missing_and_what_to_do() {
    let desk = Desk::with_example();
    let warnings = desk.json(&["conference", "warnings", REFERENCE]);
    for warning in warnings.as_array().unwrap() {
        for field in ["code", "sentence", "remedy"] {
            assert!(!warning[field].as_str().unwrap().is_empty(), "{warning}");
        }
    }
    desk.run(&["conference", "warnings", "WX-0000"]).refused();
}

#[test]
fn the_chronology_names_each_child_and_tells_days_in_order() {
    let desk = Desk::with_example();
    let told = desk.json(&["conference", "chronology", REFERENCE]);
    let children = told.as_array().unwrap();
    assert!(!children.is_empty());
    for child in children {
        assert!(!child["name"].as_str().unwrap().is_empty());
        let days: Vec<&str> = child["entries"]
            .as_array()
            .unwrap()
            .iter()
            .map(|e| e["on"].as_str().unwrap())
            .collect();
        assert!(!days.is_empty() && days.is_sorted(), "{days:?}");
    }
    desk.run(&["conference", "chronology", "WX-0000"]).refused();
}

#[test]
fn what_is_late_or_due_soon_is_listed_with_its_conference() {
    let desk = Desk::with_example();
    // The example is of 2025: its dates that were not met are late.
    let work = desk.json(&["work"]);
    let work = work.as_array().unwrap();
    assert!(work.iter().all(|item| item["reference"] == REFERENCE));
    assert!(work.iter().any(|item| item["state"] == "late"), "{work:?}");
    let words = desk.run(&["work"]);
    let named = words.stdout.lines().filter(|line| !line.starts_with(' '));
    assert_eq!(named.count(), work.len());
    let sources = words.stdout.matches("  Source: ").count();
    assert_eq!(sources, work.len(), "each says where it comes from");
}
