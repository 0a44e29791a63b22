//! Destroying a conference, or one passage, for good. A signed certificate stays.

use chairside_domain::ids::ConferenceId;
use chairside_record::{ItemPath, Record};
use chairside_store::{Certificate, DocumentId, DocumentKind, DocumentWrite};
use serde::Serialize;

use crate::app::App;
use crate::contract::{ConferenceView, Done, EraseConference, RemovePassage};
use crate::environment::Environment;
use crate::session::{Session, audit_line, change_hash, stored_change};
use crate::{AppError, make_id};

/// What a certificate says. It names no one: ids, the day, the reason's code and who did it by id.
#[derive(Serialize)]
struct Erased<'a> {
    what: &'a str,
    document: String,
    field: &'a str,
    at: chrono::DateTime<chrono::Utc>,
    by: String,
    device: String,
}

impl App {
    /// Destroys a conference: its record, drafts, lists, searched text and files.
    ///
    /// # Errors
    /// `reference_differs` if the reference typed again is another, `reason_needed`.
    pub fn erase_conference(&self, request: EraseConference) -> Result<Done, AppError> {
        self.with_session(|session, environment| {
            let conference = session.conference(request.conference)?;
            if request.reference_again.trim() != conference.reference {
                return Err(AppError::new("reference_differs")
                    .field("reference_again", "reference_differs_field"));
            }
            reason_given(&request.reason)?;
            let document = DocumentId(request.conference.0);
            let certificate = session.certificate("conference", document, "", environment)?;
            session.open.remove(&document);
            session.drafts.retain(|(of, _), _| *of != document);
            for version in &conference.minutes {
                session
                    .store
                    .remove_sealed_value(&crate::papers::frozen_key(version.id))?;
            }
            for copy in &conference.copies {
                session
                    .store
                    .remove_sealed_value(&crate::copies::password_key(copy.id))?;
            }
            session
                .store
                .remove_sealed_value(&crate::importing::GivenIds::key(request.conference))?;
            session.store.erase_document(document, &certificate)?;
            Ok(Done {
                at: environment.clock.now(),
            })
        })
    }

    /// Removes a passage for good: a new record without it takes the place of the old one.
    pub fn remove_passage(&self, request: RemovePassage) -> Result<ConferenceView, AppError> {
        self.with_session(|session, environment| {
            reason_given(&request.reason)?;
            session.remove_passage(request.conference, &request.path, environment)?;
            session.view(request.conference, environment)
        })
    }
}

impl Session {
    fn remove_passage(
        &mut self,
        conference: ConferenceId,
        path: &[String],
        environment: &Environment,
    ) -> Result<(), AppError> {
        let (field, item) = path
            .split_last()
            .ok_or_else(|| AppError::new("unknown_item"))?;
        let document = DocumentId(conference.0);
        self.settle_drafts(document, environment)?;
        let stamp = self.stamp(environment);
        let rewritten =
            self.record(document)?
                .rewrite_without(&ItemPath(item.to_vec()), field, &stamp)?;
        // The store puts one document in the place of another, and the record keeps its id: so
        // it goes by way of a passing one.
        let passing = DocumentId(make_id(stamp.at)?);
        let kept: Vec<_> = self
            .store
            .attachments_of(document)?
            .iter()
            .map(|file| file.hash)
            .collect();
        let certificate = self.certificate("passage", document, field, environment)?;
        self.open.remove(&document);
        let mut write = whole(passing, rewritten)?;
        self.store
            .replace_document(document, &write, &kept, &certificate)?;
        write.document = document;
        let certificate = self.certificate("passing copy", passing, field, environment)?;
        self.store
            .replace_document(passing, &write, &kept, &certificate)?;
        self.rebuild_projections(environment)
    }

    /// A certificate, signed by this device.
    pub(crate) fn certificate(
        &self,
        what: &str,
        document: DocumentId,
        field: &str,
        environment: &Environment,
    ) -> Result<Certificate, AppError> {
        let at = environment.clock.now();
        let erased = Erased {
            what,
            document: document.to_string(),
            field,
            at,
            by: self.person.to_string(),
            device: hex::encode(self.device.public_key().as_bytes()),
        };
        let statement = serde_json::to_value(&erased).map_err(|_| AppError::new("store_failed"))?;
        let message = format!("chairside erased v1\n{statement}");
        let signature = hex::encode(self.device.sign(message.as_bytes()).as_bytes());
        let body =
            serde_json::json!({ "statement": statement, "signature": signature }).to_string();
        Ok(Certificate {
            document,
            at,
            body: body.into_bytes(),
        })
    }
}

fn reason_given(reason: &str) -> Result<(), AppError> {
    if reason.trim().is_empty() {
        return Err(AppError::new("reason_needed").field("reason", "erase_reason_needed"));
    }
    Ok(())
}

/// A whole record as one write to a new document.
fn whole(document: DocumentId, mut record: Record) -> Result<DocumentWrite, AppError> {
    let changes = record.take_changes();
    Ok(DocumentWrite {
        document,
        kind: DocumentKind::Conference,
        heads: record
            .heads()
            .iter()
            .map(|head| change_hash(head))
            .collect::<Result<_, _>>()?,
        audit: changes.iter().map(audit_line).collect::<Result<_, _>>()?,
        changes: changes
            .into_iter()
            .map(stored_change)
            .collect::<Result<_, _>>()?,
        new_snapshot: None,
        projection: None,
        clear_drafts: Vec::new(),
    })
}
