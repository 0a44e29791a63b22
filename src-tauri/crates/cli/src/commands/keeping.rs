//! Looking after the vault: taking records out, backing up, checking.

use std::path::Path;

use chairside_api::{ExportConference, Nothing, Unlock, VaultFile};
use serde_json::json;

use super::{Desk, text_of};
use crate::failure::Failure;

impl Desk<'_> {
    pub(super) fn export(&self, reference: &str, folder: &Path) -> Result<(), Failure> {
        self.unlock()?;
        let conference = self.app.conference_named(reference)?;
        let request = ExportConference {
            conference,
            folder: text_of(folder),
        };
        let files = self.app.export_conference(request)?.files;
        let mut sentences = vec![format!(
            "{reference} is taken out. The files are not encrypted:"
        )];
        sentences.extend(files.iter().cloned());
        self.output.answer(&json!({ "files": files }), &sentences)
    }

    pub(super) fn backup(&self, file: &Path) -> Result<(), Failure> {
        let session = self.app.session(Nothing {})?;
        if session.kind == chairside_api::SessionKind::NoVault {
            return Err(chairside_api::AppError::new("no_vault").into());
        }
        let passphrase = self.secrets.passphrase()?;
        self.say_keyring(session.keyring);
        self.app.unlock(Unlock {
            passphrase: passphrase.to_string(),
        })?;
        let path = text_of(file);
        let with = |secret: &str| {
            self.app.backup(VaultFile {
                path: path.clone(),
                secret: secret.to_owned(),
            })
        };
        // A backup travels without a keyring, so a passphrase that leans on one cannot open it.
        let opens_with_passphrase = match with(&passphrase) {
            Ok(_) => true,
            Err(error) if error.code == "passphrase_too_weak" => with("").map(|_| false)?,
            Err(error) => return Err(error.into()),
        };
        let mut ways = vec!["recovery_kit"];
        let mut sentences = vec![format!(
            "The backup is in {path}. It opens with the recovery kit."
        )];
        if opens_with_passphrase {
            ways.push("passphrase");
            sentences.push("It also opens with the passphrase.".to_owned());
        }
        self.output
            .answer(&json!({ "file": path, "opens_with": ways }), &sentences)
    }

    pub(super) fn verify(&self) -> Result<(), Failure> {
        self.unlock()?;
        let verdict = self.app.verify(Nothing {})?;
        let answer = json!({ "is_sound": verdict.is_sound, "sentences": verdict.sentences });
        self.output.answer(&answer, &verdict.sentences)?;
        if verdict.is_sound {
            return Ok(());
        }
        Err(Failure::new(
            "The vault is not sound.",
            "Keep the folder as it is, and open your last backup in a new one.",
        ))
    }
}
