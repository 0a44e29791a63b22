//! Minutes and copies.

use chairside_domain::ids::{MinuteBlockId, MinutesVersionId};
use chairside_domain::minutes::{
    CopyState, MinuteBlock, MinutesSection, MinutesState, MinutesVersion, RecipientCopy,
};
use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::document::{Place, Writer};
use crate::error::RecordError;
use crate::path::ItemPath;
use crate::stamp::Stamp;

/// Reads a version that can still change.
pub(crate) fn must_be_draft(
    w: &Writer<'_>,
    version: MinutesVersionId,
) -> Result<MinutesVersion, RecordError> {
    let known: MinutesVersion = w.read(&ItemPath::to("minutes", version))?;
    if known.is_frozen() {
        Err(RecordError::MinutesFrozen {
            version: version.to_string(),
        })
    } else {
        Ok(known)
    }
}

pub(crate) fn add_block(
    w: &mut Writer<'_>,
    version: MinutesVersionId,
    block: &MinuteBlock,
    after: Option<MinuteBlockId>,
) -> Result<(), RecordError> {
    let known = must_be_draft(w, version)?;
    let place = block_place(&known, block.section, after);
    w.create(&ItemPath::to("minutes", version), "blocks", block, place)
}

pub(crate) fn move_block(
    w: &mut Writer<'_>,
    version: MinutesVersionId,
    block: MinuteBlockId,
    after: Option<MinuteBlockId>,
) -> Result<(), RecordError> {
    let mut known = must_be_draft(w, version)?;
    let path = ItemPath::to("minutes", version);
    let moved: MinuteBlock = w.read(&path.then("blocks", block))?;
    known.blocks.retain(|other| other.id != block);
    let place = block_place(&known, moved.section, after);
    w.move_item(&path, "blocks", block, place)
}

/// After a block, or at the beginning of its section.
fn block_place(
    version: &MinutesVersion,
    section: MinutesSection,
    after: Option<MinuteBlockId>,
) -> Place {
    if after.is_some() {
        return Place::after_or_last(after);
    }
    let mut blocks = version.blocks.iter();
    match blocks.find(|block| block.section >= section) {
        Some(next) => Place::Before(next.id.to_string()),
        None => Place::End,
    }
}

pub(crate) fn send_to_chair(
    w: &mut Writer<'_>,
    version: MinutesVersionId,
    is_with_chair: bool,
) -> Result<(), RecordError> {
    must_be_draft(w, version)?;
    let state = if is_with_chair {
        MinutesState::InChairsCheck
    } else {
        MinutesState::Draft
    };
    w.set(&ItemPath::to("minutes", version), json!({ "state": state }))
}

pub(crate) fn approve(
    w: &mut Writer<'_>,
    version: MinutesVersionId,
    seal: Value,
    stamp: &Stamp,
) -> Result<(), RecordError> {
    must_be_draft(w, version)?;
    let path = ItemPath::to("minutes", version);
    w.set(&path, seal)?;
    w.set(
        &path,
        json!({
            "state": MinutesState::Approved,
            "approved_at": stamp.at,
            "approved_by": stamp.person_name,
        }),
    )
}

/// Moves an approved version on. There is no way back, and no way in but approval.
pub(crate) fn change_state(
    w: &mut Writer<'_>,
    version: MinutesVersionId,
    state: MinutesState,
) -> Result<(), RecordError> {
    let path = ItemPath::to("minutes", version);
    let known: MinutesVersion = w.read(&path)?;
    let version = version.to_string();
    match state {
        _ if !known.is_frozen() => Err(RecordError::MinutesNotApproved { version }),
        MinutesState::Draft | MinutesState::InChairsCheck => {
            Err(RecordError::MinutesFrozen { version })
        }
        MinutesState::Approved
        | MinutesState::Circulated
        | MinutesState::Amended
        | MinutesState::Final => w.set(&path, json!({ "state": state })),
    }
}

pub(crate) fn prepare_copy(
    w: &mut Writer<'_>,
    copy: &RecipientCopy,
    stamp: &Stamp,
) -> Result<(), RecordError> {
    let copy = RecipientCopy {
        prepared_by: stamp.person_name.clone(),
        prepared_at: Some(stamp.at),
        ..copy.clone()
    };
    w.create(&ItemPath::root(), "copies", &copy, Place::End)
}

pub(crate) fn move_copy(
    w: &mut Writer<'_>,
    path: &ItemPath,
    state: CopyState,
    (delivery, method): (&str, &str),
    received_on: Option<NaiveDate>,
    stamp: &Stamp,
) -> Result<(), RecordError> {
    w.set(path, json!({ "state": state }))?;
    for (field, words) in [("delivery", delivery), ("method", method)] {
        if !words.is_empty() {
            w.set(path, json!({ field: words }))?;
        }
    }
    let (name, at) = (&stamp.person_name, stamp.at);
    match state {
        CopyState::Checked => w.set(path, json!({ "checked_by": name, "checked_at": at })),
        CopyState::Sent => w.set(path, json!({ "sent_by": name, "sent_at": at })),
        CopyState::Receipted => w.set(
            path,
            json!({ "received_on": received_on, "received_noted_by": name }),
        ),
        CopyState::Prepared | CopyState::Returned | CopyState::Withdrawn => Ok(()),
    }
}
