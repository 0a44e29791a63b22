//! Small pieces that every paper is put together from.

use crate::paper::{Block, Fact, Heading, List, Paragraph, Part, Run, Table, TableRow};

/// A plain paragraph.
pub(super) fn plain(text: impl Into<String>) -> Block {
    Block::Paragraph(Paragraph {
        runs: vec![Run::plain(text)],
        ..Paragraph::default()
    })
}

/// A paragraph with a word in bold before it.
pub(super) fn labelled(label: &str, text: &str) -> Block {
    Block::Paragraph(Paragraph {
        runs: vec![Run::bold(format!("{label}: ")), Run::plain(text.trim())],
        ..Paragraph::default()
    })
}

/// A heading without a number.
pub(super) fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading(Heading {
        level,
        number: None,
        text: text.into(),
    })
}

/// A list with bullets.
pub(super) fn bullets(items: impl IntoIterator<Item = String>) -> Block {
    Block::List(List {
        is_numbered: false,
        items: items
            .into_iter()
            .map(|text| vec![Run::plain(text)])
            .collect(),
    })
}

/// A fact of one plain line. One without words is left out by whoever prints the facts.
pub(super) fn fact(label: impl Into<String>, line: impl Into<String>) -> Fact {
    let line = line.into();
    let lines = if line.is_empty() {
        Vec::new()
    } else {
        vec![vec![Run::plain(line)]]
    };
    Fact {
        label: label.into(),
        lines,
    }
}

/// A row of plain cells, the first of which names it.
pub(super) fn row<const COLUMNS: usize>(cells: [String; COLUMNS]) -> TableRow {
    restricted_row(cells, None)
}

/// A row of plain cells with the line that says who may not have it.
pub(super) fn restricted_row<const COLUMNS: usize>(
    cells: [String; COLUMNS],
    restricted: Option<String>,
) -> TableRow {
    TableRow::Cells {
        cells: cells
            .into_iter()
            .map(|text| vec![Part::plain(text)])
            .collect(),
        has_row_header: true,
        restricted,
    }
}

/// A table, or nothing where it would have no row.
pub(super) fn table(
    caption: String,
    head: impl IntoIterator<Item = String>,
    rows: Vec<TableRow>,
) -> Option<Block> {
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: Some(caption),
            head: head.into_iter().collect(),
            rows,
        })
    })
}
