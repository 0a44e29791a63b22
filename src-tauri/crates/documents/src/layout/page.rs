//! Pages as the layout leaves them: placed glyphs, fills and lines, each with what it belongs to.
//!
//! Units: points. The origin is the page's top left corner and y grows downwards.

use std::sync::Arc;

use crate::fonts::FaceId;
use crate::layout::structure::{NodeId, Structure};
use crate::picture::Picture;

/// An A4 page's width in points.
pub(crate) const PAGE_WIDTH_PT: f32 = 595.275_6;
/// An A4 page's height in points.
pub(crate) const PAGE_HEIGHT_PT: f32 = 841.889_8;

/// A colour as red, green and blue, each from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) u8, pub(crate) u8, pub(crate) u8);

/// A rectangle by its top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

/// What isn't part of the paper's text: a reader that speaks it aloud skips it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Artifact {
    /// The line at the head of the page.
    Header,
    /// The lines at the foot of the page.
    Footer,
    /// The word across the page.
    Watermark,
    /// Lines, tints and hatches, and the heads of tables that run on.
    Layout,
}

/// What a thing on a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// An element of the structure tree.
    Tagged(NodeId),
    /// Nothing that is read.
    Artifact(Artifact),
}

/// One glyph of a run.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    /// The glyph's number in its face.
    pub(crate) id: u16,
    /// How far from the run's start the glyph's own origin is.
    pub(crate) x: f32,
    /// How far above the baseline it stands.
    pub(crate) rise: f32,
    /// What it reads as.
    pub(crate) text: String,
}

/// Glyphs on one line, of one face, size and colour, in the order in which they stand from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GlyphRun {
    pub(crate) x: f32,
    /// The baseline.
    pub(crate) y: f32,
    pub(crate) face: FaceId,
    pub(crate) size: f32,
    pub(crate) colour: Colour,
    pub(crate) glyphs: Vec<Glyph>,
    /// What the run reads as where its glyphs one by one would read wrongly.
    pub(crate) actual_text: Option<String>,
}

/// A direction, by its cosine and sine. Given so, and not as an angle, because every machine has the same root but not
/// the same sine, and a paper's bytes must be the same everywhere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Slope {
    pub(crate) cos: f32,
    pub(crate) sin: f32,
}

impl Slope {
    /// Along the line.
    pub(crate) const FLAT: Self = Self { cos: 1.0, sin: 0.0 };

    /// From the page's lower left corner to its upper right one.
    pub(crate) fn of_page() -> Self {
        let diagonal = Self::page_diagonal();
        Self {
            cos: PAGE_WIDTH_PT / diagonal,
            sin: PAGE_HEIGHT_PT / diagonal,
        }
    }

    /// Returns the length of the page's diagonal in points.
    pub(crate) fn page_diagonal() -> f32 {
        (PAGE_WIDTH_PT * PAGE_WIDTH_PT + PAGE_HEIGHT_PT * PAGE_HEIGHT_PT).sqrt()
    }
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    Glyphs(GlyphRun),
    Fill {
        rect: Rect,
        colour: Colour,
    },
    /// Diagonal lines, in step over the whole page so that neighbouring hatches join.
    Hatch {
        rect: Rect,
        colour: Colour,
    },
    Line {
        from: (f32, f32),
        to: (f32, f32),
        width: f32,
        colour: Colour,
    },
    /// A picture, drawn to fill its place.
    Picture {
        picture: Arc<Picture>,
        rect: Rect,
    },
    /// A run turned about its start to rise along a slope, pale enough to read through.
    Watermark {
        run: GlyphRun,
        slope: Slope,
    },
}

/// Something drawn, and what it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    pub(crate) mark: Mark,
    pub(crate) shape: Shape,
}

impl Item {
    /// Returns something that belongs to the layout only.
    pub(crate) fn layout(shape: Shape) -> Self {
        Self {
            mark: Mark::Artifact(Artifact::Layout),
            shape,
        }
    }

    /// Moves the item to the right and down.
    pub(crate) fn shift(&mut self, dx: f32, dy: f32) {
        match &mut self.shape {
            Shape::Glyphs(run) | Shape::Watermark { run, .. } => {
                run.x += dx;
                run.y += dy;
            }
            Shape::Fill { rect, .. } | Shape::Hatch { rect, .. } | Shape::Picture { rect, .. } => {
                rect.x += dx;
                rect.y += dy;
            }
            Shape::Line { from, to, .. } => {
                from.0 += dx;
                from.1 += dy;
                to.0 += dx;
                to.1 += dy;
            }
        }
    }
}

/// A page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Page {
    /// What is drawn, in reading order.
    pub(crate) items: Vec<Item>,
}

/// A heading's place, for the bookmarks.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bookmark {
    pub(crate) level: u8,
    pub(crate) text: String,
    /// From 0.
    pub(crate) page: usize,
    pub(crate) y: f32,
}

/// A paper laid out: pages, structure and bookmarks.
#[derive(Debug)]
pub(crate) struct LaidOut {
    pub(crate) pages: Vec<Page>,
    pub(crate) structure: Structure,
    pub(crate) bookmarks: Vec<Bookmark>,
}
