//! age files under one of our own symmetric keys.
//!
//! The file is age's own format (age-encryption.org/v1: header with MAC, STREAM of ChaCha20-Poly1305
//! in 64 KiB chunks). Only the stanza that wraps the file's random key is ours: a fresh 16-byte salt,
//! HKDF of our key with it, and age's own wrapping. So there is no public key in it that a later
//! computer could break, and no scrypt to wait for.

use std::collections::HashSet;
use std::io::{self, ErrorKind, Read, Write};
use std::iter;

use age::{DecryptError, Decryptor, EncryptError, Encryptor, Identity, Recipient};
use age_core::format::{FILE_KEY_BYTES, FileKey, Stanza};
use age_core::primitives::{aead_decrypt, aead_encrypt};
use age_core::secrecy::ExposeSecret;
use zeroize::Zeroizing;

use crate::derive::{Label, derive_key};
use crate::error::{SealError, VaultError};
use crate::key::{Key, fill_random};

const STANZA_TAG: &str = "chairside-key-v1";
const SALT_LEN: usize = 16;
/// How much is moved at once, in bytes: one age chunk.
const COPY_BYTES: usize = 64 * 1024;

struct AgeKey<'a>(&'a Key);

impl Recipient for AgeKey<'_> {
    fn wrap_file_key(
        &self,
        file_key: &FileKey,
    ) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        let mut salt = [0; SALT_LEN];
        fill_random(&mut salt).map_err(|error| EncryptError::Io(io::Error::other(error)))?;
        let wrapping = derive_key(self.0.expose(), &salt, Label::AgeFileKey);
        let stanza = Stanza {
            tag: STANZA_TAG.to_owned(),
            args: vec![hex::encode(salt)],
            body: aead_encrypt(wrapping.expose(), file_key.expose_secret()),
        };
        Ok((vec![stanza], HashSet::new()))
    }
}

impl Identity for AgeKey<'_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        if stanza.tag != STANZA_TAG {
            return None;
        }
        Some(
            self.unwrap_file_key(stanza)
                .ok_or(DecryptError::DecryptionFailed),
        )
    }
}

impl AgeKey<'_> {
    fn unwrap_file_key(&self, stanza: &Stanza) -> Option<FileKey> {
        let [salt] = stanza.args.as_slice() else {
            return None;
        };
        let mut salt_bytes = [0; SALT_LEN];
        hex::decode_to_slice(salt, &mut salt_bytes).ok()?;
        let wrapping = derive_key(self.0.expose(), &salt_bytes, Label::AgeFileKey);
        let plain = aead_decrypt(wrapping.expose(), FILE_KEY_BYTES, &stanza.body).ok()?;
        let plain = Zeroizing::new(plain);
        let file_key: &[u8; FILE_KEY_BYTES] = plain.first_chunk()?;
        Some(FileKey::init_with_mut(|bytes| {
            bytes.copy_from_slice(file_key)
        }))
    }
}

/// Seals everything `plain` gives, and what `ending` makes of its length, into `sealed`.
///
/// Memory: one chunk, whatever the length. Returns the plain length without the ending, in bytes.
pub(crate) fn seal_stream(
    key: &Key,
    plain: &mut dyn Read,
    sealed: &mut dyn Write,
    ending: impl FnOnce(&mut dyn Write, u64) -> io::Result<()>,
) -> Result<u64, VaultError> {
    let mut sink = RememberingWriter {
        inner: sealed,
        refusal: None,
    };
    let written = write_sealed(key, plain, &mut sink, ending);
    // The library turns a refusal while it writes its header into plain text; a full disk must stay
    // a full disk.
    let refusal = sink.refusal;
    written
        .map_err(|error| VaultError::io("sealing a file")(refusal.map_or(error, io::Error::from)))
}

fn write_sealed(
    key: &Key,
    plain: &mut dyn Read,
    sealed: &mut dyn Write,
    ending: impl FnOnce(&mut dyn Write, u64) -> io::Result<()>,
) -> io::Result<u64> {
    let recipient = AgeKey(key);
    let mut writer = Encryptor::with_recipients(iter::once(&recipient as &dyn Recipient))
        .map_err(io::Error::other)?
        .wrap_output(sealed)?;
    let copied = copy(plain, &mut writer)?;
    ending(&mut writer, copied)?;
    writer.finish()?.flush()?;
    Ok(copied)
}

/// Remembers why the inner writer refused, where it did.
struct RememberingWriter<'a> {
    inner: &'a mut dyn Write,
    refusal: Option<ErrorKind>,
}

impl Write for RememberingWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes);
        if let Err(error) = &written {
            self.refusal = Some(error.kind()).filter(|kind| *kind != ErrorKind::Interrupted);
        }
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Opens what [`seal_stream`] made and passes the plain bytes to `plain`, chunk by chunk.
///
/// Every chunk is authenticated before it is passed on, but that the end is the true end is known
/// only when this returns: after an error throw away what came.
pub(crate) fn open_stream(
    key: &Key,
    sealed: &mut dyn Read,
    plain: &mut dyn Write,
) -> Result<u64, SealError> {
    let identity = AgeKey(key);
    let mut reader = Decryptor::new(sealed)
        .and_then(|decryptor| decryptor.decrypt(iter::once(&identity as &dyn Identity)))
        .map_err(from_age)?;
    let mut buffer = Zeroizing::new(vec![0; COPY_BYTES]);
    let mut opened = 0;
    loop {
        let read = read_some(&mut reader, &mut buffer).map_err(from_age_io)?;
        if read == 0 {
            return Ok(opened);
        }
        plain.write_all(&buffer[..read]).map_err(SealError::Io)?;
        opened += read as u64;
    }
}

fn copy(from: &mut dyn Read, to: &mut dyn Write) -> io::Result<u64> {
    let mut buffer = Zeroizing::new(vec![0; COPY_BYTES]);
    let mut copied = 0;
    loop {
        let read = read_some(from, &mut buffer)?;
        if read == 0 {
            return Ok(copied);
        }
        to.write_all(&buffer[..read])?;
        copied += read as u64;
    }
}

fn read_some(from: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match from.read(buffer) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

fn from_age(error: DecryptError) -> SealError {
    match error {
        DecryptError::Io(error) => from_age_io(error),
        // A bent header is reported as an unknown format as well, so that is no sign of a newer one:
        // the database and the backup's head carry the versions, and are read first.
        _ => SealError::Damaged,
    }
}

/// The library reports a wrong tag and a missing end as input that is not valid or that ends early.
fn from_age_io(error: io::Error) -> SealError {
    match error.kind() {
        ErrorKind::InvalidData | ErrorKind::UnexpectedEof | ErrorKind::InvalidInput => {
            SealError::Damaged
        }
        _ => SealError::Io(error),
    }
}
