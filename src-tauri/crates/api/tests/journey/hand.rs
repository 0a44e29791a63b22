//! What an administrator does with copies, in few words.

use base64::Engine;
use chairside_api::*;
use chairside_domain::ids::*;
use chairside_domain::meeting::Audience;
use chairside_domain::minutes::{CopyState, MinuteBlock, MinutesSection, PaperKind, RecipientCopy};
use chairside_record::ConferenceAct;

use crate::family::id;
use crate::meeting::act;
use crate::office::Office;
use crate::whole::text_of;

pub const OWN: &str = "orchard pebble turning slowly seven";

pub fn person(number: u128) -> PersonId {
    PersonId(id(number))
}

/// The request for a copy of the minutes, without anything besides.
pub fn request(conference: ConferenceId, number: u128) -> PrepareCopy {
    PrepareCopy {
        conference,
        paper: PaperKind::Minutes,
        recipient: person(number),
        has_place_marks: false,
        has_watermark: false,
        attachments: Vec::new(),
        is_large_print: false,
        redactions: Vec::new(),
    }
}

pub fn prepared(office: &Office, conference: ConferenceId, number: u128) -> PreparedCopy {
    let prepared = office
        .app
        .prepare_copy(request(conference, number))
        .unwrap();
    assert!(prepared.findings.is_empty(), "{:#?}", prepared.findings);
    prepared
}

pub fn refused<T>(answer: Result<T, AppError>) -> String {
    answer.err().expect("it was not refused").code
}

/// A colleague with a passphrase of their own, enrolled once.
pub fn colleague(office: &Office) -> PersonId {
    let view = office.app.office(Nothing {}).unwrap();
    if let Some(known) = view.office.colleagues.get(1) {
        return known.id;
    }
    let view = office
        .app
        .enrol_colleague(EnrolColleague {
            name: "Piotr Wi\u{15B}niewski-Hale".to_owned(),
            roles: vec![OfficeRole::Administrator],
            passphrase: OWN.to_owned(),
        })
        .unwrap();
    view.office.colleagues[1].id
}

/// A second person confirms a copy from which something is left out.
pub fn second_person(office: &Office, conference: ConferenceId, copy: RecipientCopyId) {
    let request = CheckCopy {
        conference,
        copy,
        colleague: colleague(office),
        passphrase: OWN.to_owned(),
    };
    office.app.check_copy(request).unwrap();
}

pub fn recipient(office: &Office, conference: ConferenceId, number: u128) -> RecipientView {
    let list = office.app.recipients(MinutesOf { conference }).unwrap();
    let found = list
        .recipients
        .into_iter()
        .find(|r| r.person == person(number));
    found.unwrap()
}

/// What a person says when a copy was sent, with role and date of birth as they were shown.
pub fn send_request(
    office: &Office,
    conference: ConferenceId,
    copy: RecipientCopyId,
    number: u128,
) -> SendCopy {
    let shown = recipient(office, conference, number);
    SendCopy {
        conference,
        copy,
        recipient: person(number),
        confirmed_role: shown.role_label,
        confirmed_born_on: shown.born_on,
        delivery: "Handed over at the office".to_owned(),
        method: "By hand".to_owned(),
    }
}

/// Makes a copy, has it confirmed where that is needed, and says that it was sent.
pub fn sent(office: &Office, conference: ConferenceId, number: u128) -> RecipientCopy {
    let copy = prepared(office, conference, number).copy;
    if copy.is_partial() {
        second_person(office, conference, copy.id);
    }
    let request = send_request(office, conference, copy.id, number);
    let view = office.app.send_copy(request).unwrap();
    copy_in(&view, copy.id)
}

pub fn copy_in(view: &ConferenceView, id: RecipientCopyId) -> RecipientCopy {
    let copies = &view.conference.copies;
    copies.iter().find(|copy| copy.id == id).unwrap().clone()
}

pub fn received(office: &Office, conference: ConferenceId, copy: RecipientCopyId, day: &str) {
    let received = ConferenceAct::MoveCopy {
        copy,
        state: CopyState::Receipted,
        delivery: String::new(),
        method: String::new(),
        received_on: Some(day.parse().unwrap()),
    };
    act(office, conference, received).unwrap();
}

pub fn opened(office: &Office, conference: ConferenceId) -> ConferenceView {
    let request = OpenConference { conference };
    office.app.open_conference(request).unwrap()
}

/// What a person's copy would be, and everything that a stranger can read in it.
pub fn preview(
    office: &Office,
    conference: ConferenceId,
    paper: PaperKind,
    number: u128,
) -> (PaperPreview, String) {
    let request = PreviewCopy {
        conference,
        paper,
        recipient: Some(person(number)),
    };
    let preview = office.app.preview_copy(request).unwrap();
    let pdf = base64::engine::general_purpose::STANDARD
        .decode(&preview.base64)
        .unwrap();
    let text = text_of(&pdf, None);
    (preview, text)
}

pub fn minutes_for(office: &Office, conference: ConferenceId, number: u128) -> String {
    preview(office, conference, PaperKind::Minutes, number).1
}

pub fn write(
    conference: ConferenceId,
    copy: RecipientCopyId,
    number: u128,
    folder: &std::path::Path,
) -> WriteCopy {
    WriteCopy {
        conference,
        copy,
        recipient: person(number),
        folder: folder.to_string_lossy().into_owned(),
        is_email_draft: false,
    }
}

/// A passage of the minutes.
pub fn passage(number: u128, text: &str) -> MinuteBlock {
    MinuteBlock {
        id: MinuteBlockId(id(number)),
        section: MinutesSection::AgencyInformation,
        under: "Quenby Health".to_owned(),
        text: text.to_owned(),
        words_of: None,
        source_person: None,
        source_note: None,
        mark: None,
        child_scope: Vec::new(),
        audience: Audience::All,
        also_for: Vec::new(),
        said_at: None,
    }
}

pub fn add_passage(
    office: &Office,
    conference: ConferenceId,
    version: MinutesVersionId,
    block: MinuteBlock,
) {
    let after = opened(office, conference)
        .conference
        .minutes
        .iter()
        .find(|v| v.id == version)
        .and_then(|v| v.blocks.last().map(|b| b.id));
    let add = ConferenceAct::AddMinuteBlock {
        version,
        block,
        after,
    };
    act(office, conference, add).unwrap();
}

/// The full copy of the minutes: the file that the office keeps.
pub fn archive(office: &Office, conference: ConferenceId) -> Vec<u8> {
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
