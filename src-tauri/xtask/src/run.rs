//! `cargo xtask run`: from an empty machine to the open app.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::failure::{Outcome, because};
use crate::machine::{self, Purpose, has_display};
use crate::process::run;
use crate::programs::{self, Profile, built};
use crate::step::step;
use crate::{ui, window};

/// Where the invented families are kept.
const DEMO_VAULT: &str = "target/demo-vault";
/// Guards nobody: the families are invented. Long enough for a computer without a keyring.
pub(crate) const DEMO_PASSPHRASE: &str = "lantern otter quilt amber harbour thistle";

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
    programs::build(Profile::Debug)?;
    let mut open = Command::new(built(Profile::Debug, "chairside"));
    if demo {
        let vault = machine::root().join(DEMO_VAULT);
        make_demo(&vault, Profile::Debug)?;
        println!(
            "\nThe invented families are in {}. Their passphrase is: {DEMO_PASSPHRASE}",
            vault.display()
        );
        open.env("CHAIRSIDE_VAULT", vault);
    }
    if !has_display() {
        println!("\nThere is no display, so Chairside runs on one in memory.");
        return window::walk_journey();
    }
    step("Chairside", || run(open))
}

/// Makes a vault of invented families, where it is not there from an earlier time. It is whole or not there.
pub(crate) fn make_demo(vault: &Path, profile: Profile) -> Outcome {
    if vault.exists() {
        return Ok(());
    }
    let unfinished = vault.with_extension("unfinished");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished)
            .map_err(|error| because("remove a vault of families that was not finished", error))?;
    }
    step("a vault of invented families", || {
        let mut make = Command::new(built(profile, "chairside-cli"));
        make.args(["demo", "--vault"])
            .arg(&unfinished)
            .env("CHAIRSIDE_PASSPHRASE", DEMO_PASSPHRASE)
            // Invented families leave nothing in a person's keyring, and open where it is locked.
            .env("CHAIRSIDE_NO_KEYRING", "1");
        run(make)?;
        fs::rename(&unfinished, vault)
            .map_err(|error| because("put the vault of families in its place", error))
    })
}
