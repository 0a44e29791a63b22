//! The words of paragraphs, lists, cells and boxes, first measured and then broken into lines.

use crate::error::DocumentsError;
use crate::layout::Composer;
use crate::layout::page::Mark;
use crate::layout::structure::{NodeId, Role, is_mostly_right_to_left};
use crate::layout::text::{Line, Prepared, Setting, Span};
use crate::paper::{Direction, List, Part, Run};

/// The most words that a name has. A name stands where the other names of the paper stand.
const NAME_WORDS: usize = 4;

/// A text that hangs beside a label, such as a list's item beside its bullet.
pub(crate) struct PreparedText {
    text: Prepared,
    label: Option<Prepared>,
    /// The room for the label, at the start of the lines.
    indent: f32,
    /// The distance to the text before.
    gap: f32,
    direction: Direction,
}

impl PreparedText {
    /// Returns the least and the natural width.
    pub(crate) fn widths(&self) -> (f32, f32) {
        let (min, max) = self.text.widths();
        (min + self.indent, max + self.indent)
    }
}

impl Composer<'_, '_> {
    /// Returns the direction of somebody's words: right to left where most of their letters are, unless they may be
    /// no more than a name. Words in bold, such as a label or the speaker's name, don't count.
    pub(crate) fn direction_of(&self, runs: &[Run]) -> Direction {
        let words: String = words_of(runs);
        let may_be_name = words.split_whitespace().count() <= NAME_WORDS;
        if !may_be_name && is_mostly_right_to_left(&words) {
            Direction::RightToLeft
        } else {
            self.paper.direction
        }
    }

    /// Returns the setting of a text in a cell, a list or a box: in its own direction.
    fn setting_of(&self, runs: &[Run], setting: Setting) -> Setting {
        Setting {
            direction: self.direction_of(runs),
            ..setting
        }
    }

    /// Returns the spans of runs that stand inside an element.
    pub(crate) fn spans(&mut self, runs: &[Run], node: NodeId, direction: Direction) -> Vec<Span> {
        let pieces = self.structure.add_inline(runs, node, direction);
        if direction == Direction::RightToLeft {
            let text = runs.iter().map(|run| run.text.as_str()).collect();
            let language = runs.first().and_then(|run| run.language.clone());
            self.structure.read_as(node, text, language);
        }
        pieces
            .into_iter()
            .map(|(node, text, run)| Span {
                text,
                bold: run.bold,
                italic: run.italic,
                mark: Mark::Tagged(node),
            })
            .collect()
    }

    /// Returns a span of plain words inside an element.
    pub(crate) fn plain_span(&mut self, text: &str, node: NodeId, setting: Setting) -> Vec<Span> {
        self.spans(&[Run::plain(text)], node, setting.direction)
    }

    /// Finds the glyphs of a text without a label.
    pub(crate) fn prepare_text(
        &mut self,
        runs: &[Run],
        node: NodeId,
        setting: Setting,
    ) -> Result<PreparedText, DocumentsError> {
        let spans = self.spans(runs, node, setting.direction);
        let text = self.shaper.prepare(spans, setting)?;
        Ok(PreparedText {
            text,
            label: None,
            indent: 0.0,
            gap: 0.0,
            direction: setting.direction,
        })
    }

    /// Finds the glyphs of a text that hangs beside a label.
    pub(crate) fn prepare_labelled(
        &mut self,
        label: Vec<Span>,
        text: Vec<Span>,
        indent: f32,
        setting: Setting,
    ) -> Result<PreparedText, DocumentsError> {
        Ok(PreparedText {
            text: self.shaper.prepare(text, setting)?,
            label: Some(self.shaper.prepare(label, setting)?),
            indent,
            gap: 0.0,
            direction: setting.direction,
        })
    }

    /// Finds the glyphs of a list's items.
    pub(crate) fn prepare_list(
        &mut self,
        list: &List,
        parent: NodeId,
        setting: Setting,
    ) -> Result<Vec<PreparedText>, DocumentsError> {
        let node = self.structure.add(
            Role::List {
                is_numbered: list.is_numbered,
            },
            parent,
        );
        let labels: Vec<String> = (1..=list.items.len())
            .map(|number| {
                if list.is_numbered {
                    format!("{number}. ")
                } else {
                    "\u{2022} ".to_owned()
                }
            })
            .collect();
        let mut indent: f32 = 0.0;
        for label in labels.last().into_iter() {
            let span = Span {
                text: label.clone(),
                bold: false,
                italic: false,
                mark: Mark::Tagged(node),
            };
            indent =
                self.shaper.prepare(vec![span], setting)?.widths().1 + setting.style.size * 0.3;
        }
        let mut prepared = Vec::with_capacity(list.items.len());
        for (label, runs) in labels.iter().zip(&list.items) {
            let item = self.structure.add(Role::ListItem, node);
            let label_node = self.structure.add(Role::ListLabel, item);
            let body = self.structure.add(Role::ListBody, item);
            let label = vec![Span {
                text: label.clone(),
                bold: false,
                italic: false,
                mark: Mark::Tagged(label_node),
            }];
            let setting = self.setting_of(runs, setting);
            let text = self.spans(runs, body, setting.direction);
            let mut item = self.prepare_labelled(label, text, indent, setting)?;
            item.gap = setting.style.size * 0.15;
            prepared.push(item);
        }
        Ok(prepared)
    }

    /// Finds the glyphs of the pieces of a cell or a box.
    pub(crate) fn prepare_parts(
        &mut self,
        parts: &[Part],
        parent: NodeId,
        setting: Setting,
    ) -> Result<Vec<PreparedText>, DocumentsError> {
        let mut prepared: Vec<PreparedText> = Vec::new();
        for part in parts {
            let from = prepared.len();
            match part {
                Part::Text { runs } => {
                    let node = self.structure.add(Role::Paragraph, parent);
                    let setting = self.setting_of(runs, setting);
                    prepared.push(self.prepare_text(runs, node, setting)?);
                }
                Part::List(list) => prepared.append(&mut self.prepare_list(list, parent, setting)?),
            }
            if let Some(first) = prepared.get_mut(from) {
                first.gap = if from == 0 {
                    0.0
                } else {
                    setting.style.size * 0.35
                };
            }
        }
        Ok(prepared)
    }

    /// Breaks a text into lines inside `width`, its label beside the first.
    pub(crate) fn break_text(
        &mut self,
        prepared: PreparedText,
        width: f32,
    ) -> Result<Vec<Line>, DocumentsError> {
        let PreparedText {
            text,
            label,
            indent,
            gap,
            direction,
        } = prepared;
        let mut lines = self.shaper.lines(text, width - indent)?;
        let (text_x, label_x) = match direction {
            Direction::LeftToRight => (indent, 0.0),
            Direction::RightToLeft => (0.0, width - indent),
        };
        for line in &mut lines {
            line.items
                .iter_mut()
                .for_each(|item| item.shift(text_x, 0.0));
        }
        if let (Some(label), Some(first)) = (label, lines.first_mut()) {
            let label_lines = self.shaper.lines(label, indent)?;
            let mut items: Vec<_> = label_lines
                .into_iter()
                .flat_map(|line| line.items)
                .collect();
            items.iter_mut().for_each(|item| item.shift(label_x, 0.0));
            items.append(&mut first.items);
            first.items = items;
        }
        if let Some(first) = lines.first_mut() {
            first.items.iter_mut().for_each(|item| item.shift(0.0, gap));
            first.height += gap;
            first.baseline += gap;
        }
        Ok(lines)
    }

    /// Breaks all pieces of a cell or a box into lines.
    pub(crate) fn break_all(
        &mut self,
        prepared: Vec<PreparedText>,
        width: f32,
    ) -> Result<Vec<Line>, DocumentsError> {
        let mut lines = Vec::new();
        for text in prepared {
            lines.append(&mut self.break_text(text, width)?);
        }
        Ok(lines)
    }
}

/// Returns the words of runs that aren't in bold.
fn words_of(runs: &[Run]) -> String {
    let words = runs.iter().filter(|run| !run.bold);
    words.map(|run| run.text.as_str()).collect()
}
