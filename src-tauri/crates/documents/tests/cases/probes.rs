//! Words that other programs must read out of a finished file as they stand in the record.
#![allow(dead_code, reason = "each user of this module needs some of it")]

use chairside_documents::Paper;
use chairside_documents::papers::Built;
use chairside_testkit::people::*;
use chairside_testkit::probes::PROBES;

use super::reading::as_text;

/// Which people of the case have names that a reader may get wrong.
const PEOPLE: [chairside_domain::ids::PersonId; 14] = [
    MOTHER,
    KOFI,
    GRANDMOTHER,
    LODGER,
    MINUTE_TAKER,
    MANAGER,
    HEAD,
    MIDWIFE,
    HEALTH_VISITOR,
    POLICE,
    GP,
    HOUSING,
    PROBATION,
    INTERPRETER,
];

/// The probes that stand on a paper, a line each: how often, a tab, the words.
pub fn probes_on(paper: &Paper) -> String {
    let said = as_text(&Built {
        paper: paper.clone(),
        left_out: Vec::new(),
    });
    let names = PEOPLE
        .iter()
        .chain(&[STUDENT, SUPPORTER])
        .map(|person| name(*person));
    let words = PROBES.iter().map(|(_, words)| *words);
    names
        .chain(words)
        .filter_map(|words| {
            let count = said.matches(words).count();
            (count > 0).then(|| format!("{count}\t{words}\n"))
        })
        .collect()
}
