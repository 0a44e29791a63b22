//! What each kind of reader finds in a paper, and what stands in every copy.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first fault"
)]

mod cases;

use cases::reading::{as_text, everything_in};
use cases::{archive, built_for, copy, copy_for, england, minutes, text};
use chairside_documents::papers::{PaperError, PaperFor, file_name};
use chairside_domain::meeting::*;
use chairside_domain::minutes::*;
use chairside_testkit::people::*;

#[test]
fn e5_every_page_says_whose_copy_it_is() {
    let case = england();
    for kind in [
        PaperKind::Minutes,
        PaperKind::DecisionLetter,
        PaperKind::Invitation,
    ] {
        let footer = copy(&case, kind, HAROON).paper.footer;
        assert_eq!(footer.copy.as_deref(), Some("Copy 4 for Haroon Iqbal"));
        assert_eq!(footer.page_number, "Page {page} of {pages}");
    }
}

#[test]
fn e7_titles_and_file_names_carry_the_reference_only() {
    for (_, built) in cases::every_paper("england") {
        let title = &built.paper.title;
        assert!(title.starts_with("WX-2026-0417: "));
        for name in [
            "Temperance",
            "Kofi",
            "Adéyẹmí",
            "Iqbal",
            "Whitcombe",
            "Mill",
        ] {
            assert!(!title.contains(name), "{title}");
        }
    }
    let name = file_name(PaperKind::DecisionLetter, "WX-2026/0417", Some(4));
    assert_eq!(name, "WX-2026-0417-copy-4.pdf");
}

#[test]
fn every_copy_numbers_its_paragraphs_alike() {
    let case = england();
    let numbered = |text: &str| -> Vec<String> {
        let is_paragraph = |line: &&str| line.starts_with("  ") && line.trim().contains(". ");
        text.lines()
            .filter(is_paragraph)
            .map(str::to_owned)
            .collect()
    };
    let full = as_text(&archive(&case, PaperKind::Minutes));
    for number in ["7.1 The team", "7.2 6 of 7"] {
        assert!(full.contains(number), "{number}");
    }
    // What someone lacks has the number before it with a letter, in no order.
    let has_letter = |number: &str, words: &str| {
        full.lines().any(|line| {
            let after = line.trim().strip_prefix(number).unwrap_or_default();
            let said = after.trim_start_matches(|c: char| c.is_ascii_uppercase());
            said != after && said.trim_start().starts_with(words)
        })
    };
    for (number, words) in [
        ("7", "Kofi"),
        ("7", "Another parent"),
        ("7", "Temperance has"),
        ("7.1", "Police have"),
    ] {
        assert!(has_letter(number, words), "{number}, a letter, {words}");
    }
    for reader in case.readers() {
        let own = as_text(&copy(&case, PaperKind::Minutes, reader.person));
        for line in numbered(&own)
            .iter()
            .filter(|l| l.trim().starts_with(['5', '7']))
        {
            assert!(full.contains(line.trim()), "{line}");
        }
    }
}

#[test]
fn the_restricted_section_is_a_paper_of_its_own_for_practitioners_only() {
    let case = england();
    for reader in case.readers() {
        assert!(!minutes(&case, reader.person).contains("Intelligence of 4 September"));
    }
    assert!(
        text(&case, PaperKind::RestrictedSection, POLICE).contains("Intelligence of 4 September")
    );
    for person in [MOTHER, DARREN, HAROON, ADVOCATE, SUPPORTER] {
        let refused = built_for(
            &case,
            PaperKind::RestrictedSection,
            &copy_for(&case, person),
        );
        assert_eq!(
            refused.unwrap_err(),
            PaperError::NotForReader,
            "{}",
            name(person)
        );
    }
}

#[test]
fn the_familys_agenda_has_no_item_that_is_not_for_them_and_nothing_that_the_chair_noted() {
    let case = england();
    for person in [MOTHER, HAROON, ADVOCATE] {
        let found = text(&case, PaperKind::Agenda, person);
        assert!(!found.contains("practitioners only") && !found.contains("name for the day"));
        assert!(found.contains("Decision for each child"));
    }
    assert!(text(&case, PaperKind::Agenda, POLICE).contains("Time with practitioners only"));
    assert!(!text(&case, PaperKind::Agenda, POLICE).contains("name for the day"));
    assert!(text(&case, PaperKind::Agenda, CHAIR).contains("name for the day"));
}

#[test]
fn why_a_report_is_withheld_is_for_staff_only() {
    let case = england();
    let reason = "It names where the children live";
    assert!(everything_in(&archive(&case, PaperKind::ReportSharingSheet)).contains(reason));
    for person in [MOTHER, DARREN, HAROON, POLICE] {
        let found = text(&case, PaperKind::ReportSharingSheet, person);
        assert!(!found.contains(reason), "{}", name(person));
    }
    let hers = text(&case, PaperKind::ReportSharingSheet, MOTHER);
    assert!(
        hers.contains("Folasade") && !hers.contains("Darren Whitcombe"),
        "each reads their own lines"
    );
}

#[test]
fn a_note_is_held_to_its_own_restriction_and_to_its_items() {
    let mut case = england();
    let note = case
        .conference
        .notes
        .iter_mut()
        .find(|n| n.text.contains("neighbour"))
        .unwrap();
    note.audience = Audience::ExcludePersons {
        persons: vec![DARREN],
        reason: "x".to_owned(),
    };
    assert!(!minutes(&case, MOTHER).contains("A neighbour called three times"));
}

#[test]
fn a_letter_to_a_child_who_has_died_waits_for_a_person() {
    let mut case = england();
    case.family.children[0].status = chairside_domain::family::ChildStatus::Deceased;
    let refused = built_for(&case, PaperKind::ChildLetter, &PaperFor::Archive);
    assert_eq!(refused.unwrap_err(), PaperError::ChildDied);
}

#[test]
fn d8_the_receipt_lists_every_enclosed_record_by_title_and_date() {
    let receipt = as_text(&archive(&england(), PaperKind::FileTransferReceipt));
    for line in [
        "| 1 | Chronology | 10\u{A0}September\u{A0}2026 |",
        "| 2 | Minutes of the conference, version 1 | 29\u{A0}September\u{A0}2026 |",
        "| 3 | Attendance letters to the family | No date |",
    ] {
        assert!(receipt.contains(line), "{line}");
    }
}

#[test]
fn b6_an_unborn_babys_label_leaves_the_mothers_name_out_where_it_would_tell() {
    let mut case = england();
    let with_name = "Unborn baby of Folasade Adéyẹmí";
    assert!(as_text(&copy(&case, PaperKind::Minutes, DARREN)).contains(with_name));
    let mut withheld = case.family.suppressions[0].clone();
    withheld.words = vec!["Folasade Adéyẹmí".to_owned()];
    withheld.withheld_from = DARREN;
    case.family.suppressions.push(withheld);
    let said = as_text(&copy(&case, PaperKind::Minutes, DARREN));
    assert!(said.contains("Unborn baby") && !said.contains(with_name));
    let mothers = as_text(&copy(&case, PaperKind::Minutes, MOTHER));
    assert!(mothers.contains(with_name), "it is withheld from him alone");
}
