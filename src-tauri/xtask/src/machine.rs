//! What this computer has and lacks.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::process::{command, output_of, run};
use crate::step::step;

/// Debian packages that building the window needs.
const TO_BUILD: &[&str] = &[
    "build-essential",
    "pkg-config",
    "perl",
    "libwebkit2gtk-4.1-dev",
];

/// Debian packages that a window without a screen needs.
const TO_SHOW_NOWHERE: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "dbus",
    "gnome-keyring",
    "at-spi2-core",
    "xdotool",
    "iproute2",
    "util-linux",
    "fonts-liberation",
];

/// Debian packages that checking the papers needs.
const TO_CHECK_PAPERS: &[&str] = &[
    "poppler-utils",
    "qpdf",
    "default-jdk-headless",
    "libjaxb-java",
    "python3",
    "python3-venv",
];

/// The oldest Node that builds the window.
const NODE_AT_LEAST: (u32, u32) = (20, 20);

/// What a command is about to do, and so what it needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Build the window and open it on this screen.
    Build,
    /// Build it and run it where there is no screen.
    ShowNowhere,
    /// Run every test.
    Test,
}

/// The folder that holds the whole project.
pub(crate) fn root() -> PathBuf {
    // `src-tauri/xtask` is two folders down.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Whether a window can be shown to a person.
pub(crate) fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Installs what is missing where this user may, and otherwise names it.
pub(crate) fn prepare(purpose: Purpose) -> Outcome {
    step("what this computer has", || {
        needs_node()?;
        if cfg!(target_os = "linux") {
            needs_packages(purpose)
        } else {
            Ok(())
        }
    })
}

fn needs_node() -> Outcome {
    let Some(version) = output_of(&["node", "--version"]) else {
        return Err(Failure::new(
            "Node is missing. Install Node 20.20 or newer, with npm.",
        ));
    };
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map(str::parse::<u32>);
    let found = match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => (major, minor),
        _ => (0, 0),
    };
    if found < NODE_AT_LEAST {
        return Err(Failure::new(format!(
            "Node is {version}. Install Node 20.20 or newer."
        )));
    }
    println!("   Node {version}");
    Ok(())
}

fn needs_packages(purpose: Purpose) -> Outcome {
    let mut wanted: Vec<&str> = TO_BUILD.to_vec();
    if purpose != Purpose::Build {
        wanted.extend(TO_SHOW_NOWHERE);
    }
    if purpose == Purpose::Test {
        wanted.extend(TO_CHECK_PAPERS);
    }
    have(&wanted)
}

/// Installs which of these system packages are missing where this user may, and otherwise names them.
pub(crate) fn have(wanted: &[&str]) -> Outcome {
    if output_of(&["dpkg-query", "--version"]).is_none() {
        println!(
            "   This is not a Debian system. It needs what these packages hold: {}",
            wanted.join(" ")
        );
        return Ok(());
    }
    let missing: Vec<&str> = wanted
        .iter()
        .copied()
        .filter(|package| !is_installed(package))
        .collect();
    if missing.is_empty() {
        println!("   every system package is there");
        return Ok(());
    }
    let is_root = output_of(&["id", "-u"]).is_some_and(|id| id == "0");
    if !is_root {
        return Err(Failure::new(format!(
            "Some system packages are missing. Install them, then start this again:\n  sudo apt-get install --no-install-recommends {}",
            missing.join(" ")
        )));
    }
    install(&missing)
}

fn is_installed(package: &str) -> bool {
    output_of(&["dpkg-query", "--show", "--showformat=${Status}", package])
        .is_some_and(|status| status.ends_with("ok installed"))
}

fn install(packages: &[&str]) -> Outcome {
    let mut update = command(&["apt-get", "update", "-q"]);
    update.env("DEBIAN_FRONTEND", "noninteractive");
    run(update)?;
    let mut install = command(&["apt-get", "install", "-q", "-y", "--no-install-recommends"]);
    install
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive");
    run(install)
}
