//! The notice that a plan ended: when, why, and what help goes on.

use chairside_domain::plan::{EndReason, ProtectionPlan};
use chrono::NaiveDate;

use super::context::{About, Context};
use super::cover::facts;
use super::letter::{closing, opening};
use super::pieces::{fact, plain};
use super::wording::{code_of, sentence, upper_first};
use super::{PaperError, plan};
use crate::paper::Block;

/// The notice to one person, about each child of theirs whose plan ended on the day.
///
/// # Errors
/// [`PaperError::UnknownSubject`] if no day was named, [`PaperError::PlanNotEnded`] if no plan of
/// the family ended on it, and [`PaperError::NotForReader`] for a reader to whom none of the
/// children is anything.
pub(super) fn plan_ended_notice(context: &Context<'_>) -> Result<Vec<Block>, PaperError> {
    let About::PlansEndedOn(day) = context.from.about else {
        return Err(PaperError::UnknownSubject);
    };
    let plans = context.from.family.plans.iter();
    let ended: Vec<&ProtectionPlan> = plans.filter(|plan| plan.ended_on == Some(day)).collect();
    if ended.is_empty() {
        return Err(PaperError::PlanNotEnded);
    }
    let theirs = ended.iter().filter(|plan| context.gives_child(plan.child));
    let sheets: Vec<Block> = theirs
        .filter_map(|plan| Some(sheet(context, plan, day, plan.end_reason?)))
        .collect();
    let words = context.words;
    let (title, line) = match sheets.len() {
        0 => return Err(PaperError::NotForReader),
        1 => ("plan_ended_title", "plan_ended_line"),
        _ => ("plans_ended_title", "plans_ended_line"),
    };
    let mut blocks = opening(context, words.word(title));
    blocks.push(plain(words.word(line)));
    blocks.extend(sheets);
    blocks.push(plain(words.word("keep_or_stop")));
    blocks.extend(plan::complaints(context));
    blocks.push(closing(context));
    Ok(blocks)
}

/// The facts about one plan.
fn sheet(
    context: &Context<'_>,
    ended: &ProtectionPlan,
    ended_on: NaiveDate,
    reason: EndReason,
) -> Block {
    let words = context.words;
    facts(vec![
        fact(words.word("child"), context.name(ended.child)),
        fact(
            words.word("began_on"),
            context.words.plain_date(ended.started_on),
        ),
        fact(words.word("ended_on"), context.words.plain_date(ended_on)),
        fact(words.word("why_ended"), reason_words(context, reason)),
        fact(words.word("support_now"), support(context, ended)),
    ])
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
            let next = context.words.line(
                "support_review",
                &[("date", &context.words.plain_date(day))],
            );
            format!("{support} {next}")
        }
        None => support,
    }
}
