//! A desktop where there is no screen: a display, a session bus, a secret service, and, for tests, no
//! network but loopback.
//!
//! `xtask` starts itself again inside these, since each must be the parent of the next.

use std::env;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::cold_start;
use crate::failure::{Failure, Outcome, because};
use crate::process::{command, run, run_words};

/// A laptop's screen.
const SCREEN: &str = "-screen 0 1366x768x24 -nolisten tcp";

/// Whether the program inside may reach the network.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Network {
    /// As outside.
    AsOutside,
    /// Loopback and nothing else. Where the system refuses that, it fails with the reason.
    LoopbackOnly,
}

/// Runs a command on a desktop of its own.
pub(crate) fn run_on(network: Network, inner: &Command) -> Outcome {
    run_on_display(network, None, inner)
}

/// Runs a command on a desktop of its own, which also shows itself in a file in the folder `shown_in`.
pub(crate) fn run_on_display(
    network: Network,
    shown_in: Option<&Path>,
    inner: &Command,
) -> Outcome {
    let screen = match shown_in {
        Some(folder) => format!("{SCREEN} -fbdir {}", folder.display()),
        None => SCREEN.to_owned(),
    };
    let ourselves = env::current_exe().map_err(|error| because("find xtask itself", error))?;
    let mut outer = match network {
        Network::AsOutside => command(&["xvfb-run"]),
        Network::LoopbackOnly => {
            can_cut_off_the_network()?;
            let mut outer = command(&["unshare", "--map-root-user", "--net", "--"]);
            outer
                .arg(&ourselves)
                .args(["desktop", "loopback", "xvfb-run"]);
            outer
        }
    };
    outer
        .args([
            "--auto-servernum",
            "--server-args",
            &screen,
            "dbus-run-session",
            "--",
        ])
        .arg(&ourselves)
        .args(["desktop", "keyring"])
        .arg(inner.get_program())
        .args(inner.get_args());
    for (name, value) in inner.get_envs() {
        if let Some(value) = value {
            outer.env(name, value);
        }
    }
    run(outer)
}

/// The inner half: what runs inside the namespace, or inside the session.
pub(crate) fn inside(words: &[&str]) -> Outcome {
    match words {
        ["loopback", rest @ ..] => {
            run_words(&["ip", "link", "set", "lo", "up"])?;
            run_words(rest)
        }
        ["keyring", rest @ ..] => with_keyring(rest),
        ["measure", display] => cold_start::measure(display),
        _ => Err(Failure::new("`desktop` is for xtask itself.")),
    }
}

fn can_cut_off_the_network() -> Outcome {
    let attempt = command(&["unshare", "--map-root-user", "--net", "--", "true"])
        .stderr(Stdio::piped())
        .output()
        .map_err(|error| because("start `unshare`", error))?;
    if attempt.status.success() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "The window must be tested without a network, and this system refuses a network namespace: {}",
        String::from_utf8_lossy(&attempt.stderr).trim()
    )))
}

/// Unlocks a secret service of its own, empty and in folders of its own, and runs a command beside it.
fn with_keyring(words: &[&str]) -> Outcome {
    let home = env::current_dir()
        .map_err(|error| because("name the project's folder", error))?
        .join("target/desktop")
        .join(std::process::id().to_string());
    let data = home.join("data");
    let runtime = home.join("runtime");
    for folder in [&data, &runtime] {
        fs::create_dir_all(folder)
            .map_err(|error| because("make a folder for the session", error))?;
    }
    private(&runtime)?;
    let mut daemon = command(&["gnome-keyring-daemon", "--unlock", "--components=secrets"])
        .env("XDG_DATA_HOME", &data)
        .env("XDG_RUNTIME_DIR", &runtime)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| because("start the secret service", error))?;
    if let Some(mut passphrase) = daemon.stdin.take() {
        passphrase
            .write_all(b"\n")
            .map_err(|error| because("unlock the secret service", error))?;
    }
    daemon
        .wait()
        .map_err(|error| because("wait for the secret service", error))?;
    let mut inner = command(words);
    inner
        .env("XDG_DATA_HOME", &data)
        .env("XDG_RUNTIME_DIR", &runtime);
    // A web view that is drawn in memory needs no graphics card.
    inner.env("LIBGL_ALWAYS_SOFTWARE", "1");
    let outcome = run(inner);
    // Left-overs of a session are of no use; a failure to remove them changes no result.
    let _ = fs::remove_dir_all(&home);
    outcome
}

#[cfg(unix)]
fn private(folder: &std::path::Path) -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
        .map_err(|error| because("close the session's folder to others", error))
}

#[cfg(not(unix))]
fn private(_: &std::path::Path) -> Outcome {
    Ok(())
}
