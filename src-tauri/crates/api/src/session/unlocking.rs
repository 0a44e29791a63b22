//! Unlocking, locking, changing the passphrase, and what the session says of itself.

use std::collections::HashMap;

use chairside_domain::ids::PersonId;
use chairside_store::{DocumentId, Store};
use chairside_vault::{
    DeviceSigningKey, RecoveryCode, SealedBlob, SecretStoreError, UnlockError, Unlocked, Vault,
};

use super::Session;
use super::first_run::{keyring_is_ready, passphrase, roles_of};
use crate::AppError;
use crate::app::{App, State};
use crate::contract::{
    ActAs, ChangePassphrase, Done, KeyringState, Lock, Nothing, SessionKind, SessionView, Unlock,
    UnlockWithRecovery,
};
use crate::environment::Environment;
use crate::messages::text;
use crate::preferences;

impl App {
    /// Where the session stands. Before unlocking it names no one.
    pub fn session(&self, _: Nothing) -> Result<SessionView, AppError> {
        let has_vault = self.has_vault()?;
        let mut state = self.state();
        self.session_view(&mut state, has_vault)
    }

    /// Unlocks.
    pub fn unlock(&self, request: Unlock) -> Result<SessionView, AppError> {
        let environment = self.environment();
        let passphrase = passphrase(request.passphrase)?;
        let now_s = environment.clock.now().timestamp();
        let keys = Vault::unlock(
            &environment.folder,
            &passphrase,
            environment.keyring.as_ref(),
            now_s,
        );
        self.enter(keys.map_err(|error| self.not_unlocked(error))?)
    }

    /// Unlocks with the recovery kit and sets a new passphrase, bound to this computer's keyring.
    pub fn unlock_with_recovery(
        &self,
        request: UnlockWithRecovery,
    ) -> Result<SessionView, AppError> {
        let environment = self.environment();
        let code = RecoveryCode::parse(&request.code)?;
        let new = passphrase(request.new_passphrase)?;
        let mut keys = Vault::unlock_with_recovery(&environment.folder, &code)?;
        let keyring = environment.keyring.as_ref();
        Vault::set_passphrase(
            &environment.folder,
            &mut keys,
            &new,
            keyring,
            environment.kdf,
        )?;
        self.enter(keys)
    }

    /// Changes the passphrase. The database stays as it is: only the wrapping changes.
    pub fn change_passphrase(&self, request: ChangePassphrase) -> Result<Done, AppError> {
        let environment = self.environment();
        let (old, new) = (
            passphrase(request.passphrase)?,
            passphrase(request.new_passphrase)?,
        );
        let now = environment.clock.now();
        Vault::change_passphrase(
            &environment.folder,
            &old,
            &new,
            environment.keyring.as_ref(),
            now.timestamp(),
            environment.kdf,
        )?;
        Ok(Done { at: now })
    }

    /// Locks: drafts go into the record, the database is closed, the keys are wiped.
    pub fn lock(&self, request: Lock) -> Result<SessionView, AppError> {
        let has_vault = self.has_vault()?;
        let mut state = self.state();
        state.kit = None;
        if let Some(mut session) = state.session.take() {
            state.locked_because = request.reason;
            // A draft that cannot be settled now stays a draft; the lock does not wait for it.
            let settled = session.settle_all_drafts(self.environment());
            let closed = session.store.close();
            settled?;
            closed?;
        }
        self.session_view(&mut state, has_vault)
    }

    /// Acts in another role of the same person.
    pub fn act_as(&self, request: ActAs) -> Result<SessionView, AppError> {
        self.with_session(|session, _| {
            let office = session.office()?;
            if !roles_of(&office, session.person).contains(&request.role) {
                return Err(AppError::new("role_not_held"));
            }
            session.role = request.role;
            Ok(())
        })?;
        self.session(Nothing {})
    }

    /// Why the passphrase did not open the vault. A keyring that nobody asked did not fail to answer.
    fn not_unlocked(&self, error: UnlockError) -> AppError {
        let is_unasked = matches!(
            error,
            UnlockError::Keyring(SecretStoreError::ServiceMissing)
        ) && self.environment().is_keyring_left_alone;
        if is_unasked {
            AppError::new("keyring_left_alone")
        } else {
            error.into()
        }
    }

    fn enter(&self, keys: Unlocked) -> Result<SessionView, AppError> {
        let environment = self.environment();
        let mut session = Session::open_store(keys, environment)?;
        session.rebuild_projections(environment)?;
        session.recovered_drafts = session.settle_all_drafts(environment)?;
        let mut state = self.state();
        state.session = Some(session);
        state.locked_because.clear();
        self.session_view(&mut state, true)
    }

    fn session_view(&self, state: &mut State, has_vault: bool) -> Result<SessionView, AppError> {
        let environment = self.environment();
        let locked_because = state.locked_because.clone();
        let mut view = SessionView {
            kind: if has_vault {
                SessionKind::Locked
            } else {
                SessionKind::NoVault
            },
            keyring: keyring_state(environment, has_vault),
            person: None,
            person_name: String::new(),
            role: None,
            roles: Vec::new(),
            has_pin: false,
            today: environment.today(),
            locked_because: lock_words(&locked_because),
            lock_after_minutes: preferences::LOCK_AFTER_MINUTES,
            lock_after_choices: preferences::LOCK_AFTER_CHOICES.to_vec(),
            recovered_drafts: 0,
        };
        if let Some(session) = state.session.as_mut() {
            view.kind = match (session.is_kit_proved, session.is_private) {
                (false, _) => SessionKind::KitToProve,
                (true, true) => SessionKind::Private,
                (true, false) => SessionKind::Unlocked,
            };
            view.person = Some(session.person);
            view.person_name = session.person_name.clone();
            view.role = Some(session.role);
            view.roles = roles_of(&session.office()?, session.person);
            view.has_pin = session.store.sealed_value(super::PIN)?.is_some();
            view.lock_after_minutes = session.lock_after_minutes()?;
            view.recovered_drafts = session.recovered_drafts;
        }
        Ok(view)
    }
}

impl Session {
    /// The kit of this vault is to be proved again.
    pub(crate) fn forget_kit(&mut self) -> Result<(), AppError> {
        self.store.set_setting(super::KIT_PROVED, "")?;
        self.is_kit_proved = false;
        Ok(())
    }

    pub(crate) fn open_store(keys: Unlocked, environment: &Environment) -> Result<Self, AppError> {
        let store = Store::open(&environment.folder, &keys.database_key())?;
        let damaged = || AppError::new("database_damaged");
        let sealed = store.sealed_value(super::DEVICE_KEY)?.ok_or_else(damaged)?;
        let device = DeviceSigningKey::open(&keys, &SealedBlob::from_bytes(sealed.to_vec()))?;
        let setting = |key: &str| -> Result<uuid::Uuid, AppError> {
            store
                .setting(key)?
                .and_then(|id| id.parse().ok())
                .ok_or_else(damaged)
        };
        let (office, person) = (
            DocumentId(setting(super::OFFICE)?),
            PersonId(setting(super::PERSON)?),
        );
        let is_kit_proved = store.setting(super::KIT_PROVED)?.as_deref() == Some(super::YES);
        let mut session = Self {
            store,
            keys,
            device,
            person,
            person_name: String::new(),
            role: chairside_domain::office::OfficeRole::Chair,
            is_kit_proved,
            is_private: false,
            recovered_drafts: 0,
            in_the_room: None,
            office,
            open: HashMap::new(),
            drafts: HashMap::new(),
        };
        let record = session.office()?;
        let colleague = record
            .colleagues
            .iter()
            .find(|c| c.id == person)
            .ok_or_else(damaged)?;
        session.person_name.clone_from(&colleague.name);
        session.role = *colleague.roles.first().ok_or_else(damaged)?;
        Ok(session)
    }
}

/// What the keyring means for the vault that is there, or for the one that would be made. Slots that
/// cannot be read say nothing of a keyring: opening tells what is wrong with them.
fn keyring_state(environment: &Environment, has_vault: bool) -> KeyringState {
    let answers = keyring_is_ready(environment);
    let is_bound = has_vault.then(|| Vault::is_bound_to_keyring(&environment.folder).ok());
    match is_bound.flatten() {
        Some(true) if answers => KeyringState::Available,
        Some(true) => KeyringState::OutOfReach,
        Some(false) if answers => KeyringState::NotUsed,
        None if answers => KeyringState::Available,
        _ if environment.is_keyring_left_alone => KeyringState::LeftAlone,
        _ => KeyringState::NoService,
    }
}

fn lock_words(reason: &str) -> String {
    if reason.is_empty() {
        String::new()
    } else {
        text(&format!("locked_{reason}"), &[])
    }
}
