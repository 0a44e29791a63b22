//! Destroying a record for good, and putting another in its place.

use chairside_vault::ContentDigest;
use rusqlite::Connection;

use crate::commit::{DocumentWrite, apply, erase_rows};
use crate::error::{Result, StoreError};
use crate::ids::DocumentId;
use crate::store::Store;
use crate::tables::certificate::Certificate;
use crate::tables::{attachment, audit, certificate, change, doc_text, document, draft, snapshot};

impl Store {
    /// Destroys a document: its changes, lists, drafts, texts and attached files. The
    /// certificate, the access log and nothing else of it stay.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::DocumentClash`] if the certificate is
    /// another document's. [`StoreError::Io`] if a file could not be removed: its line is gone,
    /// and the file goes when the vault is next tidied.
    pub fn erase_document(&mut self, document: DocumentId, proof: &Certificate) -> Result<()> {
        if proof.document != document {
            return Err(StoreError::DocumentClash);
        }
        let files = self.write(|transaction| {
            let files = attachment::of_document(transaction, document)?;
            erase_everything(transaction, document)?;
            certificate::insert(transaction, proof)?;
            Ok(files)
        })?;
        let hashes: Vec<ContentDigest> = files.iter().map(|file| file.hash).collect();
        self.finish_erasing(&hashes)
    }

    /// Puts `new` in the place of the document `old` and destroys `old`: this is how a passage
    /// is removed for good. The attachments named in `kept` pass to the new document with their
    /// text; the others are destroyed.
    ///
    /// # Errors
    /// As [`Store::commit`] and [`Store::erase_document`]; [`StoreError::DocumentClash`] if both
    /// are one document; [`StoreError::NoSuchAttachment`] if one of `kept` is not of `old`.
    pub fn replace_document(
        &mut self,
        old: DocumentId,
        new: &DocumentWrite,
        kept: &[ContentDigest],
        proof: &Certificate,
    ) -> Result<()> {
        if proof.document != old || new.document == old {
            return Err(StoreError::DocumentClash);
        }
        let gone = self.write(|transaction| {
            let files = attachment::of_document(transaction, old)?;
            let (kept_files, gone): (Vec<_>, Vec<_>) = files
                .into_iter()
                .partition(|file| kept.contains(&file.hash));
            if kept_files.len() != kept.len() {
                return Err(StoreError::NoSuchAttachment);
            }
            apply(transaction, new)?;
            for file in &kept_files {
                attachment::move_to(transaction, &file.hash, new.document)?;
                doc_text::move_to(transaction, old, &file.hash.to_hex(), new.document)?;
            }
            erase_everything(transaction, old)?;
            certificate::insert(transaction, proof)?;
            Ok(gone)
        })?;
        let hashes: Vec<ContentDigest> = gone.iter().map(|file| file.hash).collect();
        self.finish_erasing(&hashes)
    }

    /// What was erased stands in the log until it is emptied.
    fn finish_erasing(&mut self, files: &[ContentDigest]) -> Result<()> {
        self.remove_attachment_files(files)?;
        self.idle()
    }
}

/// Empties every table of a document. A table left out here makes the last step fail, because
/// its rows still refer to the document.
fn erase_everything(connection: &Connection, document: DocumentId) -> Result<()> {
    erase_rows(connection, document)?;
    doc_text::erase(connection, document)?;
    draft::erase(connection, document)?;
    attachment::erase(connection, document)?;
    audit::erase(connection, document)?;
    snapshot::erase(connection, document)?;
    change::erase(connection, document)?;
    document::erase(connection, document)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use std::fs;
    use std::path::Path;

    use chrono::DateTime;
    use tempfile::TempDir;
    use uuid::Uuid;

    use super::*;
    use crate::connection::Keying;
    use crate::{
        Change, ChangeHash, ConferenceRow, DocumentKind, Draft, PersonRow, Projection, SearchText,
        Snapshot,
    };

    const PLANTED: &str = "Quillfeather";
    /// The part of it that is left where the index keeps its stem without its first letters.
    const PLANTED_PART: &[u8] = b"llfeath";

    /// Which files of the folder hold the word, in whatever case. Only in a vault without a
    /// cipher can freed pages be searched.
    fn files_with_the_word(folder: &Path) -> Vec<String> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            if entry.path().is_dir() {
                continue;
            }
            let bytes = fs::read(entry.path()).unwrap().to_ascii_lowercase();
            if bytes
                .windows(PLANTED_PART.len())
                .any(|window| window == PLANTED_PART)
            {
                found.push(entry.file_name().into_string().unwrap());
            }
        }
        found
    }

    fn planted_write(document: DocumentId) -> DocumentWrite {
        let hash = ChangeHash([4; 32]);
        let at = DateTime::UNIX_EPOCH;
        let conference = ConferenceRow {
            document,
            family: document,
            reference: PLANTED.to_owned(),
            title: PLANTED.to_owned(),
            kinds: Vec::new(),
            state: "preparing".to_owned(),
            chair: None,
            held_on: None,
            starts_at: None,
            place: Some(PLANTED.to_owned()),
            next_action: None,
            next_action_due_on: None,
            facts: PLANTED.to_owned(),
            search_keys: vec![PLANTED.to_owned()],
        };
        let person = PersonRow {
            document,
            person: Uuid::from_u128(2),
            name: PLANTED.to_owned(),
            other_names: Vec::new(),
            role: "child".to_owned(),
            born_on: None,
        };
        let text = SearchText {
            kind: "note".to_owned(),
            source: "a".to_owned(),
            title: PLANTED.to_owned(),
            body: format!("{PLANTED} spoke. ").repeat(500),
        };
        DocumentWrite {
            document,
            kind: DocumentKind::Conference,
            changes: vec![Change {
                hash,
                author: Vec::new(),
                actor: Vec::new(),
                seq: 1,
                at,
                message: PLANTED.to_owned(),
                body: PLANTED.repeat(1_000).into_bytes(),
            }],
            heads: vec![hash],
            new_snapshot: Some(Snapshot {
                at,
                body: PLANTED.repeat(2_000).into_bytes(),
            }),
            projection: Some(Projection {
                made_by: 1,
                conference: Some(conference),
                people: vec![person],
                texts: vec![text],
                ..Projection::default()
            }),
            clear_drafts: Vec::new(),
            audit: Vec::new(),
        }
    }

    fn plant(store: &mut Store, document: DocumentId) {
        store.commit(&planted_write(document)).unwrap();
        let draft = Draft {
            document,
            target: "note".to_owned(),
            base_heads: Vec::new(),
            text: PLANTED.repeat(300),
            updated_at: DateTime::UNIX_EPOCH,
        };
        store.save_draft(&draft).unwrap();
    }

    fn certificate(document: DocumentId) -> Certificate {
        Certificate {
            document,
            at: DateTime::UNIX_EPOCH,
            body: b"signed".to_vec(),
        }
    }

    #[test]
    fn an_erased_record_leaves_no_word_in_freed_pages_the_index_or_the_log() {
        let folder = TempDir::new().unwrap();
        let mut store = Store::create_keyed(folder.path(), Keying::Plain).unwrap();
        let (gone, stays) = (
            DocumentId(Uuid::from_u128(1)),
            DocumentId(Uuid::from_u128(2)),
        );
        plant(&mut store, gone);
        assert!(
            !files_with_the_word(folder.path()).is_empty(),
            "the search must be able to find it"
        );
        let mut other = planted_write(stays);
        other.projection = None;
        other.new_snapshot = None;
        other.changes[0].message = String::new();
        other.changes[0].body = b"other".to_vec();
        store.commit(&other).unwrap();

        store.erase_document(gone, &certificate(gone)).unwrap();
        assert_eq!(files_with_the_word(folder.path()), Vec::<String>::new());
        assert_eq!(store.certificates().unwrap(), [certificate(gone)]);
        assert_eq!(
            store.documents().unwrap(),
            [(stays, DocumentKind::Conference)]
        );
    }

    #[test]
    fn a_passage_is_removed_for_good_by_putting_a_new_document_in_place() {
        let folder = TempDir::new().unwrap();
        let mut store = Store::create_keyed(folder.path(), Keying::Plain).unwrap();
        let (old, new) = (
            DocumentId(Uuid::from_u128(1)),
            DocumentId(Uuid::from_u128(2)),
        );
        plant(&mut store, old);
        let mut clean = planted_write(new);
        clean.changes[0].message = "replace_record".to_owned();
        clean.changes[0].body = b"without the passage".to_vec();
        clean.new_snapshot = None;
        clean.projection = None;
        store
            .replace_document(old, &clean, &[], &certificate(old))
            .unwrap();
        assert_eq!(files_with_the_word(folder.path()), Vec::<String>::new());
        assert_eq!(store.load(new).unwrap().changes, clean.changes);
    }
}
