//! What stands on every page: the header, the footer and the watermark.

use crate::error::{DocumentsError, PaperPart};
use crate::layout::Composer;
use crate::layout::measures::{
    BLACK, BODY_BOTTOM_PT, BODY_TOP_PT, FOOTER_BOTTOM_PT, HEADER_TOP_PT, MARGIN_PT, PT_PER_MM,
    TextStyle,
};
use crate::layout::page::{
    Artifact, Colour, Item, Mark, PAGE_HEIGHT_PT, PAGE_WIDTH_PT, Shape, Slope,
};
use crate::layout::pages::Body;
use crate::layout::text::{Line, Setting, Span};
use crate::paper::Direction;

/// The distance between the words of a header or footer and its line.
const LINE_GAP_PT: f32 = 1.5 * PT_PER_MM;
/// The least distance between two texts on one line, and from a header or footer to the text.
const TEXT_GAP_PT: f32 = 4.0 * PT_PER_MM;
const LINE_WIDTH_PT: f32 = 0.75;
/// How much of the page's diagonal the watermark fills.
const WATERMARK_SHARE: f32 = 0.66;

/// What the header and footer need, the same on every page.
pub(crate) struct Running {
    header: Vec<Item>,
    footer: Vec<Item>,
    /// From the page's top.
    footer_top: f32,
    page_number_y: f32,
    watermark: Vec<Item>,
    pub(crate) body: Body,
}

impl Composer<'_, '_> {
    /// Sets the header, the footer without its page number, and the watermark.
    pub(crate) fn running(&mut self) -> Result<Running, DocumentsError> {
        let (header, header_bottom) = self.header()?;
        let (footer, footer_height, page_number_y) = self.footer()?;
        let footer_top = PAGE_HEIGHT_PT - FOOTER_BOTTOM_PT - footer_height;
        let top = BODY_TOP_PT.max(header_bottom + TEXT_GAP_PT);
        let bottom = (PAGE_HEIGHT_PT - BODY_BOTTOM_PT).min(footer_top - TEXT_GAP_PT);
        let body = Body {
            left: MARGIN_PT,
            top,
            height: bottom - top,
        };
        let watermark = self.watermark()?;
        Ok(Running {
            header,
            footer,
            footer_top,
            page_number_y,
            watermark,
            body,
        })
    }

    fn header(&mut self) -> Result<(Vec<Item>, f32), DocumentsError> {
        let header = &self.paper.header;
        let marking = self.words(&header.marking, true, Artifact::Header, self.width)?;
        let keeping = self.words(&header.keeping, false, Artifact::Header, self.width)?;
        let fits_beside = width_of(&marking) + TEXT_GAP_PT + width_of(&keeping) <= self.width;
        let mut items = Vec::new();
        let below = self.place_lines(&mut items, marking, HEADER_TOP_PT, Edge::Start);
        let bottom = if fits_beside {
            below.max(self.place_lines(&mut items, keeping, HEADER_TOP_PT, Edge::End))
        } else {
            self.place_lines(&mut items, keeping, below, Edge::Start)
        };
        let bottom = bottom + LINE_GAP_PT;
        items.push(self.line(bottom, Artifact::Header));
        Ok((items, bottom))
    }

    /// Returns the footer's items from its own top, its height, and where the page number's line starts.
    fn footer(&mut self) -> Result<(Vec<Item>, f32, f32), DocumentsError> {
        let footer = &self.paper.footer;
        let mut identity = vec![footer.reference.as_str(), footer.version.as_str()];
        identity.extend(footer.approval.as_deref());
        identity.retain(|piece| !piece.is_empty());
        let identity = identity.join(". ");
        let number_width = width_of(&self.page_number(888, 888)?);
        let mut items = vec![self.line(0.0, Artifact::Footer)];
        let mut y = LINE_GAP_PT;
        let beside_number = self.width - number_width - TEXT_GAP_PT;
        let mut copy = match &footer.copy {
            Some(copy) => self.words(copy, true, Artifact::Footer, beside_number)?,
            None => Vec::new(),
        };
        let identity_lines = self.words(&identity, false, Artifact::Footer, beside_number)?;
        let page_number_y = y;
        let fits = width_of(&identity_lines) + TEXT_GAP_PT + width_of(&copy) <= beside_number;
        if fits && !copy.is_empty() && copy.len() == 1 && identity_lines.len() == 1 {
            let middle =
                (width_of(&identity_lines) + self.width - number_width - width_of(&copy)) / 2.0;
            for item in copy.iter_mut().flat_map(|line| &mut line.items) {
                let from_start = match self.paper.direction {
                    Direction::LeftToRight => middle,
                    Direction::RightToLeft => -middle,
                };
                item.shift(from_start, 0.0);
            }
            self.place_lines(&mut items, copy, y, Edge::Start);
        } else {
            y = self.place_lines(&mut items, copy, y, Edge::Start);
        }
        y = self.place_lines(&mut items, identity_lines, y, Edge::Start);
        Ok((items, y, page_number_y))
    }

    fn page_number(&mut self, page: usize, pages: usize) -> Result<Vec<Line>, DocumentsError> {
        let words = self
            .paper
            .footer
            .page_number
            .replace("{page}", &page.to_string())
            .replace("{pages}", &pages.to_string());
        self.words(&words, false, Artifact::Footer, self.width / 2.0)
    }

    /// Returns a page's own header, footer and watermark, to stand before and after its text.
    pub(crate) fn around_page(
        &mut self,
        running: &Running,
        page: usize,
        pages: usize,
    ) -> Result<(Vec<Item>, Vec<Item>), DocumentsError> {
        let mut below = running.footer.clone();
        let number = self.page_number(page, pages)?;
        self.place_lines(&mut below, number, running.page_number_y, Edge::End);
        below
            .iter_mut()
            .for_each(|item| item.shift(0.0, running.footer_top));
        // Drawn last, or the tints of rows would hide it.
        below.extend(running.watermark.clone());
        Ok((running.header.clone(), below))
    }

    fn watermark(&mut self) -> Result<Vec<Item>, DocumentsError> {
        let Some(words) = &self.paper.watermark else {
            return Ok(Vec::new());
        };
        let diagonal = Slope::page_diagonal();
        let trial = self.watermark_line(words, 100.0)?;
        let size = (100.0 * diagonal * WATERMARK_SHARE / trial.width.max(1.0)).min(200.0);
        let line = self.watermark_line(words, size)?;
        let slope = Slope::of_page();
        let along = line.width / 2.0;
        let down = size * 0.35;
        // The word's middle stands on the page's middle: back along the slope, then below it.
        let x = PAGE_WIDTH_PT / 2.0 - along * slope.cos + down * slope.sin;
        let y = PAGE_HEIGHT_PT / 2.0 + along * slope.sin + down * slope.cos;
        let runs = line.items.into_iter().filter_map(|item| match item.shape {
            Shape::Glyphs(run) => Some(run),
            _ => None,
        });
        Ok(runs
            .map(|mut run| {
                (run.x, run.y) = (x + run.x * slope.cos, y - run.x * slope.sin);
                Item {
                    mark: Mark::Artifact(Artifact::Watermark),
                    shape: Shape::Watermark { run, slope },
                }
            })
            .collect())
    }

    /// Returns the watermark on one line.
    fn watermark_line(&mut self, words: &str, size: f32) -> Result<Line, DocumentsError> {
        let style = TextStyle {
            size,
            line_height: size,
            bold: true,
            colour: BLACK,
        };
        let setting = Setting {
            style,
            direction: Direction::LeftToRight,
            place: PaperPart::Watermark,
        };
        let spans = vec![Span {
            text: words.to_owned(),
            bold: true,
            italic: false,
            mark: Mark::Artifact(Artifact::Watermark),
        }];
        let lines = self.shaper.set(spans, setting, f32::MAX)?;
        lines
            .into_iter()
            .next()
            .ok_or(DocumentsError::UnexpectedStructure {
                what: "the watermark's line",
            })
    }

    fn words(
        &mut self,
        words: &str,
        bold: bool,
        artifact: Artifact,
        width: f32,
    ) -> Result<Vec<Line>, DocumentsError> {
        let place = if artifact == Artifact::Header {
            PaperPart::Header
        } else {
            PaperPart::Footer
        };
        let setting = self.setting(self.measures.running(), place);
        let span = Span {
            text: words.to_owned(),
            bold,
            italic: false,
            mark: Mark::Artifact(artifact),
        };
        let lines = self.shaper.set(vec![span], setting, width)?;
        // Lines were set from the start edge of `width`; from here on that edge is 0.
        let back = if self.paper.direction == Direction::RightToLeft {
            -width
        } else {
            0.0
        };
        Ok(lines
            .into_iter()
            .filter(|line| !line.items.is_empty())
            .map(|mut line| {
                line.items.iter_mut().for_each(|item| item.shift(back, 0.0));
                line
            })
            .collect())
    }

    /// Places lines below `y` at the start or the end of the text's width, and returns where they end.
    fn place_lines(&self, items: &mut Vec<Item>, lines: Vec<Line>, mut y: f32, edge: Edge) -> f32 {
        for line in lines {
            let x = match (self.paper.direction, edge) {
                (Direction::LeftToRight, Edge::Start) => MARGIN_PT,
                (Direction::LeftToRight, Edge::End) => MARGIN_PT + self.width - line.width,
                (Direction::RightToLeft, Edge::Start) => MARGIN_PT + self.width,
                (Direction::RightToLeft, Edge::End) => MARGIN_PT + line.width,
            };
            for mut item in line.items {
                item.shift(x, y);
                items.push(item);
            }
            y += line.height;
        }
        y
    }

    fn line(&self, y: f32, artifact: Artifact) -> Item {
        let colour: Colour = BLACK;
        let (from, to) = ((MARGIN_PT, y), (MARGIN_PT + self.width, y));
        Item {
            mark: Mark::Artifact(artifact),
            shape: Shape::Line {
                from,
                to,
                width: LINE_WIDTH_PT,
                colour,
            },
        }
    }
}

/// The edge that a text stands at, in reading direction.
#[derive(Clone, Copy)]
enum Edge {
    Start,
    End,
}

fn width_of(lines: &[Line]) -> f32 {
    lines.iter().map(|line| line.width).fold(0.0, f32::max)
}
