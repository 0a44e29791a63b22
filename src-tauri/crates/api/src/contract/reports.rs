//! Agency reports: attaching, reading, saving a copy.

use chairside_domain::ids::*;

shape! {
    /// Attaches a file to a report.
    AttachReport {
        /// Conference.
        conference: ConferenceId,
        /// Report.
        report: AgencyReportId,
        /// Path of the file.
        path: String,
        /// It is tabled at the conference.
        is_tabled: bool,
    }
    /// Opens a report to read.
    ReadReport {
        /// Conference.
        conference: ConferenceId,
        /// Report.
        report: AgencyReportId,
    }
    /// A report or a letter, to be read in the window.
    ReportContent {
        /// The original's name.
        file_name: String,
        /// `pdf`, `picture`, `text`, or `none`.
        shown_as: String,
        /// Media type.
        media_type: String,
        /// The bytes in base 64, for a PDF or a picture; else empty.
        base64: String,
        /// The text in parts, for everything else.
        parts: Vec<ReportPart>,
        /// A sentence about what could not be read, or empty.
        caution: String,
    }
    /// A part of a report's text.
    ReportPart {
        /// What it is: "Text", "Comment", "Attachment: …".
        label: String,
        /// Text.
        text: String,
    }
    /// Saves a copy of an original outside the vault.
    SaveReportCopy {
        /// Conference.
        conference: ConferenceId,
        /// Report.
        report: AgencyReportId,
        /// File to write. It must not exist yet.
        path: String,
        /// The person has read the warning.
        is_acknowledged: bool,
        /// Why it leaves.
        reason: String,
    }
}
