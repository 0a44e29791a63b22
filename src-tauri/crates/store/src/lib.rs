//! The encrypted database of one vault: documents as changes and snapshots, the lists and the
//! search made from them, drafts, attachments, and what proves who did and saw what.
//!
//! Changes are the truth. Snapshots, lists and the search index can be thrown away and made
//! again ([`Store::begin_rebuild`], [`Store::documents_to_project`]). The store reads no change:
//! to it they are bytes with a hash.
//!
//! One write is one transaction, and it has reached the disk when the call returns.

mod attachments;
mod backup;
mod columns;
mod commit;
mod connection;
mod erase;
mod error;
mod fold;
mod folder;
mod ids;
mod lists;
mod restore;
mod schema;
mod search;
mod search_query;
mod store;
mod tables;
mod verify;
mod write_count;

pub use attachments::{ATTACHMENT_BYTES_MAX, NewAttachment};
pub use backup::BackupContent;
pub use commit::{
    CHANGES_BETWEEN_SNAPSHOTS, Committed, DocumentWrite, Projection, Snapshot, StoredDocument,
};
pub use error::{Result, StoreError};
pub use fold::fold;
pub use folder::BALLAST_BYTES;
pub use ids::{ChangeHash, DocumentId, DocumentKind};
pub use lists::SEARCH_HITS_MAX;
pub use restore::Restore;
pub use store::Store;
pub use tables::access_log::AccessLine;
pub use tables::action::ActionRow;
pub use tables::attachment::{Attachment, TextState};
pub use tables::audit::AuditLine;
pub use tables::certificate::Certificate;
pub use tables::change::Change;
pub use tables::conference_row::ConferenceRow;
pub use tables::deadline::Deadline;
pub use tables::doc_text::{FOUND_END, FOUND_START, SearchHit, SearchText};
pub use tables::document::DocumentState;
pub use tables::draft::Draft;
pub use tables::person::PersonRow;
pub use verify::{AttachmentFault, DocumentFault, Verification};
