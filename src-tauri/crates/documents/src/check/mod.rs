//! What to look for in a finished copy: the words that its reader must not have, exact and in
//! disguise; and whose copy the file says it is.
//!
//! Nothing here reads a file: the finished bytes are read as a stranger would read them, by a
//! process of its own, and what comes out is searched here.
//!
//! How it works: every text is folded to bare letters and figures, each with its place
//! (`reading`). What was recorded is taken apart into what tells a home, a school, a placement,
//! a number or a person (`recorded`), each with a `rule` that says what must stand beside the
//! letters before they count. `docs/copy-check.md` has the measured misses and false alarms, and
//! what is not claimed.

mod address;
mod common;
mod figures;
mod finder;
mod house;
mod needles;
mod number_words;
mod place_name;
mod reading;
mod recipient;
mod recorded;
mod rule;
mod spelling;
mod turns;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use finder::Finder;
pub use needles::{Needle, NeedleKind, needles};
pub use recipient::{Addressee, namesakes, pages_without};

/// How much a finding says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// What was withheld stands there. Sending waits until it is resolved with a reason.
    Blocks,
    /// Words that may give it away and that may also be harmless: a street without its number, a
    /// surname alone, the name of a school without a word of school near it. Someone must look;
    /// the words do not by themselves show that anything withheld is in the copy.
    NeedsALook,
}

/// A place where withheld words stand.
#[derive(Clone, PartialEq)]
pub struct Found {
    /// What was found.
    pub kind: NeedleKind,
    /// How much it says.
    pub weight: Weight,
    /// The suppression it breaks, if one.
    pub suppression: Option<chairside_domain::ids::SuppressionId>,
    /// Where it stands in the text that was searched. Units: characters (not bytes).
    pub place: Range<usize>,
    /// The words around it, for staff on the screen only.
    pub context: String,
}

impl std::fmt::Debug for Found {
    /// Without the words: they are what must not get out.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Found")
            .field("kind", &self.kind)
            .field("weight", &self.weight)
            .field("suppression", &self.suppression)
            .field("place", &self.place)
            .finish_non_exhaustive()
    }
}

/// Finds every place where a text holds what must not be in it, in the order of the text.
///
/// To search many texts for the same needles, make a [`Finder`] once.
pub fn find(needles: &[Needle], text: &str) -> Vec<Found> {
    Finder::of(needles).find(text)
}

/// Finds what stands in a text as it was recorded, for raw strings; see [`Finder::find_exact`].
pub fn find_exact(needles: &[Needle], text: &str) -> Vec<Found> {
    Finder::of(needles).find_exact(text)
}
