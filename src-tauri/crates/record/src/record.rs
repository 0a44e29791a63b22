//! A record: opening, saving, changing and merging it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{Author, Automerge, Change, ChangeHash, PatchLog, ROOT, ReadDoc};
use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use chairside_domain::conference::Conference;
use chairside_domain::family::Family;
use chairside_domain::ids::FamilyId;
use chairside_domain::office::Office;

use crate::audit::Audit;
use crate::document::{RecordKind, View, Writer, check_readable, genesis};
use crate::error::{MergeFailure, RecordError};
use crate::path::ItemPath;
use crate::stamp::Stamp;
use crate::verb::Act;

/// One family, one conference or the office.
///
/// It has no `Clone`: two copies with one actor could not be merged again.
pub struct Record {
    pub(crate) kind: RecordKind,
    pub(crate) document: Automerge,
    untaken: Vec<ChangeHash>,
}

/// A change as it is stored and sent.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeBytes {
    /// The change.
    pub bytes: Vec<u8>,
    /// Its SHA-256, in hex.
    pub hash: String,
    /// Public key of the device, in hex; empty for what every record begins with.
    pub author: Option<String>,
    /// Actor: one opening of the record on one device, in hex.
    pub actor: String,
    /// Number of the change among those of its actor, from 1.
    pub seq: u64,
    /// When, to the second.
    pub at: DateTime<Utc>,
    /// The audit line.
    pub message: String,
}

/// What a merge brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Changes that were new and are now part of the record.
    pub applied: usize,
    /// Changes that others name and that have not come yet, by hash. What builds on them is
    /// kept and shows once they come.
    pub missing: Vec<String>,
}

impl Record {
    /// Begins the record of a family.
    pub fn new_family(
        family: FamilyId,
        reference: &str,
        stamp: &Stamp,
    ) -> Result<Self, RecordError> {
        let fields = json!({ "id": family, "reference": reference });
        let audit = Audit::of_act(&fields, stamp).named("begin_family");
        Self::begin(RecordKind::Family, &audit, fields, stamp)
    }

    /// Begins the record of a conference. What is in collections is taken over with the rest.
    pub fn new_conference(conference: &Conference, stamp: &Stamp) -> Result<Self, RecordError> {
        let fields = serde_json::to_value(conference).map_err(|_| RecordError::NotReadable)?;
        let audit = Audit::of_act(&fields, stamp).named("begin_conference");
        Self::begin(RecordKind::Conference, &audit, fields, stamp)
    }

    /// Begins the office's record.
    pub fn new_office(stamp: &Stamp) -> Result<Self, RecordError> {
        let audit = Audit::new("begin_office", stamp);
        Self::begin(
            RecordKind::Office,
            &audit,
            json!({ "next_reference": 1 }),
            stamp,
        )
    }

    pub(crate) fn begin(
        kind: RecordKind,
        audit: &Audit,
        fields: Value,
        stamp: &Stamp,
    ) -> Result<Self, RecordError> {
        let document = genesis(kind)?;
        let mut record = Self {
            kind,
            untaken: document
                .get_changes(&[])
                .iter()
                .map(automerge::Change::hash)
                .collect(),
            document,
        };
        record.change(stamp, audit, None, |writer| {
            writer.set(&ItemPath::root(), fields)?;
            writer.check_readable()
        })?;
        Ok(record)
    }

    /// Opens a record from a snapshot and the changes that came after it.
    ///
    /// # Errors
    /// [`RecordError::Engine`] for damaged bytes, [`RecordError::NotReadable`] if the record is
    /// not of this kind or from a newer version.
    pub fn load<'b>(
        kind: RecordKind,
        snapshot: &[u8],
        changes: impl IntoIterator<Item = &'b [u8]>,
    ) -> Result<Self, RecordError> {
        let mut document = if snapshot.is_empty() {
            Automerge::new()
        } else {
            Automerge::load(snapshot)?
        };
        document.apply_changes(read_changes(changes)?)?;
        // A record from an older version lacks the containers that came later.
        document.merge(&mut genesis(kind)?)?;
        let record = Self {
            kind,
            document,
            untaken: Vec::new(),
        };
        record.check_readable()?;
        Ok(record)
    }

    /// The whole record with its history.
    pub fn save(&self) -> Vec<u8> {
        self.document.save()
    }

    /// Kind of the record.
    pub fn kind(&self) -> RecordKind {
        self.kind
    }

    /// The newest changes, in hex. Two records with the same heads are the same.
    pub fn heads(&self) -> Vec<String> {
        let heads = self.document.get_heads();
        heads.iter().map(ToString::to_string).collect()
    }

    /// The changes made here since they were last taken, oldest first.
    pub fn take_changes(&mut self) -> Vec<ChangeBytes> {
        let untaken = std::mem::take(&mut self.untaken);
        untaken
            .iter()
            .filter_map(|hash| self.document.get_change_by_hash(hash))
            .map(|change| self.change_bytes(change))
            .collect()
    }

    fn change_bytes(&self, mut change: Change) -> ChangeBytes {
        let author = self.document.get_author_for_actor(change.actor_id());
        ChangeBytes {
            hash: change.hash().to_string(),
            author: author.map(|author| author.to_hex_string()),
            actor: change.actor_id().to_hex_string(),
            seq: change.seq(),
            at: DateTime::from_timestamp(change.timestamp(), 0).unwrap_or_default(),
            message: change.message().unwrap_or_default().to_owned(),
            bytes: change.bytes().into_owned(),
        }
    }

    /// Does what a person meant.
    ///
    /// # Errors
    /// Only what the structure forbids; then nothing was changed.
    pub fn apply<A: Act>(&mut self, act: &A, stamp: &Stamp) -> Result<(), RecordError> {
        self.apply_as_seen(act, None, stamp)
    }

    /// Does what a person meant who looked at the record as it was at the heads `seen`.
    ///
    /// What others changed since stands: a list in a form, sent back whole, takes out only what
    /// the person took out.
    ///
    /// # Errors
    /// As [`Record::apply`], and [`RecordError::UnknownHeads`].
    pub fn apply_as_seen<A: Act>(
        &mut self,
        act: &A,
        seen: Option<&[String]>,
        stamp: &Stamp,
    ) -> Result<(), RecordError> {
        self.expect(A::KIND)?;
        let seen = seen.map(|heads| self.known_heads(heads)).transpose()?;
        let json = serde_json::to_value(act).map_err(|_| RecordError::NotReadable)?;
        let audit = Audit::of_act(&json, stamp);
        act.check(self)?;
        self.change(stamp, &audit, seen.as_deref(), |writer| {
            act.carry_out(writer, stamp)
        })
    }

    /// Brings in another device's changes. The order in which they come does not matter.
    ///
    /// The caller has checked the signature. On any failure the record stays as it was and the
    /// bytes come back.
    ///
    /// # Errors
    /// [`MergeFailure`] for damaged bytes, a copied document, another record, or a newer version.
    pub fn merge<'b>(
        &mut self,
        changes: impl IntoIterator<Item = &'b [u8]>,
    ) -> Result<Merged, MergeFailure> {
        let changes: Vec<&[u8]> = changes.into_iter().collect();
        // A panic inside the merge engine can leave only the copy in pieces.
        let merged = catch_unwind(AssertUnwindSafe(|| self.merged_copy(&changes)))
            .unwrap_or(Err(RecordError::MergePanicked));
        match merged {
            Ok((document, merged)) => {
                self.document = document;
                Ok(merged)
            }
            Err(cause) => Err(MergeFailure {
                cause: Box::new(cause),
                changes: changes.into_iter().map(<[u8]>::to_vec).collect(),
            }),
        }
    }

    fn merged_copy(&self, changes: &[&[u8]]) -> Result<(Automerge, Merged), RecordError> {
        let mut document = self.document.clone();
        let count = |document: &Automerge| document.get_changes_meta(&[]).len();
        let before = count(&document);
        document.apply_changes(read_changes(changes.iter().copied())?)?;
        let ids = document.get_all(ROOT, "id")?.len();
        if ids > 1 {
            return Err(RecordError::OtherRecord);
        }
        let applied = count(&document) - before;
        let missing = document.get_missing_deps(&[]);
        let copy = Self {
            kind: self.kind,
            document,
            untaken: Vec::new(),
        };
        copy.check_readable()?;
        let merged = Merged {
            applied,
            missing: missing.iter().map(ToString::to_string).collect(),
        };
        Ok((copy.document, merged))
    }

    /// Reads the record of a family.
    pub fn as_family(&self) -> Result<Family, RecordError> {
        self.expect(RecordKind::Family)?;
        self.read(&ItemPath::root())
    }

    /// Reads the record of a conference. Blocks of approved minutes read as they were approved.
    pub fn as_conference(&self) -> Result<Conference, RecordError> {
        self.expect(RecordKind::Conference)?;
        let mut conference: Conference = self.read(&ItemPath::root())?;
        self.restore_frozen(&mut conference)?;
        Ok(conference)
    }

    /// Reads the office's record.
    pub fn as_office(&self) -> Result<Office, RecordError> {
        self.expect(RecordKind::Office)?;
        self.read(&ItemPath::root())
    }

    /// Reads one item or part, as it is now.
    pub(crate) fn read<T: DeserializeOwned>(&self, path: &ItemPath) -> Result<T, RecordError> {
        let view = self.view();
        let (objects, spot) = view.find(path)?;
        let fields = Value::Object(view.map(&objects, &spot)?);
        serde_json::from_value(fields).map_err(|_| RecordError::NotReadable)
    }

    pub(crate) fn view(&self) -> View<'_, Automerge> {
        View::new(&self.document, self.kind)
    }

    fn check_readable(&self) -> Result<(), RecordError> {
        check_readable(self.kind, self.view().record()?)
    }

    fn expect(&self, expected: RecordKind) -> Result<(), RecordError> {
        if self.kind == expected {
            Ok(())
        } else {
            Err(RecordError::WrongKind {
                expected,
                found: self.kind,
            })
        }
    }

    /// Makes one change: all of it or nothing.
    pub(crate) fn change<R>(
        &mut self,
        stamp: &Stamp,
        audit: &Audit,
        seen: Option<&[ChangeHash]>,
        write: impl FnOnce(&mut Writer<'_>) -> Result<R, RecordError>,
    ) -> Result<R, RecordError> {
        self.document
            .set_author(Some(Author::from(stamp.device.to_vec())));
        let transaction = match seen {
            Some(heads) if heads != self.document.get_heads() => self
                .document
                .transaction_at(PatchLog::inactive(), heads)
                .map_err(automerge::AutomergeError::from)?,
            Some(_) | None => self.document.transaction(),
        };
        let mut writer = Writer::new(transaction, self.kind);
        let written = write(&mut writer);
        let transaction = writer.into_transaction();
        match written {
            Ok(result) => {
                if transaction.pending_ops() > 0 {
                    let options = CommitOptions::default()
                        .with_message(audit.to_line())
                        .with_time(stamp.at.timestamp());
                    self.untaken.extend(transaction.commit_with(options).0);
                }
                Ok(result)
            }
            Err(error) => {
                transaction.rollback();
                Err(error)
            }
        }
    }

    /// Reads heads in hex and checks that this record has them.
    pub(crate) fn known_heads(&self, heads: &[String]) -> Result<Vec<ChangeHash>, RecordError> {
        let known = |text: &String| {
            let hash: ChangeHash = text.parse().ok()?;
            self.document.get_change_meta_by_hash(&hash).map(|_| hash)
        };
        let mut heads = heads
            .iter()
            .map(|text| known(text).ok_or(RecordError::UnknownHeads))
            .collect::<Result<Vec<_>, _>>()?;
        if heads.is_empty() {
            return Err(RecordError::UnknownHeads);
        }
        heads.sort_unstable();
        Ok(heads)
    }
}

fn read_changes<'b>(
    changes: impl IntoIterator<Item = &'b [u8]>,
) -> Result<Vec<Change>, RecordError> {
    changes.into_iter().map(read_change).collect()
}

/// Reads one change. The merge engine reads a change without comparing its checksum.
fn read_change(bytes: &[u8]) -> Result<Change, RecordError> {
    const CHECKSUM: std::ops::Range<usize> = 4..8;
    let change = Change::from_bytes(bytes.to_vec())?;
    if bytes.get(CHECKSUM) == change.hash().as_ref().get(..CHECKSUM.len()) {
        Ok(change)
    } else {
        Err(RecordError::Damaged)
    }
}
