//! First run: the vault, its recovery kit, and the person who uses it.

use std::collections::HashMap;
use std::fs;
use std::io::Write;

use chairside_domain::ids::PersonId;
use chairside_domain::office::{Colleague, OfficeRole};
use chairside_record::{OfficeAct, Patch, Record, Stamp};
use chairside_store::{DocumentId, Store};
use chairside_vault::{
    DeviceSigningKey, Passphrase, PassphraseAdvice, PassphraseRule, RecoveryKit, SecretStoreStatus,
    Unlocked, Vault, assess_passphrase, suggest_passphrase,
};

use super::Session;
use crate::app::{App, KitToProve, State};
use crate::contract::{
    AssessPassphrase, CreateVault, Nothing, PassphraseReport, ProveRecoveryKit, RecoveryKitView,
    SaveRecoveryKit, SessionView, SuggestedPassphrase, Unlock,
};
use crate::environment::Environment;
use crate::messages::text;
use crate::{AppError, files, make_id};

/// Groups of the kit to be typed back.
const GROUPS_TO_PROVE: usize = 3;

impl App {
    /// Judges a passphrase, by the rule that holds on this computer.
    pub fn assess_passphrase(
        &self,
        request: AssessPassphrase,
    ) -> Result<PassphraseReport, AppError> {
        let rule = self.passphrase_rule();
        let passphrase = passphrase(request.passphrase)?;
        let report = assess_passphrase(&passphrase, rule, &[]);
        let advice = |advice: &PassphraseAdvice| {
            text(
                &format!("advice_{}", crate::view::people::code_of(advice)),
                &[],
            )
        };
        Ok(PassphraseReport {
            score: report.score,
            is_accepted: report.met,
            rule: rule_words(rule),
            advice: report.advice.iter().map(advice).collect(),
        })
    }

    /// Suggests a passphrase of random words.
    pub fn suggest_passphrase(&self, _: Nothing) -> Result<SuggestedPassphrase, AppError> {
        let suggestion = suggest_passphrase(self.passphrase_rule())?;
        Ok(SuggestedPassphrase {
            passphrase: suggestion.expose().to_owned(),
        })
    }

    /// Makes the vault. It stays closed to everything else until the recovery kit is proved.
    ///
    /// # Errors
    /// Each field that needs attention is named; then nothing was made.
    pub fn create_vault(&self, request: CreateVault) -> Result<RecoveryKitView, AppError> {
        check_first_run(&request)?;
        let environment = self.environment();
        crate::rules::procedures()?;
        fs::create_dir_all(&environment.folder).map_err(|_| AppError::new("folder_refused"))?;
        let chosen = passphrase(request.passphrase.clone())?;
        let keyring = environment.keyring.as_ref();
        let (keys, kit) = Vault::create(&environment.folder, &chosen, keyring, environment.kdf)?;
        let session = Session::found(keys, &request, environment)?;
        let mut state = self.state();
        state.session = Some(session);
        show_kit(&mut state, kit)
    }

    /// Saves the recovery kit as a text file.
    pub fn save_recovery_kit(&self, request: SaveRecoveryKit) -> Result<RecoveryKitView, AppError> {
        let mut state = self.state();
        let kit = state.kit.as_mut().ok_or_else(|| AppError::new("no_kit"))?;
        let groups: Vec<String> = kit
            .kit
            .expose_groups()
            .iter()
            .map(|g| g.to_string())
            .collect();
        let words = text("recovery_kit_file", &[("code", &groups.join("-"))]);
        let mut file = files::create_new(&request.path)?;
        file.write_all(words.as_bytes())
            .and_then(|()| file.sync_all())
            .map_err(|_| AppError::new("file_not_written"))?;
        kit.saved_to = request.path;
        Ok(kit_view(kit))
    }

    /// Proves the recovery kit by typing part of it back. The vault opens for use only then.
    pub fn prove_recovery_kit(&self, request: ProveRecoveryKit) -> Result<SessionView, AppError> {
        {
            let mut state = self.state();
            let kit = state.kit.as_ref().ok_or_else(|| AppError::new("no_kit"))?;
            let answers: Vec<(usize, &str)> = kit
                .groups_asked
                .iter()
                .copied()
                .zip(request.groups.iter().map(String::as_str))
                .collect();
            if !kit.kit.prove(&answers).met {
                return Err(AppError::new("kit_not_proved").field("groups", "kit_not_proved_field"));
            }
            let session = state
                .session
                .as_mut()
                .ok_or_else(|| AppError::new("locked"))?;
            session.store.set_setting(super::KIT_PROVED, super::YES)?;
            session.is_kit_proved = true;
            state.kit = None;
        }
        self.session(Nothing {})
    }

    /// Makes a new recovery kit in place of the old one, which no longer opens the vault.
    pub fn renew_recovery_kit(&self, request: Unlock) -> Result<RecoveryKitView, AppError> {
        let environment = self.environment();
        let passphrase = passphrase(request.passphrase)?;
        let keyring = environment.keyring.as_ref();
        let now_s = environment.clock.now().timestamp();
        // The passphrase is asked for again: whoever holds the kit holds the vault.
        drop(Vault::unlock(
            &environment.folder,
            &passphrase,
            keyring,
            now_s,
        )?);
        let mut state = self.state();
        let session = state
            .session
            .as_mut()
            .ok_or_else(|| AppError::new("locked"))?;
        let kit = RecoveryKit::make()?;
        session.store.set_setting(super::KIT_PROVED, "")?;
        Vault::replace_recovery_kit(&environment.folder, &session.keys, &kit)?;
        session.is_kit_proved = false;
        show_kit(&mut state, kit)
    }

    fn passphrase_rule(&self) -> PassphraseRule {
        PassphraseRule::for_keyring(self.environment().keyring.status())
    }
}

impl Session {
    /// Founds the database, the device and the office of a new vault.
    fn found(
        keys: Unlocked,
        request: &CreateVault,
        environment: &Environment,
    ) -> Result<Self, AppError> {
        let now = environment.clock.now();
        let mut store = Store::create(&environment.folder, &keys.database_key())?;
        let device = DeviceSigningKey::make()?;
        store.set_sealed_value(super::DEVICE_KEY, device.seal(&keys)?.as_bytes())?;
        let person = PersonId(make_id(now)?);
        let office = DocumentId(make_id(now)?);
        store.set_setting(super::OFFICE, &office.to_string())?;
        store.set_setting(super::PERSON, &person.to_string())?;
        let mut session = Self {
            store,
            keys,
            device,
            person,
            person_name: request.person_name.trim().to_owned(),
            role: request.acting_role,
            is_kit_proved: false,
            is_private: false,
            recovered_drafts: 0,
            in_the_room: None,
            office,
            open: HashMap::new(),
            drafts: HashMap::new(),
        };
        let stamp = session.stamp_at(now);
        session.begin(office, office_record(request, &stamp)?, environment)?;
        Ok(session)
    }
}

/// The office of a new vault, with its first colleague.
fn office_record(request: &CreateVault, stamp: &Stamp) -> Result<Record, AppError> {
    let mut record = Record::new_office(stamp)?;
    let colleague = Colleague {
        id: stamp.person,
        name: stamp.person_name.clone(),
        roles: request.roles.clone(),
        enrolled_at: stamp.at,
    };
    record.apply(&OfficeAct::Enrol { colleague }, stamp)?;
    let mut fields = serde_json::Map::new();
    for (field, value) in [
        ("council_name", &request.council_name),
        ("pack", &request.pack),
    ] {
        fields.insert(field.to_owned(), value.trim().into());
    }
    record.apply(
        &OfficeAct::ChangeOffice {
            change: Patch::new(fields),
        },
        stamp,
    )?;
    Ok(record)
}

fn check_first_run(request: &CreateVault) -> Result<(), AppError> {
    let mut error = AppError::new("first_run_fields");
    if request.person_name.trim().is_empty() {
        error = error.field("person_name", "name_needed");
    }
    if request.roles.is_empty() || !request.roles.contains(&request.acting_role) {
        error = error.field("roles", "role_needed");
    }
    let needs_pack = crate::rules::procedures()?
        .packs
        .iter()
        .all(|pack| pack.id.to_string() != request.pack);
    if needs_pack {
        error = error.field("pack", "pack_needed");
    }
    if request.passphrase != request.passphrase_again {
        error = error.field("passphrase_again", "passphrases_differ_field");
    }
    if error.fields.is_empty() {
        Ok(())
    } else {
        Err(error)
    }
}

pub(crate) fn passphrase(typed: String) -> Result<Passphrase, AppError> {
    Passphrase::new(typed).map_err(|_| AppError::new("passphrase_too_long"))
}

fn rule_words(rule: PassphraseRule) -> String {
    match rule {
        PassphraseRule::TwelveCharacters => text("rule_twelve_characters", &[]),
        PassphraseRule::SixWordsOrTwentyFourCharacters => text("rule_six_words", &[]),
    }
}

pub(crate) fn show_kit(state: &mut State, kit: RecoveryKit) -> Result<RecoveryKitView, AppError> {
    let groups_asked = kit.choose_groups(GROUPS_TO_PROVE)?;
    let to_prove = state.kit.insert(KitToProve {
        kit,
        groups_asked,
        saved_to: String::new(),
    });
    Ok(kit_view(to_prove))
}

fn kit_view(kit: &KitToProve) -> RecoveryKitView {
    RecoveryKitView {
        groups: kit
            .kit
            .expose_groups()
            .iter()
            .map(|group| group.to_string())
            .collect(),
        prove_groups: kit
            .groups_asked
            .iter()
            .filter_map(|n| u8::try_from(*n).ok())
            .collect(),
        saved_to: kit.saved_to.clone(),
    }
}

/// Whether the keyring keeps a part of the key here.
pub(super) fn keyring_is_ready(environment: &Environment) -> bool {
    environment.keyring.status() == SecretStoreStatus::Ready
}

/// The roles of a person, as the office's record has them.
pub(super) fn roles_of(
    office: &chairside_domain::office::Office,
    person: PersonId,
) -> Vec<OfficeRole> {
    office
        .colleagues
        .iter()
        .find(|colleague| colleague.id == person)
        .map(|colleague| colleague.roles.clone())
        .unwrap_or_default()
}
