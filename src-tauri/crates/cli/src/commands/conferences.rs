//! Importing, listing and showing conferences, and attaching reports.

use std::path::Path;

use chairside_api::{AttachReport, ImportConference, ListConferences, Search};
use serde_json::{Value, json};

use super::{Desk, text_of};
use crate::failure::Failure;

impl Desk<'_> {
    pub(super) fn import(&self, file: &Path) -> Result<(), Failure> {
        self.unlock()?;
        let imported = self.app.import_conference(ImportConference {
            path: text_of(file),
        })?;
        let approved = if imported.is_approved {
            " Its minutes are approved."
        } else {
            ""
        };
        let answer = json!({
            "reference": imported.reference,
            "state": imported.state,
            "is_approved": imported.is_approved,
        });
        self.output.answer(
            &answer,
            &[format!("{} is imported.{approved}", imported.reference)],
        )
    }

    pub(super) fn list(&self) -> Result<(), Failure> {
        self.unlock()?;
        let everything = ListConferences {
            words: String::new(),
            state: None,
            is_open_only: false,
        };
        let rows = self.app.list_conferences(everything)?.rows;
        let answer = rows.iter().map(|row| {
            json!({
                "reference": row.reference,
                "state": row.state,
                "title": row.title,
                "kinds": row.kinds,
                "held_on": row.held_on,
            })
        });
        let answer = Value::Array(answer.collect());
        let day = |day: Option<chrono::NaiveDate>| {
            day.map_or_else(|| "no day yet".to_owned(), |d| d.to_string())
        };
        let line = rows.iter().map(|row| {
            format!(
                "{}  {}  {}  {}",
                row.reference,
                day(row.held_on),
                row.title,
                row.kinds
            )
        });
        self.output.answer(&answer, &line.collect::<Vec<_>>())
    }

    pub(super) fn show(&self, reference: &str) -> Result<(), Failure> {
        self.unlock()?;
        let id = self.app.conference_named(reference)?;
        let shown = self.app.conference_in_brief(id)?;
        let answer = json!({
            "reference": shown.reference,
            "state": shown.state,
            "recipients": shown.recipients,
        });
        let state = answer["state"]
            .as_str()
            .unwrap_or_default()
            .replace('_', " ");
        let mut lines = vec![format!("{}: {state}", shown.reference)];
        let recipients = answer["recipients"].as_array().into_iter().flatten();
        lines.extend(recipients.map(|recipient| {
            let word = |field: &str| {
                recipient[field]
                    .as_str()
                    .unwrap_or_default()
                    .replace('_', " ")
            };
            format!("{}  {}  copy: {}", word("id"), word("role"), word("copy"))
        }));
        self.output.answer(&answer, &lines)
    }

    pub(super) fn attach(&self, reference: &str, agency: &str, file: &Path) -> Result<(), Failure> {
        self.unlock()?;
        let conference = self.app.conference_named(reference)?;
        let path = text_of(file);
        // Whether the file can be taken in is seen before a report is asked for.
        self.app.may_attach(&path)?;
        let report = self.app.report_to_attach(conference, agency)?;
        let request = AttachReport {
            conference,
            report,
            path,
            is_tabled: false,
        };
        let view = self.app.attach_report(request)?;
        let kept = view
            .conference
            .reports
            .into_iter()
            .find(|kept| kept.id == report);
        let answer = match &kept {
            Some(kept) => json!({
                "reference": view.conference.reference,
                "agency": kept.agency,
                "file_name": kept.file_name,
                "size_bytes": kept.size_bytes,
                "text_state": kept.text_state,
            }),
            None => Value::Null,
        };
        let mut sentences = vec![format!("The report of {agency} is kept.")];
        match answer["text_state"].as_str() {
            Some("not_readable") => {
                sentences
                    .push("Its text could not be read. The file is kept as it came.".to_owned());
            }
            Some("no_text") => sentences.push("It has no text: a scan or a picture.".to_owned()),
            _ => {}
        }
        self.output.answer(&answer, &sentences)
    }

    pub(super) fn search(&self, words: &str) -> Result<(), Failure> {
        self.unlock()?;
        let hits = self
            .app
            .search(Search {
                words: words.to_owned(),
            })?
            .hits;
        let joined = |hit: &chairside_api::SearchHit| {
            hit.snippet
                .iter()
                .map(|p| p.text.as_str())
                .collect::<String>()
        };
        let answer = hits.iter().map(|hit| {
            json!({
                "reference": hit.reference,
                "title": hit.title,
                "kind": hit.kind,
                "place": hit.place,
                "snippet": joined(hit),
            })
        });
        let answer = Value::Array(answer.collect());
        let mut lines: Vec<String> = hits
            .iter()
            .map(|hit| {
                format!(
                    "{}  {}  {}  {}",
                    hit.reference,
                    hit.kind,
                    hit.place,
                    joined(hit)
                )
            })
            .collect();
        if lines.is_empty() {
            lines.push("Nothing was found.".to_owned());
        }
        self.output.answer(&answer, &lines)
    }
}
