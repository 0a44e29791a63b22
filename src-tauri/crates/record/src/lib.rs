//! One family, one conference or the office as a document that several people may change at once.
//!
//! Read it as domain values ([`Record::as_conference`]), change it by one verb for each intent
//! ([`ConferenceAct`]), bring another device's changes in ([`Record::merge`]), and ask where two
//! people disagree ([`Record::conflicts`], [`Record::joined_texts`]).
//!
//! How values lie in the document is told in [`document`]; nothing outside this crate sees it.
//!
//! **Invariant:** no key is ever deleted, no list holds a struct, and no prose is rewritten whole.

pub mod act;
mod audit;
mod conflict;
mod document;
mod draft;
mod erase;
mod error;
mod frozen;
mod graph;
mod history;
mod joined;
mod path;
mod record;
mod stamp;
mod verb;

pub use act::{ConferenceAct, FamilyAct, OfficeAct, Patch};
pub use audit::{Audit, Authorship};
pub use conflict::{Conflict, ConflictValue};
pub use document::RecordKind;
pub use draft::{Draft, DraftTarget};
pub use error::{MergeFailure, RecordError};
pub use frozen::LateEdit;
pub use history::HistoryEntry;
pub use joined::{JoinedText, JoinedVersion};
pub use path::ItemPath;
pub use record::{ChangeBytes, Merged, Record};
pub use stamp::Stamp;
pub use verb::Act;
