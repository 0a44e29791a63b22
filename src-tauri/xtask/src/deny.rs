//! Licences, bans and sources of every crate in the graph.

use std::path::Path;

use crate::failure::Outcome;
use crate::process::{command, output_of, run, run_words};
use crate::step::step;

/// The release of the checker that `deny.toml` is written for.
const VERSION: &str = "0.20.2";
/// Tools of ours stay inside the build folder.
const TOOLS: &str = "target/tools";
const CARGO_DENY: &str = "target/tools/bin/cargo-deny";

/// Checks the graph. Known weaknesses need a list from the network, so they are not asked here.
pub(crate) fn check() -> Outcome {
    step("licences, bans and sources", || {
        install()?;
        run_words(&[
            CARGO_DENY,
            "--all-features",
            "--locked",
            "check",
            "licenses",
            "bans",
            "sources",
        ])
    })
}

/// Installs the checker once into the build folder. It is built without optimisation: it runs for
/// seconds, and builds for minutes.
fn install() -> Outcome {
    let is_there = Path::new(CARGO_DENY).exists()
        && output_of(&[CARGO_DENY, "--version"]).is_some_and(|line| line.ends_with(VERSION));
    if is_there {
        return Ok(());
    }
    let mut install = command(&[
        "cargo",
        "install",
        "--locked",
        "--debug",
        "--root",
        TOOLS,
        "--version",
        VERSION,
        "cargo-deny",
    ]);
    install.env("CARGO_PROFILE_DEV_DEBUG", "false");
    run(install)
}
