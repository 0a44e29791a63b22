//! The structure tree: titles, replacement texts, descriptions.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object};

use super::paper::Paper;
use crate::collect::Collector;
use crate::model::PartKind;
use crate::refusal::Refusal;

/// Structure elements that are visited. A paper of 500 pages has some 50,000.
const MAX_ELEMENTS: usize = 2_000_000;

/// Reads every element in the order of the tree.
pub(super) fn read(paper: &Paper, out: &mut Collector<'_>) -> Result<(), Refusal> {
    let root = paper
        .catalog()
        .and_then(|catalog| catalog.get(b"StructTreeRoot").ok());
    let mut waiting: Vec<&Object> = root.into_iter().collect();
    let mut seen = BTreeSet::new();
    for _ in 0..MAX_ELEMENTS {
        let Some(object) = waiting.pop() else {
            return Ok(());
        };
        if object.as_reference().is_ok_and(|id| !seen.insert(id)) {
            continue;
        }
        if let Some(element) = paper.dictionary(object) {
            read_element(paper, element, out)?;
            match paper.get(element, b"K") {
                Object::Array(kids) => waiting.extend(kids.iter().rev()),
                Object::Dictionary(_) => waiting.extend(element.get(b"K").ok()),
                _ => {}
            }
        }
    }
    Err(Refusal::TooLarge)
}

fn read_element(
    paper: &Paper,
    element: &Dictionary,
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    for (key, kind, label) in [
        (b"T".as_slice(), PartKind::StructureTitle, ""),
        (b"ActualText", PartKind::ActualText, "structure"),
        (b"Alt", PartKind::AlternativeText, "structure"),
        (b"E", PartKind::AlternativeText, "long form"),
    ] {
        if let Some(text) = paper.get_text(element, key) {
            out.add(kind, label, text)?;
        }
    }
    // Attributes such as a table's summary.
    let attributes = match paper.get(element, b"A") {
        Object::Array(attributes) => attributes.as_slice(),
        one => std::slice::from_ref(one),
    };
    for attributes in attributes.iter().filter_map(|one| paper.dictionary(one)) {
        if let Some(text) = paper.get_text(attributes, b"Summary") {
            out.add(PartKind::AlternativeText, "summary", text)?;
        }
    }
    Ok(())
}
