//! Reports that go with a copy: each opened and searched, then locked with the copy's password.

use std::io::{Cursor, Write};

use chairside_documents::check::Needle;
use chairside_domain::audience::{Reader, is_only_about_others};
use chairside_domain::ids::{AgencyReportId, ConferenceId, EntryId, PersonId};
use chairside_domain::meeting::AgencyReport;
use chairside_domain::minutes::Finding;
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipWriter};

use super::CopySource;
use super::checking::{FinishedFile, Seen, check_file};
use crate::care::file_ending;
use crate::environment::Environment;
use crate::messages::text;
use crate::session::Session;
use crate::{AppError, make_id};

/// A report that goes with a copy.
pub(super) struct Enclosed {
    pub(super) report: AgencyReport,
    pub(super) content: Vec<u8>,
}

impl Session {
    /// The originals of the reports that go with a copy.
    ///
    /// # Errors
    /// `report_withheld` if one of them is withheld from the reader, `report_about_others` if it is
    /// about none of the reader's children: it is never enclosed.
    pub(super) fn enclosed(
        &mut self,
        conference: ConferenceId,
        reports: &[AgencyReportId],
        source: &CopySource,
    ) -> Result<Vec<Enclosed>, AppError> {
        let enclosed = self.originals_of(conference, reports)?;
        for Enclosed { report, .. } in &enclosed {
            if let Some(code) = why_not_enclosed(report, &source.reader) {
                return Err(AppError::with(code, &[("agency", &report.agency)]));
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

/// Why a report is never enclosed for a reader: it is withheld, or about none of the reader's children.
pub(super) fn why_not_enclosed(report: &AgencyReport, reader: &Reader) -> Option<&'static str> {
    let is_reader = |person: &PersonId| reader.stands_with.contains(person);
    let is_withheld = report.withheld_from.iter().any(is_reader)
        || report
            .sharing
            .iter()
            .any(|sharing| is_reader(&sharing.person) && !sharing.withheld_reason.is_empty());
    if is_withheld {
        return Some("report_withheld");
    }
    is_only_about_others(&report.covers_children, reader).then_some("report_about_others")
}

/// Reads every enclosed report as a stranger would. Where each finding stands says which report.
///
/// Shape: a report that is also about a child of someone else is a finding by itself: only a person
/// can tell whether the reader may have all of it.
pub(super) fn check_enclosed(
    wanted: &[Needle],
    enclosed: &[Enclosed],
    source: &CopySource,
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
        if is_about_another_child(&one.report, source) {
            let finding = Finding {
                id: EntryId(make_id(environment.clock.now())?),
                code: "report_about_others".to_owned(),
                place: one.report.agency.clone(),
                page: None,
                words_sha256: String::new(),
                resolved_reason: String::new(),
                resolved_by: String::new(),
            };
            let context = String::new();
            all.push(Seen { finding, context });
        }
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

/// Tells whether a report is about a child of the conference who is not the reader's.
fn is_about_another_child(report: &AgencyReport, source: &CopySource) -> bool {
    let Some(own) = &source.reader.children else {
        return false;
    };
    let subjects = &source.records.conference.subjects;
    let mut covered: Vec<PersonId> = report.covers_children.clone();
    if covered.is_empty() {
        covered.extend(subjects.iter().map(|subject| subject.child));
    }
    covered.iter().any(|child| !own.contains(child))
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
