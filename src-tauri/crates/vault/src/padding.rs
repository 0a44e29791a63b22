//! Padding, so that the size of a sealed file says little about the file.
//!
//! After the content comes one byte 0x80 and zeros up to the next size of the Padmé scheme, which
//! wastes at most 12 % and leaves only about log log n bits of the length to see. Below 4 KiB every
//! file has the same size. Source: Nikitin et al., "Reducing Metadata Leakage from Encrypted Files
//! and Communication with PURBs", 2019, section 4.

use std::io::{self, Write};

const MARKER: u8 = 0x80;
/// No sealed content is smaller than this, in bytes.
const PADDED_MIN: u64 = 4 * 1024;
const ZEROS: [u8; 4_096] = [0; 4_096];

/// Writes the marker and the zeros that follow `content_bytes` of content.
pub(crate) fn write_padding(out: &mut dyn Write, content_bytes: u64) -> io::Result<()> {
    let marked = content_bytes.saturating_add(1);
    out.write_all(&[MARKER])?;
    let mut left = padded_bytes(marked) - marked;
    while left > 0 {
        let step = left.min(ZEROS.len() as u64);
        out.write_all(&ZEROS[..usize::try_from(step).unwrap_or(ZEROS.len())])?;
        left -= step;
    }
    Ok(())
}

/// Returns the length of the content in `padded`, or `None` where there is no marker.
pub(crate) fn content_len(padded: &[u8]) -> Option<usize> {
    let last = padded.iter().rposition(|byte| *byte != 0)?;
    (padded[last] == MARKER).then_some(last)
}

/// The most that padding makes of `content_bytes`.
pub(crate) fn padded_bytes_max(content_bytes: u64) -> u64 {
    padded_bytes(content_bytes.saturating_add(1))
}

/// Rounds up so that only the leading bits of a length show: as many as its exponent has bits.
fn padded_bytes(len: u64) -> u64 {
    if len <= PADDED_MIN {
        return PADDED_MIN;
    }
    let exponent = len.ilog2();
    let kept_bits = exponent.ilog2() + 1;
    let mask = (1_u64 << (exponent - kept_bits)) - 1;
    len.saturating_add(mask) & !mask
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn small_contents_all_look_the_same_size() {
        for len in [0, 1, 100, 4_095] {
            assert_eq!(padded_bytes_max(len), 4_096);
        }
        assert!(padded_bytes_max(4_096) > 4_096);
    }

    #[test]
    fn content_without_a_marker_has_no_length() {
        assert_eq!(content_len(&[]), None);
        assert_eq!(content_len(&[0; 64]), None);
        assert_eq!(content_len(&[1, 2, 3, 0]), None);
    }

    proptest! {
        #[test]
        fn padding_comes_off_again_even_from_content_that_looks_like_padding(
            mut content in prop::collection::vec(prop_oneof![Just(0_u8), Just(0x80), any::<u8>()], 0..9_000)
        ) {
            let len = content.len();
            write_padding(&mut content, len as u64).unwrap();
            prop_assert_eq!(content.len() as u64, padded_bytes_max(len as u64));
            prop_assert_eq!(content_len(&content), Some(len));
        }

        #[test]
        fn padding_wastes_at_most_an_eighth(len in PADDED_MIN..1_u64 << 50) {
            let padded = padded_bytes(len);
            prop_assert!(padded >= len && padded - len <= len / 8);
        }
    }
}
