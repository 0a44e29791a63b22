//! Reports that go with a copy: each opened and searched, then locked with the copy's password.

use std::io::{Cursor, Write};

use chairside_documents::check::Needle;
use chairside_domain::ids::{AgencyReportId, ConferenceId};
use chairside_domain::meeting::AgencyReport;
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipWriter};

use super::CopySource;
use super::checking::{FinishedFile, Seen, check_file};
use crate::AppError;
use crate::care::file_ending;
use crate::environment::Environment;
use crate::messages::text;
use crate::session::Session;

/// A report that goes with a copy.
pub(super) struct Enclosed {
    pub(super) report: AgencyReport,
    pub(super) content: Vec<u8>,
}

impl Session {
    /// The originals of the reports that go with a copy.
    ///
    /// # Errors
    /// `report_withheld` if one of them is withheld from the reader: it is never enclosed.
    pub(super) fn enclosed(
        &mut self,
        conference: ConferenceId,
        reports: &[AgencyReportId],
        source: &CopySource,
    ) -> Result<Vec<Enclosed>, AppError> {
        let enclosed = self.originals_of(conference, reports)?;
        for Enclosed { report, .. } in &enclosed {
            let is_withheld = report
                .withheld_from
                .iter()
                .any(|p| source.reader.stands_with.contains(p))
                || report.sharing.iter().any(|sharing| {
                    source.reader.stands_with.contains(&sharing.person)
                        && !sharing.withheld_reason.is_empty()
                });
            if is_withheld {
                return Err(AppError::with(
                    "report_withheld",
                    &[("agency", &report.agency)],
                ));
            }
        }
        Ok(enclosed)
    }

    /// The originals of reports, whoever may have them.
    pub(super) fn originals_of(
        &mut self,
        conference: ConferenceId,
        reports: &[AgencyReportId],
    ) -> Result<Vec<Enclosed>, AppError> {
        reports
            .iter()
            .map(|id| {
                let report = self.report(conference, *id)?;
                let content = self.original(&report)?;
                Ok(Enclosed { report, content })
            })
            .collect()
    }
}

/// Reads every enclosed report as a stranger would. Where each finding stands says which report.
pub(super) fn check_enclosed(
    wanted: &[Needle],
    enclosed: &[Enclosed],
    environment: &Environment,
) -> Result<Vec<Seen>, AppError> {
    let mut all = Vec::new();
    for (number, one) in enclosed.iter().enumerate() {
        let name = name_of(number, one);
        let file = FinishedFile {
            name: &name,
            bytes: &one.content,
            password: None,
            is_paper: false,
        };
        for mut seen in check_file(wanted, &file, environment)? {
            let facts = [
                ("agency", one.report.agency.as_str()),
                ("place", seen.finding.place.as_str()),
            ];
            seen.finding.place = text("place_in_report", &facts);
            all.push(seen);
        }
    }
    Ok(all)
}

/// Bundles the reports into one file locked with the copy's password (AES-256). Names in it hold
/// numbers and nothing of a person.
pub(super) fn bundle(enclosed: &[Enclosed], password: &str) -> Result<Vec<u8>, AppError> {
    let failed = |_| AppError::new("paper_failed");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (number, one) in enclosed.iter().enumerate() {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .with_aes_encryption(AesMode::Aes256, password);
        zip.start_file(name_of(number, one), options)
            .map_err(failed)?;
        zip.write_all(&one.content)
            .map_err(|_| AppError::new("paper_failed"))?;
    }
    Ok(zip.finish().map_err(failed)?.into_inner())
}

fn name_of(number: usize, one: &Enclosed) -> String {
    format!(
        "report-{}.{}",
        number + 1,
        file_ending(&one.report.media_type)
    )
}
