//! `cargo xtask bundle`: the packages that people install.

use crate::failure::Outcome;
use crate::machine::{self, Purpose};
use crate::process::run_words;
use crate::programs::{self, Profile};
use crate::step::step;
use crate::ui;

/// Makes the deb and the rpm. They are left in `target/release/bundle`.
pub(crate) fn bundle() -> Outcome {
    machine::prepare(Purpose::Build)?;
    ui::install()?;
    ui::build()?;
    programs::build(Profile::Release)?;
    step("packages", || {
        run_words(&[
            "npm",
            "--prefix",
            "ui",
            "exec",
            "--",
            "tauri",
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
