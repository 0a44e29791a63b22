//! Files within a PDF, wherever they hang: the catalogue, a page, an annotation, or nowhere.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::paper::Paper;
use crate::collect::Collector;
use crate::model::{PartKind, UnreadReason};
use crate::refusal::Refusal;

/// Dictionaries within one another that are looked through for files.
const MAX_DEPTH: u32 = 32;

pub(super) fn read(paper: &Paper, out: &mut Collector<'_>) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for (_, object) in paper.objects() {
        let mut files = Vec::new();
        find_files(object, 0, &mut files);
        for file in files {
            read_file(paper, file, &mut seen, out)?;
        }
    }
    // A file that nothing names any more is still in the PDF.
    for (id, object) in paper.objects() {
        if let Object::Stream(stream) = object
            && stream.dict.has_type(b"EmbeddedFile")
            && seen.insert(id)
        {
            read_stream(paper, stream, "", out)?;
        }
    }
    Ok(())
}

/// Looks for file specifications within one object. References are objects of their own.
fn find_files<'a>(object: &'a Object, depth: u32, files: &mut Vec<&'a Dictionary>) {
    if depth == MAX_DEPTH {
        return;
    }
    match object {
        Object::Dictionary(dictionary) => {
            if dictionary.has(b"EF") {
                files.push(dictionary);
            }
            for (_, value) in dictionary.iter() {
                find_files(value, depth + 1, files);
            }
        }
        Object::Array(items) => {
            for item in items {
                find_files(item, depth + 1, files);
            }
        }
        _ => {}
    }
}

fn read_file(
    paper: &Paper,
    file: &Dictionary,
    seen: &mut BTreeSet<ObjectId>,
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    if let Some(description) = paper.get_text(file, b"Desc") {
        out.add(PartKind::AttachmentName, "description", description)?;
    }
    let name = [b"UF".as_slice(), b"F"]
        .iter()
        .find_map(|key| paper.get_text(file, key))
        .unwrap_or_default();
    let Some(streams) = paper.get_dictionary(file, b"EF") else {
        return Ok(());
    };
    for (_, reference) in streams.iter() {
        let is_new = reference.as_reference().map_or(true, |id| seen.insert(id));
        if let Object::Stream(stream) = paper.resolve(reference)
            && is_new
        {
            read_stream(paper, stream, &name, out)?;
        }
    }
    Ok(())
}

fn read_stream(
    paper: &Paper,
    stream: &lopdf::Stream,
    name: &str,
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    match paper.unpack(stream, out.budget)? {
        Some(bytes) => out.add_attachment(name, &bytes),
        None => out.add_unread(name, None, UnreadReason::Damaged),
    }
}
