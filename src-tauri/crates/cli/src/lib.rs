//! `chairside-cli`: for IT, for scripts, and for a machine without a display.
//!
//! It calls the same functions as the window and adds nothing to them but options, prompts and
//! two ways of showing an answer: sentences, or one JSON document.

mod arguments;
mod commands;
mod computer;
mod failure;
mod output;
mod secrets;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;
use zeroize::Zeroizing;

use arguments::Arguments;
use output::Output;
use secrets::Secrets;

pub use computer::take_passphrase_from_environment;

/// Exit code of wrong usage, as `clap` uses it.
const WRONG_USAGE: u8 = 2;

/// Runs one command and answers with its exit code: 0 when it was done, 1 when it was not, 2 for
/// wrong usage.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    from_environment: Option<Zeroizing<String>>,
) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(problem) => {
            // Help and version are answers; everything else is wrong usage.
            let is_answer = !problem.use_stderr();
            return match problem.print() {
                Ok(()) if is_answer => ExitCode::SUCCESS,
                Ok(()) | Err(_) => ExitCode::from(WRONG_USAGE),
            };
        }
    };
    let output = Output::new(arguments.options.json);
    let secrets = Secrets::new(arguments.options.passphrase_fd, from_environment);
    match commands::run(&arguments, &output, secrets) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.show();
            if failure.is_wrong_usage() {
                ExitCode::from(WRONG_USAGE)
            } else {
                ExitCode::FAILURE
            }
        }
    }
}
