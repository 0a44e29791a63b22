//! How a letter begins and ends.

use chairside_domain::meeting::{Participant, ParticipantRole};

use super::context::{Context, PaperFor};
use super::cover::role_names;
use super::pieces::{heading, plain};
use super::wording::upper_first;
use crate::paper::Block;

/// The heading, the day and the greeting. The full record greets no one.
pub(super) fn opening(context: &Context<'_>, title: String) -> Vec<Block> {
    let mut blocks = vec![heading(1, title)];
    blocks.extend(
        context
            .from
            .dated_on
            .map(|day| plain(context.words.plain_date(day))),
    );
    if let PaperFor::Copy { name, .. } = context.whom {
        blocks.push(plain(context.words.line("dear", &[("name", name)])));
    }
    blocks
}

/// The chair's name with the pack's word for the post.
pub(super) fn closing(context: &Context<'_>) -> Block {
    let chairs = context
        .words
        .and_list(&role_names(context, ParticipantRole::Chair));
    let post = upper_first(&context.words.called("chair").unwrap_or_default());
    let council = &context.from.office.council_name;
    let lines: Vec<&str> = [chairs.as_str(), post.as_str(), council.as_str()]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect();
    plain(lines.join("\n"))
}

/// The participant whose copy this is.
pub(super) fn addressee<'a>(context: &Context<'a>) -> Option<&'a Participant> {
    let reader = context.reader()?;
    context.from.conference.participant(reader.person)
}
