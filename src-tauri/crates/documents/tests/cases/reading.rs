//! What stands in a finished file, and what a paper says, as text.
#![allow(dead_code, reason = "each user of this module needs some of it")]

use std::sync::OnceLock;

use chairside_documents::paper::*;
use chairside_documents::papers::Built;
use chairside_documents::{Fonts, render};
use lopdf::{Document, Object, decode_text_string};

/// Everything that a stranger can find in the finished file: the text of its pages, every string
/// of its objects, and every stream that can be unpacked. Blanks of every kind are one blank.
pub fn everything_in(built: &Built) -> String {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| Fonts::embedded().unwrap());
    let pdf = render(&built.paper, fonts).unwrap();
    let document = Document::load_mem(&pdf.bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let mut found = document.extract_text(&pages).unwrap();
    for object in document.objects.values() {
        strings(object, &mut found);
    }
    found.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn strings(object: &Object, found: &mut String) {
    match object {
        Object::String(..) => {
            found.push(' ');
            found.push_str(&decode_text_string(object).unwrap_or_default());
        }
        Object::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, item)| strings(item, found)),
        Object::Stream(stream) => {
            stream
                .dict
                .iter()
                .for_each(|(_, item)| strings(item, found));
            let content = stream
                .decompressed_content()
                .unwrap_or(stream.content.clone());
            found.push(' ');
            found.push_str(&String::from_utf8_lossy(&content));
        }
        _ => {}
    }
}

/// A paper as plain text that a person can proof-read: one line a thing, its kind before it.
pub fn as_text(built: &Built) -> String {
    let paper = &built.paper;
    let mut text = format!("title: {}\n", paper.title);
    text += &format!(
        "head: {} | {}\n",
        paper.header.marking, paper.header.keeping
    );
    let footer = &paper.footer;
    let foot = [
        Some(&footer.reference),
        Some(&footer.version),
        footer.approval.as_ref(),
        footer.copy.as_ref(),
        Some(&footer.page_number),
    ];
    text += &format!(
        "foot: {}\n",
        foot.into_iter()
            .flatten()
            .cloned()
            .collect::<Vec<_>>()
            .join(" | ")
    );
    text += &format!(
        "council: {}\n\n",
        paper.council_name.as_deref().unwrap_or("-")
    );
    for block in &paper.blocks {
        text += &block_text(block);
    }
    if !built.left_out.is_empty() {
        text += "\nleft out, for staff:\n";
        for part in &built.left_out {
            text += &format!("  {} {} ({:?})\n", part.part, part.number, part.reason);
        }
    }
    text
}

fn block_text(block: &Block) -> String {
    match block {
        Block::Heading(heading) => {
            let number = heading
                .number
                .as_ref()
                .map(|n| format!("{n}. "))
                .unwrap_or_default();
            format!(
                "\n{} {number}{}\n",
                "#".repeat(heading.level.into()),
                heading.text
            )
        }
        Block::Paragraph(paragraph) => {
            let label = paragraph
                .label
                .as_ref()
                .map(|l| format!("{l} "))
                .unwrap_or_default();
            let mark = paragraph.restricted.as_ref().map(|r| format!("  [{r}]\n"));
            format!(
                "{}  {label}{}\n",
                mark.unwrap_or_default(),
                runs(&paragraph.runs)
            )
        }
        Block::List(list) => list_text(list),
        Block::Facts(facts) => facts
            .rows
            .iter()
            .map(|fact| {
                let lines: Vec<String> = fact.lines.iter().map(|line| runs(line)).collect();
                format!("  {}: {}\n", fact.label, lines.join(" / "))
            })
            .collect(),
        Block::Table(table) => table_text(table),
        Block::DecisionBox(inside) | Block::Notice(inside) => {
            let title = inside.title.as_deref().unwrap_or_default();
            format!(
                "  +-- {title}\n{}",
                parts(&inside.parts).replace("  - ", "  |   ")
            )
        }
        Block::Rule => "  ----\n".to_owned(),
        Block::PageBreak => "  ==== new page\n".to_owned(),
    }
}

fn runs(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| run.text.replace('\n', " / "))
        .collect()
}

fn list_text(list: &List) -> String {
    list.items
        .iter()
        .map(|item| format!("  - {}\n", runs(item)))
        .collect()
}

fn parts(parts: &[Part]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Part::Text { runs: words } => format!("  - {}\n", runs(words)),
            Part::List(list) => list_text(list),
        })
        .collect()
}

fn table_text(table: &Table) -> String {
    let mut text = format!("  table: {}\n", table.caption.as_deref().unwrap_or("-"));
    text += &format!("  | {} |\n", table.head.join(" | "));
    for row in &table.rows {
        match row {
            TableRow::Group { text: group } => text += &format!("  | {group} |\n"),
            TableRow::Cells {
                cells, restricted, ..
            } => {
                let cells: Vec<String> = cells.iter().map(|cell| cell_text(cell)).collect();
                text += &format!("  | {} |\n", cells.join(" | "));
                if let Some(mark) = restricted {
                    text += &format!("    [{mark}]\n");
                }
            }
        }
    }
    text
}

fn cell_text(cell: &[Part]) -> String {
    parts(cell).replace("  - ", "").trim().replace('\n', " / ")
}
