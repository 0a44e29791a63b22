//! The window's types come from the core. They are committed, and must say what the core says.

use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process::{output_of, run, run_words};
use crate::programs::{build_examples, example};
use crate::step::step;

const IPC: &str = "ui/src/ipc";
const GENERATED: [&str; 2] = ["ui/src/ipc/bindings", "ui/src/ipc/commands.ts"];

/// Writes the types again and fails where that changes a committed file.
pub(crate) fn check() -> Outcome {
    step("the window's types", || {
        let before = state();
        write()?;
        if state() == before {
            return Ok(());
        }
        run_words(&[
            "git",
            "--no-pager",
            "diff",
            "--stat",
            "--",
            GENERATED[0],
            GENERATED[1],
        ])?;
        Err(Failure::new(
            "The window's types were older than the core. They are written now: commit them.",
        ))
    })
}

/// The core writes its types itself, with the feature `ts`.
fn write() -> Outcome {
    build_examples(&["typescript"], &["chairside-api/ts"])?;
    let mut write = Command::new(example("typescript"));
    write.arg(crate::machine::root().join(IPC));
    run(write)
}

fn state() -> Option<String> {
    let changed = output_of(&["git", "diff", "--", GENERATED[0], GENERATED[1]])?;
    let new = output_of(&[
        "git",
        "status",
        "--porcelain",
        "--",
        GENERATED[0],
        GENERATED[1],
    ])?;
    Some(changed + &new)
}
