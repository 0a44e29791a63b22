//! Scenarios of group E that are rules: amendments and who holds what.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::amendments::{
    changed_blocks, holders_to_resend, is_in_window, kept_with_minutes, last_window_ends_on, window,
};
use chairside_domain::conference::Conference;
use chairside_domain::life::Because;
use chairside_domain::life::copy::{CopyFact, CopyStep, is_known, step};
use chairside_domain::minutes::{ChairResponse, CopyState, MinutesVersion, RecipientCopy};
use common::records::*;
use common::{day, holidays};
use serde_json::{Value, json};

fn copy(number: u128, recipient: u128, over: Value) -> Value {
    let base = json!({ "id": id(number), "paper": "minutes", "recipient": id(recipient), "minutes_version": id(550),
        "number": 1, "state": "sent", "delivery": "By hand", "checked_by": "Wen Castellanos", "prepared_by": "Ines Calloway" });
    with(base, over)
}

fn request(number: u128, over: Value) -> Value {
    let base = json!({ "id": id(number), "by": id(MOTHER), "version": id(550), "text": "I did not say that.", "at": "2027-02-10T09:00:00Z" });
    with(base, over)
}

/// Wales: comments within 10 working days of receiving the record.
#[test]
fn e1_each_recipient_has_a_window_from_their_own_receipt() {
    let conference = conference(json!({
        "copies": [copy(401, 31, json!({ "received_on": "2027-02-04" })), copy(402, MOTHER, json!({ "received_on": "2027-02-05" })),
                   copy(403, TOM, json!({}))],
        "amendment_requests": [request(651, json!({ "at": "2027-02-19T23:30:00Z" })), request(652, json!({ "at": "2027-02-20T00:30:00Z" })),
                               request(653, json!({ "by": id(TOM) }))],
    }));
    let wales = rules("wales");
    let ends = |index: usize| {
        window(&conference.copies[index], &wales, holidays()).map(|w| w.due.unwrap().to_string())
    };
    assert_eq!(ends(0).as_deref(), Some("2027-02-18"));
    assert_eq!(ends(1).as_deref(), Some("2027-02-19"));
    assert_eq!(ends(2), None, "no receipt, no clock");
    assert!(
        window(&conference.copies[0], &rules("england"), holidays()).is_none(),
        "England's pack has no window"
    );
    let in_window = |index: usize| {
        is_in_window(
            &conference.amendment_requests[index],
            &conference,
            &wales,
            holidays(),
        )
    };
    assert_eq!(
        (in_window(0), in_window(1), in_window(2)),
        (Some(true), Some(false), None)
    );
    assert_eq!(
        last_window_ends_on(&conference, &wales, holidays()),
        Some(day("2027-02-19"))
    );
}

#[test]
fn e2_what_is_not_agreed_stays_and_both_statements_travel_with_it() {
    let of = |number, response: Option<&str>| {
        request(
            number,
            json!({ "response": response, "response_text": "As I recorded it." }),
        )
    };
    let conference = conference(json!({ "amendment_requests": [
        of(651, Some("noted_not_agreed")), of(652, Some("accepted")), of(653, None), of(654, Some("rejected")) ] }));
    let kept = kept_with_minutes(&conference);
    let ids: Vec<String> = kept.iter().map(|request| request.id.to_string()).collect();
    assert_eq!(ids, [id(651), id(654)]);
    assert_eq!(kept[0].response, Some(ChairResponse::NotedNotAgreed));
    assert!(
        kept.iter()
            .all(|request| !request.text.is_empty() && !request.response_text.is_empty())
    );
}

fn version(number: u128, count: u32, blocks: Value, over: Value) -> Value {
    let base =
        json!({ "id": id(number), "number": count, "state": "circulated", "blocks": blocks });
    with(base, over)
}

fn block(number: u128, text: &str, over: Value) -> Value {
    with(
        json!({ "id": id(number), "section": "analysis", "text": text }),
        over,
    )
}

fn two_versions() -> Conference {
    let for_ben = json!({ "child_scope": [id(BEN)] });
    let first = version(
        550,
        1,
        json!([
            block(301, "Same", json!({})),
            block(302, "Old", for_ben.clone()),
            block(304, "Gone", json!({}))
        ]),
        json!({}),
    );
    let blocks = json!([
        block(301, "Same", json!({})),
        block(302, "New", for_ben),
        block(303, "Added", json!({}))
    ]);
    let second = version(
        551,
        2,
        blocks,
        json!({ "replaces": id(550), "change_reason": "A sentence was wrong." }),
    );
    conference(json!({
        "participants": [parent(MOTHER, "Folasade Marlowe-Osei", json!({})), parent(TOM, "Tom Brannigan", json!({})),
            practitioner(31, "Oluwaseun Hart", "Health", "health", json!({}))],
        "minutes": [first, second],
        "copies": [copy(401, TOM, json!({})), copy(402, MOTHER, json!({ "state": "receipted" })), copy(403, 31, json!({ "state": "returned" })),
            copy(404, RAJ, json!({ "state": "checked" })), copy(405, TOM, json!({})),
            copy(406, RAJ, json!({ "paper": "decision_letter" })), copy(407, RAJ, json!({ "minutes_version": id(551) }))],
    }))
}

#[test]
fn e3_every_holder_is_listed_and_an_excluded_one_is_not_told_the_content() {
    let conference = two_versions();
    let before = conference.minutes[0].clone();
    let (first, second): (&MinutesVersion, &MinutesVersion) =
        (&conference.minutes[0], &conference.minutes[1]);
    let changed: Vec<String> = changed_blocks(first, second)
        .iter()
        .map(|b| b.id.to_string())
        .collect();
    assert_eq!(changed, [id(302), id(303), id(304)]);
    let holders = holders_to_resend(&conference, &family(json!({})), first, second);
    let told: Vec<_> = holders
        .iter()
        .map(|h| {
            (
                h.person,
                h.copy.to_string(),
                h.told_about
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (person(TOM), id(401), vec![id(303), id(304)]),
            (person(MOTHER), id(402), changed.clone()),
            (person(31), id(403), changed),
        ]
    );
    assert_eq!(
        conference.minutes[0], before,
        "the first version is as it was"
    );
    assert!(!second.change_reason.is_empty());
}

#[test]
fn e5_a_copy_goes_only_to_its_own_recipient() {
    let toms: RecipientCopy = value(copy(401, TOM, json!({ "state": "checked" })));
    let send = |addressee| {
        step(toms.state, CopyStep::Send, |fact| {
            is_known(&toms, addressee, fact)
        })
    };
    assert_eq!(send(Some(person(TOM))), Ok(CopyState::Sent));
    let refused = Because::Missing(vec![CopyFact::RecipientIsAddressee]);
    assert_eq!(send(Some(person(MOTHER))).unwrap_err().because, refused);
    assert_eq!(send(None).unwrap_err().because, refused);
}

/// Telford and Wrekin: an assessment went to the wrong sister.
#[test]
fn e6_people_of_one_name_are_shown_before_sending() {
    use chairside_domain::namesakes::namesakes;
    let family = family(json!({
        "children": [child(AVA, json!({ "given_names": "Amina", "surname": "Khan" })), child(BEN, json!({ "given_names": "Bilal", "surname": "Khan" }))],
        "adults": [{ "id": id(MOTHER), "title": "Ms", "given_names": "Aaliyah Noor", "surname": "Khan" },
                   { "id": id(TOM), "given_names": "Adam", "surname": "Khan-Brannigan" }],
    }));
    let conference = conference(json!({ "participants": [
        parent(MOTHER, "Aaliyah Noor Khan", json!({})), practitioner(31, "ASIF KHAN", "Health", "health", json!({})),
        practitioner(32, "Kit", "Housing", "housing", json!({})) ] }));
    let of = |number| namesakes(person(number), &conference, &family);
    assert_eq!(of(MOTHER), [person(AVA), person(31)]);
    assert_eq!(of(AVA), [person(MOTHER), person(31)]);
    assert_eq!(of(BEN), []);
    assert_eq!(of(TOM), [], "another surname");
    assert_eq!(of(32), [], "one name only");
    assert_eq!(of(99), [], "nobody");
}
