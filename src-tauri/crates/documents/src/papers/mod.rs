//! The papers of a conference: domain values for one reader in, a [`Paper`] out.
//!
//! **Invariant:** what a reader may not have is never laid out. Each part is asked for through
//! [`Context`], which leaves it out and notes for staff what was left out and why.

mod analysis;
mod attendance;
mod context;
mod cover;
mod decision;
mod minutes;
mod narrative;
mod plan;
mod reports;
mod wording;

pub use context::{LeftOutPart, PaperFor, Sources};
pub use minutes::{minutes, section_number};

use crate::Paper;

/// A paper for one reader, and what was left out of it.
#[derive(Clone, Debug)]
pub struct Built {
    /// The paper.
    pub paper: Paper,
    /// What was left out, for staff. Empty for a full copy.
    pub left_out: Vec<LeftOutPart>,
}
