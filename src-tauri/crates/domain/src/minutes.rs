//! The minutes: blocks, versions, amendments, and each person's copy.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::*;
use crate::meeting::Audience;

codes! {
    /// Sections of the minutes, in the order in which they are printed.
    MinutesSection {
        /// Who was there.
        Attendance,
        /// Reports received and with whom they were shared.
        Reports,
        /// Why the conference was held.
        Purpose,
        /// The mother's views.
        MothersViews,
        /// The father's views.
        FathersViews,
        /// Other family views.
        FamilyViews,
        /// Each agency's information.
        AgencyInformation,
        /// The children's views.
        ChildrensViews,
        /// Strengths, worries and grey areas.
        Analysis,
        /// Danger statements, safety goals and scores.
        Safety,
        /// Each agency's view and the decision for each child.
        Decision,
        /// Outline plan.
        Plan,
        /// Core group and dates.
        CoreGroup,
        /// How to disagree or complain.
        Complaints,
    }
}

codes! {
    /// State of a version of the minutes.
    MinutesState {
        /// Being written.
        Draft,
        /// With the chair.
        InChairsCheck,
        /// Approved and frozen.
        Approved,
        /// Sent to people.
        Circulated,
        /// Replaced by a newer version.
        Amended,
        /// Nothing outstanding.
        Final,
    }
}

record! {
    /// A version of the minutes. Once approved it never changes; a change is a new version.
    MinutesVersion {
        /// Identity.
        id: MinutesVersionId,
        /// 1, 2, 3.
        number: u32,
        /// State.
        state: MinutesState,
        /// The blocks, in order.
        #[serde(default)]
        blocks: Vec<MinuteBlock>,
        /// Approved at: the moment of freezing.
        #[serde(default)]
        approved_at: Option<DateTime<Utc>>,
        /// The chair who approved.
        #[serde(default)]
        approved_by: String,
        /// SHA-256 of the archive copy, in hex.
        #[serde(default)]
        sha256: String,
        /// Heads of the record when it was frozen, in hex.
        #[serde(default)]
        heads: Vec<String>,
        /// Signature of the approving device over heads and digest, in hex.
        #[serde(default)]
        signature: String,
        /// The sealed archive copy: digest of its ciphertext, in hex.
        #[serde(default)]
        attachment: Option<String>,
        /// The version that this one replaces.
        #[serde(default)]
        replaces: Option<MinutesVersionId>,
        /// What changed and why.
        #[serde(default)]
        change_reason: String,
    }
}

record! {
    /// A block of the minutes: one numbered paragraph.
    MinuteBlock {
        /// Identity.
        id: MinuteBlockId,
        /// Section.
        section: MinutesSection,
        /// Agency or person it stands under, as a sub-heading; empty for none.
        #[serde(default)]
        under: String,
        /// Text.
        text: String,
        /// Whose own words it quotes.
        #[serde(default)]
        words_of: Option<PersonId>,
        /// Who said it.
        #[serde(default)]
        source_person: Option<PersonId>,
        /// The note it was made from.
        #[serde(default)]
        source_note: Option<NoteId>,
        /// Mark taken over from the note.
        #[serde(default)]
        mark: Option<crate::meeting::NoteMark>,
        /// Children it is only about; empty for all.
        #[serde(default)]
        child_scope: Vec<PersonId>,
        /// Who may have it.
        #[serde(default)]
        audience: Audience,
        /// Persons for whom a person marked the block although a rule would leave it out.
        #[serde(default)]
        also_for: Vec<PersonId>,
        /// Said at, local time; the presence rule uses it.
        #[serde(default)]
        said_at: Option<chrono::NaiveTime>,
    }
}

codes! {
    /// The chair's answer to a request.
    ChairResponse {
        /// Accepted: a new version follows.
        Accepted,
        /// Kept with the minutes, not agreed.
        NotedNotAgreed,
        /// Rejected.
        Rejected,
    }
}

record! {
    /// A request to correct the minutes.
    AmendmentRequest {
        /// Identity.
        id: AmendmentRequestId,
        /// Who asks.
        by: PersonId,
        /// Version asked about.
        version: MinutesVersionId,
        /// Block asked about, if one.
        #[serde(default)]
        block: Option<MinuteBlockId>,
        /// What the person says.
        text: String,
        /// Received at.
        at: DateTime<Utc>,
        /// Answer.
        #[serde(default)]
        response: Option<ChairResponse>,
        /// The chair's answer in words.
        #[serde(default)]
        response_text: String,
    }
}

codes! {
    /// Kinds of paper.
    PaperKind {
        /// Invitation.
        Invitation,
        /// Agenda.
        Agenda,
        /// Who has seen which report.
        ReportSharingSheet,
        /// Decision letter.
        DecisionLetter,
        /// Outline plan.
        OutlinePlan,
        /// Minutes.
        Minutes,
        /// Letter to a child.
        ChildLetter,
        /// Notice of an amendment.
        AmendmentNotice,
        /// Notice that a plan ended.
        PlanEndedNotice,
        /// Receipt for a file sent on.
        FileTransferReceipt,
        /// The confidential restricted section.
        RestrictedSection,
        /// Cover letter that goes with a copy.
        CoverLetter,
        /// Who holds which copy. It is the office's own and goes to nobody.
        Ledger,
    }
}

/// Life cycle of a copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum CopyState {
    /// Made, not checked.
    #[default]
    Prepared,
    /// Checked, by a second person where the copy is partial.
    Checked,
    /// A person said that it was sent.
    Sent,
    /// Received.
    Receipted,
    /// Came back.
    Returned,
    /// Replaced by a newer copy or taken out of use before sending.
    Withdrawn,
}

codes! {
    /// Why a part is left out of a copy.
    RemovalReason {
        /// A suppression: address, school, placement, phone, whereabouts.
        Suppression,
        /// The audience of the part.
        Audience,
        /// The part is only about a child who is nothing to this person.
        OtherChild,
        /// The person was excluded when it was said.
        ExcludedThen,
        /// Taken out on request, with reason and approver.
        Redaction,
    }
}

record! {
    /// Something left out of a copy. For staff only.
    Removal {
        /// Identity.
        id: EntryId,
        /// What: a block, an attendance line, an action, a report, the place.
        part: String,
        /// Number of the block in the minutes, if it has one.
        #[serde(default)]
        number: String,
        /// Reason.
        reason: RemovalReason,
        /// The suppression, if one.
        #[serde(default)]
        suppression: Option<SuppressionId>,
        /// Who approved a redaction.
        #[serde(default)]
        approved_by: String,
        /// Why it was asked for and granted.
        #[serde(default)]
        redaction_reason: String,
        /// The passage, of a redaction.
        #[serde(default)]
        block: Option<MinuteBlockId>,
    }
}

record! {
    /// Something found in a finished copy that the person must not have, and what was done.
    Finding {
        /// Identity.
        id: EntryId,
        /// Code of the finding.
        code: String,
        /// Where it stands, in words without the withheld text.
        place: String,
        /// Page, if known.
        #[serde(default)]
        page: Option<u32>,
        /// SHA-256 of the words around it, in hex, which tells it from another at the same place.
        #[serde(default)]
        words_sha256: String,
        /// Resolved with this reason; empty while it blocks.
        #[serde(default)]
        resolved_reason: String,
        /// By whom.
        #[serde(default)]
        resolved_by: String,
    }
}

record! {
    /// One person's copy of a paper.
    RecipientCopy {
        /// Identity.
        id: RecipientCopyId,
        /// Kind of paper.
        paper: PaperKind,
        /// Recipient; empty for the archive copy.
        #[serde(default)]
        recipient: Option<PersonId>,
        /// Version of the minutes it was made from.
        #[serde(default)]
        minutes_version: Option<MinutesVersionId>,
        /// Copy number, never used again.
        number: u32,
        /// How many pages it has. None for a copy made before they were counted.
        #[serde(default)]
        pages: Option<u32>,
        /// State.
        #[serde(default)]
        state: CopyState,
        /// What was left out, for staff.
        #[serde(default)]
        removed: Vec<Removal>,
        /// What the check of the finished file found.
        #[serde(default)]
        findings: Vec<Finding>,
        /// Whether a place mark says that something was left out.
        #[serde(default)]
        has_place_marks: bool,
        /// Whether the reader's name and the number stand across every page.
        #[serde(default)]
        has_watermark: bool,
        /// Whether it, and the letter on it, are set in 18 point.
        #[serde(default)]
        is_large_print: bool,
        /// Who prepared it.
        #[serde(default)]
        prepared_by: String,
        /// Prepared at.
        #[serde(default)]
        prepared_at: Option<DateTime<Utc>>,
        /// Who checked it.
        #[serde(default)]
        checked_by: String,
        /// Checked at.
        #[serde(default)]
        checked_at: Option<DateTime<Utc>>,
        /// SHA-256 before encryption, in hex.
        #[serde(default)]
        sha256_before: String,
        /// SHA-256 of the file that leaves, in hex.
        #[serde(default)]
        sha256_after: String,
        /// The sealed file: digest of its ciphertext, in hex.
        #[serde(default)]
        attachment: Option<String>,
        /// Reports that go with it.
        #[serde(default)]
        enclosed_reports: Vec<AgencyReportId>,
        /// The sealed bundle of those reports, locked with the copy's password: digest of its
        /// ciphertext, in hex.
        #[serde(default)]
        enclosed_attachment: Option<String>,
        /// Where it goes: the delivery address as confirmed.
        #[serde(default)]
        delivery: String,
        /// By which way.
        #[serde(default)]
        method: String,
        /// Sent at, by a person's word.
        #[serde(default)]
        sent_at: Option<DateTime<Utc>>,
        /// Who sent it.
        #[serde(default)]
        sent_by: String,
        /// Received on: the amendment window runs from here.
        #[serde(default)]
        received_on: Option<NaiveDate>,
        /// Who said so.
        #[serde(default)]
        received_noted_by: String,
    }
}

impl Finding {
    /// Tells whether another finding is of the same kind at the same words of the same place.
    ///
    /// Shape: a finding of a copy that was made before the words were told apart stands for all at
    /// its place.
    pub fn is_same_place(&self, other: &Self) -> bool {
        let is_same_words = self.words_sha256 == other.words_sha256
            || self.words_sha256.is_empty()
            || other.words_sha256.is_empty();
        self.code == other.code
            && self.place == other.place
            && self.page == other.page
            && is_same_words
    }

    /// Tells whether it is a place at which what was withheld stands, and not one that may only give
    /// something away.
    pub fn is_withheld_words(&self) -> bool {
        self.code.starts_with("withheld_") || self.code == "left_out_passage"
    }
}

impl RecipientCopy {
    /// Tells whether anything was left out.
    pub fn is_partial(&self) -> bool {
        !self.removed.is_empty()
    }

    /// Tells whether a second person has to check it: something was left out, or what was withheld
    /// stands in it by somebody's decision.
    pub fn needs_second_person(&self) -> bool {
        self.is_partial() || self.findings.iter().any(Finding::is_withheld_words)
    }

    /// Tells whether a person said that it was sent. What was sent is out, also when it came back.
    pub fn is_out(&self) -> bool {
        match self.state {
            CopyState::Sent | CopyState::Receipted | CopyState::Returned => true,
            CopyState::Prepared | CopyState::Checked | CopyState::Withdrawn => false,
        }
    }

    /// Tells whether every finding has been resolved with a reason.
    pub fn is_clean(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| !finding.resolved_reason.is_empty())
    }
}

impl MinutesVersion {
    /// Tells whether the version is frozen.
    pub fn is_frozen(&self) -> bool {
        match self.state {
            MinutesState::Draft | MinutesState::InChairsCheck => false,
            MinutesState::Approved
            | MinutesState::Circulated
            | MinutesState::Amended
            | MinutesState::Final => true,
        }
    }
}
