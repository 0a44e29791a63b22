//! `cargo xtask test`: every check, the cheapest first.

use std::time::Instant;

use crate::failure::Outcome;
use crate::machine::{self, Purpose};
use crate::programs::{self, Profile};
use crate::{bindings, deny, papers, rust, ui, window};

/// Runs everything. The first failure ends it.
pub(crate) fn test() -> Outcome {
    let began = Instant::now();
    rust::check_format()?;
    machine::prepare(Purpose::Test)?;
    rust::clippy()?;
    deny::check()?;
    rust::test_core()?;
    bindings::check()?;
    ui::install()?;
    ui::check()?;
    ui::test()?;
    ui::build()?;
    rust::test_shell()?;
    programs::build(Profile::Debug)?;
    papers::check()?;
    window::test()?;
    println!(
        "\nEverything passed in {:.0} s.",
        began.elapsed().as_secs_f64()
    );
    Ok(())
}

/// The checks that run no test.
pub(crate) fn lint() -> Outcome {
    machine::prepare(Purpose::Build)?;
    rust::check_format()?;
    rust::clippy()?;
    deny::check()?;
    ui::install()?;
    ui::check()
}
