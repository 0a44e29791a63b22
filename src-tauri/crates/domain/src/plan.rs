//! The outline plan made at a conference, the plan's life, and core groups.

use chrono::{DateTime, NaiveDate, Utc};

use crate::ids::*;
use crate::meeting::Audience;

record! {
    /// The plan outlined at the conference for one child.
    OutlinePlan {
        /// The child. One outline plan for each child.
        child: PersonId,
        /// Actions.
        #[serde(default)]
        actions: Vec<PlanAction>,
        /// What is done if things get worse.
        #[serde(default)]
        contingency: String,
        /// Who may have the contingency plan.
        #[serde(default)]
        contingency_audience: Audience,
        /// Assessments still needed.
        #[serde(default)]
        assessments_needed: String,
        /// How the child and family are involved.
        #[serde(default)]
        family_involvement: String,
        /// Lead practitioner.
        #[serde(default)]
        lead_practitioner: Option<PersonId>,
        /// Core group members.
        #[serde(default)]
        core_group: Vec<PersonId>,
        /// First core group on.
        #[serde(default)]
        core_group_first_on: Option<NaiveDate>,
        /// Review on.
        #[serde(default)]
        review_on: Option<NaiveDate>,
    }
}

record! {
    /// One action of a plan.
    PlanAction {
        /// Identity.
        id: PlanActionId,
        /// What is done.
        what: String,
        /// Why: what needs to change.
        #[serde(default)]
        why: String,
        /// Owner, if a participant.
        #[serde(default)]
        owner: Option<PersonId>,
        /// Owner in words, where it is someone else.
        #[serde(default)]
        owner_words: String,
        /// Done by.
        #[serde(default)]
        by_when: Option<NaiveDate>,
        /// How people will know.
        #[serde(default)]
        measure: String,
        /// Who may have it.
        #[serde(default)]
        audience: Audience,
        /// How it went, at a review.
        #[serde(default)]
        progress: String,
    }
}

codes! {
    /// State of a plan.
    PlanState {
        /// Outlined, not yet in force.
        Outline,
        /// In force.
        Active,
        /// At a review.
        UnderReview,
        /// Ended.
        Ended,
        /// Ended, with child-in-need follow-up.
        FollowUp,
    }
}

codes! {
    /// Why a plan ends.
    EndReason {
        /// A review judged that the child is no longer likely to suffer significant harm.
        NoLongerAtRisk,
        /// Moved for good, and the receiving authority confirmed responsibility in writing.
        MovedToAnotherAuthority,
        /// Reached eighteen.
        Eighteen,
        /// Died.
        Died,
        /// Left the United Kingdom for good.
        LeftUk,
    }
}
code_text!(EndReason);

record! {
    /// A child protection plan of one child.
    ProtectionPlan {
        /// Identity.
        id: ProtectionPlanId,
        /// The child.
        child: PersonId,
        /// The conference that decided it.
        conference: ConferenceId,
        /// Begins on: the day of the conference.
        started_on: NaiveDate,
        /// Category at the beginning, as codes of the pack.
        initial_categories: Vec<String>,
        /// Category now.
        latest_categories: Vec<String>,
        /// State.
        state: PlanState,
        /// Ended on.
        #[serde(default)]
        ended_on: Option<NaiveDate>,
        /// Why it ended.
        #[serde(default)]
        end_reason: Option<EndReason>,
        /// Evidence for the end, for a move.
        #[serde(default)]
        end_evidence: Option<WrittenConfirmation>,
        /// Transfer conference of the receiving authority held on.
        #[serde(default)]
        transfer_conference_on: Option<NaiveDate>,
        /// Follow-up as a child in need.
        #[serde(default)]
        follow_up: Option<ChildInNeedFollowUp>,
        /// Core group meetings.
        #[serde(default)]
        core_groups: Vec<CoreGroupMeeting>,
        /// Reviews of the plan that were held.
        #[serde(default)]
        reviews: Vec<PlanReview>,
        /// Significant changes in the child's circumstances, each reported to the chair.
        #[serde(default)]
        significant_changes: Vec<SignificantChange>,
        /// The meeting after the plan ended, where the area holds one, was on.
        #[serde(default)]
        met_after_end_on: Option<NaiveDate>,
    }
}

record! {
    /// A review conference at which the plan was considered.
    PlanReview {
        /// Identity.
        id: EntryId,
        /// The conference.
        conference: ConferenceId,
        /// Held on.
        held_on: NaiveDate,
    }
}

record! {
    /// A significant change in a child's circumstances between conferences.
    SignificantChange {
        /// Identity.
        id: EntryId,
        /// Identified on.
        identified_on: NaiveDate,
        /// What changed.
        summary: String,
        /// Reported to the chair on.
        #[serde(default)]
        reported_on: Option<NaiveDate>,
    }
}

record! {
    /// The receiving authority's written confirmation that it is responsible.
    WrittenConfirmation {
        /// Authority.
        authority: String,
        /// Who wrote.
        author: String,
        /// Date of the letter.
        dated_on: NaiveDate,
        /// The sealed letter: digest of its ciphertext, in hex.
        document: String,
    }
}

record! {
    /// Support after a plan.
    ChildInNeedFollowUp {
        /// Support discussed with the family on.
        discussed_on: NaiveDate,
        /// A child-in-need plan or an early help assessment, in words.
        support: String,
        /// Next review by.
        #[serde(default)]
        review_by: Option<NaiveDate>,
        /// Reviewed on.
        #[serde(default)]
        reviewed_on: Option<NaiveDate>,
    }
}

record! {
    /// A core group meeting.
    CoreGroupMeeting {
        /// Identity.
        id: CoreGroupMeetingId,
        /// Held on.
        held_on: NaiveDate,
        /// Who was there.
        attended: Vec<PersonId>,
        /// What was agreed.
        #[serde(default)]
        summary: String,
        /// Record sent to all at.
        #[serde(default)]
        record_sent_at: Option<DateTime<Utc>>,
        /// The next core group is on.
        #[serde(default)]
        next_on: Option<NaiveDate>,
    }
}
