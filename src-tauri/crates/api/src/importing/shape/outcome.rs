//! Quorum, views, decisions and plans in a conference file.

use chrono::{NaiveDate, NaiveTime};

use chairside_domain::decision::{DecisionOutcome, DissentFormality, View, ViewBasis};
use chairside_domain::meeting::QuorumDecision;
use chairside_domain::plan::EndReason;

use super::{ImportedAudience, codes, imported};

imported! {
    /// The chair's judgement of quorum.
    ImportedQuorum {
        /// Judged at, local time. Left out, when the conference was opened.
        #[serde(default)]
        #[schemars(schema_with = "codes::time")]
        at: Option<NaiveTime>,
        /// Kinds of agency counted as present with direct contact.
        #[serde(default)]
        agencies_present: Vec<String>,
        /// Decision.
        #[schemars(schema_with = "codes::quorum_decision")]
        decision: QuorumDecision,
        /// Code of the ground on which the chair goes on.
        #[serde(default)]
        ground: String,
        /// Reasons.
        #[serde(default)]
        reasons: String,
        /// How the children are kept safe meanwhile.
        #[serde(default)]
        interim_protection: String,
        /// The new date, when adjourned.
        #[serde(default)]
        reconvene_on: Option<NaiveDate>,
    }
    /// A view for one child.
    ImportedView {
        /// Child.
        child: String,
        /// Agency. Left out for a view of the family.
        #[serde(default)]
        agency: String,
        /// Who gave it.
        #[serde(default)]
        person: Option<String>,
        /// View.
        #[schemars(schema_with = "codes::view")]
        view: View,
        /// Category that the agency names.
        #[serde(default)]
        category: String,
        /// Basis.
        #[schemars(schema_with = "codes::view_basis")]
        basis: ViewBasis,
        /// Reasons, or why no view was given.
        #[serde(default)]
        reasons: String,
    }
    /// The chair's decision for one child.
    ImportedDecision {
        /// Child.
        child: String,
        /// Outcome.
        #[schemars(schema_with = "codes::decision_outcome")]
        outcome: DecisionOutcome,
        /// Categories, as codes of the procedures in use.
        #[serde(default)]
        categories: Vec<String>,
        /// Reasons, in the chair's words.
        #[serde(default)]
        reasons: String,
        /// Why the category changed, at a review.
        #[serde(default)]
        category_change_reason: String,
        /// Who decided. Left out, the chair.
        #[serde(default)]
        decided_by: String,
        /// Decided at, local time. Left out, when the conference closed.
        #[serde(default)]
        #[schemars(schema_with = "codes::time")]
        decided_at: Option<NaiveTime>,
        /// Follow-up where there is no plan, or none any longer.
        #[serde(default)]
        follow_up: String,
        /// Why a plan ends.
        #[serde(default)]
        #[schemars(schema_with = "codes::end_reason")]
        end_reason: Option<EndReason>,
    }
    /// A dissent about one child.
    ImportedDissent {
        /// Child.
        child: String,
        /// Agency. Left out for a member of the family.
        #[serde(default)]
        agency: String,
        /// Person.
        #[serde(default)]
        person: Option<String>,
        /// Formality.
        #[schemars(schema_with = "codes::dissent_formality")]
        formality: DissentFormality,
        /// The person's words.
        #[schemars(length(min = 1))]
        words: String,
        /// What followed.
        #[serde(default)]
        follow_up: String,
    }
    /// A danger statement with its safety goal.
    ImportedDangerStatement {
        /// Children it is about.
        #[schemars(length(min = 1))]
        children: Vec<String>,
        /// What people are worried will happen.
        #[schemars(length(min = 1))]
        statement: String,
        /// The safety goal.
        #[serde(default)]
        goal: String,
    }
    /// One person's score.
    ImportedScore {
        /// Who scores.
        person: String,
        /// Child. Left out for all.
        #[serde(default)]
        child: Option<String>,
        /// From 0 to 10.
        #[schemars(schema_with = "codes::score")]
        score: chairside_domain::decision::Scale,
    }
    /// The plan outlined for one child.
    ImportedOutlinePlan {
        /// The child.
        child: String,
        /// Actions.
        #[serde(default)]
        actions: Vec<ImportedAction>,
        /// What is done if things get worse.
        #[serde(default)]
        contingency: String,
        /// Who may have the contingency plan.
        #[serde(default)]
        #[schemars(with = "ImportedAudience")]
        contingency_audience: Option<ImportedAudience>,
        /// Assessments still needed.
        #[serde(default)]
        assessments_needed: String,
        /// How the child and family are involved.
        #[serde(default)]
        family_involvement: String,
        /// Lead practitioner.
        #[serde(default)]
        lead_practitioner: Option<String>,
        /// Core group members.
        #[serde(default)]
        core_group: Vec<String>,
        /// First core group on.
        #[serde(default)]
        core_group_first_on: Option<NaiveDate>,
        /// Review on.
        #[serde(default)]
        review_on: Option<NaiveDate>,
    }
    /// One action of a plan.
    ImportedAction {
        /// What is done.
        #[schemars(length(min = 1))]
        what: String,
        /// What needs to change.
        #[serde(default)]
        why: String,
        /// Owner, if a participant.
        #[serde(default)]
        owner: Option<String>,
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
        #[schemars(with = "ImportedAudience")]
        audience: Option<ImportedAudience>,
        /// How it went, at a review.
        #[serde(default)]
        progress: String,
    }
    /// A reason for going on past a gap.
    ImportedReason {
        /// Code of the gap.
        #[schemars(length(min = 1))]
        code: String,
        /// The child or person it is about.
        #[serde(default)]
        child: Option<String>,
        /// Reason.
        #[schemars(length(min = 1))]
        reason: String,
    }
}
