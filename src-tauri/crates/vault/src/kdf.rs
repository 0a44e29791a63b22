//! The passphrase hash: Argon2id, slow and memory-hard on purpose, its cost stored with the slot.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use crate::error::VaultError;
use crate::key::Key;
use crate::passphrase::Passphrase;

/// Memory of the standard hash, in KiB (256 MiB). About 0.8 s of work once at each start.
const STANDARD_MEMORY_KIB: u32 = 256 * 1024;
/// The least memory a slot is made with where memory is short, in KiB (64 MiB).
///
/// Source: RFC 9106, section 4, second recommended option (read November 2026).
const FLOOR_MEMORY_KIB: u32 = 64 * 1024;
/// The most memory a stored slot may ask for, in KiB (1 GiB): a file cannot make the app eat more.
const MAX_MEMORY_KIB: u32 = 1024 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 4;
const MAX_PASSES: u32 = 16;
const MAX_LANES: u32 = 16;
/// The least memory a stored slot may name, in KiB.
#[cfg(not(any(test, feature = "testing")))]
const LEAST_STORED_KIB: u32 = FLOOR_MEMORY_KIB;
#[cfg(any(test, feature = "testing"))]
const LEAST_STORED_KIB: u32 = 64;

/// How much a passphrase slot costs to make and to open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KdfProfile {
    wanted: KdfCost,
    floor_memory_kib: u32,
}

impl KdfProfile {
    /// The profile of the app: 256 MiB, three passes, four lanes; 64 MiB where memory is short.
    #[must_use]
    pub const fn standard() -> Self {
        Self {
            wanted: KdfCost {
                memory_kib: STANDARD_MEMORY_KIB,
                passes: PASSES,
                lanes: LANES,
            },
            floor_memory_kib: FLOOR_MEMORY_KIB,
        }
    }

    /// A profile that takes a millisecond and protects nothing. For tests only.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub const fn for_tests() -> Self {
        Self {
            wanted: KdfCost {
                memory_kib: 64,
                passes: 1,
                lanes: 1,
            },
            floor_memory_kib: 64,
        }
    }

    /// The cost at the floor: for slots where memory is short, and for a PIN, which is asked for many
    /// times a day.
    pub(crate) fn floor_cost(&self) -> KdfCost {
        KdfCost {
            memory_kib: self.floor_memory_kib,
            ..self.wanted
        }
    }

    /// Stretches `passphrase` for a new slot, and returns what it cost so that the slot keeps it.
    ///
    /// Goes down to the floor where the machine cannot spare the memory wanted.
    pub(crate) fn stretch(
        &self,
        passphrase: &Passphrase,
        salt: &[u8],
    ) -> Result<(Key, KdfCost), VaultError> {
        let floor = self.floor_cost();
        if memory_is_short_for(self.wanted) {
            return Ok((floor.stretch(passphrase, salt)?, floor));
        }
        match self.wanted.stretch(passphrase, salt) {
            Err(VaultError::NotEnoughMemory) => Ok((floor.stretch(passphrase, salt)?, floor)),
            other => Ok((other?, self.wanted)),
        }
    }
}

/// What one slot's passphrase hash costs, as stored beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KdfCost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl KdfCost {
    /// Whether a stored cost is one that this program would have written.
    pub(crate) fn is_plausible(&self) -> bool {
        (LEAST_STORED_KIB..=MAX_MEMORY_KIB).contains(&self.memory_kib)
            && (1..=MAX_PASSES).contains(&self.passes)
            && (1..=MAX_LANES).contains(&self.lanes)
    }

    /// Stretches `passphrase` at this cost.
    ///
    /// # Errors
    /// [`VaultError::NotEnoughMemory`] where the memory cannot be had.
    pub(crate) fn stretch(&self, passphrase: &Passphrase, salt: &[u8]) -> Result<Key, VaultError> {
        self.hash(passphrase.expose().as_bytes(), salt)
    }

    /// Hashes any short secret at this cost.
    pub(crate) fn hash(&self, secret: &[u8], salt: &[u8]) -> Result<Key, VaultError> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, None)
            .map_err(|_| VaultError::NotEnoughMemory)?;
        let mut memory = WorkingMemory::reserve(params.block_count())?;
        let mut key = Key::from_array(&[0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(secret, salt, key.expose_mut(), &mut memory.0)
            .map_err(|_| VaultError::NotEnoughMemory)?;
        Ok(key)
    }
}

/// The hash's memory, wiped when dropped because its last blocks lead to the key.
struct WorkingMemory(Vec<Block>);

impl WorkingMemory {
    fn reserve(blocks: usize) -> Result<Self, VaultError> {
        let mut memory = Vec::new();
        memory
            .try_reserve_exact(blocks)
            .map_err(|_| VaultError::NotEnoughMemory)?;
        memory.resize(blocks, Block::new());
        Ok(Self(memory))
    }
}

impl Drop for WorkingMemory {
    fn drop(&mut self) {
        self.0.iter_mut().for_each(Zeroize::zeroize);
    }
}

/// Whether the machine has too little to spare: less than twice what the hash wants.
///
/// Linux promises more memory than it has, so that asking for it is not enough. Elsewhere (Windows
/// and macOS, both untried) the failed reservation is the only sign.
fn memory_is_short_for(cost: KdfCost) -> bool {
    #[cfg(target_os = "linux")]
    if let Ok(report) = std::fs::read_to_string("/proc/meminfo") {
        return available_kib(&report)
            .is_some_and(|available| available < 2 * u64::from(cost.memory_kib));
    }
    false
}

/// Reads the line `MemAvailable` of `/proc/meminfo`, in KiB.
#[cfg(target_os = "linux")]
fn available_kib(report: &str) -> Option<u64> {
    let line = report
        .lines()
        .find_map(|line| line.strip_prefix("MemAvailable:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const SALT: &[u8; 16] = b"0123456789abcdef";

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text.to_owned()).unwrap()
    }

    #[test]
    fn another_passphrase_salt_or_cost_gives_another_key() {
        let cost = KdfCost {
            memory_kib: 64,
            passes: 3,
            lanes: 1,
        };
        let one = cost
            .stretch(&passphrase("lantern gravel otter"), SALT)
            .unwrap();
        let same = cost
            .stretch(&passphrase("lantern gravel otter"), SALT)
            .unwrap();
        assert_eq!(one.expose(), same.expose());
        for other in [
            cost.stretch(&passphrase("lantern gravel other"), SALT)
                .unwrap(),
            cost.stretch(&passphrase("lantern gravel otter"), b"fedcba9876543210")
                .unwrap(),
            KdfCost { passes: 2, ..cost }
                .stretch(&passphrase("lantern gravel otter"), SALT)
                .unwrap(),
        ] {
            assert_ne!(one.expose(), other.expose());
        }
    }

    #[test]
    fn the_standard_profile_is_256_mib_three_passes_four_lanes() {
        let standard = KdfProfile::standard();
        assert_eq!(
            standard.wanted,
            KdfCost {
                memory_kib: 262_144,
                passes: 3,
                lanes: 4
            }
        );
        assert_eq!(standard.floor_memory_kib, 65_536);
    }

    #[test]
    fn a_stored_cost_beyond_reason_is_not_plausible() {
        let cost = KdfProfile::standard().wanted;
        assert!(cost.is_plausible());
        assert!(
            KdfCost {
                memory_kib: MAX_MEMORY_KIB,
                ..cost
            }
            .is_plausible()
        );
        assert!(
            !KdfCost {
                memory_kib: MAX_MEMORY_KIB + 1,
                ..cost
            }
            .is_plausible()
        );
        assert!(!KdfCost { passes: 0, ..cost }.is_plausible());
        assert!(
            !KdfCost {
                lanes: MAX_LANES + 1,
                ..cost
            }
            .is_plausible()
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn free_memory_is_read_from_the_system_report() {
        let report = "MemTotal:  16000000 kB\nMemAvailable:   500000 kB\nBuffers: 1 kB\n";
        assert_eq!(available_kib(report), Some(500_000));
        assert_eq!(available_kib("MemTotal: 1 kB\n"), None);
    }

    #[test]
    fn a_slot_that_cannot_have_its_memory_goes_down_to_the_floor() {
        let greedy = KdfProfile {
            wanted: KdfCost {
                memory_kib: u32::MAX,
                passes: 1,
                lanes: 1,
            },
            floor_memory_kib: 64,
        };
        let (key, cost) = greedy.stretch(&passphrase("lantern"), SALT).unwrap();
        assert_eq!(
            cost,
            KdfCost {
                memory_kib: 64,
                passes: 1,
                lanes: 1
            }
        );
        assert_eq!(
            key.expose(),
            cost.stretch(&passphrase("lantern"), SALT).unwrap().expose()
        );
    }
}
