//! `cargo xtask run`: from an empty machine to the open app.

use crate::failure::Outcome;
use crate::machine::{self, Purpose, has_display};
use crate::process::run_words;
use crate::step::step;
use crate::{ui, window};

/// Builds and opens the app; with `demo`, on a vault of invented families.
pub(crate) fn run(demo: bool) -> Outcome {
    let purpose = if has_display() {
        Purpose::Build
    } else {
        Purpose::ShowNowhere
    };
    machine::prepare(purpose)?;
    ui::install()?;
    ui::build()?;
    window::build()?;
    if !has_display() {
        println!("\nThere is no display, so Chairside runs on one in memory.");
        return window::walk_journey();
    }
    let mut words = vec!["cargo", "run", "--locked", "--package", "chairside"];
    if demo {
        words.extend(["--", "--demo"]);
    }
    step("Chairside", || run_words(&words))
}
