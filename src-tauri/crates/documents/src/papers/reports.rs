//! Reports received, and with whom each was shared.

use chairside_domain::meeting::{AgencyReport, ReportState};
use chairside_domain::minutes::RemovalReason;

use super::context::Context;
use super::wording::plain_date;
use crate::paper::{Block, Part, Table, TableRow};

/// The section on reports.
pub(super) fn reports(context: &Context<'_>) -> Vec<Block> {
    let rows: Vec<TableRow> = context
        .from
        .conference
        .reports
        .iter()
        .filter_map(|report| row(context, report))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let words = context.words;
    vec![Block::Table(Table {
        caption: Some(words.word("reports_caption")),
        head: ["agency", "received", "shared_with"]
            .map(|code| words.word(code))
            .to_vec(),
        rows,
    })]
}

fn row(context: &Context<'_>, report: &AgencyReport) -> Option<TableRow> {
    if context.is_withheld_by(&report.withheld_from, "report") {
        return None;
    }
    let agency = format!("{} {}", report.agency, report.author_name);
    if let Some(suppression) = context.suppressed_in(&agency) {
        context.leave_out(
            "report",
            "",
            RemovalReason::Suppression,
            Some(suppression.id),
        );
        return None;
    }
    let cells = [
        agency_line(context, report),
        received(context, report),
        shared(context, report),
    ];
    Some(TableRow::Cells {
        cells: cells
            .into_iter()
            .map(|text| vec![Part::plain(text)])
            .collect(),
        has_row_header: true,
        restricted: None,
    })
}

fn agency_line(context: &Context<'_>, report: &AgencyReport) -> String {
    if report.author_name.is_empty() {
        return report.agency.clone();
    }
    context.words.line(
        "author_line",
        &[("agency", &report.agency), ("author", &report.author_name)],
    )
}

fn received(context: &Context<'_>, report: &AgencyReport) -> String {
    let words = context.words;
    if report.is_verbal {
        return words.word("verbal");
    }
    let day = report
        .received_at
        .map(|at| at.with_timezone(&chrono_tz::Europe::London).date_naive());
    match (day, report.is_tabled) {
        (Some(_), true) => words.word("tabled"),
        (Some(day), false) => plain_date(day),
        (None, _) => words.word("not_received"),
    }
}

/// With whom it was shared. A member of the family reads only what was shared with them.
fn shared(context: &Context<'_>, report: &AgencyReport) -> String {
    let words = context.words;
    if report.not_shared_beforehand {
        return words.word("not_shared_rule");
    }
    let own = context.reader().filter(|reader| !reader.is_professional);
    let lines: Vec<String> = report
        .sharing
        .iter()
        .filter(|sharing| own.is_none_or(|reader| reader.stands_with.contains(&sharing.person)))
        .filter_map(|sharing| {
            let day = sharing.shared_on?;
            let name = context.name(sharing.person);
            Some(words.line(
                "shared_line",
                &[("name", &name), ("date", &plain_date(day))],
            ))
        })
        .collect();
    match (lines.is_empty(), report.state) {
        (true, ReportState::Requested) => String::new(),
        (true, _) => words.word("not_available"),
        (false, _) => lines.join("; "),
    }
}
