//! `cargo xtask run`: from an empty machine to the open app.

use std::path::Path;

use crate::failure::Outcome;
use crate::machine::{self, Purpose, has_display};
use crate::process::{command, run};
use crate::step::step;
use crate::{ui, window};

/// Where the invented families are kept.
const DEMO_VAULT: &str = "target/demo-vault";
/// Guards nobody: the families are invented. Long enough for a computer without a keyring.
const DEMO_PASSPHRASE: &str = "lantern otter quilt amber harbour thistle";

/// Builds and opens the app; with `demo`, on a vault of invented families.
pub(crate) fn open(demo: bool) -> Outcome {
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
    let mut open = command(&["cargo", "run", "--locked", "--package", "chairside"]);
    if demo {
        make_demo()?;
        open.env("CHAIRSIDE_VAULT", machine::root().join(DEMO_VAULT));
        println!("\nThe passphrase of the invented families is: {DEMO_PASSPHRASE}");
    }
    step("Chairside", || run(open))
}

/// Makes the vault of invented families, where it is not there from an earlier time.
fn make_demo() -> Outcome {
    if Path::new(DEMO_VAULT).exists() {
        return Ok(());
    }
    step("a vault of invented families", || {
        let mut make = command(&[
            "cargo",
            "run",
            "--locked",
            "--package",
            "chairside-cli",
            "--",
            "demo",
            "--vault",
            DEMO_VAULT,
        ]);
        make.env("CHAIRSIDE_PASSPHRASE", DEMO_PASSPHRASE);
        run(make)
    })
}
