//! The letter that lies on a copy, made and searched like the copy itself.

use chairside_domain::minutes::{PaperKind, RecipientCopy};

use super::Looks;
use super::checking::{FinishedFile, check_file, unnamed_pages};
use super::preparing::finding_views;
use crate::contract::PrintCopy;
use crate::environment::Environment;
use crate::papers::{Enclosed, print};
use crate::session::Session;
use crate::{AppError, FieldError};

impl Session {
    /// The cover letter of a copy as a PDF. It is printed with the copy and kept nowhere.
    ///
    /// # Errors
    /// `cover_letter_findings` with each place where it has what its reader must not have, and what keeps the paper
    /// from being made.
    pub(super) fn cover_letter(
        &mut self,
        request: &PrintCopy,
        copy: &RecipientCopy,
        environment: &Environment,
    ) -> Result<Vec<u8>, AppError> {
        let mut source = self.copy_source(
            request.conference,
            PaperKind::CoverLetter,
            request.recipient,
            None,
            Some(environment.today()),
        )?;
        source.records.enclosing = Some(Enclosed {
            paper: copy.paper,
            reports: copy.enclosed_reports.len(),
            delivery: request.delivery.trim().to_owned(),
        });
        let looks = Looks {
            is_large_print: copy.is_large_print,
            ..Looks::default()
        };
        let built = source.build(copy.number, looks)?;
        let pdf = print(&built)?;
        let name = source.file_name(copy.number);
        let file = FinishedFile {
            name: &name,
            bytes: &pdf.bytes,
            password: None,
            is_paper: true,
        };
        let seen = check_file(&source.needles(), &file, environment)?;
        let line = built.paper.footer.copy.as_deref().unwrap_or_default();
        let unnamed = unnamed_pages(line, &pdf.bytes, environment)?;
        if seen.is_empty() && unnamed.is_empty() {
            return Ok(pdf.bytes);
        }
        let mut error = AppError::new("cover_letter_findings");
        error.fields = finding_views(&seen)
            .into_iter()
            .map(|finding| FieldError {
                field: finding.place,
                message: finding.label,
            })
            .collect();
        Err(error)
    }
}
