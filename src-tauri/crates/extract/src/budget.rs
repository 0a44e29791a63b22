//! What one file may cost, however many files lie within it.

use crate::refusal::Refusal;

/// Bytes that all streams and members together may unpack to.
const MAX_UNPACKED_BYTES: u64 = 512 * 1024 * 1024;
/// Bytes that one stream or member may unpack to.
const MAX_MEMBER_BYTES: u64 = 64 * 1024 * 1024;
/// Bytes of text that may be handed back.
const MAX_TEXT_BYTES: u64 = 48 * 1024 * 1024;
/// Parts, attachments and unread portions that may be handed back.
const MAX_ENTRIES: u64 = 400_000;
/// Files within files, the outermost counted.
const MAX_DEPTH: u32 = 6;

/// What is left to spend on one file and everything in it.
pub(crate) struct Budget {
    unpacked_bytes_left: u64,
    text_bytes_left: u64,
    entries_left: u64,
    depth: u32,
}

impl Budget {
    pub(crate) fn new() -> Self {
        Self {
            unpacked_bytes_left: MAX_UNPACKED_BYTES,
            text_bytes_left: MAX_TEXT_BYTES,
            entries_left: MAX_ENTRIES,
            depth: 0,
        }
    }

    /// Returns how many bytes the next stream or member may unpack to.
    pub(crate) fn next_member_bytes(&self) -> u64 {
        MAX_MEMBER_BYTES.min(self.unpacked_bytes_left)
    }

    pub(crate) fn spend_unpacked(&mut self, bytes: usize) -> Result<(), Refusal> {
        spend(&mut self.unpacked_bytes_left, bytes)
    }

    pub(crate) fn spend_text(&mut self, bytes: usize) -> Result<(), Refusal> {
        spend(&mut self.text_bytes_left, bytes)
    }

    pub(crate) fn spend_entry(&mut self) -> Result<(), Refusal> {
        spend(&mut self.entries_left, 1)
    }

    pub(crate) fn go_in(&mut self) -> Result<(), Refusal> {
        if self.depth == MAX_DEPTH {
            return Err(Refusal::TooDeep);
        }
        self.depth += 1;
        Ok(())
    }

    pub(crate) fn come_out(&mut self) {
        self.depth -= 1;
    }
}

fn spend(left: &mut u64, cost: usize) -> Result<(), Refusal> {
    *left = left.checked_sub(cost as u64).ok_or(Refusal::TooLarge)?;
    Ok(())
}
