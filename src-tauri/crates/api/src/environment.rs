//! What the app is given from outside: a folder, a clock, a keyring, the child that reads files.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::London;

use chairside_vault::{KdfProfile, NoKeyring, OsKeyring, SecretStore};

/// The name under which the keyring keeps this app's entries.
const KEYRING_SERVICE: &str = "uk.chairside.desktop";

/// Tells the time. The shell and the command line have the only real one.
pub trait Clock: Send + Sync {
    /// Now, in UTC.
    fn now(&self) -> DateTime<Utc>;
}

/// What the app runs in.
#[derive(Clone)]
pub struct Environment {
    /// The vault's folder.
    pub folder: PathBuf,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The keyring.
    pub keyring: Arc<dyn SecretStore + Send + Sync>,
    /// The keyring is left alone on request.
    pub is_keyring_left_alone: bool,
    /// How hard the passphrase is to guess.
    pub kdf: KdfProfile,
    /// The program that reads text out of files.
    pub extractor: PathBuf,
}

impl Environment {
    /// This computer's own, for the window and for the command line: the keyring of the person who is
    /// signed in, and the full cost of a guess. Both front ends must name the keyring's entries alike.
    pub fn of_this_computer(
        folder: PathBuf,
        extractor: PathBuf,
        clock: Arc<dyn Clock>,
        is_keyring_left_alone: bool,
    ) -> Self {
        let keyring: Arc<dyn SecretStore + Send + Sync> = if is_keyring_left_alone {
            Arc::new(NoKeyring)
        } else {
            Arc::new(OsKeyring::new(KEYRING_SERVICE))
        };
        Self {
            folder,
            clock,
            keyring,
            is_keyring_left_alone,
            kdf: KdfProfile::standard(),
            extractor,
        }
    }

    /// Today, in the local time of the United Kingdom.
    pub fn today(&self) -> NaiveDate {
        local(self.clock.now()).date()
    }

    /// The time of the day, in the local time of the United Kingdom.
    pub fn time_of_day(&self) -> NaiveTime {
        local(self.clock.now()).time()
    }
}

/// A moment in the local time of the United Kingdom.
pub fn local(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&London).naive_local()
}

/// The moment of a local time in the United Kingdom. `None` for one that the clocks went over.
///
/// Shape: of a time that happened twice, the first: what is counted from it then ends earlier.
pub(crate) fn moment_of(local: NaiveDateTime) -> Option<DateTime<Utc>> {
    let moment = London.from_local_datetime(&local).earliest();
    moment.map(|moment| moment.to_utc())
}
