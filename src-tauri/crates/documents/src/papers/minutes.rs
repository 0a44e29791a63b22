//! The minutes: cover, then every section in its order, each with a number that never changes.

use chairside_domain::minutes::MinutesSection;
use chrono::{DateTime, Utc};

use super::context::{Context, PaperFor, Sources};
use super::wording::{code_of, plain_date};
use super::{Built, analysis, attendance, cover, decision, narrative, plan, reports};
use crate::paper::{
    Block, Direction, Footer, Heading, Paper, Paragraph, Run, RunningHeader, TextSize,
};

/// The printed number of a section. Every section is printed in every copy, so that a number that
/// is not there cannot tell.
pub fn section_number(section: MinutesSection) -> u32 {
    let place = MinutesSection::ALL
        .iter()
        .position(|s| *s == section)
        .unwrap_or_default();
    u32::try_from(place).unwrap_or_default() + 1
}

/// Makes the minutes for one reader, or the full record.
pub fn minutes(sources: Sources<'_>, whom: &PaperFor, text_size: TextSize) -> Built {
    let context = Context::new(sources, whom);
    let mut blocks = cover::cover(&context);
    let numbers = narrative::numbers(&context);
    for section in MinutesSection::ALL {
        blocks.push(heading(&context, *section));
        let mut content = generated(&context, *section);
        content.extend(narrative::blocks(&context, *section, &numbers));
        if content.is_empty() {
            content.push(Block::Paragraph(Paragraph {
                runs: vec![Run::plain(context.words.word("nothing_recorded"))],
                ..Paragraph::default()
            }));
        }
        blocks.extend(content);
    }
    let paper = frame(&context, blocks, text_size);
    Built {
        paper,
        left_out: context.into_left_out(),
    }
}

/// What a section shows of the record, besides its paragraphs.
fn generated(context: &Context<'_>, section: MinutesSection) -> Vec<Block> {
    match section {
        MinutesSection::Attendance => attendance::attendance(context),
        MinutesSection::Reports => reports::reports(context),
        MinutesSection::Analysis => analysis::findings(context),
        MinutesSection::Safety => analysis::safety(context),
        MinutesSection::Decision => decision::decisions(context),
        MinutesSection::Plan => plan::plans(context),
        MinutesSection::CoreGroup => plan::core_group(context),
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

/// The lines at head and foot, the title and the dates: from the record, never from the clock.
fn frame(context: &Context<'_>, blocks: Vec<Block>, text_size: TextSize) -> Paper {
    let (words, from) = (context.words, context.from);
    let approved_at = from.version.approved_at;
    let made_at = approved_at
        .or(from.conference.closed_at)
        .unwrap_or(DateTime::<Utc>::UNIX_EPOCH);
    let copy = match context.whom {
        PaperFor::Archive | PaperFor::Draft => words.word("archive_copy"),
        PaperFor::Copy { name, number, .. } => {
            words.line("copy", &[("number", &number.to_string()), ("name", name)])
        }
    };
    let approval = approved_at.map(|at| {
        let day = at.with_timezone(&chrono_tz::Europe::London).date_naive();
        words.line("approved", &[("date", &plain_date(day))])
    });
    Paper {
        title: words.line(
            "file_title_minutes",
            &[("reference", &from.conference.reference)],
        ),
        language: "en-GB".to_owned(),
        direction: Direction::LeftToRight,
        text_size,
        header: RunningHeader {
            marking: words.word("marking"),
            keeping: words.word("keeping"),
        },
        footer: Footer {
            reference: from.conference.reference.clone(),
            version: words.line("version", &[("number", &from.version.number.to_string())]),
            approval,
            copy: Some(copy),
            page_number: words.word("page"),
        },
        watermark: matches!(context.whom, PaperFor::Draft).then(|| words.word("draft")),
        council_name: Some(from.office.council_name.clone()).filter(|name| !name.is_empty()),
        blocks,
        created_at: made_at,
        modified_at: made_at,
    }
}
