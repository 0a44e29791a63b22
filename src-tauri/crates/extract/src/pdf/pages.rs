//! Pages, their annotations, and form fields.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::content::{Reading, Run, text_of};
use super::page_text::PageText;
use super::paper::Paper;
use crate::collect::Collector;
use crate::model::PartKind;
use crate::refusal::Refusal;

/// Nodes of the tree of form fields that are visited.
const MAX_FIELDS: usize = 100_000;

pub(super) fn read_pages(
    reading: &mut Reading<'_>,
    pages: &BTreeMap<u32, ObjectId>,
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    for (number, id) in pages {
        read_page(reading, *id, PartKind::Body, "", Some(*number), out)?;
    }
    Ok(())
}

/// Reads the text of a page and of what is pinned to it.
pub(super) fn read_page(
    reading: &mut Reading<'_>,
    id: ObjectId,
    kind: PartKind,
    label: &str,
    number: Option<u32>,
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    let paper = reading.paper;
    let Ok(page) = paper.document.get_dictionary(id) else {
        return Ok(());
    };
    let mut text = PageText::default();
    let content = page_content(paper, page, &mut text, out)?;
    let resources = paper.inherited(page, b"Resources");
    Run::new(reading, out.budget, &mut text, resources).run(&content)?;
    text.add_to(kind, label, number, out)?;
    for annotation in paper.get_array(page, b"Annots") {
        if let Some(annotation) = paper.dictionary(annotation) {
            read_annotation(reading, annotation, number, out)?;
        }
    }
    Ok(())
}

/// Joins a page's content streams. Words may run on from one to the next.
fn page_content(
    paper: &Paper,
    page: &Dictionary,
    text: &mut PageText,
    out: &mut Collector<'_>,
) -> Result<Vec<u8>, Refusal> {
    let contents = paper.get(page, b"Contents");
    let streams = match contents {
        Object::Array(streams) => streams.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut joined = Vec::new();
    for stream in streams {
        if let Object::Stream(stream) = paper.resolve(stream) {
            match paper.unpack(stream, out.budget)? {
                Some(bytes) => joined.extend_from_slice(&bytes),
                None => text.note_damage(),
            }
            joined.push(b'\n');
        }
    }
    Ok(joined)
}

fn read_annotation<'p>(
    reading: &mut Reading<'p>,
    annotation: &'p Dictionary,
    number: Option<u32>,
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    let paper = reading.paper;
    for (key, label) in [
        (b"Contents".as_slice(), "contents"),
        (b"T", "author or field name"),
        (b"Subj", "subject"),
        (b"RC", "rich contents"),
        (b"DS", "style"),
        (b"OverlayText", "overlay"),
    ] {
        if let Some(text) = paper.get_text(annotation, key) {
            out.add_on_page(PartKind::Annotation, label, text, number)?;
        }
    }
    if let Some(action) = paper.get_dictionary(annotation, b"A") {
        for key in [b"URI".as_slice(), b"F", b"JS"] {
            if let Some(text) = paper.get_text(action, key) {
                out.add_on_page(PartKind::Link, "", text, number)?;
            }
        }
    }
    read_appearances(reading, annotation, number, out)
}

/// Reads what an annotation looks like, in each of its states.
fn read_appearances<'p>(
    reading: &mut Reading<'p>,
    annotation: &'p Dictionary,
    number: Option<u32>,
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    let paper = reading.paper;
    let Some(appearances) = paper.get_dictionary(annotation, b"AP") else {
        return Ok(());
    };
    let mut streams = Vec::new();
    for (_, appearance) in appearances.iter() {
        match paper.resolve(appearance) {
            Object::Dictionary(states) => streams.extend(states.iter().map(|(_, state)| state)),
            _ => streams.push(appearance),
        }
    }
    let mut text = PageText::default();
    for reference in streams {
        let Object::Stream(stream) = paper.resolve(reference) else {
            continue;
        };
        if let Ok(id) = reference.as_reference() {
            reading.forms_seen.insert(id);
        }
        let Some(content) = paper.unpack(stream, out.budget)? else {
            text.note_damage();
            continue;
        };
        let resources = paper.get_dictionary(&stream.dict, b"Resources");
        let mut run = Run::new(reading, out.budget, &mut text, resources);
        run.run(&content)?;
        run.end_line();
    }
    text.has_picture = false;
    text.add_to(PartKind::Annotation, "appearance", number, out)
}

pub(super) fn read_form_fields(paper: &Paper, out: &mut Collector<'_>) -> Result<(), Refusal> {
    let Some(form) = paper
        .catalog()
        .and_then(|catalog| paper.get_dictionary(catalog, b"AcroForm"))
    else {
        return Ok(());
    };
    let mut waiting: Vec<&Object> = paper.get_array(form, b"Fields").iter().rev().collect();
    let mut seen = BTreeSet::new();
    for _ in 0..MAX_FIELDS {
        let Some(object) = waiting.pop() else {
            return Ok(());
        };
        if object.as_reference().is_ok_and(|id| !seen.insert(id)) {
            continue;
        }
        if let Some(field) = paper.dictionary(object) {
            read_field(paper, field, out)?;
            waiting.extend(paper.get_array(field, b"Kids").iter().rev());
        }
    }
    Err(Refusal::TooLarge)
}

fn read_field(paper: &Paper, field: &Dictionary, out: &mut Collector<'_>) -> Result<(), Refusal> {
    for (key, label) in [
        (b"T".as_slice(), "name"),
        (b"TU", "description"),
        (b"TM", "export name"),
        (b"V", "value"),
        (b"DV", "first value"),
        (b"RV", "rich value"),
    ] {
        if let Some(text) = paper.get_text(field, key) {
            out.add(PartKind::FormField, label, text)?;
        }
        for text in paper.get_array(field, key).iter().filter_map(text_of) {
            out.add(PartKind::FormField, label, text)?;
        }
    }
    for choice in paper.get_array(field, b"Opt") {
        let texts = match paper.resolve(choice) {
            Object::Array(pair) => pair.iter().filter_map(text_of).collect(),
            one => Vec::from_iter(text_of(one)),
        };
        for text in texts {
            out.add(PartKind::FormField, "choice", text)?;
        }
    }
    Ok(())
}
