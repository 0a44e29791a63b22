//! The ledger: what is called sent, what may be done when, and the ledger taken out.

use chairside_api::*;
use chairside_domain::ids::*;
use chairside_domain::minutes::{CopyState, PaperKind};
use chairside_record::ConferenceAct;

use crate::family::{FATHER, MOTHER};
use crate::hand::*;
use crate::meeting::{SOCIAL_WORKER, act};
use crate::office::Office;
use crate::whole::{approved, text_of};

fn move_copy(
    office: &Office,
    conference: ConferenceId,
    copy: RecipientCopyId,
    state: CopyState,
) -> Result<ConferenceView, AppError> {
    let moved = ConferenceAct::MoveCopy {
        copy,
        state,
        delivery: "By hand".to_owned(),
        method: "By hand".to_owned(),
        received_on: None,
    };
    act(office, conference, moved)
}

#[test]
fn nothing_passes_the_second_person_or_is_called_sent_by_a_bare_act() {
    let office = Office::new("england");
    let conference = approved(&office);
    let copy = prepared(&office, conference, FATHER).copy;
    for state in [CopyState::Checked, CopyState::Sent, CopyState::Prepared] {
        let refused_as = refused(move_copy(&office, conference, copy.id, state));
        assert_eq!(refused_as, "act_has_its_own_command");
    }
    let forged = ConferenceAct::PrepareCopy { copy: copy.clone() };
    assert_eq!(
        refused(act(&office, conference, forged)),
        "act_has_its_own_command"
    );
    let early = send_request(&office, conference, copy.id, FATHER);
    assert_eq!(refused(office.app.send_copy(early)), "second_person_needed");
    for state in [CopyState::Receipted, CopyState::Returned] {
        let refused_as = refused(move_copy(&office, conference, copy.id, state));
        assert_eq!(refused_as, "copy_not_from_here", "it was never sent");
    }
    let same = copy_in(&opened(&office, conference), copy.id);
    assert_eq!(same, copy);
}

#[test]
fn a_copy_goes_out_comes_back_goes_out_again_and_is_received() {
    let office = Office::new("england");
    let conference = approved(&office);
    let copy = sent(&office, conference, SOCIAL_WORKER);
    assert_eq!(copy.state, CopyState::Sent);
    assert_eq!(copy.sent_by, "Marguerite Ashdown-Oyelaran");
    let again = send_request(&office, conference, copy.id, SOCIAL_WORKER);
    assert_eq!(
        refused(office.app.send_copy(again.clone())),
        "copy_not_from_here"
    );
    assert_eq!(
        refused(move_copy(
            &office,
            conference,
            copy.id,
            CopyState::Withdrawn
        )),
        "copy_not_from_here",
        "what was sent is never unsent"
    );
    let no_day = refused(move_copy(
        &office,
        conference,
        copy.id,
        CopyState::Receipted,
    ));
    assert_eq!(no_day, "receipt_day_needed");
    move_copy(&office, conference, copy.id, CopyState::Returned).unwrap();
    office.app.send_copy(again).unwrap();
    received(&office, conference, copy.id, "2027-01-13");
    let ledger = office.app.ledger(MinutesOf { conference }).unwrap();
    let line = &ledger.lines[0];
    assert_eq!(
        (line.state, line.chase.as_str()),
        (CopyState::Receipted, "")
    );
    let mut nowhere = send_request(&office, conference, copy.id, SOCIAL_WORKER);
    nowhere.delivery = String::new();
    assert_eq!(refused(office.app.send_copy(nowhere)), "copy_not_from_here");
}

#[test]
fn printing_writes_no_file_and_does_not_make_a_copy_sent() {
    let office = Office::new("england");
    let conference = approved(&office);
    let copy = prepared(&office, conference, SOCIAL_WORKER);
    let before = files_in(office.folder.path());
    let printable = office
        .app
        .print_copy(PrintCopy {
            conference,
            copy: copy.copy.id,
            recipient: person(SOCIAL_WORKER),
            delivery: String::new(),
        })
        .unwrap();
    assert_eq!(printable.cover_letter, "", "none was asked for");
    use base64::Engine;
    let pdf = base64::engine::general_purpose::STANDARD
        .decode(&printable.base64)
        .unwrap();
    assert!(text_of(&pdf, Some(&printable.password)).contains("Rukhsana Iqbal-Thorne"));
    assert!(printable.warning.contains("printer"));
    let sheet = printable.separator_lines.join(" ");
    assert!(sheet.contains("Rukhsana Iqbal-Thorne") && sheet.contains("WX-2026-0417"));
    assert_eq!(files_in(office.folder.path()), before);
    let same = copy_in(&opened(&office, conference), copy.copy.id);
    assert_eq!(same, copy.copy);
}

#[test]
fn a_receipt_is_asked_for_by_reference_and_copy_number_alone() {
    let office = Office::new("england");
    let conference = approved(&office);
    let copy = prepared(&office, conference, SOCIAL_WORKER).copy;
    assert!(
        copy.pages.is_some_and(|pages| pages > 1),
        "pages are counted"
    );
    let out = tempfile::tempdir().unwrap();
    let ask = || {
        office.app.ask_for_receipts(AskForReceipts {
            conference,
            folder: out.path().to_string_lossy().into_owned(),
        })
    };
    assert_eq!(refused(ask().map(|_| ())), "no_receipt_to_ask_for");
    let send = send_request(&office, conference, copy.id, SOCIAL_WORKER);
    office.app.send_copy(send).unwrap();
    let written = ask().unwrap().files;
    assert_eq!(written.len(), 1);
    let draft = std::fs::read_to_string(&written[0]).unwrap();
    assert!(draft.contains("Subject: WX-2026-0417\r\n") && draft.contains("copy 1,"));
    for name in [
        "Rukhsana",
        "Iqbal",
        "Adeyemi",
        "Whitcombe",
        "To:",
        "Minutes",
    ] {
        assert!(
            !draft.contains(name) && !written[0].contains(name),
            "{name}"
        );
    }
    let asked_again = ask();
    assert_eq!(
        refused(asked_again.map(|_| ())),
        "file_exists",
        "nothing is written over"
    );
}

fn files_in(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_in(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn the_ledger_is_taken_out_as_a_table_and_as_a_paper() {
    let office = Office::new("england");
    let conference = approved(&office);
    office.set_time("2027-02-01T10:00:00Z");
    let copy = prepared(&office, conference, SOCIAL_WORKER).copy;
    let mut request = send_request(&office, conference, copy.id, SOCIAL_WORKER);
    request.delivery = "=HYPERLINK(1), \"desk 4\"".to_owned();
    office.app.send_copy(request).unwrap();
    received(&office, conference, copy.id, "2027-02-02");
    prepared(&office, conference, FATHER);
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let table = WriteLedger {
        conference,
        path: path("ledger.csv"),
    };
    office.app.write_ledger(table.clone()).unwrap();
    assert_eq!(refused(office.app.write_ledger(table)), "file_exists");
    let csv = std::fs::read_to_string(path("ledger.csv")).unwrap();
    let lines: Vec<&str> = csv.trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 3, "a heading and two copies");
    assert!(lines[0].starts_with("\u{FEFF}Copy,Holder,Role,Paper,Version"));
    assert!(lines[1].starts_with("1,Rukhsana Iqbal-Thorne,"));
    assert!(lines[1].contains("2027-02-01 10:00") && lines[1].contains("2027-02-02"));
    assert!(
        lines[1].contains("\"'=HYPERLINK(1), \"\"desk 4\"\"\""),
        "no cell is a formula: {}",
        lines[1]
    );
    assert!(lines[2].contains("Partial,Prepared"), "{}", lines[2]);

    let paper = WritePaper {
        conference,
        paper: PaperKind::Ledger,
        path: path("ledger.pdf"),
        is_draft: false,
    };
    office.app.write_paper(paper).unwrap();
    // A cell breaks its words over lines, so they are compared without any space.
    let tight = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let text = tight(&text_of(&std::fs::read(path("ledger.pdf")).unwrap(), None));
    for words in [
        "Rukhsana Iqbal-Thorne",
        "1 February 2027",
        "2 February 2027",
        "Made, not checked",
    ] {
        assert!(
            text.contains(&tight(words)),
            "the paper has {words}: {text}"
        );
    }
    let for_a_reader = office.app.preview_copy(PreviewCopy {
        conference,
        paper: PaperKind::Ledger,
        recipient: Some(person(MOTHER)),
    });
    assert_eq!(refused(for_a_reader.map(|_| ())), "paper_not_for_reader");
}
