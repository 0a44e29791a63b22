//! Words that no page shows: unused pages and forms, and every string and stream as it stands.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::content::{Reading, Run};
use super::page_text::PageText;
use super::pages::read_page;
use super::paper::{Paper, decode_text};
use crate::collect::Collector;
use crate::model::PartKind;
use crate::raw::{RUN_SIGNS, RUN_SIGNS_IN_PICTURE, readable_runs};
use crate::refusal::Refusal;

/// Objects within one another that are looked through for strings.
const MAX_DEPTH: u32 = 128;

/// Reads pages that are out of the page tree and forms that no page shows.
pub(super) fn read_unused_content(
    reading: &mut Reading<'_>,
    pages: &BTreeMap<u32, ObjectId>,
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    let paper = reading.paper;
    let used: BTreeSet<&ObjectId> = pages.values().collect();
    for (id, object) in paper.objects() {
        let is_page = object.as_dict().is_ok_and(|page| page.has_type(b"Page"));
        if is_page && !used.contains(&id) {
            read_page(reading, id, PartKind::RawString, "unused page", None, out)?;
        }
        if let Object::Stream(form) = object
            && paper.has_subtype(&form.dict, b"Form")
            && reading.forms_seen.insert(id)
            && let Some(content) = paper.unpack(form, out.budget)?
        {
            let mut text = PageText::default();
            let resources = paper.get_dictionary(&form.dict, b"Resources");
            Run::new(reading, out.budget, &mut text, resources).run(&content)?;
            text.has_picture = false;
            text.add_to(PartKind::RawString, "unused form", None, out)?;
        }
    }
    Ok(())
}

/// Adds every string of every object, and the readable runs of every stream.
pub(super) fn read_raw_strings(paper: &Paper, out: &mut Collector<'_>) -> Result<(), Refusal> {
    let mut text = String::new();
    push_dictionary(&paper.document.trailer, 0, &mut text);
    out.add(PartKind::RawString, "trailer", text)?;
    for (id, object) in paper.objects() {
        let mut text = String::new();
        push_strings(object, 0, &mut text);
        if let Object::Stream(stream) = object {
            push_stream(paper, stream, &mut text, out)?;
        }
        out.add(PartKind::RawString, &format!("object {}", id.0), text)?;
    }
    Ok(())
}

fn push_strings(object: &Object, depth: u32, text: &mut String) {
    if depth == MAX_DEPTH {
        return;
    }
    match object {
        Object::String(bytes, _) => {
            let decoded = decode_text(bytes);
            // Checksums and ids are strings too.
            if !decoded
                .chars()
                .any(|sign| sign.is_control() && !sign.is_whitespace())
            {
                text.push_str(&decoded);
                text.push('\n');
            }
        }
        Object::Array(items) => items
            .iter()
            .for_each(|item| push_strings(item, depth + 1, text)),
        Object::Dictionary(dictionary) => push_dictionary(dictionary, depth + 1, text),
        Object::Stream(stream) => push_dictionary(&stream.dict, depth + 1, text),
        _ => {}
    }
}

fn push_dictionary(dictionary: &Dictionary, depth: u32, text: &mut String) {
    for (_, value) in dictionary.iter() {
        push_strings(value, depth, text);
    }
}

fn push_stream(
    paper: &Paper,
    stream: &Stream,
    text: &mut String,
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    if is_made_of_parts(&stream.dict) {
        return Ok(());
    }
    let is_photograph = stream.filters().is_ok_and(|filters| {
        filters
            .iter()
            .any(|name| matches!(*name, b"DCTDecode" | b"JPXDecode"))
    });
    if is_photograph {
        text.push_str(&readable_runs(&stream.content, RUN_SIGNS_IN_PICTURE));
    } else if !paper.has_subtype(&stream.dict, b"Image")
        && let Some(bytes) = paper.unpack(stream, out.budget)?
    {
        text.push_str(&readable_runs(&bytes, RUN_SIGNS));
    }
    Ok(())
}

/// Streams whose contents are read elsewhere, object by object or glyph by glyph.
fn is_made_of_parts(dictionary: &Dictionary) -> bool {
    let is_typed = [b"ObjStm".as_slice(), b"XRef", b"EmbeddedFile", b"Metadata"]
        .iter()
        .any(|name| dictionary.has_type(name));
    // A font file carries its own licence and glyph names, the same in every paper.
    let is_font_file = dictionary.has(b"Length1")
        || matches!(
            dictionary.get(b"Subtype").and_then(Object::as_name),
            Ok(b"Type1C" | b"CIDFontType0C" | b"OpenType")
        );
    is_typed || is_font_file
}
