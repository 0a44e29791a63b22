//! What is done to a family's record, verb by verb.

use chairside_domain::family::{Child, ChildStatus, Suppression, SuppressionState};
use chairside_domain::ids::{PersonId, ProtectionPlanId};
use chairside_domain::plan::{ChildInNeedFollowUp, PlanState, ProtectionPlan};
use chrono::NaiveDate;
use serde_json::json;

use super::{CarryOut, name_or_own};
use crate::act::FamilyAct;
use crate::document::{Place, RecordKind, Writer};
use crate::error::RecordError;
use crate::path::ItemPath;
use crate::stamp::Stamp;

impl CarryOut for FamilyAct {
    const KIND: RecordKind = RecordKind::Family;

    fn carry_out(&self, w: &mut Writer<'_>, stamp: &Stamp) -> Result<(), RecordError> {
        let root = &ItemPath::root();
        let to = |collection: &str, id: &dyn std::fmt::Display| ItemPath::to(collection, id);
        match self {
            Self::AddChild { child } => w.create(root, "children", child, Place::End),
            Self::ChangeChild { child, change } => w.patch(&to("children", child), change),
            Self::RecordBirth {
                child,
                born_on,
                given_names,
                surname,
            } => record_birth(
                w,
                *child,
                *born_on,
                [("given_names", given_names), ("surname", surname)],
            ),
            Self::RecordDeath { child, died_on } => w.set(
                &to("children", child),
                json!({ "status": ChildStatus::Deceased, "died_on": died_on }),
            ),
            Self::NoteDeathReview { child, noted_on } => w.set(
                &to("children", child),
                json!({ "death_review_noted_on": noted_on }),
            ),
            // What followed belongs to one time of being looked after: another one starts anew.
            Self::RecordLookedAfter { child, from } => w.set(
                &to("children", child),
                json!({
                    "looked_after_from": from,
                    "looked_after_told_on": null,
                    "looked_after_reviewed_on": null,
                    "looked_after_until": null,
                }),
            ),
            Self::ChangeLookedAfter {
                child,
                told_on,
                reviewed_on,
                until,
            } => w.set(
                &to("children", child),
                json!({
                    "looked_after_told_on": told_on,
                    "looked_after_reviewed_on": reviewed_on,
                    "looked_after_until": until,
                }),
            ),
            Self::RecordLeftUk { child, left_on } => w.set(
                &to("children", child),
                json!({ "status": ChildStatus::LeftUk, "left_uk_on": left_on }),
            ),
            Self::RecordStay { child, stay } => {
                w.set(&to("children", child), json!({ "stay": stay }))
            }
            Self::AddAdult { adult } => w.create(root, "adults", adult, Place::End),
            Self::ChangeAdult { adult, change } => w.patch(&to("adults", adult), change),
            Self::RemoveMember { person } => w
                .remove(&to("children", person))
                .or_else(|_| w.remove(&to("adults", person))),
            Self::Relate { relationship } => {
                w.create(root, "relationships", relationship, Place::End)
            }
            Self::ChangeRelationship {
                relationship,
                change,
            } => w.patch(&to("relationships", relationship), change),
            Self::RemoveRelationship { relationship } => {
                w.remove(&to("relationships", relationship))
            }
            Self::Suppress { suppression } => {
                let suppression = Suppression {
                    decided_at: Some(stamp.at),
                    decided_by: name_or_own(&suppression.decided_by, stamp),
                    ..suppression.clone()
                };
                w.create(root, "suppressions", &suppression, Place::End)
            }
            Self::ChangeSuppression {
                suppression,
                change,
            } => w.patch(&to("suppressions", suppression), change),
            Self::LiftSuppression {
                suppression,
                reason,
            } => w.set(
                &to("suppressions", suppression),
                json!({ "state": SuppressionState::Lifted, "lifted_reason": reason }),
            ),
            Self::RaiseConcern { concern } => w.create(root, "concerns", concern, Place::End),
            Self::ChangeConcern { concern, change } => w.patch(&to("concerns", concern), change),
            Self::RecordStrategyDiscussion { discussion } => {
                w.create(root, "strategy_discussions", discussion, Place::End)
            }
            Self::ChangeStrategyDiscussion { discussion, change } => {
                w.patch(&to("strategy_discussions", discussion), change)
            }
            Self::StartSection47 { enquiry } => {
                w.create(root, "section47_enquiries", enquiry, Place::End)
            }
            Self::ChangeSection47 { enquiry, change } => {
                w.patch(&to("section47_enquiries", enquiry), change)
            }
            Self::RecordEmergencyPower { power } => {
                w.create(root, "emergency_powers", power, Place::End)
            }
            Self::ChangeEmergencyPower { power, change } => {
                w.patch(&to("emergency_powers", power), change)
            }
            Self::BeginPlan { plan } => w.create(root, "plans", plan, Place::End),
            Self::RecordReview { plan, review } => {
                w.create(&to("plans", plan), "reviews", review, Place::End)
            }
            Self::ChangePlanCategory { plan, categories } => w.set(
                &to("plans", plan),
                json!({ "latest_categories": categories }),
            ),
            Self::EndPlan {
                plan,
                ended_on,
                reason,
                evidence,
                transfer_conference_on,
                follow_up,
            } => {
                let state = match follow_up {
                    Some(_) => PlanState::FollowUp,
                    None => PlanState::Ended,
                };
                w.set(
                    &to("plans", plan),
                    json!({
                        "state": state,
                        "ended_on": ended_on,
                        "end_reason": reason,
                        "end_evidence": evidence,
                        "transfer_conference_on": transfer_conference_on,
                        "follow_up": follow_up,
                    }),
                )
            }
            Self::RecordCoreGroup { plan, meeting } => {
                w.create(&to("plans", plan), "core_groups", meeting, Place::End)
            }
            Self::ChangeCoreGroup {
                plan,
                meeting,
                change,
            } => w.patch(&to("plans", plan).then("core_groups", meeting), change),
            Self::RemoveCoreGroup { plan, meeting } => {
                w.remove(&to("plans", plan).then("core_groups", meeting))
            }
            Self::RecordSignificantChange { plan, change } => w.create(
                &to("plans", plan),
                "significant_changes",
                change,
                Place::End,
            ),
            Self::ReportSignificantChange {
                plan,
                change,
                reported_on,
            } => w.set(
                &to("plans", plan).then("significant_changes", change),
                json!({ "reported_on": reported_on }),
            ),
            Self::RecordAfterPlan {
                plan,
                met_on,
                support_reviewed_on,
            } => record_after_plan(w, *plan, *met_on, *support_reviewed_on),
            Self::RecordComplaint { complaint } => {
                w.create(root, "complaints", complaint, Place::End)
            }
            Self::ChangeComplaint { complaint, change } => {
                w.patch(&to("complaints", complaint), change)
            }
            Self::RecordEscalation { escalation } => {
                w.create(root, "escalations", escalation, Place::End)
            }
            Self::ChangeEscalation { escalation, change } => {
                w.patch(&to("escalations", escalation), change)
            }
            Self::RecordFileTransfer { transfer } => {
                w.create(root, "file_transfers", transfer, Place::End)
            }
            Self::ChangeFileTransfer { transfer, change } => {
                w.patch(&to("file_transfers", transfer), change)
            }
        }
    }
}

/// The expected date moves to history. A name that was not given stays as it was.
fn record_birth(
    w: &mut Writer<'_>,
    child: PersonId,
    born_on: NaiveDate,
    names: [(&str, &String); 2],
) -> Result<(), RecordError> {
    let path = ItemPath::to("children", child);
    let known: Child = w.read(&path)?;
    let expected_on = known.expected_on.or(known.expected_on_before_birth);
    w.set(
        &path,
        json!({
            "status": ChildStatus::Born,
            "born_on": born_on,
            "expected_on": null,
            "expected_on_before_birth": expected_on,
        }),
    )?;
    for (field, name) in names {
        if !name.is_empty() {
            w.set(&path, json!({ field: name }))?;
        }
    }
    Ok(())
}

/// What followed the end of a plan. Support can be reviewed only where there was some.
fn record_after_plan(
    w: &mut Writer<'_>,
    plan: ProtectionPlanId,
    met_on: Option<NaiveDate>,
    support_reviewed_on: Option<NaiveDate>,
) -> Result<(), RecordError> {
    let path = ItemPath::to("plans", plan);
    let known: ProtectionPlan = w.read(&path)?;
    w.set(&path, json!({ "met_after_end_on": met_on }))?;
    match (known.follow_up, support_reviewed_on) {
        (Some(follow_up), reviewed_on) => {
            let follow_up = ChildInNeedFollowUp {
                reviewed_on,
                ..follow_up
            };
            w.set(&path, json!({ "follow_up": follow_up }))
        }
        (None, None) => Ok(()),
        (None, Some(_)) => Err(RecordError::DoesNotFit {
            field: "support_reviewed_on".to_owned(),
        }),
    }
}
