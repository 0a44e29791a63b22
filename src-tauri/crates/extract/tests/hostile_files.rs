//! Files made to do harm: each ends in a clean answer from the real child.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::io::{Cursor, Write};
use std::time::Duration;

use chairside_extract::{ExtractError, Format, PartKind, Refusal};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use support::{assert_has, extractor, fixture, read, refused};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const MIB: usize = 1024 * 1024;

fn docx_of(write_body: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>)) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    write_body(&mut zip);
    zip.finish().unwrap().into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    docx_of(|zip| zip.write_all(body.as_bytes()).unwrap())
}

/// Returns a PDF of these objects, the first being the catalogue.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.5\n".to_vec();
    let mut offsets = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        offsets.push(bytes.len());
        writeln!(bytes, "{} 0 obj", index + 1).unwrap();
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let start = bytes.len();
    write!(
        bytes,
        "xref\n0 {}\n0000000000 65535 f \n",
        objects.len() + 1
    )
    .unwrap();
    for offset in offsets {
        writeln!(bytes, "{offset:010} 00000 n ").unwrap();
    }
    let size = objects.len() + 1;
    write!(
        bytes,
        "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    bytes
}

fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{dictionary}/Length {}>>\nstream\n", data.len()).into_bytes();
    object.extend_from_slice(data);
    object.extend_from_slice(b"\nendstream");
    object
}

fn page_with(content: Vec<u8>, more: Vec<Vec<u8>>) -> Vec<u8> {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>\
          /XObject<</X1 6 0 R>>>>>>"
            .to_vec(),
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    objects.extend(more);
    pdf(&objects)
}

fn deflated(mebibytes: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    let blanks = vec![b' '; MIB];
    for _ in 0..mebibytes {
        encoder.write_all(&blanks).unwrap();
    }
    encoder.finish().unwrap()
}

#[test]
fn docx_zip_bomb_is_too_large() {
    let bomb = docx_of(|zip| {
        let blanks = vec![b' '; MIB];
        for _ in 0..200 {
            zip.write_all(&blanks).unwrap();
        }
    });
    assert!(bomb.len() < MIB);
    assert!(matches!(refused(&bomb), ExtractError::TooLarge));
}

#[test]
fn docx_of_nested_elements_is_not_readable() {
    let nested = docx(&format!(
        "{}{}",
        "<w:p>".repeat(300_000),
        "</w:p>".repeat(300_000)
    ));
    assert!(matches!(
        refused(&nested),
        ExtractError::NotReadable {
            format: Format::Docx
        }
    ));
}

#[test]
fn docx_with_a_document_type_is_not_readable() {
    let entities = "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;'>]><w:p>&b;</w:p>";
    for body in [entities, "<!DOCTYPE d><w:p/>"] {
        assert!(matches!(
            refused(&docx(body)),
            ExtractError::NotReadable {
                format: Format::Docx
            }
        ));
    }
}

#[test]
fn archives_within_archives_stop_at_a_depth() {
    let mut inner = docx("<w:document/>");
    for _ in 0..20 {
        inner = docx_of(|zip| {
            zip.write_all(b"<w:document/>").unwrap();
            zip.start_file("word/embeddings/inner.docx", SimpleFileOptions::default())
                .unwrap();
            zip.write_all(&inner).unwrap();
        });
    }
    let mut extracted = read(&inner);
    let mut depth = 0;
    while let Some(attachment) = extracted.attachments.pop() {
        depth += 1;
        match attachment.content {
            Ok(content) => extracted = content,
            Err(refusal) => assert_eq!(refusal, Refusal::TooDeep),
        }
    }
    assert_eq!(depth, 6);
}

#[test]
fn pdf_whose_pages_loop_comes_to_an_end() {
    let looping = pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Parent 2 0 R/Count 2>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R>>".to_vec(),
    ]);
    assert!(matches!(
        refused(&looping),
        ExtractError::NotReadable {
            format: Format::Pdf
        }
    ));
}

#[test]
fn pdf_form_that_shows_itself_is_read_once() {
    let resources = "/Resources<</Font<</F1 5 0 R>>/XObject<</X1 6 0 R>>>>";
    let form = stream(
        &format!("/Type/XObject/Subtype/Form{resources}"),
        b"BT /F1 9 Tf (Skelderby) Tj ET /X1 Do",
    );
    let read = read(&page_with(stream("", b"/X1 Do /X1 Do"), vec![form]));
    let body: Vec<&str> = read.texts(PartKind::Body).collect();
    assert_eq!(body.join("").matches("Skelderby").count(), 2);
}

#[test]
fn pdf_forms_that_double_at_each_step_come_to_an_end() {
    let forms = (6..30).map(|id| {
        let next = id + 1;
        stream(
            &format!("/Type/XObject/Subtype/Form/Resources<</XObject<</A {next} 0 R>>>>"),
            &b"/A Do ".repeat(8),
        )
    });
    let file = page_with(stream("", b"/X1 Do"), forms.collect());
    assert!(matches!(refused(&file), ExtractError::TooLarge));
}

#[test]
fn pdf_flate_bomb_is_too_large() {
    let bomb = page_with(stream("/Filter/FlateDecode", &deflated(300)), Vec::new());
    assert!(bomb.len() < MIB);
    assert!(matches!(refused(&bomb), ExtractError::TooLarge));
}

#[test]
fn pdf_of_nested_arrays_is_read_past_them() {
    let mut content = b"[".repeat(200_000);
    content.extend_from_slice(b"]] BT /F1 9 Tf (Skelderby) Tj ET");
    let nested = page_with(stream("", &content), vec![b"[".repeat(200_000)]);
    read(&nested);
}

#[test]
fn pdf_that_fills_the_memory_ends_its_child_alone() {
    let blanks = deflated(60);
    let containers =
        (0..60).map(|_| stream("/Type/ObjStm/N 0/First 0/Filter/FlateDecode", &blanks));
    let file = page_with(stream("", b"BT ET"), containers.collect());
    assert!(matches!(refused(&file), ExtractError::Crashed));
}

#[test]
fn email_nested_too_deep_keeps_what_is_outside() {
    let mut email = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: Foxcombe\r\n".to_vec();
    for _ in 0..5_000 {
        email.extend_from_slice(b"Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n");
    }
    assert_has(&read(&email), PartKind::EmailHeader, "Foxcombe");
}

#[test]
fn rich_text_of_open_braces_is_not_readable() {
    let mut braces = b"{\\rtf1 ".to_vec();
    braces.extend_from_slice(&b"{".repeat(300_000));
    assert!(matches!(
        refused(&braces),
        ExtractError::NotReadable {
            format: Format::Rtf
        }
    ));
}

#[test]
fn files_cut_short_are_not_readable() {
    for (name, format) in [("report.rtf", Format::Rtf), ("report.pdf", Format::Pdf)] {
        let whole = fixture(name);
        match refused(&whole[..whole.len() / 2]) {
            ExtractError::NotReadable { format: found } => assert_eq!(found, format),
            other => panic!("{name} gave {other:?}"),
        }
    }
    let whole = fixture("report.docx");
    assert!(matches!(
        refused(&whole[..whole.len() / 2]),
        ExtractError::Unsupported
    ));
}

#[test]
fn every_cut_and_every_changed_byte_gets_an_answer() {
    for name in ["report.docx", "report.pdf", "report.rtf", "report.odt"] {
        let whole = fixture(name);
        for step in 1..12 {
            let mut changed = whole.clone();
            let at = whole.len() * step / 12;
            changed[at] ^= 0x55;
            changed[at / 2] ^= 0xAA;
            let outcome = extractor().extract(&changed, None);
            assert!(
                !matches!(outcome, Err(ExtractError::Crashed)),
                "{name} changed at {at}"
            );
        }
    }
}

#[test]
fn garbage_and_nothing_get_an_answer() {
    let garbage: Vec<u8> = (0_u32..100_000)
        .map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    assert!(matches!(refused(&garbage), ExtractError::Unsupported));
    let pdf_garbage = [b"%PDF-1.7\n".as_slice(), &garbage].concat();
    assert!(matches!(
        refused(&pdf_garbage),
        ExtractError::NotReadable {
            format: Format::Pdf
        }
    ));
    assert!(!read(b"").has_text);
}

#[test]
fn a_child_that_takes_too_long_is_ended() {
    let impatient = extractor().with_wall_time(Duration::from_nanos(1));
    assert!(matches!(
        impatient.extract(&fixture("report.pdf"), None),
        Err(ExtractError::TooSlow)
    ));
}

#[test]
fn a_missing_child_is_reported() {
    let missing = chairside_extract::Extractor::new("no such program");
    assert!(matches!(
        missing.extract(b"x", None),
        Err(ExtractError::NotStarted(_))
    ));
}
