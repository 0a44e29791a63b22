//! Making a vault, filling one for demonstration, opening a backup as one.

use std::fs;
use std::io::{BufRead, stdin};
use std::path::Path;

use chairside_api::{
    AppError, CreateVault, KeyringState, Nothing, OfficeRole, ProveRecoveryKit, RecoveryKitView,
    RestoreBackup, SaveRecoveryKit, SessionKind, Unlock,
};
use serde_json::json;

use super::{Desk, text_of};
use crate::arguments::{Init, Restore};
use crate::failure::Failure;
use crate::secrets::is_terminal;

/// The invented chair of a demonstration vault.
const DEMO_CHAIR: &str = "Marguerite Ashdown-Oyelaran";
/// The invented council of a demonstration vault.
const DEMO_COUNCIL: &str = "Wexmoor Council. Children\u{2019}s Services";
/// The name under which acts are recorded where none was given.
const UNNAMED_CHAIR: &str = "Independent chair";

impl Desk<'_> {
    pub(super) fn init(&self, init: &Init) -> Result<(), Failure> {
        let kit_file = init.recovery_kit.as_deref();
        if kit_file.is_none() && !is_terminal() {
            return Err(Failure::wrong_usage(
                "There is no terminal on which to show the recovery kit.",
                "Name a file for it with --recovery-kit. Nothing was made.",
            ));
        }
        kit_file.map_or(Ok(()), must_be_new)?;
        let session = self.app.session(Nothing {})?;
        let kit = if session.kind == SessionKind::NoVault {
            self.say_keyring(session.keyring);
            let name = match &init.name {
                Some(name) => name.clone(),
                None if is_terminal() => ask_in_clear("Your name: ")?,
                None => UNNAMED_CHAIR.to_owned(),
            };
            self.create(name, &init.council, &init.pack)?
        } else {
            self.renew_unproved_kit()?
        };
        self.prove(kit, kit_file)?;
        self.app.session(Nothing {})?;
        let folder = text_of(&self.app.environment().folder);
        let answer = json!({
            "vault": folder,
            "recovery_kit": kit_file.map(text_of),
            "keyring": session.keyring == KeyringState::Available,
        });
        let mut sentences = vec![format!("The vault is ready in {folder}.")];
        sentences.extend(kit_file.map(|file| {
            format!("The recovery kit is in {}. Print it, keep it in a locked place, and delete the file.", file.display())
        }));
        self.output.answer(&answer, &sentences)
    }

    pub(super) fn demo(&self) -> Result<(), Failure> {
        let session = self.app.session(Nothing {})?;
        let mut code = None;
        if session.kind == SessionKind::NoVault {
            self.say_keyring(session.keyring);
            let kit = self.create(DEMO_CHAIR.to_owned(), DEMO_COUNCIL, "england")?;
            code = Some(self.prove_in_the_answer(kit)?);
        } else {
            self.unlock()?;
        }
        let filled = self.app.fill_demo(Nothing {})?;
        let answer = json!({
            "conferences": filled.conferences,
            "copies_prepared": filled.copies_prepared,
            "recovery_code": code,
        });
        let mut sentences = vec![format!(
            "The vault in {} holds {} conferences of invented families.",
            self.app.environment().folder.display(),
            filled.conferences.len(),
        )];
        sentences.extend(code.map(|code| format!("Its recovery code is {code}")));
        self.output.answer(&answer, &sentences)
    }

    pub(super) fn restore(&self, restore: &Restore) -> Result<(), Failure> {
        let kit_file = restore.recovery_kit.as_deref();
        kit_file.map_or(Ok(()), must_be_new)?;
        let session = self.app.session(Nothing {})?;
        if session.kind != SessionKind::NoVault {
            return Err(AppError::new("vault_exists").into());
        }
        self.say_keyring(session.keyring);
        let (new, again) = self.secrets.new_passphrase()?;
        if new != again {
            return Err(AppError::new("passphrases_differ").into());
        }
        let secret = self.secrets.of_backup(restore.backup_secret_fd, &new)?;
        let kit = self.app.restore_backup(RestoreBackup {
            path: text_of(&restore.file),
            secret: secret.to_string(),
            new_passphrase: new.to_string(),
        })?;
        let code = if kit_file.is_some() || is_terminal() {
            self.prove(kit, kit_file)?;
            None
        } else {
            Some(self.prove_in_the_answer(kit)?)
        };
        let folder = text_of(&self.app.environment().folder);
        let answer = json!({
            "vault": folder,
            "recovery_kit": kit_file.map(text_of),
            "recovery_code": code,
        });
        let mut sentences = vec![format!("The backup is open as a vault in {folder}.")];
        sentences.extend(code.map(|code| {
            format!("Its recovery kit, shown this once, is {code}\nWrite it down and keep it in a locked place.")
        }));
        self.output.answer(&answer, &sentences)
    }

    fn create(&self, name: String, council: &str, pack: &str) -> Result<RecoveryKitView, Failure> {
        let (passphrase, again) = self.secrets.new_passphrase()?;
        Ok(self.app.create_vault(CreateVault {
            person_name: name,
            roles: vec![OfficeRole::Chair, OfficeRole::Administrator],
            acting_role: OfficeRole::Chair,
            council_name: council.to_owned(),
            pack: pack.to_owned(),
            passphrase: passphrase.to_string(),
            passphrase_again: again.to_string(),
        })?)
    }

    /// A vault whose kit was never proved is given a new one. Any other is left as it is.
    fn renew_unproved_kit(&self) -> Result<RecoveryKitView, Failure> {
        let passphrase = self.secrets.passphrase()?;
        let session = self.app.unlock(Unlock {
            passphrase: passphrase.to_string(),
        })?;
        if session.kind != SessionKind::KitToProve {
            return Err(AppError::new("vault_exists").into());
        }
        Ok(self.app.renew_recovery_kit(Unlock {
            passphrase: passphrase.to_string(),
        })?)
    }

    /// Proves the kit: read back from its file, or typed back by the person who wrote it down.
    fn prove(&self, kit: RecoveryKitView, file: Option<&Path>) -> Result<(), Failure> {
        let asked = kit.prove_groups.iter().map(|number| usize::from(*number));
        let groups = match file {
            Some(file) => {
                self.app.save_recovery_kit(SaveRecoveryKit {
                    path: text_of(file),
                })?;
                let written =
                    fs::read_to_string(file).map_err(|_| AppError::new("file_missing"))?;
                let code = written
                    .lines()
                    .rev()
                    .find(|line| line.contains('-'))
                    .unwrap_or_default();
                let groups: Vec<&str> = code.split('-').collect();
                asked
                    .map(|number| {
                        groups
                            .get(number - 1)
                            .map_or(String::new(), |g| g.trim().to_owned())
                    })
                    .collect()
            }
            None => {
                eprintln!(
                    "The recovery kit, shown this once. Write it down:\n\n{}\n",
                    kit.groups.join("-")
                );
                let ask = |number| ask_in_clear(&format!("Type back group {number}: "));
                asked.map(ask).collect::<Result<Vec<_>, _>>()?
            }
        };
        self.app.prove_recovery_kit(ProveRecoveryKit { groups })?;
        Ok(())
    }

    /// Proves a kit whose code is part of the answer.
    fn prove_in_the_answer(&self, kit: RecoveryKitView) -> Result<String, Failure> {
        let asked = kit.prove_groups.iter().map(|number| usize::from(*number));
        let groups = asked
            .filter_map(|number| kit.groups.get(number - 1).cloned())
            .collect();
        self.app.prove_recovery_kit(ProveRecoveryKit { groups })?;
        Ok(kit.groups.join("-"))
    }
}

/// Refuses a file that is there already, and a folder that is not, before anything is made.
fn must_be_new(file: &Path) -> Result<(), Failure> {
    if fs::symlink_metadata(file).is_ok() {
        return Err(AppError::new("file_exists").into());
    }
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if folder.is_some_and(|folder| !folder.is_dir()) {
        return Err(AppError::new("file_not_written").into());
    }
    Ok(())
}

fn ask_in_clear(prompt: &str) -> Result<String, Failure> {
    eprint!("{prompt}");
    let mut line = String::new();
    let read = stdin().lock().read_line(&mut line);
    read.map_err(|_| Failure::new("The answer could not be read.", "Try again on a terminal."))?;
    Ok(line.trim().to_owned())
}
