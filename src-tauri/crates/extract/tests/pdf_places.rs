//! The places in a PDF where a word can stand without being seen.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use chairside_extract::{Extracted, PartKind, UnreadReason};
use lopdf::{Dictionary, Document, IncrementalDocument, Object, Stream, dictionary};
use support::{assert_has, has, read};

/// Returns a one-page PDF with this content, and the ids of its page and catalogue.
fn paper(content: &[u8], resources: Dictionary) -> (Document, (u32, u16), (u32, u16)) {
    let mut document = Document::with_version("1.7");
    let pages_id = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
        "Encoding" => "WinAnsiEncoding",
    });
    let mut resources = resources;
    resources.set("Font", dictionary! { "F1" => font });
    let content = document.add_object(Stream::new(Dictionary::new(), content.to_vec()));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages_id, "Contents" => content, "Resources" => resources,
    });
    document.objects.insert(
        pages_id,
        dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into(),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages_id });
    document.trailer.set("Root", catalog);
    (document, page, catalog)
}

fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).unwrap();
    bytes
}

fn read_content(content: &str) -> Extracted {
    read(&saved(paper(content.as_bytes(), Dictionary::new()).0))
}

fn set_in(document: &mut Document, id: (u32, u16), key: &str, value: impl Into<Object>) {
    document.get_dictionary_mut(id).unwrap().set(key, value);
}

#[test]
fn words_are_parted_by_position_and_not_by_kerning() {
    let read = read_content(
        "BT /F1 10 Tf 50 700 Td [(Row)40(anberry)-300(Street)] TJ 0 -14 Td (next line) Tj \
         1 0 0 1 300 686 Tm (far away) Tj ET",
    );
    assert_has(
        &read,
        PartKind::Body,
        "Rowanberry Street\nnext line far away",
    );
}

#[test]
fn invisible_text_is_told_from_seen_text() {
    let read = read_content("BT /F1 10 Tf 3 Tr (Wetherfold) Tj 0 Tr 0 -20 Td (seen) Tj ET");
    assert_has(&read, PartKind::HiddenText, "Wetherfold");
    assert!(!has(&read, PartKind::HiddenText, "seen"));
    assert_has(&read, PartKind::Body, "seen");
}

#[test]
fn actual_text_and_alternative_text_are_read() {
    let read = read_content(
        "BT /F1 10 Tf (Number ) Tj /Span <</ActualText (14 Rowanberry)>> BDC (xx) Tj EMC \
         /Figure <</Alt (Picture of Skelderby) /E (Long form)>> BDC EMC ( Street) Tj ET",
    );
    assert_has(&read, PartKind::ActualText, "Number 14 Rowanberry Street");
    assert_has(&read, PartKind::AlternativeText, "Picture of Skelderby");
    assert_has(&read, PartKind::AlternativeText, "Long form");
    assert_has(&read, PartKind::Body, "Number xx Street");
}

#[test]
fn text_in_a_layer_is_told_with_the_layers_name() {
    let layer = dictionary! { "Type" => "OCG", "Name" => Object::string_literal("Office only") };
    let resources = dictionary! { "Properties" => dictionary! { "L1" => layer } };
    let content = b"BT /F1 10 Tf /OC /L1 BDC (Cinderholme) Tj EMC ET";
    let read = read(&saved(paper(content, resources).0));
    let part = read
        .parts
        .iter()
        .find(|part| part.kind == PartKind::Layer)
        .unwrap();
    assert_eq!(
        (part.label.as_str(), part.text.as_str()),
        ("Office only", "Cinderholme")
    );
}

#[test]
fn structure_bookmarks_metadata_and_fields_are_read() {
    let (mut document, page, catalog) = paper(b"BT /F1 10 Tf (page) Tj ET", Dictionary::new());
    let text = Object::string_literal;
    let element = document.add_object(dictionary! {
        "S" => "H1", "T" => text("Title Dunmere"), "ActualText" => text("Actual Foxcombe"),
        "Alt" => text("Alt Ravensike"),
    });
    let root = document.add_object(dictionary! { "Type" => "StructTreeRoot", "K" => element });
    // The element also names the root as its child: a loop that must end.
    set_in(&mut document, element, "K", vec![Object::Reference(root)]);
    set_in(&mut document, catalog, "StructTreeRoot", root);
    let bookmark = document.add_object(dictionary! { "Title" => text("Bookmark Harrowdene") });
    set_in(&mut document, bookmark, "Next", bookmark);
    let outlines = document.add_object(dictionary! { "First" => bookmark });
    set_in(&mut document, catalog, "Outlines", outlines);
    let packet = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><title>Packet Lowmoor</title></x:xmpmeta>";
    let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let metadata = document.add_object(Stream::new(kind, packet.to_vec()));
    set_in(&mut document, catalog, "Metadata", metadata);
    let field = document.add_object(dictionary! { "T" => text("Name"), "V" => text("Ellerby") });
    set_in(
        &mut document,
        catalog,
        "AcroForm",
        dictionary! { "Fields" => vec![field.into()] },
    );
    let note = dictionary! { "Subtype" => "Text", "Contents" => text("Note Caldermoss") };
    set_in(&mut document, page, "Annots", vec![note.into()]);
    document
        .trailer
        .set("Info", dictionary! { "Title" => text("Info Marlowbeck") });
    let read = read(&saved(document));
    assert_has(&read, PartKind::StructureTitle, "Title Dunmere");
    assert_has(&read, PartKind::ActualText, "Actual Foxcombe");
    assert_has(&read, PartKind::AlternativeText, "Alt Ravensike");
    assert_has(&read, PartKind::Bookmark, "Bookmark Harrowdene");
    assert_has(&read, PartKind::Metadata, "Packet Lowmoor");
    assert_has(&read, PartKind::FormField, "Ellerby");
    assert_has(&read, PartKind::Annotation, "Note Caldermoss");
    assert_has(&read, PartKind::Property, "Info Marlowbeck");
}

#[test]
fn what_a_later_save_took_out_is_still_found() {
    let first = saved(
        paper(
            b"BT /F1 10 Tf (Lives at Oldcastle) Tj ET",
            Dictionary::new(),
        )
        .0,
    );
    let document = Document::load_mem(&first).unwrap();
    let page = *document.get_pages().get(&1).unwrap();
    let content = document.get_page_contents(page)[0];
    let mut later = IncrementalDocument::create_from(first, document);
    let replaced = Stream::new(
        Dictionary::new(),
        b"BT /F1 10 Tf (Lives elsewhere) Tj ET".to_vec(),
    );
    later.new_document.objects.insert(content, replaced.into());
    let mut bytes = Vec::new();
    later.save_to(&mut bytes).unwrap();
    let read = read(&bytes);
    assert_has(&read, PartKind::Body, "Lives elsewhere");
    assert!(!has(&read, PartKind::Body, "Oldcastle"));
    assert_has(&read, PartKind::EarlierRevision, "Lives at Oldcastle");
    assert!(!has(&read, PartKind::EarlierRevision, "elsewhere"));
}

#[test]
fn what_no_page_shows_is_still_found() {
    let (mut document, _, catalog) = paper(b"BT /F1 10 Tf (page) Tj ET", Dictionary::new());
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
        "Encoding" => dictionary! { "Type" => "Encoding", "Differences" => vec![
            1.into(), "G".into(), "r".into(), "i".into(), "m".into(),
        ] },
    };
    let form = dictionary! {
        "Type" => "XObject", "Subtype" => "Form",
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    };
    document.add_object(Stream::new(form, b"BT /F1 9 Tf <01020304> Tj ET".to_vec()));
    document.add_object(Stream::new(
        Dictionary::new(),
        b"left behind: Skelderby".to_vec(),
    ));
    set_in(
        &mut document,
        catalog,
        "Odd",
        Object::string_literal("Odd Thornwick"),
    );
    let read = read(&saved(document));
    assert_has(&read, PartKind::RawString, "Grim");
    assert_has(&read, PartKind::RawString, "Skelderby");
    assert_has(&read, PartKind::RawString, "Odd Thornwick");
}

#[test]
fn glyphs_without_meaning_are_reported_and_not_passed_over() {
    let (mut document, page, _) = paper(b"BT /F1 10 Tf <00010002> Tj ET", Dictionary::new());
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "Encoding" => "Identity-H", "BaseFont" => "A",
        "DescendantFonts" => vec![dictionary! { "Subtype" => "CIDFontType2" }.into()],
    };
    let resources = dictionary! { "Font" => dictionary! { "F1" => font } };
    set_in(&mut document, page, "Resources", resources);
    let read = read(&saved(document));
    assert!(!read.has_text);
    assert_eq!(
        read.cannot_read_parts[0].reason,
        UnreadReason::UnmappedGlyphs
    );
}

#[test]
fn words_drawn_as_shapes_are_reported() {
    let read = read_content("0 0 100 100 re f");
    assert_eq!(
        read.cannot_read_parts[0].reason,
        UnreadReason::PageWithoutText
    );
    assert!(
        read_content("").cannot_read_parts.is_empty(),
        "a blank page hides nothing"
    );
}
