//! Files made by real programs: each word is found, and found in its own place.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use chairside_extract::{ExtractError, Extracted, Format, PartKind, UnreadReason};
use support::{assert_has, extractor, fixture, has, read, refused};

const SHOWN: &str = "The family lives at 14 Rowanberry Street. Zoë and Łukasz were seen together, \
                     and the efficient flat was warm.";

/// The same document, saved by the word processor in three formats: each text stands in its place.
fn each_text_is_in_its_place(name: &str, format: Format) -> Extracted {
    let report = read(&fixture(name));
    assert_eq!(report.format, format);
    assert!(report.has_text);
    for (kind, words) in [
        (PartKind::Body, SHOWN),
        (PartKind::Body, "Neglect, Cinderholme"),
        (PartKind::Header, "Marlowbeck"),
        (PartKind::Footer, "Thornwick"),
        (PartKind::Footnote, "Pennygarth"),
        (PartKind::Comment, "Skelderby"),
        (PartKind::TrackedInsert, "Newhaverly"),
        (PartKind::TrackedDelete, "Oldcastle"),
        (PartKind::HiddenText, "Wetherfold"),
        (PartKind::Property, "Quillfeather Cottage"),
        (PartKind::Bookmark, "Dunmere"),
        (PartKind::Link, "hollinside.example"),
    ] {
        assert_has(&report, kind, words);
    }
    for absent in ["Oldcastle", "Wetherfold", "Skelderby", "Header and Footer"] {
        assert!(
            !has(&report, PartKind::Body, absent),
            "{absent} is not on the page"
        );
    }
    report
}

#[test]
fn word_file_gives_each_text_its_place() {
    let report = each_text_is_in_its_place("report.docx", Format::Docx);
    assert_has(&report, PartKind::Body, "Inserted word: Newhaverly");
    assert_has(&report, PartKind::Body, "Plain start  plain end.");
    assert_has(&report, PartKind::Comment, "Ibrahim Vale");
    assert_has(&report, PartKind::Property, "Philippa Ashgrove");
}

#[test]
fn open_document_gives_each_text_its_place() {
    let report = each_text_is_in_its_place("report.odt", Format::Odt);
    assert_has(&report, PartKind::Comment, "Ibrahim Vale\n");
    assert!(!has(&report, PartKind::Body, "Ibrahim"));
}

#[test]
fn rich_text_gives_each_text_its_place() {
    each_text_is_in_its_place("report.rtf", Format::Rtf);
}

#[test]
fn pdf_is_read_with_its_ligatures_spaces_and_lines() {
    for name in ["report.pdf", "linearized.pdf"] {
        let report = read(&fixture(name));
        assert_eq!((report.format, report.pages), (Format::Pdf, Some(1)));
        let body = report.texts(PartKind::Body).next().unwrap();
        let joined = body.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(joined.contains(SHOWN), "{name} reads {joined}");
        // LibreOffice prints what a tracked change took out, struck through.
        assert!(joined.contains("Before the change stood Oldcastle and it stays."));
        assert_has(&report, PartKind::Bookmark, "Summary of the visit");
        assert_has(&report, PartKind::Annotation, "Skelderby");
        assert_has(&report, PartKind::Link, "hollinside.example");
        assert_has(&report, PartKind::Property, "Quillfeather Cottage");
        assert_eq!(report.parts[0].page, Some(1));
        assert!(report.cannot_read_parts.is_empty());
        assert_eq!(report.texts(PartKind::EarlierRevision).count(), 0);
    }
}

#[test]
fn encrypted_pdf_opens_with_either_password_and_no_other() {
    let locked = fixture("locked.pdf");
    for password in ["reader pass", "owner pass"] {
        let report = extractor().extract(&locked, Some(password)).unwrap();
        assert_has(&report, PartKind::Body, "14 Rowanberry Street");
        assert_has(&report, PartKind::Property, "Quillfeather Cottage");
    }
    for password in [None, Some("wrong")] {
        assert!(matches!(
            extractor().extract(&locked, password),
            Err(ExtractError::PasswordProtected {
                format: Format::Pdf
            })
        ));
    }
}

#[test]
fn a_file_within_a_pdf_is_read() {
    let report = read(&fixture("attached.pdf"));
    assert_has(&report, PartKind::AttachmentName, "attached.docx");
    assert_has(&report, PartKind::AttachmentName, "Lowmoor");
    let attached = report.attachments[0].content.as_ref().unwrap();
    assert_has(attached, PartKind::Comment, "Skelderby");
}

#[test]
fn email_is_read_with_all_that_hangs_on_it() {
    let email = read(&fixture("report.eml"));
    assert_eq!(email.format, Format::Eml);
    assert_has(
        &email,
        PartKind::EmailHeader,
        "Report for Zoë, École Brindleford",
    );
    assert_has(&email, PartKind::EmailHeader, "ngozi@school.example");
    assert_has(&email, PartKind::Body, "Caldermoss");
    assert_has(&email, PartKind::Body, "Html word");
    assert_has(&email, PartKind::RawString, "Grimsdyke");
    let mut found = Vec::new();
    email.visit_parts(&mut |path, part| {
        for word in ["Wetherfold", "Foxcombe", "Ravensike", "Harrowdene"] {
            if part.text.contains(word) {
                found.push((word, path.join("/"), part.kind));
            }
        }
    });
    let report = "Lanternbrook report.docx".to_owned();
    assert!(found.contains(&("Wetherfold", report, PartKind::HiddenText)));
    assert!(found.contains(&("Foxcombe", String::new(), PartKind::EmailHeader)));
    assert!(found.contains(&("Ravensike", String::new(), PartKind::Body)));
    assert!(found.contains(&("Harrowdene", "/note.txt".to_owned(), PartKind::Body)));
}

#[test]
fn scans_and_pictures_have_no_text_and_say_so() {
    let scan = read(&fixture("scan.pdf"));
    assert!(!scan.has_text);
    assert_eq!(
        scan.cannot_read_parts[0].reason,
        UnreadReason::PageWithoutText
    );
    assert_eq!(scan.cannot_read_parts[0].page, Some(1));
    let picture = read(&fixture("scan.png"));
    assert_eq!((picture.format, picture.has_text), (Format::Png, false));
    assert_eq!(picture.cannot_read_parts[0].reason, UnreadReason::Picture);
}

#[test]
fn plain_text_is_read_and_other_formats_are_not() {
    let text = read("Rowanberry Street, Zoë".as_bytes());
    assert_has(&text, PartKind::Body, "Rowanberry Street, Zoë");
    let old_word_file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0];
    assert!(matches!(refused(&old_word_file), ExtractError::Unsupported));
}
