//! Earlier states of a PDF. Each save may only add to the file, so that they are all still there.

use std::collections::BTreeSet;

use super::content::Reading;
use super::paper::Paper;
use super::{loose, outline, pages, structure};
use crate::collect::Collector;
use crate::model::{PartKind, UnreadReason};
use crate::refusal::Refusal;

/// Earlier states that are read. One with more is noted as not read to its end.
const MAX_REVISIONS: usize = 16;
const END_MARK: &[u8] = b"%%EOF";

/// Reads what earlier states say and the last one doesn't.
pub(super) fn read(
    bytes: &[u8],
    password: Option<&str>,
    newest: &Paper,
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    let mut ends = ends_of_revisions(bytes);
    ends.pop();
    // A file written for the web begins with a part of itself that ends like a revision.
    let is_linearized = newest.objects().any(|(_, object)| {
        object
            .as_dict()
            .is_ok_and(|object| object.has(b"Linearized"))
    });
    if is_linearized && !ends.is_empty() {
        ends.remove(0);
    }
    if ends.len() > MAX_REVISIONS {
        out.add_unread("earlier revisions", None, UnreadReason::Damaged)?;
        ends.drain(..ends.len() - MAX_REVISIONS);
    }
    for (index, end) in ends.into_iter().enumerate() {
        let label = format!("revision {}", index + 1);
        match Paper::load(&bytes[..end], password, out.budget) {
            Ok(paper) => read_revision(&paper, &label, out)?,
            Err(Refusal::TooLarge) => return Err(Refusal::TooLarge),
            Err(_) => out.add_unread(&label, None, UnreadReason::Damaged)?,
        }
    }
    Ok(())
}

fn ends_of_revisions(bytes: &[u8]) -> Vec<usize> {
    let mut ends = Vec::new();
    for (at, window) in bytes.windows(END_MARK.len()).enumerate() {
        if window == END_MARK {
            ends.push(at + END_MARK.len());
        }
    }
    ends
}

fn read_revision(paper: &Paper, label: &str, out: &mut Collector<'_>) -> Result<(), Refusal> {
    let known: BTreeSet<String> = out.parts().iter().map(|part| part.text.clone()).collect();
    let earlier = out.read_aside(|aside| {
        let all_pages = paper.document.get_pages();
        let mut reading = Reading::new(paper);
        pages::read_pages(&mut reading, &all_pages, aside)?;
        pages::read_form_fields(paper, aside)?;
        outline::read_properties(paper, aside)?;
        outline::read_bookmarks(paper, aside)?;
        structure::read(paper, aside)?;
        loose::read_raw_strings(paper, aside)
    })?;
    for part in earlier.parts {
        if !known.contains(&part.text) {
            let label = format!("{label}, {:?} {}", part.kind, part.label);
            out.add_on_page(
                PartKind::EarlierRevision,
                label.trim(),
                part.text,
                part.page,
            )?;
        }
    }
    Ok(())
}
