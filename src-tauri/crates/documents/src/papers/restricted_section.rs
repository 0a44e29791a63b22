//! The confidential restricted section: a paper of its own, never a part of the minutes.

use chairside_domain::meeting::{Audience, ParticipantRole};

use super::PaperError;
use super::context::Context;
use super::cover::{children_fact, facts, held_fact, role_names};
use super::pieces::{fact, heading, plain};
use super::wording::{code_of, sentence};
use crate::paper::{Block, Paragraph, Part, Run, TextBox};

/// One passage that stands only here.
struct Passage<'a> {
    /// Heading under which it would have stood.
    under: String,
    text: &'a str,
    reason: &'a str,
    /// Who gave it, if recorded. Nobody passes it on without this person's leave.
    provider: String,
}

/// The restricted section, for the record and for practitioners.
///
/// # Errors
/// [`PaperError::NotForReader`] for anyone of the family or at its side,
/// [`PaperError::NoMinutes`] without a version or if nothing in the record is restricted.
pub(super) fn restricted_section(context: &Context<'_>) -> Result<Vec<Block>, PaperError> {
    if context.family_reader().is_some() {
        return Err(PaperError::NotForReader);
    }
    let passages = passages(context)?;
    if passages.is_empty() {
        return Err(PaperError::NoMinutes);
    }
    let words = context.words;
    let chairs = role_names(context, ParticipantRole::Chair).join(", ");
    let mut blocks = vec![
        heading(1, words.word("restricted_title")),
        Block::Notice(TextBox {
            title: Some(words.word("restricted_notice_title")),
            parts: vec![Part::plain(words.word("restricted_notice"))],
        }),
        facts(vec![
            children_fact(context),
            held_fact(context),
            fact(words.word("chair_label"), chairs),
        ]),
        Block::Rule,
    ];
    let mut under = String::new();
    for (number, passage) in (1_u32..).zip(passages) {
        if passage.under != under {
            under.clone_from(&passage.under);
            blocks.push(heading(2, under.clone()));
        }
        blocks.extend(printed(context, number, &passage));
    }
    Ok(blocks)
}

fn passages<'a>(context: &Context<'a>) -> Result<Vec<Passage<'a>>, PaperError> {
    let words = context.words;
    let conference = context.from.conference;
    let blocks = context.version()?.blocks.iter().filter_map(|block| {
        let section = words.section(&code_of(block.section));
        Some(Passage {
            under: if block.under.is_empty() {
                section
            } else {
                block.under.clone()
            },
            text: &block.text,
            reason: reason(&block.audience)?,
            provider: block
                .source_person
                .map(|p| context.name(p))
                .unwrap_or_default(),
        })
    });
    let actions = conference
        .outline_plans
        .iter()
        .flat_map(|plan| &plan.actions);
    let actions = actions.filter_map(|action| {
        Some(Passage {
            under: words.section("plan"),
            text: &action.what,
            reason: reason(&action.audience)?,
            provider: String::new(),
        })
    });
    let contingency = conference.outline_plans.iter().filter_map(|plan| {
        Some(Passage {
            under: words.word("contingency"),
            text: &plan.contingency,
            reason: reason(&plan.contingency_audience)?,
            provider: String::new(),
        })
    });
    Ok(blocks.chain(actions).chain(contingency).collect())
}

fn reason(audience: &Audience) -> Option<&str> {
    match audience {
        Audience::RestrictedSection { reason } => Some(reason),
        Audience::All | Audience::ExcludePersons { .. } | Audience::ProfessionalsOnly { .. } => {
            None
        }
    }
}

fn printed(context: &Context<'_>, number: u32, passage: &Passage<'_>) -> Vec<Block> {
    let words = context.words;
    let mut lines = vec![words.line(
        "restricted_because",
        &[("reason", &sentence(passage.reason))],
    )];
    if !passage.provider.is_empty() {
        lines.push(words.line("ask_provider", &[("name", &passage.provider)]));
    }
    vec![
        Block::Paragraph(Paragraph {
            label: Some(format!("R{number}")),
            runs: vec![Run::plain(passage.text.trim())],
            ..Paragraph::default()
        }),
        plain(lines.join(" ")),
    ]
}
