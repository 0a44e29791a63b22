//! The room display, and looking for words.

use chairside_domain::ids::*;
use chairside_domain::meeting::NoteMark;

shape! {
    /// What the room display shows: only what was marked to share, in the family's presence.
    RoomDisplayView {
        /// The item under discussion, or empty while nothing is shown.
        heading: String,
        /// Shared notes of the open conference, oldest first.
        notes: Vec<RoomDisplayNote>,
    }
    /// A shared note.
    RoomDisplayNote {
        /// Mark.
        mark: NoteMark,
        /// The words.
        text: String,
    }

    /// Looks for words.
    Search {
        /// Words as typed.
        words: String,
    }
    /// What was found.
    SearchResults {
        /// Best first.
        hits: Vec<SearchHit>,
    }
    /// A place where the words stand.
    SearchHit {
        /// Conference.
        conference: ConferenceId,
        /// Its reference.
        reference: String,
        /// Title of the conference.
        title: String,
        /// `report`, `minutes`, `notes`, `person`, `conference`.
        kind: String,
        /// What holds the words: the agency of a report, the section.
        place: String,
        /// The report, to open it.
        report: Option<AgencyReportId>,
        /// Text around the words, in pieces.
        snippet: Vec<SnippetPiece>,
        /// Screen on which it opens.
        screen: String,
    }
    /// A piece of a snippet.
    SnippetPiece {
        /// Text.
        text: String,
        /// It is what was looked for.
        is_match: bool,
    }
}
