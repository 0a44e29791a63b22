//! The words that one reader's copy must not hold, wherever they were written again.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use chairside_domain::audience::Reader;
use chairside_domain::minutes::{MinutesVersion, PaperKind, RecipientCopy};
use chairside_domain::withheld_words::withheld_words;
use common::records::*;
use serde_json::{Value, json};

const NURSE: u128 = 31;

fn not_for_tom(reason: &str) -> Value {
    json!({ "kind": "exclude_persons", "persons": [id(TOM)], "reason": reason })
}

/// What one reader's copy of a paper must not hold, in a record that withholds one thing of each kind.
fn words_of(paper: PaperKind, number: u128) -> Vec<String> {
    let conference = conference(json!({
        "participants": [
            parent(MOTHER, "Folasade Marlowe-Osei", json!({})),
            parent(TOM, "Tom Brannigan", json!({})),
            parent(AVA, "Ava Marlowe-Osei", json!({ "role": "child" })),
            practitioner(NURSE, "Oluwaseun Hart", "Health", "health", json!({})),
        ],
        "subjects": [subject(AVA, "initial", json!({ "letter_words": "To Ava." }))],
        "exclusions": [{ "id": id(210), "person": id(TOM), "ground": "behaviour", "evidence": "Evidence.",
                         "requested_by": "Police", "decided_by": "The chair" }],
        "outline_plans": [{
            "child": id(AVA), "contingency": "Contingency.", "contingency_audience": not_for_tom(""),
            "actions": [
                { "id": id(220), "what": "Hidden action.", "why": "Hidden why.", "measure": "",
                  "audience": not_for_tom("Reason of the action.") },
                { "id": id(221), "what": "Open action.", "measure": "" },
            ] }],
        "reports": [
            { "id": id(230), "agency": "Health", "state": "received", "summary": "Hidden report.",
              "withheld_from": [id(TOM)],
              "sharing": [{ "id": id(231), "person": id(TOM), "withheld_reason": "Reason of the report." },
                          { "id": id(232), "person": id(MOTHER), "withheld_reason": "Reason for her." }] },
            { "id": id(233), "agency": "School", "state": "received", "summary": "Open report." },
        ],
    }));
    let family = family(json!({
        "strategy_discussions": [{ "id": id(240), "held_on": "2026-12-16", "initiated_section47": true, "restricted_note": "Police note." }],
        "suppressions": [
            { "id": id(250), "subject": id(MOTHER), "withheld_from": id(TOM), "field": "address",
              "words": ["9 Mill Lane"], "reason": "Reason of the address.", "decided_by": "The chair", "state": "active" },
            { "id": id(251), "subject": id(MOTHER), "withheld_from": id(TOM), "field": "phone",
              "words": ["07700 900123"], "reason": "Lifted.", "decided_by": "The chair", "state": "lifted" },
        ],
    }));
    let version: MinutesVersion = value(json!({
        "id": id(260), "number": 1, "state": "approved",
        "blocks": [
            { "id": id(261), "section": "analysis", "text": "Hidden passage.", "audience": not_for_tom("Reason of the passage.") },
            { "id": id(262), "section": "analysis", "text": "Restricted passage.",
              "audience": { "kind": "restricted_section", "reason": "Police." } },
            { "id": id(263), "section": "analysis", "text": "Open passage." },
        ],
    }));
    let reader = Reader::of(conference.participant(person(number)).unwrap(), &family);
    let suppressions = &family.suppressions;
    let mut words = withheld_words(
        paper,
        &conference,
        &family,
        Some(&version),
        suppressions,
        &reader,
    );
    words.retain(|words| !words.is_empty());
    words
}

#[test]
fn everything_that_is_withheld_from_a_parent_is_looked_for_with_why_it_is() {
    let his = words_of(PaperKind::Minutes, TOM);
    assert_eq!(
        his,
        [
            "Hidden passage.",
            "Reason of the passage.",
            "Restricted passage.",
            "Police.",
            "Contingency.",
            "Hidden action.",
            "Hidden why.",
            "Reason of the action.",
            "Reason of the report.",
            "Hidden report.",
            "Reason of the address.",
            "Police note.",
            "Evidence.",
            "To Ava.",
        ]
    );
}

#[test]
fn what_a_reader_may_have_is_not_looked_for() {
    let hers = words_of(PaperKind::Minutes, MOTHER);
    let of_family = ["Police note.", "Evidence.", "To Ava."];
    let restricted = ["Restricted passage.", "Police.", "Reason for her."];
    assert_eq!(hers, [restricted.as_slice(), &of_family].concat());
    let own = words_of(PaperKind::Minutes, AVA);
    assert!(own.contains(&"Evidence.".to_owned()));
    assert!(!own.contains(&"To Ava.".to_owned()), "her own letter");
    let theirs = words_of(PaperKind::Minutes, NURSE);
    assert_eq!(theirs, ["Restricted passage.", "Police."]);
    assert!(words_of(PaperKind::RestrictedSection, NURSE).is_empty());
}

#[test]
fn a_second_person_checks_what_leaves_something_out_or_lets_something_withheld_stay() {
    let copy = |over: Value| -> RecipientCopy {
        value(with(
            json!({ "id": id(401), "paper": "minutes", "recipient": id(TOM), "number": 1 }),
            over,
        ))
    };
    let found = |code: &str| json!({ "findings": [{ "id": id(402), "code": code, "place": "Text", "resolved_reason": "Looked at." }] });
    let removed = json!({ "removed": [{ "id": id(403), "part": "block", "reason": "audience" }] });
    assert!(copy(removed).needs_second_person());
    for code in ["withheld_address", "withheld_phone", "left_out_passage"] {
        assert!(copy(found(code)).needs_second_person(), "{code}");
    }
    for code in ["needs_a_look", "cannot_be_checked", "reader_not_named"] {
        assert!(!copy(found(code)).needs_second_person(), "{code}");
    }
    assert!(!copy(json!({})).needs_second_person());
}

#[test]
fn two_findings_at_one_place_are_told_apart_by_their_words() {
    let finding = |words: &str| -> chairside_domain::minutes::Finding {
        value(
            json!({ "id": id(402), "code": "withheld_address", "place": "Text", "page": 2, "words_sha256": words }),
        )
    };
    assert!(finding("aa").is_same_place(&finding("aa")));
    assert!(!finding("aa").is_same_place(&finding("bb")));
    for (one, other) in [("", "bb"), ("bb", "")] {
        let is_same = finding(one).is_same_place(&finding(other));
        assert!(is_same, "one of an older copy");
    }
}
