//! What the second window shows in the room: what was marked to share, and nothing else.

use chairside_domain::conference::Conference;
use chairside_domain::meeting::{Audience, Note};

use crate::contract::{RoomDisplayNote, RoomDisplayView};

/// The shared notes of a conference.
///
/// A line that is restricted for anyone is never shown, whatever it is marked, and neither is the
/// heading of a restricted item. The privacy screen hides the chair's own window and not this one:
/// it goes on as soon as the family is in the room, which is when the display is for.
pub(crate) fn room_display(conference: &Conference) -> RoomDisplayView {
    let current = conference
        .agenda
        .iter()
        .find(|item| Some(item.id) == conference.room.current_item);
    let heading = current.filter(|item| item.audience == Audience::All);
    let shared = |note: &&Note| note.is_shared_on_display && note.audience == Audience::All;
    RoomDisplayView {
        heading: heading.map(|item| item.heading.clone()).unwrap_or_default(),
        notes: conference
            .notes
            .iter()
            .filter(shared)
            .map(|note| RoomDisplayNote {
                mark: note.mark,
                text: note.text.clone(),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use chairside_testkit::Case;

    use super::*;

    fn for_practitioners() -> Audience {
        Audience::ProfessionalsOnly {
            reason: "Another family is named.".to_owned(),
        }
    }

    #[test]
    fn only_what_was_marked_to_share_is_shown() {
        let mut conference = Case::three_children("england").conference;
        assert!(!conference.notes.is_empty(), "the case has notes");
        for note in &mut conference.notes {
            note.is_shared_on_display = false;
            note.audience = Audience::All;
        }
        assert_eq!(room_display(&conference).notes, Vec::new());
        conference.notes[0].is_shared_on_display = true;
        let shown = room_display(&conference).notes;
        assert_eq!(shown.len(), 1);
        assert_eq!(shown[0].text, conference.notes[0].text);
    }

    #[test]
    fn what_is_restricted_for_anyone_is_not_shown_although_it_was_marked() {
        let mut conference = Case::three_children("england").conference;
        for note in &mut conference.notes {
            note.is_shared_on_display = true;
            note.audience = for_practitioners();
        }
        assert_eq!(room_display(&conference).notes, Vec::new());
    }

    #[test]
    fn a_restricted_item_has_no_heading_here() {
        let mut conference = Case::three_children("england").conference;
        conference.agenda[0].audience = Audience::All;
        conference.room.current_item = Some(conference.agenda[0].id);
        assert_eq!(
            room_display(&conference).heading,
            conference.agenda[0].heading
        );
        conference.agenda[0].audience = for_practitioners();
        assert_eq!(room_display(&conference).heading, "");
    }
}
