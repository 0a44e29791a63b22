//! Requests for a correction that the chair did not agree to: kept with the minutes, with the answer.

use chairside_domain::amendments::kept_with_minutes;
use chairside_domain::audience::Part as AudiencePart;
use chairside_domain::minutes::{AmendmentRequest, MinutesVersion, RemovalReason};
use chairside_domain::numbering::Numbers;

use super::context::Context;
use super::pieces::heading;
use super::wording::sentence;
use crate::paper::{Block, Part, Run, TextBox};

/// What people asked to be corrected and the chair noted without agreeing, with the chair's answer.
pub(super) fn not_agreed(
    context: &Context<'_>,
    version: &MinutesVersion,
    numbers: &Numbers,
) -> Vec<Block> {
    let of_earlier = |request: &&AmendmentRequest| {
        let versions = &context.from.conference.minutes;
        let about = versions.iter().find(|v| v.id == request.version);
        about.is_some_and(|about| about.number <= version.number)
    };
    let boxes: Vec<Block> = kept_with_minutes(context.from.conference)
        .into_iter()
        .filter(of_earlier)
        .filter(|request| gives(context, version, request))
        .map(|request| statement(context, request, numbers))
        .collect();
    if boxes.is_empty() {
        return boxes;
    }
    let mut blocks = vec![heading(2, context.words.word("corrections_heading"))];
    blocks.extend(boxes);
    blocks
}

/// A statement goes where the passage goes. One about no passage goes to practitioners and to the
/// person who made it: its words may be about anyone.
fn gives(context: &Context<'_>, version: &MinutesVersion, request: &AmendmentRequest) -> bool {
    let block = version
        .blocks
        .iter()
        .find(|block| Some(block.id) == request.block);
    let is_own = context
        .family_reader()
        .is_none_or(|reader| reader.stands_with.contains(&request.by));
    let is_given = match block {
        Some(block) => is_own || context.why_not(AudiencePart::from(block)).is_none(),
        None => is_own,
    };
    if !is_given {
        context.leave_out("statement", "", RemovalReason::Audience, None);
    }
    is_given
}

fn statement(context: &Context<'_>, request: &AmendmentRequest, numbers: &Numbers) -> Block {
    let words = context.words;
    let day = request
        .at
        .with_timezone(&chrono_tz::Europe::London)
        .date_naive();
    let name = context.name(request.by);
    let number = request.block.and_then(|block| numbers.get(&block));
    let facts = [
        ("name", name.as_str()),
        ("date", &context.words.plain_date(day)),
        ("number", number.map_or("", String::as_str)),
    ];
    let code = if number.is_some() {
        "statement_on_paragraph"
    } else {
        "statement"
    };
    let said = Run::quote(format!("\u{201C}{}\u{201D}", request.text.trim()));
    let answer = words.line(
        "chairs_answer",
        &[("text", &sentence(&request.response_text))],
    );
    Block::Notice(TextBox {
        title: Some(words.line(code, &facts)),
        parts: vec![Part::Text { runs: vec![said] }, Part::plain(answer)],
    })
}
