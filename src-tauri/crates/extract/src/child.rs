//! The child process: reads one file from stdin, answers on stdout, ends.

use std::alloc::System;
use std::io::{self, BufWriter, Read, Write};

use cap::Cap;

use crate::MAX_FILE_BYTES;
use crate::collect::read_file;
use crate::limits::{give_up_rights, memory_limit_bytes};
use crate::refusal::Refusal;
use crate::wire::{Reply, read_header};

/// Serves one request: gives up its rights first, then reads the file.
///
/// `allocator` is the one that the program runs on; its limit is set for the size of the file.
///
/// # Errors
/// If the request is not one, a limit can't be set, or the answer can't be written.
pub fn serve_one_file(allocator: &Cap<System>) -> io::Result<()> {
    let mut stdin = io::stdin().lock();
    let header = read_header(&mut stdin)?;
    let memory_bytes = memory_limit_bytes(header.file_bytes);
    give_up_rights(memory_bytes)?;
    allocator
        .set_limit(usize::try_from(memory_bytes).unwrap_or(usize::MAX))
        .map_err(|()| io::Error::other("the memory limit is below what is in use"))?;
    let reply: Reply = if header.file_bytes > MAX_FILE_BYTES {
        Err(Refusal::TooLarge)
    } else {
        let mut file = Vec::new();
        stdin.take(header.file_bytes).read_to_end(&mut file)?;
        read_file(&file, header.password.as_deref())
    };
    let mut stdout = BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut stdout, &reply)?;
    stdout.flush()
}
