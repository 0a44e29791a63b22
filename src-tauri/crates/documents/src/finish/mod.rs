//! What makes the file accessible and archivable: PDF/UA-1 and PDF/A-2a, added through lopdf.

mod bookmarks;
mod colour;
mod metadata;
mod tags;

pub(crate) use metadata::without_archive_claim;

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use crate::error::DocumentsError;
use crate::layout::page::{Artifact, LaidOut, Mark};
use crate::paper::{Direction, Paper};
use crate::writer::ContentMap;

/// Adds everything that a written document still lacks, and returns the file's bytes.
///
/// # Errors
/// [`DocumentsError::Pdf`] or [`DocumentsError::Write`] if the document isn't as the writer makes it.
pub(crate) fn finish(
    mut document: Document,
    paper: &Paper,
    laid_out: &LaidOut,
    content: &ContentMap,
) -> Result<Vec<u8>, DocumentsError> {
    document.version = "1.7".to_owned();
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    if pages.len() != laid_out.pages.len() {
        return Err(DocumentsError::UnexpectedStructure {
            what: "as many pages as were laid out",
        });
    }
    finish_pages(&mut document, laid_out, &pages)?;
    let structure = tags::add_structure(&mut document, laid_out, content, &pages);
    let bookmarks = bookmarks::add_bookmarks(&mut document, &laid_out.bookmarks, &pages);
    let intent = colour::add_output_intent(&mut document);
    let xmp = metadata::add_xmp(&mut document, paper);
    let catalog = document.catalog_mut()?;
    catalog.remove(b"PageLayout");
    catalog.set(
        "Lang",
        Object::String(paper.language.clone().into_bytes(), StringFormat::Literal),
    );
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", viewer_preferences(paper));
    catalog.set("StructTreeRoot", structure);
    catalog.set("OutputIntents", vec![intent.into()]);
    catalog.set("Metadata", xmp);
    catalog.set("PageMode", "UseNone");
    if let Some(bookmarks) = bookmarks {
        catalog.set("Outlines", bookmarks);
        catalog.set("PageMode", "UseOutlines");
    }
    let info = document.trailer.get(b"Info")?.as_reference()?;
    document.set_object(info, metadata::info(paper));
    document.compress();
    bytes_with_id(document)
}

fn viewer_preferences(paper: &Paper) -> Dictionary {
    let mut preferences = dictionary! { "DisplayDocTitle" => true };
    if paper.direction == Direction::RightToLeft {
        preferences.set("Direction", "R2L");
    }
    preferences
}

fn finish_pages(
    document: &mut Document,
    laid_out: &LaidOut,
    pages: &[ObjectId],
) -> Result<(), DocumentsError> {
    for (at, (&id, page)) in pages.iter().zip(&laid_out.pages).enumerate() {
        let is_watermarked = page
            .items
            .iter()
            .any(|item| item.mark == Mark::Artifact(Artifact::Watermark));
        let page = document.get_object_mut(id)?.as_dict_mut()?;
        page.remove(b"Annots");
        page.set("StructParents", at as i64);
        page.set("Tabs", "S");
        if is_watermarked {
            // Pale ink is transparency, which needs to know the colours that it mixes.
            page.set(
                "Group",
                dictionary! { "S" => "Transparency", "CS" => "DeviceRGB" },
            );
        }
    }
    Ok(())
}

/// Returns the file's bytes with an ID that follows from them, so that the same paper is the same file.
fn bytes_with_id(mut document: Document) -> Result<Vec<u8>, DocumentsError> {
    document.trailer.remove(b"ID");
    let mut without_id = Vec::new();
    document.clone().save_modern(&mut without_id)?;
    let id = Object::String(
        Sha256::digest(&without_id).to_vec(),
        StringFormat::Hexadecimal,
    );
    document.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::with_capacity(without_id.len() + 200);
    document.save_modern(&mut bytes)?;
    Ok(bytes)
}
