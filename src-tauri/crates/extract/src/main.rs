//! `chairside-extract`: reads one file from stdin, writes its text to stdout, and can do nothing
//! else. Started by the app with an empty environment for each file a person attaches or checks.

use std::alloc::System;
use std::process::ExitCode;

use cap::Cap;

#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

fn main() -> ExitCode {
    // A panic's message may quote the file, so it is not written anywhere.
    std::panic::set_hook(Box::new(|_| {}));
    match chairside_extract::serve_one_file(&ALLOCATOR) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
