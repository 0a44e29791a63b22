//! People of a conference: invitations, replies, who was there when, exclusions.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::ids::*;

codes! {
    /// The part a person has in the conference.
    ParticipantRole {
        /// Independent chair.
        Chair,
        /// Takes the minutes and has no other role.
        MinuteTaker,
        /// Conference administrator.
        Administrator,
        /// Parent or carer of a child.
        Parent,
        /// A child of the family.
        Child,
        /// Another member of the family.
        FamilyMember,
        /// Lead social worker or lead practitioner.
        LeadPractitioner,
        /// Social care manager.
        SocialCareManager,
        /// Practitioner of another agency.
        Practitioner,
        /// Interpreter.
        Interpreter,
        /// Advocate.
        Advocate,
        /// Solicitor.
        Solicitor,
        /// Friend or supporter of the family.
        Supporter,
        /// Attends as an observer only.
        Observer,
    }
}

impl ParticipantRole {
    /// Tells whether the role is held by the family or someone at its side.
    pub fn is_family_side(self) -> bool {
        match self {
            Self::Parent
            | Self::Child
            | Self::FamilyMember
            | Self::Advocate
            | Self::Solicitor
            | Self::Supporter => true,
            Self::Chair
            | Self::MinuteTaker
            | Self::Administrator
            | Self::LeadPractitioner
            | Self::SocialCareManager
            | Self::Practitioner
            | Self::Interpreter
            | Self::Observer => false,
        }
    }
}

codes! {
    /// How a person answered an invitation.
    Reply {
        /// No answer yet.
        None,
        /// Will come.
        Coming,
        /// Will join by phone or video.
        Remote,
        /// Cannot come.
        Apologies,
    }
}

record! {
    /// Someone invited to, or present at, the conference.
    Participant {
        /// Identity. A member of the family keeps the id that the family's record gives.
        id: PersonId,
        /// Name, in full.
        name: String,
        /// Letters that stand for the person in the room, for instance `hv`. Lower case.
        initials: String,
        /// Part in the conference.
        role: ParticipantRole,
        /// Agency, empty for the family.
        #[serde(default)]
        agency: String,
        /// Kind of agency as the pack lists it (`social_care`, `health`, `police`, `education`), for quorum.
        #[serde(default)]
        discipline: String,
        /// Post or role line, for instance "Year 3 teacher". It may give a school away.
        #[serde(default)]
        post: String,
        /// E-mail address.
        #[serde(default)]
        email: String,
        /// Has direct contact with the child and family.
        #[serde(default)]
        has_direct_contact: bool,
        /// The invitation.
        #[serde(default)]
        invitation: Option<Invitation>,
        /// Whom the participant supports, speaks or interprets for.
        #[serde(default)]
        supports: Option<PersonId>,
        /// Comes in place of this participant.
        #[serde(default)]
        deputy_for: Option<PersonId>,
        /// Times in the room. Walking out ends one; it is not an exclusion.
        #[serde(default)]
        presence: Vec<Presence>,
        /// Why the participant was not there.
        #[serde(default)]
        absence_reason: String,
        /// Invited, or added to the recipients, by the chair's decision with this reason.
        #[serde(default)]
        recipient_reason: String,
        /// Does not receive the minutes, by the chair's decision with this reason.
        #[serde(default)]
        no_minutes_reason: String,
        /// In which language the person's papers are, where the area's procedures offer one.
        #[serde(default)]
        language: PaperLanguage,
    }
}

/// A language in which papers are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum PaperLanguage {
    /// English.
    #[default]
    English,
    /// Welsh, in the area of the Wales Safeguarding Procedures.
    Welsh,
}

impl Participant {
    /// Tells whether the participant was in the room at some time.
    pub fn attended(&self) -> bool {
        !self.presence.is_empty()
    }

    /// Tells whether the participant is in the room now.
    pub fn is_in_room(&self) -> bool {
        self.presence
            .iter()
            .any(|presence| presence.until.is_none())
    }
}

record! {
    /// An invitation and its answer.
    Invitation {
        /// Sent or given at; empty while it waits.
        #[serde(default)]
        sent_at: Option<DateTime<Utc>>,
        /// By which way.
        #[serde(default)]
        method: String,
        /// Answer.
        reply: Reply,
        /// Sends a report all the same.
        #[serde(default)]
        sends_report: bool,
    }
}

codes! {
    /// How a person was with the others.
    PresenceKind {
        /// In the room.
        InPerson,
        /// By phone.
        Phone,
        /// By video.
        Video,
    }
}

record! {
    /// One stretch of time in which a person was present. Units: local time of the day.
    Presence {
        /// Identity.
        id: PresenceId,
        /// From.
        from: NaiveTime,
        /// Until; empty while the person is still there.
        #[serde(default)]
        until: Option<NaiveTime>,
        /// In which way.
        kind: PresenceKind,
    }
}

codes! {
    /// Why a person was excluded. A pack names the grounds that its procedures have.
    ExclusionGround {
        /// Real risk of harm to people attending.
        RiskOfHarm,
        /// The child's welfare would be seriously prejudiced.
        ChildWelfare,
        /// Violence, threats, discriminatory behaviour or an unfit state.
        Behaviour,
        /// The child asks for it.
        ChildAsks,
        /// A participant could not contribute properly.
        PreventsContribution,
        /// Members need confidential information, such as legal advice.
        ConfidentialInformation,
        /// A criminal investigation.
        CriminalInvestigation,
        /// Conflict between family members, who attend at separate times.
        SeparateAttendance,
    }
}

record! {
    /// A time in which a person was excluded. Units: local time of the day.
    ExclusionPeriod {
        /// Identity.
        id: ExclusionId,
        /// Who.
        person: PersonId,
        /// From; empty for the whole conference.
        #[serde(default)]
        from: Option<NaiveTime>,
        /// Until; empty until the end.
        #[serde(default)]
        until: Option<NaiveTime>,
        /// Ground.
        ground: ExclusionGround,
        /// Evidence for it.
        evidence: String,
        /// Who asked.
        requested_by: String,
        /// Asked on.
        #[serde(default)]
        requested_on: Option<NaiveDate>,
        /// Who decided; the chair.
        decided_by: String,
        /// Decided at.
        #[serde(default)]
        decided_at: Option<DateTime<Utc>>,
        /// How the person's views were obtained.
        #[serde(default)]
        views_obtained_how: String,
        /// Who tells the person the outcome.
        #[serde(default)]
        informed_by: String,
        /// By when.
        #[serde(default)]
        informed_due_on: Option<NaiveDate>,
        /// How the person's own copy says that a part was held without them, in the chair's words.
        #[serde(default)]
        wording_for_copy: String,
    }
}

impl ExclusionPeriod {
    /// Tells whether the exclusion covers `at`.
    pub fn covers(&self, at: NaiveTime) -> bool {
        self.from.is_none_or(|from| from <= at) && self.until.is_none_or(|until| at < until)
    }
}
