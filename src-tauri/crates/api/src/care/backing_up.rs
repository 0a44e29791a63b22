//! Backups that open on another machine, and opening one.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Write};

use chairside_store::Restore;
use chairside_vault::{BackupCredential, BackupError, RecoveryCode, open_backup, write_backup};

use crate::app::App;
use crate::contract::{RecoveryKitView, RestoreBackup, VaultFile, WrittenCopy};
use crate::session::{Session, passphrase, show_kit};
use crate::{AppError, files};

impl App {
    /// Writes a backup. It opens with the recovery kit, and with the secret given, if one is.
    pub fn backup(&self, request: VaultFile) -> Result<WrittenCopy, AppError> {
        self.with_session(|session, environment| {
            let own = Some(request.secret)
                .filter(|secret| !secret.is_empty())
                .map(passphrase)
                .transpose()?;
            let file = files::create_new(&request.path)?;
            let mut writer = BufWriter::new(file);
            let mut content = session.store.backup_content()?;
            let written = write_backup(
                &environment.folder,
                &session.keys,
                own.as_ref(),
                environment.kdf,
                &mut content,
                &mut writer,
            )
            .map_err(AppError::from)
            .and_then(|_| finish(writer));
            if let Err(error) = written {
                // The name was new a moment ago: nothing of anyone else's is removed.
                return Err(if fs::remove_file(&request.path).is_ok() {
                    error
                } else {
                    AppError::new("file_not_written")
                });
            }
            Ok(WrittenCopy {
                files: vec![request.path],
            })
        })
    }

    /// Opens a backup in an empty folder, as a vault with a passphrase and recovery kit of its own.
    ///
    /// # Errors
    /// `vault_exists`, `backup_wrong_secret`, `backup_damaged`; then the folder is as it was.
    pub fn restore_backup(&self, request: RestoreBackup) -> Result<RecoveryKitView, AppError> {
        if self.has_vault()? {
            return Err(AppError::new("vault_exists"));
        }
        let environment = self.environment();
        fs::create_dir_all(&environment.folder).map_err(|_| AppError::new("folder_refused"))?;
        let file = File::open(&request.path).map_err(|_| AppError::new("file_missing"))?;
        let mut restore = Restore::begin(&environment.folder)?;
        let code = RecoveryCode::parse(&request.secret).ok();
        let own = passphrase(request.secret)?;
        let credential = match &code {
            Some(code) => BackupCredential::Recovery(code),
            None => BackupCredential::Passphrase(&own),
        };
        let opened = open_backup(&mut BufReader::new(file), credential, &mut restore)?;
        let store = restore.finish(&opened.keys().database_key())?;
        store.close()?;
        let new = passphrase(request.new_passphrase)?;
        let keyring = environment.keyring.as_ref();
        let (keys, kit) =
            opened.create_vault(&environment.folder, &new, keyring, environment.kdf)?;
        let mut session = Session::open_store(keys, environment)?;
        session.forget_kit()?;
        let mut state = self.state();
        state.session = Some(session);
        show_kit(&mut state, kit)
    }
}

fn finish(writer: BufWriter<File>) -> Result<(), AppError> {
    let failed = |_| AppError::new("file_not_written");
    let mut file = writer
        .into_inner()
        .map_err(|_| AppError::new("file_not_written"))?;
    file.flush().and_then(|()| file.sync_all()).map_err(failed)
}

impl From<BackupError> for AppError {
    fn from(error: BackupError) -> Self {
        match error {
            BackupError::Newer => Self::new("vault_newer"),
            BackupError::Damaged => Self::new("backup_damaged"),
            BackupError::WrongCredential => Self::new("backup_wrong_secret"),
            BackupError::NoPassphraseSlot => Self::new("backup_needs_kit"),
            BackupError::Failed(error) => error.into(),
            BackupError::NotABackup | BackupError::Io(_) => Self::new("backup_damaged"),
            _ => Self::new("backup_damaged"),
        }
    }
}
