//! Tables as slabs.

use crate::error::{DocumentsError, PaperPart};
use crate::layout::Composer;
use crate::layout::columns::{Wanted, column_widths, fair_wants};
use crate::layout::measures::{BLACK, HAIRLINE, TINT};
use crate::layout::page::{Artifact, Item, Mark, Rect, Shape};
use crate::layout::parts::PreparedText;
use crate::layout::slab::{Backdrop, BoxExtent, Slab, append, backdrop_items, stack};
use crate::layout::structure::{NodeId, Role, Structure};
use crate::layout::text::{Line, Setting};
use crate::paper::{Direction, Part, Run, Table, TableRow};

/// A cell's place and its lines.
pub(crate) struct Cell {
    pub(crate) x: f32,
    pub(crate) lines: Vec<Line>,
}

/// How a row looks behind and around its words.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum RowLook {
    Head,
    Group,
    Plain,
    Restricted,
    /// Without a line below.
    Fact,
}

/// A row whose glyphs are known but whose columns aren't.
struct PreparedRow {
    look: RowLook,
    cells: Vec<Vec<PreparedText>>,
}

/// Where the columns of a table are.
struct Columns {
    widths: Vec<f32>,
    gutter: f32,
}

impl Composer<'_, '_> {
    /// Adds a table's slabs.
    pub(crate) fn table(&mut self, table: &Table, place: PaperPart) -> Result<(), DocumentsError> {
        let is_even = table.rows.iter().all(|row| match row {
            TableRow::Group { .. } => true,
            TableRow::Cells { cells, .. } => cells.len() == table.head.len(),
        });
        if table.head.is_empty() || !is_even {
            return Err(DocumentsError::UnevenTable { place });
        }
        if table.rows.is_empty() {
            return Ok(());
        }
        let setting = self.setting(self.measures.table(), place);
        let node = self.structure.add(Role::Table, Structure::ROOT);
        let mut slabs = self.caption(table, node, setting)?;
        let head = self.prepare_head(table, node, setting)?;
        let body = self.structure.add(Role::TableBody, node);
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            rows.push(self.prepare_row(row, table.head.len(), body, setting)?);
        }
        let columns = self.columns(&head, &rows);
        let head = self.row_slabs(head, &columns, f32::INFINITY)?;
        let head_height: f32 = head.iter().map(|slab| slab.height).sum();
        let repeated_head = self.remember_head(&head);
        slabs.extend(head.into_iter().map(|slab| Slab {
            keeps_with_next: true,
            ..slab
        }));
        for row in rows {
            let is_group = row.look == RowLook::Group;
            let parts = self.row_slabs(row, &columns, self.body_height - head_height)?;
            slabs.extend(parts.into_iter().map(|slab| Slab {
                keeps_with_next: is_group,
                repeated_head: Some(repeated_head),
                ..slab
            }));
        }
        self.space(&mut slabs, 2.0, 3.0);
        self.push(slabs);
        Ok(())
    }

    fn caption(
        &mut self,
        table: &Table,
        node: NodeId,
        setting: Setting,
    ) -> Result<Vec<Slab>, DocumentsError> {
        let Some(caption) = &table.caption else {
            return Ok(Vec::new());
        };
        let caption_node = self.structure.add(Role::Caption, node);
        let spans = self.spans(
            &[Run::bold(caption.as_str())],
            caption_node,
            setting.direction,
        );
        let mut slabs = stack(self.shaper.set(spans, setting, self.width)?);
        self.space(&mut slabs, 0.0, 1.0);
        for slab in &mut slabs {
            slab.keeps_with_next = true;
        }
        Ok(slabs)
    }

    fn prepare_head(
        &mut self,
        table: &Table,
        node: NodeId,
        setting: Setting,
    ) -> Result<PreparedRow, DocumentsError> {
        let head = self.structure.add(Role::TableHead, node);
        let row = self.structure.add(Role::TableRow, head);
        let mut cells = Vec::with_capacity(table.head.len());
        for text in &table.head {
            let role = Role::HeaderCell {
                heads_row: false,
                columns: 1,
            };
            cells.push(self.prepare_cell(&[bold(text)], role, row, setting)?);
        }
        Ok(PreparedRow {
            look: RowLook::Head,
            cells,
        })
    }

    fn prepare_row(
        &mut self,
        row: &TableRow,
        column_count: usize,
        body: NodeId,
        setting: Setting,
    ) -> Result<PreparedRow, DocumentsError> {
        let node = self.structure.add(Role::TableRow, body);
        match row {
            TableRow::Group { text } => {
                let role = Role::HeaderCell {
                    heads_row: false,
                    columns: column_count,
                };
                let cell = self.prepare_cell(&[bold(text)], role, node, setting)?;
                Ok(PreparedRow {
                    look: RowLook::Group,
                    cells: vec![cell],
                })
            }
            TableRow::Cells {
                cells,
                has_row_header,
                restricted,
            } => {
                let mut prepared = Vec::with_capacity(cells.len());
                for (nth, parts) in cells.iter().enumerate() {
                    let heads_row = *has_row_header && nth == 0;
                    let role = if heads_row {
                        Role::HeaderCell {
                            heads_row,
                            columns: 1,
                        }
                    } else {
                        Role::DataCell
                    };
                    let parts = if heads_row {
                        emboldened(parts)
                    } else {
                        parts.clone()
                    };
                    let cell = self.structure.add(role, node);
                    let mut texts = self.prepare_parts(&parts, cell, setting)?;
                    if let (0, Some(words)) = (nth, restricted) {
                        let words_node = self.structure.add(Role::Paragraph, cell);
                        let restriction = self.setting(self.measures.restriction(), setting.place);
                        texts.push(self.prepare_text(
                            &[Run::plain(words.as_str())],
                            words_node,
                            restriction,
                        )?);
                    }
                    prepared.push(texts);
                }
                let look = if restricted.is_some() {
                    RowLook::Restricted
                } else {
                    RowLook::Plain
                };
                Ok(PreparedRow {
                    look,
                    cells: prepared,
                })
            }
        }
    }

    pub(crate) fn prepare_cell(
        &mut self,
        parts: &[Part],
        role: Role,
        row: NodeId,
        setting: Setting,
    ) -> Result<Vec<PreparedText>, DocumentsError> {
        let cell = self.structure.add(role, row);
        self.prepare_parts(parts, cell, setting)
    }

    fn columns(&self, head: &PreparedRow, rows: &[PreparedRow]) -> Columns {
        let gutter = self.measures.mm(4.0);
        let count = head.cells.len();
        // One point of slack, so that a text measured on one line isn't broken by rounding.
        let slack = 1.0;
        let mut wanted = vec![Wanted::default(); count];
        for row in std::iter::once(head)
            .chain(rows)
            .filter(|row| row.look != RowLook::Group)
        {
            for (want, cell) in wanted.iter_mut().zip(&row.cells) {
                for (least, natural) in cell.iter().map(PreparedText::widths) {
                    want.least = want.least.max(least + slack);
                    want.natural = want.natural.max(natural + slack);
                }
                if row.look == RowLook::Head {
                    want.head = want.least;
                }
            }
        }
        let available = self.width - gutter * (count - 1) as f32;
        Columns {
            widths: column_widths(&fair_wants(&wanted, available), available),
            gutter,
        }
    }

    /// Keeps a copy of a table's head for the pages that the table runs on to. Nobody is read it twice.
    fn remember_head(&mut self, head: &[Slab]) -> usize {
        let mut copy = Slab::default();
        for slab in head {
            let items = slab.items.iter().cloned().map(|item| Item {
                mark: Mark::Artifact(Artifact::Layout),
                ..item
            });
            append(
                &mut copy,
                Line {
                    height: slab.height,
                    baseline: 0.0,
                    width: 0.0,
                    items: items.collect(),
                },
            );
        }
        self.heads.push(copy);
        self.heads.len() - 1
    }

    fn row_slabs(
        &mut self,
        row: PreparedRow,
        columns: &Columns,
        limit: f32,
    ) -> Result<Vec<Slab>, DocumentsError> {
        let look = row.look;
        let cells = self.break_row(row, columns)?;
        Ok(self.cell_slabs(look, &cells, limit))
    }

    /// Returns a row as one slab, or as one for each of its lines if it is taller than `limit`.
    pub(crate) fn cell_slabs(&self, look: RowLook, cells: &[Cell], limit: f32) -> Vec<Slab> {
        let whole = self.row_slab(look, cells, true, true);
        if whole.height <= limit {
            return vec![whole];
        }
        let bands = cells
            .iter()
            .map(|cell| cell.lines.len())
            .max()
            .unwrap_or_default();
        (0..bands)
            .map(|band| {
                let line_of = |cell: &Cell| Cell {
                    x: cell.x,
                    lines: cell.lines.get(band).cloned().into_iter().collect(),
                };
                let cells: Vec<Cell> = cells.iter().map(line_of).collect();
                self.row_slab(look, &cells, band == 0, band + 1 == bands)
            })
            .collect()
    }

    fn break_row(
        &mut self,
        row: PreparedRow,
        columns: &Columns,
    ) -> Result<Vec<Cell>, DocumentsError> {
        let inset = match row.look {
            RowLook::Group => self.measures.mm(2.0),
            RowLook::Restricted => self.measures.mm(3.0),
            RowLook::Head | RowLook::Plain | RowLook::Fact => 0.0,
        };
        let mut start = 0.0;
        let mut cells = Vec::with_capacity(row.cells.len());
        for (nth, texts) in row.cells.into_iter().enumerate() {
            let full = if row.look == RowLook::Group {
                self.width
            } else {
                columns.widths[nth]
            };
            let inset = if nth == 0 { inset } else { 0.0 };
            let lines = self.break_all(texts, full - inset)?;
            let x = match self.paper.direction {
                Direction::LeftToRight => start + inset,
                Direction::RightToLeft => self.width - start - full,
            };
            cells.push(Cell { x, lines });
            start += full + columns.gutter;
        }
        Ok(cells)
    }

    /// Returns a row, or the part of it that stands between two page ends.
    fn row_slab(&self, look: RowLook, cells: &[Cell], is_first: bool, is_last: bool) -> Slab {
        let padding = self.measures.mm(1.35);
        let top = if is_first { padding } else { 0.0 };
        let bottom = if is_last { padding } else { 0.0 };
        let mut slab = Slab::default();
        let mut words = Vec::new();
        for cell in cells {
            let mut y = top;
            for line in &cell.lines {
                for mut item in line.items.iter().cloned() {
                    item.shift(cell.x, y);
                    words.push(item);
                }
                y += line.height;
            }
            slab.height = slab.height.max(y + bottom);
        }
        let height = slab.height;
        let extent = BoxExtent {
            left: 0.0,
            right: self.width,
            padding: 0.0,
            direction: self.paper.direction,
        };
        slab.items = match look {
            RowLook::Restricted => {
                backdrop_items(Backdrop::Restricted, extent, height, is_first, is_last)
            }
            RowLook::Group => {
                let rect = Rect {
                    x: 0.0,
                    y: 0.0,
                    width: self.width,
                    height,
                };
                vec![Item::layout(Shape::Fill { rect, colour: TINT })]
            }
            RowLook::Head | RowLook::Plain | RowLook::Fact => Vec::new(),
        };
        slab.items.append(&mut words);
        if is_last && look != RowLook::Fact {
            let (width, colour) = if look == RowLook::Head {
                (1.0, BLACK)
            } else {
                (0.5, HAIRLINE)
            };
            // The line is part of its own row, so that the next row's tint doesn't cover it.
            let y = height + width / 2.0;
            let line = Shape::Line {
                from: (0.0, y),
                to: (self.width, y),
                width,
                colour,
            };
            slab.items.push(Item::layout(line));
            slab.height += width;
        }
        slab.continues = !is_first;
        slab
    }
}

fn bold(text: &str) -> Part {
    Part::Text {
        runs: vec![Run::bold(text)],
    }
}

/// Returns the parts with their text in bold, as a row's header has it.
fn emboldened(parts: &[Part]) -> Vec<Part> {
    parts
        .iter()
        .map(|part| match part {
            Part::Text { runs } => Part::Text {
                runs: runs
                    .iter()
                    .map(|run| Run {
                        bold: true,
                        ..run.clone()
                    })
                    .collect(),
            },
            Part::List(list) => Part::List(list.clone()),
        })
        .collect()
}
