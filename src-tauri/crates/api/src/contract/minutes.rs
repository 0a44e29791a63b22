//! Minutes: assembling, checking, approving.

use chairside_domain::ids::*;
use chairside_domain::minutes::{MinuteBlock, MinutesSection, MinutesVersion};

use super::{ConferenceView, GapView};

shape! {
    /// Which minutes.
    MinutesOf {
        /// Conference.
        conference: ConferenceId,
    }
    /// The minutes, with numbers and what stands in the way.
    MinutesView {
        /// The version being shown; empty before the first is assembled.
        version: Option<MinutesVersion>,
        /// Sections in order, with their numbered blocks.
        sections: Vec<MinutesSectionView>,
        /// Every version: number, state, approved when.
        versions: Vec<MinutesVersion>,
        /// What stands in the way of approval.
        gaps: Vec<GapView>,
        /// Everything needed is there.
        may_approve: bool,
        /// Requests that came after the person's own days for them. They are answered all the same.
        late_requests: Vec<AmendmentRequestId>,
        /// The conference as it now is.
        view: ConferenceView,
    }
    /// A section.
    MinutesSectionView {
        /// Section.
        section: MinutesSection,
        /// Number.
        number: u32,
        /// Heading.
        heading: String,
        /// Blocks.
        blocks: Vec<NumberedBlock>,
    }
    /// A block with its number, the same in every copy.
    NumberedBlock {
        /// Number, for instance `5.2K`.
        number: String,
        /// Block.
        block: MinuteBlock,
        /// Persons who do not get it, by name, for staff.
        not_for: Vec<String>,
    }
    /// Approves a version and freezes it.
    ApproveMinutes {
        /// Conference.
        conference: ConferenceId,
        /// Version.
        version: MinutesVersionId,
        /// Names, other names and dates of birth have been checked.
        is_spelling_checked: bool,
    }
    /// Begins a new version after approval.
    AmendMinutes {
        /// Conference.
        conference: ConferenceId,
        /// What changes and why.
        change_reason: String,
    }
}
