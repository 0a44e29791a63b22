//! What the procedures that a conference follows say besides dates.

use chairside_domain::conference::PackVersion;

use super::CodeLabel;

shape! {
    /// The procedures of one conference, and what their pack says in words.
    ProceduresView {
        /// The pack and its version, as shown: "Devon, version 2026.1".
        title: String,
        /// The conference was booked under a version that this vault has no longer: a sentence, or
        /// empty.
        caution: String,
        /// The procedures that the service works by now, where they are others than those under
        /// which this conference was booked.
        now: Option<OtherProcedures>,
        /// Grounds for an exclusion, codes of `ExclusionGround`: those that the pack names first,
        /// in its words, then the others.
        exclusion_grounds: Vec<CodeLabel>,
        /// What the pack says about exclusions, with its source, or empty.
        exclusion_note: String,
        /// What a report has to hold, each in words.
        report_contents: Vec<String>,
        /// What the pack says about reports, with its source, or empty.
        report_note: String,
        /// The process that follows a formal dissent, with its source, or empty.
        formal_dissent: String,
        /// Who is told when a plan ends, with its source, or empty.
        ending_notice: String,
    }
    /// Procedures to which a conference can change.
    OtherProcedures {
        /// What to record.
        value: PackVersion,
        /// As shown.
        title: String,
    }
}
