//! `cargo xtask bench`: speed against plain SQLite in the same run, cold start and memory.

use std::env;
use std::process::Command;

use crate::cold_start;
use crate::desktop::{Network, run_on_display};
use crate::failure::{Outcome, because};
use crate::machine::{self, Purpose};
use crate::process::run_words;
use crate::programs::{self, Profile};
use crate::step::step;
use crate::ui;

/// Measures everything. A ratio that must hold and does not is a failure, told when all is measured.
pub(crate) fn bench() -> Outcome {
    let store = store();
    let window = if cfg!(target_os = "linux") {
        window()
    } else {
        println!("\nThe window is measured on Linux only.");
        Ok(())
    };
    store.and(window)
}

fn store() -> Outcome {
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

fn window() -> Outcome {
    machine::prepare(Purpose::ShowNowhere)?;
    ui::install()?;
    ui::build()?;
    programs::build(Profile::Release)?;
    step("cold start and memory", || {
        let display = cold_start::display_folder()?;
        let ourselves = env::current_exe().map_err(|error| because("find xtask itself", error))?;
        let mut measure = Command::new(ourselves);
        measure.args(["desktop", "measure"]).arg(&display);
        run_on_display(Network::AsOutside, Some(&display), &measure)
    })
}
