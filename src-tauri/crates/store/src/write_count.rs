//! How many writes were acknowledged, kept outside the database.
//!
//! A damaged write-ahead log is cut short in silence: SQLite stops at the first bad frame and
//! opens what came before. The count in the database then lags behind this file, which is how
//! the loss is seen. The file is written after each commit and never synced: a power cut may
//! leave it behind the database, never ahead of it.

use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};

use crate::error::{Doing, Result};
use crate::folder::{VaultFolder, read_exactly};

pub(crate) struct WriteCount(File);

impl WriteCount {
    /// Opens the file, or makes it, and sets it to what the database holds.
    pub(crate) fn start_at(folder: &VaultFolder, count: u64) -> Result<Self> {
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(folder.write_count())
            .doing("opening the count of writes")?;
        let mut counter = Self(file);
        counter.set(count)?;
        Ok(counter)
    }

    pub(crate) fn set(&mut self, count: u64) -> Result<()> {
        let doing = "writing the count of writes";
        self.0.seek(SeekFrom::Start(0)).doing(doing)?;
        self.0.write_all(&count.to_le_bytes()).doing(doing)
    }
}

/// The last count that was acknowledged; `None` where the file is gone.
pub(crate) fn last_acknowledged(folder: &VaultFolder) -> Result<Option<u64>> {
    let bytes = read_exactly::<8>(&folder.write_count()).doing("reading the count of writes")?;
    Ok(bytes.map(u64::from_le_bytes))
}
