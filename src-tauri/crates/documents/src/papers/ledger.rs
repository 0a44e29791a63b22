//! The ledger: who holds which version of what, for the office alone.

use chairside_domain::incidents::CopyIncident;
use chairside_domain::minutes::{CopyState, RecipientCopy};
use chrono::{DateTime, NaiveDate, Utc};

use super::PaperError;
use super::context::Context;
use super::cover::{children_fact, facts, held_fact};
use super::pieces::{bullets, heading, plain, row, table};
use super::wording::{code_of, sentence, upper_first};
use crate::paper::{Block, TableRow};

/// The ledger of the copies of one conference.
///
/// # Errors
/// [`PaperError::NotForReader`] for anyone's copy: it names everyone and where each copy went.
pub(super) fn ledger(context: &Context<'_>) -> Result<Vec<Block>, PaperError> {
    if context.reader().is_some() {
        return Err(PaperError::NotForReader);
    }
    let words = context.words;
    let mut blocks = vec![
        heading(1, words.word("ledger_title")),
        facts(vec![children_fact(context), held_fact(context)]),
        Block::Rule,
    ];
    let copies = &context.from.conference.copies;
    let rows: Vec<TableRow> = copies.iter().map(|copy| line(context, copy)).collect();
    let head = [
        "ledger_copy",
        "ledger_holder",
        "ledger_paper",
        "ledger_sent",
        "ledger_received",
    ]
    .map(|code| words.word(code));
    match table(words.word("ledger_caption"), head, rows) {
        Some(table) => blocks.push(table),
        None => blocks.push(plain(words.word("ledger_none"))),
    }
    blocks.extend(incidents(context));
    Ok(blocks)
}

fn line(context: &Context<'_>, copy: &RecipientCopy) -> TableRow {
    let words = context.words;
    let holder = copy.recipient.map(|person| context.name(person));
    row([
        copy.number.to_string(),
        holder.unwrap_or_else(|| words.word("ledger_office")),
        paper(context, copy),
        sent(context, copy),
        received(context, copy),
    ])
}

/// "Minutes, version 2, partial".
fn paper(context: &Context<'_>, copy: &RecipientCopy) -> String {
    let words = context.words;
    let kind = words.word(&format!("kind_{}", code_of(copy.paper)));
    let versions = &context.from.conference.minutes;
    let version = versions.iter().find(|v| Some(v.id) == copy.minutes_version);
    let version =
        version.map(|v| words.line("ledger_version", &[("number", &v.number.to_string())]));
    let content = words.word(if copy.is_partial() {
        "ledger_partial"
    } else {
        "ledger_full"
    });
    let parts = [Some(upper_first(&kind)), version, Some(content)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn sent(context: &Context<'_>, copy: &RecipientCopy) -> String {
    let words = context.words;
    match copy.sent_at {
        Some(at) => words.line(
            "ledger_sent_line",
            &[
                ("date", &context.words.plain_date(day(at))),
                ("method", &copy.method),
                ("delivery", &copy.delivery),
                ("by", &copy.sent_by),
            ],
        ),
        None => words.word(&format!("ledger_state_{}", code_of(copy.state))),
    }
}

fn received(context: &Context<'_>, copy: &RecipientCopy) -> String {
    let words = context.words;
    match (copy.received_on, copy.state) {
        (Some(on), CopyState::Receipted) => words.line(
            "ledger_received_line",
            &[
                ("date", &context.words.plain_date(on)),
                ("by", &copy.received_noted_by),
            ],
        ),
        _ if copy.sent_at.is_some() => words.word(&format!("ledger_state_{}", code_of(copy.state))),
        _ => String::new(),
    }
}

fn incidents(context: &Context<'_>) -> Vec<Block> {
    let incidents = &context.from.conference.incidents;
    if incidents.is_empty() {
        return Vec::new();
    }
    let lines = incidents.iter().map(|one| incident(context, one));
    vec![
        heading(2, context.words.word("ledger_incidents")),
        bullets(lines),
    ]
}

fn incident(context: &Context<'_>, incident: &CopyIncident) -> String {
    let words = context.words;
    let copies = &context.from.conference.copies;
    let copy = copies.iter().find(|copy| copy.id == incident.copy);
    let holder = copy
        .and_then(|copy| copy.recipient)
        .map(|person| context.name(person))
        .unwrap_or_default();
    let number = copy.map(|copy| copy.number.to_string()).unwrap_or_default();
    let on = incident
        .opened_at
        .map(|at| context.words.plain_date(day(at)));
    let facts = [
        ("number", number.as_str()),
        ("holder", &holder),
        ("date", on.as_deref().unwrap_or_default()),
    ];
    let outcome = match incident.closed_at {
        Some(at) => words.line(
            "ledger_incident_closed",
            &[
                ("date", &context.words.plain_date(day(at))),
                ("by", &incident.closed_by),
                ("reason", &incident.closed_reason),
            ],
        ),
        None => words.word("ledger_incident_open"),
    };
    format!(
        "{} {}",
        sentence(&words.line("ledger_incident", &facts)),
        sentence(&outcome)
    )
}

fn day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&chrono_tz::Europe::London).date_naive()
}
