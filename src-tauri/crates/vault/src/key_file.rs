//! `keys.json`: the key slots on disk. Read whole, written whole, never created over another.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::derive::{Label, derive_key};
use crate::digest::ContentDigest;
use crate::error::{SealError, UnlockError, VaultError};
use crate::key::Key;
use crate::key_slots::KeySlots;

const FILE_NAME: &str = "keys.json";
const FORMAT: &str = "chairside-keys";
const VERSION: u32 = 1;
/// The file is about 1.5 KB; anything above this is not ours.
const FILE_MAX_BYTES: u64 = 64 * 1024;

/// The file as written. `digest` tells damage from a wrong passphrase before any passphrase is tried;
/// `root_check` is proof, once the root key is known, that the slots are those it vouched for.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    format: String,
    version: u32,
    digest: ContentDigest,
    #[serde(with = "hex::serde")]
    root_check: [u8; 32],
    slots: KeySlots,
}

/// The two fields every version has, read first so that a newer file is not called damaged.
#[derive(Deserialize)]
struct KeyFileHead {
    format: String,
    version: u32,
}

/// Slots that were read, with the check that only the root key can make.
pub(crate) struct StoredSlots {
    pub(crate) slots: KeySlots,
    digest: ContentDigest,
    root_check: [u8; 32],
}

impl StoredSlots {
    /// Whether these are the slots that this root key vouched for when they were written.
    pub(crate) fn are_vouched_for_by(&self, root: &Key) -> bool {
        root_check(root, &self.digest).equals(&self.root_check)
    }
}

/// Whether the folder holds key slots, readable or not.
///
/// # Errors
/// [`VaultError::Io`] where the folder cannot be looked into: that is not proof of anything.
pub(crate) fn exists(dir: &Path) -> Result<bool, VaultError> {
    path(dir)
        .try_exists()
        .map_err(VaultError::io("looking for key slots"))
}

/// Reads the slots of the vault in `dir`.
///
/// # Errors
/// [`UnlockError::NoVault`], [`UnlockError::Newer`] or [`UnlockError::Damaged`].
pub(crate) fn read(dir: &Path) -> Result<StoredSlots, UnlockError> {
    let doing = "reading key slots";
    let file = match File::open(path(dir)) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(UnlockError::NoVault),
        other => other.map_err(VaultError::io(doing))?,
    };
    let mut bytes = Vec::new();
    file.take(FILE_MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(VaultError::io(doing))?;
    parse(&bytes).map_err(UnlockError::from)
}

fn parse(bytes: &[u8]) -> Result<StoredSlots, SealError> {
    if bytes.len() as u64 > FILE_MAX_BYTES {
        return Err(SealError::Damaged);
    }
    let head: KeyFileHead = serde_json::from_slice(bytes).map_err(|_| SealError::Damaged)?;
    if head.format != FORMAT || head.version == 0 {
        return Err(SealError::Damaged);
    }
    if head.version > VERSION {
        return Err(SealError::Newer);
    }
    let file: KeyFile = serde_json::from_slice(bytes).map_err(|_| SealError::Damaged)?;
    if digest_of(&file.slots) != Ok(file.digest) || !file.slots.are_plausible() {
        return Err(SealError::Damaged);
    }
    Ok(StoredSlots {
        slots: file.slots,
        digest: file.digest,
        root_check: file.root_check,
    })
}

/// Writes the first slots of a new vault.
///
/// # Errors
/// [`VaultError::AlreadyExists`] where anything of that name is there, readable or not.
pub(crate) fn create(dir: &Path, slots: KeySlots, root: &Key) -> Result<(), VaultError> {
    let bytes = to_bytes(slots, root)?;
    let temp = write_temp(&path(dir), |out| out.write_all(&bytes))
        .map_err(VaultError::io("writing key slots"))?;
    match temp.persist_noclobber(path(dir)) {
        Err(refused) if refused.error.kind() == ErrorKind::AlreadyExists => {
            Err(VaultError::AlreadyExists)
        }
        Err(refused) => Err(VaultError::io("writing key slots")(refused.error)),
        Ok(_) => sync_dir(dir).map_err(VaultError::io("writing key slots")),
    }
}

/// Writes changed slots in place of those that are there. Either the old file stands or the new one.
pub(crate) fn replace(dir: &Path, slots: KeySlots, root: &Key) -> Result<(), VaultError> {
    let bytes = to_bytes(slots, root)?;
    replace_file(&path(dir), |out| out.write_all(&bytes))
        .map_err(VaultError::io("writing key slots"))
}

/// Replaces a file by one that only this account can read, so that a crash leaves the old or the new
/// one whole.
pub(crate) fn replace_file(
    target: &Path,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    let temp = write_temp(target, write)?;
    temp.persist(target).map_err(|refused| refused.error)?;
    sync_dir(folder_of(target))
}

/// Writes beside `target`, with mode 0600 on Unix, and waits until it is on the disk.
fn write_temp(
    target: &Path,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<NamedTempFile> {
    let mut temp = NamedTempFile::new_in(folder_of(target))?;
    write(temp.as_file_mut())?;
    temp.as_file().sync_all()?;
    Ok(temp)
}

fn folder_of(target: &Path) -> &Path {
    target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Makes a rename last. Windows (untried) has no such call and keeps renames in its journal.
fn sync_dir(dir: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(dir)?.sync_all()
    } else {
        fs::metadata(dir).map(|_| ())
    }
}

fn path(dir: &Path) -> PathBuf {
    dir.join(FILE_NAME)
}

fn to_bytes(slots: KeySlots, root: &Key) -> Result<Vec<u8>, VaultError> {
    let digest = digest_of(&slots).map_err(VaultError::Slots)?;
    let root_check = *root_check(root, &digest).expose();
    let file = KeyFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        digest,
        root_check,
        slots,
    };
    serde_json::to_vec_pretty(&file).map_err(|_| VaultError::TooLarge)
}

fn digest_of(slots: &KeySlots) -> Result<ContentDigest, SealError> {
    serde_json::to_vec(slots)
        .map(|bytes| ContentDigest::of(&bytes))
        .map_err(|_| SealError::Damaged)
}

fn root_check(root: &Key, digest: &ContentDigest) -> Key {
    derive_key(root.expose(), digest.as_bytes(), Label::KeyFileCheck)
}
