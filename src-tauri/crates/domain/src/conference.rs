//! One conference: what was booked, for which children, and everything recorded about it.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::decision::{AgencyScale, ChildDecision, DangerStatement, Dissent, ThresholdView};
use crate::ids::*;
use crate::incidents::CopyIncident;
use crate::meeting::{
    AgencyReport, AgendaItem, ExclusionPeriod, Note, Participant, QuorumAssessment, RoomState,
};
use crate::minutes::{AmendmentRequest, MinutesVersion, RecipientCopy};
use crate::plan::OutlinePlan;

record! {
    /// One conference.
    ///
    /// Shape: collections are in the order in which people put them.
    Conference {
        /// Identity of the record.
        id: ConferenceId,
        /// The family it is about.
        family: FamilyId,
        /// The office's reference. It names no one.
        reference: String,
        /// State.
        state: ConferenceState,
        /// Day of the conference, once booked.
        #[serde(default)]
        held_on: Option<NaiveDate>,
        /// Planned start.
        #[serde(default)]
        starts_at: Option<NaiveTime>,
        /// Planned end.
        #[serde(default)]
        ends_at: Option<NaiveTime>,
        /// When it was opened.
        #[serde(default)]
        opened_at: Option<DateTime<Utc>>,
        /// When it was closed. The clock of formal dissent runs from here.
        #[serde(default)]
        closed_at: Option<DateTime<Utc>>,
        /// Where, as it is written on the invitation. May be a family home.
        #[serde(default)]
        place: String,
        /// How people join who do not come to the place.
        #[serde(default)]
        joining_details: String,
        /// How to get to the place: the entrance, the bus, where to park. One value, like the place: the way there tells
        /// where it is.
        #[serde(default)]
        travel: String,
        /// Persons from whom the place, the way there and the joining details are withheld.
        #[serde(default)]
        place_withheld_from: Vec<PersonId>,
        /// How it is held.
        mode: ConferenceMode,
        /// The strategy discussion that started this, for its limit.
        #[serde(default)]
        strategy_discussion: Option<StrategyDiscussionId>,
        /// The pack in use, as id and version, fixed when the conference was booked.
        procedure_pack: PackVersion,
        /// The children, each with the kind of conference it is for that child.
        #[serde(default)]
        subjects: Vec<ConferenceSubject>,
        /// Everyone invited or present: family, practitioners, supporters.
        #[serde(default)]
        participants: Vec<Participant>,
        /// Times in which a person was excluded.
        #[serde(default)]
        exclusions: Vec<ExclusionPeriod>,
        /// Reports asked for and received.
        #[serde(default)]
        reports: Vec<AgencyReport>,
        /// The agenda.
        #[serde(default)]
        agenda: Vec<AgendaItem>,
        /// Notes taken in the room: rough notes, frozen when the conference closes.
        #[serde(default)]
        notes: Vec<Note>,
        /// What the room is doing now.
        #[serde(default)]
        room: RoomState,
        /// How quorum was judged, each time it was judged.
        #[serde(default)]
        quorum: Vec<QuorumAssessment>,
        /// Each agency's view for each child.
        #[serde(default)]
        views: Vec<ThresholdView>,
        /// The chair's decision for each child. A correction is a further decision.
        #[serde(default)]
        decisions: Vec<ChildDecision>,
        /// Dissents.
        #[serde(default)]
        dissents: Vec<Dissent>,
        /// Danger statements with their goals.
        #[serde(default)]
        danger_statements: Vec<DangerStatement>,
        /// Scores from 0 to 10.
        #[serde(default)]
        scales: Vec<AgencyScale>,
        /// The outline plan for each child who has one.
        #[serde(default)]
        outline_plans: Vec<OutlinePlan>,
        /// Versions of the minutes.
        #[serde(default)]
        minutes: Vec<MinutesVersion>,
        /// Requests to correct the minutes.
        #[serde(default)]
        amendment_requests: Vec<AmendmentRequest>,
        /// Copies prepared, checked and sent: the ledger.
        #[serde(default)]
        copies: Vec<RecipientCopy>,
        /// Copies that were sent and hold words withheld from their reader since.
        #[serde(default)]
        incidents: Vec<CopyIncident>,
        /// Reasons given for going on past a warning, by the code of the warning.
        #[serde(default)]
        overrides: Vec<Override>,
        /// Whether recording was asked for, by whom, and what was decided.
        #[serde(default)]
        recording_request: String,
        /// The list of people to invite was asked for on.
        #[serde(default)]
        invite_list_asked_on: Option<NaiveDate>,
        /// The bundle of reports went to the practitioners on.
        #[serde(default)]
        report_bundle_sent_on: Option<NaiveDate>,
        /// The chair's meeting with the family beforehand, in the chair's words.
        #[serde(default)]
        pre_meeting: String,
    }
}

record! {
    /// A pack and the version of it that was in use.
    PackVersion {
        /// Pack id, for instance `england`.
        pack: String,
        /// Version of the pack.
        version: String,
        /// Version of the bank holidays.
        calendar: String,
    }
}

codes! {
    /// State of a conference.
    ConferenceState {
        /// Asked for; no day yet.
        Requested,
        /// A day is fixed.
        Booked,
        /// Invitations are out.
        Invited,
        /// Reports and agenda are being prepared.
        Preparing,
        /// In session.
        Open,
        /// Stopped before a decision, to be continued on another day.
        Adjourned,
        /// Over.
        Closed,
        /// The decision letter is sent.
        LetterSent,
        /// The minutes are drafted.
        MinutesDrafted,
        /// The minutes are with people.
        MinutesCirculated,
        /// Corrections are being taken.
        AmendmentsOpen,
        /// Nothing is outstanding.
        Final,
        /// Continued in another conference.
        Reconvened,
    }
}

codes! {
    /// How the conference is held.
    ConferenceMode {
        /// Everyone in one place.
        InPerson,
        /// Some by phone or video.
        Hybrid,
        /// Everyone by phone or video.
        Remote,
    }
}

codes! {
    /// What kind of conference it is, for one child.
    ConferenceKind {
        /// Initial child protection conference.
        Initial,
        /// Review child protection conference.
        Review,
        /// About an unborn child.
        PreBirth,
        /// A child who moved here with a plan.
        TransferIn,
        /// Continued after an inquorate or adjourned conference.
        Reconvened,
    }
}

record! {
    /// One child of the conference, with the kind it is for that child.
    ConferenceSubject {
        /// The child.
        child: PersonId,
        /// Kind for this child.
        kind: ConferenceKind,
        /// Written notification received on, for a transfer in.
        #[serde(default)]
        written_notice_on: Option<NaiveDate>,
        /// Telephone call before the written notice. Kept, never counted from.
        #[serde(default)]
        call_on: Option<NaiveDate>,
        /// The last conference about this child, for a review; the one that is continued, where it
        /// is reconvened.
        #[serde(default)]
        previous_held_on: Option<NaiveDate>,
        /// The previous one was the first conference, so this is the first review.
        #[serde(default)]
        is_first_review: bool,
        /// The conference in which this one is continued for the child, after it was adjourned.
        #[serde(default)]
        continued_in: Option<ConferenceId>,
        /// Why it is held after the limit.
        #[serde(default)]
        delay_reason: String,
        /// Manager who agreed the delay.
        #[serde(default)]
        delay_agreed_by_manager: String,
        /// The chair agreed the delay.
        #[serde(default)]
        delay_agreed_by_chair: String,
        /// How the child is kept safe until then.
        #[serde(default)]
        interim_protection: String,
        /// The child's participation, in the national codes.
        #[serde(default)]
        participation: Option<ParticipationCode>,
        /// What the child receives afterwards, as the chair decided.
        #[serde(default)]
        child_receives: ChildReceives,
        /// What the chair writes to the child in its letter, in the chair's own words.
        #[serde(default)]
        letter_words: String,
    }
}

codes! {
    /// National codes for a child's participation.
    ParticipationCode {
        /// Under 4.
        Pn0,
        /// Attends and speaks.
        Pn1,
        /// Attends, an advocate speaks.
        Pn2,
        /// Attends and conveys a view symbolically.
        Pn3,
        /// Attends without contributing.
        Pn4,
        /// Does not attend, briefs an advocate.
        Pn5,
        /// Does not attend, conveys views another way.
        Pn6,
        /// Neither attends nor conveys a view.
        Pn7,
    }
}

/// What a child is given after the conference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum ChildReceives {
    /// The chair has not decided yet.
    #[default]
    ChairToDecide,
    /// A copy of the record.
    Record,
    /// A letter in the child's own terms.
    ChildFriendlyLetter,
    /// Neither.
    Neither,
}

record! {
    /// A reason for going on past a warning.
    Override {
        /// Identity.
        id: EntryId,
        /// Code of the warning.
        code: String,
        /// The child it is about, if it is about one.
        #[serde(default)]
        child: Option<PersonId>,
        /// Reason.
        reason: String,
        /// Who gave it.
        by: String,
        /// When.
        at: DateTime<Utc>,
    }
}

impl Conference {
    /// The subject entry of a child.
    pub fn subject(&self, child: PersonId) -> Option<&ConferenceSubject> {
        self.subjects.iter().find(|subject| subject.child == child)
    }

    /// Finds a participant.
    pub fn participant(&self, person: PersonId) -> Option<&Participant> {
        self.participants.iter().find(|p| p.id == person)
    }

    /// The decision that stands for a child: the latest one recorded.
    pub fn decision_for(&self, child: PersonId) -> Option<&ChildDecision> {
        self.decisions
            .iter()
            .filter(|decision| decision.child == child)
            .max_by_key(|decision| decision.decided_at)
    }

    /// The outline plan of a child.
    pub fn outline_plan(&self, child: PersonId) -> Option<&OutlinePlan> {
        self.outline_plans.iter().find(|plan| plan.child == child)
    }

    /// The newest version of the minutes.
    pub fn latest_minutes(&self) -> Option<&MinutesVersion> {
        self.minutes.iter().max_by_key(|version| version.number)
    }

    /// The newest version of the minutes that is approved.
    pub fn newest_approved(&self) -> Option<&MinutesVersion> {
        let approved = self.minutes.iter().filter(|version| version.is_frozen());
        approved.max_by_key(|version| version.number)
    }

    /// The last judgement of quorum.
    pub fn latest_quorum(&self) -> Option<&QuorumAssessment> {
        self.quorum.iter().max_by_key(|assessment| assessment.at)
    }

    /// Tells whether the room notes and the record of the meeting may still be written.
    pub fn is_open(&self) -> bool {
        self.state == ConferenceState::Open
    }

    /// Tells whether the conference has been held and closed.
    pub fn is_closed(&self) -> bool {
        self.closed_at.is_some()
    }
}
