//! An app on a new vault, with a clock that stands still until it is moved.

use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Mutex};

use chairside_api::{App, AppError, Clock, CreateVault, Environment, Nothing, ProveRecoveryKit};
use chairside_domain::office::OfficeRole;
use chairside_vault::{KdfProfile, NoKeyring, SecretStoreInMemory};
use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "harbour lantern quietly mending seven gates";

pub struct StandingClock(Mutex<DateTime<Utc>>);

impl Clock for StandingClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// An app with what it runs in.
pub struct Office {
    pub app: App,
    pub folder: TempDir,
    clock: Arc<StandingClock>,
    keyring: Arc<SecretStoreInMemory>,
}

impl Office {
    /// A chair and administrator's vault that follows `pack`, its kit proved.
    pub fn new(pack: &str) -> Self {
        let office = Self::empty("2026-12-18T09:00:00Z");
        office.found(pack);
        office
    }

    /// Makes the vault of [`Office::new`].
    pub fn found(&self, pack: &str) {
        let kit = self
            .app
            .create_vault(CreateVault {
                person_name: "Marguerite Ashdown-Oyelaran".to_owned(),
                roles: vec![OfficeRole::Chair, OfficeRole::Administrator],
                acting_role: OfficeRole::Chair,
                council_name: "Wexmoor Council. Children's Services".to_owned(),
                pack: pack.to_owned(),
                passphrase: PASSPHRASE.to_owned(),
                passphrase_again: PASSPHRASE.to_owned(),
            })
            .unwrap();
        let groups = kit
            .prove_groups
            .iter()
            .map(|n| kit.groups[usize::from(*n) - 1].clone())
            .collect();
        self.app
            .prove_recovery_kit(ProveRecoveryKit { groups })
            .unwrap();
    }

    /// Starts the program again, with the keyring left alone or not.
    pub fn start_again(&mut self, is_keyring_left_alone: bool) {
        let mut environment = environment(&self.folder, &self.clock, &self.keyring);
        if is_keyring_left_alone {
            environment.keyring = Arc::new(NoKeyring);
            environment.is_keyring_left_alone = true;
        }
        self.app = App::new(environment);
    }

    /// No vault yet.
    pub fn empty(now: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(StandingClock(Mutex::new(now.parse().unwrap())));
        let keyring = Arc::new(SecretStoreInMemory::new());
        let app = App::new(environment(&folder, &clock, &keyring));
        Self {
            app,
            folder,
            clock,
            keyring,
        }
    }

    /// The same vault after the program was closed.
    pub fn restarted(self) -> Self {
        let Self {
            app,
            folder,
            clock,
            keyring,
        } = self;
        drop(app);
        let app = App::new(environment(&folder, &clock, &keyring));
        Self {
            app,
            folder,
            clock,
            keyring,
        }
    }

    pub fn pass_minutes(&self, minutes: i64) {
        *self.clock.0.lock().unwrap() += TimeDelta::minutes(minutes);
    }

    pub fn set_time(&self, now: &str) {
        *self.clock.0.lock().unwrap() = now.parse().unwrap();
    }

    pub fn unlock(&self) -> Result<chairside_api::SessionView, AppError> {
        self.app.unlock(chairside_api::Unlock {
            passphrase: PASSPHRASE.to_owned(),
        })
    }

    pub fn session(&self) -> chairside_api::SessionView {
        self.app.session(Nothing {}).unwrap()
    }
}

fn environment(
    folder: &TempDir,
    clock: &Arc<StandingClock>,
    keyring: &Arc<SecretStoreInMemory>,
) -> Environment {
    Environment {
        folder: folder.path().join("vault"),
        clock: clock.clone(),
        keyring: keyring.clone(),
        is_keyring_left_alone: false,
        kdf: KdfProfile::for_tests(),
        extractor: extractor(),
    }
}

/// The program that reads text out of files, beside the tests. It is built if it is not there.
pub fn extractor() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test
        .parent()
        .and_then(std::path::Path::parent)
        .unwrap()
        .to_owned();
    let program = chairside_extract::child_beside(&folder.join("chairside"));
    if !program.exists() {
        let built = Command::new(env!("CARGO"))
            .args([
                "build",
                "--quiet",
                "--package",
                "chairside-extract",
                "--bin",
                "chairside-extract",
            ])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status();
        assert!(built.unwrap().success(), "chairside-extract did not build");
    }
    program
}
