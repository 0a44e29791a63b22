//! Who was there, apologies, exclusions and quorum.

use chairside_domain::meeting::{
    ExclusionGround, ExclusionPeriod, Participant, ParticipantRole, Presence, PresenceKind,
    QuorumDecision, Reply,
};
use chairside_domain::minutes::RemovalReason;

use super::context::Context;
use super::wording::{and_list, clock_time, code_of};
use crate::paper::{Block, Paragraph, Part, Run, Table, TableRow};

/// The section on who was there.
pub(super) fn attendance(context: &Context<'_>) -> Vec<Block> {
    let words = context.words;
    let there: Vec<&Participant> = context
        .from
        .conference
        .participants
        .iter()
        .filter(|p| p.attended())
        .collect();
    let mut blocks = Vec::new();
    if !there.is_empty() {
        blocks.push(Block::Table(Table {
            caption: Some(words.word("who_caption")),
            head: ["name", "role", "attended"]
                .map(|code| words.word(code))
                .to_vec(),
            rows: there.iter().map(|p| row(context, p)).collect(),
        }));
    }
    blocks.extend(names_line(context, "apologies", |p| {
        reply(p) == Some(Reply::Apologies)
    }));
    blocks.extend(names_line(context, "absent", |p| {
        !p.attended() && p.invitation.is_some() && reply(p) != Some(Reply::Apologies)
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

fn reply(participant: &Participant) -> Option<Reply> {
    participant
        .invitation
        .as_ref()
        .map(|invitation| invitation.reply)
}

fn row(context: &Context<'_>, participant: &Participant) -> TableRow {
    let cells = [
        context.name(participant.id),
        role(context, participant),
        times(context, participant),
    ];
    TableRow::Cells {
        cells: cells
            .into_iter()
            .map(|text| vec![Part::plain(text)])
            .collect(),
        has_row_header: true,
        restricted: None,
    }
}

/// Role and agency. A line that would give a withheld school or placement away is left at
/// "Practitioner".
fn role(context: &Context<'_>, participant: &Participant) -> String {
    let parts: Vec<&str> = [participant.post.as_str(), participant.agency.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let full = parts.join(", ");
    let clue = format!("{full} {}", participant.email);
    if let Some(suppression) = context.suppressed_in(&clue) {
        context.leave_out(
            "attendance",
            "",
            RemovalReason::Suppression,
            Some(suppression.id),
        );
        return context.words.word("practitioner");
    }
    if full.is_empty() {
        role_word(context, participant.role)
    } else {
        full
    }
}

fn role_word(context: &Context<'_>, role: ParticipantRole) -> String {
    match role {
        ParticipantRole::Chair => context.words.word("chair"),
        _ => {
            let code = code_of(role).replace('_', " ");
            let mut letters = code.chars();
            letters
                .next()
                .map(|f| f.to_uppercase().chain(letters).collect())
                .unwrap_or_default()
        }
    }
}

/// Times in the room. People who are kept apart do not read each other's times.
fn times(context: &Context<'_>, participant: &Participant) -> String {
    if is_kept_apart(context, participant) {
        context.leave_out("attendance times", "", RemovalReason::Audience, None);
        return context.words.word("took_part");
    }
    let stays: Vec<String> = participant
        .presence
        .iter()
        .map(|p| stay(context, p))
        .collect();
    stays.join("; ")
}

fn is_kept_apart(context: &Context<'_>, participant: &Participant) -> bool {
    let Some(reader) = context.reader() else {
        return false;
    };
    let apart = |person| {
        let of_person = context
            .from
            .conference
            .exclusions
            .iter()
            .filter(move |e| e.person == person);
        of_person
            .clone()
            .any(|e| e.ground == ExclusionGround::SeparateAttendance)
    };
    reader.person != participant.id
        && participant.role.is_family_side()
        && !reader.is_professional
        && (apart(participant.id) || reader.stands_with.iter().any(|person| apart(*person)))
}

fn stay(context: &Context<'_>, presence: &Presence) -> String {
    let kind = context.words.word(match presence.kind {
        PresenceKind::InPerson => "in_person",
        PresenceKind::Phone => "phone",
        PresenceKind::Video => "video",
    });
    let from = clock_time(presence.from);
    match presence.until {
        Some(until) => context.words.line(
            "times",
            &[
                ("kind", &kind),
                ("from", &from),
                ("until", &clock_time(until)),
            ],
        ),
        None => context
            .words
            .line("times_from", &[("kind", &kind), ("from", &from)]),
    }
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
        .filter(|p| belongs(p))
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
    (!names.is_empty())
        .then(|| labelled(&context.words.word(code), &format!("{}.", and_list(&names))))
}

/// An exclusion: in full for practitioners and the record; for the person excluded in the chair's
/// own words; for anyone else of the family not at all.
fn exclusion_line(context: &Context<'_>, exclusion: &ExclusionPeriod) -> Option<Block> {
    if let Some(reader) = context.reader().filter(|reader| !reader.is_professional) {
        let is_own = reader.stands_with.contains(&exclusion.person);
        if is_own && !exclusion.wording_for_copy.is_empty() {
            return Some(plain(exclusion.wording_for_copy.clone()));
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
        ("views", exclusion.views_obtained_how.clone()),
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

/// A paragraph with a word in bold before it.
pub(super) fn labelled(label: &str, text: &str) -> Block {
    Block::Paragraph(Paragraph {
        runs: vec![Run::bold(format!("{label}: ")), Run::plain(text.trim())],
        ..Paragraph::default()
    })
}

/// A plain paragraph.
pub(super) fn plain(text: String) -> Block {
    Block::Paragraph(Paragraph {
        runs: vec![Run::plain(text)],
        ..Paragraph::default()
    })
}
