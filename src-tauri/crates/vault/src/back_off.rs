//! Wrong guesses, remembered over restarts in a small file of their own.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::VaultError;
use crate::guesses::Guesses;
use crate::key_file::replace_file;

const PASSPHRASE_FILE: &str = "guesses.json";
const COLLEAGUE_FILE: &str = "colleague-guesses.json";
const PIN_FILE: &str = "pin-guesses.json";
const VERSION: u32 = 1;
/// The file is one short line; anything longer is not ours.
const FILE_MAX_BYTES: u64 = 1_024;

/// Counts wrong guesses and says how long to wait. At most 10 tries in 5 minutes, then growing waits.
///
/// A try is written down before it is looked at and struck out when it was right, so that ending the
/// program in between wins no free try. A clock set back wins nothing; a clock set forward does, as
/// does deleting the file: whoever can do either can as well copy the vault and guess elsewhere, which
/// is what the passphrase hash and the keyring secret are for.
#[derive(Clone, Debug)]
pub struct BackOff {
    path: PathBuf,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct GuessesFile {
    version: u32,
    guesses: Guesses,
}

impl BackOff {
    /// The back-off of the passphrase of the vault in `dir`.
    #[must_use]
    pub fn for_passphrase(dir: &Path) -> Self {
        Self {
            path: dir.join(PASSPHRASE_FILE),
        }
    }

    /// The back-off of the colleagues' own passphrases of the vault in `dir`.
    #[must_use]
    pub fn for_colleague(dir: &Path) -> Self {
        Self {
            path: dir.join(COLLEAGUE_FILE),
        }
    }

    /// The back-off of the privacy PIN of the vault in `dir`.
    #[must_use]
    pub fn for_pin(dir: &Path) -> Self {
        Self {
            path: dir.join(PIN_FILE),
        }
    }

    /// Returns how long to wait before the next try, in seconds; 0 if one may be made at `now_s`
    /// (Unix seconds).
    ///
    /// # Errors
    /// [`VaultError::Io`] where the file is there and cannot be read.
    pub fn wait_s(&self, now_s: i64) -> Result<u64, VaultError> {
        Ok(self.read(now_s)?.at(now_s).wait_s())
    }

    /// Returns how many tries are left before a wait begins, at most five.
    ///
    /// # Errors
    /// [`VaultError::Io`] where the file is there and cannot be read.
    pub fn tries_left(&self, now_s: i64) -> Result<u32, VaultError> {
        Ok(self.read(now_s)?.tries_left())
    }

    /// Strikes out all wrong guesses, after a right one.
    ///
    /// # Errors
    /// [`VaultError::Io`] where the file cannot be removed.
    pub(crate) fn clear(&self) -> Result<(), VaultError> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound || cannot_write(&error) => Ok(()),
            other => other.map_err(VaultError::io("forgetting wrong guesses")),
        }
    }

    /// Strikes out the last try alone: it could not be looked at, so it was neither right nor wrong.
    pub(crate) fn take_back(&self, counted: Guesses) -> Result<(), VaultError> {
        self.write(counted.with_one_less())
    }

    /// Writes down a try at `now_s` and returns what stands if it turns out wrong; `Err` holds the
    /// seconds to wait where no try may be made.
    pub(crate) fn begin_try(&self, now_s: i64) -> Result<Result<Guesses, u64>, VaultError> {
        let standing = self.read(now_s)?.at(now_s);
        if standing.wait_s() > 0 {
            self.write(standing)?;
            return Ok(Err(standing.wait_s()));
        }
        let counted = standing.with_one_more(now_s);
        self.write(counted)?;
        Ok(Ok(counted))
    }

    fn read(&self, now_s: i64) -> Result<Guesses, VaultError> {
        let doing = "reading wrong guesses";
        match fs::metadata(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Guesses::default()),
            Err(error) => return Err(VaultError::io(doing)(error)),
            Ok(facts) if facts.len() > FILE_MAX_BYTES => return Ok(Guesses::after_damage(now_s)),
            Ok(_) => {}
        }
        let bytes = fs::read(&self.path).map_err(VaultError::io(doing))?;
        Ok(match serde_json::from_slice::<GuessesFile>(&bytes) {
            Ok(file) if file.version == VERSION => file.guesses,
            _ => Guesses::after_damage(now_s),
        })
    }

    /// Writes `guesses`. A full or read-only disk does not keep a person from their own vault: the
    /// try then goes uncounted.
    fn write(&self, guesses: Guesses) -> Result<(), VaultError> {
        let file = GuessesFile {
            version: VERSION,
            guesses,
        };
        let written = serde_json::to_vec(&file)
            .map_err(io::Error::from)
            .and_then(|bytes| replace_file(&self.path, |out| out.write_all(&bytes)));
        match written {
            Err(error) if cannot_write(&error) => Ok(()),
            other => other.map_err(VaultError::io("writing down a guess")),
        }
    }
}

fn cannot_write(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::StorageFull
            | ErrorKind::QuotaExceeded
            | ErrorKind::FileTooLarge
            | ErrorKind::ReadOnlyFilesystem
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const NOON: i64 = 1_790_000_000;

    fn guess_wrong(back_off: &BackOff, now_s: i64) -> Result<Guesses, u64> {
        back_off.begin_try(now_s).unwrap()
    }

    #[test]
    fn wrong_guesses_survive_a_restart() {
        let dir = tempfile::tempdir().unwrap();
        for _ in 0..5 {
            // Each try through a new object, as after a restart.
            assert!(guess_wrong(&BackOff::for_passphrase(dir.path()), NOON).is_ok());
        }
        let again = BackOff::for_passphrase(dir.path());
        assert_eq!(guess_wrong(&again, NOON), Err(60));
        assert_eq!(guess_wrong(&again, NOON + 59), Err(1));
        assert_eq!(again.wait_s(NOON + 60).unwrap(), 0);
        assert_eq!(guess_wrong(&again, NOON + 60).unwrap().wait_s(), 120);
    }

    #[test]
    fn looking_while_the_clock_is_set_back_does_not_restart_the_wait() {
        let dir = tempfile::tempdir().unwrap();
        let back_off = BackOff::for_passphrase(dir.path());
        for _ in 0..5 {
            assert!(guess_wrong(&back_off, NOON).is_ok());
        }
        let yesterday = NOON - 86_400;
        assert_eq!(guess_wrong(&back_off, yesterday), Err(60));
        assert_eq!(guess_wrong(&back_off, yesterday + 30), Err(30));
        assert!(guess_wrong(&back_off, yesterday + 60).is_ok());
    }

    #[test]
    fn a_right_guess_clears_and_the_pin_counts_apart() {
        let dir = tempfile::tempdir().unwrap();
        let (passphrase, pin) = (
            BackOff::for_passphrase(dir.path()),
            BackOff::for_pin(dir.path()),
        );
        guess_wrong(&passphrase, NOON).unwrap();
        guess_wrong(&pin, NOON).unwrap();
        passphrase.clear().unwrap();
        assert_eq!(passphrase.tries_left(NOON).unwrap(), 5);
        assert_eq!(pin.tries_left(NOON).unwrap(), 4);
        passphrase.clear().unwrap();
    }

    #[test]
    fn a_try_that_could_not_be_looked_at_does_not_count() {
        let dir = tempfile::tempdir().unwrap();
        let back_off = BackOff::for_passphrase(dir.path());
        for _ in 0..20 {
            let counted = guess_wrong(&back_off, NOON).unwrap();
            back_off.take_back(counted).unwrap();
        }
        assert_eq!(back_off.tries_left(NOON).unwrap(), 5);
    }

    #[test]
    fn a_damaged_record_costs_the_free_tries_and_not_the_vault() {
        let dir = tempfile::tempdir().unwrap();
        let back_off = BackOff::for_passphrase(dir.path());
        for damage in [&b"{\"version\":1"[..], b"", &[b'x'; 5_000]] {
            fs::write(dir.path().join(PASSPHRASE_FILE), damage).unwrap();
            assert_eq!(guess_wrong(&back_off, NOON), Err(60));
            assert!(guess_wrong(&back_off, NOON + 60).is_ok());
        }
    }
}
