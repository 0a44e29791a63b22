//! `cargo xtask`: all set-up and all checks, from one entry.
//!
//! It needs Rust and Node and nothing else: what is missing it installs, or names.

// Time is taken to print it, and settings of a build machine come by the environment.
#![allow(clippy::disallowed_methods)]

mod bench;
mod bench_papers;
mod bindings;
mod bundle;
mod cold_start;
mod deny;
mod desktop;
mod failure;
mod machine;
mod measured;
mod papers;
mod process;
mod programs;
mod python;
mod readers;
mod run;
mod rust;
mod step;
mod test;
mod ui;
mod window;

use std::env;
use std::process::ExitCode;

use failure::Outcome;

const COMMANDS: &str = "\
cargo xtask run [--demo]   build and open Chairside; where there is no display, walk the main journey
cargo xtask test           install what the tests need, and run every one of them
cargo xtask papers         have every paper judged by the validator, and read by other programs
cargo xtask bench          measure speed against plain SQLite in the same run, cold start and memory
cargo xtask bench papers   measure the writing of papers beside Typst, WeasyPrint, LibreOffice and Chromium
cargo xtask bundle         make the packages: deb and rpm
cargo xtask fmt            format Rust, TypeScript, Svelte and CSS
cargo xtask lint           format check, clippy, licences, and the window's checks";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Outcome {
    env::set_current_dir(machine::root())
        .map_err(|error| failure::because("enter the project", error))?;
    match words {
        [] => {
            println!("{COMMANDS}");
            Ok(())
        }
        ["run"] => run::open(false),
        ["run", "--demo"] => run::open(true),
        ["test"] => test::test(),
        ["papers"] => papers::check(),
        ["bench"] => bench::bench(),
        ["bench", "papers"] => bench_papers::bench(),
        ["bundle"] => bundle::bundle(),
        ["fmt"] => rust::format().and_then(|()| ui::format()),
        ["lint"] => test::lint(),
        // How `test` and `run` start a desktop without a screen; see `desktop.rs`.
        ["desktop", command @ ..] => desktop::inside(command),
        _ => Err(failure::Failure::new(format!(
            "There is no `cargo xtask {}`. There is:\n{COMMANDS}",
            words.join(" ")
        ))),
    }
}
