//! Searching a text for everything at once.

use aho_corasick::{AhoCorasick, MatchKind};

use super::figures::Figures;
use super::needles::Needle;
use super::reading::{Gap, Reading, Span, as_figures};
use super::rule::Rule;
use super::{Found, Weight};

/// Letters of a long passage by which it is found; the rest is compared there. Units: bytes.
const ANCHOR: usize = 48;
/// The most places shown for one needle in one text. A copy with more is made again anyway.
const MOST_PLACES: usize = 50;

/// Everything to look for, ready to search many texts.
pub struct Finder<'a> {
    needles: &'a [Needle],
    letters: Search,
    postcodes: Search,
    figures: Search,
}

impl<'a> Finder<'a> {
    /// Makes ready to search for `needles`.
    pub fn of(needles: &'a [Needle]) -> Self {
        let mut letters = Search::default();
        let mut postcodes = Search::default();
        let mut figures = Search::default();
        for (number, needle) in needles.iter().enumerate() {
            match &needle.rule {
                Rule::Postcode { letters } => postcodes.add(number, 0, as_figures(letters)),
                Rule::Number {
                    figures: wanted, ..
                } => figures.add(number, 0, wanted.clone()),
                rule => {
                    for (way, written) in rule.ways().iter().enumerate() {
                        letters.add(number, way, anchor(&written.letters).to_owned());
                    }
                }
            }
        }
        letters.build();
        postcodes.build();
        figures.build();
        Self {
            needles,
            letters,
            postcodes,
            figures,
        }
    }

    /// Every place in a text where a needle stands, in the order of the text.
    ///
    /// Of findings of one suppression that lie over one another, the one that says most is kept.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let reading = Reading::of(text);
        self.told(&reading, self.all_in(&reading))
    }

    /// What stands in a text exactly as it was recorded, in whatever case and spacing.
    ///
    /// For strings picked out of a file's bytes, in which words stand beside others by accident:
    /// names alone, streets alone and words a few words apart are not looked for.
    pub fn find_exact(&self, text: &str) -> Vec<Found> {
        let reading = Reading::of(text);
        let mut all = self.all_in(&reading);
        all.retain(|hit| {
            let letters = &reading.letters()[hit.span.clone()];
            let is_exact = self.needles[hit.needle].rule.is_exact(letters);
            let is_together =
                (hit.span.start + 1..hit.span.end).all(|at| reading.gap(at) < Gap::Stop);
            is_exact && hit.weight == Weight::Blocks && is_together
        });
        self.told(&reading, all)
    }

    fn all_in(&self, reading: &Reading) -> Vec<Hit> {
        let mut hits = self.letters_in(reading);
        hits.extend(self.postcodes_in(reading));
        hits.extend(self.figures_in(reading));
        hits
    }

    fn letters_in(&self, reading: &Reading) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (needle, way, start) in self.letters.places(reading.letters()) {
            let rule = &self.needles[needle].rule;
            let way = &rule.ways()[way];
            if reading.letters()[start..].starts_with(&way.letters) {
                let span = start..start + way.letters.len();
                hits.extend(rule.judge(way, span, reading).map(|(span, weight)| Hit {
                    needle,
                    span,
                    weight,
                }));
            }
        }
        hits
    }

    /// A postcode as recorded may touch other letters on one side, as where two cells of a table
    /// run together; with O for 0 or I for 1 it must stand by itself.
    fn postcodes_in(&self, reading: &Reading) -> Vec<Hit> {
        if self.postcodes.patterns.is_empty() {
            return Vec::new();
        }
        let mut hits = Vec::new();
        for (needle, _, start) in self.postcodes.places(&as_figures(reading.letters())) {
            let Rule::Postcode { letters } = &self.needles[needle].rule else {
                continue;
            };
            let span = start..start + letters.len();
            let is_as_recorded = reading.letters().get(span.clone()) == Some(letters);
            let is_side_free = reading.is_edge(span.start) || reading.is_edge(span.end);
            if is_as_recorded && is_side_free || reading.is_whole(&span) {
                hits.push(Hit {
                    needle,
                    span,
                    weight: Weight::Blocks,
                });
            }
        }
        hits
    }

    fn figures_in(&self, reading: &Reading) -> Vec<Hit> {
        if self.figures.patterns.is_empty() {
            return Vec::new();
        }
        let mut hits = Vec::new();
        for figures in [Figures::written(reading), Figures::spelled(reading)] {
            for (needle, _, start) in self.figures.places(figures.as_str()) {
                let Rule::Number {
                    figures: wanted,
                    may_hold_words,
                    weight,
                } = &self.needles[needle].rule
                else {
                    continue;
                };
                let run = start..start + wanted.len();
                let counts = if *may_hold_words {
                    figures.is_one_number(&run)
                } else {
                    figures.is_alone(&run, reading)
                };
                if counts {
                    hits.push(Hit {
                        needle,
                        span: figures.span(&run),
                        weight: *weight,
                    });
                }
            }
        }
        hits
    }

    fn told(&self, reading: &Reading, mut hits: Vec<Hit>) -> Vec<Found> {
        hits.sort_by_key(|hit| {
            (
                hit.weight == Weight::NeedsALook,
                hit.needle,
                hit.span.start,
                hit.span.end,
            )
        });
        let mut kept: Vec<Hit> = Vec::new();
        for hit in hits {
            let same = |other: &&Hit| {
                self.needles[other.needle].suppression == self.needles[hit.needle].suppression
            };
            let is_covered = kept.iter().filter(same).any(|other| {
                let is_same_kind = self.needles[other.needle].kind == self.needles[hit.needle].kind;
                is_same_kind && other.span.start < hit.span.end && hit.span.start < other.span.end
            });
            let has_enough = kept
                .iter()
                .filter(|other| other.needle == hit.needle)
                .count()
                >= MOST_PLACES;
            if !is_covered && !has_enough {
                kept.push(hit);
            }
        }
        kept.sort_by_key(|hit| hit.span.start);
        kept.into_iter()
            .map(|hit| {
                let needle = &self.needles[hit.needle];
                let place = reading.place(&hit.span);
                let context = reading.context(&place);
                Found {
                    kind: needle.kind,
                    weight: hit.weight,
                    suppression: needle.suppression,
                    place,
                    context,
                }
            })
            .collect()
    }
}

struct Hit {
    needle: usize,
    span: Span,
    weight: Weight,
}

/// Patterns of one alphabet, found in one pass.
#[derive(Default)]
struct Search {
    patterns: Vec<String>,
    of: Vec<(usize, usize)>,
    automaton: Option<AhoCorasick>,
}

impl Search {
    fn add(&mut self, needle: usize, way: usize, pattern: String) {
        if !pattern.is_empty() {
            self.patterns.push(pattern);
            self.of.push((needle, way));
        }
    }

    fn build(&mut self) {
        self.automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(&self.patterns)
            .ok();
    }

    /// Needle, way and first byte of each place where a pattern stands.
    fn places<'s>(
        &'s self,
        letters: &'s str,
    ) -> Box<dyn Iterator<Item = (usize, usize, usize)> + 's> {
        match &self.automaton {
            Some(automaton) => Box::new(automaton.find_overlapping_iter(letters).map(|found| {
                let (needle, way) = self.of[found.pattern().as_usize()];
                (needle, way, found.start())
            })),
            // Only more patterns than memory holds bring this about; they are then looked for one by one.
            None => Box::new(self.patterns.iter().zip(&self.of).flat_map(
                move |(pattern, (needle, way))| {
                    letters
                        .match_indices(pattern.as_str())
                        .map(move |(at, _)| (*needle, *way, at))
                },
            )),
        }
    }
}

fn anchor(letters: &str) -> &str {
    let mut end = letters.len().min(ANCHOR);
    while !letters.is_char_boundary(end) {
        end -= 1;
    }
    &letters[..end]
}
