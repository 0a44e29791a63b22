//! Starting other programs and waiting for them.

use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome, because};

/// A command from words: the program, then its arguments.
pub(crate) fn command(words: &[&str]) -> Command {
    let (program, arguments) = words.split_first().unwrap_or((&"", &[]));
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    command
}

/// Runs a command to its end, with its output on this terminal.
pub(crate) fn run(mut command: Command) -> Outcome {
    let shown = shown(&command);
    println!("   {shown}");
    let status = command
        .status()
        .map_err(|error| because(&format!("start `{shown}`"), error))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("`{shown}` ended with {status}.")))
}

/// Runs a command given as words.
pub(crate) fn run_words(words: &[&str]) -> Outcome {
    run(command(words))
}

/// What a command prints, or nothing where it cannot be started or fails.
pub(crate) fn output_of(words: &[&str]) -> Option<String> {
    let output = command(words).stderr(Stdio::null()).output().ok()?;
    let is_success = output.status.success();
    is_success.then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}
