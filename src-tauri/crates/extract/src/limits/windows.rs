//! Windows: the child lives in a job that ends with the window that started it. Untried.

use std::io;
use std::os::windows::io::AsRawHandle;
use std::process::Child;

use win32job::{ExtendedLimitInfo, Job};

/// A job object. When it is dropped, Windows ends the child.
pub(crate) struct HeldChild(#[expect(dead_code, reason = "held for its drop")] Job);

/// Puts the child in a job of its own, so that it never outlives its parent.
///
/// Memory is capped in the child's allocator and time by the parent. A job does not keep a child
/// from opening sockets.
pub(crate) fn hold(child: &Child) -> io::Result<HeldChild> {
    let mut limits = ExtendedLimitInfo::new();
    limits.limit_kill_on_job_close();
    let job = Job::create_with_limit_info(&limits).map_err(io::Error::other)?;
    job.assign_process(child.as_raw_handle() as isize)
        .map_err(io::Error::other)?;
    Ok(HeldChild(job))
}
