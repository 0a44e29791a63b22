//! A paper into pages: lines of placed glyphs, tables, headers and footers, and the structure tree.

mod blocks;
mod columns;
mod fallback;
mod measures;
pub(crate) mod page;
mod pages;
mod parts;
mod running;
mod slab;
pub(crate) mod structure;
mod tables;
mod text;

use crate::error::DocumentsError;
use crate::fonts::Fonts;
use crate::paper::{Block, Paper};

use measures::{MARGIN_PT, Measures};
use page::{LaidOut, PAGE_WIDTH_PT};
use slab::Slab;
use structure::Structure;
use text::Shaper;

/// A paper on its way to pages.
pub(crate) struct Composer<'p, 'f> {
    paper: &'p Paper,
    shaper: Shaper<'f>,
    measures: Measures,
    structure: Structure,
    slabs: Vec<Slab>,
    /// The heads that tables repeat.
    heads: Vec<Slab>,
    /// The width of the text.
    width: f32,
    /// The height of a page's text.
    body_height: f32,
    /// The room for paragraph numbers.
    label_indent: f32,
    /// The level of the last heading.
    heading_level: u8,
    next_starts_page: bool,
}

/// Lays a paper out.
///
/// # Errors
/// See [`crate::render`].
pub(crate) fn lay_out(paper: &Paper, fonts: &Fonts) -> Result<LaidOut, DocumentsError> {
    if paper.title.trim().is_empty() {
        return Err(DocumentsError::MissingTitle);
    }
    if !paper
        .blocks
        .iter()
        .any(|block| !matches!(block, Block::Rule | Block::PageBreak))
    {
        return Err(DocumentsError::EmptyPaper);
    }
    let mut composer = Composer {
        paper,
        shaper: Shaper::new(fonts)?,
        measures: Measures::of(paper.text_size),
        structure: Structure::new(),
        slabs: Vec::new(),
        heads: Vec::new(),
        width: PAGE_WIDTH_PT - 2.0 * MARGIN_PT,
        body_height: 0.0,
        label_indent: 0.0,
        heading_level: 0,
        next_starts_page: false,
    };
    let running = composer.running()?;
    composer.body_height = running.body.height;
    composer.label_indent = composer.measure_labels()?;
    if let Some(name) = &paper.council_name {
        composer.council_name(name)?;
    }
    for (index, block) in paper.blocks.iter().enumerate() {
        composer.block(index, block)?;
    }
    let slabs = std::mem::take(&mut composer.slabs);
    let (mut pages, bookmarks) = pages::paginate(slabs, &composer.heads, running.body);
    let page_count = pages.len();
    for (at, page) in pages.iter_mut().enumerate() {
        let (mut items, mut below) = composer.around_page(&running, at + 1, page_count)?;
        items.append(&mut page.items);
        items.append(&mut below);
        page.items = items;
    }
    Ok(LaidOut {
        pages,
        structure: composer.structure,
        bookmarks,
    })
}
