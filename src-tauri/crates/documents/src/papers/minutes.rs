//! The minutes: cover, then every section in its order, each with a number that never changes.

use chairside_domain::minutes::MinutesSection;

use super::context::Context;
use super::pieces::plain;
use super::wording::code_of;
use super::{
    PaperError, amendment, analysis, attendance, corrections, cover, decision, narrative, plan,
    reports,
};
use crate::paper::{Block, Heading};

/// The printed number of a section. Every section is printed in every copy, so that a number that
/// is not there cannot tell.
pub fn section_number(section: MinutesSection) -> u32 {
    let place = MinutesSection::ALL
        .iter()
        .position(|s| *s == section)
        .unwrap_or_default();
    u32::try_from(place).unwrap_or_default() + 1
}

/// The minutes for one reader, or the full record.
pub(super) fn minutes(context: &Context<'_>) -> Result<Vec<Block>, PaperError> {
    let version = context.version()?;
    let mut blocks = cover::cover(context);
    blocks.extend(amendment::replaced_notice(context, version));
    let numbers = narrative::numbers(context, version);
    for section in MinutesSection::ALL {
        blocks.push(heading(context, *section));
        let mut content = generated(context, *section);
        content.extend(narrative::blocks(context, version, *section, &numbers));
        if content.is_empty() {
            // The same words whether nothing was said or nothing is for this reader.
            content.push(plain(context.words.word("nothing_here")));
        }
        blocks.extend(content);
    }
    blocks.extend(corrections::not_agreed(context, version, &numbers));
    Ok(blocks)
}

/// What a section shows of the record, besides its paragraphs.
fn generated(context: &Context<'_>, section: MinutesSection) -> Vec<Block> {
    const SUB_HEADING: u8 = 3;
    match section {
        MinutesSection::Attendance => attendance::attendance(context),
        MinutesSection::Reports => reports::reports(context),
        MinutesSection::Analysis => analysis::findings(context),
        MinutesSection::Safety => analysis::safety(context),
        MinutesSection::Decision => decision::decisions(context),
        MinutesSection::Plan => plan::plans(context, SUB_HEADING),
        MinutesSection::CoreGroup => plan::core_group(context, SUB_HEADING),
        MinutesSection::Complaints => plan::complaints(context),
        MinutesSection::Purpose
        | MinutesSection::MothersViews
        | MinutesSection::FathersViews
        | MinutesSection::FamilyViews
        | MinutesSection::AgencyInformation
        | MinutesSection::ChildrensViews => Vec::new(),
    }
}

fn heading(context: &Context<'_>, section: MinutesSection) -> Block {
    Block::Heading(Heading {
        level: 2,
        number: Some(section_number(section).to_string()),
        text: context.words.section(&code_of(section)),
    })
}
