//! The recovery kit: a code to print or save, proved by typing part of it back.

use serde::Serialize;
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::key::random_below;
use crate::recovery_code::{GROUP_COUNT, RecoveryCode, read_group};

/// The fewest groups that prove anything.
const PROOF_GROUPS_MIN: usize = 2;

/// A new recovery kit. The vault keeps no copy of its code.
#[derive(Debug)]
pub struct RecoveryKit {
    code: RecoveryCode,
}

/// Whether the part typed back was right.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct KitProof {
    /// Whether every group asked for was typed as it stands in the kit, and at least two were asked.
    pub met: bool,
    /// Numbers of the groups that were not, from 1, in the order asked.
    pub wrong_groups: Vec<usize>,
}

impl RecoveryKit {
    /// Makes a kit with a new random code. It opens nothing until a vault takes it.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`] where the system gives none.
    pub fn make() -> Result<Self, VaultError> {
        Ok(Self {
            code: RecoveryCode::make()?,
        })
    }

    /// The kit's code.
    #[must_use]
    pub fn code(&self) -> &RecoveryCode {
        &self.code
    }

    /// The eight groups to show, print or save, in order. Never log them.
    #[must_use]
    pub fn expose_groups(&self) -> Vec<Zeroizing<String>> {
        self.code.expose_groups()
    }

    /// Chooses `count` different groups to ask for at random: numbers from 1 to 8, ascending.
    ///
    /// Gives at least two and at most all eight.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`] where the system gives none.
    pub fn choose_groups(&self, count: usize) -> Result<Vec<usize>, VaultError> {
        let count = count.clamp(PROOF_GROUPS_MIN, GROUP_COUNT);
        let mut left: Vec<usize> = (1..=GROUP_COUNT).collect();
        let mut chosen = Vec::with_capacity(count);
        for _ in 0..count {
            let bound = u32::try_from(left.len()).unwrap_or(1);
            chosen.push(left.swap_remove(random_below(bound)? as usize));
        }
        chosen.sort_unstable();
        Ok(chosen)
    }

    /// Compares what was typed with the kit. `answers` are the number of a group, from 1, and what
    /// was typed for it; case and look-alikes are forgiven.
    #[must_use]
    pub fn prove(&self, answers: &[(usize, &str)]) -> KitProof {
        let groups = self.code.expose_groups();
        let is_right = |number: usize, typed: &str| {
            let kept = number.checked_sub(1).and_then(|place| groups.get(place));
            kept.is_some_and(|kept| read_group(typed).as_ref() == Some(kept))
        };
        let wrong_groups: Vec<usize> = answers
            .iter()
            .filter(|(number, typed)| !is_right(*number, typed))
            .map(|(number, _)| *number)
            .collect();
        let mut asked: Vec<usize> = answers.iter().map(|(number, _)| *number).collect();
        asked.sort_unstable();
        asked.dedup();
        KitProof {
            met: asked.len() >= PROOF_GROUPS_MIN && wrong_groups.is_empty(),
            wrong_groups,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_kit_is_proved_by_the_groups_asked_in_any_case() {
        let kit = RecoveryKit::make().unwrap();
        let groups = kit.expose_groups();
        let asked = kit.choose_groups(3).unwrap();
        let typed: Vec<String> = asked
            .iter()
            .map(|number| format!(" {} ", groups[number - 1].to_lowercase()))
            .collect();
        let answers: Vec<(usize, &str)> = asked
            .iter()
            .copied()
            .zip(typed.iter().map(String::as_str))
            .collect();
        assert_eq!(
            kit.prove(&answers),
            KitProof {
                met: true,
                wrong_groups: vec![]
            }
        );
    }

    #[test]
    fn one_mistyped_sign_is_named_and_the_kit_is_not_proved() {
        let kit = RecoveryKit::make().unwrap();
        let groups = kit.expose_groups();
        let mut typed = groups[4].to_string();
        let changed = if typed.starts_with('7') { "8" } else { "7" };
        typed.replace_range(..1, changed);
        assert_eq!(
            kit.prove(&[(2, &groups[1]), (5, &typed)]),
            KitProof {
                met: false,
                wrong_groups: vec![5]
            }
        );
    }

    #[test]
    fn nothing_typed_one_group_only_or_one_twice_proves_nothing() {
        let kit = RecoveryKit::make().unwrap();
        let groups = kit.expose_groups();
        assert!(!kit.prove(&[]).met);
        assert!(!kit.prove(&[(1, &groups[0])]).met);
        assert!(!kit.prove(&[(1, &groups[0]), (1, &groups[0])]).met);
        assert!(!kit.prove(&[(1, &groups[0]), (9, &groups[0])]).met);
        assert!(!kit.prove(&[(0, &groups[0]), (1, "")]).met);
    }

    #[test]
    fn the_groups_asked_are_different_and_in_order() {
        let kit = RecoveryKit::make().unwrap();
        for count in [0, 2, 3, 8, 20] {
            let asked = kit.choose_groups(count).unwrap();
            assert_eq!(asked.len(), count.clamp(2, 8));
            assert!(asked.is_sorted_by(|a, b| a < b), "{asked:?}");
            assert!(asked.iter().all(|number| (1..=8).contains(number)));
        }
    }
}
