//! The open vault: its keys, its store, who is at it and in which role.

mod drafts;
mod first_run;
mod privacy;
mod records;
mod unlocking;

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use chairside_domain::ids::{ConferenceId, PersonId};
use chairside_domain::office::OfficeRole;
use chairside_record::{Record, Stamp};
use chairside_store::{DocumentId, Store};
use chairside_vault::{DeviceSigningKey, Unlocked};

use crate::environment::Environment;
use drafts::OpenDraft;
pub(crate) use first_run::{passphrase, show_kit};
pub(crate) use records::{audit_line, change_hash, stored_change};

/// Settings of the vault, by key.
const KIT_PROVED: &str = "kit_proved";
const OFFICE: &str = "office";
const PERSON: &str = "person";
/// Sealed values of the vault, by key.
const DEVICE_KEY: &str = "device_key";
const PIN: &str = "pin";
const YES: &str = "yes";

/// The open vault. Dropping it locks: keys are wiped and the database is closed.
pub(crate) struct Session {
    pub(crate) store: Store,
    pub(crate) keys: Unlocked,
    pub(crate) device: DeviceSigningKey,
    pub(crate) person: PersonId,
    pub(crate) person_name: String,
    pub(crate) role: OfficeRole,
    pub(crate) is_kit_proved: bool,
    pub(crate) is_private: bool,
    pub(crate) recovered_drafts: u32,
    /// The conference that is in session at this laptop, for the room display.
    pub(crate) in_the_room: Option<ConferenceId>,
    /// The office's document.
    pub(crate) office: DocumentId,
    /// Documents in use. Each equals what is stored; one that could not be stored is dropped.
    pub(crate) open: HashMap<DocumentId, Record>,
    /// Drafts that are being written, by document and passage.
    pub(crate) drafts: HashMap<(DocumentId, String), OpenDraft>,
}

impl Session {
    /// The stamp for an act done now.
    pub(crate) fn stamp(&self, environment: &Environment) -> Stamp {
        self.stamp_at(environment.clock.now())
    }

    pub(crate) fn stamp_at(&self, at: DateTime<Utc>) -> Stamp {
        Stamp {
            at,
            device: *self.device.public_key().as_bytes(),
            person: self.person,
            person_name: self.person_name.clone(),
            role: self.role,
        }
    }
}
