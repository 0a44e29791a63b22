//! Counting misses and false alarms, and holding the written figures current.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chairside_documents::check::{Finder, Needle};
use chairside_documents::check::{Found, Weight, needles};
use chairside_domain::audience::Reader;
use chairside_domain::family::Suppression;

use crate::dice::Dice;
use crate::planting::{Case, cases};
use crate::{prose, secrets};

/// Sentences into which each disguise is put.
const SENTENCES_EACH: usize = 4;
const CLEAN_DOCUMENTS: usize = 600;
const BEGIN: &str = "<!-- figures: begin -->";
const END: &str = "<!-- figures: end -->";

pub fn reader() -> Reader {
    Reader {
        person: secrets::tom(),
        stands_with: vec![secrets::tom()],
        is_professional: false,
        children: None,
    }
}

#[derive(Default)]
struct Row {
    planted: usize,
    blocked: usize,
    looked_at: usize,
    missed: usize,
    /// Found, but only as something to look at where it should have blocked.
    too_light: usize,
}

struct Measured {
    rows: BTreeMap<&'static str, BTreeMap<String, Row>>,
    misses: Vec<String>,
}

fn measure() -> Measured {
    let mut dice = Dice::seeded(20_270_111);
    let mut measured = Measured {
        rows: BTreeMap::new(),
        misses: Vec::new(),
    };
    for case in cases() {
        let suppressions: Vec<Suppression> = case.suppression.clone().into_iter().collect();
        let wanted = needles(&suppressions, &reader(), &case.left_out);
        plant(&case, &wanted, &mut dice, &mut measured);
    }
    measured
}

fn plant(case: &Case, wanted: &[Needle], dice: &mut Dice, measured: &mut Measured) {
    let finder = Finder::of(wanted);
    let rows = measured.rows.entry(case.group).or_default();
    for planted in &case.planted {
        let row = rows.entry(planted.disguise.clone()).or_default();
        for n in 0..SENTENCES_EACH.min(case.sentences.len()) {
            let sentence =
                case.sentences[(n + dice.below(case.sentences.len())) % case.sentences.len()];
            let whole = sentence.replace("{}", &planted.text);
            let text = prose::around(dice, &whole);
            row.planted += 1;
            let before = sentence.find("{}").unwrap();
            let place = place_of(&text, text.find(&whole).unwrap() + before, &planted.text);
            let found = finder.find(&text);
            let there = |weight: Weight| {
                found
                    .iter()
                    .any(|f| f.weight == weight && overlaps(f, &place))
            };
            let is_blocked = there(Weight::Blocks);
            row.blocked += usize::from(is_blocked);
            row.looked_at += usize::from(!is_blocked && there(Weight::NeedsALook));
            let is_found = is_blocked || there(Weight::NeedsALook);
            row.missed += usize::from(!is_found);
            row.too_light +=
                usize::from(is_found && !is_blocked && planted.expected == Weight::Blocks);
            if !is_blocked && planted.expected == Weight::Blocks || !is_found {
                measured
                    .misses
                    .push(format!("{} | {} | {text:?}", case.group, planted.disguise));
            }
        }
    }
}

/// Characters of the text over which the words planted at a byte of it stand.
fn place_of(text: &str, at: usize, planted: &str) -> std::ops::Range<usize> {
    let start = text[..at].chars().count();
    start..start + planted.chars().count()
}

fn overlaps(found: &Found, place: &std::ops::Range<usize>) -> bool {
    found.place.start < place.end && place.start < found.place.end
}

/// Everything withheld at once: the hardest case for clean minutes.
fn all_needles() -> Vec<Needle> {
    let cases = cases();
    let suppressions: Vec<Suppression> = cases
        .iter()
        .filter_map(|case| case.suppression.clone())
        .collect();
    let left_out: Vec<String> = cases
        .iter()
        .flat_map(|case| case.left_out.clone())
        .collect();
    let mut wanted = needles(&suppressions, &reader(), &left_out);
    let mut kept: Vec<Needle> = Vec::new();
    wanted.retain(|needle| {
        let is_new = !kept.contains(needle);
        kept.extend(is_new.then(|| needle.clone()));
        is_new
    });
    wanted
}

struct Clean {
    blocked: usize,
    looked_at: usize,
    alarms: Vec<String>,
}

fn measure_clean(wanted: &[Needle]) -> Clean {
    let finder = Finder::of(wanted);
    let mut dice = Dice::seeded(20_270_125);
    let mut clean = Clean {
        blocked: 0,
        looked_at: 0,
        alarms: Vec::new(),
    };
    for _ in 0..CLEAN_DOCUMENTS {
        let found = finder.find(&prose::clean_minutes(&mut dice));
        let is_blocked = found.iter().any(|f| f.weight == Weight::Blocks);
        clean.blocked += usize::from(is_blocked);
        clean.looked_at += usize::from(!is_blocked && !found.is_empty());
        clean.alarms.extend(
            found
                .iter()
                .map(|f| format!("{:?} {:?} {}", f.kind, f.weight, f.context)),
        );
    }
    clean.alarms.sort();
    clean.alarms.dedup();
    clean
}

fn report(measured: &Measured, clean: &Clean) -> String {
    let mut out = String::from(
        "| What | Disguise | Planted | Blocks | Needs a look | Missed |\n|---|---|---:|---:|---:|---:|\n",
    );
    let mut totals = Row::default();
    for (group, rows) in &measured.rows {
        for (disguise, row) in rows {
            out.push_str(&format!(
                "| {group} | {disguise} | {} | {} | {} | {} |\n",
                row.planted, row.blocked, row.looked_at, row.missed
            ));
            totals.planted += row.planted;
            totals.blocked += row.blocked;
            totals.looked_at += row.looked_at;
            totals.missed += row.missed;
            totals.too_light += row.too_light;
        }
    }
    out.push_str(&format!(
        "| **All** | | **{}** | **{}** | **{}** | **{}** |\n\n",
        totals.planted, totals.blocked, totals.looked_at, totals.missed
    ));
    out.push_str(&format!(
        "Found, but lighter than claimed: {}.\n\n",
        totals.too_light
    ));
    out.push_str(&format!(
        "Clean documents: {CLEAN_DOCUMENTS}. With a false finding that blocks: {}. With one that needs a look: {}.\n\n",
        clean.blocked, clean.looked_at
    ));
    out.push_str(&crate::limits::tables());
    out
}

fn page() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/copy-check.md")
}

fn measured_now() -> (Measured, Clean, String) {
    let measured = measure();
    let clean = measure_clean(&all_needles());
    let report = report(&measured, &clean);
    (measured, clean, report)
}

#[test]
fn nothing_claimed_is_missed_and_clean_minutes_stay_clean() {
    let (measured, clean, report) = measured_now();
    let planted: usize = measured
        .rows
        .values()
        .flat_map(|rows| rows.values())
        .map(|row| row.planted)
        .sum();
    assert!(planted >= 2_000, "only {planted} planted cases");
    assert!(
        measured.misses.is_empty(),
        "{} misses:\n{}",
        measured.misses.len(),
        measured.misses.join("\n")
    );
    let share = (clean.blocked + clean.looked_at) * 100;
    assert!(
        share < CLEAN_DOCUMENTS,
        "false alarms:\n{}",
        clean.alarms.join("\n")
    );
    let written = std::fs::read_to_string(page()).unwrap();
    let kept = written
        .split_once(BEGIN)
        .and_then(|(_, rest)| rest.split_once(END))
        .unwrap()
        .0;
    assert_eq!(
        kept.trim(),
        report.trim(),
        "run the ignored test `write_the_figures` and read what changed"
    );
}

/// Writes the figures into the page: `cargo test -p chairside-documents --test copy_check -- --ignored`.
#[test]
#[ignore = "writes docs/copy-check.md"]
fn write_the_figures() {
    let (_, _, report) = measured_now();
    let written = std::fs::read_to_string(page()).unwrap();
    let (before, rest) = written.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    std::fs::write(page(), format!("{before}{BEGIN}\n{report}{END}{after}")).unwrap();
}
