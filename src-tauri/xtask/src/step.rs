//! One step: its name before, its time after.

use std::time::Instant;

use crate::failure::{Failure, Outcome};

/// Runs a step, and prints its name and how long it took.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("\n== {name}");
    let began = Instant::now();
    let outcome = work();
    let took = began.elapsed().as_secs_f64();
    match outcome {
        Ok(value) => {
            println!("== {name}: passed in {took:.1} s");
            Ok(value)
        }
        Err(failure) => Err(Failure::new(format!(
            "{name}: failed after {took:.1} s\n{failure}"
        ))),
    }
}
