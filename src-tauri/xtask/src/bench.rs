//! `cargo xtask bench`: speed, against plain SQLite in the same run.

use crate::failure::Outcome;
use crate::process::run_words;
use crate::step::step;

/// Measures the store. Its figures fail where a ratio that must hold does not.
pub(crate) fn bench() -> Outcome {
    step("the store against plain SQLite", || {
        run_words(&[
            "cargo",
            "run",
            "--locked",
            "--release",
            "--package",
            "chairside-store",
            "--features",
            "plain-baseline",
            "--example",
            "bench_store",
        ])
    })
}
