//! Previewing a copy, making it, and entering it in the ledger.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use chairside_documents::paper::{Block, Run};
use chairside_documents::papers::{Built, PaperFor};
use chairside_domain::ids::{ConferenceId, EntryId, RecipientCopyId};
use chairside_domain::minutes::{CopyState, Finding, PaperKind, RecipientCopy, Removal};
use chairside_record::ConferenceAct;
use chairside_store::DocumentId;
use chairside_vault::{PassphraseRule, suggest_passphrase};

use super::checking::{FinishedFile, Seen, check_file, finding_view, unnamed_pages};
use super::enclosing::{bundle, check_enclosed};
use super::{Looks, left_out_view, newest_approved, next_number};
use crate::app::App;
use crate::contract::{
    FindingView, PaperPreview, PrepareCopy, PreparedCopy, PreviewBlock, PreviewCopy,
};
use crate::environment::Environment;
use crate::papers::{Frozen, PaperRecords, build, print, shows_minutes};
use crate::session::Session;
use crate::{AppError, make_id};

impl App {
    /// Shows what a person's copy would be, from the frozen minutes, or from the draft before.
    pub fn preview_copy(&self, request: PreviewCopy) -> Result<PaperPreview, AppError> {
        self.with_session(|session, environment| session.preview(&request, environment))
    }

    /// Makes a copy, checks the finished file, encrypts it, and enters it in the ledger.
    pub fn prepare_copy(&self, request: PrepareCopy) -> Result<PreparedCopy, AppError> {
        self.with_session(|session, environment| session.prepare(&request, environment))
    }
}

impl Session {
    fn preview(
        &mut self,
        request: &PreviewCopy,
        environment: &Environment,
    ) -> Result<PaperPreview, AppError> {
        let Some(recipient) = request.recipient else {
            return self.preview_full(request, environment);
        };
        let source = self.copy_source(
            request.conference,
            request.paper,
            recipient,
            None,
            Some(environment.today()),
        )?;
        let number = next_number(&self.conference(request.conference)?);
        let built = source.build(number, Looks::default())?;
        let pdf = print(&built)?;
        let name = source.file_name(number);
        let file = FinishedFile {
            name: &name,
            bytes: &pdf.bytes,
            password: None,
            is_paper: true,
        };
        let seen = check_file(&source.needles(), &file, environment)?;
        Ok(PaperPreview {
            reader: source.name.clone(),
            blocks: built
                .paper
                .blocks
                .iter()
                .filter_map(preview_block)
                .collect(),
            pages: u32::try_from(pdf.page_count).unwrap_or(u32::MAX),
            base64: BASE64.encode(&pdf.bytes),
            left_out: left_out_view(&built.left_out),
            findings: finding_views(&seen),
        })
    }

    /// The full paper: minutes as they were frozen, or a draft with DRAFT on every page.
    fn preview_full(
        &mut self,
        request: &PreviewCopy,
        environment: &Environment,
    ) -> Result<PaperPreview, AppError> {
        let conference = self.conference(request.conference)?;
        let is_draft = shows_minutes(request.paper) && newest_approved(&conference).is_err();
        let built = self.full_paper(request.conference, request.paper, is_draft, environment)?;
        let pdf = print(&built)?;
        Ok(PaperPreview {
            reader: String::new(),
            blocks: built
                .paper
                .blocks
                .iter()
                .filter_map(preview_block)
                .collect(),
            pages: u32::try_from(pdf.page_count).unwrap_or(u32::MAX),
            base64: BASE64.encode(&pdf.bytes),
            left_out: left_out_view(&built.left_out),
            findings: Vec::new(),
        })
    }

    /// A paper in full, as the office keeps it.
    pub(super) fn full_paper(
        &mut self,
        id: ConferenceId,
        paper: PaperKind,
        is_draft: bool,
        environment: &Environment,
    ) -> Result<Built, AppError> {
        let conference = self.conference(id)?;
        let family = self.family(conference.family)?;
        let office = self.office()?;
        let records = if !shows_minutes(paper) {
            PaperRecords {
                conference,
                family,
                version: None,
                enclosing: None,
            }
        } else if is_draft {
            PaperRecords::from(Frozen::as_draft(conference, family)?)
        } else {
            PaperRecords::from(self.frozen(newest_approved(&conference)?)?)
        };
        let whom = if is_draft {
            PaperFor::Draft
        } else {
            PaperFor::Archive
        };
        let suppressions = records.family.suppressions.clone();
        let size = chairside_documents::paper::TextSize::Standard;
        build(
            paper,
            &records,
            &office,
            &suppressions,
            &whom,
            size,
            Some(environment.today()),
        )
    }

    pub(crate) fn prepare(
        &mut self,
        request: &PrepareCopy,
        environment: &Environment,
    ) -> Result<PreparedCopy, AppError> {
        let mut source = self.copy_source(
            request.conference,
            request.paper,
            request.recipient,
            None,
            Some(environment.today()),
        )?;
        let conference = self.conference(request.conference)?;
        if request.paper == PaperKind::Minutes {
            self.must_get_minutes(request.conference, request.recipient)?;
        }
        let redacted = source.redact(&request.redactions)?;
        let number = next_number(&conference);
        let built = source.build(number, looks_of(request))?;
        let pdf = print(&built)?;
        let name = source.file_name(number);
        let wanted = source.needles();
        let file = FinishedFile {
            name: &name,
            bytes: &pdf.bytes,
            password: None,
            is_paper: true,
        };
        let mut seen = check_file(&wanted, &file, environment)?;
        let enclosed = self.enclosed(request.conference, &request.attachments, &source)?;
        seen.extend(check_enclosed(&wanted, &enclosed, &source, environment)?);
        let line = built.paper.footer.copy.as_deref().unwrap_or_default();
        let unnamed = unnamed_pages(line, &pdf.bytes, environment)?;
        seen.extend(unnamed.into_iter().map(|finding| Seen {
            finding,
            context: String::new(),
        }));
        let password = make_password()?;
        let locked = chairside_documents::encrypt(&pdf, &password)
            .map_err(|_| AppError::new("paper_failed"))?;
        let document = DocumentId(request.conference.0);
        let attachment = self.keep_paper(document, &name, &locked.bytes)?;
        let enclosed_attachment = if enclosed.is_empty() {
            None
        } else {
            Some(self.keep_paper(document, "reports.zip", &bundle(&enclosed, &password)?)?)
        };
        let now = environment.clock.now();
        let id = RecipientCopyId(make_id(now)?);
        self.store
            .set_sealed_value(&password_key(id), password.as_bytes())?;
        let removed = built.left_out.iter().map(|part| {
            Ok(Removal {
                id: EntryId(make_id(now)?),
                part: part.part.clone(),
                number: part.number.clone(),
                reason: part.reason,
                suppression: part.suppression,
                approved_by: String::new(),
                redaction_reason: String::new(),
                block: None,
            })
        });
        let removed: Vec<Removal> = removed
            .chain(redacted.into_iter().map(Ok))
            .collect::<Result<_, AppError>>()?;
        let copy = RecipientCopy {
            id,
            paper: request.paper,
            recipient: Some(request.recipient),
            minutes_version: source.records.version.as_ref().map(|version| version.id),
            number,
            pages: u32::try_from(pdf.page_count).ok(),
            state: CopyState::Prepared,
            removed,
            findings: seen.iter().map(|seen| seen.finding.clone()).collect(),
            has_place_marks: request.has_place_marks,
            has_watermark: request.has_watermark,
            is_large_print: request.is_large_print,
            prepared_by: self.person_name.clone(),
            prepared_at: Some(now),
            checked_by: String::new(),
            checked_at: None,
            sha256_before: hex::encode(locked.sha256_before),
            sha256_after: hex::encode(locked.sha256_after),
            attachment: Some(attachment),
            enclosed_reports: request.attachments.clone(),
            enclosed_attachment,
            delivery: String::new(),
            method: String::new(),
            sent_at: None,
            sent_by: String::new(),
            received_on: None,
            received_noted_by: String::new(),
        };
        self.act(
            request.conference,
            &ConferenceAct::PrepareCopy { copy: copy.clone() },
            environment,
        )?;
        Ok(PreparedCopy {
            may_go_on: copy.is_clean(),
            findings: finding_views(&seen),
            copy,
            password,
        })
    }
}

/// The longest password of a copy. Several programs that open PDFs take no more. Units: bytes.
const LONGEST_PASSWORD: usize = 32;
/// One suggestion in three is short enough, so this many never fail by chance.
const PASSWORD_TRIES: usize = 200;

/// Makes the password of a copy: random words that every program takes whole.
fn make_password() -> Result<String, AppError> {
    for _ in 0..PASSWORD_TRIES {
        let suggested = suggest_passphrase(PassphraseRule::TwelveCharacters)?;
        if suggested.expose().len() <= LONGEST_PASSWORD {
            return Ok(suggested.expose().to_owned());
        }
    }
    Err(AppError::new("vault_failed"))
}

/// Where the password of a copy is kept, sealed.
pub(crate) fn password_key(copy: RecipientCopyId) -> String {
    format!("password/{copy}")
}

pub(super) fn finding_views(seen: &[Seen]) -> Vec<FindingView> {
    let view = |seen: &Seen| finding_view(&seen.finding as &Finding, &seen.context);
    seen.iter().map(view).collect()
}

fn preview_block(block: &Block) -> Option<PreviewBlock> {
    let (kind, number, text, not_for) = match block {
        Block::Heading(heading) => (
            "heading",
            heading.number.clone().unwrap_or_default(),
            heading.text.clone(),
            String::new(),
        ),
        Block::Paragraph(paragraph) => (
            "paragraph",
            paragraph.label.clone().unwrap_or_default(),
            joined(&paragraph.runs),
            paragraph.restricted.clone().unwrap_or_default(),
        ),
        Block::List(list) => {
            let items: Vec<String> = list.items.iter().map(|runs| joined(runs)).collect();
            ("list", String::new(), items.join("\n"), String::new())
        }
        Block::Table(table) => (
            "table",
            String::new(),
            table.caption.clone().unwrap_or_default(),
            String::new(),
        ),
        Block::DecisionBox(parts) | Block::Notice(parts) => (
            "paragraph",
            String::new(),
            parts.title.clone().unwrap_or_default(),
            String::new(),
        ),
        Block::Facts(_) | Block::Rule | Block::PageBreak => return None,
    };
    Some(PreviewBlock {
        kind: kind.to_owned(),
        number,
        text,
        not_for,
    })
}

fn joined(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn looks_of(request: &PrepareCopy) -> Looks {
    Looks {
        has_place_marks: request.has_place_marks,
        has_watermark: request.has_watermark,
        is_large_print: request.is_large_print,
    }
}
