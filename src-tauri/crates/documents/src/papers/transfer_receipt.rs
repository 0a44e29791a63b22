//! The receipt for a file sent on: every enclosed record by title and date.

use chairside_domain::family::FileTransfer;

use super::PaperError;
use super::context::{About, Context};
use super::cover::facts;
use super::pieces::{fact, heading, plain, row, table};
use crate::paper::{Block, TableRow};

/// The receipt, to be signed by whoever receives the file.
///
/// # Errors
/// [`PaperError::UnknownSubject`] if no transfer of the family was named, and
/// [`PaperError::NotForReader`] for a reader to whom the child is nothing or from whom the
/// receiver is withheld.
pub(super) fn transfer_receipt(context: &Context<'_>) -> Result<Vec<Block>, PaperError> {
    let About::Transfer(id) = context.from.about else {
        return Err(PaperError::UnknownSubject);
    };
    let transfers = &context.from.family.file_transfers;
    let sent = transfers
        .iter()
        .find(|sent| sent.id == id)
        .ok_or(PaperError::UnknownSubject)?;
    if !context.gives_child(sent.child) || context.suppressed_in(&sent.recipient).is_some() {
        return Err(PaperError::NotForReader);
    }
    let words = context.words;
    let mut blocks = vec![
        heading(1, words.word("receipt_title")),
        facts(vec![
            fact(words.word("child"), context.name(sent.child)),
            fact(words.word("sent_to"), sent.recipient.clone()),
            fact(words.word("sent_by_way"), sent.method.clone()),
            fact(
                words.word("sent_on"),
                context.words.plain_date(sent.sent_on),
            ),
        ]),
        Block::Rule,
    ];
    blocks.extend(enclosed(context, sent));
    blocks.push(heading(2, words.word("receipt_heading")));
    blocks.extend(receipt(context, sent));
    Ok(blocks)
}

fn enclosed(context: &Context<'_>, sent: &FileTransfer) -> Option<Block> {
    let words = context.words;
    let rows: Vec<TableRow> = sent
        .enclosed
        .iter()
        .zip(1_u32..)
        .map(|(record, number)| {
            let dated = record.dated_on.map(|day| context.words.plain_date(day));
            let dated = dated.unwrap_or_else(|| words.word("not_dated"));
            row([number.to_string(), record.title.clone(), dated])
        })
        .collect();
    let head = ["item", "record_title", "dated"].map(|code| words.word(code));
    table(words.word("enclosed_caption"), head, rows)
}

/// What the receiver said, or the lines to sign.
fn receipt(context: &Context<'_>, sent: &FileTransfer) -> Vec<Block> {
    let words = context.words;
    match sent.receipt_on {
        Some(day) => {
            let facts = [
                ("name", sent.receipt_by.as_str()),
                ("date", &context.words.plain_date(day)),
            ];
            vec![plain(words.line("received_by", &facts))]
        }
        None => {
            const LINE: &str = "________________________________________";
            let lines = ["sign_name", "sign_post", "signature", "sign_date"]
                .map(|code| fact(words.word(code), LINE));
            vec![plain(words.word("please_sign")), facts(lines.to_vec())]
        }
    }
}
