//! Scenarios of group C: attendance, walking out and exclusions (C1 to C4).
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::attendance::{OutBecause, in_room, times_are_withheld, times_out};
use chairside_domain::audience::{Part, Reader, withheld};
use chairside_domain::conference::Conference;
use chairside_domain::exclusion::{ExclusionMissing, missing as exclusion_missing, notice};
use chairside_domain::minutes::RemovalReason;
use chairside_domain::warnings::WarningCode;
use chrono::NaiveTime;
use common::records::*;
use common::{holidays, pack};
use serde_json::{Value, json};
fn time(text: &str) -> NaiveTime {
    text.parse().expect(text)
}

fn exclusion_of_tom(over: Value) -> Value {
    let base = json!({
        "id": id(210), "person": id(TOM), "from": "10:20:00", "until": "10:50:00",
        "ground": "criminal_investigation", "evidence": "A live investigation.",
        "requested_by": "Police", "requested_on": "2027-01-06", "decided_by": "Ines Calloway",
        "views_obtained_how": "By phone the day before.", "informed_by": "Ines Calloway",
        "wording_for_copy": "A part of the conference was held without you.",
    });
    with(base, over)
}

fn with_tom(presence: Value, exclusions: Value) -> Conference {
    conference(json!({
        "participants": [parent(TOM, "Tom Brannigan", json!({ "presence": presence }))],
        "exclusions": exclusions,
    }))
}

fn lines(conference: &Conference) -> Vec<(String, String)> {
    in_room(&conference.participants[0], conference)
        .iter()
        .map(|s| {
            (
                s.from.to_string(),
                s.until.map(|u| u.to_string()).unwrap_or_default(),
            )
        })
        .collect()
}

#[test]
fn c1_an_excluded_parent_was_there_before_and_after() {
    let whole = with_tom(
        json!([present(201, "10:00:00", Some("12:00:00"))]),
        json!([exclusion_of_tom(json!({}))]),
    );
    let expected = [
        ("10:00:00".to_owned(), "10:20:00".to_owned()),
        ("10:50:00".to_owned(), "12:00:00".to_owned()),
    ];
    assert_eq!(lines(&whole), expected);
    let marked = json!([
        present(201, "10:00:00", Some("10:20:00")),
        present(202, "10:50:00", Some("12:00:00"))
    ]);
    let marked = with_tom(marked, json!([exclusion_of_tom(json!({}))]));
    assert_eq!(lines(&marked), expected, "also when the door was marked");
    let out = times_out(
        &marked.participants[0],
        &marked,
        time("10:00:00"),
        time("12:00:00"),
    );
    let [only] = out.as_slice() else {
        panic!("{out:?}")
    };
    assert_eq!(
        (only.from, only.because),
        (time("10:20:00"), OutBecause::Excluded)
    );
    let reader = Reader::of(&marked.participants[0], &family(json!({})));
    let removed = |at: &str| withheld(Part::from(&said_at(at)), &reader, &marked);
    assert_eq!(removed("10:19:59"), None);
    assert_eq!(removed("10:20:00"), Some(RemovalReason::ExcludedThen));
    assert_eq!(removed("10:49:59"), Some(RemovalReason::ExcludedThen));
    assert_eq!(removed("10:50:00"), None);
    let policy = pack("sussex").exclusion;
    assert_eq!(
        exclusion_missing(&marked.exclusions[0], policy.as_ref()),
        []
    );
}

#[test]
fn c1_an_exclusion_lasts_to_the_end_or_covers_the_whole() {
    let to_end = with_tom(
        json!([present(201, "10:00:00", None)]),
        json!([exclusion_of_tom(json!({ "until": null }))]),
    );
    assert_eq!(
        lines(&to_end),
        [("10:00:00".to_owned(), "10:20:00".to_owned())]
    );
    let whole = with_tom(
        json!([]),
        json!([exclusion_of_tom(json!({ "from": null, "until": null }))]),
    );
    assert_eq!(lines(&whole), []);
    let out = times_out(
        &whole.participants[0],
        &whole,
        time("10:00:00"),
        time("12:00:00"),
    );
    assert_eq!(out.len(), 1);
    assert_eq!(out[0].because, OutBecause::Excluded);
}

#[test]
fn c1_an_exclusion_that_begins_or_ends_with_the_time_in_the_room_leaves_no_empty_stretch() {
    let there = |from: &str, until: &str| {
        let there = present(201, from, Some(until));
        lines(&with_tom(
            json!([there]),
            json!([exclusion_of_tom(json!({}))]),
        ))
    };
    let stretch = |from: &str, until: &str| (from.to_owned(), until.to_owned());
    assert_eq!(
        there("10:20:00", "12:00:00"),
        [stretch("10:50:00", "12:00:00")]
    );
    assert_eq!(
        there("10:00:00", "10:50:00"),
        [stretch("10:00:00", "10:20:00")]
    );
    assert_eq!(there("10:20:00", "10:50:00"), []);
}

/// Sussex: at least 3 working days before; the chair may still decide on a later request.
#[test]
fn c1_c2_the_notice_of_a_request_is_counted_and_never_refused() {
    let given = |on: &str| {
        let conference = with_tom(
            json!([]),
            json!([exclusion_of_tom(json!({ "requested_on": on }))]),
        );
        let notice = notice(
            &conference.exclusions[0],
            &conference,
            &rules("sussex"),
            holidays(),
        )
        .unwrap();
        (
            notice.working_days_given,
            notice.working_days_asked_for,
            notice.is_late,
        )
    };
    assert_eq!(given("2027-01-06"), (Some(3), Some(3), false));
    assert_eq!(given("2027-01-07"), (Some(2), Some(3), true));
    assert_eq!(given("2027-01-08"), (Some(1), Some(3), true));
    let late = with_tom(
        json!([]),
        json!([exclusion_of_tom(json!({ "requested_on": "2027-01-08" }))]),
    );
    let silent = notice(&late.exclusions[0], &late, &rules("wales"), holidays());
    assert_eq!(silent, None, "a silent pack asks for nothing");
    let found = judged("sussex", "2027-01-08").warnings(&late, &family(json!({})));
    let warning = found
        .iter()
        .find(|w| w.code == WarningCode::ExclusionShortNotice)
        .unwrap();
    assert_eq!(warning.person, Some(person(TOM)));
}

#[test]
fn c1_what_an_exclusion_has_to_record_follows_the_pack() {
    let bare = exclusion_of_tom(json!({
        "evidence": "", "requested_by": " ", "requested_on": null, "decided_by": "",
        "views_obtained_how": "", "informed_by": "", "wording_for_copy": "",
    }));
    let conference = with_tom(json!([]), json!([bare]));
    let of = |id: &str| exclusion_missing(&conference.exclusions[0], pack(id).exclusion.as_ref());
    use ExclusionMissing::*;
    assert_eq!(
        of("wales"),
        [
            Evidence,
            RequestedBy,
            DecidedBy,
            ViewsObtained,
            InformedBy,
            WordingForCopy
        ]
    );
    assert_eq!(
        of("scotland"),
        [
            Evidence,
            RequestedBy,
            DecidedBy,
            ViewsObtained,
            InformedBy,
            InformedDue,
            WordingForCopy
        ]
    );
    assert!(of("sussex").contains(&RequestedOn) && !of("sussex").contains(&InformedDue));
}

#[test]
fn c3_a_parent_who_walks_out_is_not_excluded() {
    let conference = conference(json!({ "participants": [
        parent(MOTHER, "Folasade Marlowe-Osei", json!({ "presence": [present(201, "10:00:00", Some("10:40:00"))] })) ] }));
    let mother = &conference.participants[0];
    let out = times_out(mother, &conference, time("10:00:00"), time("12:00:00"));
    let [only] = out.as_slice() else {
        panic!("{out:?}")
    };
    assert_eq!(
        (only.from, only.because),
        (time("10:40:00"), OutBecause::ByChoice)
    );
    let reader = Reader::of(mother, &family(json!({})));
    assert_eq!(
        withheld(Part::from(&said_at("11:30:00")), &reader, &conference),
        None
    );
    assert_eq!(
        times_out(mother, &conference, time("10:00:00"), time("10:40:00")),
        []
    );
}

#[test]
fn c3_a_gap_is_split_where_an_exclusion_ends() {
    let conference = with_tom(
        json!([
            present(201, "10:00:00", Some("10:20:00")),
            present(202, "11:15:00", None)
        ]),
        json!([exclusion_of_tom(json!({}))]),
    );
    let out = times_out(
        &conference.participants[0],
        &conference,
        time("09:50:00"),
        time("12:00:00"),
    );
    let parts: Vec<_> = out
        .iter()
        .map(|t| (t.from.to_string(), t.until.to_string(), t.because))
        .collect();
    let part = |from: &str, until: &str, because| (from.to_owned(), until.to_owned(), because);
    assert_eq!(
        parts,
        [
            part("09:50:00", "10:00:00", OutBecause::ByChoice),
            part("10:20:00", "10:50:00", OutBecause::Excluded),
            part("10:50:00", "11:15:00", OutBecause::ByChoice),
        ]
    );
}

#[test]
fn c4_two_parents_who_come_separately_do_not_read_each_others_times() {
    let conference = conference(json!({
        "participants": [
            parent(MOTHER, "Folasade Marlowe-Osei", json!({ "presence": [present(201, "10:00:00", Some("11:00:00"))] })),
            parent(TOM, "Tom Brannigan", json!({ "presence": [present(202, "11:15:00", Some("12:00:00"))] })),
            parent(41, "Priya Nandakumar", json!({ "role": "advocate", "supports": id(MOTHER) })),
            practitioner(31, "Oluwaseun Hart", "Health", "health", json!({})),
        ],
        "exclusions": [exclusion_of_tom(json!({ "from": "10:00:00", "until": "11:15:00", "ground": "separate_attendance" }))],
    }));
    let family = family(json!({}));
    let hidden = |reader, of| {
        let reader = Reader::of(conference.participant(person(reader)).unwrap(), &family);
        times_are_withheld(
            &reader,
            conference.participant(person(of)).unwrap(),
            &conference,
        )
    };
    assert!(hidden(MOTHER, TOM) && hidden(TOM, MOTHER));
    assert!(hidden(TOM, 41), "her advocate's times tell hers");
    assert!(hidden(41, TOM), "nor does her advocate read his");
    assert!(
        !hidden(TOM, TOM) && !hidden(MOTHER, 41) && !hidden(41, MOTHER),
        "each reads their own"
    );
    assert!(
        !hidden(31, TOM) && !hidden(31, MOTHER),
        "a practitioner reads everybody's"
    );
    assert!(
        !hidden(TOM, 31),
        "when the health visitor came is no secret"
    );
}

#[test]
fn c1_the_times_of_an_excluded_parent_tell_nobody_else_of_the_family() {
    let conference = conference(json!({
        "participants": [
            parent(MOTHER, "Folasade Marlowe-Osei", json!({ "presence": [present(201, "10:00:00", None)] })),
            parent(TOM, "Tom Brannigan", json!({ "presence": [present(202, "10:00:00", None)] })),
            practitioner(31, "Oluwaseun Hart", "Health", "health", json!({})),
        ],
        "exclusions": [exclusion_of_tom(json!({}))],
    }));
    let family = family(json!({}));
    let hidden = |reader, of| {
        let reader = Reader::of(conference.participant(person(reader)).unwrap(), &family);
        times_are_withheld(
            &reader,
            conference.participant(person(of)).unwrap(),
            &conference,
        )
    };
    assert!(hidden(MOTHER, TOM), "a gap in his times would tell");
    assert!(!hidden(TOM, TOM), "he was there and knows");
    assert!(!hidden(TOM, MOTHER), "she was there throughout");
    assert!(!hidden(31, TOM));
}

#[test]
fn c3_times_that_were_written_down_out_of_order_are_read_in_order() {
    let conference = with_tom(
        json!([
            present(202, "11:00:00", Some("12:00:00")),
            present(201, "10:00:00", Some("10:40:00"))
        ]),
        json!([]),
    );
    let out = times_out(
        &conference.participants[0],
        &conference,
        time("10:00:00"),
        time("12:00:00"),
    );
    let [only] = out.as_slice() else {
        panic!("{out:?}")
    };
    assert_eq!(
        (only.from, only.until),
        (time("10:40:00"), time("11:00:00"))
    );
}

#[test]
fn a_time_of_day_is_local_in_summer_and_in_winter() {
    let local = |at: &str| chairside_domain::due::local_time(at.parse().unwrap());
    assert_eq!(local("2027-07-01T09:30:00Z"), time("10:30:00"));
    assert_eq!(local("2027-01-11T09:30:00Z"), time("09:30:00"));
}
