//! What a suppression hides besides its own words: what the record says of the same thing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use chairside_domain::audience::suppressions_in_full;
use common::records::*;
use serde_json::{Value, json};

fn setting(name: &str) -> Value {
    json!({ "name": name, "address": format!("{name} Road"), "email_domain": "place.example", "phone": "01632 960001" })
}

/// What one suppression of a field of a person hides from Tom, who lives in Shared Street, in a family whose record says all of this.
fn hidden(subject: u128, field: &str) -> Vec<String> {
    hidden_with(subject, field, &["AN1 2BC"])
}

fn hidden_with(subject: u128, field: &str, words: &[&str]) -> Vec<String> {
    let address = |number: u128, text: &str, until: Value| json!({ "id": id(number), "text": text, "until": until });
    let family = family(json!({
        "children": [child(AVA, json!({
            "school": setting("Larkmoor"), "placement": setting("Tamer House"),
            "addresses": [address(801, "9 Mill Lane", json!(null))] }))],
        "adults": [
            { "id": id(MOTHER), "given_names": "Folasade", "phones": ["07700 900123", " "], "emails": ["f@home.example"],
              "addresses": [address(802, "3 Old Road", json!("2026-06-01")), address(803, "9 Mill Lane", json!(null)),
                            address(804, "5 Shared Street", json!(null))] },
            { "id": id(TOM), "given_names": "Tom", "addresses": [address(805, "5 Shared Street", json!(null))] },
        ],
        "suppressions": [{
            "id": id(810), "subject": id(subject), "withheld_from": id(TOM), "field": field,
            "words": words, "reason": "Threats", "decided_by": "The chair", "state": "active" }],
    }));
    suppressions_in_full(&family.suppressions, &family)
        .remove(0)
        .words
}

#[test]
fn b10_where_a_person_lives_now_is_hidden_and_what_the_reader_knows_is_not() {
    assert_eq!(hidden(MOTHER, "address"), ["AN1 2BC", "9 Mill Lane"]);
    assert_eq!(hidden(AVA, "address"), ["AN1 2BC", "9 Mill Lane"]);
    let typed = ["9 Mill Lane", "AN1 2BC"];
    assert_eq!(hidden_with(AVA, "address", &typed), typed, "once is enough");
}

#[test]
fn b10_each_field_hides_its_own_and_whereabouts_hides_all() {
    let phone = ["AN1 2BC", "07700 900123", "f@home.example"];
    assert_eq!(hidden(MOTHER, "phone"), phone);
    let school = [
        "AN1 2BC",
        "Larkmoor",
        "Larkmoor Road",
        "place.example",
        "01632 960001",
    ];
    assert_eq!(hidden(AVA, "school"), school);
    assert_eq!(
        hidden(AVA, "placement")[1..3],
        ["Tamer House", "Tamer House Road"]
    );
    assert_eq!(
        hidden(AVA, "phone"),
        ["AN1 2BC"],
        "a child's record has none"
    );
    let everywhere = hidden(AVA, "whereabouts");
    for words in ["9 Mill Lane", "Larkmoor", "Tamer House Road"] {
        assert!(everywhere.contains(&words.to_owned()), "{words}");
    }
    assert_eq!(
        hidden(MOTHER, "whereabouts"),
        ["AN1 2BC", "9 Mill Lane", "07700 900123", "f@home.example"]
    );
}
