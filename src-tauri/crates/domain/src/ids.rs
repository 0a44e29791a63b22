//! Identities. Every id is a UUID made outside this crate and passed in.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, as = "String"))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A family: children, adults and what happens between conferences.
    FamilyId,
    /// One conference.
    ConferenceId,
    /// A child or an adult of a family, or a practitioner. One name space, so that a
    /// suppression, a speaker or a recipient can name any of them.
    PersonId,
    /// A relationship between an adult and one child.
    RelationshipId,
    /// A suppression: one field of one subject withheld from one person.
    SuppressionId,
    /// A strategy discussion.
    StrategyDiscussionId,
    /// A section 47 enquiry.
    Section47Id,
    /// A child protection plan of one child.
    ProtectionPlanId,
    /// A core group meeting.
    CoreGroupMeetingId,
    /// An invitation to a conference.
    InvitationId,
    /// One stretch of time in which a person was in the room.
    PresenceId,
    /// A time in which a person was excluded, with its ground.
    ExclusionId,
    /// An agency report.
    AgencyReportId,
    /// One record of a report being shared with, or withheld from, a person.
    SharingId,
    /// An item of the agenda.
    AgendaItemId,
    /// A note taken in the room.
    NoteId,
    /// An agency's view about one child.
    ThresholdViewId,
    /// A decision about one child.
    ChildDecisionId,
    /// A dissent about one child.
    DissentId,
    /// A danger statement with its safety goal.
    DangerStatementId,
    /// An action of a plan.
    PlanActionId,
    /// A version of the minutes.
    MinutesVersionId,
    /// A block of the minutes.
    MinuteBlockId,
    /// A request to correct the minutes.
    AmendmentRequestId,
    /// One person's copy of a paper.
    RecipientCopyId,
    /// A complaint.
    ComplaintId,
    /// A professional escalation.
    EscalationId,
    /// The transfer of a file.
    FileTransferId,
    /// A police protection or an emergency protection order.
    EmergencyPowerId,
    /// A concern that was raised.
    ConcernId,
    /// A small record that needs no id of its own elsewhere (an address, another name, a note).
    EntryId,
}
