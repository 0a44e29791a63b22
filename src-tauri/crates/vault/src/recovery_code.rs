//! The recovery code: 120 random bits as 8 groups of 4 signs that a person can copy by hand.
//!
//! The alphabet leaves out I, L, O and U, which are read as 1, 0 and V (Douglas Crockford's base 32).
//! Three signs of a group carry 15 bits; the fourth checks them and the group's place, so that a
//! mistyped sign, two signs swapped and two groups swapped are each found, and where.

use std::fmt;

use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::key::fill_random;

/// How many groups a code has.
pub const GROUP_COUNT: usize = 8;
/// How many signs a group has, its check included.
const GROUP_LEN: usize = 4;
const DATA_SIGNS: usize = GROUP_LEN - 1;
/// Bytes of randomness: 8 groups of 3 signs of 5 bits.
const CODE_BYTES: usize = GROUP_COUNT * DATA_SIGNS * 5 / 8;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How much is looked at when a code is typed or pasted, in characters.
const TYPED_MAX: usize = 200;

/// A recovery code. It opens the vault and its backups by itself: wiped when dropped, no `Clone`,
/// and its `Debug` shows stars.
pub struct RecoveryCode(Zeroizing<[u8; CODE_BYTES]>);

/// Why a typed code was not taken.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum RecoveryCodeError {
    /// There are more or fewer than 32 signs.
    #[error("{found} signs, where a code has 32")]
    WrongLength {
        /// How many signs were typed, spaces and dashes apart.
        found: usize,
    },
    /// These groups do not fit their check sign.
    #[error("mistyped groups: {0:?}")]
    MistypedGroups(
        /// Numbers of the groups, from 1, ascending.
        Vec<usize>,
    ),
}

impl RecoveryCode {
    pub(crate) fn make() -> Result<Self, VaultError> {
        let mut bytes = Zeroizing::new([0; CODE_BYTES]);
        fill_random(bytes.as_mut_slice())?;
        Ok(Self(bytes))
    }

    /// Reads a code as typed: in either case, with spaces, dashes or nothing between the groups, with
    /// O for 0 and I or L for 1.
    ///
    /// # Errors
    /// [`RecoveryCodeError`] says how many signs there are, or which groups are mistyped.
    pub fn parse(typed: &str) -> Result<Self, RecoveryCodeError> {
        let signs = read_signs(typed);
        if signs.len() != GROUP_COUNT * GROUP_LEN {
            return Err(RecoveryCodeError::WrongLength { found: signs.len() });
        }
        let mistyped: Vec<usize> = signs
            .chunks(GROUP_LEN)
            .enumerate()
            .filter(|(place, group)| !group_is_sound(*place, group))
            .map(|(place, _)| place + 1)
            .collect();
        if !mistyped.is_empty() {
            return Err(RecoveryCodeError::MistypedGroups(mistyped));
        }
        let values = Zeroizing::new(
            signs
                .chunks(GROUP_LEN)
                .flat_map(|group| &group[..DATA_SIGNS])
                .map(|sign| sign.unwrap_or(0))
                .collect::<Vec<u8>>(),
        );
        Ok(Self(pack(&values)))
    }

    /// The groups to show, print or save, in order. Never log them.
    #[must_use]
    pub fn expose_groups(&self) -> Vec<Zeroizing<String>> {
        let values = unpack(&self.0);
        values
            .chunks(DATA_SIGNS)
            .enumerate()
            .map(|(place, data)| {
                let check = check_value(place, data);
                let mut group = Zeroizing::new(String::with_capacity(GROUP_LEN));
                group.extend(
                    data.iter()
                        .chain([&check])
                        .map(|v| char::from(ALPHABET[usize::from(*v)])),
                );
                group
            })
            .collect()
    }

    /// The randomness that the keys come from.
    pub(crate) fn expose_bytes(&self) -> &[u8] {
        self.0.as_slice()
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(***)")
    }
}

/// Reads one typed group as upper-case signs, look-alikes set right, or `None` if it is no group.
pub(crate) fn read_group(typed: &str) -> Option<Zeroizing<String>> {
    let signs = read_signs(typed);
    if signs.len() != GROUP_LEN {
        return None;
    }
    let mut group = Zeroizing::new(String::with_capacity(GROUP_LEN));
    for sign in signs.iter() {
        group.push(char::from(ALPHABET[usize::from((*sign)?)]));
    }
    Some(group)
}

/// The value of each sign typed; `None` for one that is not of the alphabet. Spaces and every kind of
/// dash are passed over.
fn read_signs(typed: &str) -> Zeroizing<Vec<Option<u8>>> {
    let is_separator = |sign: &char| {
        sign.is_whitespace() || matches!(sign, '-' | '_' | '.' | '\u{2010}'..='\u{2015}')
    };
    let mut signs = Zeroizing::new(Vec::with_capacity(TYPED_MAX));
    signs.extend(
        typed
            .chars()
            .filter(|sign| !is_separator(sign))
            .take(TYPED_MAX)
            .map(sign_value),
    );
    signs
}

fn sign_value(sign: char) -> Option<u8> {
    let upper = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        'U' => 'V',
        other => other,
    };
    let place = ALPHABET
        .iter()
        .position(|known| char::from(*known) == upper)?;
    u8::try_from(place).ok()
}

fn group_is_sound(place: usize, group: &[Option<u8>]) -> bool {
    let values: Option<Zeroizing<Vec<u8>>> = group
        .iter()
        .copied()
        .collect::<Option<Vec<u8>>>()
        .map(Zeroizing::new);
    values.is_some_and(|values| {
        values
            .split_last()
            .is_some_and(|(check, data)| *check == check_value(place, data))
    })
}

/// The check over a group's place and data: a polynomial over the field of 32 elements, in which each
/// place of the group has another weight. So any one changed sign and any two swapped show.
fn check_value(place: usize, data: &[u8]) -> u8 {
    let place = u8::try_from(place % 32).unwrap_or(0);
    data.iter()
        .fold(double(place), |sum, value| double(sum ^ value))
}

/// Multiplies by x in the field of 32 elements, modulo x^5 + x^2 + 1.
fn double(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 0b10_0000 == 0 {
        shifted
    } else {
        (shifted ^ 0b10_0101) & 0b1_1111
    }
}

/// Splits the bytes into values of 5 bits, first bits first.
fn unpack(bytes: &[u8; CODE_BYTES]) -> Zeroizing<Vec<u8>> {
    let bit = |index: usize| bytes[index / 8] >> (7 - index % 8) & 1;
    let mut values = Zeroizing::new(Vec::with_capacity(GROUP_COUNT * DATA_SIGNS));
    values.extend(
        (0..GROUP_COUNT * DATA_SIGNS)
            .map(|value| (0..5).fold(0, |sum, offset| sum << 1 | bit(value * 5 + offset))),
    );
    values
}

/// Joins values of 5 bits into bytes; undoes [`unpack`].
fn pack(values: &[u8]) -> Zeroizing<[u8; CODE_BYTES]> {
    let mut bytes = Zeroizing::new([0_u8; CODE_BYTES]);
    for (place, value) in values.iter().enumerate().take(GROUP_COUNT * DATA_SIGNS) {
        for offset in 0..5 {
            let index = place * 5 + offset;
            bytes[index / 8] |= (value >> (4 - offset) & 1) << (7 - index % 8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn code(bytes: [u8; CODE_BYTES]) -> RecoveryCode {
        RecoveryCode(Zeroizing::new(bytes))
    }

    fn text(code: &RecoveryCode, between: &str) -> String {
        code.expose_groups()
            .iter()
            .map(|g| g.as_str())
            .collect::<Vec<_>>()
            .join(between)
    }

    #[test]
    fn a_code_is_eight_groups_of_four_signs_without_look_alikes() {
        let code = RecoveryCode::make().unwrap();
        let groups = code.expose_groups();
        assert_eq!(groups.len(), 8);
        for group in &groups {
            assert_eq!(group.len(), 4);
            assert!(group.bytes().all(|sign| ALPHABET.contains(&sign)));
        }
        assert_ne!(text(&code, ""), text(&RecoveryCode::make().unwrap(), ""));
    }

    #[test]
    fn a_look_alike_or_another_case_or_dash_is_taken() {
        let code = code([
            0b0000_0000,
            0b0100_0010,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ]);
        let plain = text(&code, "-");
        for typed in [
            plain.to_lowercase(),
            plain.replace('-', ""),
            plain.replace('-', " \u{2013} "),
            plain.replace('0', "o"),
            plain.replace('1', "l"),
            plain.replace('1', "I"),
            format!("\n {plain}\t"),
        ] {
            let read = RecoveryCode::parse(&typed).unwrap();
            assert_eq!(read.expose_bytes(), code.expose_bytes(), "{typed}");
        }
        assert!(
            plain.contains('1') && plain.contains('0'),
            "the look-alikes are in: {plain}"
        );
    }

    #[test]
    fn more_or_fewer_signs_are_counted() {
        let code = code([9; CODE_BYTES]);
        let short = text(&code, " ")[1..].to_owned();
        assert_eq!(
            RecoveryCode::parse(&short).unwrap_err(),
            RecoveryCodeError::WrongLength { found: 31 }
        );
        assert_eq!(
            RecoveryCode::parse("").unwrap_err(),
            RecoveryCodeError::WrongLength { found: 0 }
        );
    }

    #[test]
    fn groups_in_the_wrong_order_are_found() {
        let code = code([9, 200, 31, 4, 5, 77, 7, 8, 99, 10, 11, 12, 131, 14, 15]);
        let mut groups: Vec<String> = code
            .expose_groups()
            .iter()
            .map(|group| group.to_string())
            .collect();
        groups.swap(2, 6);
        assert_eq!(
            RecoveryCode::parse(&groups.join("-")).unwrap_err(),
            RecoveryCodeError::MistypedGroups(vec![3, 7])
        );
    }

    proptest! {
        #[test]
        fn every_code_reads_back(bytes: [u8; CODE_BYTES]) {
            let code = code(bytes);
            let read = RecoveryCode::parse(&text(&code, "-")).unwrap();
            prop_assert_eq!(read.expose_bytes(), &bytes);
        }

        #[test]
        fn one_mistyped_sign_names_its_group(bytes: [u8; CODE_BYTES], place in 0..32_usize, other in 0..32_usize) {
            let good = text(&code(bytes), "");
            let mut typed = good.clone().into_bytes();
            prop_assume!(typed[place] != ALPHABET[other]);
            typed[place] = ALPHABET[other];
            let typed = String::from_utf8(typed).unwrap();
            prop_assert_eq!(
                RecoveryCode::parse(&typed).unwrap_err(),
                RecoveryCodeError::MistypedGroups(vec![place / GROUP_LEN + 1])
            );
        }

        #[test]
        fn two_swapped_signs_name_their_group(bytes: [u8; CODE_BYTES], group in 0..8_usize, a in 0..4_usize, b in 0..4_usize) {
            let mut typed = text(&code(bytes), "").into_bytes();
            let (a, b) = (group * GROUP_LEN + a, group * GROUP_LEN + b);
            prop_assume!(typed[a] != typed[b]);
            typed.swap(a, b);
            let typed = String::from_utf8(typed).unwrap();
            prop_assert_eq!(
                RecoveryCode::parse(&typed).unwrap_err(),
                RecoveryCodeError::MistypedGroups(vec![group + 1])
            );
        }
    }
}
