//! What a program costs that runs to its end: time, work of the processor, memory.

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::cold_start::memory_kib;
use crate::failure::{Failure, Outcome, because};

/// How often the memory of a running program is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(2);
/// Units of time in which Linux counts the work of processes. Units: in one second.
const TICKS: f64 = 100.0;

/// What one run cost.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    /// From start to end. Units: seconds.
    pub wall_s: f64,
    /// Work of the program and of those it started and waited for. Units: seconds.
    pub cpu_s: f64,
}

/// Runs a program and says what it cost. What it prints is not shown.
pub(crate) fn cost(command: &mut Command) -> Outcome<Cost> {
    let before = work_of_children()?;
    let began = Instant::now();
    let output = command
        .output()
        .map_err(|error| because("start what is measured", error))?;
    let wall_s = began.elapsed().as_secs_f64();
    if !output.status.success() {
        return Err(Failure::new(format!(
            "What is measured ended with {}.\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        )));
    }
    let cpu_s = work_of_children()? - before;
    Ok(Cost { wall_s, cpu_s })
}

/// Runs a program and returns the most memory that it and all it started had at once, each shared page counted once.
pub(crate) fn peak_kib(command: &mut Command) -> Outcome<u64> {
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| because("start what is measured", error))?;
    let mut peak = 0;
    let waits = |error| because("wait for what is measured", error);
    while child.try_wait().map_err(waits)?.is_none() {
        peak = peak.max(memory_kib(child.id()));
        sleep(LOOK_EVERY);
    }
    Ok(peak)
}

/// The work of all processes that this one has waited for so far.
fn work_of_children() -> Outcome<f64> {
    let status = fs::read_to_string("/proc/self/stat")
        .map_err(|error| because("read what processes cost", error))?;
    // The name stands in brackets and may hold anything.
    let after_name = status.rsplit(')').next().unwrap_or_default();
    let numbers = after_name.split_whitespace().skip(13).take(2);
    let ticks: Option<f64> = numbers.map(|number| number.parse::<f64>().ok()).sum();
    ticks
        .map(|ticks| ticks / TICKS)
        .ok_or_else(|| Failure::new("This system does not say what processes cost."))
}
