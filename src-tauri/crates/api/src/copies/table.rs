//! The ledger as a table that other programs open: CSV, as RFC 4180 has it.

use chrono::{DateTime, NaiveDate, Utc};

use crate::AppError;
use crate::contract::{LedgerLine, LedgerView};
use crate::environment::local;
use crate::messages::text;

/// Every column: the code of its heading, and what a line has there.
type Column = (&'static str, fn(&LedgerLine) -> String);

const COLUMNS: &[Column] = &[
    ("ledger_copy", |line| line.number.to_string()),
    ("ledger_holder", |line| line.holder.clone()),
    ("ledger_role", |line| line.role_label.clone()),
    ("ledger_paper", |line| line.paper.clone()),
    ("ledger_version", |line| {
        line.version.map(|v| v.to_string()).unwrap_or_default()
    }),
    ("ledger_content", |line| {
        let code = if line.is_partial {
            "copy_partial"
        } else {
            "copy_full"
        };
        text(code, &[])
    }),
    ("ledger_state", |line| line.state_label.clone()),
    ("ledger_prepared_at", |line| moment(line.prepared_at)),
    ("ledger_prepared_by", |line| line.prepared_by.clone()),
    ("ledger_checked_at", |line| moment(line.checked_at)),
    ("ledger_checked_by", |line| line.checked_by.clone()),
    ("ledger_method", |line| line.method.clone()),
    ("ledger_delivery", |line| line.delivery.clone()),
    ("ledger_sent_at", |line| moment(line.sent_at)),
    ("ledger_sent_by", |line| line.sent_by.clone()),
    ("ledger_received_on", |line| day(line.received_on)),
    ("ledger_received_by", |line| line.received_noted_by.clone()),
    ("ledger_corrections_by", |line| {
        day(line.corrections.as_ref().and_then(|c| c.due_on))
    }),
    ("ledger_chase", |line| line.chase.clone()),
];

/// The table in UTF-8, with a mark by which a spreadsheet reads it as such.
pub(super) fn csv(ledger: &LedgerView) -> Result<Vec<u8>, AppError> {
    let failed = |_| AppError::new("file_not_written");
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    let headings = COLUMNS.iter().map(|(code, _)| text(code, &[]));
    table.write_record(headings).map_err(failed)?;
    for line in &ledger.lines {
        let cells = COLUMNS.iter().map(|(_, cell)| harmless(cell(line)));
        table.write_record(cells).map_err(failed)?;
    }
    table
        .into_inner()
        .map_err(|_| AppError::new("file_not_written"))
}

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// A cell that a spreadsheet would run as a formula is shown as words.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell
    }
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// "2027-02-01 14:31", as the clock on the wall showed.
fn moment(at: Option<DateTime<Utc>>) -> String {
    at.map(|at| local(at).format("%Y-%m-%d %H:%M").to_string())
        .unwrap_or_default()
}
