//! What the command line takes from this computer: its clock, its folders, its environment. The
//! only place that does.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chairside_api::{Clock, Environment};
use chrono::{DateTime, Utc};
use zeroize::Zeroizing;

use crate::failure::Failure;

/// The environment variable that may hold the passphrase.
const PASSPHRASE: &str = "CHAIRSIDE_PASSPHRASE";
/// The environment variable that leaves the keyring alone.
const NO_KEYRING: &str = "CHAIRSIDE_NO_KEYRING";
/// The environment variable that names another vault, as the window knows it too.
const VAULT: &str = "CHAIRSIDE_VAULT";

/// The computer's clock.
struct ComputerClock;

impl Clock for ComputerClock {
    #[allow(clippy::disallowed_methods)] // This is the one place.
    fn now(&self) -> DateTime<Utc> {
        std::time::SystemTime::now().into()
    }
}

/// Takes the passphrase out of the environment, so that no child process can be given it.
///
/// Call it first of all in `main`.
#[allow(clippy::disallowed_methods)] // This is the one place.
#[allow(unsafe_code)]
pub fn take_passphrase_from_environment() -> Option<Zeroizing<String>> {
    let given = env::var(PASSPHRASE).ok().map(Zeroizing::new);
    // SAFETY: `main` calls this before anything else, so no other thread runs that could read the
    // environment meanwhile.
    unsafe { env::remove_var(PASSPHRASE) };
    given.filter(|passphrase| !passphrase.is_empty())
}

/// What the core runs in on this computer.
#[allow(clippy::disallowed_methods)] // This is the one place.
pub(crate) fn environment(vault: Option<&Path>) -> Result<Environment, Failure> {
    let named = env::var_os(VAULT)
        .filter(|folder| !folder.is_empty())
        .map(PathBuf::from);
    let folder = match vault.map(Path::to_path_buf).or(named) {
        Some(folder) => std::path::absolute(folder).map_err(|_| Failure::no_folder())?,
        None => default_vault(&dirs::data_local_dir().ok_or_else(Failure::no_folder)?),
    };
    let beside = env::current_exe()
        .ok()
        .and_then(|program| program.parent().map(Path::to_path_buf));
    let extractor = beside
        .ok_or_else(Failure::no_folder)?
        .join(format!("chairside-extract{}", env::consts::EXE_SUFFIX));
    let is_keyring_left_alone = env::var_os(NO_KEYRING).is_some_and(|value| value == "1");
    Ok(Environment::of_this_computer(
        folder,
        extractor,
        Arc::new(ComputerClock),
        is_keyring_left_alone,
    ))
}

/// Folder of the vault under a person's local data folder: lower case on Linux, as is usual there.
/// The window chooses the same.
fn default_vault(local_data: &Path) -> PathBuf {
    let name = if cfg!(target_os = "linux") {
        "chairside"
    } else {
        "Chairside"
    };
    local_data.join(name).join("vault")
}

/// Opens what a file descriptor points to, and closes the descriptor, so that no child process
/// inherits it and reads it again. Standard input, output and error stay open.
#[cfg(unix)]
#[allow(unsafe_code)]
pub(crate) fn take_descriptor(number: u32) -> std::io::Result<std::fs::File> {
    use std::os::fd::{FromRawFd, OwnedFd};
    let file = std::fs::File::open(format!("/dev/fd/{number}"))?;
    let raw = i32::try_from(number).map_err(std::io::Error::other)?;
    if raw > LAST_STANDARD_DESCRIPTOR {
        // SAFETY: it is open, as was just seen, and nothing in this program owns it: it was handed
        // over on the command line.
        drop(unsafe { OwnedFd::from_raw_fd(raw) });
    }
    Ok(file)
}

/// Standard input, output and error are the first three.
#[cfg(unix)]
const LAST_STANDARD_DESCRIPTOR: i32 = 2;

/// Windows has no file descriptors that are handed over.
#[cfg(not(unix))]
pub(crate) fn take_descriptor(_: u32) -> std::io::Result<std::fs::File> {
    Err(std::io::ErrorKind::Unsupported.into())
}
