//! Papers: a neutral [`Paper`] in, PDF bytes out.
//!
//! [`render`] writes the archive copy: tagged PDF/UA-1 and PDF/A-2a, the same bytes for the same paper, with no
//! author, tool or path in it. [`encrypt`] makes a recipient's copy of it, locked with a password.
//!
//! Inside, each step knows only the one before it: [`paper`] is the model, `layout` turns it into pages of placed
//! glyphs with a structure tree, `writer` turns pages into PDF content behind one small trait, `finish` adds what
//! makes the file accessible and archivable.

pub mod check;
mod encrypt;
mod error;
mod finish;
mod fonts;
mod layout;
pub mod paper;
pub mod papers;
mod picture;
mod writer;

pub use encrypt::{EncryptedPdf, encrypt};
pub use error::{DocumentsError, PaperPart};
pub use fonts::Fonts;
pub use paper::Paper;
pub use picture::{PICTURE_FILE_BYTES_MAX, Picture, PictureError};

use sha2::{Digest, Sha256};

/// A finished paper, unencrypted: the archive copy.
#[derive(Clone, PartialEq, Eq)]
pub struct RenderedPdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has, at least 1.
    pub page_count: usize,
    /// The SHA-256 of `bytes`.
    pub sha256: [u8; 32],
}

impl std::fmt::Debug for RenderedPdf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RenderedPdf")
            .field("len", &self.bytes.len())
            .field("page_count", &self.page_count)
            .finish_non_exhaustive()
    }
}

/// Writes a paper as a PDF that meets PDF/UA-1 and PDF/A-2a.
///
/// The same paper gives the same bytes each time, on every machine that runs the same build.
///
/// # Errors
/// [`DocumentsError::MissingGlyph`] if no font has one of the paper's characters, and the other variants that name a
/// part of the paper if it has no title or content, skips a heading level or has uneven tables.
pub fn render(paper: &Paper, fonts: &Fonts) -> Result<RenderedPdf, DocumentsError> {
    let laid_out = layout::lay_out(paper, fonts)?;
    let mut sink = writer::PrintpdfSink::new(fonts);
    let content = writer::write_pages(&laid_out, &mut sink)?;
    let bytes = finish::finish(sink.into_document()?, paper, &laid_out, &content)?;
    let sha256 = Sha256::digest(&bytes).into();
    Ok(RenderedPdf {
        bytes,
        page_count: laid_out.pages.len(),
        sha256,
    })
}
