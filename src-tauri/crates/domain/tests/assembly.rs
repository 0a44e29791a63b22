//! From notes and reports to the first draft of the minutes.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::assembly::assemble;
use chairside_domain::conference::Conference;
use chairside_domain::ids::MinuteBlockId;
use chairside_domain::meeting::Audience;
use chairside_domain::minutes::{MinuteBlock, MinutesSection};
use common::records::*;
use serde_json::{Value, json};
use uuid::Uuid;

const NURSE: u128 = 31;
const TEACHER: u128 = 32;
const COUSIN: u128 = 14;

fn note(number: u128, over: Value) -> Value {
    let base = json!({ "id": id(number), "at": "10:05:00", "mark": "plain", "text": " Said. " });
    with(base, over)
}

fn report(number: u128, agency: &str, over: Value) -> Value {
    let base = json!({ "id": id(number), "agency": agency, "state": "received", "summary": " In short. " });
    with(base, over)
}

fn agenda() -> Value {
    json!([
        { "id": id(110), "heading": "Purpose", "section": "purpose" },
        { "id": id(111), "heading": "Police", "section": "analysis",
          "audience": { "kind": "professionals_only", "reason": "An enquiry." } },
    ])
}

fn with_notes(notes: Value, reports: Value) -> Conference {
    conference(json!({
        "participants": [practitioner(NURSE, "Oluwaseun Hart", "Health", "health", json!({})),
            practitioner(TEACHER, "Wil Achebe", "", "education", json!({}))],
        "agenda": agenda(), "notes": notes, "reports": reports,
    }))
}

fn draft(notes: Value, reports: Value) -> Vec<MinuteBlock> {
    let family = family(json!({ "adults": [
        { "id": id(MOTHER), "given_names": "Folasade" }, { "id": id(TOM), "given_names": "Tom" },
        { "id": id(COUSIN), "given_names": "Lowri" } ] }));
    let mut next = 700;
    let make_id = || {
        next += 1;
        Ok::<_, ()>(MinuteBlockId(Uuid::from_u128(next)))
    };
    assemble(&with_notes(notes, reports), &family, make_id).unwrap()
}

fn sections(notes: Value) -> Vec<MinutesSection> {
    let blocks = draft(notes, json!([]));
    blocks.iter().map(|block| block.section).collect()
}

#[test]
fn a_note_goes_under_its_item_or_its_mark() {
    use MinutesSection::*;
    let of = |over: Value| sections(json!([note(601, over)]));
    assert_eq!(of(json!({})), [AgencyInformation], "no item");
    assert_eq!(of(json!({ "item": id(110) })), [Purpose]);
    assert_eq!(of(json!({ "item": id(110), "mark": "worry" })), [Purpose]);
    for mark in ["view", "decision", "dissent"] {
        assert_eq!(of(json!({ "item": id(110), "mark": mark })), [Decision]);
    }
    assert_eq!(of(json!({ "item": id(110), "mark": "action" })), [Plan]);
    assert_eq!(of(json!({ "text": "  " })), [], "nothing was said");
}

#[test]
fn own_words_go_under_whose_they_are() {
    use MinutesSection::*;
    let of = |speaker: u128| {
        sections(json!([note(
            601,
            json!({ "mark": "own_words", "speaker": id(speaker) })
        )]))
    };
    assert_eq!(of(AVA), [ChildrensViews]);
    assert_eq!(of(MOTHER), [MothersViews]);
    assert_eq!(of(TOM), [FathersViews]);
    assert_eq!(of(COUSIN), [FamilyViews]);
    assert_eq!(of(NURSE), [AgencyInformation], "not of the family");
    let read_out = note(
        601,
        json!({ "mark": "own_words", "speaker": id(NURSE), "words_of": id(AVA) }),
    );
    let blocks = draft(
        json!([read_out, note(602, json!({ "speaker": id(MOTHER) }))]),
        json!([]),
    );
    let [quoted, plain] = [&blocks[1], &blocks[0]];
    assert_eq!(
        quoted.section, ChildrensViews,
        "the child's words, read out"
    );
    assert_eq!(
        (quoted.words_of, quoted.source_person),
        (Some(person(AVA)), Some(person(NURSE)))
    );
    assert_eq!(plain.words_of, None, "a plain note quotes nobody");
}

#[test]
fn a_note_is_restricted_as_itself_and_as_its_item() {
    let of = |over: Value| {
        draft(json!([note(601, over)]), json!([]))[0]
            .audience
            .clone()
    };
    assert_eq!(of(json!({ "item": id(110) })), Audience::All);
    assert!(matches!(
        of(json!({ "item": id(111) })),
        Audience::ProfessionalsOnly { .. }
    ));
    let own = json!({ "kind": "exclude_persons", "persons": [id(TOM)], "reason": "r" });
    assert!(
        matches!(
            of(json!({ "item": id(111), "audience": own })),
            Audience::ProfessionalsOnly { .. }
        ),
        "a restriction of its own does not open it to the family"
    );
    let own =
        |number: u128| json!({ "kind": "exclude_persons", "persons": [id(number)], "reason": "r" });
    let without_item = of(json!({ "item": null, "audience": own(TOM) }));
    assert_eq!(without_item, value::<Audience>(own(TOM)));
    let not_for_nurse = of(json!({ "item": id(111), "audience": own(NURSE) }));
    assert!(
        matches!(not_for_nurse, Audience::RestrictedSection { .. }),
        "she is a practitioner"
    );
}

#[test]
fn reports_stand_first_and_each_agency_stands_together() {
    let blocks = draft(
        json!([
            note(601, json!({ "speaker": id(TEACHER) })),
            note(602, json!({ "speaker": id(NURSE), "text": "Weighed." })),
            note(
                603,
                json!({ "speaker": id(TEACHER), "text": "Late twice." })
            ),
            note(604, json!({ "item": id(110), "speaker": id(NURSE) })),
            note(605, json!({ "speaker": id(99) })),
        ]),
        json!([
            report(411, "Health", json!({})),
            report(412, "Police", json!({ "summary": " " }))
        ]),
    );
    let lines: Vec<(&str, &str)> = blocks
        .iter()
        .map(|block| (block.under.as_str(), block.text.as_str()))
        .collect();
    let expected = [
        ("", "Said."),
        ("Health", "In short."),
        ("Health", "Weighed."),
        ("Wil Achebe", "Said."),
        ("Wil Achebe", "Late twice."),
        ("", "Said."),
    ];
    assert_eq!(lines, expected, "the item's note first, under no agency");
    assert_eq!(blocks[0].section, MinutesSection::Purpose);
}

#[test]
fn a_report_that_is_withheld_makes_a_block_that_is_withheld() {
    let sharing = json!([
        { "id": id(421), "person": id(MOTHER), "shared_on": "2027-01-08" },
        { "id": id(422), "person": id(TOM), "withheld_reason": "It tells an address." },
    ]);
    let of = |over: Value| {
        draft(json!([]), json!([report(411, "Health", over)]))[0]
            .audience
            .clone()
    };
    assert_eq!(of(json!({ "sharing": sharing.clone() })), Audience::All);
    let withheld = of(json!({ "sharing": sharing, "withheld_from": [id(TOM)] }));
    let expected = Audience::ExcludePersons {
        persons: vec![person(TOM)],
        reason: "It tells an address.".to_owned(),
    };
    assert_eq!(withheld, expected);
}
