//! Reading and writing the documents of the open vault.

use chairside_domain::conference::Conference;
use chairside_domain::family::Family;
use chairside_domain::ids::{ConferenceId, FamilyId};
use chairside_domain::office::Office;
use chairside_record::{ChangeBytes, Record, RecordKind, Stamp};
use chairside_store::{
    AuditLine, Change, ChangeHash, DocumentId, DocumentKind, DocumentWrite, Projection, Snapshot,
};

use super::Session;
use crate::AppError;
use crate::environment::Environment;
use crate::projection;

impl Session {
    /// The conference as it now is.
    pub(crate) fn conference(&mut self, id: ConferenceId) -> Result<Conference, AppError> {
        Ok(self.record(DocumentId(id.0))?.as_conference()?)
    }

    /// The family as it now is.
    pub(crate) fn family(&mut self, id: FamilyId) -> Result<Family, AppError> {
        Ok(self.record(DocumentId(id.0))?.as_family()?)
    }

    /// The office as it now is.
    pub(crate) fn office(&mut self) -> Result<Office, AppError> {
        Ok(self.record(self.office)?.as_office()?)
    }

    /// A document, opened if it is not open yet.
    pub(crate) fn record(&mut self, id: DocumentId) -> Result<&mut Record, AppError> {
        if !self.open.contains_key(&id) {
            let stored = self.store.load(id)?;
            let kind = record_kind(stored.state.kind);
            let changes = stored.changes.iter().map(|change| change.body.as_slice());
            let snapshot = stored.snapshot.as_deref().unwrap_or_default();
            self.open.insert(id, Record::load(kind, snapshot, changes)?);
        }
        self.open
            .get_mut(&id)
            .ok_or_else(|| AppError::new("unknown_conference"))
    }

    /// Keeps a document that was just begun.
    pub(crate) fn begin(
        &mut self,
        id: DocumentId,
        record: Record,
        environment: &Environment,
    ) -> Result<(), AppError> {
        self.open.insert(id, record);
        self.keep(id, Vec::new(), environment)
    }

    /// Changes a document: what `work` does is stored whole or not at all.
    pub(crate) fn change(
        &mut self,
        id: DocumentId,
        environment: &Environment,
        work: impl FnOnce(&mut Record, &Stamp) -> Result<(), AppError>,
    ) -> Result<(), AppError> {
        self.change_and_settle(id, Vec::new(), environment, work)
    }

    /// Changes a document and clears the drafts that are now part of it, in one transaction.
    pub(crate) fn change_and_settle(
        &mut self,
        id: DocumentId,
        settled_drafts: Vec<String>,
        environment: &Environment,
        work: impl FnOnce(&mut Record, &Stamp) -> Result<(), AppError>,
    ) -> Result<(), AppError> {
        let stamp = self.stamp(environment);
        let done = work(self.record(id)?, &stamp);
        let kept = done.and_then(|()| self.keep(id, settled_drafts, environment));
        if kept.is_err() {
            // What could not be stored must not be shown: the next look reads the store.
            self.open.remove(&id);
        }
        kept
    }

    /// Stores what was changed in a document, with what lists and search show of it.
    fn keep(
        &mut self,
        id: DocumentId,
        settled_drafts: Vec<String>,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let record = self.record(id)?;
        let changes = record.take_changes();
        if changes.is_empty() && settled_drafts.is_empty() {
            return Ok(());
        }
        let kind = record.kind();
        let heads = record
            .heads()
            .iter()
            .map(|head| change_hash(head))
            .collect::<Result<_, _>>()?;
        let projection = self.project(id, kind, environment)?;
        let moved = self.family_of_a_moved_day(id, &projection)?;
        let write = DocumentWrite {
            document: id,
            kind: document_kind(kind),
            audit: changes.iter().map(audit_line).collect::<Result<_, _>>()?,
            changes: changes
                .into_iter()
                .map(stored_change)
                .collect::<Result<_, _>>()?,
            heads,
            new_snapshot: None,
            projection: Some(projection),
            clear_drafts: settled_drafts,
        };
        let committed = self.store.commit(&write)?;
        if committed.is_snapshot_due {
            self.keep_snapshot(id, write.heads, environment)?;
        }
        if kind == RecordKind::Family {
            self.project_conferences_of(FamilyId(id.0), environment)?;
        }
        if let Some(family) = moved {
            let projection = self.project(family, RecordKind::Family, environment)?;
            self.store.replace_projections(family, &projection)?;
        }
        Ok(())
    }

    /// The family of a conference whose day is another than the list shows: dates of the family's
    /// record may run from it.
    fn family_of_a_moved_day(
        &self,
        id: DocumentId,
        projection: &Projection,
    ) -> Result<Option<DocumentId>, AppError> {
        let Some(row) = &projection.conference else {
            return Ok(None);
        };
        let shown = self.store.conference(id)?.and_then(|shown| shown.held_on);
        Ok((shown != row.held_on).then_some(row.family))
    }

    fn keep_snapshot(
        &mut self,
        id: DocumentId,
        heads: Vec<ChangeHash>,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let record = self.record(id)?;
        let snapshot = Snapshot {
            at: environment.clock.now(),
            body: record.save(),
        };
        let kind = document_kind(record.kind());
        self.store.commit(&DocumentWrite {
            document: id,
            kind,
            changes: Vec::new(),
            heads,
            new_snapshot: Some(snapshot),
            projection: None,
            clear_drafts: Vec::new(),
            audit: Vec::new(),
        })?;
        Ok(())
    }

    fn project(
        &mut self,
        id: DocumentId,
        kind: RecordKind,
        environment: &Environment,
    ) -> Result<Projection, AppError> {
        match kind {
            RecordKind::Office => Ok(projection::of_office()),
            RecordKind::Family => {
                let family = self.record(id)?.as_family()?;
                let office = self.office()?;
                let held_on = self.days_complained_about(&family)?;
                projection::of_family(&family, &office, |id| held_on.get(&id).copied())
            }
            RecordKind::Conference => {
                let conference = self.record(id)?.as_conference()?;
                let family = self.family(conference.family)?;
                let office = self.office()?;
                projection::of_conference(&conference, &family, &office, environment.today())
            }
        }
    }

    /// Lists show names of the family: after a change there, its conferences are shown anew.
    fn project_conferences_of(
        &mut self,
        family: FamilyId,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let rows = self.store.conferences_of_family(DocumentId(family.0))?;
        for row in rows {
            let projection = self.project(row.document, RecordKind::Conference, environment)?;
            self.store.replace_projections(row.document, &projection)?;
        }
        Ok(())
    }

    /// Makes again what lists and search show of everything, after a rule for all of it changed.
    pub(crate) fn project_anew(&mut self, environment: &Environment) -> Result<(), AppError> {
        self.store.begin_rebuild()?;
        self.rebuild_projections(environment)
    }

    /// Makes again what lists and search show, where an older version made it or a rebuild
    /// stopped half-way.
    pub(crate) fn rebuild_projections(
        &mut self,
        environment: &Environment,
    ) -> Result<(), AppError> {
        for (id, kind) in self.store.documents_to_project(projection::MADE_BY)? {
            let projection = self.project(id, record_kind(kind), environment)?;
            self.store.replace_projections(id, &projection)?;
        }
        Ok(())
    }
}

fn record_kind(kind: DocumentKind) -> RecordKind {
    match kind {
        DocumentKind::Family => RecordKind::Family,
        DocumentKind::Conference => RecordKind::Conference,
        DocumentKind::Office => RecordKind::Office,
    }
}

fn document_kind(kind: RecordKind) -> DocumentKind {
    match kind {
        RecordKind::Family => DocumentKind::Family,
        RecordKind::Conference => DocumentKind::Conference,
        RecordKind::Office => DocumentKind::Office,
    }
}

pub(crate) fn change_hash(hex_text: &str) -> Result<ChangeHash, AppError> {
    let mut hash = [0_u8; 32];
    hex::decode_to_slice(hex_text, &mut hash).map_err(|_| AppError::new("record_failed"))?;
    Ok(ChangeHash(hash))
}

pub(crate) fn stored_change(change: ChangeBytes) -> Result<Change, AppError> {
    let bytes = |text: &str| hex::decode(text).map_err(|_| AppError::new("record_failed"));
    Ok(Change {
        hash: change_hash(&change.hash)?,
        author: change
            .author
            .as_deref()
            .map(bytes)
            .transpose()?
            .unwrap_or_default(),
        actor: bytes(&change.actor)?,
        seq: change.seq,
        at: change.at,
        message: change.message,
        body: change.bytes,
    })
}

pub(crate) fn audit_line(change: &ChangeBytes) -> Result<AuditLine, AppError> {
    let audit = chairside_record::Audit::from_line(&change.message);
    let author = change.author.as_deref().map(hex::decode).transpose();
    Ok(AuditLine {
        hash: change_hash(&change.hash)?,
        at: change.at,
        device: author
            .map_err(|_| AppError::new("record_failed"))?
            .unwrap_or_default(),
        person: audit.as_ref().map(|audit| audit.person.0),
        role: audit
            .as_ref()
            .map(|audit| crate::view::people::code_of(audit.role))
            .unwrap_or_default(),
        verb: audit
            .as_ref()
            .map(|audit| audit.act.clone())
            .unwrap_or_default(),
        ids: audit
            .iter()
            .flat_map(|audit| audit.ids.values())
            .filter_map(|id| id.parse().ok())
            .collect(),
    })
}
