//! Who was there, apologies, exclusions and quorum.

use chairside_domain::attendance::{Stay, in_room, times_are_withheld};
use chairside_domain::audience::Reader;
use chairside_domain::meeting::{
    ExclusionGround, ExclusionPeriod, Participant, ParticipantRole, PresenceKind, QuorumDecision,
    Reply,
};
use chairside_domain::minutes::RemovalReason;

use chrono::{NaiveTime, Timelike};

use super::context::Context;
use super::cover;
use super::pieces::{labelled, plain, row as cells, table};
use super::wording::{clock_time, code_of, sentence};
use crate::paper::{Block, TableRow};

/// The section on who was there.
pub(super) fn attendance(context: &Context<'_>) -> Vec<Block> {
    let words = context.words;
    let rows: Vec<TableRow> = context
        .from
        .conference
        .participants
        .iter()
        .filter(|p| was_there(context, p) && context.gives_person(p.id, "attendance"))
        .map(|p| row(context, p))
        .collect();
    let head = ["name", "role", "attended"].map(|code| words.word(code));
    let mut blocks: Vec<Block> = table(words.word("who_caption"), head, rows)
        .into_iter()
        .collect();
    blocks.extend(names_line(context, "apologies", |p| {
        reply(p) == Some(Reply::Apologies)
    }));
    blocks.extend(names_line(context, "absent", |p| {
        !was_there(context, p) && p.invitation.is_some() && reply(p) != Some(Reply::Apologies)
    }));
    blocks.extend(
        context
            .from
            .conference
            .exclusions
            .iter()
            .filter_map(|e| exclusion_line(context, e)),
    );
    blocks.extend(quorum_line(context));
    blocks
}

fn was_there(context: &Context<'_>, participant: &Participant) -> bool {
    !in_room(participant, context.from.conference).is_empty()
}

fn reply(participant: &Participant) -> Option<Reply> {
    participant
        .invitation
        .as_ref()
        .map(|invitation| invitation.reply)
}

fn row(context: &Context<'_>, participant: &Participant) -> TableRow {
    cells([
        context.name(participant.id),
        role(context, participant),
        times(context, participant),
    ])
}

/// Role and agency. A line that would give a withheld school or placement away is left at
/// "Practitioner".
fn role(context: &Context<'_>, participant: &Participant) -> String {
    let post = if participant.post.is_empty() {
        role_word(context, participant.role)
    } else {
        participant.post.clone()
    };
    let parts: Vec<&str> = [post.as_str(), participant.agency.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let full = parts.join(", ");
    let clue = format!("{full} {}", participant.email);
    context.unless_clue(&full, &clue, "attendance")
}

fn role_word(context: &Context<'_>, role: ParticipantRole) -> String {
    context.words.role(&code_of(role))
}

/// Times in the room, without those of an exclusion. People who are kept apart do not read each
/// other's times, nor does anyone else of the family read those of a person who was excluded.
fn times(context: &Context<'_>, participant: &Participant) -> String {
    let is_withheld =
        |reader: &Reader| times_are_withheld(reader, participant, context.from.conference);
    if context.family_reader().is_some_and(is_withheld) {
        context.leave_out("attendance times", "", RemovalReason::Audience, None);
        return context.words.word("took_part");
    }
    let stays = in_room(participant, context.from.conference);
    let lines = stays.iter().map(|stay| stay_line(context, stay));
    lines.collect::<Vec<_>>().join("\n")
}

/// "In person", or with the times where the stay is shorter than the conference.
fn stay_line(context: &Context<'_>, stay: &Stay) -> String {
    let kind = context.words.word(match stay.kind {
        PresenceKind::InPerson => "in_person",
        PresenceKind::Phone => "phone",
        PresenceKind::Video => "video",
    });
    let (start, end) = cover::times(context);
    let is_from_start = start.is_some_and(|start| to_minute(stay.from) <= to_minute(start));
    let is_to_end = stay
        .until
        .is_none_or(|until| end.is_some_and(|end| to_minute(until) >= to_minute(end)));
    if is_from_start && is_to_end {
        return kind;
    }
    let from = clock_time(stay.from);
    match stay.until {
        Some(until) => {
            let until = clock_time(until);
            let facts = [("kind", kind.as_str()), ("from", &from), ("until", &until)];
            context.words.line("times", &facts)
        }
        None => context
            .words
            .line("times_from", &[("kind", &kind), ("from", &from)]),
    }
}

/// Papers tell times to the minute.
fn to_minute(time: NaiveTime) -> (u32, u32) {
    (time.hour(), time.minute())
}

fn names_line(
    context: &Context<'_>,
    code: &str,
    belongs: impl Fn(&Participant) -> bool,
) -> Option<Block> {
    let names: Vec<String> = context
        .from
        .conference
        .participants
        .iter()
        .filter(|p| belongs(p) && context.gives_person(p.id, "attendance"))
        .map(|p| {
            let name = context.name(p.id);
            let sends_report = p.invitation.as_ref().is_some_and(|i| i.sends_report);
            if sends_report {
                context
                    .words
                    .line("apologies_with_report", &[("name", &name)])
            } else {
                name
            }
        })
        .collect();
    (!names.is_empty()).then(|| {
        labelled(
            &context.words.word(code),
            &sentence(&context.words.and_list(&names)),
        )
    })
}

/// An exclusion: in full for practitioners and the record; for the person excluded in the chair's
/// own words; for anyone else of the family not at all.
fn exclusion_line(context: &Context<'_>, exclusion: &ExclusionPeriod) -> Option<Block> {
    if let Some(reader) = context.family_reader() {
        let is_own = reader.stands_with.contains(&exclusion.person);
        let is_kept_apart = exclusion.ground == ExclusionGround::SeparateAttendance;
        match (is_own, exclusion.wording_for_copy.trim()) {
            (true, "") if !is_kept_apart => {
                return Some(plain(context.words.word("held_without_you")));
            }
            (true, wording) if !wording.is_empty() => return Some(plain(wording)),
            (true, _) | (false, _) => {}
        }
        context.leave_out("exclusion", "", RemovalReason::Audience, None);
        return None;
    }
    let words = context.words;
    let ground = words.ground(&code_of(exclusion.ground));
    let name = context.name(exclusion.person);
    let mut facts = vec![
        ("name", name),
        ("ground", ground),
        ("asked", exclusion.requested_by.clone()),
        ("decided", exclusion.decided_by.clone()),
        ("views", sentence(&exclusion.views_obtained_how)),
    ];
    let code = match (exclusion.from, exclusion.until) {
        (Some(from), Some(until)) => {
            facts.push(("from", clock_time(from)));
            facts.push(("until", clock_time(until)));
            "excluded_line"
        }
        (None, _) | (_, None) => "excluded_line_whole",
    };
    let facts: Vec<(&str, &str)> = facts
        .iter()
        .map(|(place, fact)| (*place, fact.as_str()))
        .collect();
    Some(plain(words.line(code, &facts)))
}

/// How the chair judged quorum. Every copy says when a conference was not quorate.
fn quorum_line(context: &Context<'_>) -> Option<Block> {
    let quorum = context.from.conference.latest_quorum()?;
    let code = match quorum.decision {
        QuorumDecision::Quorate => "quorate",
        QuorumDecision::InquorateProceed => "inquorate_proceed",
        QuorumDecision::InquorateAdjourn => "inquorate_adjourn",
    };
    let facts = [
        ("reasons", quorum.reasons.as_str()),
        ("protection", quorum.interim_protection.as_str()),
    ];
    Some(labelled(
        &context.words.word("quorum"),
        &context.words.line(code, &facts),
    ))
}
