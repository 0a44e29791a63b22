//! The tests of the real window.

use std::path::PathBuf;

use crate::desktop::{Network, run_on};
use crate::failure::{Outcome, because};
use crate::machine;
use crate::process::{command, run_words};
use crate::programs::{Profile, built};
use crate::step::step;

/// Pictures and papers that the journey leaves.
const LEFT_BY_JOURNEY: &str = "target/journey";

/// Every test of the real window, without a network.
pub(crate) fn test() -> Outcome {
    step("build the tests of the real window", build_tests)?;
    step("the real window", || on_desktop(Network::LoopbackOnly, &[]))
}

/// The main journey alone, for a person who has no screen to see it on.
pub(crate) fn walk_journey() -> Outcome {
    step("build the journey", build_tests)?;
    step("the main journey", || {
        on_desktop(Network::AsOutside, &["--", MAIN_JOURNEY])
    })?;
    println!(
        "\nThe minutes and the screenshots are in {}.",
        left_by_journey().display()
    );
    Ok(())
}

/// The test that walks it with a mouse, as most people would.
const MAIN_JOURNEY: &str = "journey_from_an_empty_machine_to_confidential_minutes";

/// Where the journey leaves its pictures and papers.
pub(crate) fn left_by_journey() -> PathBuf {
    machine::root().join(LEFT_BY_JOURNEY)
}

/// On a new machine this also fetches what only tests need, so it is done where there is a network.
fn build_tests() -> Outcome {
    let mut words = TEST_WORDS.to_vec();
    words.push("--no-run");
    run_words(&words)
}

const TEST_WORDS: [&str; 9] = [
    "cargo",
    "test",
    "--locked",
    "--package",
    "chairside-tests",
    "--features",
    "window",
    "--test",
    "window",
];

fn on_desktop(network: Network, more: &[&str]) -> Outcome {
    let mut inner = command(&TEST_WORDS);
    inner
        .arg("--offline")
        .args(more)
        .env("CHAIRSIDE_APP", built(Profile::Debug, "chairside"))
        .env("CHAIRSIDE_PICTURES", left_by_journey());
    std::fs::create_dir_all(left_by_journey())
        .map_err(|error| because("make the folder of the journey", error))?;
    run_on(network, &inner)
}
