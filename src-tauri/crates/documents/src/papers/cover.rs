//! The cover: title, children, when and where, chair, decision and next dates.

use chairside_domain::audience::place_is_withheld;
use chairside_domain::conference::ConferenceKind;
use chairside_domain::decision::DecisionOutcome;
use chairside_domain::due::local_time;
use chairside_domain::ids::PersonId;
use chairside_domain::meeting::ParticipantRole;
use chairside_domain::minutes::RemovalReason;
use chrono::NaiveTime;

use super::context::Context;
use super::decision::outcome_words;
use super::pieces::{fact, heading};
use super::wording::{clock_time, upper_first};
use crate::paper::{Block, Fact, Facts, Run};

/// The cover of the minutes.
pub(super) fn cover(context: &Context<'_>) -> Vec<Block> {
    let words = context.words;
    let children = context.children();
    let names = |role| role_names(context, role).join(", ");
    let decision = Fact {
        label: words.word("decision"),
        lines: children
            .iter()
            .filter_map(|child| outcome(context, *child))
            .collect(),
    };
    let next_dates = Fact {
        label: words.word("next_dates"),
        lines: next_dates(context, &children)
            .into_iter()
            .map(|line| vec![Run::plain(line)])
            .collect(),
    };
    let mut blocks = vec![heading(1, title(context))];
    blocks.push(facts(vec![
        children_fact(context),
        held_fact(context),
        fact(words.word("chair_label"), names(ParticipantRole::Chair)),
        fact(
            words.word("minutes_by"),
            names(ParticipantRole::MinuteTaker),
        ),
        decision,
        next_dates,
    ]));
    blocks.push(Block::Rule);
    blocks
}

/// Facts, without those that say nothing.
pub(super) fn facts(mut rows: Vec<Fact>) -> Block {
    rows.retain(|row| !row.lines.is_empty());
    Block::Facts(Facts { rows })
}

fn title(context: &Context<'_>) -> String {
    let meeting = context.words.with_article(&meeting_name(context));
    let record = context.words.called("record").unwrap_or_default();
    // "Record of the conference" of an initial conference is a record of an initial conference.
    let record = record.split(" of ").next().unwrap_or_default();
    context.words.line(
        "minutes_title",
        &[("record", record), ("meeting", &meeting)],
    )
}

/// What the conference was for the reader's children: an initial one, a review, or both.
pub(super) fn meeting_name(context: &Context<'_>) -> String {
    let own = context.children();
    let kinds: Vec<ConferenceKind> = context
        .from
        .conference
        .subjects
        .iter()
        .filter(|subject| own.contains(&subject.child))
        .map(|subject| subject.kind)
        .collect();
    let is_review = |kind: &ConferenceKind| *kind == ConferenceKind::Review;
    let is_first =
        |kind: &ConferenceKind| matches!(kind, ConferenceKind::Initial | ConferenceKind::PreBirth);
    let code = if !kinds.is_empty() && kinds.iter().all(is_review) {
        "review_meeting"
    } else if !kinds.is_empty() && kinds.iter().all(is_first) {
        "initial"
    } else {
        "meeting"
    };
    context.words.called(code).unwrap_or_default()
}

/// The children of the reader, each with a date of birth or the day it is expected.
pub(super) fn children_fact(context: &Context<'_>) -> Fact {
    let children = context.children();
    let label = if children.len() == 1 {
        "child"
    } else {
        "children"
    };
    Fact {
        label: context.words.word(label),
        lines: children.iter().map(|c| child_line(context, *c)).collect(),
    }
}

fn child_line(context: &Context<'_>, child: PersonId) -> Vec<Run> {
    let record = context.from.family.child(child);
    let rest = match record.map(|c| (c.born_on, c.expected_on)) {
        Some((Some(born_on), _)) => context
            .words
            .line("born", &[("date", &context.words.plain_date(born_on))]),
        Some((None, Some(due_on))) => context
            .words
            .line("due", &[("date", &context.words.plain_date(due_on))]),
        Some((None, None)) | None => String::new(),
    };
    vec![Run::bold(context.name(child)), Run::plain(rest)]
}

/// When and where the conference was held.
pub(super) fn held_fact(context: &Context<'_>) -> Fact {
    let (from, until) = times(context);
    let lines = when(context, from, until).into_iter().chain(place(context));
    Fact {
        label: context.words.word("held"),
        lines: lines.map(|line| vec![Run::plain(line)]).collect(),
    }
}

/// When and where the conference is planned, for papers that go out before it.
pub(super) fn planned_fact(context: &Context<'_>) -> Fact {
    let conference = context.from.conference;
    let planned = when(context, conference.starts_at, conference.ends_at);
    let lines = planned.into_iter().chain(place(context));
    Fact {
        label: context.words.word("to_be_held"),
        lines: lines.map(|line| vec![Run::plain(line)]).collect(),
    }
}

/// The day with the times.
fn when(
    context: &Context<'_>,
    from: Option<NaiveTime>,
    until: Option<NaiveTime>,
) -> Option<String> {
    let conference = context.from.conference;
    let date = context.words.long_date(conference.held_on?);
    let line = match (from.map(clock_time), until.map(clock_time)) {
        (Some(from), Some(until)) => context.words.line(
            "held_at",
            &[("date", &date), ("from", &from), ("until", &until)],
        ),
        (Some(from), None) => context
            .words
            .line("held_from", &[("date", &date), ("from", &from)]),
        (None, _) => upper_first(&date),
    };
    Some(line)
}

/// Beginning and end: as they were, or as they are planned.
pub(super) fn times(context: &Context<'_>) -> (Option<NaiveTime>, Option<NaiveTime>) {
    let conference = context.from.conference;
    let from = conference.opened_at.map(local_time);
    let until = conference.closed_at.map(local_time);
    (from.or(conference.starts_at), until.or(conference.ends_at))
}

/// The place, or the words that it is withheld.
fn place(context: &Context<'_>) -> Option<String> {
    let place = &context.from.conference.place;
    if withholds_place(context) {
        let suppression = context.suppressed_in(place);
        context.leave_out("place", "", RemovalReason::Suppression, suppression);
        return Some(context.words.word("place_withheld"));
    }
    Some(place.clone()).filter(|place| !place.is_empty())
}

/// Tells whether the place, the way there and the joining details are withheld from the reader.
pub(super) fn withholds_place(context: &Context<'_>) -> bool {
    let from = context.from;
    let details = format!(
        "{} {} {}",
        from.conference.place, from.conference.joining_details, from.conference.travel
    );
    let by_record = context
        .reader()
        .is_some_and(|reader| place_is_withheld(reader, from.conference, from.family));
    by_record || context.suppressed_in(&details).is_some()
}

/// Names of everyone in a role.
pub(super) fn role_names(context: &Context<'_>, role: ParticipantRole) -> Vec<String> {
    let holders = context
        .from
        .conference
        .participants
        .iter()
        .filter(|p| p.role == role);
    holders.map(|p| context.name(p.id)).collect()
}

fn outcome(context: &Context<'_>, child: PersonId) -> Option<Vec<Run>> {
    let decision = context.from.conference.decision_for(child)?;
    let name = context.name(child);
    Some(vec![
        Run::bold(format!("{name}: ")),
        Run::plain(outcome_words(context, decision)),
    ])
}

/// First core group and review of each plan, once each.
pub(super) fn next_dates(context: &Context<'_>, children: &[PersonId]) -> Vec<String> {
    let plans = children
        .iter()
        .filter_map(|child| context.from.conference.outline_plan(*child));
    let mut lines: Vec<String> = Vec::new();
    for plan in plans.filter(|plan| is_in_force(context, plan.child)) {
        let core_group = plan.core_group_first_on.map(|day| ("core_group_on", day));
        let review = plan.review_on.map(|day| ("review_on", day));
        for (code, day) in core_group.into_iter().chain(review) {
            let line = context
                .words
                .line(code, &[("date", &context.words.long_date(day))]);
            if !lines.contains(&line) {
                lines.push(upper_first(&line));
            }
        }
    }
    lines
}

/// Tells whether the child has a plan after this conference.
pub(super) fn is_in_force(context: &Context<'_>, child: PersonId) -> bool {
    let outcome = context
        .from
        .conference
        .decision_for(child)
        .map(|decision| decision.outcome);
    matches!(
        outcome,
        Some(DecisionOutcome::Plan | DecisionOutcome::Continue)
    )
}
