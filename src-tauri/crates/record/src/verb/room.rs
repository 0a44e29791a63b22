//! What happens in the room: opening, items, notes, closing.

use chairside_domain::closing::ended_at;
use chairside_domain::conference::{Conference, ConferenceState};
use chairside_domain::ids::{AgendaItemId, NoteId};
use chairside_domain::meeting::Note;
use chrono::NaiveTime;
use serde_json::json;

use super::people::end_presence;
use crate::act::Patch;
use crate::document::{Place, Writer};
use crate::error::RecordError;
use crate::path::ItemPath;
use crate::stamp::Stamp;

const FIRST_WORDING: &str = "first_wording";

pub(crate) fn open(w: &mut Writer<'_>, stamp: &Stamp) -> Result<(), RecordError> {
    let root = ItemPath::root();
    let conference: Conference = w.read(&root)?;
    if conference.is_closed() {
        return Err(RecordError::AlreadyClosed);
    }
    // An adjourned conference that goes on was opened when it was first opened.
    let opened_at = conference.opened_at.unwrap_or(stamp.at);
    w.set(
        &root,
        json!({ "state": ConferenceState::Open, "opened_at": opened_at }),
    )
}

pub(crate) fn start_item(
    w: &mut Writer<'_>,
    item: AgendaItemId,
    at: NaiveTime,
) -> Result<(), RecordError> {
    let root = ItemPath::root();
    let conference: Conference = w.read(&root)?;
    if conference.room.current_item != Some(item) {
        end_current_item(w, &conference, at)?;
    }
    let begun = conference.agenda.iter().find(|known| known.id == item);
    let began_at = begun.and_then(|item| item.began_at).unwrap_or(at);
    w.set(
        &ItemPath::to("agenda", item),
        json!({ "began_at": began_at, "ended_at": null }),
    )?;
    w.set(&root, json!({ "room": { "current_item": item } }))
}

pub(crate) fn close(w: &mut Writer<'_>, at: NaiveTime, stamp: &Stamp) -> Result<(), RecordError> {
    let root = ItemPath::root();
    let conference: Conference = w.read(&root)?;
    empty_room(w, at)?;
    let closed_at = ended_at(&conference, at, stamp.at);
    w.set(
        &root,
        json!({ "state": ConferenceState::Closed, "closed_at": closed_at }),
    )
}

pub(crate) fn adjourn(w: &mut Writer<'_>, at: NaiveTime) -> Result<(), RecordError> {
    empty_room(w, at)?;
    w.set(
        &ItemPath::root(),
        json!({ "state": ConferenceState::Adjourned }),
    )
}

/// Records that an adjourned conference is continued in another one.
pub(crate) fn reconvene(w: &mut Writer<'_>) -> Result<(), RecordError> {
    let root = ItemPath::root();
    let conference: Conference = w.read(&root)?;
    if conference.state != ConferenceState::Adjourned {
        return Err(RecordError::DoesNotFit {
            field: "state".to_owned(),
        });
    }
    w.set(&root, json!({ "state": ConferenceState::Reconvened }))
}

/// Moves a closed conference on. Nothing leads back into the room.
pub(crate) fn move_on(w: &mut Writer<'_>, state: ConferenceState) -> Result<(), RecordError> {
    let root = ItemPath::root();
    let conference: Conference = w.read(&root)?;
    let is_afterwards = match state {
        ConferenceState::LetterSent
        | ConferenceState::MinutesDrafted
        | ConferenceState::MinutesCirculated
        | ConferenceState::AmendmentsOpen
        | ConferenceState::Final => true,
        ConferenceState::Requested
        | ConferenceState::Booked
        | ConferenceState::Invited
        | ConferenceState::Preparing
        | ConferenceState::Open
        | ConferenceState::Adjourned
        | ConferenceState::Closed
        | ConferenceState::Reconvened => false,
    };
    if !is_afterwards || !conference.is_closed() {
        return Err(RecordError::DoesNotFit {
            field: "state".to_owned(),
        });
    }
    w.set(&root, json!({ "state": state }))
}

/// Ends the current item and every presence.
fn empty_room(w: &mut Writer<'_>, at: NaiveTime) -> Result<(), RecordError> {
    let root = ItemPath::root();
    let conference: Conference = w.read(&root)?;
    if conference.is_closed() {
        return Err(RecordError::AlreadyClosed);
    }
    end_current_item(w, &conference, at)?;
    for participant in &conference.participants {
        end_presence(w, participant, at)?;
    }
    w.set(
        &root,
        json!({ "room": { "current_item": null, "current_speaker": null } }),
    )
}

fn end_current_item(
    w: &mut Writer<'_>,
    conference: &Conference,
    at: NaiveTime,
) -> Result<(), RecordError> {
    let current = conference.room.current_item;
    let running = |item: AgendaItemId| {
        let mut agenda = conference.agenda.iter();
        agenda.any(|known| known.id == item && known.ended_at.is_none())
    };
    match current {
        Some(item) if running(item) => {
            w.set(&ItemPath::to("agenda", item), json!({ "ended_at": at }))
        }
        Some(_) | None => Ok(()),
    }
}

pub(crate) fn add_note(w: &mut Writer<'_>, note: &Note) -> Result<(), RecordError> {
    notes_must_be_open(w)?;
    let note = Note {
        first_wording: None,
        ..note.clone()
    };
    w.create(&ItemPath::root(), "notes", &note, Place::End)?;
    match note.speaker {
        Some(speaker) => w.set(
            &ItemPath::root(),
            json!({ "room": { "current_speaker": speaker } }),
        ),
        None => Ok(()),
    }
}

pub(crate) fn change_note(
    w: &mut Writer<'_>,
    note: NoteId,
    change: &Patch<Note>,
) -> Result<(), RecordError> {
    if change.fields().contains_key(FIRST_WORDING) {
        return Err(RecordError::FieldHasItsOwnVerb {
            field: FIRST_WORDING.to_owned(),
        });
    }
    let path = ItemPath::to("notes", note);
    if let Some(text) = change.fields().get("text").and_then(|text| text.as_str()) {
        keep_first_wording(w, &path, text)?;
    }
    notes_must_be_open(w)?;
    w.patch(&path, change)
}

pub(crate) fn remove_note(w: &mut Writer<'_>, note: NoteId) -> Result<(), RecordError> {
    notes_must_be_open(w)?;
    w.remove(&ItemPath::to("notes", note))
}

/// Keeps the wording of a note before its first edit. Notes must be open.
pub(crate) fn keep_first_wording(
    w: &mut Writer<'_>,
    path: &ItemPath,
    text: &str,
) -> Result<(), RecordError> {
    notes_must_be_open(w)?;
    let note: Note = w.read(path)?;
    if note.first_wording.is_none() && note.text != text {
        w.set(path, json!({ FIRST_WORDING: note.text }))?;
    }
    Ok(())
}

/// The notes freeze when the conference closes.
pub(crate) fn notes_must_be_open(w: &Writer<'_>) -> Result<(), RecordError> {
    let conference: Conference = w.read(&ItemPath::root())?;
    if conference.is_closed() {
        Err(RecordError::NotesFrozen)
    } else {
        Ok(())
    }
}
