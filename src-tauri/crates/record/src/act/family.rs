//! What people do to a family's record.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use chairside_domain::family::{
    Adult, Child, Complaint, Concern, EmergencyPower, Escalation, FileTransfer, Relationship,
    Section47Enquiry, StrategyDiscussion, Suppression,
};
use chairside_domain::ids::*;
use chairside_domain::moves::Stay;
use chairside_domain::plan::{
    ChildInNeedFollowUp, CoreGroupMeeting, EndReason, PlanReview, ProtectionPlan,
    SignificantChange, WrittenConfirmation,
};

use super::Patch;

/// One thing a person does to a family's record.
#[expect(
    missing_docs,
    reason = "each verb says what its fields are; most are whole values of the domain"
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum FamilyAct {
    /// Adds a child.
    AddChild { child: Child },
    /// Changes a child's particulars.
    ChangeChild {
        child: PersonId,
        change: Patch<Child>,
    },
    /// Records a birth: the expected date moves to history.
    RecordBirth {
        child: PersonId,
        born_on: NaiveDate,
        given_names: String,
        surname: String,
    },
    /// Records a death: letters to or about the child stop for a person to look at.
    RecordDeath { child: PersonId, died_on: NaiveDate },
    /// Notes that the child death review was told.
    NoteDeathReview {
        child: PersonId,
        noted_on: NaiveDate,
    },
    /// Records that a child became looked after. The plan goes on until a review decides.
    RecordLookedAfter { child: PersonId, from: NaiveDate },
    /// Records what followed: who was told, the first looked-after review, the end.
    ChangeLookedAfter {
        child: PersonId,
        told_on: Option<NaiveDate>,
        reviewed_on: Option<NaiveDate>,
        until: Option<NaiveDate>,
    },
    /// Records that a child left the United Kingdom for good.
    RecordLeftUk { child: PersonId, left_on: NaiveDate },
    /// Records a stay in another authority's area, or that there is none.
    RecordStay { child: PersonId, stay: Option<Stay> },
    /// Adds an adult.
    AddAdult { adult: Adult },
    /// Changes an adult's particulars.
    ChangeAdult {
        adult: PersonId,
        change: Patch<Adult>,
    },
    /// Takes a member off who was added by mistake.
    RemoveMember { person: PersonId },
    /// Relates an adult to a child.
    Relate { relationship: Relationship },
    /// Changes a relation.
    ChangeRelationship {
        relationship: RelationshipId,
        change: Patch<Relationship>,
    },
    /// Takes back a relation recorded by mistake.
    RemoveRelationship { relationship: RelationshipId },
    /// Withholds something from someone.
    Suppress { suppression: Suppression },
    /// Changes a suppression: reviewed, words added.
    ChangeSuppression {
        suppression: SuppressionId,
        change: Patch<Suppression>,
    },
    /// Lifts a suppression, with a reason.
    LiftSuppression {
        suppression: SuppressionId,
        reason: String,
    },
    /// Records a concern.
    RaiseConcern { concern: Concern },
    /// Changes a concern.
    ChangeConcern {
        concern: ConcernId,
        change: Patch<Concern>,
    },
    /// Records a strategy discussion.
    RecordStrategyDiscussion { discussion: StrategyDiscussion },
    /// Changes a strategy discussion.
    ChangeStrategyDiscussion {
        discussion: StrategyDiscussionId,
        change: Patch<StrategyDiscussion>,
    },
    /// Records a section 47 enquiry.
    StartSection47 { enquiry: Section47Enquiry },
    /// Changes a section 47 enquiry: its outcome.
    ChangeSection47 {
        enquiry: Section47Id,
        change: Patch<Section47Enquiry>,
    },
    /// Records an emergency power.
    RecordEmergencyPower { power: EmergencyPower },
    /// Changes an emergency power: the expiry that the court stated.
    ChangeEmergencyPower {
        power: EmergencyPowerId,
        change: Patch<EmergencyPower>,
    },
    /// Begins a child's plan, from a decision.
    BeginPlan { plan: ProtectionPlan },
    /// Records that a plan was considered at a review.
    RecordReview {
        plan: ProtectionPlanId,
        review: PlanReview,
    },
    /// Changes a plan's category at a review.
    ChangePlanCategory {
        plan: ProtectionPlanId,
        categories: Vec<String>,
    },
    /// Ends a plan.
    EndPlan {
        plan: ProtectionPlanId,
        ended_on: NaiveDate,
        reason: EndReason,
        evidence: Option<WrittenConfirmation>,
        transfer_conference_on: Option<NaiveDate>,
        follow_up: Option<ChildInNeedFollowUp>,
    },
    /// Records a core group meeting.
    RecordCoreGroup {
        plan: ProtectionPlanId,
        meeting: CoreGroupMeeting,
    },
    /// Changes a core group meeting: when its record went out, the next day.
    ChangeCoreGroup {
        plan: ProtectionPlanId,
        meeting: CoreGroupMeetingId,
        change: Patch<CoreGroupMeeting>,
    },
    /// Takes back a core group meeting recorded by mistake.
    RemoveCoreGroup {
        plan: ProtectionPlanId,
        meeting: CoreGroupMeetingId,
    },
    /// Records a significant change between conferences.
    RecordSignificantChange {
        plan: ProtectionPlanId,
        change: SignificantChange,
    },
    /// Records when a significant change was reported to the chair.
    ReportSignificantChange {
        plan: ProtectionPlanId,
        change: EntryId,
        reported_on: NaiveDate,
    },
    /// Records what followed the end of a plan: the meeting after it, the review of the support.
    RecordAfterPlan {
        plan: ProtectionPlanId,
        met_on: Option<NaiveDate>,
        support_reviewed_on: Option<NaiveDate>,
    },
    /// Records a complaint.
    RecordComplaint { complaint: Complaint },
    /// Changes a complaint: the reply.
    ChangeComplaint {
        complaint: ComplaintId,
        change: Patch<Complaint>,
    },
    /// Records an escalation.
    RecordEscalation { escalation: Escalation },
    /// Changes an escalation.
    ChangeEscalation {
        escalation: EscalationId,
        change: Patch<Escalation>,
    },
    /// Records a file sent on.
    RecordFileTransfer { transfer: FileTransfer },
    /// Changes a file transfer: the receipt.
    ChangeFileTransfer {
        transfer: FileTransferId,
        change: Patch<FileTransfer>,
    },
}
