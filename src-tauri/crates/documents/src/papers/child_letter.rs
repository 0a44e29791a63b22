//! The letter to a child: what was decided for this child, in plain words.

use chairside_domain::audience::Reader;
use chairside_domain::decision::DecisionOutcome;
use chairside_domain::family::ChildStatus;
use chairside_domain::ids::PersonId;
use chairside_domain::meeting::ParticipantRole;

use super::PaperError;
use super::context::{About, Context};
use super::cover::role_names;
use super::pieces::{bullets, heading, plain};
use crate::paper::Block;

/// The letter to one child.
///
/// Shape: it names no other child, no parent and no address, and gives no reasons that adults
/// wrote for adults. What the chair wants to say besides stands in the chair's own words.
///
/// # Errors
/// [`PaperError::UnknownSubject`] if no child was named or it is not born, [`PaperError::ChildDied`] if the child has
/// died, [`PaperError::NotForReader`] for anyone of the family but the child and whoever speaks for
/// it: what a child told the chair is not for a parent to open, and
/// [`PaperError::NoDecision`] before there is one.
pub(super) fn child_letter(context: &Context<'_>) -> Result<Vec<Block>, PaperError> {
    let About::Child(child) = context.from.about else {
        return Err(PaperError::UnknownSubject);
    };
    let record = context
        .from
        .family
        .child(child)
        .ok_or(PaperError::UnknownSubject)?;
    match record.status {
        ChildStatus::Deceased => return Err(PaperError::ChildDied),
        ChildStatus::Unborn => return Err(PaperError::UnknownSubject),
        ChildStatus::Born | ChildStatus::Over18 | ChildStatus::LeftUk => {}
    }
    let is_childs = |reader: &Reader| reader.stands_with.contains(&child);
    if context
        .family_reader()
        .is_some_and(|reader| !is_childs(reader))
    {
        return Err(PaperError::NotForReader);
    }
    let decision = context
        .from
        .conference
        .decision_for(child)
        .ok_or(PaperError::NoDecision)?;
    let words = context.words;
    let name = record
        .given_names
        .split_whitespace()
        .next()
        .unwrap_or_default();
    let mut blocks = vec![heading(1, words.word("child_letter_title"))];
    blocks.extend(
        context
            .from
            .dated_on
            .map(|day| plain(context.words.plain_date(day))),
    );
    blocks.push(plain(words.line("hello", &[("name", name)])));
    if let Some(day) = context.from.conference.held_on {
        let date = context.words.long_date(day);
        blocks.push(plain(words.line("child_meeting", &[("date", &date)])));
    }
    blocks.push(heading(2, words.word("child_decided_heading")));
    blocks.push(plain(words.word(decided(decision.outcome))));
    let subject = context.from.conference.subject(child);
    let own_words = subject.map_or("", |subject| subject.letter_words.trim());
    if !own_words.is_empty() {
        blocks.extend(own_words.split("\n\n").map(|text| plain(text.trim())));
    }
    blocks.extend(next(context, child));
    blocks.push(heading(2, words.word("child_say_heading")));
    blocks.push(plain(words.word("child_say")));
    blocks.push(plain(
        context
            .words
            .and_list(&role_names(context, ParticipantRole::Chair)),
    ));
    Ok(blocks)
}

fn decided(outcome: DecisionOutcome) -> &'static str {
    match outcome {
        DecisionOutcome::Plan => "child_plan",
        DecisionOutcome::NoPlan => "child_no_plan",
        DecisionOutcome::Continue => "child_continue",
        DecisionOutcome::End => "child_end",
        DecisionOutcome::Adjourn => "child_adjourn",
    }
}

/// Who helps the child and when people meet again.
fn next(context: &Context<'_>, child: PersonId) -> Vec<Block> {
    let words = context.words;
    let Some(plan) = context
        .from
        .conference
        .outline_plan(child)
        .filter(|_| super::cover::is_in_force(context, child))
    else {
        return Vec::new();
    };
    let lead = plan.lead_practitioner.map(|person| {
        let name = context.name(person);
        words.line("child_lead", &[("name", &name)])
    });
    let core_group = plan.core_group_first_on.map(|day| {
        words.line(
            "child_core_group",
            &[("date", &context.words.long_date(day))],
        )
    });
    let review = plan
        .review_on
        .map(|day| words.line("child_review", &[("date", &context.words.long_date(day))]));
    let lines: Vec<String> = [lead, core_group, review].into_iter().flatten().collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![heading(2, words.word("child_next_heading")), bullets(lines)]
}
