//! Asking for receipts: a draft of a message for each copy that is out and that nobody noted as received.

use std::path::Path;

use chairside_documents::papers::file_name;
use chairside_store::DocumentId;

use super::writing::in_head;
use crate::app::App;
use crate::contract::{AskForReceipts, WrittenCopy};
use crate::environment::Environment;
use crate::messages::text;
use crate::session::Session;
use crate::{AppError, files};

impl App {
    /// Writes a draft for the council's own mail program for each copy that is out without a receipt. It names no one
    /// and no paper: reference and copy number are all that it says.
    ///
    /// # Errors
    /// `no_receipt_to_ask_for`, and what writing a file answers.
    pub fn ask_for_receipts(&self, request: AskForReceipts) -> Result<WrittenCopy, AppError> {
        self.with_session(|session, environment| session.ask_for_receipts(&request, environment))
    }
}

impl Session {
    fn ask_for_receipts(
        &mut self,
        request: &AskForReceipts,
        environment: &Environment,
    ) -> Result<WrittenCopy, AppError> {
        let conference = self.conference(request.conference)?;
        let ledger = self.ledger_view(request.conference, environment)?;
        let chased = ledger.lines.iter().filter(|line| !line.chase.is_empty());
        let copies: Vec<_> = chased
            .map(|line| super::copy_of(&conference, line.copy))
            .collect::<Result<_, _>>()?;
        if copies.is_empty() {
            return Err(AppError::new("no_receipt_to_ask_for"));
        }
        let document = DocumentId(request.conference.0);
        let reference = in_head(&conference.reference);
        let mut written = Vec::new();
        for copy in copies {
            self.log_access("asked_for_receipt", document, Some(copy.id.0), environment)?;
            let number = copy.number.to_string();
            let facts = [("reference", reference.as_str()), ("number", &number)];
            let draft = format!(
                "X-Unsent: 1\r\nSubject: {reference}\r\nMIME-Version: 1.0\r\n\
                 Content-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n",
                text("receipt_body", &facts)
            );
            let name = file_name(copy.paper, &conference.reference, Some(copy.number));
            let path = Path::new(&request.folder).join(name.replace(".pdf", "-receipt.eml"));
            let path = path.to_string_lossy().into_owned();
            files::write_new(&path, draft.as_bytes())?;
            written.push(path);
        }
        Ok(WrittenCopy { files: written })
    }
}
