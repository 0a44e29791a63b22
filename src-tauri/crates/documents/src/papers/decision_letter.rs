//! The decision letter: what was decided and why, the outline plan, who leads, how to disagree.

use super::context::Context;
use super::cover::{children_fact, facts, held_fact, meeting_name, next_dates};
use super::decision::decision_box;
use super::letter::{closing, opening};
use super::pieces::{bullets, heading, plain};
use super::wording::upper_first;
use super::{PaperError, plan};
use crate::paper::Block;

/// The decision letter for one reader, or in full.
///
/// # Errors
/// [`PaperError::NoDecision`] if nothing was decided about any child of the reader.
pub(super) fn decision_letter(context: &Context<'_>) -> Result<Vec<Block>, PaperError> {
    const PART: u8 = 3;
    let words = context.words;
    let children = context.children();
    let decisions: Vec<Block> = children
        .iter()
        .filter_map(|child| context.from.conference.decision_for(*child))
        .map(|decision| decision_box(context, decision))
        .collect();
    if decisions.is_empty() {
        return Err(PaperError::NoDecision);
    }
    let letter = upper_first(&words.called("letter").unwrap_or_default());
    let mut blocks = opening(context, letter);
    let meeting = context.words.with_article(&meeting_name(context));
    blocks.push(plain(words.line("letter_about", &[("meeting", &meeting)])));
    blocks.push(facts(vec![children_fact(context), held_fact(context)]));
    blocks.push(heading(2, words.word("what_was_decided")));
    blocks.extend(decisions);
    blocks.push(heading(2, words.section("plan")));
    blocks.extend(plan::plans(context, PART));
    let core_groups = plan::core_group(context, PART);
    if !core_groups.is_empty() {
        blocks.push(heading(2, words.section("core_group")));
        blocks.extend(core_groups);
    }
    let dates = next_dates(context, &children);
    if !dates.is_empty() {
        blocks.push(heading(2, words.word("next_dates")));
        blocks.push(bullets(dates));
    }
    blocks.push(heading(2, words.section("complaints")));
    blocks.extend(plan::complaints(context));
    blocks.push(closing(context));
    Ok(blocks)
}
