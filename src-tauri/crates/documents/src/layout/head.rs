//! The head of the first page: the council's mark and its name.

use std::sync::Arc;

use crate::error::{DocumentsError, PaperPart};
use crate::layout::Composer;
use crate::layout::page::{Item, Mark, Rect, Shape};
use crate::layout::slab::{Slab, append};
use crate::layout::structure::{Role, Structure};
use crate::layout::text::Line;
use crate::paper::{CouncilMark, Direction};
use crate::picture::Picture;

/// The most room that the mark takes. Units: millimetres, for standard print.
const MARK_WIDTH_MM_MAX: f32 = 60.0;
const MARK_HEIGHT_MM_MAX: f32 = 16.0;
/// The least distance between the name and the mark. Units: millimetres, for standard print.
const GAP_MM: f32 = 5.0;

impl Composer<'_, '_> {
    /// Adds the council's mark and name above the title, the mark at the end of the name's line.
    pub(crate) fn head(&mut self) -> Result<(), DocumentsError> {
        let paper = self.paper;
        let mut slab = Slab {
            keeps_with_next: true,
            ..Slab::default()
        };
        let mut room = self.width;
        if let Some(mark) = &paper.council_mark {
            let rect = self.add_mark(mark, &mut slab);
            room -= rect.width + self.measures.mm(GAP_MM);
        }
        let mark_height = std::mem::take(&mut slab.height);
        if let Some(name) = &paper.council_name {
            let lines = self.name_lines(name, room)?;
            let height: f32 = lines.iter().map(|line| line.height).sum();
            // Beside a mark that is taller, the name stands at its middle.
            slab.height = ((mark_height - height) / 2.0).max(0.0);
            for mut line in lines {
                self.keep_at_start(&mut line, room);
                append(&mut slab, line);
            }
        }
        slab.height = slab.height.max(mark_height);
        if !slab.items.is_empty() {
            self.push(vec![slab]);
        }
        Ok(())
    }

    /// Places the mark at the end edge, and returns where.
    fn add_mark(&mut self, mark: &CouncilMark, slab: &mut Slab) -> Rect {
        let (width, height) = self.mark_size(&mark.picture);
        let x = match self.paper.direction {
            Direction::LeftToRight => self.width - width,
            Direction::RightToLeft => 0.0,
        };
        let rect = Rect {
            x,
            y: 0.0,
            width,
            height,
        };
        let node = self.structure.add(Role::Figure, Structure::ROOT);
        self.structure.describe(node, mark.words.clone());
        slab.items.push(Item {
            mark: Mark::Tagged(node),
            shape: Shape::Picture {
                picture: Arc::new(mark.picture.clone()),
                rect,
            },
        });
        slab.height = height;
        rect
    }

    /// Returns the mark's width and height on the page: as large as its room lets it be, never bent.
    fn mark_size(&self, picture: &Picture) -> (f32, f32) {
        let (wide, high) = (picture.width() as f32, picture.height() as f32);
        let by_width = self.measures.mm(MARK_WIDTH_MM_MAX) / wide;
        let by_height = self.measures.mm(MARK_HEIGHT_MM_MAX) / high;
        let scale = by_width.min(by_height);
        (wide * scale, high * scale)
    }

    fn name_lines(&mut self, name: &str, room: f32) -> Result<Vec<Line>, DocumentsError> {
        let setting = self.setting(self.measures.council(), PaperPart::CouncilName);
        let node = self.structure.add(Role::Paragraph, Structure::ROOT);
        let spans = self.plain_span(name, node, setting);
        self.shaper.set(spans, setting, room)
    }

    /// Lines that read from right to left were set against the end of a narrower room.
    fn keep_at_start(&self, line: &mut Line, room: f32) {
        if self.paper.direction == Direction::RightToLeft {
            let back = self.width - room;
            line.items.iter_mut().for_each(|item| item.shift(back, 0.0));
        }
    }
}
