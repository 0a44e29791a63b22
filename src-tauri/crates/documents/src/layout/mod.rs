//! A paper into pages: lines of placed glyphs, tables, headers and footers, and the structure tree.

mod addresses;
mod blocks;
mod columns;
mod facts;
mod fallback;
mod head;
mod measures;
pub(crate) mod page;
mod pages;
mod parts;
mod readings;
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
    composer.head()?;
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use chrono::DateTime;

    use super::page::{PAGE_HEIGHT_PT, Shape};
    use super::*;
    use crate::paper::{
        Direction, Footer, Paragraph, Part, Run, RunningHeader, Table, TableRow, TextSize,
    };

    fn paper(words: &str, text_size: TextSize, direction: Direction) -> Paper {
        let cells = vec![
            vec![Part::plain(words)],
            vec![Part::plain("18 September 2026")],
            vec![Part::plain(words)],
        ];
        Paper {
            title: "WX-2026-0417".into(),
            language: "en-GB".into(),
            direction,
            text_size,
            header: RunningHeader {
                marking: "Confidential".into(),
                keeping: "Keep it safe. ".repeat(6),
            },
            footer: Footer {
                reference: "WX-2026-0417".into(),
                version: "Version 1.0".into(),
                copy: Some("Copy 4 of 11 for Philippa Nwachukwu-Strand".into()),
                page_number: "Page {page} of {pages}".into(),
                ..Footer::default()
            },
            watermark: None,
            council_mark: None,
            council_name: Some("Wexmoor Council".into()),
            blocks: vec![
                Block::Paragraph(Paragraph {
                    label: Some("5.2A".into()),
                    runs: vec![Run::plain(words)],
                    restricted: Some(words.into()),
                    direction: None,
                }),
                Block::Table(Table {
                    caption: None,
                    head: ["What", "By", "Check"].map(Into::into).to_vec(),
                    rows: vec![TableRow::Cells {
                        cells,
                        has_row_header: true,
                        restricted: Some(words.into()),
                    }],
                }),
            ],
            created_at: DateTime::UNIX_EPOCH,
            modified_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn no_word_stands_outside_the_margins() {
        let texts = [
            "陈美玲住在她的姐姐家。".repeat(30),
            "unbreakable".repeat(60),
            "Kofi was late again. ".repeat(200),
        ];
        let fonts = Fonts::embedded().unwrap();
        for text in &texts {
            for size in [TextSize::Standard, TextSize::LargePrint] {
                for direction in [Direction::LeftToRight, Direction::RightToLeft] {
                    let laid_out = lay_out(&paper(text, size, direction), &fonts).unwrap();
                    for item in laid_out.pages.iter().flat_map(|page| &page.items) {
                        let Shape::Glyphs(run) = &item.shape else {
                            continue;
                        };
                        // A blank at the end of a line may hang over.
                        let visible = run
                            .glyphs
                            .iter()
                            .rfind(|glyph| !glyph.text.trim().is_empty());
                        let Some(last) = visible else { continue };
                        let end = run.x + last.x + run.size * 0.3;
                        assert!(
                            run.x >= MARGIN_PT - run.size,
                            "{direction:?} {size:?} starts at {}",
                            run.x
                        );
                        assert!(
                            end <= PAGE_WIDTH_PT - MARGIN_PT + run.size,
                            "{direction:?} {size:?} ends at {end}"
                        );
                        assert!(run.y > 0.0 && run.y < PAGE_HEIGHT_PT - 20.0);
                    }
                }
            }
        }
    }

    #[test]
    fn large_print_is_eighteen_points() {
        let fonts = Fonts::embedded().unwrap();
        let laid_out = lay_out(
            &paper("Kofi", TextSize::LargePrint, Direction::LeftToRight),
            &fonts,
        )
        .unwrap();
        let sizes = laid_out.pages[0]
            .items
            .iter()
            .filter_map(|item| match &item.shape {
                Shape::Glyphs(run) => Some(run.size),
                _ => None,
            });
        assert!(sizes.clone().any(|size| (size - 18.0).abs() < 0.01));
        assert!(
            sizes.into_iter().all(|size| size >= 15.0 - 0.01),
            "nothing is smaller than its share"
        );
    }

    /// The glyphs of a paper of these blocks: what each reads as, and where it stands.
    fn glyphs_of(blocks: Vec<Block>) -> Vec<(String, f32)> {
        let paper = Paper {
            blocks,
            ..paper("", TextSize::Standard, Direction::LeftToRight)
        };
        let laid_out = lay_out(&paper, &Fonts::embedded().unwrap()).unwrap();
        let of_run = |shape: Shape| match shape {
            Shape::Glyphs(run) => run
                .glyphs
                .into_iter()
                .map(|g| (g.text, run.x + g.x))
                .collect(),
            _ => Vec::new(),
        };
        let items = laid_out.pages.into_iter().flat_map(|page| page.items);
        items.flat_map(|item| of_run(item.shape)).collect()
    }

    const URDU: &str = "وہ کل اپنی نانی کے گھر میں خوش تھی۔";

    #[test]
    fn somebodys_urdu_words_start_at_the_right_and_end_with_their_stop_at_the_left() {
        let says = vec![Run::bold("Rukhsana: "), Run::quote(URDU)];
        let paragraph = Block::Paragraph(Paragraph {
            runs: says.clone(),
            ..Paragraph::default()
        });
        let cell = Block::Table(Table {
            caption: None,
            head: vec!["Words".into()],
            rows: vec![TableRow::Cells {
                cells: vec![vec![Part::Text { runs: says }]],
                has_row_header: false,
                restricted: None,
            }],
        });
        for block in [paragraph, cell] {
            let glyphs = glyphs_of(vec![block]);
            let words = glyphs
                .iter()
                .filter(|(text, _)| text.chars().any(structure::is_right_to_left));
            let left = words.clone().map(|(_, x)| *x).fold(f32::MAX, f32::min);
            let stop = glyphs.iter().find(|(text, _)| text == "۔").unwrap().1;
            assert!((stop - left).abs() < 0.1, "the stop ends the sentence");
            assert!(left > PAGE_WIDTH_PT / 3.0, "the words stand at the right");
        }
    }

    #[test]
    fn an_urdu_name_stands_where_the_other_names_stand() {
        let row = |name: &str| TableRow::Cells {
            cells: vec![vec![Part::plain(name)]],
            has_row_header: false,
            restricted: None,
        };
        let cell = Block::Table(Table {
            caption: None,
            head: vec!["Who".into()],
            rows: vec![row("رخسانہ اقبال")],
        });
        let line = Block::Paragraph(Paragraph {
            runs: vec![Run::bold("Not there: "), Run::plain("رخسانہ اقبال.")],
            ..Paragraph::default()
        });
        for block in [cell, line] {
            let glyphs = glyphs_of(vec![block]);
            let is_name = |text: &str| text.chars().any(structure::is_right_to_left);
            let mut of_name = glyphs.iter().filter(|(text, _)| is_name(text));
            assert!(of_name.all(|(_, x)| *x < PAGE_WIDTH_PT / 3.0));
        }
    }
}
