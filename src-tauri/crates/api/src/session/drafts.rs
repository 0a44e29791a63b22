//! What is being typed: kept at once, put into the record when the typing pauses.

use chrono::{DateTime, Utc};

use chairside_domain::ids::EntryId;
use chairside_record::{Draft, DraftTarget};
use chairside_store::DocumentId;

use super::Session;
use super::records::change_hash;
use crate::contract::DraftView;
use crate::environment::Environment;
use crate::{AppError, make_id};

/// A draft that is being written: its identity and what it was based on.
pub(crate) struct OpenDraft {
    id: EntryId,
    base_heads: Vec<String>,
}

impl Session {
    /// Keeps the whole text of a passage as it stands on the screen. When this returns, it is on
    /// the disk.
    pub(crate) fn save_draft(
        &mut self,
        document: DocumentId,
        target: DraftTarget,
        text: String,
        environment: &Environment,
    ) -> Result<DateTime<Utc>, AppError> {
        let now = environment.clock.now();
        let key = draft_key(&target);
        if !self.drafts.contains_key(&(document, key.clone())) {
            let base_heads = self.record(document)?.heads();
            let open = OpenDraft {
                id: EntryId(make_id(now)?),
                base_heads,
            };
            self.drafts.insert((document, key.clone()), open);
        }
        let open = &self.drafts[&(document, key.clone())];
        let draft = Draft {
            id: open.id,
            target,
            base_heads: open.base_heads.clone(),
            text,
        };
        let base_heads = draft
            .base_heads
            .iter()
            .map(|h| change_hash(h))
            .collect::<Result<_, _>>()?;
        self.store.save_draft(&chairside_store::Draft {
            document,
            target: key,
            base_heads,
            text: serde_json::to_string(&draft).map_err(|_| AppError::new("store_failed"))?,
            updated_at: now,
        })?;
        Ok(now)
    }

    /// Puts the drafts of a document into its record. A draft that no longer has a place (its
    /// note was struck, the minutes were approved meanwhile) stays a draft and is shown.
    ///
    /// Shape: the number of drafts that became part of the record.
    pub(crate) fn settle_drafts(
        &mut self,
        document: DocumentId,
        environment: &Environment,
    ) -> Result<u32, AppError> {
        let mut settled = 0;
        for (key, draft) in self.drafts_of(document)? {
            let applied = self.change_and_settle(
                document,
                vec![key.clone()],
                environment,
                |record, stamp| {
                    record
                        .apply_draft(&draft, stamp)
                        .map(drop)
                        .map_err(Into::into)
                },
            );
            match applied {
                Ok(()) => {
                    self.drafts.remove(&(document, key));
                    settled += 1;
                }
                Err(error) if has_no_place(&error) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(settled)
    }

    /// Puts every draft of the vault into its record: at the start, and before locking.
    pub(crate) fn settle_all_drafts(&mut self, environment: &Environment) -> Result<u32, AppError> {
        let mut documents: Vec<DocumentId> =
            self.store.drafts()?.iter().map(|d| d.document).collect();
        documents.sort_unstable();
        documents.dedup();
        let mut settled = 0;
        for document in documents {
            settled += self.settle_drafts(document, environment)?;
        }
        Ok(settled)
    }

    /// The drafts of a document, as the screens show them.
    pub(crate) fn draft_views(&self, document: DocumentId) -> Result<Vec<DraftView>, AppError> {
        let of_document = self
            .store
            .drafts()?
            .into_iter()
            .filter(|draft| draft.document == document);
        of_document
            .map(|stored| {
                let draft = read_draft(&stored.text)?;
                Ok(DraftView {
                    target: draft.target,
                    text: draft.text,
                    saved_at: stored.updated_at,
                })
            })
            .collect()
    }

    fn drafts_of(&self, document: DocumentId) -> Result<Vec<(String, Draft)>, AppError> {
        let of_document = self
            .store
            .drafts()?
            .into_iter()
            .filter(|draft| draft.document == document);
        of_document
            .map(|stored| Ok((stored.target, read_draft(&stored.text)?)))
            .collect()
    }
}

/// One name for each passage, whoever types in it.
fn draft_key(target: &DraftTarget) -> String {
    match target {
        DraftTarget::Field { path, field } => format!("{}/{field}", path.0.join("/")),
        DraftTarget::NewNote { note } => format!("notes/{}/text", note.id),
    }
}

fn read_draft(text: &str) -> Result<Draft, AppError> {
    serde_json::from_str(text).map_err(|_| AppError::new("record_newer"))
}

/// Tells whether a draft was refused because its place is gone or frozen.
fn has_no_place(error: &AppError) -> bool {
    ["unknown_item", "minutes_frozen", "notes_frozen"].contains(&error.code.as_str())
}
