//! Looking after the vault: backups, checking everything, erasing, taking records out.

mod backing_up;
mod checking;
mod erasing;
mod exporting;

pub(crate) use exporting::file_ending;
