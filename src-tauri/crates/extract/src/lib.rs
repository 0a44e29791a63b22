//! Text out of papers that people send or that the app has made: DOCX, ODT, PDF, RTF, EML, TXT.
//!
//! Files from outside are hostile until read, so each is read by a small child process,
//! `chairside-extract`, that has no key, no environment, no file and no network, and limits on
//! memory and time. The window and the command line use [`Extractor`]; no parser runs in them.
//! What comes back says where in the file each text stands, so that a check can show it.

mod budget;
mod child;
mod collect;
mod detect;
mod docx;
mod email;
mod extractor;
mod limits;
mod model;
mod odt;
mod passages;
mod pdf;
mod picture;
mod plain;
mod raw;
mod refusal;
mod rtf;
mod wire;
mod xml;
mod zip_package;

pub use child::serve_one_file;
pub use extractor::{Extractor, child_beside};
pub use model::{Attachment, Extracted, Format, Part, PartKind, Unread, UnreadReason};
pub use refusal::{ExtractError, Refusal};

/// The largest file that is read: 500 MB. Callers refuse a larger one before reading it.
pub const MAX_FILE_BYTES: u64 = 500 * 1000 * 1000;
