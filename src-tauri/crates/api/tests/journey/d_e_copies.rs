//! Scenarios D8 and E1 to E3: what went out, to whom, and what follows.

use chairside_api::*;
use chairside_domain::family::*;
use chairside_domain::ids::*;
use chairside_domain::minutes::{AmendmentRequest, ChairResponse, MinutesState, PaperKind};
use chairside_record::{ConferenceAct, FamilyAct};
use chrono::DateTime;

use crate::family::{FATHER, KOFI, MOTHER, id};
use crate::hand::*;
use crate::meeting::{HEALTH_VISITOR, SOCIAL_WORKER, TEACHER, act, patch};
use crate::office::Office;
use crate::whole::approved;

fn transfer(enclosed: &[(&str, Option<&str>)]) -> FamilyAct {
    let enclosed = enclosed
        .iter()
        .zip(700..)
        .map(|((title, day), number)| EnclosedRecord {
            id: EntryId(id(number)),
            title: (*title).to_owned(),
            dated_on: day.map(|day| day.parse().unwrap()),
        });
    FamilyAct::RecordFileTransfer {
        transfer: FileTransfer {
            id: FileTransferId(id(699)),
            child: person(KOFI),
            recipient: "Ottilie Brankscombe, Larkfield Junior School".to_owned(),
            method: "special delivery".to_owned(),
            school_changed_on: None,
            sent_on: "2027-02-01".parse().unwrap(),
            enclosed: enclosed.collect(),
            receipt_on: None,
            receipt_by: String::new(),
        },
    }
}

#[test]
fn d8_a_file_sent_on_lists_its_records_and_is_chased_without_a_receipt() {
    let office = Office::new("england");
    let conference = approved(&office);
    office.set_time("2027-02-01T10:00:00Z");
    let family = |act| office.app.act_on_family(ActOnFamily { conference, act });
    let without_date = transfer(&[("Minutes of the conference", None)]);
    assert_eq!(refused(family(without_date)), "transfer_incomplete");
    let whole = [
        ("Minutes of the conference", Some("2027-01-11")),
        ("Report of the health visitor", Some("2027-01-06")),
    ];
    family(transfer(&whole)).unwrap();
    let (_, receipt) = preview(
        &office,
        conference,
        PaperKind::FileTransferReceipt,
        SOCIAL_WORKER,
    );
    let receipt = receipt.replace('\u{A0}', " ");
    for words in [
        "Minutes of the conference",
        "11 January 2027",
        "Report of the health visitor",
        "6 January 2027",
    ] {
        assert!(
            receipt.contains(words),
            "the receipt names {words}: {receipt}"
        );
    }
    let ledger = || office.app.ledger(MinutesOf { conference }).unwrap();
    let waits = |on: &str| {
        office.set_time(on);
        let view = opened(&office, conference);
        let in_gaps = view.gaps.iter().any(|gap| gap.code == "transfer_to_chase");
        assert_eq!(in_gaps, ledger().transfers[0].is_to_chase);
        in_gaps
    };
    let due = ledger().transfers[0].receipt_due.clone().unwrap();
    assert!(!due.source.is_empty(), "a date has its source");
    let last = due.due_on.unwrap();
    assert!(
        !waits(&format!("{last}T09:00:00Z")),
        "on its last day it is awaited"
    );
    let after = last.succ_opt().unwrap();
    assert!(
        waits(&format!("{after}T09:00:00Z")),
        "after 5 days it is chased"
    );
    assert_eq!(ledger().transfers[0].enclosed.len(), 2);
    let received = FamilyAct::ChangeFileTransfer {
        transfer: FileTransferId(id(699)),
        change: patch(
            serde_json::json!({ "receipt_on": "2027-02-08", "receipt_by": "O. Brankscombe" }),
        ),
    };
    family(received).unwrap();
    assert!(!ledger().transfers[0].is_to_chase);
    let copy = sent(&office, conference, SOCIAL_WORKER);
    assert!(
        ledger().lines.iter().any(|line| line.copy == copy.id),
        "logged like any other"
    );
}

#[test]
fn e1_each_holder_may_correct_until_two_weeks_after_their_own_receipt() {
    let office = Office::new("wales");
    let conference = approved_in_wales(&office);
    office.set_time("2027-02-03T10:00:00Z");
    let school = sent(&office, conference, TEACHER);
    let health = sent(&office, conference, HEALTH_VISITOR);
    let mother = sent(&office, conference, MOTHER);
    office.set_time("2027-02-08T10:00:00Z");
    received(&office, conference, school.id, "2027-02-04");
    received(&office, conference, health.id, "2027-02-05");
    let ledger = office.app.ledger(MinutesOf { conference }).unwrap();
    let until = |copy: RecipientCopyId| {
        let line = ledger.lines.iter().find(|line| line.copy == copy).unwrap();
        let corrections = line.corrections.clone()?;
        assert!(!corrections.source.is_empty() && !corrections.rule_text.is_empty());
        corrections.due_on
    };
    assert_eq!(until(school.id), Some("2027-02-18".parse().unwrap()));
    assert_eq!(until(health.id), Some("2027-02-19".parse().unwrap()));
    assert_eq!(until(mother.id), None, "no receipt, no clock");
    let line = ledger
        .lines
        .iter()
        .find(|line| line.copy == mother.id)
        .unwrap();
    assert_eq!(line.chase, "No receipt, 3 working days");
}

/// In Wales there is no category until the chair chooses one of several; the rest is the same.
fn approved_in_wales(office: &Office) -> ConferenceId {
    approved(office)
}

fn ask(office: &Office, conference: ConferenceId, number: u128, block: Option<MinuteBlockId>) {
    let version = opened(office, conference).conference.minutes[0].id;
    let request = AmendmentRequest {
        id: AmendmentRequestId(id(number)),
        by: person(MOTHER),
        version,
        block,
        text: "He was late once, and I rang the school myself.".to_owned(),
        at: DateTime::UNIX_EPOCH,
        response: None,
        response_text: String::new(),
    };
    act(
        office,
        conference,
        ConferenceAct::RequestAmendment { request },
    )
    .unwrap();
}

fn answer(office: &Office, conference: ConferenceId, number: u128, response: ChairResponse) {
    let answer = ConferenceAct::AnswerAmendment {
        request: AmendmentRequestId(id(number)),
        response,
        response_text: "The register shows three late marks.".to_owned(),
    };
    act(office, conference, answer).unwrap();
}

fn block_with(
    office: &Office,
    conference: ConferenceId,
    version: usize,
    words: &str,
) -> MinuteBlockId {
    let minutes = &opened(office, conference).conference.minutes[version];
    let found = minutes
        .blocks
        .iter()
        .find(|block| block.text.contains(words));
    found.unwrap().id
}

#[test]
fn e2_what_the_chair_refuses_stays_and_later_copies_carry_both_statements() {
    for response in [ChairResponse::NotedNotAgreed, ChairResponse::Rejected] {
        let office = Office::new("england");
        let conference = approved(&office);
        let block = block_with(&office, conference, 0, "Kofi was late 3 times");
        let earlier = minutes_for(&office, conference, MOTHER);
        assert!(!earlier.contains("I rang the school myself"));
        ask(&office, conference, 600, Some(block));
        answer(&office, conference, 600, response);
        for number in [MOTHER, SOCIAL_WORKER] {
            let later = minutes_for(&office, conference, number);
            assert!(
                later.contains("Kofi was late 3 times"),
                "the original stays"
            );
            assert!(
                later.contains("I rang the school myself"),
                "her statement, to {number}"
            );
            assert!(
                later.contains("The register shows three late marks"),
                "the answer"
            );
        }
    }
}

#[test]
fn e3_every_holder_of_the_old_version_is_listed_and_told_no_more_than_they_may_know() {
    let office = Office::new("england");
    let conference = approved(&office);
    office.set_time("2027-02-01T10:00:00Z");
    for number in [MOTHER, FATHER, SOCIAL_WORKER] {
        sent(&office, conference, number);
    }
    prepared(&office, conference, HEALTH_VISITOR);
    let first = opened(&office, conference).conference.minutes[0].clone();
    assert_eq!(
        first.state,
        MinutesState::Circulated,
        "it is with people from the first copy"
    );
    let frozen = archive(&office, conference);
    office.set_time("2027-02-10T10:00:00Z");
    let amend = AmendMinutes {
        conference,
        change_reason: "It was one morning at the gate, and not two.".to_owned(),
    };
    let minutes = office.app.amend_minutes(amend).unwrap();
    let second = minutes.version.unwrap().id;
    let block = block_with(&office, conference, 1, "gate on two mornings");
    let change = patch(serde_json::json!({ "text": "Someone stood at the gate on one morning." }));
    let change = ConferenceAct::ChangeMinuteBlock {
        version: second,
        block,
        change,
    };
    act(&office, conference, change).unwrap();
    assert!(
        ledger(&office, conference).to_resend.is_empty(),
        "nothing to send before approval"
    );
    let approve = ApproveMinutes {
        conference,
        version: second,
        is_spelling_checked: true,
    };
    office.app.approve_minutes(approve).unwrap();

    let view = opened(&office, conference);
    assert_eq!(
        view.conference.minutes[0].blocks, first.blocks,
        "version 1 is unchanged"
    );
    assert_eq!(view.conference.minutes[0].state, MinutesState::Amended);
    assert_ne!(
        archive(&office, conference),
        frozen,
        "version 2 is another paper"
    );
    let to_resend = ledger(&office, conference).to_resend;
    let told = |number| {
        let found = to_resend
            .iter()
            .find(|holder| holder.person == person(number));
        found.map(|holder| holder.told.as_str())
    };
    assert_eq!(
        to_resend.len(),
        3,
        "who was never sent a copy holds none: {to_resend:#?}"
    );
    assert_eq!(told(MOTHER), Some("May be told everything that changed."));
    assert_eq!(told(SOCIAL_WORKER), told(MOTHER));
    assert_eq!(
        told(FATHER),
        Some("Is told that there is a newer version, and not what changed.")
    );
    let (_, hers) = preview(&office, conference, PaperKind::AmendmentNotice, MOTHER);
    let (_, his) = preview(&office, conference, PaperKind::AmendmentNotice, FATHER);
    assert!(
        hers.contains("one morning at the gate"),
        "version 2 states what changed"
    );
    assert!(!his.contains("gate") && !his.contains("morning"), "{his}");
    assert!(!minutes_for(&office, conference, FATHER).contains("one morning"));

    sent(&office, conference, MOTHER);
    let left: Vec<PersonId> = ledger(&office, conference)
        .to_resend
        .iter()
        .map(|holder| holder.person)
        .collect();
    assert_eq!(
        left,
        [person(FATHER), person(SOCIAL_WORKER)],
        "who has the new one is off the list"
    );
}

fn ledger(office: &Office, conference: ConferenceId) -> LedgerView {
    office.app.ledger(MinutesOf { conference }).unwrap()
}
