//! How many wrong guesses stand, and how long the next must wait. Pure: the clock is passed in.

use serde::{Deserialize, Serialize};

/// Tries before the first wait.
pub(crate) const FREE_TRIES: u32 = 5;

/// Seconds of wait after the fifth wrong guess, the sixth, and so on; the last for all that follow.
///
/// Any 10 tries in a row span far more than 5 minutes: five at once, then at 60, 180 and 480 s.
/// Source: Cyber Essentials: Requirements for IT Infrastructure, "no more than 10 guesses in 5
/// minutes".
const WAITS_S: [u64; 5] = [60, 120, 300, 600, 900];

/// Wrong guesses since the last right one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Guesses {
    wrong: u32,
    /// Seconds still to wait, as of `as_of_s`.
    wait_s: u64,
    /// When `wait_s` was last right, in Unix seconds by the computer's clock.
    as_of_s: i64,
}

impl Guesses {
    /// What stands where the record of guesses cannot be read: as if the free tries were used up.
    pub(crate) fn after_damage(now_s: i64) -> Self {
        Self {
            wrong: FREE_TRIES,
            wait_s: WAITS_S[0],
            as_of_s: now_s,
        }
    }

    /// Brings the wait up to `now_s`. A clock set back neither shortens the wait nor stretches it.
    pub(crate) fn at(self, now_s: i64) -> Self {
        let passed_s = u64::try_from(now_s.saturating_sub(self.as_of_s)).unwrap_or(0);
        Self {
            wait_s: self.wait_s.saturating_sub(passed_s),
            as_of_s: now_s,
            ..self
        }
    }

    /// One more wrong guess at `now_s`.
    pub(crate) fn with_one_more(self, now_s: i64) -> Self {
        let wrong = self.wrong.saturating_add(1);
        Self {
            wrong,
            wait_s: wait_after(wrong),
            as_of_s: now_s,
        }
    }

    /// As before the last guess. No wait stood then, or it would not have been made.
    pub(crate) fn with_one_less(self) -> Self {
        Self {
            wrong: self.wrong.saturating_sub(1),
            wait_s: 0,
            ..self
        }
    }

    /// Seconds still to wait, once brought up to date by [`Self::at`].
    pub(crate) fn wait_s(self) -> u64 {
        self.wait_s
    }

    /// Tries left before a wait begins.
    pub(crate) fn tries_left(self) -> u32 {
        FREE_TRIES.saturating_sub(self.wrong)
    }
}

fn wait_after(wrong: u32) -> u64 {
    let Some(beyond) = wrong.checked_sub(FREE_TRIES) else {
        return 0;
    };
    let step = usize::try_from(beyond)
        .unwrap_or(usize::MAX)
        .min(WAITS_S.len() - 1);
    WAITS_S[step]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOON: i64 = 1_790_000_000;

    #[test]
    fn waits_grow_by_the_table() {
        let mut guesses = Guesses::default();
        let mut now_s = NOON;
        for (tries_left, wait_s) in [
            (4, 0),
            (3, 0),
            (2, 0),
            (1, 0),
            (0, 60),
            (0, 120),
            (0, 300),
            (0, 600),
            (0, 900),
            (0, 900),
        ] {
            guesses = guesses.at(now_s).with_one_more(now_s);
            assert_eq!(
                (guesses.tries_left(), guesses.wait_s()),
                (tries_left, wait_s)
            );
            now_s += i64::try_from(wait_s).unwrap_or(0);
            assert_eq!(
                guesses.at(now_s).wait_s(),
                0,
                "the wait is over when it has passed"
            );
            if wait_s > 0 {
                assert_eq!(guesses.at(now_s - 1).wait_s(), 1, "and not a second before");
            }
        }
    }

    #[test]
    fn a_clock_set_back_neither_shortens_the_wait_nor_stretches_it() {
        let waiting = Guesses {
            wrong: 6,
            wait_s: 120,
            as_of_s: NOON,
        };
        let set_back = waiting.at(NOON - 86_400);
        assert_eq!(set_back.wait_s(), 120);
        assert_eq!(set_back.at(NOON - 86_400 + 120).wait_s(), 0);
    }

    proptest! {
        #[test]
        fn never_more_than_ten_tries_in_five_minutes(pauses_s in prop::collection::vec(0..30_i64, 1..400)) {
            let (mut guesses, mut now_s, mut tries) = (Guesses::default(), NOON, Vec::new());
            for pause_s in pauses_s {
                now_s += pause_s;
                guesses = guesses.at(now_s);
                if guesses.wait_s() == 0 {
                    guesses = guesses.with_one_more(now_s);
                    tries.push(now_s);
                }
            }
            for eleven in tries.windows(11) {
                prop_assert!(eleven[10] - eleven[0] > 300);
            }
        }
    }
}
