//! The programs that people use: how they are built, and where they are then.

use std::env;
use std::path::PathBuf;

use crate::failure::Outcome;
use crate::machine;
use crate::process::{command, run};
use crate::step::step;

/// The window, what reads files for it, and the command line.
const PROGRAMS: [&str; 3] = ["chairside", "chairside-extract", "chairside-cli"];

/// What a program is built for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Work on it.
    Debug,
    /// Use, and measuring: the pages come out of the program itself, as in the packages.
    Release,
}

/// Builds them all.
///
/// In one command, because cargo chooses the features of what they share for all that it is asked to
/// build at once. One after the other, most of it would be compiled twice.
pub(crate) fn build(profile: Profile) -> Outcome {
    let mut build = command(&["cargo", "build", "--locked"]);
    for program in PROGRAMS {
        build.args(["--package", program]);
    }
    if profile == Profile::Release {
        build.args(["--release", "--features", "tauri/custom-protocol"]);
    }
    step("build the programs", || run(build))
}

/// Builds examples of the core, which write what other steps look at.
///
/// All of the core is named, as for its tests, so that what those compiled is used again.
pub(crate) fn build_examples(names: &[&str], features: &[&str]) -> Outcome {
    let mut build = command(&["cargo", "build", "--locked", "--quiet"]);
    build.args(["--workspace", "--exclude", "chairside"]);
    for name in names {
        build.args(["--example", name]);
    }
    for feature in features {
        build.args(["--features", feature]);
    }
    run(build)
}

/// Where an example lies once it is built for work on it.
pub(crate) fn example(name: &str) -> PathBuf {
    built(Profile::Debug, &format!("examples/{name}"))
}

/// Where a program lies once it is built.
pub(crate) fn built(profile: Profile, program: &str) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| machine::root().join("target"), PathBuf::from);
    let folder = match profile {
        Profile::Debug => "debug",
        Profile::Release => "release",
    };
    target
        .join(folder)
        .join(format!("{program}{}", env::consts::EXE_SUFFIX))
}
