//! What stands around a paper: title, head and foot of its pages, dates of its file.

use chairside_domain::minutes::PaperKind;
use chrono::{DateTime, NaiveTime, Utc};

use super::context::{Context, PaperFor};
use super::wording::{code_of, upper_first};
use crate::paper::{
    Block, CouncilMark, Direction, Footer, Paper, Paragraph, Run, RunningHeader, TextSize,
};

/// A paper around its blocks. Everything comes from the record, nothing from the clock.
pub(super) fn frame(
    context: &Context<'_>,
    kind: PaperKind,
    mut blocks: Vec<Block>,
    text_size: TextSize,
) -> Paper {
    let (words, from) = (context.words, context.from);
    let reference = &from.conference.reference;
    let kind_name = upper_first(&words.word(&format!("kind_{}", code_of(kind))));
    let copy = match context.whom {
        PaperFor::Archive => words.word("archive_copy"),
        // Also in plain words: a program that reads a page aloud passes over what lies across it.
        PaperFor::Draft => words.word("draft"),
        PaperFor::Copy { name, number, .. } => {
            words.line("copy", &[("number", &number.to_string()), ("name", name)])
        }
    };
    blocks.extend(not_checked(context));
    let watermark = watermark(context, &copy);
    let made_at = made_at(context, kind);
    Paper {
        title: words.line(
            "file_title",
            &[("reference", reference), ("kind", &kind_name)],
        ),
        language: words.tag().to_owned(),
        direction: Direction::LeftToRight,
        text_size,
        header: RunningHeader {
            marking: words.word("marking"),
            keeping: words.word(keeping(kind)),
        },
        footer: Footer {
            reference: reference.clone(),
            version: version_line(context, kind).unwrap_or(kind_name),
            approval: approval(context, kind),
            copy: Some(copy),
            page_number: words.word("page"),
        },
        watermark,
        council_mark: council_mark(context),
        council_name: Some(from.office.council_name.clone()).filter(|name| !name.is_empty()),
        blocks,
        created_at: made_at,
        modified_at: made_at,
    }
}

/// The line that says that nobody has checked the words of this language yet, in both languages.
fn not_checked(context: &Context<'_>) -> Option<Block> {
    let (own, english) = context.words.not_checked()?;
    let english = Run::plain(format!("\n{english}")).in_language("en-GB");
    Some(Block::Paragraph(Paragraph {
        runs: vec![Run::plain(own), english],
        ..Paragraph::default()
    }))
}

/// What stands across every page, where anything does. The same words stand at the foot: a program
/// that reads a page aloud passes over what lies across it.
fn watermark(context: &Context<'_>, copy: &str) -> Option<String> {
    match context.whom {
        PaperFor::Archive => None,
        PaperFor::Draft => Some(context.words.word("draft")),
        PaperFor::Copy { has_watermark, .. } => has_watermark.then(|| copy.to_owned()),
    }
}

/// The council's mark, said in words by whose it is.
fn council_mark(context: &Context<'_>) -> Option<CouncilMark> {
    let (words, council) = (context.words, context.from.office.council_name.trim());
    let words = if council.is_empty() {
        words.word("mark_unnamed")
    } else {
        words.line("mark", &[("council", council)])
    };
    let picture = context.from.council_mark?.clone();
    Some(CouncilMark { picture, words })
}

/// Tells whether a paper is a version of the minutes, with a number and an approval.
fn shows_version(kind: PaperKind) -> bool {
    matches!(
        kind,
        PaperKind::Minutes | PaperKind::RestrictedSection | PaperKind::AmendmentNotice
    )
}

/// How to keep a paper: a letter to a child says it in the child's words.
fn keeping(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::ChildLetter => "keeping_child",
        PaperKind::RestrictedSection => "keeping_restricted",
        _ => "keeping",
    }
}

fn version_line(context: &Context<'_>, kind: PaperKind) -> Option<String> {
    let version = context.from.version.filter(|_| shows_version(kind))?;
    let number = version.number.to_string();
    Some(context.words.line("version", &[("number", &number)]))
}

fn approval(context: &Context<'_>, kind: PaperKind) -> Option<String> {
    let version = context.from.version.filter(|_| shows_version(kind))?;
    let day = version
        .approved_at?
        .with_timezone(&chrono_tz::Europe::London);
    let date = context.words.plain_date(day.date_naive());
    Some(context.words.line("approved", &[("date", &date)]))
}

/// When what the paper shows was recorded: the approval, the day on the letter, or the conference.
fn made_at(context: &Context<'_>, kind: PaperKind) -> DateTime<Utc> {
    let from = context.from;
    let approved_at = from
        .version
        .filter(|_| shows_version(kind))
        .and_then(|v| v.approved_at);
    let at_noon = |day: chrono::NaiveDate| {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        day.and_time(noon).and_utc()
    };
    approved_at
        .or_else(|| from.dated_on.map(at_noon))
        .or(from.conference.closed_at)
        .or_else(|| from.conference.held_on.map(at_noon))
        .unwrap_or(DateTime::<Utc>::UNIX_EPOCH)
}
