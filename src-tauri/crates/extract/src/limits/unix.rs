//! Limits that every Unix kernel keeps. Tested on Linux; macOS is untried.

use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;

use rustix::process::{Resource, Rlimit, Signal, setrlimit};

/// Address space beyond the memory limit, for the program itself and its stack.
#[cfg(target_os = "linux")]
const PROGRAM_BYTES: u64 = 256 * 1024 * 1024;

pub(super) fn limit_resources(memory_bytes: u64, cpu_s: u64) -> std::io::Result<()> {
    // macOS refuses an address space smaller than what its shared libraries already map, so
    // there the allocator's cap stands alone.
    #[cfg(target_os = "linux")]
    set(Resource::As, memory_bytes + PROGRAM_BYTES)?;
    #[cfg(not(target_os = "linux"))]
    let _unused = memory_bytes;
    set(Resource::Cpu, cpu_s)?;
    set(Resource::Fsize, 0)?;
    set(Resource::Core, 0)?;
    // The three standard streams are open already; nothing else can be opened.
    set(Resource::Nofile, 3)
}

fn set(resource: Resource, most: u64) -> std::io::Result<()> {
    setrlimit(
        resource,
        Rlimit {
            current: Some(most),
            maximum: Some(most),
        },
    )?;
    Ok(())
}

pub(super) fn used_up_its_time(status: ExitStatus) -> bool {
    // With equal soft and hard limits the kernel may send either.
    [Signal::XCPU, Signal::KILL]
        .iter()
        .any(|signal| status.signal() == Some(signal.as_raw()))
}
