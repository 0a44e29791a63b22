//! Scenarios D8 and E1 to E7: what went out, to whom, and what follows.

use chairside_api::*;
use chairside_domain::family::*;
use chairside_domain::ids::*;
use chairside_domain::meeting::{Audience, Participant, ParticipantRole};
use chairside_domain::minutes::{
    AmendmentRequest, ChairResponse, CopyState, MinutesState, PaperKind,
};
use chairside_extract::PartKind;
use chairside_record::{ConferenceAct, FamilyAct};
use chrono::DateTime;

use crate::family::{FATHER, KOFI, MOTHER, TEMPERANCE, id, new_conference};
use crate::hand::*;
use crate::meeting::{HEALTH_VISITOR, SOCIAL_WORKER, TEACHER, act, patch, practitioner};
use crate::office::{Office, extractor};
use crate::whole::{Hooks, approved, approved_with, text_of};

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

fn archive(office: &Office, conference: ConferenceId) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("full.pdf");
    let request = WritePaper {
        conference,
        paper: PaperKind::Minutes,
        path: path.to_string_lossy().into_owned(),
        is_draft: false,
    };
    office.app.write_paper(request).unwrap();
    std::fs::read(path).unwrap()
}

#[test]
fn e4_nothing_withheld_is_anywhere_in_the_fathers_file() {
    let office = Office::new("england");
    let hooks = Hooks {
        draft: &|office, conference, version| {
            let mut block = passage(300, "Temperance joined the swimming squad in May.");
            block.child_scope = vec![person(TEMPERANCE)];
            add_passage(office, conference, version, block);
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let prepared = prepared(&office, conference, FATHER);
    second_person(&office, conference, prepared.copy.id);
    let out = tempfile::tempdir().unwrap();
    let written = office
        .app
        .write_copy(write(conference, prepared.copy.id, FATHER, out.path()))
        .unwrap();
    let bytes = std::fs::read(&written.files[0]).unwrap();
    let all = text_of(&bytes, Some(&prepared.password));
    for withheld in [
        "Mill Lane",
        "gate on two mornings",
        "detective",
        "swimming squad",
    ] {
        assert!(!all.contains(withheld), "{withheld}");
    }
    let extracted = chairside_extract::Extractor::new(extractor())
        .extract(&bytes, Some(&prepared.password))
        .unwrap();
    assert!(extracted.attachments.is_empty());
    for part in &extracted.parts {
        assert_ne!(part.kind, PartKind::EarlierRevision);
        assert_ne!(part.kind, PartKind::HiddenText);
        if matches!(part.kind, PartKind::Property | PartKind::Metadata) {
            for telling in ["Marguerite", "printpdf", "lopdf", "/", "\\"] {
                let is_address = part.text.contains("http");
                assert!(
                    !part.text.contains(telling) || is_address,
                    "{:?} {} tells {telling}",
                    part.kind,
                    part.label
                );
            }
        }
    }
}

#[test]
fn e5_a_copy_dropped_on_someone_else_is_refused_and_every_page_names_its_reader() {
    let office = Office::new("england");
    let conference = approved(&office);
    let his = prepared(&office, conference, FATHER);
    let hers = prepared(&office, conference, MOTHER);
    second_person(&office, conference, his.copy.id);
    if hers.copy.is_partial() {
        second_person(&office, conference, hers.copy.id);
    }
    let out = tempfile::tempdir().unwrap();
    let dropped = office
        .app
        .write_copy(write(conference, his.copy.id, MOTHER, out.path()));
    assert_eq!(refused(dropped), "wrong_recipient");
    let printed = office.app.print_copy(PrintCopy {
        conference,
        copy: his.copy.id,
        recipient: person(MOTHER),
        delivery: String::new(),
    });
    assert_eq!(refused(printed.map(|_| ())), "wrong_recipient");
    let mut to_her = send_request(&office, conference, his.copy.id, MOTHER);
    assert_eq!(
        refused(office.app.send_copy(to_her.clone())),
        "wrong_recipient"
    );
    to_her = send_request(&office, conference, hers.copy.id, MOTHER);
    to_her.delivery = "3 Station Road, Harrowfell, HX4 9ZZ".to_owned();
    assert_eq!(
        refused(office.app.send_copy(to_her)),
        "wrong_recipient",
        "his address, her copy"
    );
    assert_eq!(
        std::fs::read_dir(out.path()).unwrap().count(),
        0,
        "nothing was written"
    );

    let written = office
        .app
        .write_copy(write(conference, his.copy.id, FATHER, out.path()))
        .unwrap();
    let bytes = std::fs::read(&written.files[0]).unwrap();
    let extracted = chairside_extract::Extractor::new(extractor())
        .extract(&bytes, Some(&his.password))
        .unwrap();
    let pages = extracted.pages.unwrap();
    for page in 1..=pages {
        let of_page: String = extracted
            .parts
            .iter()
            .filter(|part| part.page == Some(page))
            .map(|part| part.text.replace('\u{A0}', " "))
            .collect();
        assert!(
            of_page.contains("Darren Whitcombe"),
            "page {page} names him"
        );
        assert!(
            of_page.contains(&format!("{page} of {pages}")),
            "page {page} is counted"
        );
    }
}

fn aunt() -> Participant {
    let mut aunt = practitioner(46, "Amina Khan", "ak", "", "", "");
    aunt.role = ParticipantRole::FamilyMember;
    aunt
}

#[test]
fn e6_role_and_birth_date_are_confirmed_where_two_share_a_name() {
    let office = Office::new("england");
    let mut request = new_conference();
    request.children[0].given_names = "Aaliyah".to_owned();
    request.children[0].surname = "Khan".to_owned();
    request.children[0].born_on = Some("2010-09-17".parse().unwrap());
    let hooks = Hooks {
        before: &|office, conference| {
            let participant = aunt();
            act(
                office,
                conference,
                ConferenceAct::AddParticipant { participant },
            )
            .unwrap();
            let persons = vec![person(46)];
            let method = "Letter".to_owned();
            act(
                office,
                conference,
                ConferenceAct::Invite { persons, method },
            )
            .unwrap();
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, request, &hooks);
    let shown = recipient(&office, conference, 46);
    assert_eq!(
        shown.namesakes,
        ["Aaliyah Khan, Child, born 17 September 2010"]
    );
    let copy = prepared(&office, conference, 46).copy;
    if copy.is_partial() {
        second_person(&office, conference, copy.id);
    }
    let right = send_request(&office, conference, copy.id, 46);
    let as_the_child = SendCopy {
        confirmed_role: "Child".to_owned(),
        confirmed_born_on: Some("2010-09-17".parse().unwrap()),
        ..right.clone()
    };
    assert_eq!(
        refused(office.app.send_copy(as_the_child)),
        "recipient_not_confirmed"
    );
    let unconfirmed = SendCopy {
        confirmed_role: String::new(),
        ..right.clone()
    };
    assert_eq!(
        refused(office.app.send_copy(unconfirmed)),
        "recipient_not_confirmed"
    );
    let view = office.app.send_copy(right).unwrap();
    assert_eq!(copy_in(&view, copy.id).state, CopyState::Sent);
}

#[test]
fn e7_file_names_and_subjects_carry_the_reference_only() {
    let office = Office::new("england");
    let files = tempfile::tempdir().unwrap();
    let letter = files.path().join("Kofi Adeyemi-Whitcombe letter.txt");
    std::fs::write(&letter, "Seen in clinic twice.").unwrap();
    let hooks = Hooks {
        before: &|office, conference| {
            let attach = AttachReport {
                conference,
                report: AgencyReportId(id(60)),
                path: letter.to_string_lossy().into_owned(),
                is_tabled: false,
            };
            office.app.attach_report(attach).unwrap();
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let mut with_report = request(conference, MOTHER);
    with_report.attachments = vec![AgencyReportId(id(60))];
    let prepared = office.app.prepare_copy(with_report).unwrap();
    if prepared.copy.is_partial() {
        second_person(&office, conference, prepared.copy.id);
    }
    let out = tempfile::tempdir().unwrap();
    let mut request = write(conference, prepared.copy.id, MOTHER, out.path());
    request.is_email_draft = true;
    let written = office.app.write_copy(request).unwrap();
    let ledger = out.path().join("WX-2026-0417-ledger.csv");
    office
        .app
        .write_ledger(WriteLedger {
            conference,
            path: ledger.to_string_lossy().into_owned(),
        })
        .unwrap();
    let mut names: Vec<String> = std::fs::read_dir(out.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "WX-2026-0417-ledger.csv",
            "WX-2026-0417-minutes-copy-1-reports.zip",
            "WX-2026-0417-minutes-copy-1.eml",
            "WX-2026-0417-minutes-copy-1.pdf",
        ]
    );
    let draft = std::fs::read_to_string(written.files.last().unwrap()).unwrap();
    let (head, _) = draft.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("Subject: WX-2026-0417\r\n") && !head.contains("To:"));
    for locked in ["copy-1.pdf\"", "copy-1-reports.zip\""] {
        assert!(draft.contains(&format!(
            "attachment; filename=\"WX-2026-0417-minutes-{locked}"
        )));
    }
    for name in ["Adeyemi", "Whitcombe", "Mill Lane", "Kofi"] {
        assert!(!draft.contains(name), "the draft names {name}");
    }
    let zip = std::fs::read(&written.files[1]).unwrap();
    assert!(
        !zip.windows(4).any(|w| w == b"Kofi"),
        "names in the bundle are numbers"
    );
}

#[test]
fn a_passage_keeps_its_number_and_audience_from_one_version_to_the_next() {
    let office = Office::new("england");
    let conference = approved(&office);
    let numbers = |minutes: &MinutesView| -> Vec<(MinuteBlockId, String)> {
        let blocks = minutes.sections.iter().flat_map(|section| &section.blocks);
        blocks.map(|b| (b.block.id, b.number.clone())).collect()
    };
    let before = numbers(&office.app.minutes(MinutesOf { conference }).unwrap());
    let amended = office
        .app
        .amend_minutes(AmendMinutes {
            conference,
            change_reason: "A date was wrong.".to_owned(),
        })
        .unwrap();
    assert_eq!(numbers(&amended), before);
    let restricted = amended.version.unwrap().blocks.into_iter();
    assert!(restricted.into_iter().any(|b| b.audience != Audience::All));
}

#[test]
fn e5_a_copy_may_carry_its_readers_name_across_every_page() {
    let office = Office::new("england");
    let conference = approved(&office);
    let plain = request(conference, MOTHER);
    let marked = PrepareCopy {
        has_watermark: true,
        ..request(conference, MOTHER)
    };
    let times_named = |request: PrepareCopy| {
        let prepared = office.app.prepare_copy(request).unwrap();
        assert!(prepared.findings.is_empty(), "{:?}", prepared.findings);
        let (copy, password) = (prepared.copy, prepared.password);
        let out = tempfile::tempdir().unwrap();
        if copy.is_partial() {
            second_person(&office, conference, copy.id);
        }
        let written = write(conference, copy.id, MOTHER, out.path());
        let written = office.app.write_copy(written).unwrap();
        let bytes = std::fs::read(&written.files[0]).unwrap();
        let text = text_of(&bytes, Some(&password));
        let name = text.matches("Folasade Adeyemi").count();
        (name, copy.pages.unwrap() as usize, copy.has_watermark)
    };
    let (named, pages, is_marked) = times_named(plain);
    assert!(!is_marked && named >= pages);
    let (named_more, _, is_marked) = times_named(marked);
    assert!(is_marked);
    assert_eq!(named_more, named + pages, "once more on each page");
}
