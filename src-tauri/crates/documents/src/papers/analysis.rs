//! What the conference found: strengths, worries, grey areas; danger statements, goals, scores.

use chairside_domain::audience::Part as AudiencePart;
use chairside_domain::meeting::{Audience, Note, NoteMark};

use super::context::Context;
use super::pieces::{labelled, row, table};
use crate::paper::{Block, List, Part, Run, Table, TableRow};

/// Strengths, worries and grey areas, side by side.
pub(super) fn findings(context: &Context<'_>) -> Vec<Block> {
    let columns = [
        ("strengths", NoteMark::Strength),
        ("worries", NoteMark::Worry),
        ("grey_areas", NoteMark::GreyArea),
    ];
    let lists: Vec<Vec<Vec<Run>>> = columns
        .iter()
        .map(|(_, mark)| marked(context, *mark))
        .collect();
    if lists.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let cells = lists
        .into_iter()
        .map(|items| {
            vec![Part::List(List {
                is_numbered: false,
                items,
            })]
        })
        .collect();
    vec![Block::Table(Table {
        caption: Some(context.words.word("analysis_caption")),
        head: columns
            .iter()
            .map(|(code, _)| context.words.word(code))
            .collect(),
        rows: vec![TableRow::Cells {
            cells,
            has_row_header: false,
            restricted: None,
        }],
    })]
}

/// What was noted with a mark, as the minutes have it.
///
/// Shape: from the paragraphs that were made of the notes, so that what was reworded, restricted,
/// taken out or removed there is so here too. Minutes that were written without the notes have no
/// such paragraphs: there the notes themselves stand.
fn marked(context: &Context<'_>, mark: NoteMark) -> Vec<Vec<Run>> {
    let paragraphs = context.from.version.iter().flat_map(|v| &v.blocks);
    let mut of_notes = paragraphs
        .filter(|block| block.source_note.is_some())
        .peekable();
    if of_notes.peek().is_none() {
        let notes = context.from.conference.notes.iter();
        return notes
            .filter(|note| note.mark == mark && gives_note(context, note))
            .map(|note| vec![Run::plain(note.text.trim())])
            .collect();
    }
    of_notes
        .filter(|block| block.mark == Some(mark))
        .filter(|block| context.gives(AudiencePart::from(*block), "finding", ""))
        .map(|block| vec![Run::plain(block.text.trim())])
        .collect()
}

/// Tells whether the reader may have a note: by its own restriction and by that of its item.
fn gives_note(context: &Context<'_>, note: &Note) -> bool {
    let item = note.item.and_then(|id| {
        context
            .from
            .conference
            .agenda
            .iter()
            .find(|item| item.id == id)
    });
    let part = AudiencePart {
        audience: &note.audience,
        child_scope: &note.child_scope,
        said_at: Some(note.at),
        also_for: &[],
    };
    item.is_none_or(|item| context.gives_audience(&item.audience, "finding"))
        && context.gives(part, "finding", "")
}

/// Danger statements with their goals, and the scores.
pub(super) fn safety(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = danger_statements(context);
    blocks.extend(scores(context));
    blocks
}

/// Danger statements about the reader's children, each with its goal.
pub(super) fn danger_statements(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for statement in &context.from.conference.danger_statements {
        let everyone = Audience::All;
        let part = AudiencePart {
            audience: &everyone,
            child_scope: &statement.children,
            said_at: None,
            also_for: &[],
        };
        if !context.gives(part, "danger statement", "") {
            continue;
        }
        let own = context.children();
        let names: Vec<String> = statement
            .children
            .iter()
            .filter(|c| own.contains(c))
            .map(|c| context.name(*c))
            .collect();
        let label = context.words.line(
            "danger_statement",
            &[("children", &context.words.and_list(&names))],
        );
        blocks.push(labelled(&label, &statement.statement));
        if !statement.goal.trim().is_empty() {
            blocks.push(labelled(
                &context.words.word("safety_goal"),
                &statement.goal,
            ));
        }
    }
    blocks
}

fn scores(context: &Context<'_>) -> Option<Block> {
    let own = context.children();
    let scales = &context.from.conference.scales;
    let rows: Vec<TableRow> = scales
        .iter()
        .filter(|scale| scale.child.is_none_or(|child| own.contains(&child)))
        .filter(|scale| context.gives_person(scale.person, "score"))
        .filter(|scale| {
            let everyone = Audience::All;
            let at = scale.at.with_timezone(&chrono_tz::Europe::London).time();
            let part = AudiencePart {
                audience: &everyone,
                child_scope: &[],
                said_at: Some(at),
                also_for: &[],
            };
            context.gives(part, "score", "")
        })
        .map(|scale| row([context.name(scale.person), scale.score.value().to_string()]))
        .collect();
    let words = context.words;
    let head = ["who", "score"].map(|code| words.word(code));
    table(words.word("scores_caption"), head, rows)
}
