//! A recipient's copy: the same pages, locked with that recipient's password.

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
use lopdf::xref::XrefType;
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions};
use sha2::{Digest, Sha256};

use crate::RenderedPdf;
use crate::error::DocumentsError;
use crate::finish::without_archive_claim;

/// The name of the filter that all strings and streams go through.
const FILTER: &[u8] = b"StdCF";

/// A locked copy. Its bytes differ each time, because its key is random.
#[derive(Clone, PartialEq, Eq)]
pub struct EncryptedPdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// The SHA-256 of the paper before it was locked.
    pub sha256_before: [u8; 32],
    /// The SHA-256 of `bytes`.
    pub sha256_after: [u8; 32],
}

impl std::fmt::Debug for EncryptedPdf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EncryptedPdf")
            .field("len", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

/// Locks a paper with a password: AES-256, revision 6. The copy stays PDF/UA-1 and doesn't claim to be PDF/A.
///
/// Its reader may print it, and a screen reader may read it. Nobody holds the password that would allow more.
///
/// # Errors
/// [`DocumentsError::EmptyPassword`]; [`DocumentsError::NoRandomness`]; [`DocumentsError::Pdf`] or
/// [`DocumentsError::UnexpectedStructure`] if `pdf` isn't one of [`crate::render`]'s.
pub fn encrypt(pdf: &RenderedPdf, password: &str) -> Result<EncryptedPdf, DocumentsError> {
    if password.is_empty() {
        return Err(DocumentsError::EmptyPassword);
    }
    let mut document = Document::load_mem(&pdf.bytes)?;
    drop_archive_claim(&mut document)?;
    let key = random_bytes()?;
    let owner: String = random_bytes()?
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let filter: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
    let state = EncryptionState::try_from(EncryptionVersion::V5 {
        encrypt_metadata: true,
        crypt_filters: BTreeMap::from([(FILTER.to_vec(), filter)]),
        file_encryption_key: &key,
        stream_filter: FILTER.to_vec(),
        string_filter: FILTER.to_vec(),
        owner_password: &owner,
        user_password: password,
        permissions: Permissions::PRINTABLE
            | Permissions::PRINTABLE_IN_HIGH_QUALITY
            | Permissions::COPYABLE_FOR_ACCESSIBILITY,
    })?;
    document.encrypt(&state)?;
    state_key_lengths(&mut document)?;
    // Strings are encrypted one by one, so they can't go into object streams.
    document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    let sha256_after = Sha256::digest(&bytes).into();
    Ok(EncryptedPdf {
        bytes,
        sha256_before: pdf.sha256,
        sha256_after,
    })
}

/// PDF/A forbids encryption, so a locked copy must not say that it is PDF/A.
fn drop_archive_claim(document: &mut Document) -> Result<(), DocumentsError> {
    let id = document.catalog()?.get(b"Metadata")?.as_reference()?;
    let stream = document.get_object_mut(id)?.as_stream_mut()?;
    let xmp =
        std::str::from_utf8(&stream.content).map_err(|_| DocumentsError::UnexpectedStructure {
            what: "metadata in UTF-8",
        })?;
    let without = without_archive_claim(xmp)?;
    stream.set_plain_content(without.into_bytes());
    Ok(())
}

/// Says how long the keys are. lopdf 0.44 leaves this out, and then poppler opens the file but shows garbage.
fn state_key_lengths(document: &mut Document) -> Result<(), DocumentsError> {
    let id = document.trailer.get(b"Encrypt")?.as_reference()?;
    let encryption = document.get_object_mut(id)?.as_dict_mut()?;
    encryption.set("Length", Object::Integer(256));
    let filter = encryption
        .get_mut(b"CF")?
        .as_dict_mut()?
        .get_mut(FILTER)?
        .as_dict_mut()?;
    filter.set("Length", Object::Integer(32));
    Ok(())
}

fn random_bytes() -> Result<[u8; 32], DocumentsError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|_| DocumentsError::NoRandomness)?;
    Ok(bytes)
}
