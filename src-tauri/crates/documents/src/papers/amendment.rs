//! What a new version of the minutes changes, told to those who may know it.

use chairside_domain::audience::Part as AudiencePart;
use chairside_domain::minutes::{MinuteBlock, MinutesVersion};
use chairside_domain::numbering::is_in_restricted_section;

use super::context::Context;
use super::cover::{children_fact, facts, held_fact};
use super::letter::{closing, opening};
use super::pieces::{heading, plain};
use super::wording::{sentence, upper_first};
use super::{PaperError, narrative, plan};
use crate::paper::{Block, Part, TextBox};

/// The notice of a new version to one holder of the old one.
///
/// # Errors
/// [`PaperError::NoMinutes`] without a version, [`PaperError::NothingAmended`] for a first one.
pub(super) fn amendment_notice(context: &Context<'_>) -> Result<Vec<Block>, PaperError> {
    let version = context.version()?;
    let replaced = replaced(context, version).ok_or(PaperError::NothingAmended)?;
    let words = context.words;
    let record = upper_first(&words.called("record").unwrap_or_default());
    let mut blocks = opening(
        context,
        words.line("amendment_title", &[("record", &record)]),
    );
    blocks.push(plain(versions_line(context, version, replaced)));
    blocks.push(facts(vec![children_fact(context), held_fact(context)]));
    if is_told(context, version, replaced) {
        blocks.push(heading(2, words.word("what_changed")));
        blocks.push(plain(sentence(&version.change_reason)));
        blocks.extend(changed_numbers(context, version, replaced));
    }
    blocks.push(heading(2, words.word("what_to_do")));
    blocks.push(plain(words.word("use_new_version")));
    blocks.extend(plan::complaints(context));
    blocks.push(closing(context));
    Ok(blocks)
}

/// At the head of a version that replaces another: which one, and what changed.
pub(super) fn replaced_notice(context: &Context<'_>, version: &MinutesVersion) -> Option<Block> {
    let replaced = replaced(context, version)?;
    let mut parts = vec![Part::plain(versions_line(context, version, replaced))];
    if is_told(context, version, replaced) {
        parts.push(Part::plain(sentence(&version.change_reason)));
    }
    Some(Block::Notice(TextBox { title: None, parts }))
}

fn replaced<'a>(context: &Context<'a>, version: &MinutesVersion) -> Option<&'a MinutesVersion> {
    let versions = &context.from.conference.minutes;
    versions
        .iter()
        .find(|other| Some(other.id) == version.replaces)
}

fn versions_line(context: &Context<'_>, new: &MinutesVersion, old: &MinutesVersion) -> String {
    let (new, old) = (new.number.to_string(), old.number.to_string());
    context
        .words
        .line("version_replaces", &[("new", &new), ("old", &old)])
}

/// Tells whether the reader is told what changed: only someone who has every passage of it, before
/// and after. Whoever lacks one is not told its content.
fn is_told(context: &Context<'_>, new: &MinutesVersion, old: &MinutesVersion) -> bool {
    let may_have = |block: &&MinuteBlock| context.why_not(AudiencePart::from(*block)).is_none();
    !new.change_reason.trim().is_empty()
        && changed(new, old).iter().all(may_have)
        && changed(old, new).iter().all(may_have)
        && context.suppressed_in(&new.change_reason).is_none()
}

/// Blocks of one version that the other has not, or has otherwise.
fn changed<'a>(of: &'a MinutesVersion, other: &MinutesVersion) -> Vec<&'a MinuteBlock> {
    of.blocks
        .iter()
        .filter(|block| !other.blocks.contains(block))
        .collect()
}

/// "Paragraphs changed: 5.1 and 5.4."
fn changed_numbers(
    context: &Context<'_>,
    new: &MinutesVersion,
    old: &MinutesVersion,
) -> Option<Block> {
    let numbers = narrative::numbers(context, new);
    let changed: Vec<String> = changed(new, old)
        .into_iter()
        .filter(|block| !is_in_restricted_section(block))
        .filter_map(|block| numbers.get(&block.id).cloned())
        .collect();
    let line = || {
        context.words.line(
            "paragraphs_changed",
            &[("numbers", &context.words.and_list(&changed))],
        )
    };
    (!changed.is_empty()).then(|| plain(line()))
}
