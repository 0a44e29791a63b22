//! What the child may use of the machine. Each system's side stands in one file.
//!
//! Memory is capped in the allocator, which works alike on every system; Linux adds limits of the
//! kernel and a list of allowed system calls. The Linux side is tested. The macOS and Windows
//! sides compile and have never run.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(windows)]
pub(crate) use windows::{HeldChild, hold};

/// Memory the child may use beside what the file itself needs.
const BASE_MEMORY_BYTES: u64 = 512 * 1024 * 1024;
/// Memory for each byte of the file: the file, its parsed objects and an earlier state of it.
const MEMORY_PER_FILE_BYTE: u64 = 4;
/// Memory the child never exceeds, whatever the file.
const MAX_MEMORY_BYTES: u64 = 3 * 1024 * 1024 * 1024;
/// Processor time the child may use, in seconds.
const MAX_CPU_S: u64 = 30;

/// Returns how much memory reading a file of `file_bytes` may use.
pub(crate) fn memory_limit_bytes(file_bytes: u64) -> u64 {
    file_bytes
        .saturating_mul(MEMORY_PER_FILE_BYTE)
        .saturating_add(BASE_MEMORY_BYTES)
        .min(MAX_MEMORY_BYTES)
}

/// Gives up, for the whole process and for good, all that reading a file does not need.
///
/// # Errors
/// If the system refuses a limit. The child must then read nothing.
pub(crate) fn give_up_rights(memory_bytes: u64) -> std::io::Result<()> {
    #[cfg(unix)]
    unix::limit_resources(memory_bytes, MAX_CPU_S)?;
    #[cfg(target_os = "linux")]
    linux::limit_system_calls()?;
    #[cfg(not(unix))]
    let _unused = (memory_bytes, MAX_CPU_S);
    Ok(())
}

/// Tells whether the child ended because its processor time was used up.
pub(crate) fn used_up_its_time(status: std::process::ExitStatus) -> bool {
    #[cfg(unix)]
    return unix::used_up_its_time(status);
    #[cfg(not(unix))]
    {
        let _unused = status;
        false
    }
}
