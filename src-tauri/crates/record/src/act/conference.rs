//! What people do to a conference.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use chairside_domain::conference::{Conference, ConferenceState, ConferenceSubject};
use chairside_domain::decision::{ChildDecision, DangerStatement, Dissent, Scale, ThresholdView};
use chairside_domain::ids::*;
use chairside_domain::incidents::CopyIncident;
use chairside_domain::meeting::{
    AgencyReport, AgendaItem, ExclusionPeriod, Note, Participant, PresenceKind, QuorumAssessment,
    Reply, Sharing, TextState,
};
use chairside_domain::minutes::{
    AmendmentRequest, ChairResponse, CopyState, MinuteBlock, MinutesVersion, RecipientCopy,
};
use chairside_domain::plan::{OutlinePlan, PlanAction};

use super::Patch;

/// One thing a person does to a conference.
///
/// Moments that the record keeps (`decided_at`, `opened_at`) are taken from the stamp, whatever
/// the value in the act says.
#[expect(
    missing_docs,
    reason = "each verb says what its fields are; most are whole values of the domain"
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum ConferenceAct {
    /// Fixes or changes day, times, place, mode, and the like.
    Book { change: Patch<Conference> },
    /// Adds a child.
    AddSubject { subject: ConferenceSubject },
    /// Changes what is recorded for a child: delay, interim protection, participation.
    ChangeSubject {
        child: PersonId,
        change: Patch<ConferenceSubject>,
    },
    /// Adds a person.
    AddParticipant { participant: Participant },
    /// Changes a person's particulars.
    ChangeParticipant {
        person: PersonId,
        change: Patch<Participant>,
    },
    /// Takes a person off the list.
    RemoveParticipant { person: PersonId },
    /// Records that invitations were sent.
    Invite {
        persons: Vec<PersonId>,
        method: String,
    },
    /// Records an answer.
    RecordReply {
        person: PersonId,
        reply: Reply,
        sends_report: bool,
        absence_reason: String,
    },
    /// Marks a person in. Units: local time of the day.
    MarkIn {
        person: PersonId,
        presence: PresenceId,
        kind: PresenceKind,
        at: NaiveTime,
    },
    /// Marks a person out.
    MarkOut { person: PersonId, at: NaiveTime },
    /// Corrects one stretch of presence.
    CorrectPresence {
        person: PersonId,
        presence: PresenceId,
        from: NaiveTime,
        until: Option<NaiveTime>,
    },
    /// Takes back a stretch of presence marked by mistake.
    RemovePresence {
        person: PersonId,
        presence: PresenceId,
    },
    /// Records an exclusion.
    Exclude { exclusion: ExclusionPeriod },
    /// Changes an exclusion: views obtained, who tells the outcome, the wording.
    ChangeExclusion {
        exclusion: ExclusionId,
        change: Patch<ExclusionPeriod>,
    },
    /// Takes back an exclusion recorded by mistake.
    RemoveExclusion { exclusion: ExclusionId },
    /// Asks for a report.
    RequestReport { report: AgencyReport },
    /// Changes what is recorded about a report.
    ChangeReport {
        report: AgencyReportId,
        change: Patch<AgencyReport>,
    },
    /// Takes back a request made by mistake.
    RemoveReport { report: AgencyReportId },
    /// Records that a report came.
    ReceiveReport {
        report: AgencyReportId,
        received_at: Option<DateTime<Utc>>,
        is_tabled: bool,
        is_verbal: bool,
    },
    /// Attaches the original file, already sealed.
    AttachReport {
        report: AgencyReportId,
        attachment: String,
        file_name: String,
        media_type: String,
        #[cfg_attr(feature = "ts", ts(type = "number"))]
        size_bytes: u64,
        text_state: TextState,
    },
    /// Records that a report was shared with a person, or withheld from one.
    ShareReport {
        report: AgencyReportId,
        sharing: Sharing,
    },
    /// Takes back a sharing recorded by mistake.
    RemoveSharing {
        report: AgencyReportId,
        sharing: SharingId,
    },
    /// Adds an item to the agenda, after another or at the end.
    AddAgendaItem {
        item: AgendaItem,
        after: Option<AgendaItemId>,
    },
    /// Changes an item.
    ChangeAgendaItem {
        item: AgendaItemId,
        change: Patch<AgendaItem>,
    },
    /// Moves an item after another, or to the beginning.
    MoveAgendaItem {
        item: AgendaItemId,
        after: Option<AgendaItemId>,
    },
    /// Removes an item.
    RemoveAgendaItem { item: AgendaItemId },
    /// Opens the conference.
    Open,
    /// Goes on to an item: ends the current one and begins this one.
    StartItem { item: AgendaItemId, at: NaiveTime },
    /// Closes the conference: ends the current item and every presence.
    Close { at: NaiveTime },
    /// Adjourns the conference.
    Adjourn { at: NaiveTime },
    /// Records that an adjourned conference is continued in another one.
    Reconvene,
    /// Moves a closed conference on: its letter or its minutes went out, or nothing is outstanding.
    MoveOn { state: ConferenceState },
    /// Writes a note.
    AddNote { note: Note },
    /// Changes a note. The first wording is kept.
    ChangeNote { note: NoteId, change: Patch<Note> },
    /// Strikes a note written by mistake.
    RemoveNote { note: NoteId },
    /// Records the chair's judgement of quorum.
    AssessQuorum { assessment: QuorumAssessment },
    /// Records a view for a child. A newer view of the same agency or person for the same child replaces it in print.
    RecordView { view: ThresholdView },
    /// Changes a view.
    ChangeView {
        view: ThresholdViewId,
        change: Patch<ThresholdView>,
    },
    /// Takes back a view recorded by mistake.
    RemoveView { view: ThresholdViewId },
    /// Records the chair's decision for a child.
    RecordDecision { decision: ChildDecision },
    /// Records a dissent.
    RecordDissent { dissent: Dissent },
    /// Changes a dissent.
    ChangeDissent {
        dissent: DissentId,
        change: Patch<Dissent>,
    },
    /// Takes back a dissent recorded by mistake.
    RemoveDissent { dissent: DissentId },
    /// Adds a danger statement.
    AddDangerStatement { statement: DangerStatement },
    /// Changes a danger statement.
    ChangeDangerStatement {
        statement: DangerStatementId,
        change: Patch<DangerStatement>,
    },
    /// Removes a danger statement.
    RemoveDangerStatement { statement: DangerStatementId },
    /// Records a score of 0 to 10.
    RecordScale {
        id: EntryId,
        person: PersonId,
        child: Option<PersonId>,
        score: Scale,
    },
    /// Begins the outline plan of a child.
    BeginOutlinePlan { plan: OutlinePlan },
    /// Changes an outline plan: lead practitioner, core group, dates, contingency.
    ChangeOutlinePlan {
        child: PersonId,
        change: Patch<OutlinePlan>,
    },
    /// Adds an action.
    AddPlanAction { child: PersonId, action: PlanAction },
    /// Changes an action.
    ChangePlanAction {
        child: PersonId,
        action: PlanActionId,
        change: Patch<PlanAction>,
    },
    /// Moves an action after another, or to the beginning.
    MovePlanAction {
        child: PersonId,
        action: PlanActionId,
        after: Option<PlanActionId>,
    },
    /// Removes an action.
    RemovePlanAction {
        child: PersonId,
        action: PlanActionId,
    },
    /// Begins a version of the minutes.
    BeginMinutes { version: MinutesVersion },
    /// Adds a block, after another or at the beginning of its section.
    AddMinuteBlock {
        version: MinutesVersionId,
        block: MinuteBlock,
        after: Option<MinuteBlockId>,
    },
    /// Changes a block of a draft.
    ChangeMinuteBlock {
        version: MinutesVersionId,
        block: MinuteBlockId,
        change: Patch<MinuteBlock>,
    },
    /// Moves a block of a draft.
    MoveMinuteBlock {
        version: MinutesVersionId,
        block: MinuteBlockId,
        after: Option<MinuteBlockId>,
    },
    /// Removes a block of a draft.
    RemoveMinuteBlock {
        version: MinutesVersionId,
        block: MinuteBlockId,
    },
    /// Sends a draft to the chair to check, or back.
    SendMinutesToChair {
        version: MinutesVersionId,
        is_with_chair: bool,
    },
    /// Freezes a version.
    ApproveMinutes {
        version: MinutesVersionId,
        sha256: String,
        heads: Vec<String>,
        signature: String,
        attachment: String,
    },
    /// Records that a version is with people, or that it was replaced or is final.
    ChangeMinutesState {
        version: MinutesVersionId,
        state: chairside_domain::minutes::MinutesState,
    },
    /// Records a request to correct the minutes.
    RequestAmendment { request: AmendmentRequest },
    /// Records the chair's answer.
    AnswerAmendment {
        request: AmendmentRequestId,
        response: ChairResponse,
        response_text: String,
    },
    /// Enters a copy in the ledger.
    PrepareCopy { copy: RecipientCopy },
    /// Resolves a finding of the check, with a reason.
    ResolveFinding {
        copy: RecipientCopyId,
        finding: EntryId,
        reason: String,
    },
    /// Moves a copy on: checked, sent, receipted, returned, withdrawn.
    MoveCopy {
        copy: RecipientCopyId,
        state: CopyState,
        delivery: String,
        method: String,
        received_on: Option<NaiveDate>,
    },
    /// Opens an incident: a sent copy holds words withheld from its reader since.
    OpenIncident { incident: CopyIncident },
    /// Closes an incident, with what was done about it.
    CloseIncident { incident: EntryId, reason: String },
    /// Goes on past a warning, with a reason.
    GoOnPast {
        id: EntryId,
        code: String,
        child: Option<PersonId>,
        reason: String,
    },
}
