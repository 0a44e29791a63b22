//! What the conference found: strengths, worries, grey areas; danger statements, goals, scores.

use chairside_domain::audience::Part as AudiencePart;
use chairside_domain::meeting::{Audience, Note, NoteMark};

use super::attendance::labelled;
use super::context::Context;
use super::wording::and_list;
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

fn marked(context: &Context<'_>, mark: NoteMark) -> Vec<Vec<Run>> {
    let of_mark = context
        .from
        .conference
        .notes
        .iter()
        .filter(|note| note.mark == mark);
    of_mark
        .filter(|note| context.gives(part_of(context, note), "finding", ""))
        .map(|note| vec![Run::plain(note.text.trim())])
        .collect()
}

/// A note as the rules of audience see it: its own restriction, or that of its item.
fn part_of<'a>(context: &Context<'a>, note: &'a Note) -> AudiencePart<'a> {
    let item = note.item.and_then(|id| {
        context
            .from
            .conference
            .agenda
            .iter()
            .find(|item| item.id == id)
    });
    let audience = match (&note.audience, item) {
        (Audience::All, Some(item)) => &item.audience,
        (own, _) => own,
    };
    AudiencePart {
        audience,
        child_scope: &note.child_scope,
        said_at: Some(note.at),
        also_for: &[],
    }
}

/// Danger statements with their goals, and the scores.
pub(super) fn safety(context: &Context<'_>) -> Vec<Block> {
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
        let label = context
            .words
            .line("danger_statement", &[("children", &and_list(&names))]);
        blocks.push(labelled(&label, &statement.statement));
        if !statement.goal.trim().is_empty() {
            blocks.push(labelled(
                &context.words.word("safety_goal"),
                &statement.goal,
            ));
        }
    }
    blocks.extend(scores(context));
    blocks
}

fn scores(context: &Context<'_>) -> Option<Block> {
    let own = context.children();
    let scales = &context.from.conference.scales;
    let rows: Vec<TableRow> = scales
        .iter()
        .filter(|scale| scale.child.is_none_or(|child| own.contains(&child)))
        .map(|scale| {
            let cells = [context.name(scale.person), scale.score.value().to_string()];
            TableRow::Cells {
                cells: cells
                    .into_iter()
                    .map(|text| vec![Part::plain(text)])
                    .collect(),
                has_row_header: true,
                restricted: None,
            }
        })
        .collect();
    let words = context.words;
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: Some(words.word("scores_caption")),
            head: ["who", "score"].map(|code| words.word(code)).to_vec(),
            rows,
        })
    })
}
