//! What a PDF says about itself: properties, metadata, bookmarks, layers' names.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object};

use super::content::text_of;
use super::paper::{Paper, decode_text};
use crate::collect::Collector;
use crate::model::{PartKind, UnreadReason};
use crate::refusal::Refusal;
use crate::xml::add_everything;

/// Bookmarks and named places that are visited.
const MAX_BOOKMARKS: usize = 100_000;

pub(super) fn read_properties(paper: &Paper, out: &mut Collector<'_>) -> Result<(), Refusal> {
    if let Some(info) = paper.get_dictionary(&paper.document.trailer, b"Info") {
        for (key, value) in info.iter() {
            if let Some(text) = text_of(paper.resolve(value)) {
                out.add(PartKind::Property, &String::from_utf8_lossy(key), text)?;
            }
        }
    }
    read_layer_names(paper, out)?;
    for (id, object) in paper.objects() {
        if let Object::Stream(stream) = object
            && stream.dict.has_type(b"Metadata")
        {
            let label = format!("XMP in object {}", id.0);
            match paper.unpack(stream, out.budget)? {
                Some(bytes) => add_everything(&bytes, PartKind::Metadata, &label, out)?,
                None => out.add_unread(&label, None, UnreadReason::Damaged)?,
            }
        }
    }
    Ok(())
}

fn read_layer_names(paper: &Paper, out: &mut Collector<'_>) -> Result<(), Refusal> {
    let layers = paper
        .catalog()
        .and_then(|catalog| paper.get_dictionary(catalog, b"OCProperties"))
        .map_or(&[][..], |properties| paper.get_array(properties, b"OCGs"));
    for layer in layers {
        let name = paper
            .dictionary(layer)
            .and_then(|layer| paper.get_text(layer, b"Name"));
        if let Some(name) = name {
            out.add(PartKind::Layer, "name", name)?;
        }
    }
    Ok(())
}

pub(super) fn read_bookmarks(paper: &Paper, out: &mut Collector<'_>) -> Result<(), Refusal> {
    let Some(catalog) = paper.catalog() else {
        return Ok(());
    };
    if let Ok(outlines) = catalog.get(b"Outlines") {
        let mut waiting = vec![outlines];
        let mut seen = BTreeSet::new();
        while let Some(object) = waiting.pop() {
            let is_new = object.as_reference().is_ok_and(|id| seen.insert(id));
            if !is_new || seen.len() > MAX_BOOKMARKS {
                continue;
            }
            if let Some(item) = paper.dictionary(object) {
                if let Some(title) = paper.get_text(item, b"Title") {
                    out.add(PartKind::Bookmark, "", title)?;
                }
                waiting.extend(
                    [b"Next".as_slice(), b"First"]
                        .iter()
                        .filter_map(|key| item.get(key).ok()),
                );
            }
        }
    }
    read_named_places(paper, catalog, out)
}

/// Named places stand in a plain dictionary or in a tree of names.
fn read_named_places(
    paper: &Paper,
    catalog: &Dictionary,
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    if let Some(places) = paper.get_dictionary(catalog, b"Dests") {
        for (name, _) in places.iter() {
            out.add(PartKind::Bookmark, "place", String::from_utf8_lossy(name))?;
        }
    }
    let tree = paper
        .get_dictionary(catalog, b"Names")
        .and_then(|names| names.get(b"Dests").ok());
    let mut waiting: Vec<&Object> = tree.into_iter().collect();
    let mut seen = BTreeSet::new();
    for _ in 0..MAX_BOOKMARKS {
        let Some(object) = waiting.pop() else {
            return Ok(());
        };
        if object.as_reference().is_ok_and(|id| !seen.insert(id)) {
            continue;
        }
        if let Some(node) = paper.dictionary(object) {
            for pair in paper.get_array(node, b"Names").chunks(2) {
                if let Object::String(name, _) = paper.resolve(&pair[0]) {
                    out.add(PartKind::Bookmark, "place", decode_text(name))?;
                }
            }
            waiting.extend(paper.get_array(node, b"Kids"));
        }
    }
    Err(Refusal::TooLarge)
}
