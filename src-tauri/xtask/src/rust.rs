//! Checks and tests of the Rust side.

use crate::failure::Outcome;
use crate::process::run_words;
use crate::step::step;

/// Formats every Rust file.
pub(crate) fn format() -> Outcome {
    step("format Rust", || run_words(&["cargo", "fmt", "--all"]))
}

/// Fails where a Rust file is not formatted.
pub(crate) fn check_format() -> Outcome {
    step("format of Rust", || {
        run_words(&["cargo", "fmt", "--all", "--check"])
    })
}

/// Clippy over everything, tests included, with warnings denied.
pub(crate) fn clippy() -> Outcome {
    step("clippy", || {
        run_words(&[
            "cargo",
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--",
            "-D",
            "warnings",
        ])
    })
}

/// Unit, property and command-line tests: everything that needs no web view.
pub(crate) fn test_core() -> Outcome {
    step("tests without a web view", || {
        run_words(&[
            "cargo",
            "test",
            "--locked",
            "--workspace",
            "--exclude",
            "chairside",
        ])
    })
}

/// Tests of the shell on Tauri's own test runtime: the web view's library, but no window.
pub(crate) fn test_shell() -> Outcome {
    step("tests of the shell", || {
        run_words(&["cargo", "test", "--locked", "--package", "chairside"])
    })
}
