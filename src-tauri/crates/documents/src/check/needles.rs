//! The words that one reader must not have, and the ways in which each is found.

use chairside_domain::audience::Reader;
use chairside_domain::family::Suppression;
use chairside_domain::ids::SuppressionId;
use serde::{Deserialize, Serialize};

use super::Weight;
use super::address::{self, Home};
use super::reading::folded;
use super::recorded::Maker;
use super::rule::Rule;
use super::spelling::Way;

/// What kind of words were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NeedleKind {
    /// A withheld address, whole or in part.
    Address,
    /// A withheld postcode.
    Postcode,
    /// A withheld school.
    School,
    /// A withheld placement.
    Placement,
    /// A withheld telephone number or e-mail address.
    Phone,
    /// Other words that tell where someone is.
    Whereabouts,
    /// A passage that was left out of this copy.
    Passage,
}

/// Words to look for.
#[derive(Clone, PartialEq)]
pub struct Needle {
    /// Kind.
    pub kind: NeedleKind,
    /// The suppression, if one.
    pub suppression: Option<SuppressionId>,
    /// How they are found.
    pub(super) rule: Rule,
}

impl std::fmt::Debug for Needle {
    /// Without the words: they are what must not get out.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Needle")
            .field("kind", &self.kind)
            .field("suppression", &self.suppression)
            .finish_non_exhaustive()
    }
}

/// Passages shorter than this are too common to look for. Units: folded letters.
const SHORTEST_PASSAGE: usize = 16;
/// Passages shorter than this may stand elsewhere by right. Units: folded letters.
const SHORTEST_CERTAIN: usize = 24;
/// Sentences of a longer passage shorter than this may stand elsewhere by right. Units: folded letters.
const SHORTEST_SENTENCE: usize = 48;
/// Everything to look for in a copy for one reader: suppressed words and left-out passages.
pub fn needles(suppressions: &[Suppression], reader: &Reader, left_out: &[String]) -> Vec<Needle> {
    let towns: Vec<String> = suppressions
        .iter()
        .flat_map(|s| &s.words)
        .flat_map(|words| towns_of(words))
        .collect();
    let mut all = Vec::new();
    for suppression in suppressions {
        if suppression.is_in_force() && reader.stands_with.contains(&suppression.withheld_from) {
            for words in &suppression.words {
                let mut maker = Maker {
                    suppression,
                    towns: &towns,
                    needles: Vec::new(),
                };
                maker.take(words);
                all.append(&mut maker.needles);
            }
        }
    }
    all.extend(left_out.iter().flat_map(|passage| of_passage(passage)));
    all
}

/// Lines of an address that are neither house nor street. A school named after its town is not
/// found by the town alone.
fn towns_of(words: &str) -> Vec<String> {
    let homes = address::read_all(words).into_iter();
    homes.flat_map(towns_of_home).collect()
}

fn towns_of_home(home: Home) -> Vec<String> {
    let is_address = !home.street.is_empty() || home.postcode.is_some();
    let lines = home.rest.into_iter().skip(usize::from(!is_address));
    lines.filter(|line| line.len() == 1).flatten().collect()
}

/// A left-out passage whole, and each of its longer sentences.
fn of_passage(passage: &str) -> Vec<Needle> {
    let needle = |words: &str, weight| {
        Way::of(&[folded(words)]).map(|way| Needle {
            kind: NeedleKind::Passage,
            suppression: None,
            rule: Rule::Passage {
                ways: vec![way],
                weight,
            },
        })
    };
    let is_long = |words: &str, least: usize| folded(words).chars().count() >= least;
    if !is_long(passage, SHORTEST_PASSAGE) {
        return Vec::new();
    }
    let sentences: Vec<&str> = passage.split_inclusive(['.', '!', '?', '\n']).collect();
    let weight = if is_long(passage, SHORTEST_CERTAIN) {
        Weight::Blocks
    } else {
        Weight::NeedsALook
    };
    let mut all: Vec<Needle> = needle(passage, weight).into_iter().collect();
    if sentences.len() > 1 {
        all.extend(
            sentences
                .into_iter()
                .filter(|s| is_long(s, SHORTEST_SENTENCE))
                .filter_map(|s| needle(s, Weight::NeedsALook)),
        );
    }
    all
}
