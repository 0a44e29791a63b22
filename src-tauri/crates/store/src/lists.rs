//! What the screens ask for: lists, search, drafts and the small things. No list loads a document.

use chairside_vault::Zeroizing;
use chrono::NaiveDate;

use crate::error::Result;
use crate::ids::DocumentId;
use crate::search::search;
use crate::store::Store;
use crate::tables::access_log::AccessLine;
use crate::tables::action::ActionRow;
use crate::tables::audit::AuditLine;
use crate::tables::certificate::Certificate;
use crate::tables::conference_row::ConferenceRow;
use crate::tables::deadline::Deadline;
use crate::tables::doc_text::{SearchHit, SearchText};
use crate::tables::draft::Draft;
use crate::tables::person::PersonRow;
use crate::tables::{
    access_log, action, audit, certificate, conference_row, deadline, doc_text, draft, meta,
    person, sealed,
};

/// The most texts that one search gives.
pub const SEARCH_HITS_MAX: usize = 20;

/// Lists. Each fails only where the file cannot be read: [`crate::StoreError::Damaged`].
#[allow(clippy::missing_errors_doc)]
impl Store {
    /// Every conference: by day and time, those without a day last.
    pub fn conferences(&self) -> Result<Vec<ConferenceRow>> {
        conference_row::all(&self.connection)
    }

    /// The conferences held on the days from `from` to `to`, both included.
    pub fn conferences_between(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<ConferenceRow>> {
        conference_row::between(&self.connection, from, to)
    }

    /// The conferences of a family, the earliest first.
    pub fn conferences_of_family(&self, family: DocumentId) -> Result<Vec<ConferenceRow>> {
        conference_row::of_family(&self.connection, family)
    }

    /// The conferences found by the beginnings of the words typed, the newest first.
    pub fn conferences_matching(&self, words: &str, limit: usize) -> Result<Vec<ConferenceRow>> {
        conference_row::matching(&self.connection, words, limit)
    }

    /// The conferences that carry this reference, letter for letter.
    pub fn conferences_by_reference(&self, reference: &str) -> Result<Vec<ConferenceRow>> {
        conference_row::by_reference(&self.connection, reference)
    }

    /// The line of one conference.
    pub fn conference(&self, document: DocumentId) -> Result<Option<ConferenceRow>> {
        conference_row::one(&self.connection, document)
    }

    /// What is not done and due by `until`, the earliest first.
    pub fn open_deadlines(&self, until: NaiveDate) -> Result<Vec<Deadline>> {
        deadline::open_until(&self.connection, until)
    }

    /// The deadlines of a document, the earliest first.
    pub fn deadlines_of(&self, document: DocumentId) -> Result<Vec<Deadline>> {
        deadline::of_document(&self.connection, document)
    }

    /// The people found by the beginnings of the words typed, by name.
    pub fn people_matching(&self, words: &str, limit: usize) -> Result<Vec<PersonRow>> {
        person::matching(&self.connection, words, limit)
    }

    /// The people that a document names, by name.
    pub fn people_of(&self, document: DocumentId) -> Result<Vec<PersonRow>> {
        person::of_document(&self.connection, document)
    }

    /// Actions that are not done and due by `until`, the earliest first.
    pub fn open_actions(&self, until: NaiveDate) -> Result<Vec<ActionRow>> {
        action::open_until(&self.connection, until)
    }

    /// The actions of a document's plan, the earliest first, those without a day last.
    pub fn actions_of(&self, document: DocumentId) -> Result<Vec<ActionRow>> {
        action::of_document(&self.connection, document)
    }

    /// Who did what in a document, oldest first.
    pub fn audit_of(&self, document: DocumentId) -> Result<Vec<AuditLine>> {
        audit::of_document(&self.connection, document)
    }

    /// Who looked at a document, in the order in which they did.
    pub fn access_log_of(&self, document: DocumentId) -> Result<Vec<AccessLine>> {
        access_log::of_document(&self.connection, document)
    }

    /// The certificates of everything that was destroyed, oldest first.
    pub fn certificates(&self) -> Result<Vec<Certificate>> {
        certificate::all(&self.connection)
    }

    /// The words being typed that are not changes yet, oldest first.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        draft::all(&self.connection)
    }

    /// The texts in which every word typed is found, the closest first; at most `limit` and
    /// [`SEARCH_HITS_MAX`]. A phrase in quotation marks is found whole, and the last word may go on.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<SearchHit>> {
        search(&self.connection, words, limit.min(SEARCH_HITS_MAX))
    }

    /// A fact about this vault, such as its device's id.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        meta::get(&self.connection, &setting_key(key))
    }

    /// A small secret.
    pub fn sealed_value(&self, key: &str) -> Result<Option<Zeroizing<Vec<u8>>>> {
        sealed::get(&self.connection, key)
    }
}

/// Small writes. Each fails as every write does: [`crate::StoreError::DiskFull`],
/// [`crate::StoreError::ReadOnly`], [`crate::StoreError::Database`].
#[allow(clippy::missing_errors_doc)]
impl Store {
    /// Keeps the text of a passage while it is typed. When this returns, the words are on the
    /// disk and the screen may say Saved.
    pub fn save_draft(&mut self, draft: &Draft) -> Result<()> {
        self.write(|transaction| draft::save(transaction, draft))
    }

    /// Throws a draft away, when a person says so.
    pub fn discard_draft(&mut self, document: DocumentId, target: &str) -> Result<()> {
        self.write(|transaction| draft::clear(transaction, document, target))
    }

    /// Makes the text of an attached file searchable. A rebuild of projections keeps it.
    pub fn index_text(&mut self, document: DocumentId, text: &SearchText) -> Result<()> {
        self.write(|transaction| doc_text::put(transaction, document, text, false))
    }

    /// Takes a text out of the search.
    pub fn remove_text(&mut self, document: DocumentId, kind: &str, source: &str) -> Result<()> {
        self.write(|transaction| doc_text::remove(transaction, document, kind, source))
    }

    /// Adds a line to the access log. No line is ever changed or removed.
    pub fn log_access(&mut self, line: &AccessLine) -> Result<()> {
        self.write(|transaction| access_log::append(transaction, line))
    }

    /// Keeps a fact about this vault.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<()> {
        self.write(|transaction| meta::set(transaction, &setting_key(key), value))
    }

    /// Keeps a small secret.
    pub fn set_sealed_value(&mut self, key: &str, value: &[u8]) -> Result<()> {
        self.write(|transaction| sealed::set(transaction, key, value))
    }

    /// Removes a small secret. Says whether there was one.
    pub fn remove_sealed_value(&mut self, key: &str) -> Result<bool> {
        self.write(|transaction| sealed::remove(transaction, key))
    }
}

/// Settings stand beside the schema's own facts and must not meet them.
fn setting_key(key: &str) -> String {
    format!("setting {key}")
}
