//! Checking everything that the vault holds, with a plain verdict.

use chairside_store::Verification;

use crate::AppError;
use crate::app::App;
use crate::contract::{Nothing, Verdict};
use crate::messages::text;
use crate::session::Session;

impl App {
    /// Looks over the file, every record and every attached file.
    pub fn verify(&self, _: Nothing) -> Result<Verdict, AppError> {
        self.with_session(|session, _| {
            let key = session.keys.attachment_key();
            let found = session.store.verify(&key)?;
            let unreadable = session.unreadable_records()?;
            Ok(verdict(&found, unreadable))
        })
    }
}

impl Session {
    /// Reads every record from the store, apart from what is open.
    fn unreadable_records(&mut self) -> Result<u64, AppError> {
        self.open.clear();
        let mut unreadable = 0;
        for (id, _) in self.store.documents()? {
            unreadable += u64::from(self.record(id).is_err());
        }
        Ok(unreadable)
    }
}

fn verdict(found: &Verification, unreadable: u64) -> Verdict {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let faults = [
        ("verify_pages", found.damaged_pages),
        (
            "verify_structure",
            found.structure_faults + found.broken_references,
        ),
        ("verify_lost_writes", found.lost_writes),
        (
            "verify_documents",
            count(found.documents.len()) + unreadable,
        ),
        ("verify_attachments", count(found.attachments.len())),
        ("verify_index", u64::from(found.is_search_index_stale)),
    ];
    let mut sentences: Vec<String> = faults
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(code, number)| text(code, &[("number", &number.to_string())]))
        .collect();
    let is_sound = sentences.is_empty();
    sentences.push(text(
        if is_sound {
            "verify_sound"
        } else {
            "verify_not_sound"
        },
        &[
            ("documents", &found.documents_checked.to_string()),
            ("files", &found.attachments_checked.to_string()),
        ],
    ));
    Verdict {
        is_sound,
        sentences,
    }
}
