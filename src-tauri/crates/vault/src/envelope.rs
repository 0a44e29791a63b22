//! One sealed envelope: a version byte, a random nonce, and XChaCha20-Poly1305 over the rest.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::error::{SealError, VaultError};
use crate::key::{Key, fill_random};

const VERSION: u8 = 1;
const NONCE_LEN: usize = 24;

/// Seals `plain` under `key`. `bound_to` is not stored, but the same must be given to open it.
pub(crate) fn seal(key: &Key, bound_to: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError> {
    let mut nonce = [0; NONCE_LEN];
    fill_random(&mut nonce)?;
    let payload = Payload {
        msg: plain,
        aad: &associated_data(bound_to),
    };
    let sealed = XChaCha20Poly1305::new(key.expose().into())
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|_| VaultError::TooLarge)?;
    Ok([&[VERSION], &nonce[..], &sealed].concat())
}

/// Opens what [`seal`] made.
///
/// # Errors
/// [`SealError::Newer`] for a version this program does not know; [`SealError::Damaged`] for another
/// key, other `bound_to`, or any changed bit.
pub(crate) fn open(
    key: &Key,
    bound_to: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let (version, rest) = sealed.split_first().ok_or(SealError::Damaged)?;
    if *version > VERSION {
        return Err(SealError::Newer);
    }
    if *version != VERSION {
        return Err(SealError::Damaged);
    }
    let (nonce, body) = rest
        .split_first_chunk::<NONCE_LEN>()
        .ok_or(SealError::Damaged)?;
    let payload = Payload {
        msg: body,
        aad: &associated_data(bound_to),
    };
    XChaCha20Poly1305::new(key.expose().into())
        .decrypt(&XNonce::from(*nonce), payload)
        .map(Zeroizing::new)
        .map_err(|_| SealError::Damaged)
}

fn associated_data(bound_to: &[u8]) -> Vec<u8> {
    [&[VERSION], bound_to].concat()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn another_key_or_another_binding_does_not_open_it() {
        let (key, other) = (Key::make().unwrap(), Key::make().unwrap());
        let sealed = seal(&key, b"here", b"kept").unwrap();
        assert_eq!(open(&key, b"here", &sealed).unwrap().as_slice(), b"kept");
        assert_eq!(
            open(&other, b"here", &sealed).unwrap_err(),
            SealError::Damaged
        );
        assert_eq!(
            open(&key, b"there", &sealed).unwrap_err(),
            SealError::Damaged
        );
    }

    #[test]
    fn a_later_version_is_called_newer_and_not_damaged() {
        let key = Key::make().unwrap();
        let mut sealed = seal(&key, b"", b"kept").unwrap();
        sealed[0] = VERSION + 1;
        assert_eq!(open(&key, b"", &sealed).unwrap_err(), SealError::Newer);
    }

    #[test]
    fn the_same_words_sealed_twice_look_different() {
        let key = Key::make().unwrap();
        assert_ne!(
            seal(&key, b"", b"kept").unwrap(),
            seal(&key, b"", b"kept").unwrap()
        );
    }

    proptest! {
        // Each case tries every bit of its envelope.
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn every_flipped_bit_and_every_shortening_is_refused(plain in prop::collection::vec(any::<u8>(), 0..24)) {
            let key = Key::make().unwrap();
            let sealed = seal(&key, b"bound", &plain).unwrap();
            let opened = open(&key, b"bound", &sealed).unwrap();
            prop_assert_eq!(opened.as_slice(), plain.as_slice());
            for bit in 0..sealed.len() * 8 {
                let mut flipped = sealed.clone();
                flipped[bit / 8] ^= 1 << (bit % 8);
                prop_assert!(open(&key, b"bound", &flipped).is_err(), "bit {} of the envelope", bit);
            }
            for len in 0..sealed.len() {
                prop_assert!(open(&key, b"bound", &sealed[..len]).is_err());
            }
        }
    }
}
