//! The notice that a plan ended: when, why, and what help goes on.

use chairside_domain::plan::{EndReason, ProtectionPlan};

use super::context::{About, Context};
use super::cover::facts;
use super::letter::{closing, opening};
use super::pieces::{fact, plain};
use super::wording::{code_of, plain_date, sentence, upper_first};
use super::{PaperError, plan};
use crate::paper::Block;

/// The notice to one person.
///
/// # Errors
/// [`PaperError::UnknownSubject`] if no plan of the family was named,
/// [`PaperError::NotForReader`] for a reader to whom the child is nothing, and
/// [`PaperError::PlanNotEnded`] while it has not.
pub(super) fn plan_ended_notice(context: &Context<'_>) -> Result<Vec<Block>, PaperError> {
    let About::Plan(id) = context.from.about else {
        return Err(PaperError::UnknownSubject);
    };
    let plans = &context.from.family.plans;
    let ended = plans
        .iter()
        .find(|plan| plan.id == id)
        .ok_or(PaperError::UnknownSubject)?;
    if !context.gives_child(ended.child) {
        return Err(PaperError::NotForReader);
    }
    let (Some(ended_on), Some(reason)) = (ended.ended_on, ended.end_reason) else {
        return Err(PaperError::PlanNotEnded);
    };
    let words = context.words;
    let mut blocks = opening(context, words.word("plan_ended_title"));
    blocks.push(plain(words.word("plan_ended_line")));
    blocks.push(facts(vec![
        fact(words.word("child"), context.name(ended.child)),
        fact(words.word("began_on"), plain_date(ended.started_on)),
        fact(words.word("ended_on"), plain_date(ended_on)),
        fact(words.word("why_ended"), reason_words(context, reason)),
        fact(words.word("support_now"), support(context, ended)),
    ]));
    blocks.push(plain(words.word("keep_or_stop")));
    blocks.extend(plan::complaints(context));
    blocks.push(closing(context));
    Ok(blocks)
}

fn reason_words(context: &Context<'_>, reason: EndReason) -> String {
    sentence(&upper_first(
        &context.words.word(&format!("ended_{}", code_of(reason))),
    ))
}

fn support(context: &Context<'_>, ended: &ProtectionPlan) -> String {
    let Some(follow_up) = &ended.follow_up else {
        return String::new();
    };
    let support = sentence(&follow_up.support);
    match follow_up.review_by {
        Some(day) => {
            let next = context
                .words
                .line("support_review", &[("date", &plain_date(day))]);
            format!("{support} {next}")
        }
        None => support,
    }
}
