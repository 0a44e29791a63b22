//! The neutral model of a paper: what stands on it, in reading order, without a rule of the field.
//!
//! A paper holds exactly what one reader may have. Whatever is withheld never gets here.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::picture::Picture;

/// A paper, complete: everything that its pages and its file details say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// The title in the file's details: the reference and the kind of paper, never a person's name.
    pub title: String,
    /// The language of the paper, a BCP 47 tag such as `en-GB` or `cy`.
    pub language: String,
    /// The direction in which the paper is read.
    pub direction: Direction,
    /// How large the words are.
    pub text_size: TextSize,
    /// The line at the head of every page.
    pub header: RunningHeader,
    /// The lines at the foot of every page.
    pub footer: Footer,
    /// A word set large and pale across every page, such as DRAFT.
    pub watermark: Option<String>,
    /// The council's mark, at the head of the first page.
    #[serde(default)]
    pub council_mark: Option<CouncilMark>,
    /// The council and its service, above the title of the first page.
    pub council_name: Option<String>,
    /// What stands on the paper, in reading order. The first heading has level 1.
    pub blocks: Vec<Block>,
    /// When the record that this paper shows was made. Never the clock's time of writing.
    pub created_at: DateTime<Utc>,
    /// When that record was last changed.
    pub modified_at: DateTime<Utc>,
}

/// The direction in which a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From left to right, as English.
    #[default]
    LeftToRight,
    /// From right to left, as Urdu or Arabic.
    RightToLeft,
}

/// How large a paper's words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextSize {
    /// Body text of 12 points.
    #[default]
    Standard,
    /// Body text of 18 points; everything else grows with it.
    LargePrint,
}

/// The council's mark, with what it is in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouncilMark {
    /// The picture.
    pub picture: Picture,
    /// What a program that reads the page aloud says in its place.
    pub words: String,
}

/// The line at the head of every page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RunningHeader {
    /// In bold at the start of the line, such as "Confidential: child protection".
    pub marking: String,
    /// At the end of the line: how to keep the paper.
    pub keeping: String,
}

/// The lines at the foot of every page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Footer {
    /// The paper's reference, such as "WX-2026-0417".
    pub reference: String,
    /// The version, such as "Version 1.0".
    pub version: String,
    /// The approval, such as "Approved 29 September 2026".
    pub approval: Option<String>,
    /// The copy and its reader, in bold, such as "Copy 4 of 11 for Rukhsana Iqbal-Thorne".
    pub copy: Option<String>,
    /// The page number's words, with `{page}` and `{pages}` for the figures: "Page {page} of {pages}".
    pub page_number: String,
}

/// A piece of text with one look and one language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Run {
    /// The words. A line feed breaks the line.
    pub text: String,
    /// Whether the words are in bold.
    pub bold: bool,
    /// Whether the words are in italics, for scripts that have them.
    pub italic: bool,
    /// Whether the words are somebody's own, given with their quotation marks.
    pub quote: bool,
    /// The words' language where it isn't the paper's, a BCP 47 tag.
    pub language: Option<String>,
}

impl Run {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Words in bold.
    pub fn bold(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            bold: true,
            ..Self::default()
        }
    }

    /// Somebody's own words, with their quotation marks.
    pub fn quote(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            quote: true,
            ..Self::default()
        }
    }

    /// These words, said to be in another language than the paper's.
    pub fn in_language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }
}

/// One thing on a paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A heading, which is also a bookmark.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A list.
    List(List),
    /// Labels and what they stand for, in two columns.
    Facts(Facts),
    /// A table. One without rows isn't drawn: a head alone says nothing.
    Table(Table),
    /// What was decided, on a tint.
    DecisionBox(TextBox),
    /// Something to take notice of, in a frame.
    Notice(TextBox),
    /// A thick line, as below the title's facts.
    Rule,
    /// A new page.
    PageBreak,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 for the paper's title on the page, 2 for a section, 3 for a part of it. At most 3.
    pub level: u8,
    /// The section's number, without a full stop.
    pub number: Option<String>,
    /// The heading's words.
    pub text: String,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Paragraph {
    /// The paragraph's number, such as "5.2A". Hangs at the start of the first line.
    pub label: Option<String>,
    /// The words.
    pub runs: Vec<Run>,
    /// The direction. Where none is given it is that of the words.
    pub direction: Option<Direction>,
    /// The line of words that says who may not have this paragraph. Adds an edge and a hatch,
    /// so that the mark survives a grey copier.
    pub restricted: Option<String>,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct List {
    /// Whether the items are numbered from 1. Otherwise they have bullets.
    pub is_numbered: bool,
    /// The items.
    pub items: Vec<Vec<Run>>,
}

/// Labels and what they stand for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// The facts, in order.
    pub rows: Vec<Fact>,
}

/// A label and what it stands for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// The value, line by line.
    pub lines: Vec<Vec<Run>>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Table {
    /// What the table is, above it.
    pub caption: Option<String>,
    /// The head of each column. Stands again at the top of each page that the table runs on to.
    pub head: Vec<String>,
    /// The rows, in order.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TableRow {
    /// A heading across all columns, for the rows that follow.
    Group {
        /// The heading.
        text: String,
    },
    /// As many cells as the table has columns.
    Cells {
        /// The cells.
        cells: Vec<Vec<Part>>,
        /// Whether the first cell names the row.
        has_row_header: bool,
        /// The line of words that says who may not have this row.
        restricted: Option<String>,
    },
}

/// A piece of a cell or of a box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Part {
    /// Words.
    Text {
        /// The words.
        runs: Vec<Run>,
    },
    /// A list.
    List(List),
}

impl Part {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Text {
            runs: vec![Run::plain(text)],
        }
    }
}

/// A tinted or framed box.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TextBox {
    /// A line in bold on top.
    pub title: Option<String>,
    /// What the box says.
    pub parts: Vec<Part>,
}
