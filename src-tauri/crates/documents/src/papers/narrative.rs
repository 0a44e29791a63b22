//! The numbered paragraphs of the minutes.

use chairside_domain::audience::Part;
use chairside_domain::meeting::Audience;
use chairside_domain::minutes::{MinuteBlock, MinutesSection, MinutesVersion};
use chairside_domain::numbering::{Numbers, number_blocks};

use super::context::Context;
use super::minutes::section_number;
use super::pieces::heading;
use crate::paper::{Block, Paragraph, Run};

/// The number of every paragraph, the same in every copy.
pub(super) fn numbers(context: &Context<'_>, version: &MinutesVersion) -> Numbers {
    let from = context.from;
    number_blocks(
        &version.blocks,
        from.conference,
        from.readers,
        section_number,
    )
}

/// The paragraphs of one section that the reader may have, under their sub-headings.
pub(super) fn blocks(
    context: &Context<'_>,
    version: &MinutesVersion,
    section: MinutesSection,
    numbers: &Numbers,
) -> Vec<Block> {
    let mut printed = Vec::new();
    let mut under = "";
    for block in version.blocks.iter().filter(|b| b.section == section) {
        let number = numbers
            .get(&block.id)
            .map(String::as_str)
            .unwrap_or_default();
        let what = if number.is_empty() {
            "restricted section"
        } else {
            "paragraph"
        };
        if !context.gives(Part::from(block), what, number) {
            if context.has_place_marks() && !number.is_empty() {
                printed.push(place_mark(context, number));
            }
            continue;
        }
        if block.under != under {
            under = &block.under;
            printed.extend(sub_heading(context, under));
        }
        printed.push(paragraph(context, block, number));
    }
    printed
}

fn sub_heading(context: &Context<'_>, text: &str) -> Option<Block> {
    let given = || context.unless_telling(text, "sub-heading");
    (!text.is_empty()).then(|| heading(3, given()))
}

fn place_mark(context: &Context<'_>, number: &str) -> Block {
    Block::Paragraph(Paragraph {
        label: Some(number.to_owned()),
        runs: vec![Run {
            italic: true,
            ..Run::plain(context.words.word("left_out_mark"))
        }],
        ..Paragraph::default()
    })
}

fn paragraph(context: &Context<'_>, block: &MinuteBlock, number: &str) -> Block {
    let mut runs = Vec::new();
    match block.words_of {
        Some(person) => {
            runs.push(Run::bold(format!("{}: ", context.name(person))));
            runs.push(Run::quote(format!("\u{201C}{}\u{201D}", block.text.trim())));
        }
        None => runs.push(Run::plain(block.text.trim())),
    }
    Block::Paragraph(Paragraph {
        label: Some(number.to_owned()).filter(|n| !n.is_empty()),
        runs,
        direction: None,
        restricted: restriction(context, &block.audience),
    })
}

/// The line that says who does not have a passage. A family's copy names no one.
pub(super) fn restriction(context: &Context<'_>, audience: &Audience) -> Option<String> {
    let words = context.words;
    match audience {
        Audience::All => None,
        _ if context.family_reader().is_some() => Some(words.word("restricted")),
        Audience::ExcludePersons { persons, .. } => {
            let names: Vec<String> = persons.iter().map(|person| context.name(*person)).collect();
            Some(words.line(
                "restricted_named",
                &[("names", &context.words.and_list(&names))],
            ))
        }
        Audience::ProfessionalsOnly { .. } => Some(words.word("restricted_professionals")),
        Audience::RestrictedSection { .. } => Some(words.word("restricted")),
    }
}
