//! The cover: title, children, when and where, chair, decision and next dates.

use chairside_domain::audience::place_is_withheld;
use chairside_domain::decision::DecisionOutcome;
use chairside_domain::ids::PersonId;
use chairside_domain::meeting::ParticipantRole;
use chairside_domain::minutes::RemovalReason;

use super::context::Context;
use super::decision::outcome_words;
use super::wording::{clock_time, long_date, plain_date};
use crate::paper::{Block, Fact, Facts, Heading, Run};

/// The cover of the minutes.
pub(super) fn cover(context: &Context<'_>) -> Vec<Block> {
    let words = context.words;
    let children = context.children();
    let child_word = if children.len() == 1 {
        "child"
    } else {
        "children"
    };
    let mut rows = vec![
        fact(
            words.word(child_word),
            children.iter().map(|c| child_line(context, *c)).collect(),
        ),
        fact(words.word("held"), held(context)),
        fact(
            words.word("chair"),
            role_names(context, ParticipantRole::Chair),
        ),
        fact(
            words.word("minutes_by"),
            role_names(context, ParticipantRole::MinuteTaker),
        ),
        fact(
            words.word("decision"),
            children
                .iter()
                .filter_map(|c| outcome(context, *c))
                .collect(),
        ),
        fact(words.word("next_dates"), next_dates(context, &children)),
    ];
    rows.retain(|row| !row.lines.is_empty());
    vec![
        Block::Heading(Heading {
            level: 1,
            number: None,
            text: title(context),
        }),
        Block::Facts(Facts { rows }),
        Block::Rule,
    ]
}

fn title(context: &Context<'_>) -> String {
    use chairside_domain::conference::ConferenceKind;
    let names = context.from.pack.names.as_ref();
    let is_review = context
        .from
        .conference
        .subjects
        .iter()
        .all(|s| s.kind == ConferenceKind::Review);
    let meeting = match names {
        Some(names) if is_review => names.review.clone(),
        Some(names) => names.initial.clone(),
        None => context.from.pack.title.clone(),
    };
    let meeting = lower_first(&meeting);
    let article = if meeting.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    context.words.line(
        "minutes_title",
        &[("article", article), ("meeting", &meeting)],
    )
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

fn fact(label: String, lines: Vec<Vec<Run>>) -> Fact {
    Fact { label, lines }
}

fn child_line(context: &Context<'_>, child: PersonId) -> Vec<Run> {
    let name = context.name(child);
    let record = context.from.family.child(child);
    let rest = match record.map(|c| (c.born_on, c.expected_on)) {
        Some((Some(born_on), _)) => context
            .words
            .line("born", &[("name", ""), ("date", &plain_date(born_on))]),
        Some((None, Some(due_on))) => context
            .words
            .line("due", &[("name", ""), ("date", &plain_date(due_on))]),
        Some((None, None)) | None => String::new(),
    };
    vec![Run::bold(name), Run::plain(rest)]
}

fn held(context: &Context<'_>) -> Vec<Vec<Run>> {
    let conference = context.from.conference;
    let mut lines = Vec::new();
    if let Some(day) = conference.held_on {
        let date = long_date(day);
        let line = match (conference.starts_at, conference.ends_at) {
            (Some(from), Some(until)) => context.words.line(
                "held_at",
                &[
                    ("date", &date),
                    ("from", &clock_time(from)),
                    ("until", &clock_time(until)),
                ],
            ),
            (Some(from), None) => context
                .words
                .line("held_from", &[("date", &date), ("from", &clock_time(from))]),
            (None, _) => date,
        };
        lines.push(vec![Run::plain(line)]);
    }
    let is_withheld = context
        .reader()
        .is_some_and(|reader| place_is_withheld(reader, conference, context.from.family))
        || context.suppressed_in(&conference.place).is_some();
    if is_withheld {
        let suppression = context.suppressed_in(&conference.place).map(|s| s.id);
        context.leave_out("place", "", RemovalReason::Suppression, suppression);
        lines.push(vec![Run::plain(context.words.word("place_withheld"))]);
    } else if !conference.place.is_empty() {
        lines.push(vec![Run::plain(conference.place.clone())]);
    }
    lines
}

fn role_names(context: &Context<'_>, role: ParticipantRole) -> Vec<Vec<Run>> {
    let holders = context
        .from
        .conference
        .participants
        .iter()
        .filter(|p| p.role == role);
    holders
        .map(|p| vec![Run::plain(context.name(p.id))])
        .collect()
}

fn outcome(context: &Context<'_>, child: PersonId) -> Option<Vec<Run>> {
    let decision = context.from.conference.decision_for(child)?;
    let name = context.name(child);
    Some(vec![
        Run::bold(format!("{name}: ")),
        Run::plain(outcome_words(context, decision)),
    ])
}

fn next_dates(context: &Context<'_>, children: &[PersonId]) -> Vec<Vec<Run>> {
    let plans = children
        .iter()
        .filter_map(|child| context.from.conference.outline_plan(*child));
    let mut lines: Vec<String> = Vec::new();
    for plan in plans.filter(|plan| is_in_force(context, plan.child)) {
        let core_group = plan.core_group_first_on.map(|day| ("core_group_on", day));
        let review = plan.review_on.map(|day| ("review_on", day));
        for (code, day) in core_group.into_iter().chain(review) {
            let line = context.words.line(code, &[("date", &long_date(day))]);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    lines
        .into_iter()
        .map(|line| vec![Run::plain(line)])
        .collect()
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
