//! Chairside without a window. Everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    let from_environment = chairside_cli::take_passphrase_from_environment();
    chairside_cli::run(std::env::args_os(), from_environment)
}
