//! The outline plan as a paper of its own.

use super::context::Context;
use super::cover::{children_fact, facts, held_fact, is_in_force};
use super::pieces::heading;
use super::{PaperError, analysis, plan};
use crate::paper::Block;

/// The outline plans of the reader's children.
///
/// # Errors
/// [`PaperError::NotForReader`] if no child of the reader has a plan.
pub(super) fn outline_plan(context: &Context<'_>) -> Result<Vec<Block>, PaperError> {
    const PART: u8 = 3;
    if !context
        .children()
        .iter()
        .any(|child| is_in_force(context, *child))
    {
        return Err(PaperError::NotForReader);
    }
    let words = context.words;
    let mut blocks = vec![
        heading(1, words.word("outline_plan_title")),
        facts(vec![children_fact(context), held_fact(context)]),
        Block::Rule,
    ];
    let worries = analysis::danger_statements(context);
    if !worries.is_empty() {
        blocks.push(heading(2, words.word("worries_and_goals")));
        blocks.extend(worries);
    }
    blocks.push(heading(2, words.word("actions")));
    blocks.extend(plan::plans(context, PART));
    let core_groups = plan::core_group(context, PART);
    if !core_groups.is_empty() {
        blocks.push(heading(2, words.section("core_group")));
        blocks.extend(core_groups);
    }
    Ok(blocks)
}
