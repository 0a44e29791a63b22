//! Pages into PDF content, behind one small trait so that the writer underneath can be exchanged.

mod printpdf;
mod subset;

pub(crate) use printpdf::PrintpdfSink;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::error::DocumentsError;
use crate::layout::page::{
    Artifact, Colour, GlyphRun, LaidOut, Mark, PAGE_HEIGHT_PT, Rect, Shape, Slope,
};
use crate::layout::structure::{NodeId, Structure};
use crate::picture::Picture;

/// The distance between two lines of a hatch, across the page. Units: points.
const HATCH_STEP_PT: f32 = 6.4;
const HATCH_LINE_PT: f32 = 0.75;
/// How much of the watermark's ink shows.
const WATERMARK_OPACITY: f32 = 0.07;

/// How a glyph run stands on the page: along which slope, and how opaque.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stance {
    pub(crate) slope: Slope,
    pub(crate) opacity: f32,
}

impl Stance {
    /// Upright and solid.
    pub(crate) const PLAIN: Self = Self {
        slope: Slope::FLAT,
        opacity: 1.0,
    };
}

/// What the following content is, for readers that don't see the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum ContentMark<'a> {
    /// Content with this number on its page, of an element with this role.
    Tagged { role: &'a str, number: usize },
    /// Nothing that is read.
    Artifact(Artifact),
}

/// A straight line from one point to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Segment {
    pub(crate) from: (f32, f32),
    pub(crate) to: (f32, f32),
}

/// Where pages are written to. Units: points. The origin is the page's bottom left corner and y grows upwards.
pub(crate) trait PageSink {
    /// Starts the next page.
    fn begin_page(&mut self);
    /// Says what the content up to [`PageSink::end_content`] is.
    fn begin_content(&mut self, mark: ContentMark<'_>);
    /// Ends what [`PageSink::begin_content`] began.
    fn end_content(&mut self);
    /// Shows glyphs whose run starts at `x` and `y`.
    fn show(
        &mut self,
        run: &GlyphRun,
        x: f32,
        y: f32,
        stance: Stance,
    ) -> Result<(), DocumentsError>;
    /// Fills a rectangle. `y` is its lower edge.
    fn fill(&mut self, rect: Rect, colour: Colour);
    /// Draws lines.
    fn lines(&mut self, lines: &[Segment], width: f32, colour: Colour);
    /// Draws a picture to fill a rectangle. `y` is its lower edge.
    fn picture(&mut self, picture: &Arc<Picture>, rect: Rect);
}

/// A piece of an element's content, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kid {
    /// An element inside it.
    Node(NodeId),
    /// Content on a page, by the page's place and the content's number on it.
    Content { page: usize, number: usize },
}

/// Which content belongs to which element.
#[derive(Debug)]
pub(crate) struct ContentMap {
    /// For each element of the structure tree, what is in it. Empty for an element that isn't in the file.
    pub(crate) kids: Vec<Vec<Kid>>,
    /// For each page, the element of each numbered content.
    pub(crate) pages: Vec<Vec<NodeId>>,
    attached: BTreeSet<NodeId>,
}

impl ContentMap {
    fn new(structure: &Structure) -> Self {
        Self {
            kids: vec![Vec::new(); structure.nodes.len()],
            pages: Vec::new(),
            attached: BTreeSet::from([Structure::ROOT]),
        }
    }

    /// Puts an element into its parent, at the place where its first content is.
    fn attach(&mut self, structure: &Structure, id: NodeId) {
        if !self.attached.insert(id) {
            return;
        }
        let node = structure.node(id);
        if let Some(parent) = node.parent {
            self.attach(structure, parent);
            // A row brings all its cells at once, so this one may be in already.
            if !self.kids[parent.0].contains(&Kid::Node(id)) {
                self.kids[parent.0].push(Kid::Node(id));
            }
        }
        if node.role.holds_cells() {
            for &cell in &node.children {
                self.attached.insert(cell);
                self.kids[id.0].push(Kid::Node(cell));
            }
        }
    }

    fn add(&mut self, structure: &Structure, id: NodeId) -> usize {
        self.attach(structure, id);
        let page = self.pages.len() - 1;
        let number = self.pages[page].len();
        self.pages[page].push(id);
        self.kids[id.0].push(Kid::Content { page, number });
        number
    }
}

/// Writes all pages, and returns what of them belongs to which element.
///
/// # Errors
/// Whatever the sink refuses.
pub(crate) fn write_pages(
    laid_out: &LaidOut,
    sink: &mut impl PageSink,
) -> Result<ContentMap, DocumentsError> {
    let structure = &laid_out.structure;
    let mut map = ContentMap::new(structure);
    for page in &laid_out.pages {
        sink.begin_page();
        map.pages.push(Vec::new());
        for group in page.items.chunk_by(|a, b| a.mark == b.mark) {
            match group[0].mark {
                Mark::Tagged(id) => {
                    let number = map.add(structure, id);
                    sink.begin_content(ContentMark::Tagged {
                        role: structure.node(id).role.name(),
                        number,
                    });
                }
                Mark::Artifact(artifact) => sink.begin_content(ContentMark::Artifact(artifact)),
            }
            for item in group {
                draw(sink, &item.shape)?;
            }
            sink.end_content();
        }
    }
    Ok(map)
}

fn draw(sink: &mut impl PageSink, shape: &Shape) -> Result<(), DocumentsError> {
    let up = |y: f32| PAGE_HEIGHT_PT - y;
    match shape {
        Shape::Glyphs(run) => sink.show(run, run.x, up(run.y), Stance::PLAIN)?,
        Shape::Watermark { run, slope } => {
            let stance = Stance {
                slope: *slope,
                opacity: WATERMARK_OPACITY,
            };
            sink.show(run, run.x, up(run.y), stance)?;
        }
        Shape::Fill { rect, colour } => {
            sink.fill(
                Rect {
                    y: up(rect.y + rect.height),
                    ..*rect
                },
                *colour,
            );
        }
        Shape::Line {
            from,
            to,
            width,
            colour,
        } => {
            sink.lines(
                &[Segment {
                    from: (from.0, up(from.1)),
                    to: (to.0, up(to.1)),
                }],
                *width,
                *colour,
            );
        }
        Shape::Picture { picture, rect } => {
            let y = up(rect.y + rect.height);
            sink.picture(picture, Rect { y, ..*rect });
        }
        Shape::Hatch { rect, colour } => {
            let rect = Rect {
                y: up(rect.y + rect.height),
                ..*rect
            };
            sink.lines(&hatch(rect), HATCH_LINE_PT, *colour);
        }
    }
    Ok(())
}

/// Returns rising diagonals cut to a rectangle, in step with the page's corner.
fn hatch(rect: Rect) -> Vec<Segment> {
    let (left, right, bottom, top) = (rect.x, rect.x + rect.width, rect.y, rect.y + rect.height);
    // Each diagonal is y = x + offset.
    let first = ((bottom - right) / HATCH_STEP_PT).ceil() as i32;
    let last = ((top - left) / HATCH_STEP_PT).floor() as i32;
    (first..=last)
        .map(|nth| {
            let offset = nth as f32 * HATCH_STEP_PT;
            let from = left.max(bottom - offset);
            let to = right.min(top - offset);
            Segment {
                from: (from, from + offset),
                to: (to, to + offset),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hatch_stays_inside_its_rectangle() {
        let rect = Rect {
            x: 43.0,
            y: 512.3,
            width: 487.0,
            height: 17.0,
        };
        let lines = hatch(rect);
        assert!(lines.len() > 70);
        for Segment {
            from: (x1, y1),
            to: (x2, y2),
        } in lines
        {
            assert!(x1 >= 43.0 - 0.01 && x2 <= 530.01 && x1 <= x2 + 0.01);
            assert!(y1 >= 512.3 - 0.01 && y2 <= 529.31);
        }
    }
}
