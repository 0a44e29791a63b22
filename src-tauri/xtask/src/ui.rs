//! The window's side: npm packages, checks, tests and the built pages.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::failure::Outcome;
use crate::process::run_words;
use crate::step::step;

/// Where npm notes what it installed last.
const INSTALLED: &str = "ui/node_modules/.package-lock.json";
const WANTED: &str = "ui/package-lock.json";

/// Installs the npm packages that the lock file names, where they are not there yet.
pub(crate) fn install() -> Outcome {
    step("npm packages", || {
        if changed_at(INSTALLED) > changed_at(WANTED) {
            println!("   as the lock file says already");
            return Ok(());
        }
        run_words(&["npm", "--prefix", "ui", "ci", "--no-fund", "--no-audit"])
    })
}

/// Builds the pages that the shell embeds.
pub(crate) fn build() -> Outcome {
    step("build the window's pages", || npm("build"))
}

/// Types, lint and format of the window's side.
pub(crate) fn check() -> Outcome {
    step("types of the window's side", || npm("check"))?;
    step("lint and format of the window's side", || npm("lint"))
}

/// Tests of components and screens.
pub(crate) fn test() -> Outcome {
    step("tests of the window's side", || npm("test"))
}

/// Formats the window's side.
pub(crate) fn format() -> Outcome {
    install()?;
    step("format the window's side", || npm("format"))
}

fn npm(script: &str) -> Outcome {
    run_words(&["npm", "--prefix", "ui", "run", "--silent", script])
}

fn changed_at(path: &str) -> Option<SystemTime> {
    fs::metadata(Path::new(path))
        .and_then(|data| data.modified())
        .ok()
}
