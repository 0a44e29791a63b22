//! Facts as slabs: labels and what they stand for.

use crate::error::{DocumentsError, PaperPart};
use crate::layout::Composer;
use crate::layout::structure::{Role, Structure};
use crate::layout::tables::{Cell, RowLook};
use crate::paper::{Direction, Facts, Part};

impl Composer<'_, '_> {
    /// Adds the slabs of facts: a table whose first column heads its rows.
    pub(crate) fn facts(&mut self, facts: &Facts, place: PaperPart) -> Result<(), DocumentsError> {
        let label_setting = self.setting(self.measures.fact_label(), place);
        let setting = self.setting(self.measures.body(), place);
        let table = self.structure.add(Role::Table, Structure::ROOT);
        let body = self.structure.add(Role::TableBody, table);
        let mut rows = Vec::with_capacity(facts.rows.len());
        let mut label_width = self.measures.mm(28.0);
        for fact in &facts.rows {
            let row = self.structure.add(Role::TableRow, body);
            let role = Role::HeaderCell {
                heads_row: true,
                columns: 1,
            };
            let label = self.prepare_cell(
                &[Part::plain(fact.label.as_str())],
                role,
                row,
                label_setting,
            )?;
            let widest = label.iter().map(|text| text.widths().1).fold(0.0, f32::max);
            label_width = label_width.max(widest + self.measures.mm(3.0));
            let cell = self.structure.add(Role::DataCell, row);
            let mut value = Vec::with_capacity(fact.lines.len());
            for runs in &fact.lines {
                let node = self.structure.add(Role::Paragraph, cell);
                value.push(self.prepare_text(runs, node, setting)?);
            }
            rows.push((label, value));
        }
        let label_width = label_width.min(self.width * 0.4);
        let value_width = self.width - label_width;
        let mut slabs = Vec::with_capacity(rows.len());
        for (label, value) in rows {
            let (label_x, value_x) = match self.paper.direction {
                Direction::LeftToRight => (0.0, label_width),
                Direction::RightToLeft => (value_width, 0.0),
            };
            let gap = self.measures.mm(3.0);
            let label = Cell {
                x: label_x,
                lines: self.break_all(label, label_width - gap)?,
            };
            let value = Cell {
                x: value_x,
                lines: self.break_all(value, value_width)?,
            };
            slabs.append(&mut self.cell_slabs(RowLook::Fact, &[label, value], self.body_height));
        }
        self.space(&mut slabs, 1.0, 1.0);
        self.push(slabs);
        Ok(())
    }
}
