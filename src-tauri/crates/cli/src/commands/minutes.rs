//! Writing the minutes: the archive copy, one person's copy, or a draft; and the ledger.

use std::io::Write;
use std::path::Path;

use chairside_api::{AppError, MakeCopy, PaperKind, WriteLedger, WritePaper, create_private};
use serde_json::json;

use super::{Desk, text_of};
use crate::arguments::Minutes;
use crate::failure::Failure;

impl Desk<'_> {
    pub(super) fn minutes(&self, minutes: &Minutes) -> Result<(), Failure> {
        self.unlock()?;
        let conference = self.app.conference_named(&minutes.reference)?;
        let path = text_of(&minutes.out);
        let Some(recipient) = &minutes.recipient else {
            let request = WritePaper {
                conference,
                paper: PaperKind::Minutes,
                path: path.clone(),
                is_draft: minutes.draft,
            };
            self.app.write_paper(request)?;
            let answer = json!({ "file": path, "is_draft": minutes.draft });
            return self
                .output
                .answer(&answer, &[format!("The minutes are in {path}.")]);
        };
        if let Some(file) = &minutes.password_file
            && std::fs::symlink_metadata(file).is_ok()
        {
            return Err(AppError::new("file_exists").into());
        }
        let made = self.app.make_copy(MakeCopy {
            conference,
            recipient: self.app.recipient_named(conference, recipient)?,
            path: path.clone(),
            has_watermark: minutes.watermark,
            is_large_print: minutes.large_print,
        })?;
        let mut answer = json!({
            "file": path,
            "recipient": recipient,
            "number": made.number,
            "copy": if made.is_partial { "partial" } else { "full" },
            "needs_second_person": made.needs_second_person,
        });
        let mut sentences = vec![format!("Copy {} is in {path}.", made.number)];
        if made.needs_second_person {
            let wait = "Something is left out of it. Give it to no one before a named colleague has opened and \
                        checked it.";
            sentences.push(wait.to_owned());
        }
        match &minutes.password_file {
            Some(file) => {
                if let Err(failure) = write_password(file, &made.password) {
                    // Nobody could open the copy: it is made again.
                    std::fs::remove_file(&minutes.out)
                        .map_err(|_| AppError::new("file_not_written"))?;
                    return Err(failure);
                }
                answer["password_file"] = text_of(file).into();
            }
            None if self.output.is_json() => answer["password"] = made.password.into(),
            None => eprintln!("Its password, shown this once: {}", made.password),
        }
        self.output.answer(&answer, &sentences)
    }
}

impl Desk<'_> {
    /// Writes who holds which copy, as a table or as a paper.
    pub(super) fn ledger(&self, reference: &str, out: &Path) -> Result<(), Failure> {
        self.unlock()?;
        let conference = self.app.conference_named(reference)?;
        let path = text_of(out);
        let is_table = out
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        if is_table {
            let path = path.clone();
            self.app.write_ledger(WriteLedger { conference, path })?;
        } else {
            let request = WritePaper {
                conference,
                paper: PaperKind::Ledger,
                path: path.clone(),
                is_draft: false,
            };
            self.app.write_paper(request)?;
        }
        let answer = json!({ "file": path, "is_table": is_table });
        self.output
            .answer(&answer, &[format!("The ledger is in {path}.")])
    }
}

fn write_password(file: &Path, password: &str) -> Result<(), Failure> {
    let written = create_private(file).and_then(|mut open| {
        open.write_all(password.as_bytes())?;
        open.write_all(b"\n")?;
        open.sync_all()
    });
    written.map_err(|_| AppError::new("file_not_written").into())
}
