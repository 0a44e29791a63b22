//! Attachments: whole files, sealed beside the database and named by the digest of what is stored.

use std::fmt;
use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::age_key::{open_stream, seal_stream};
use crate::digest::{ContentDigest, DigestWriter};
use crate::error::{SealError, VaultError};
use crate::key::Key;
use crate::padding::{content_len, padded_bytes_max, write_padding};

/// The key that attachments are sealed under. Wiped when dropped, no `Clone`, and its `Debug` shows
/// stars.
pub struct AttachmentKey(pub(crate) Key);

/// What is known of an attachment once it is sealed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SealedAttachment {
    /// Digest of the sealed bytes, whose hex is the file's name. It says nothing of the content.
    pub digest: ContentDigest,
    /// Length of the content, in bytes.
    pub content_bytes: u64,
    /// Length of the sealed file, in bytes.
    pub sealed_bytes: u64,
}

impl AttachmentKey {
    /// Seals everything `content` gives into `sealed`, padded, in memory of one chunk.
    ///
    /// The same content sealed twice gives different bytes and another name. Write to a temporary
    /// file of the vault folder and rename it to the digest.
    ///
    /// # Errors
    /// [`VaultError::Io`] where reading or writing fails, [`VaultError::NoRandomness`].
    pub fn seal(
        &self,
        content: &mut dyn Read,
        sealed: &mut dyn Write,
    ) -> Result<SealedAttachment, VaultError> {
        let mut digesting = DigestWriter::new(sealed);
        let content_bytes = seal_stream(&self.0, content, &mut digesting, write_padding)?;
        let (_, digest, sealed_bytes) = digesting.finish();
        Ok(SealedAttachment {
            digest,
            content_bytes,
            sealed_bytes,
        })
    }

    /// Opens a sealed attachment into memory, if the content is at most `limit_bytes` long.
    ///
    /// # Errors
    /// [`SealError::Damaged`] for another vault's file, changed bytes or a missing end;
    /// [`SealError::TooLarge`]; [`SealError::Io`].
    pub fn open(
        &self,
        sealed: &mut dyn Read,
        limit_bytes: u64,
    ) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let mut limited = LimitedVec::new(padded_bytes_max(limit_bytes));
        let opened = open_stream(&self.0, sealed, &mut limited);
        if limited.is_overfull {
            return Err(SealError::TooLarge { limit_bytes });
        }
        opened?;
        let mut padded = limited.bytes;
        let len = content_len(&padded).ok_or(SealError::Damaged)?;
        if len as u64 > limit_bytes {
            return Err(SealError::TooLarge { limit_bytes });
        }
        padded.truncate(len);
        Ok(padded)
    }

    /// Reads a sealed attachment to its end and keeps nothing: whether it would open.
    ///
    /// # Errors
    /// As [`Self::open`], without a limit.
    pub fn verify(&self, sealed: &mut dyn Read) -> Result<(), SealError> {
        open_stream(&self.0, sealed, &mut io::sink()).map(|_| ())
    }
}

impl fmt::Debug for AttachmentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AttachmentKey(***)")
    }
}

/// Takes bytes up to a limit, then refuses, so that a hostile file cannot fill the memory.
struct LimitedVec {
    bytes: Zeroizing<Vec<u8>>,
    limit_bytes: u64,
    is_overfull: bool,
}

impl LimitedVec {
    fn new(limit_bytes: u64) -> Self {
        Self {
            bytes: Zeroizing::new(Vec::new()),
            limit_bytes,
            is_overfull: false,
        }
    }
}

impl Write for LimitedVec {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        let wanted = self.bytes.len().saturating_add(more.len());
        if wanted as u64 > self.limit_bytes {
            self.is_overfull = true;
            return Err(io::ErrorKind::OutOfMemory.into());
        }
        grow(&mut self.bytes, wanted);
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Makes room for `wanted` bytes by hand, because a vector that grows by itself leaves its old bytes
/// unwiped.
fn grow(bytes: &mut Zeroizing<Vec<u8>>, wanted: usize) {
    if bytes.capacity() >= wanted {
        return;
    }
    let mut larger = Zeroizing::new(Vec::with_capacity(wanted.max(bytes.capacity() * 2)));
    larger.extend_from_slice(bytes);
    *bytes = larger;
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const LIMIT: u64 = 1 << 20;

    fn key() -> AttachmentKey {
        AttachmentKey(Key::make().unwrap())
    }

    fn seal(key: &AttachmentKey, content: &[u8]) -> (Vec<u8>, SealedAttachment) {
        let mut sealed = Vec::new();
        let facts = key.seal(&mut &*content, &mut sealed).unwrap();
        (sealed, facts)
    }

    #[test]
    fn an_attachment_of_any_size_opens_as_it_was() {
        let key = key();
        for len in [0, 1, 4_095, 4_096, 65_535, 65_536, 65_537, 300_000] {
            let content: Vec<u8> = (0..len).map(|index: usize| (index % 251) as u8).collect();
            let (sealed, facts) = seal(&key, &content);
            assert_eq!(
                facts.digest,
                ContentDigest::of(&sealed),
                "the name is of what is stored"
            );
            assert_eq!(facts.sealed_bytes, sealed.len() as u64);
            assert_eq!(facts.content_bytes, len as u64);
            assert_eq!(key.open(&mut &*sealed, LIMIT).unwrap().as_slice(), content);
            assert!(key.verify(&mut &*sealed).is_ok());
        }
    }

    #[test]
    fn the_sealed_file_hides_content_and_length() {
        let key = key();
        let (a, a_facts) = seal(&key, b"Ottoline Brackwater");
        let (b, b_facts) = seal(&key, &[b'x'; 4_000]);
        // The format adds a random line to its header, so that equal lengths differ a little.
        assert!(
            a.len().abs_diff(b.len()) < 600,
            "{} and {}",
            a.len(),
            b.len()
        );
        assert_ne!(a_facts.digest, b_facts.digest);
        assert!(!a.windows(8).any(|run| run == b"Ottoline"));
        assert_ne!(seal(&key, b"same").0, seal(&key, b"same").0);
    }

    #[test]
    fn another_key_a_flipped_bit_or_a_missing_end_is_damage() {
        let key = key();
        let content = vec![7; 150_000];
        let (sealed, _) = seal(&key, &content);
        let refused =
            |bytes: &[u8]| matches!(key.open(&mut &*bytes, LIMIT), Err(SealError::Damaged));
        assert!(matches!(
            self::key().open(&mut &*sealed, LIMIT),
            Err(SealError::Damaged)
        ));
        for len in [0, 10, 100, 65_736, sealed.len() - 65_000, sealed.len() - 1] {
            assert!(refused(&sealed[..len]), "cut to {len} bytes");
        }
        assert!(
            refused(&[&sealed[..], b"more"].concat()),
            "bytes after the end"
        );
        for place in (200..sealed.len()).step_by(9_973) {
            let mut flipped = sealed.clone();
            flipped[place] ^= 1;
            assert!(refused(&flipped), "bit at {place}");
        }
    }

    #[test]
    fn every_flipped_bit_of_the_header_is_refused() {
        let key = key();
        let (sealed, _) = seal(&key, b"kept");
        for bit in 0..240 * 8 {
            let mut flipped = sealed.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            let refused = key.open(&mut &*flipped, LIMIT).unwrap_err();
            assert_eq!(refused, SealError::Damaged, "bit {bit}");
        }
    }

    #[test]
    fn the_limit_is_on_the_content_and_holds_on_both_sides() {
        let key = key();
        let content = vec![1; 10_000];
        let (sealed, _) = seal(&key, &content);
        assert!(key.open(&mut &*sealed, 10_000).is_ok());
        for limit_bytes in [9_999, 100] {
            assert_eq!(
                key.open(&mut &*sealed, limit_bytes).unwrap_err(),
                SealError::TooLarge { limit_bytes }
            );
        }
    }

    #[test]
    fn a_disk_that_is_full_is_not_called_damage() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let error = key().seal(&mut &b"kept"[..], &mut Full).unwrap_err();
        assert!(
            matches!(&error, VaultError::Io { source, .. } if source.kind() == io::ErrorKind::StorageFull),
            "{error:?}"
        );
    }
}
