//! `cargo xtask bundle`: the packages that people install.

use crate::failure::Outcome;
use crate::machine::{self, Purpose};
use crate::process::run_words;
use crate::step::step;
use crate::{deny, ui};

/// The release of the bundler that goes with the window's library.
const BUNDLER_VERSION: &str = "2.12.4";

/// Makes the deb and the rpm. They are left in `target/release/bundle`.
pub(crate) fn bundle() -> Outcome {
    machine::prepare(Purpose::Build)?;
    ui::install()?;
    step("the program that reads reports", || {
        run_words(&[
            "cargo",
            "build",
            "--locked",
            "--release",
            "--package",
            "chairside-extract",
        ])
    })?;
    ui::build()?;
    step("packages", || {
        deny::install_tool("tauri-cli", "cargo-tauri", BUNDLER_VERSION)?;
        run_words(&[
            "target/tools/bin/cargo-tauri",
            "build",
            "--bundles",
            "deb,rpm",
        ])
    })?;
    println!(
        "\nThe packages are in {}.",
        machine::root().join("target/release/bundle").display()
    );
    Ok(())
}
