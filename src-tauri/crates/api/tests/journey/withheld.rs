//! What a copy leaves out is left out wherever it was written, and found where it was written again.

use chairside_api::*;
use chairside_domain::family::*;
use chairside_domain::ids::*;
use chairside_domain::meeting::{Audience, NoteMark};
use chairside_domain::minutes::{CopyState, MinuteBlock};
use chairside_domain::plan::PlanAction;
use chairside_record::{ConferenceAct, FamilyAct};
use serde_json::json;

use crate::family::{FATHER, KOFI, MOTHER, TEMPERANCE, id, new_conference};
use crate::hand::*;
use crate::meeting::{SOCIAL_WORKER, TEACHER, act, note, patch};
use crate::office::Office;
use crate::whole::{Hooks, approved, approved_with, text_of};

fn made(office: &Office, conference: ConferenceId, number: u128) -> PreparedCopy {
    office
        .app
        .prepare_copy(request(conference, number))
        .unwrap()
}

fn not_for_father(reason: &str) -> Audience {
    Audience::ExcludePersons {
        persons: vec![person(FATHER)],
        reason: reason.to_owned(),
    }
}

/// The strengths and worries are a table of their own, from the same notes as the paragraphs.
#[test]
fn what_a_paragraph_changes_or_withholds_is_so_in_what_the_conference_found() {
    let office = Office::new("england");
    let noted = "Someone called Kevin lets himself in.";
    let kept = "A friend of the family comes in.";
    let hooks = Hooks {
        in_the_room: &|office, conference| {
            let item = opened(office, conference).conference.agenda[3].id;
            let worry = note(510, item, "10:55:00", SOCIAL_WORKER, NoteMark::Worry, noted);
            act(office, conference, ConferenceAct::AddNote { note: worry }).unwrap();
        },
        draft: &|office, conference, version| {
            let minutes = opened(office, conference).conference.minutes;
            let mut blocks = minutes.iter().flat_map(|v| &v.blocks);
            let block = blocks.find(|b| b.source_note == Some(NoteId(id(510))));
            let change = json!({ "text": kept, "audience": not_for_father("Her safety.") });
            let change = ConferenceAct::ChangeMinuteBlock {
                version,
                block: block.unwrap().id,
                change: patch::<MinuteBlock>(change),
            };
            act(office, conference, change).unwrap();
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let hers = minutes_for(&office, conference, MOTHER);
    assert_eq!(
        hers.matches(kept).count(),
        2,
        "as a paragraph and as a worry"
    );
    assert!(!hers.contains("Kevin"), "the note's first words are gone");
    let his = minutes_for(&office, conference, FATHER);
    assert!(!his.contains("Kevin") && !his.contains(kept));
}

#[test]
fn what_is_withheld_outside_the_minutes_is_found_where_it_was_written_again() {
    let office = Office::new("england");
    let action = "She moves to her sister's flat in the spring.";
    let reason = "He came to the house twice at night.";
    let hooks = Hooks {
        in_the_room: &|office, conference| {
            let change = json!({ "what": action, "audience": not_for_father(reason) });
            let change = ConferenceAct::ChangePlanAction {
                child: person(TEMPERANCE),
                action: PlanActionId(id(170)),
                change: patch::<PlanAction>(change),
            };
            act(office, conference, change).unwrap();
        },
        draft: &|office, conference, version| {
            for (number, text) in [(300, action), (301, reason)] {
                add_passage(office, conference, version, passage(number, text));
            }
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let his = made(&office, conference, FATHER);
    let contexts: Vec<&str> = his.findings.iter().map(|f| f.context.as_str()).collect();
    for words in ["sister's flat", "twice at night"] {
        assert!(contexts.iter().any(|c| c.contains(words)), "{contexts:?}");
    }
    assert!(prepared(&office, conference, MOTHER).findings.is_empty());
}

#[test]
fn two_places_on_one_page_are_two_findings() {
    let office = Office::new("england");
    let hooks = Hooks {
        draft: &|office, conference, version| {
            let texts = [
                "Seen at 14 Mill Lane.",
                "A taxi was called to 14 Mill Lane at night.",
            ];
            for (number, text) in (300..).zip(texts) {
                add_passage(office, conference, version, passage(number, text));
            }
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let his = made(&office, conference, FATHER);
    let shown = |words: &str| {
        let mut findings = his.findings.iter();
        findings.any(|f| f.place == "Text" && f.context.contains(words))
    };
    assert!(shown("Seen at") && shown("A taxi"), "{:#?}", his.findings);
}

fn teachers_suppression() -> FamilyAct {
    FamilyAct::Suppress {
        suppression: Suppression {
            id: SuppressionId(id(26)),
            subject: person(MOTHER),
            withheld_from: person(TEACHER),
            field: SuppressedField::Phone,
            words: vec!["07700 900 555".to_owned()],
            reason: "She asked for it.".to_owned(),
            decided_by: "Rukhsana Iqbal-Thorne".to_owned(),
            decided_at: None,
            review_by: None,
            state: SuppressionState::Active,
            lifted_reason: String::new(),
        },
    }
}

/// Nothing was left out of this copy, but what was withheld stays in it by one person's word.
#[test]
fn a_copy_in_which_withheld_words_may_stay_needs_a_second_person() {
    let office = Office::new("england");
    let hooks = Hooks {
        before: &|office, conference| {
            let act = teachers_suppression();
            office
                .app
                .act_on_family(ActOnFamily { conference, act })
                .unwrap();
        },
        draft: &|office, conference, version| {
            let text = "The school rings 07700 900555 first.";
            add_passage(office, conference, version, passage(300, text));
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let copy = made(&office, conference, TEACHER).copy;
    assert!(!copy.is_partial() && !copy.findings.is_empty());
    for finding in &copy.findings {
        let resolve = ConferenceAct::ResolveFinding {
            copy: copy.id,
            finding: finding.id,
            reason: "It is the school's own number for her.".to_owned(),
        };
        act(&office, conference, resolve).unwrap();
    }
    let out = tempfile::tempdir().unwrap();
    let written = || {
        let request = write(conference, copy.id, TEACHER, out.path());
        office.app.write_copy(request)
    };
    assert_eq!(refused(written()), "second_person_needed");
    let view = opened(&office, conference);
    assert_eq!(view.for_second_person, [copy.id]);
    assert_eq!(view.newest_approved, copy.minutes_version);
    second_person(&office, conference, copy.id);
    written().unwrap();
}

#[test]
fn a_copy_that_was_sent_or_taken_out_of_use_is_not_checked_again() {
    let office = Office::new("england");
    let conference = approved(&office);
    let colleague = colleague(&office);
    let check = |copy| {
        office.app.check_copy(CheckCopy {
            conference,
            copy,
            colleague,
            passphrase: OWN.to_owned(),
        })
    };
    let out = sent(&office, conference, FATHER).id;
    assert_eq!(refused(check(out)), "copy_not_to_check");
    let state = |copy| copy_in(&opened(&office, conference), copy).state;
    assert_eq!(state(out), CopyState::Sent, "it is still with him");
    let unused = prepared(&office, conference, FATHER).copy.id;
    let withdraw = ConferenceAct::MoveCopy {
        copy: unused,
        state: CopyState::Withdrawn,
        delivery: String::new(),
        method: String::new(),
        received_on: None,
    };
    act(&office, conference, withdraw).unwrap();
    assert_eq!(refused(check(unused)), "copy_not_to_check");
    assert_eq!(state(unused), CopyState::Withdrawn);
}

/// Two fathers and one report: the report about one man's child is not for the other.
#[test]
fn a_report_about_none_of_the_readers_children_is_never_enclosed() {
    let office = Office::new("england");
    let files = tempfile::tempdir().unwrap();
    let letter = files.path().join("letter.txt");
    std::fs::write(&letter, "Seen in clinic twice.").unwrap();
    let report = AgencyReportId(id(60));
    let covers = |office: &Office, conference, children: &[u128]| {
        let children: Vec<PersonId> = children.iter().map(|child| person(*child)).collect();
        let change = patch(json!({ "covers_children": children }));
        act(
            office,
            conference,
            ConferenceAct::ChangeReport { report, change },
        )
        .unwrap();
    };
    let hooks = Hooks {
        before: &|office, conference| {
            let attach = AttachReport {
                conference,
                report,
                path: letter.to_string_lossy().into_owned(),
                is_tabled: false,
            };
            office.app.attach_report(attach).unwrap();
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let made = |number| {
        let mut with_report = request(conference, number);
        with_report.attachments = vec![report];
        office.app.prepare_copy(with_report)
    };
    covers(&office, conference, &[TEMPERANCE]);
    let offered = |number| recipient(&office, conference, number).may_enclose;
    assert!(offered(FATHER).is_empty(), "it is not offered either");
    assert_eq!(offered(MOTHER), [report]);
    assert_eq!(refused(made(FATHER)), "report_about_others");
    made(MOTHER).unwrap();
    covers(&office, conference, &[TEMPERANCE, KOFI]);
    let labels = |number| -> Vec<String> {
        let findings = made(number).unwrap().findings;
        findings.into_iter().map(|finding| finding.label).collect()
    };
    assert_eq!(
        labels(FATHER),
        ["A report that is also about another child"]
    );
    assert!(labels(MOTHER).is_empty());
    covers(&office, conference, &[KOFI]);
    assert!(labels(FATHER).is_empty(), "his own child's");
}

/// Whoever makes a copy and whoever checks it read the very file that leaves.
#[test]
fn the_copy_that_is_read_is_the_file_that_leaves() {
    use base64::Engine;
    let office = Office::new("england");
    let conference = approved(&office);
    let copy = prepared(&office, conference, FATHER).copy.id;
    let read = office.app.read_copy(CopyOf { conference, copy }).unwrap();
    second_person(&office, conference, copy);
    let out = tempfile::tempdir().unwrap();
    let written = write(conference, copy, FATHER, out.path());
    let written = office.app.write_copy(written).unwrap();
    let bytes = std::fs::read(&written.files[0]).unwrap();
    let pdf = base64::engine::general_purpose::STANDARD.decode(&read.base64);
    assert_eq!(pdf.unwrap(), bytes);
    assert!(text_of(&bytes, Some(&read.password)).contains("Darren Whitcombe"));
    let other = CopyOf {
        conference,
        copy: RecipientCopyId(id(999)),
    };
    assert_eq!(refused(office.app.read_copy(other)), "unknown_item");
}
