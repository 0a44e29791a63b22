//! The invitation: what the meeting is, when and where, and how to take part.

use chairside_domain::meeting::ParticipantRole;
use chairside_domain::minutes::RemovalReason;

use super::PaperError;
use super::context::Context;
use super::cover::{children_fact, facts, meeting_name, planned_fact, role_names, withholds_place};
use super::letter::{addressee, closing, opening};
use super::pieces::{bullets, fact, heading, plain};
use crate::paper::Block;

/// The invitation for one person.
///
/// # Errors
/// [`PaperError::NotForReader`] for a member of the family who has no child in the conference.
pub(super) fn invitation(context: &Context<'_>) -> Result<Vec<Block>, PaperError> {
    if context.children().is_empty() {
        return Err(PaperError::NotForReader);
    }
    let words = context.words;
    let meeting = context.words.with_article(&meeting_name(context));
    let title = words.line("invitation_title", &[("meeting", &meeting)]);
    let invited_to = if context.children().len() == 1 {
        "invited_to_child"
    } else {
        "invited_to_children"
    };
    let mut blocks = opening(context, title);
    blocks.push(plain(words.line(invited_to, &[("meeting", &meeting)])));
    blocks.push(when_and_where(context));
    blocks.extend(if context.family_reader().is_some() {
        for_family(context)
    } else {
        for_practitioner(context)
    });
    blocks.push(closing(context));
    Ok(blocks)
}

fn when_and_where(context: &Context<'_>) -> Block {
    let words = context.words;
    let conference = context.from.conference;
    let (travel, joining) = if withholds_place(context) {
        let parts = [
            ("travel lines", &conference.travel),
            ("joining details", &conference.joining_details),
        ];
        for (what, _) in parts.into_iter().filter(|(_, words)| !words.is_empty()) {
            context.leave_out(what, "", RemovalReason::Suppression, None);
        }
        (String::new(), words.word("ask_how_to_join"))
    } else {
        (
            conference.travel.clone(),
            conference.joining_details.clone(),
        )
    };
    facts(vec![
        children_fact(context),
        planned_fact(context),
        fact(words.word("travel"), travel),
        fact(words.word("joining"), joining),
        fact(
            words.word("chair_label"),
            role_names(context, ParticipantRole::Chair).join(", "),
        ),
    ])
}

fn for_family(context: &Context<'_>) -> Vec<Block> {
    let words = context.words;
    let mut blocks = vec![
        heading(2, words.word("what_happens_heading")),
        plain(words.word("what_happens")),
        heading(2, words.word("your_part_heading")),
        bullets(
            [
                "part_say",
                "part_reports",
                "part_bring",
                "part_other_way",
                "part_safe",
            ]
            .map(|code| words.word(code)),
        ),
    ];
    blocks.extend(interpreter_line(context));
    blocks
}

/// The line about an interpreter, where the record says that one is needed.
fn interpreter_line(context: &Context<'_>) -> Option<Block> {
    let adult = context.from.family.adult(addressee(context)?.id)?;
    let language = adult.interpreter_language.as_str();
    let line = || {
        plain(
            context
                .words
                .line("interpreter_line", &[("language", language)]),
        )
    };
    (!language.is_empty()).then(line)
}

fn for_practitioner(context: &Context<'_>) -> Vec<Block> {
    let words = context.words;
    let report = match context.from.reports_due_on {
        Some(day) => words.line("report_by", &[("date", &context.words.long_date(day))]),
        None => words.word("report_asked"),
    };
    vec![
        heading(2, words.word("your_report_heading")),
        bullets([
            report,
            words.word("report_share"),
            words.word("report_holds"),
        ]),
        heading(2, words.word("cannot_come_heading")),
        plain(words.word("cannot_come")),
    ]
}
