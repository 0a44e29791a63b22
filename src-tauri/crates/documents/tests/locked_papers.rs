//! Papers that are locked, stored, or carry the council's mark.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first fault"
)]

#[path = "specimen/reading.rs"]
mod reading;
mod specimen;

use chairside_documents::paper::*;
use chairside_documents::{DocumentsError, Fonts, encrypt, render};
use lopdf::{Dictionary, Document, LoadOptions, Object, decode_text_string};
use reading::*;

fn unlocked(bytes: &[u8], password: &str) -> lopdf::Result<Document> {
    Document::load_mem_with_options(bytes, LoadOptions::with_password(password))
}

#[test]
fn a_locked_copy_opens_with_its_password_only() {
    let pdf = rendered(&specimen::minutes());
    let locked = encrypt(&pdf, "amber otter quilt lantern moss").unwrap();
    assert_eq!(locked.sha256_before, pdf.sha256);
    assert_ne!(locked.sha256_after, pdf.sha256);

    assert!(Document::load_mem(&locked.bytes).unwrap().is_encrypted());
    let with = |password: &str| unlocked(&locked.bytes, password);
    assert!(
        with("amber otter quilt lantern").is_err(),
        "a part of the password"
    );
    assert!(with("").is_err(), "no password");
    let document = with("amber otter quilt lantern moss").unwrap();
    assert!(text_of(&document, 1).contains("Adeyemi"));

    let readable = String::from_utf8_lossy(&locked.bytes);
    for words in ["WX-2026-0417", "Adeyemi", "pdfaid", "xmpmeta"] {
        assert!(!readable.contains(words), "{words} stands in the clear");
    }
    assert!(matches!(
        encrypt(&pdf, ""),
        Err(DocumentsError::EmptyPassword)
    ));
}

#[test]
fn a_locked_copy_no_longer_claims_to_be_an_archive_copy() {
    let claims = |document: &Document| {
        let id = document
            .catalog()
            .unwrap()
            .get(b"Metadata")
            .unwrap()
            .as_reference()
            .unwrap();
        let content = document
            .get_object(id)
            .unwrap()
            .as_stream()
            .unwrap()
            .content
            .clone();
        let xmp = String::from_utf8(content).unwrap();
        (xmp.contains("pdfaid:part"), xmp.contains("<pdfuaid:part>1"))
    };
    let pdf = rendered(&specimen::minutes());
    assert_eq!(
        claims(&Document::load_mem(&pdf.bytes).unwrap()),
        (true, true)
    );
    let locked = encrypt(&pdf, "amber otter").unwrap();
    let locked = unlocked(&locked.bytes, "amber otter").unwrap();
    assert_eq!(claims(&locked), (false, true));
}

#[test]
fn a_paper_survives_being_stored() {
    for (name, paper) in specimen::all() {
        let stored = serde_json::to_string(&paper).unwrap();
        assert_eq!(
            serde_json::from_str::<Paper>(&stored).unwrap(),
            paper,
            "{name}"
        );
    }
}

#[test]
fn a_mark_that_no_font_has_is_named_and_not_the_letter_before_it() {
    let fonts = Fonts::embedded().unwrap();
    let mut paper = specimen::blank();
    let runs = vec![Run::plain("[\u{11357}")];
    paper.blocks = vec![Block::Paragraph(Paragraph {
        runs,
        ..Paragraph::default()
    })];
    let Err(DocumentsError::MissingGlyph { character, .. }) = render(&paper, &fonts) else {
        panic!("it was written");
    };
    assert_eq!(character, '\u{11357}');
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    /// Whatever people type or paste, a paper is written or says which character stands in the way.
    #[test]
    fn no_text_breaks_a_paper(words in "\\PC{0,80}", mixed in "[a-zA-Zẹ́ọ̀ễابپতহਕ中0-9 \n\u{AD}\u{A0}\u{200C}()“”.-]{0,120}") {
        let fonts = Fonts::embedded().unwrap();
        for text in [words, mixed] {
            let runs = vec![Run::plain(text.as_str()), Run::bold(text.as_str())];
            let mut paper = specimen::blank();
            paper.blocks = vec![
                Block::Heading(Heading { level: 1, number: None, text: "Views".into() }),
                Block::Paragraph(Paragraph { label: Some("1".into()), runs: runs.clone(), ..Paragraph::default() }),
                Block::Table(Table {
                    caption: None,
                    head: ["One", "Two", "Three", "Four", "Five", "Six"].map(Into::into).to_vec(),
                    rows: vec![TableRow::Cells {
                        cells: vec![vec![Part::Text { runs }]; 6],
                        has_row_header: true,
                        restricted: None,
                    }],
                }),
            ];
            match render(&paper, &fonts) {
                Ok(pdf) => assert!(pdf.page_count > 0),
                Err(DocumentsError::MissingGlyph { character, .. }) => assert!(!character.is_ascii_graphic()),
                Err(other) => panic!("{other}"),
            }
        }
    }
}

fn pictures(document: &Document) -> Vec<&lopdf::Stream> {
    let streams = document.objects.values().filter_map(|o| o.as_stream().ok());
    let is_picture = |dict: &Dictionary| {
        let kind = dict.get(b"Subtype").and_then(Object::as_name);
        kind.is_ok_and(|kind| kind == b"Image")
    };
    streams.filter(|stream| is_picture(&stream.dict)).collect()
}

#[test]
fn the_councils_mark_is_a_figure_with_words_before_the_councils_name() {
    let document = opened(&specimen::marked());
    let elements = elements(&document);
    let figure = &elements[1];
    assert_eq!((role(figure), role(&elements[2])), ("Figure", "P"));
    let words = decode_text_string(figure.get(b"Alt").unwrap()).unwrap();
    assert_eq!(words, "Mark of Wexmoor Council");
    let attributes = figure.get(b"A").unwrap().as_dict().unwrap();
    let sides = attributes.get(b"BBox").unwrap().as_array().unwrap();
    let sides: Vec<f32> = sides.iter().map(|side| side.as_float().unwrap()).collect();
    let (width, height) = (sides[2] - sides[0], sides[3] - sides[1]);
    assert!((width - height).abs() < 0.1, "a square mark stays square");
    assert!((height - 45.35).abs() < 0.1, "16 mm high");
    assert!((sides[2] - 541.4).abs() < 0.1, "it ends at the margin");
    assert!(text_of(&document, 1).contains("Wexmoor Council"));
}

#[test]
fn the_councils_mark_has_nothing_that_an_archive_copy_may_not_have() {
    let document = opened(&specimen::marked());
    let found = pictures(&document);
    assert_eq!(
        found.len(),
        1,
        "one picture, and none for what shines through"
    );
    let dict = &found[0].dict;
    for forbidden in [b"SMask".as_slice(), b"Mask", b"Interpolate", b"Alternates"] {
        assert!(!dict.has(forbidden));
    }
    assert_eq!(
        dict.get(b"ColorSpace").unwrap().as_name().unwrap(),
        b"DeviceRGB"
    );
    let pixels = found[0].decompressed_content().unwrap();
    assert_eq!(pixels.len(), 256 * 256 * 3);
    assert_eq!(pixels[..3], [255; 3], "a clear corner is white");
    assert!(pictures(&opened(&specimen::minutes())).is_empty());
}

#[test]
fn a_paper_with_the_councils_mark_is_the_same_file_each_time() {
    let first = rendered(&specimen::marked());
    assert_eq!(first.sha256, rendered(&specimen::marked()).sha256);
    assert_ne!(first.sha256, rendered(&specimen::minutes()).sha256);
}
