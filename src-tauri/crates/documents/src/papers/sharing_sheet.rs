//! The sheet that says who has read which report. A member of the family reads their own lines.

use chairside_domain::meeting::{AgencyReport, Sharing};

use super::context::Context;
use super::cover::{children_fact, facts, held_fact};
use super::pieces::{heading, plain, row, table};
use super::reports::{agency_line, gives_report, received};
use super::wording::sentence;
use crate::paper::{Block, TableRow};

/// The sheet for one reader, or in full.
pub(super) fn sharing_sheet(context: &Context<'_>) -> Vec<Block> {
    let words = context.words;
    let mut blocks = vec![
        heading(1, words.word("sharing_title")),
        facts(vec![children_fact(context), held_fact(context)]),
        Block::Rule,
    ];
    let rows: Vec<TableRow> = context
        .from
        .conference
        .reports
        .iter()
        .filter(|report| gives_report(context, report))
        .map(|report| report_row(context, report))
        .collect();
    let head = ["agency", "received", "read_by"].map(|code| words.word(code));
    match table(words.word("sharing_caption"), head, rows) {
        Some(table) => blocks.push(table),
        None => blocks.push(plain(words.word("no_reports"))),
    }
    blocks
}

fn report_row(context: &Context<'_>, report: &AgencyReport) -> TableRow {
    let words = context.words;
    let lines: Vec<String> = report
        .sharing
        .iter()
        .filter_map(|sharing| sharing_line(context, sharing))
        .collect();
    let shared = match (report.not_shared_beforehand, lines.is_empty()) {
        (true, _) => words.word("not_shared_rule"),
        (false, true) if context.family_reader().is_some() => words.word("you_have_not_read_it"),
        (false, true) => words.word("not_read_yet"),
        (false, false) => lines.join("\n"),
    };
    row([
        agency_line(context, report),
        received(context, report),
        shared,
    ])
}

/// "Folasade, 10 September 2026, read together". Why a report is withheld is for staff only.
fn sharing_line(context: &Context<'_>, sharing: &Sharing) -> Option<String> {
    let words = context.words;
    let is_own =
        |reader: &chairside_domain::audience::Reader| reader.stands_with.contains(&sharing.person);
    if context
        .family_reader()
        .is_some_and(|reader| !is_own(reader))
    {
        return None;
    }
    let name = context.name(sharing.person);
    match sharing.shared_on {
        Some(day) if sharing.how.is_empty() => Some(words.line(
            "shared_line",
            &[("name", &name), ("date", &context.words.plain_date(day))],
        )),
        Some(day) => {
            let facts = [
                ("name", name.as_str()),
                ("date", &context.words.plain_date(day)),
                ("how", &sharing.how.to_lowercase()),
            ];
            Some(words.line("shared_how", &facts))
        }
        None if context.reader().is_none() => {
            let reason = sentence(&sharing.withheld_reason);
            let facts = [
                ("name", name.as_str()),
                ("by", &sharing.decided_by),
                ("reason", &reason),
            ];
            Some(words.line("withheld_line", &facts))
        }
        None => None,
    }
}
