//! Scenarios E4 to E7: what the finished copy holds, whose it is, and what its name says.

use chairside_api::*;
use chairside_domain::ids::*;
use chairside_domain::meeting::{Audience, Participant, ParticipantRole};
use chairside_domain::minutes::CopyState;
use chairside_extract::PartKind;
use chairside_record::ConferenceAct;

use crate::family::{FATHER, MOTHER, TEMPERANCE, id, new_conference};
use crate::hand::*;
use crate::meeting::{act, practitioner};
use crate::office::{Office, extractor};
use crate::whole::{Hooks, approved, approved_with, text_of};

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
            "WX-2026-0417-copy-1-reports.zip",
            "WX-2026-0417-copy-1.eml",
            "WX-2026-0417-copy-1.pdf",
            "WX-2026-0417-ledger.csv",
        ]
    );
    let draft = std::fs::read_to_string(written.files.last().unwrap()).unwrap();
    let (head, _) = draft.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("Subject: WX-2026-0417\r\n") && !head.contains("To:"));
    for locked in ["copy-1.pdf\"", "copy-1-reports.zip\""] {
        assert!(draft.contains(&format!("attachment; filename=\"WX-2026-0417-{locked}")));
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
