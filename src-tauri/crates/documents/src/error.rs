//! What can stop a paper from being written.

use thiserror::Error;

/// The part of a paper that an error is about. It names places, never words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperPart {
    /// A block, by its place in [`crate::Paper::blocks`], from 0.
    Block(usize),
    /// The council's name above the title.
    CouncilName,
    /// The line at the head of every page.
    Header,
    /// The lines at the foot of every page.
    Footer,
    /// The word across every page.
    Watermark,
}

impl std::fmt::Display for PaperPart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Block(index) => write!(f, "block {index}"),
            Self::CouncilName => f.write_str("the council's name"),
            Self::Header => f.write_str("the header"),
            Self::Footer => f.write_str("the footer"),
            Self::Watermark => f.write_str("the watermark"),
        }
    }
}

/// Why a paper could not be written. Holds codes and places, never a paper's words.
#[derive(Debug, Error)]
pub enum DocumentsError {
    /// No font has a character that the paper needs. A paper with a hole in a name is worse than no paper.
    #[error("no font has the character U+{:04X}, in {place}", u32::from(*character))]
    MissingGlyph {
        /// The character.
        character: char,
        /// Where it stands.
        place: PaperPart,
    },
    /// A heading is more than one level below the one before it, or the first one isn't of level 1.
    #[error("a heading skips a level, in {place}")]
    HeadingLevelSkipped {
        /// The heading.
        place: PaperPart,
    },
    /// A table's rows don't all have as many cells as its head, or it has no columns.
    #[error("a table's rows do not match its head, in {place}")]
    UnevenTable {
        /// The table.
        place: PaperPart,
    },
    /// The paper has no block that a page could show.
    #[error("the paper has no content")]
    EmptyPaper,
    /// The paper has no title, which every reader of it needs.
    #[error("the paper has no title")]
    MissingTitle,
    /// A font file could not be read.
    #[error("the font {face} cannot be read")]
    UnreadableFont {
        /// The font's own name.
        face: &'static str,
    },
    /// A font could not be cut to the glyphs in use.
    #[error("the font {face} cannot be cut to its used glyphs")]
    UncuttableFont {
        /// The font's own name.
        face: &'static str,
    },
    /// The writer and the finishing disagree about the file's structure.
    #[error("the file's structure is not as expected: {what}")]
    UnexpectedStructure {
        /// What was looked for.
        what: &'static str,
    },
    /// A copy can't be locked with an empty password.
    #[error("the password is empty")]
    EmptyPassword,
    /// The machine gave no random bytes.
    #[error("no random bytes are available")]
    NoRandomness,
    /// The PDF library refused.
    #[error("the PDF library refused")]
    Pdf(#[from] lopdf::Error),
    /// Writing the bytes failed.
    #[error("the bytes could not be written")]
    Write(#[from] std::io::Error),
}
