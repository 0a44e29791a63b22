//! What goes with a copy: where it goes, the letter on it, the reports in it, and the way to the place.

use std::collections::BTreeMap;

use chairside_api::*;
use chairside_domain::ids::*;
use chairside_domain::meeting::TextState;
use chairside_domain::minutes::{CopyState, PaperKind};
use chairside_record::{ConferenceAct, OfficeAct, Patch};

use crate::family::{FATHER, HIDDEN, MOTHER, id, new_conference};
use crate::hand::*;
use crate::meeting::{TEACHER, act, patch};
use crate::office::Office;
use crate::whole::{Hooks, approved, approved_with, text_of};

#[test]
fn a_suppressed_address_is_never_offered_and_is_refused_where_it_is_typed() {
    let office = Office::new("england");
    let conference = approved(&office);
    let his = recipient(&office, conference, FATHER);
    assert!(
        his.delivery_options
            .iter()
            .all(|option| !option.contains("Mill"))
    );
    let copy = prepared(&office, conference, FATHER).copy;
    second_person(&office, conference, copy.id);
    let mut request = send_request(&office, conference, copy.id, FATHER);
    request.delivery = "14 mill ln, WX12BC".to_owned();
    assert_eq!(refused(office.app.send_copy(request)), "delivery_withheld");
    let view = opened(&office, conference);
    assert_eq!(
        copy_in(&view, copy.id).state,
        CopyState::Checked,
        "nothing was marked as sent"
    );
    assert!(HIDDEN.contains("Mill Lane"));
}

/// The file of a report is read before it goes: nothing in this module is taken on trust.
#[test]
fn a_report_that_is_withheld_from_the_reader_is_never_enclosed() {
    let office = Office::new("england");
    let files = tempfile::tempdir().unwrap();
    let letter = files.path().join("letter.txt");
    std::fs::write(&letter, "Seen in clinic twice.").unwrap();
    let hooks = Hooks {
        before: &|office, conference| {
            let report = AgencyReportId(id(60));
            let attach = AttachReport {
                conference,
                report,
                path: letter.to_string_lossy().into_owned(),
                is_tabled: false,
            };
            let view = office.app.attach_report(attach).unwrap();
            let known = view.conference.reports.iter().find(|r| r.id == report);
            assert_eq!(known.unwrap().text_state, TextState::Readable);
            let change = patch(serde_json::json!({ "withheld_from": [person(FATHER)] }));
            act(
                office,
                conference,
                ConferenceAct::ChangeReport { report, change },
            )
            .unwrap();
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let mut with_report = request(conference, FATHER);
    with_report.attachments = vec![AgencyReportId(id(60))];
    assert_eq!(
        refused(office.app.prepare_copy(with_report)),
        "report_withheld"
    );
}

/// The size of the letters of most of the text of the first page, in points.
fn commonest_size(pdf: &[u8]) -> i64 {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let page = document.get_pages()[&1];
    let content = document.get_and_decode_page_content(page).unwrap();
    let mut times = BTreeMap::<i64, usize>::new();
    for operation in content.operations {
        if operation.operator == "Tf" {
            let size = operation.operands[1].as_float().unwrap();
            *times.entry(size.round() as i64).or_default() += 1;
        }
    }
    let commonest = times.into_iter().max_by_key(|(_, times)| *times);
    commonest.unwrap().0
}

#[test]
fn the_letter_on_a_copy_in_large_print_is_in_large_print_too() {
    let office = Office::new("england");
    let conference = approved(&office);
    let size = |is_large_print| {
        use base64::Engine;
        let request = PrepareCopy {
            is_large_print,
            ..request(conference, TEACHER)
        };
        let copy = office.app.prepare_copy(request).unwrap().copy;
        if copy.is_partial() {
            second_person(&office, conference, copy.id);
        }
        let print = PrintCopy {
            conference,
            copy: copy.id,
            recipient: person(TEACHER),
            delivery: "Quenby Academy, 2 Tamerton Street".to_owned(),
        };
        let letter = office.app.print_copy(print).unwrap().cover_letter;
        let pdf = base64::engine::general_purpose::STANDARD.decode(&letter);
        commonest_size(&pdf.unwrap())
    };
    assert!(size(false) < 18);
    assert_eq!(size(true), 18);
}

#[test]
fn a_cover_letter_names_the_reader_the_address_and_the_copy_and_is_searched_like_it() {
    let office = Office::new("england");
    let conference = approved(&office);
    let copy = prepared(&office, conference, FATHER).copy;
    second_person(&office, conference, copy.id);
    let printed = |delivery: &str| {
        office.app.print_copy(PrintCopy {
            conference,
            copy: copy.id,
            recipient: person(FATHER),
            delivery: delivery.to_owned(),
        })
    };
    let letter = |printed: &PrintableCopy| {
        use base64::Engine;
        let pdf = base64::engine::general_purpose::STANDARD
            .decode(&printed.cover_letter)
            .unwrap();
        text_of(&pdf, None)
    };
    let found = letter(&printed("c/o Hallet and Marsh, 6 Tamerton Street").unwrap());
    let line = format!("Minutes, copy {}", copy.number);
    for words in ["6 Tamerton Street", "WX-2026-0417", &line] {
        assert!(found.contains(words), "{words}: {found}");
    }
    assert!(!found.contains("Mill Lane"));
    for address in [HIDDEN, "14 mill ln, WX12BC"] {
        let refusal = refused(printed(address).map(|_| ()));
        assert_eq!(refusal, "delivery_withheld", "{address}");
    }
    // The council's own line stands on every letter, and nobody thought of it when the address was withheld.
    let change = serde_json::json!({ "council_name": "Wexmoor Council, 14 Mill Lane" });
    let renamed = OfficeAct::ChangeOffice {
        change: Patch::new(change.as_object().unwrap().clone()),
    };
    office
        .app
        .act_on_office(ActOnOffice { act: renamed })
        .unwrap();
    let refusal = refused(printed("c/o Hallet and Marsh, 6 Tamerton Street").map(|_| ()));
    assert_eq!(refusal, "cover_letter_findings");
}

#[test]
fn a_withheld_address_in_the_travel_lines_is_in_no_invitation_of_the_person_it_is_withheld_from() {
    let office = Office::new("england");
    let conference = approved(&office);
    let travel =
        serde_json::json!({ "travel": "Bus 14 to the end, then 14 mill ln, the green door." });
    let change = ConferenceAct::Book {
        change: Patch::new(travel.as_object().unwrap().clone()),
    };
    act(&office, conference, change).unwrap();
    let preview = |number: u128| {
        let preview = PreviewCopy {
            conference,
            paper: PaperKind::Invitation,
            recipient: Some(person(number)),
        };
        office.app.preview_copy(preview).unwrap()
    };
    let read = |preview: &PaperPreview| {
        use base64::Engine;
        let pdf = base64::engine::general_purpose::STANDARD
            .decode(&preview.base64)
            .unwrap();
        text_of(&pdf, None)
    };
    let his = preview(FATHER);
    assert!(!read(&his).contains("Bus 14") && his.findings.is_empty());
    assert!(his.left_out.iter().any(|left| left.part == "travel lines"));
    assert!(read(&preview(MOTHER)).contains("14 mill ln"));
}

/// Another member's home is known without its flat, its town and its postcode too.
#[test]
fn a_copy_goes_to_nobody_elses_home_however_it_is_written() {
    let office = Office::new("england");
    let conference = approved(&office);
    let copy = prepared(&office, conference, TEACHER).copy;
    if copy.needs_second_person() {
        second_person(&office, conference, copy.id);
    }
    let to = |delivery: &str| {
        let mut request = send_request(&office, conference, copy.id, TEACHER);
        request.delivery = delivery.to_owned();
        office.app.send_copy(request)
    };
    for home in [HIDDEN, "14 Mill Lane", "14 mill ln, Quenby"] {
        assert_eq!(refused(to(home)), "wrong_recipient", "{home}");
    }
    to("Harrowfell Primary School, 40 Mill Lane").unwrap();
}

/// What leaves the vault is for whoever wrote it, on a computer that others use too.
#[cfg(unix)]
#[test]
fn a_file_that_leaves_can_be_read_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::new("england");
    let conference = approved(&office);
    let out = tempfile::tempdir().unwrap();
    let path = |name: &str| out.path().join(name).to_string_lossy().into_owned();
    let paper = WritePaper {
        conference,
        paper: PaperKind::Minutes,
        path: path("minutes.pdf"),
        is_draft: false,
    };
    office.app.write_paper(paper).unwrap();
    let table = WriteLedger {
        conference,
        path: path("ledger.csv"),
    };
    office.app.write_ledger(table).unwrap();
    for entry in std::fs::read_dir(out.path()).unwrap() {
        let about = entry.unwrap().metadata().unwrap();
        assert_eq!(about.permissions().mode() & 0o077, 0);
    }
}
