//! The main journey, from first run to the copy of a parent from whom something is withheld.

use chairside_api::*;
use chairside_domain::ids::*;
use chairside_domain::minutes::PaperKind;
use chairside_domain::office::OfficeRole;
use chairside_record::DraftTarget;

use crate::family::{FATHER, HIDDEN, MOTHER, id, new_conference};
use crate::meeting::{SECRET, act, hold, prepare};
use crate::office::{Office, extractor};

/// Everything that a stranger can read in a file.
pub fn text_of(bytes: &[u8], password: Option<&str>) -> String {
    let extracted = chairside_extract::Extractor::new(extractor())
        .extract(bytes, password)
        .unwrap();
    let mut text = String::new();
    extracted.visit_parts(&mut |_, part| {
        text.push_str(&part.text);
        text.push('\n');
    });
    text
}

pub fn approved(office: &Office) -> ConferenceId {
    approved_with(office, new_conference(), &Hooks::default())
}

/// What a test does besides, at each stage of the meeting.
pub struct Hooks<'a> {
    pub before: &'a dyn Fn(&Office, ConferenceId),
    pub in_the_room: &'a dyn Fn(&Office, ConferenceId),
    pub draft: &'a dyn Fn(&Office, ConferenceId, MinutesVersionId),
}

impl Default for Hooks<'_> {
    fn default() -> Self {
        Self {
            before: &|_, _| (),
            in_the_room: &|_, _| (),
            draft: &|_, _, _| (),
        }
    }
}

/// A conference from its booking to its approved minutes.
pub fn approved_with(office: &Office, request: NewConference, hooks: &Hooks<'_>) -> ConferenceId {
    let view = office.app.new_conference(request).unwrap();
    let conference = view.conference.id;
    prepare(office, conference);
    (hooks.before)(office, conference);
    let template = office.app.choices(Nothing {}).unwrap().agenda_templates[0]
        .id
        .to_string();
    let view = office
        .app
        .use_agenda_template(UseAgendaTemplate {
            conference,
            template,
        })
        .unwrap();
    let items: Vec<AgendaItemId> = view.conference.agenda.iter().map(|item| item.id).collect();
    office.set_time("2027-01-11T10:00:00Z");
    hold(office, conference, &items, hooks.in_the_room);
    let minutes = office
        .app
        .assemble_minutes(MinutesOf { conference })
        .unwrap();
    (hooks.draft)(office, conference, minutes.version.unwrap().id);
    let minutes = office.app.minutes(MinutesOf { conference }).unwrap();
    assert!(minutes.may_approve, "gaps: {:#?}", minutes.gaps);
    let version = minutes.version.unwrap().id;
    let request = ApproveMinutes {
        conference,
        version,
        is_spelling_checked: true,
    };
    let minutes = office.app.approve_minutes(request).unwrap();
    let frozen = minutes.version.unwrap();
    assert!(frozen.is_frozen());
    assert_eq!(frozen.sha256.len(), 64, "the digest is shown");
    conference
}

#[test]
fn the_limit_shows_its_rule_its_source_and_the_days_skipped() {
    let office = Office::new("england");
    let view = office.app.new_conference(new_conference()).unwrap();
    let limit = view
        .deadlines
        .iter()
        .find(|d| d.rule == "icpc_from_strategy")
        .unwrap();
    assert_eq!(
        limit.due_on,
        Some("2027-01-11".parse().unwrap()),
        "A1 Christmas"
    );
    assert_eq!(
        limit.skipped.len(),
        3,
        "25 December, 28 December, 1 January"
    );
    assert!(
        !limit.source.is_empty() && limit.rule_text.contains("15 working days"),
        "{limit:?}"
    );
    assert_eq!(view.title, "Adeyemi and Adeyemi-Whitcombe family");
}

#[test]
fn each_copy_leaves_out_what_is_withheld_and_numbers_alike() {
    let office = Office::new("england");
    let conference = approved(&office);
    let full = office.folder.path().join("full.pdf");
    let request = WritePaper {
        conference,
        paper: PaperKind::Minutes,
        path: full.to_string_lossy().into_owned(),
        is_draft: false,
    };
    office.app.write_paper(request).unwrap();
    let full = text_of(&std::fs::read(full).unwrap(), None);
    assert!(
        full.contains("5.") && full.contains("Mill Lane"),
        "the full copy has the place"
    );
    assert!(
        full.contains("gate on two mornings"),
        "the full copy has the passage"
    );

    let preview = |person| {
        let request = PreviewCopy {
            conference,
            paper: PaperKind::Minutes,
            recipient: Some(PersonId(id(person))),
        };
        office.app.preview_copy(request).unwrap()
    };
    let father = preview(FATHER);
    assert!(father.findings.is_empty(), "{:#?}", father.findings);
    let words = office.app.prepare_copy(PrepareCopy {
        conference,
        paper: PaperKind::Minutes,
        recipient: PersonId(id(FATHER)),
        has_place_marks: false,
        has_watermark: false,
        attachments: Vec::new(),
        is_large_print: false,
        redactions: Vec::new(),
    });
    let prepared = words.unwrap();
    assert_eq!(
        prepared.password.split_whitespace().count(),
        5,
        "five words"
    );
    let refused = office.app.write_copy(WriteCopy {
        conference,
        copy: prepared.copy.id,
        recipient: PersonId(id(MOTHER)),
        folder: office.folder.path().to_string_lossy().into_owned(),
        is_email_draft: false,
    });
    assert_eq!(
        refused.unwrap_err().code,
        "wrong_recipient",
        "e5_a_copy_dropped_on_the_wrong_person"
    );
    let waits = office.app.write_copy(WriteCopy {
        conference,
        copy: prepared.copy.id,
        recipient: PersonId(id(FATHER)),
        folder: office.folder.path().to_string_lossy().into_owned(),
        is_email_draft: false,
    });
    assert_eq!(
        waits.unwrap_err().code,
        "second_person_needed",
        "a partial copy waits for a second person"
    );

    use base64::Engine;
    let pdf = base64::engine::general_purpose::STANDARD
        .decode(father.base64)
        .unwrap();
    let text = text_of(&pdf, None);
    for withheld in ["Mill Lane", "WX1 2BC", "gate on two mornings", "detective"] {
        assert!(
            !text.contains(withheld),
            "the father's copy holds {withheld}"
        );
    }
    assert!(text.contains("Place withheld"));
    assert!(
        text.contains("A part of the conference was held without you."),
        "c1 in the chair's words"
    );
    let mother = preview(MOTHER);
    let pdf = base64::engine::general_purpose::STANDARD
        .decode(mother.base64)
        .unwrap();
    let text = text_of(&pdf, None);
    assert!(
        text.contains("Mill Lane") && text.contains("gate on two mornings"),
        "the mother's copy has both"
    );
    assert!(SECRET.contains("gate on two mornings") && HIDDEN.contains("Mill Lane"));
}

#[test]
fn a_second_person_releases_a_partial_copy_and_never_the_one_who_made_it() {
    let office = Office::new("england");
    let conference = approved(&office);
    let prepared = office
        .app
        .prepare_copy(PrepareCopy {
            conference,
            paper: PaperKind::Minutes,
            recipient: PersonId(id(FATHER)),
            has_place_marks: false,
            has_watermark: false,
            attachments: Vec::new(),
            is_large_print: false,
            redactions: Vec::new(),
        })
        .unwrap();
    let own = "orchard pebble turning slowly seven";
    let view = office
        .app
        .enrol_colleague(EnrolColleague {
            name: "Piotr Wiśniewski-Hale".to_owned(),
            roles: vec![OfficeRole::Administrator],
            passphrase: own.to_owned(),
        })
        .unwrap();
    let first = view.office.colleagues[0].id;
    let second = view.office.colleagues[1].id;
    let check = |colleague, passphrase: &str| {
        office.app.check_copy(CheckCopy {
            conference,
            copy: prepared.copy.id,
            colleague,
            passphrase: passphrase.to_owned(),
        })
    };
    assert_eq!(
        check(first, crate::office::PASSPHRASE).unwrap_err().code,
        "second_person_is_first"
    );
    assert_eq!(
        check(second, "not the passphrase at all").unwrap_err().code,
        "wrong_passphrase"
    );
    check(second, own).unwrap();
    let out = tempfile::tempdir().unwrap();
    let written = office
        .app
        .write_copy(WriteCopy {
            conference,
            copy: prepared.copy.id,
            recipient: PersonId(id(FATHER)),
            folder: out.path().to_string_lossy().into_owned(),
            is_email_draft: true,
        })
        .unwrap();
    assert_eq!(written.files.len(), 2);
    for file in &written.files {
        assert!(!file.contains("Whitcombe"), "e7: no name in a file name");
    }
    let locked = std::fs::read(&written.files[0]).unwrap();
    let text = text_of(&locked, Some(&prepared.password));
    assert!(
        text.contains("Darren Whitcombe"),
        "each page names its reader"
    );
    assert!(!text.contains("Mill Lane"));
}

#[test]
fn what_was_typed_is_there_after_a_crash_and_search_finds_it() {
    let office = Office::new("england");
    let view = office.app.new_conference(new_conference()).unwrap();
    let conference = view.conference.id;
    act(&office, conference, chairside_record::ConferenceAct::Open).unwrap();
    let note = crate::meeting::note(
        500,
        AgendaItemId(id(501)),
        "10:01:00",
        MOTHER,
        chairside_domain::meeting::NoteMark::Plain,
        "",
    );
    let target = DraftTarget::NewNote { note };
    let save = |text: &str| {
        let request = SaveDraft {
            conference,
            target: target.clone(),
            text: text.to_owned(),
        };
        office.app.save_draft(request).unwrap()
    };
    save("She is tir");
    save("She is tired of the zanzibar nights");
    let office = office.restarted();
    assert_eq!(office.session().kind, SessionKind::Locked);
    assert_eq!(
        office.session().person_name,
        "",
        "a locked vault names no one"
    );
    let session = office.unlock().unwrap();
    assert_eq!(session.recovered_drafts, 1);
    let view = office
        .app
        .open_conference(OpenConference { conference })
        .unwrap();
    assert_eq!(
        view.conference.notes[0].text,
        "She is tired of the zanzibar nights"
    );
    let found = office
        .app
        .search(Search {
            words: "Zanzibar".to_owned(),
        })
        .unwrap();
    assert_eq!(found.hits[0].kind, "notes");
    office.pass_minutes(1);
    office
        .app
        .lock(Lock {
            reason: "person".to_owned(),
        })
        .unwrap();
    assert_eq!(
        office
            .app
            .search(Search {
                words: "zanzibar".to_owned()
            })
            .unwrap_err()
            .code,
        "locked"
    );
}

#[test]
fn wrong_passphrases_are_slowed_and_say_so() {
    let office = Office::new("england");
    office
        .app
        .lock(Lock {
            reason: "person".to_owned(),
        })
        .unwrap();
    let wrong = || {
        office
            .app
            .unlock(Unlock {
                passphrase: "not this one at all".to_owned(),
            })
            .unwrap_err()
    };
    assert_eq!(wrong().code, "wrong_passphrase");
    let mut last = wrong();
    for _ in 0..10 {
        last = wrong();
    }
    assert_eq!(last.code, "wait");
    assert_eq!(
        office.unlock().unwrap_err().code,
        "wait",
        "the right one waits too"
    );
    office.pass_minutes(20);
    office.unlock().unwrap();
}

#[test]
fn nothing_readable_stands_in_the_vault_folder() {
    let office = Office::new("england");
    approved(&office);
    office
        .app
        .lock(Lock {
            reason: "person".to_owned(),
        })
        .unwrap();
    let mut files = vec![office.folder.path().join("vault")];
    let planted = [
        "Adeyemi",
        "Whitcombe",
        "Mill Lane",
        "gate on two mornings",
        "Ashdown",
        "Breakfast club",
    ];
    let mut looked_at = 0;
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(
                std::fs::read_dir(&path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
            continue;
        }
        looked_at += 1;
        let bytes = std::fs::read(&path).unwrap();
        for word in planted {
            let utf16: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let stands = bytes.windows(word.len()).any(|w| w == word.as_bytes())
                || bytes.windows(utf16.len()).any(|w| w == utf16);
            assert!(!stands, "{word} stands in {}", path.display());
        }
    }
    assert!(looked_at > 4, "the vault's files were looked at");
}
