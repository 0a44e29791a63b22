//! The letter that lies on a copy: to whom, where, and what is with it.

use super::PaperError;
use super::context::{Context, Enclosing, PaperFor};
use super::letter::{closing, opening};
use super::pieces::{bullets, plain};
use super::wording::{code_of, upper_first};
use crate::paper::Block;

/// The cover letter for one copy. It tells nothing of what the papers say.
///
/// # Errors
/// [`PaperError::NothingEnclosed`] without a copy and where it goes, [`PaperError::NotForReader`] for the full record,
/// and [`PaperError::AddressWithheld`] for an address that is withheld from the reader.
pub(super) fn cover_letter(context: &Context<'_>) -> Result<Vec<Block>, PaperError> {
    let PaperFor::Copy { name, number, .. } = context.whom else {
        return Err(PaperError::NotForReader);
    };
    let from = context.from;
    let enclosing = from.enclosing.ok_or(PaperError::NothingEnclosed)?;
    let delivery = enclosing.delivery.trim();
    if delivery.is_empty() {
        return Err(PaperError::NothingEnclosed);
    }
    if context.suppressed_in(delivery).is_some() {
        return Err(PaperError::AddressWithheld);
    }
    let words = context.words;
    let mut blocks = opening(context, words.word("cover_letter_title"));
    // Below the title, as in a window of an envelope: the name, then the address line by line.
    blocks.insert(
        1,
        plain(format!("{name}\n{}", delivery.replace(", ", "\n"))),
    );
    blocks.push(plain(words.word("cover_letter_with")));
    blocks.push(bullets(enclosed(context, enclosing, *number)));
    let reference = [("reference", from.conference.reference.as_str())];
    blocks.push(plain(words.word("cover_letter_own")));
    blocks.push(plain(words.line("cover_letter_tell", &reference)));
    blocks.push(plain(words.line("cover_letter_wrong", &[("name", name)])));
    blocks.push(closing(context));
    Ok(blocks)
}

fn enclosed(context: &Context<'_>, enclosing: Enclosing<'_>, number: u32) -> Vec<String> {
    let words = context.words;
    let paper = upper_first(&words.word(&format!("kind_{}", code_of(enclosing.paper))));
    let number = number.to_string();
    let copy = words.line(
        "cover_letter_copy",
        &[("paper", &paper), ("number", &number)],
    );
    let count = enclosing.reports.to_string();
    let reports = match enclosing.reports {
        0 => None,
        1 => Some(words.word("cover_letter_report")),
        _ => Some(words.line("cover_letter_reports", &[("count", &count)])),
    };
    std::iter::once(copy).chain(reports).collect()
}
