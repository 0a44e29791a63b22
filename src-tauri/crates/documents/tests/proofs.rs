//! Every paper as text that a chair can proof-read, kept in `tests/snapshots` and compared.
//!
//! To write them anew after a change that is meant: `CHAIRSIDE_WRITE_PROOFS=1 cargo test -p
//! chairside-documents --test proofs`, then read what changed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first fault"
)]

mod cases;

use std::collections::BTreeSet;
use std::path::PathBuf;

use cases::reading::{as_text, everything_in};
use chairside_documents::papers::Built;

use chairside_documents::{Fonts, render};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

/// England's papers for everyone; of the other nations those whose words differ.
fn proofs() -> Vec<(String, Built)> {
    let mut all = Vec::new();
    for pack in ["england", "wales", "scotland"] {
        let differs = |name: &str| {
            [
                "minutes-archive",
                "invitation-mother",
                "decision-letter-mother",
                "child-letter-archive",
            ]
            .contains(&name)
        };
        let papers = cases::every_paper(pack).into_iter();
        let kept = papers.filter(|(name, _)| pack == "england" || differs(name));
        all.extend(kept.map(|(name, built)| (format!("{pack}-{name}.txt"), built)));
    }
    let welsh = cases::welsh_papers().into_iter();
    all.extend(welsh.map(|(name, built)| (format!("{name}.txt"), built)));
    all
}

#[test]
fn every_paper_reads_as_its_proof() {
    #[allow(clippy::disallowed_methods, reason = "a person asks for new proofs")]
    let writes = std::env::var_os("CHAIRSIDE_WRITE_PROOFS").is_some();
    let mut expected = BTreeSet::new();
    let mut differing = Vec::new();
    for (name, built) in proofs() {
        let path = folder().join(&name);
        let text = as_text(&built);
        if writes {
            std::fs::create_dir_all(folder()).unwrap();
            std::fs::write(&path, &text).unwrap();
        } else if std::fs::read_to_string(&path).ok() != Some(text) {
            differing.push(name.clone());
        }
        expected.insert(name);
    }
    let kept = std::fs::read_dir(folder()).unwrap();
    let kept: BTreeSet<String> = kept
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(kept, expected, "a proof for each paper and no other");
    assert!(
        differing.is_empty(),
        "these read otherwise than their proofs: {differing:?}"
    );
}

#[test]
fn every_paper_of_a_pack_that_reads_otherwise_is_among_those_that_are_judged() {
    let mut packs = chairside_testkit::packs::all();
    let as_shipped = cases::papers_of(&packs);
    let mut own = chairside_testkit::packs::pack("devon");
    own.id = "own".parse().unwrap();
    own.names.as_mut().unwrap().chair = "conference manager".to_owned();
    packs.push(own);
    let with_own = cases::papers_of(&packs);
    let more: Vec<&str> = with_own[as_shipped.len()..]
        .iter()
        .map(|(name, _)| &**name)
        .collect();
    assert!(more.contains(&"own-invitation-mother"), "{more:?}");
    assert!(
        !more.contains(&"own-ledger-archive"),
        "the ledger does not name the chair's post: {more:?}"
    );
}

/// A word lost between the paper and the file would not show in the proofs.
#[test]
fn every_word_of_a_proof_stands_in_the_finished_file() {
    let left_to_right = |word: &&str| word.is_ascii();
    for (name, built) in proofs()
        .into_iter()
        .filter(|(name, _)| name.contains("mother"))
    {
        let text = as_text(&built);
        let said = text.split("\nleft out, for staff:").next().unwrap();
        let said = said.split_once("council: ").unwrap().1;
        let found: String = everything_in(&built).split_whitespace().collect();
        let words = said
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 3);
        for word in words.filter(left_to_right).filter(|word| *word != "table") {
            assert!(found.contains(word), "{name} lost {word}");
        }
    }
}

#[test]
fn the_same_record_and_reader_give_the_same_bytes() {
    let fonts = Fonts::embedded().unwrap();
    let bytes = || -> Vec<(String, [u8; 32])> {
        let papers = cases::every_paper("scotland").into_iter();
        papers
            .map(|(name, built)| (name, render(&built.paper, &fonts).unwrap().sha256))
            .collect()
    };
    let first = bytes();
    assert_eq!(first, bytes());
    let different: BTreeSet<_> = first.iter().map(|(_, digest)| digest).collect();
    assert!(
        different.len() > first.len() / 2,
        "papers for different readers differ"
    );
}
