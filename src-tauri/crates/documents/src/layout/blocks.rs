//! Each kind of block, except tables, as slabs.

use crate::error::{DocumentsError, PaperPart};
use crate::layout::Composer;
use crate::layout::measures::{ACCENT, TextStyle};
use crate::layout::page::{Item, Mark, Shape};
use crate::layout::slab::{Backdrop, BoxExtent, Slab, enclose, stack};
use crate::layout::structure::{Role, Structure};
use crate::layout::text::{Setting, Span};
use crate::paper::{Block, Direction, Heading, List, Paragraph, Run, TextBox};

/// How far a restricted passage's edge stands out into the margin, in points.
const RESTRICTED_OUTDENT_PT: f32 = 10.8;

impl Composer<'_, '_> {
    /// Adds a block's slabs.
    pub(crate) fn block(&mut self, index: usize, block: &Block) -> Result<(), DocumentsError> {
        let place = PaperPart::Block(index);
        match block {
            Block::Heading(heading) => self.heading(heading, place),
            Block::Paragraph(paragraph) => self.paragraph(paragraph, place),
            Block::List(list) => self.list(list, place),
            Block::Facts(facts) => self.facts(facts, place),
            Block::Table(table) => self.table(table, place),
            Block::DecisionBox(text_box) => self.text_box(text_box, Backdrop::Decision, place),
            Block::Notice(text_box) => self.text_box(text_box, Backdrop::Notice, place),
            Block::Rule => {
                self.rule();
                Ok(())
            }
            Block::PageBreak => {
                self.next_starts_page = true;
                Ok(())
            }
        }
    }

    /// Returns how a text of this style is set here.
    pub(crate) fn setting(&self, style: TextStyle, place: PaperPart) -> Setting {
        Setting {
            style,
            direction: self.paper.direction,
            place,
        }
    }

    /// Adds slabs, the first of which may start a page.
    pub(crate) fn push(&mut self, mut slabs: Vec<Slab>) {
        if let Some(first) = slabs.first_mut() {
            first.starts_page |= std::mem::take(&mut self.next_starts_page);
        }
        self.slabs.append(&mut slabs);
    }

    fn heading(&mut self, heading: &Heading, place: PaperPart) -> Result<(), DocumentsError> {
        let level = heading.level;
        if level == 0 || level > 3 || level > self.heading_level + 1 {
            return Err(DocumentsError::HeadingLevelSkipped { place });
        }
        self.heading_level = level;
        let words = match &heading.number {
            Some(number) => format!("{number}. {}", heading.text),
            None => heading.text.clone(),
        };
        let setting = self.setting(self.measures.heading(level), place);
        let node = self.structure.add(Role::Heading(level), Structure::ROOT);
        let spans = self.plain_span(&words, node, setting);
        let lines = self.shaper.set(spans, setting, self.width)?;
        let mut slabs = stack(lines);
        let (before, after) = match level {
            1 => (1.0, 4.0),
            2 => (6.0, 2.0),
            _ => (4.0, 1.0),
        };
        self.space(&mut slabs, before, after);
        for slab in &mut slabs {
            slab.keeps_with_next = true;
        }
        if let Some(first) = slabs.first_mut() {
            first.bookmark = Some((level, words));
        }
        self.push(slabs);
        Ok(())
    }

    fn paragraph(&mut self, paragraph: &Paragraph, place: PaperPart) -> Result<(), DocumentsError> {
        let direction = paragraph
            .direction
            .unwrap_or_else(|| self.direction_of(&paragraph.runs));
        let setting = Setting {
            style: self.measures.body(),
            direction,
            place,
        };
        let mut slabs = Vec::new();
        let mut parent = Structure::ROOT;
        if let Some(words) = &paragraph.restricted {
            parent = self.structure.add(Role::Division, Structure::ROOT);
            let restriction = self.setting(self.measures.restriction(), place);
            let node = self.structure.add(Role::Paragraph, parent);
            let spans = self.plain_span(words, node, restriction);
            slabs = stack(self.shaper.set(spans, restriction, self.width)?);
            self.space(&mut slabs, 0.0, 0.5);
            for slab in &mut slabs {
                slab.keeps_with_next = true;
            }
        }
        let node = self.structure.add(Role::Paragraph, parent);
        let spans = self.spans(&paragraph.runs, node, direction);
        let prepared = match &paragraph.label {
            Some(label) => {
                if direction == Direction::RightToLeft {
                    let read = self
                        .structure
                        .node(node)
                        .actual_text
                        .clone()
                        .unwrap_or_default();
                    let language = self.structure.node(node).language.clone();
                    self.structure
                        .read_as(node, format!("{label} {read}"), language);
                }
                let label = label_span(label, Mark::Tagged(node));
                self.prepare_labelled(label, spans, self.label_indent, setting)?
            }
            None => self.prepare_labelled(Vec::new(), spans, 0.0, setting)?,
        };
        slabs.append(&mut stack(self.break_text(prepared, self.width)?));
        let gap = if paragraph.label.is_some() { 1.6 } else { 2.0 };
        if paragraph.restricted.is_some() {
            self.enclose_restricted(&mut slabs);
            self.space(&mut slabs, 2.0, 2.0);
        } else {
            self.space(&mut slabs, gap, gap);
        }
        self.push(slabs);
        Ok(())
    }

    fn enclose_restricted(&self, slabs: &mut [Slab]) {
        let direction = self.paper.direction;
        let (left, right) = match direction {
            Direction::LeftToRight => (-RESTRICTED_OUTDENT_PT, self.width),
            Direction::RightToLeft => (0.0, self.width + RESTRICTED_OUTDENT_PT),
        };
        let extent = BoxExtent {
            left,
            right,
            padding: self.measures.mm(1.0),
            direction,
        };
        enclose(slabs, Backdrop::Restricted, extent);
    }

    fn list(&mut self, list: &List, place: PaperPart) -> Result<(), DocumentsError> {
        let setting = self.setting(self.measures.body(), place);
        let prepared = self.prepare_list(list, Structure::ROOT, setting)?;
        let mut slabs = Vec::new();
        for item in prepared {
            slabs.append(&mut stack(self.break_text(item, self.width)?));
        }
        self.space(&mut slabs, 2.0, 2.0);
        self.push(slabs);
        Ok(())
    }

    fn text_box(
        &mut self,
        text_box: &TextBox,
        backdrop: Backdrop,
        place: PaperPart,
    ) -> Result<(), DocumentsError> {
        let setting = self.setting(self.measures.body(), place);
        let padding = self.measures.mm(3.0);
        let node = self.structure.add(Role::Division, Structure::ROOT);
        let mut prepared = Vec::new();
        if let Some(title) = &text_box.title {
            let title_node = self.structure.add(Role::Paragraph, node);
            prepared.push(self.prepare_text(&[Run::bold(title.as_str())], title_node, setting)?);
        }
        prepared.append(&mut self.prepare_parts(&text_box.parts, node, setting)?);
        let mut slabs = Vec::new();
        for text in prepared {
            let mut lines = self.break_text(text, self.width - 2.0 * padding)?;
            for line in &mut lines {
                line.items
                    .iter_mut()
                    .for_each(|item| item.shift(padding, 0.0));
            }
            slabs.append(&mut stack(lines));
        }
        keep_last_lines(&mut slabs, setting.style.line_height);
        let extent = BoxExtent {
            left: 0.0,
            right: self.width,
            padding,
            direction: self.paper.direction,
        };
        enclose(&mut slabs, backdrop, extent);
        self.space(&mut slabs, 3.0, 3.0);
        if slabs.iter().map(|slab| slab.height).sum::<f32>() < self.body_height / 2.0 {
            keep_together(&mut slabs);
        }
        self.push(slabs);
        Ok(())
    }

    fn rule(&mut self) {
        let width = 2.25;
        let line = Shape::Line {
            from: (0.0, width / 2.0),
            to: (self.width, width / 2.0),
            width,
            colour: ACCENT,
        };
        let before = self.measures.mm(3.0);
        self.push(vec![Slab {
            height: width,
            before,
            items: vec![Item::layout(line)],
            ..Slab::default()
        }]);
    }

    /// Sets the distances above and below a block, in millimetres of standard print.
    pub(crate) fn space(&self, slabs: &mut [Slab], before_mm: f32, after_mm: f32) {
        if let Some(first) = slabs.first_mut() {
            first.before = self.measures.mm(before_mm);
        }
        if let Some(last) = slabs.last_mut() {
            last.after = self.measures.mm(after_mm);
        }
    }

    /// Finds the room that the paper's longest paragraph number needs.
    pub(crate) fn measure_labels(&mut self) -> Result<f32, DocumentsError> {
        let mut indent = self.measures.mm(10.0);
        for (index, block) in self.paper.blocks.iter().enumerate() {
            let Block::Paragraph(Paragraph {
                label: Some(label), ..
            }) = block
            else {
                continue;
            };
            let setting = self.setting(self.measures.body(), PaperPart::Block(index));
            let mark = Mark::Tagged(Structure::ROOT);
            let (_, width) = self
                .shaper
                .prepare(label_span(label, mark), setting)?
                .widths();
            indent = indent.max(width + self.measures.mm(1.5));
        }
        Ok(indent)
    }
}

/// Returns a paragraph's number. The blank keeps it apart from the words when both are copied.
fn label_span(label: &str, mark: Mark) -> Vec<Span> {
    vec![Span {
        text: format!("{label} "),
        bold: true,
        italic: false,
        mark,
    }]
}

/// Keeps the last words of a box with at least two lines before them: who decided never stands alone on a page.
fn keep_last_lines(slabs: &mut [Slab], line_height: f32) {
    let mut kept = 0.0;
    for slab in slabs.iter_mut().rev().skip(1) {
        if kept >= 1.9 * line_height {
            break;
        }
        slab.keeps_with_next = true;
        kept += slab.height;
    }
}

/// Keeps all of a block on one page.
pub(crate) fn keep_together(slabs: &mut [Slab]) {
    let last = slabs.len().saturating_sub(1);
    for slab in slabs.iter_mut().take(last) {
        slab.keeps_with_next = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_a_box_keeps_two_lines_before_it() {
        let kept = |heights: &[f32]| -> Vec<bool> {
            let mut slabs: Vec<Slab> = heights
                .iter()
                .map(|height| Slab {
                    height: *height,
                    ..Slab::default()
                })
                .collect();
            keep_last_lines(&mut slabs, 10.0);
            slabs.iter().map(|slab| slab.keeps_with_next).collect()
        };
        assert_eq!(kept(&[20.0, 10.0, 20.0, 10.0]), [false, false, true, false]);
        assert_eq!(kept(&[20.0, 20.0, 10.0, 10.0]), [false, true, true, false]);
    }
}
