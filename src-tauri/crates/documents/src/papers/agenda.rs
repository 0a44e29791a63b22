//! The agenda: items in order with their times. The family's has no item that is not for them.

use chairside_domain::meeting::{AgendaItem, Audience, ParticipantRole};

use super::context::Context;
use super::cover::{children_fact, facts, meeting_name, planned_fact};
use super::letter::addressee;
use super::narrative::restriction;
use super::pieces::{fact, heading, restricted_row, table};
use super::wording::upper_first;
use crate::paper::{Block, TableRow};

/// The agenda for one reader, or in full.
pub(super) fn agenda(context: &Context<'_>) -> Vec<Block> {
    let words = context.words;
    let meeting = context.words.with_article(&meeting_name(context));
    let title = words.line("agenda_title", &[("meeting", &meeting)]);
    let chair = super::cover::role_names(context, ParticipantRole::Chair).join(", ");
    let mut blocks = vec![
        heading(1, title),
        facts(vec![
            children_fact(context),
            planned_fact(context),
            fact(words.word("chair_label"), chair),
        ]),
        Block::Rule,
    ];
    let items = numbered(&context.from.conference.agenda);
    let rows: Vec<TableRow> = items
        .into_iter()
        .filter(|(_, item)| context.gives_audience(&item.audience, "agenda item"))
        .map(|(number, item)| item_row(context, &number, item))
        .collect();
    let mut head = vec!["item", "minutes_allowed"];
    if shows_guidance(context) {
        head.push("guidance");
    }
    let head = head.into_iter().map(|code| words.word(code));
    blocks.extend(table(
        upper_first(&words.word("agenda_caption")),
        head,
        rows,
    ));
    blocks
}

/// Items with their numbers. One that is not for everyone takes the number before it with a letter,
/// as in the minutes, so that no copy has a gap.
fn numbered(items: &[AgendaItem]) -> Vec<(String, &AgendaItem)> {
    let (mut last, mut letter) = (0_u32, b'A');
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        if item.audience == Audience::All {
            (last, letter) = (last + 1, b'A');
            all.push((last.to_string(), item));
        } else {
            all.push((format!("{last}{}", char::from(letter)), item));
            letter = letter.saturating_add(1).min(b'Z');
        }
    }
    all
}

/// What the chair wants to remember is for the chair and the record.
fn shows_guidance(context: &Context<'_>) -> bool {
    context.reader().is_none()
        || addressee(context).is_some_and(|person| person.role == ParticipantRole::Chair)
}

fn item_row(context: &Context<'_>, number: &str, item: &AgendaItem) -> TableRow {
    let minutes = item.minutes_allowed.map(|m| m.to_string());
    let what = format!("{number}. {}", item.heading);
    let minutes = minutes.unwrap_or_default();
    let restricted = restriction(context, &item.audience);
    if shows_guidance(context) {
        restricted_row([what, minutes, item.guidance.clone()], restricted)
    } else {
        restricted_row([what, minutes], restricted)
    }
}
