//! Reports received, and with whom each was shared.

use chairside_domain::meeting::{AgencyReport, LateReport, ReportState};
use chairside_domain::minutes::RemovalReason;

use super::context::Context;
use super::pieces::{row as cells, table};
use crate::paper::{Block, TableRow};

/// The section on reports.
pub(super) fn reports(context: &Context<'_>) -> Vec<Block> {
    let rows: Vec<TableRow> = context
        .from
        .conference
        .reports
        .iter()
        .filter_map(|report| row(context, report))
        .collect();
    let words = context.words;
    let head = ["agency", "received", "shared_with"].map(|code| words.word(code));
    table(words.word("reports_caption"), head, rows)
        .into_iter()
        .collect()
}

fn row(context: &Context<'_>, report: &AgencyReport) -> Option<TableRow> {
    gives_report(context, report).then(|| {
        cells([
            agency_line(context, report),
            received(context, report),
            shared(context, report),
        ])
    })
}

/// Tells whether the reader may know of a report: it is not withheld, it is about a child of the
/// reader, and its agency does not give anything away. What may not be known is noted.
pub(super) fn gives_report(context: &Context<'_>, report: &AgencyReport) -> bool {
    if context.is_withheld_by(&report.withheld_from, "report") {
        return false;
    }
    let covers = &report.covers_children;
    if !covers.is_empty() && !covers.iter().any(|child| context.gives_child(*child)) {
        context.leave_out("report", "", RemovalReason::OtherChild, None);
        return false;
    }
    let agency = format!("{} {}", report.agency, report.author_name);
    let suppression = context.suppressed_in(&agency);
    if let Some(suppression) = suppression {
        context.leave_out("report", "", RemovalReason::Suppression, Some(suppression));
    }
    suppression.is_none()
}

pub(super) fn agency_line(context: &Context<'_>, report: &AgencyReport) -> String {
    if report.author_name.is_empty() {
        return report.agency.clone();
    }
    context.words.line(
        "author_line",
        &[("agency", &report.agency), ("author", &report.author_name)],
    )
}

pub(super) fn received(context: &Context<'_>, report: &AgencyReport) -> String {
    let words = context.words;
    if report.is_verbal {
        return words.word("verbal");
    }
    let day = report
        .received_at
        .map(|at| at.with_timezone(&chrono_tz::Europe::London).date_naive());
    match (day, report.is_tabled) {
        (Some(_), true) => tabled(context, report),
        (Some(day), false) => context.words.plain_date(day),
        (None, _) => words.word("not_received"),
    }
}

/// A report that came too late to be read beforehand, with what the chair did with it.
fn tabled(context: &Context<'_>, report: &AgencyReport) -> String {
    let words = context.words;
    let tabled = words.word("tabled");
    match report.late_report {
        None => tabled,
        Some(LateReport::ReadingTime) => {
            format!("{tabled}\n{}", words.word("tabled_reading_time"))
        }
        Some(LateReport::SetAside) => format!("{tabled}\n{}", words.word("tabled_set_aside")),
    }
}

/// With whom it was shared. A member of the family reads only what was shared with them, and does not
/// learn whether another member had it.
fn shared(context: &Context<'_>, report: &AgencyReport) -> String {
    let words = context.words;
    if report.not_shared_beforehand {
        return words.word("not_shared_rule");
    }
    let own = context.family_reader();
    let lines: Vec<String> = report
        .sharing
        .iter()
        .filter(|sharing| own.is_none_or(|reader| reader.stands_with.contains(&sharing.person)))
        .filter_map(|sharing| {
            let day = sharing.shared_on?;
            let name = context.name(sharing.person);
            Some(words.line(
                "shared_line",
                &[("name", &name), ("date", &context.words.plain_date(day))],
            ))
        })
        .collect();
    match (lines.is_empty(), report.state) {
        (true, ReportState::Requested) => words.word("nothing_to_share"),
        (true, _) if own.is_some() => words.word("not_shared_with_you"),
        (true, _) => words.word("not_available"),
        (false, _) => lines.join("\n"),
    }
}
