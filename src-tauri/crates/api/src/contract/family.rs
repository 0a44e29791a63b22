//! A family's record: ending a plan, and what a screen shows beside the conference.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use chairside_domain::ids::*;
use chairside_domain::plan::{ChildInNeedFollowUp, EndReason};

use super::DeadlineView;

shape! {
    /// Ends a plan. The plan and its dates stay as they are while a fact is missing.
    EndPlan {
        /// The conference from which it is done, and at which a review decided it.
        conference: ConferenceId,
        /// The plan.
        plan: ProtectionPlanId,
        /// The day on which it ends.
        ended_on: NaiveDate,
        /// Why.
        reason: EndReason,
        /// The receiving authority's letter, for a move.
        letter: Option<ConfirmationLetter>,
        /// Date of the receiving authority's transfer conference.
        transfer_conference_on: Option<NaiveDate>,
        /// The support that follows.
        follow_up: Option<ChildInNeedFollowUp>,
    }
    /// The letter in which the receiving authority confirms that it is responsible.
    ConfirmationLetter {
        /// Authority.
        authority: String,
        /// Who wrote.
        author: String,
        /// Date of the letter.
        dated_on: NaiveDate,
        /// Path of the file.
        path: String,
    }
    /// Opens the letter that confirmed a move.
    ReadLetter {
        /// Conference.
        conference: ConferenceId,
        /// The plan that it ended.
        plan: ProtectionPlanId,
    }
    /// A reason for which a plan can end, with what it asks for.
    EndReasonView {
        /// Reason.
        reason: EndReason,
        /// In words.
        label: String,
        /// It needs the decision of a review conference.
        needs_review_decision: bool,
        /// It needs the receiving authority's letter.
        needs_letter: bool,
        /// It needs the date of the receiving authority's transfer conference.
        needs_transfer_conference: bool,
        /// It asks for the support that follows.
        asks_support: bool,
    }
    /// A local time in the United Kingdom, as a person types it.
    LocalTime {
        /// Day.
        on: NaiveDate,
        /// Time of day.
        at: NaiveTime,
    }
    /// A moment.
    Moment {
        /// In UTC.
        at: DateTime<Utc>,
    }
    /// A date that the family's record sets.
    FamilyDeadlineView {
        /// What it is about, in words.
        about: String,
        /// The date with its rule and source.
        deadline: DeadlineView,
    }
    /// What happened to each child of a conference, across conferences and plans.
    Chronologies {
        /// A chronology for each child.
        children: Vec<ChildChronology>,
    }
    /// One child's chronology, earliest first.
    ChildChronology {
        /// Child.
        child: PersonId,
        /// Entries.
        entries: Vec<ChronologyEntryView>,
    }
    /// A day and what happened on it.
    ChronologyEntryView {
        /// Day.
        on: NaiveDate,
        /// What happened, in words.
        what: String,
        /// The conference, to open it.
        conference: Option<ConferenceId>,
    }
    /// An end that follows from what happened to a child.
    ProposedEndView {
        /// Reason.
        reason: EndReason,
        /// Day.
        on: NaiveDate,
        /// As a sentence.
        sentence: String,
    }
}
