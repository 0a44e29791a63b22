//! What is done to a conference, verb by verb.

use chairside_domain::conference::{Conference, ConferenceState, Override};
use chairside_domain::decision::{AgencyScale, ChildDecision, Dissent};
use chairside_domain::incidents::CopyIncident;
use serde_json::json;

use super::{CarryOut, minutes, name_or_own, people, room};
use crate::act::{ConferenceAct, Patch};
use crate::document::{Place, RecordKind, Writer};
use crate::error::RecordError;
use crate::path::ItemPath;
use crate::record::Record;
use crate::stamp::Stamp;

/// Fields of the conference that follow from verbs of their own.
const OWN_VERBS: &[&str] = &["family", "opened_at", "closed_at", "room"];

impl CarryOut for ConferenceAct {
    const KIND: RecordKind = RecordKind::Conference;

    fn check(&self, record: &Record) -> Result<(), RecordError> {
        match self {
            // The signature covers the heads, so they must be those of what is frozen.
            Self::ApproveMinutes { heads, .. } if *heads != record.heads() => {
                Err(RecordError::StaleHeads)
            }
            _ => Ok(()),
        }
    }

    fn carry_out(&self, w: &mut Writer<'_>, stamp: &Stamp) -> Result<(), RecordError> {
        let root = &ItemPath::root();
        let to = |collection: &str, id: &dyn std::fmt::Display| ItemPath::to(collection, id);
        match self {
            Self::Book { change } => book(w, change),
            Self::AddSubject { subject } => w.create(root, "subjects", subject, Place::End),
            Self::ChangeSubject { child, change } => w.patch(&to("subjects", child), change),
            Self::AddParticipant { participant } => {
                w.create(root, "participants", participant, Place::End)
            }
            Self::ChangeParticipant { person, change } => {
                w.patch(&to("participants", person), change)
            }
            Self::RemoveParticipant { person } => w.remove(&to("participants", person)),
            Self::Invite { persons, method } => people::invite(w, persons, method, stamp),
            Self::RecordReply {
                person,
                reply,
                sends_report,
                absence_reason,
            } => people::record_reply(w, *person, *reply, *sends_report, absence_reason),
            Self::MarkIn {
                person,
                presence,
                kind,
                at,
            } => people::mark_in(w, *person, *presence, *kind, *at),
            Self::MarkOut { person, at } => people::mark_out(w, *person, *at),
            Self::CorrectPresence {
                person,
                presence,
                from,
                until,
            } => w.set(
                &to("participants", person).then("presence", presence),
                json!({ "from": from, "until": until }),
            ),
            Self::RemovePresence { person, presence } => {
                w.remove(&to("participants", person).then("presence", presence))
            }
            Self::Exclude { exclusion } => people::exclude(w, exclusion, stamp),
            Self::ChangeExclusion { exclusion, change } => {
                w.patch(&to("exclusions", exclusion), change)
            }
            Self::RemoveExclusion { exclusion } => w.remove(&to("exclusions", exclusion)),
            Self::RequestReport { report } => w.create(root, "reports", report, Place::End),
            Self::ChangeReport { report, change } => w.patch(&to("reports", report), change),
            Self::RemoveReport { report } => w.remove(&to("reports", report)),
            Self::ReceiveReport {
                report,
                received_at,
                is_tabled,
                is_verbal,
            } => {
                let received_at = received_at.unwrap_or(stamp.at);
                people::receive_report(w, *report, received_at, *is_tabled, *is_verbal)
            }
            Self::AttachReport {
                report,
                attachment,
                file_name,
                media_type,
                size_bytes,
                text_state,
            } => w.set(
                &to("reports", report),
                json!({
                    "attachment": attachment,
                    "file_name": file_name,
                    "media_type": media_type,
                    "size_bytes": size_bytes,
                    "text_state": text_state,
                }),
            ),
            Self::ShareReport { report, sharing } => {
                w.create(&to("reports", report), "sharing", sharing, Place::End)
            }
            Self::RemoveSharing { report, sharing } => {
                w.remove(&to("reports", report).then("sharing", sharing))
            }
            Self::AddAgendaItem { item, after } => {
                w.create(root, "agenda", item, Place::after_or_last(*after))
            }
            Self::ChangeAgendaItem { item, change } => w.patch(&to("agenda", item), change),
            Self::MoveAgendaItem { item, after } => {
                w.move_item(root, "agenda", item, Place::after_or_first(*after))
            }
            Self::RemoveAgendaItem { item } => w.remove(&to("agenda", item)),
            Self::Open => room::open(w, stamp),
            Self::StartItem { item, at } => room::start_item(w, *item, *at),
            Self::Close { at } => room::close(w, *at, stamp),
            Self::Adjourn { at } => room::adjourn(w, *at),
            Self::Reconvene => room::reconvene(w),
            Self::MoveOn { state } => room::move_on(w, *state),
            Self::AddNote { note } => room::add_note(w, note),
            Self::ChangeNote { note, change } => room::change_note(w, *note, change),
            Self::RemoveNote { note } => room::remove_note(w, *note),
            Self::AssessQuorum { assessment } => {
                let mut assessment = assessment.clone();
                assessment.at = stamp.at;
                w.create(root, "quorum", &assessment, Place::End)
            }
            Self::RecordView { view } => w.create(root, "views", view, Place::End),
            Self::ChangeView { view, change } => w.patch(&to("views", view), change),
            Self::RemoveView { view } => w.remove(&to("views", view)),
            Self::RecordDecision { decision } => {
                let decision = ChildDecision {
                    decided_at: stamp.at,
                    decided_by: name_or_own(&decision.decided_by, stamp),
                    ..decision.clone()
                };
                w.create(root, "decisions", &decision, Place::End)
            }
            Self::RecordDissent { dissent } => {
                let dissent = Dissent {
                    at: stamp.at,
                    ..dissent.clone()
                };
                w.create(root, "dissents", &dissent, Place::End)
            }
            Self::ChangeDissent { dissent, change } => w.patch(&to("dissents", dissent), change),
            Self::RemoveDissent { dissent } => w.remove(&to("dissents", dissent)),
            Self::AddDangerStatement { statement } => {
                w.create(root, "danger_statements", statement, Place::End)
            }
            Self::ChangeDangerStatement { statement, change } => {
                w.patch(&to("danger_statements", statement), change)
            }
            Self::RemoveDangerStatement { statement } => {
                w.remove(&to("danger_statements", statement))
            }
            Self::RecordScale {
                id,
                person,
                child,
                score,
            } => {
                let (id, person, child, score) = (*id, *person, *child, *score);
                let scale = AgencyScale {
                    id,
                    person,
                    child,
                    score,
                    at: stamp.at,
                };
                w.create(root, "scales", &scale, Place::End)
            }
            Self::BeginOutlinePlan { plan } => w.create(root, "outline_plans", plan, Place::End),
            Self::ChangeOutlinePlan { child, change } => {
                w.patch(&to("outline_plans", child), change)
            }
            Self::AddPlanAction { child, action } => {
                w.create(&to("outline_plans", child), "actions", action, Place::End)
            }
            Self::ChangePlanAction {
                child,
                action,
                change,
            } => w.patch(&to("outline_plans", child).then("actions", action), change),
            Self::MovePlanAction {
                child,
                action,
                after,
            } => {
                let place = Place::after_or_first(*after);
                w.move_item(&to("outline_plans", child), "actions", action, place)
            }
            Self::RemovePlanAction { child, action } => {
                w.remove(&to("outline_plans", child).then("actions", action))
            }
            Self::BeginMinutes { version } => w.create(root, "minutes", version, Place::End),
            Self::AddMinuteBlock {
                version,
                block,
                after,
            } => minutes::add_block(w, *version, block, *after),
            Self::ChangeMinuteBlock {
                version,
                block,
                change,
            } => {
                minutes::must_be_draft(w, *version)?;
                w.patch(&to("minutes", version).then("blocks", block), change)
            }
            Self::MoveMinuteBlock {
                version,
                block,
                after,
            } => minutes::move_block(w, *version, *block, *after),
            Self::RemoveMinuteBlock { version, block } => {
                minutes::must_be_draft(w, *version)?;
                w.remove(&to("minutes", version).then("blocks", block))
            }
            Self::SendMinutesToChair {
                version,
                is_with_chair,
            } => minutes::send_to_chair(w, *version, *is_with_chair),
            Self::ApproveMinutes {
                version,
                sha256,
                heads,
                signature,
                attachment,
            } => minutes::approve(
                w,
                *version,
                json!({
                    "sha256": sha256,
                    "heads": heads,
                    "signature": signature,
                    "attachment": attachment,
                }),
                stamp,
            ),
            Self::ChangeMinutesState { version, state } => {
                minutes::change_state(w, *version, *state)
            }
            Self::RequestAmendment { request } => {
                let mut request = request.clone();
                request.at = stamp.at;
                w.create(root, "amendment_requests", &request, Place::End)
            }
            Self::AnswerAmendment {
                request,
                response,
                response_text,
            } => w.set(
                &to("amendment_requests", request),
                json!({ "response": response, "response_text": response_text }),
            ),
            Self::PrepareCopy { copy } => minutes::prepare_copy(w, copy, stamp),
            Self::ResolveFinding {
                copy,
                finding,
                reason,
            } => w.set(
                &to("copies", copy).then("findings", finding),
                json!({ "resolved_reason": reason, "resolved_by": stamp.person_name }),
            ),
            Self::MoveCopy {
                copy,
                state,
                delivery,
                method,
                received_on,
            } => {
                let path = to("copies", copy);
                minutes::move_copy(w, &path, *state, (delivery, method), *received_on, stamp)
            }
            Self::OpenIncident { incident } => {
                let incident = CopyIncident {
                    opened_at: Some(stamp.at),
                    opened_by: stamp.person_name.clone(),
                    ..incident.clone()
                };
                w.create(root, "incidents", &incident, Place::End)
            }
            Self::CloseIncident { incident, reason } => w.set(
                &to("incidents", incident),
                json!({
                    "closed_at": stamp.at,
                    "closed_by": stamp.person_name,
                    "closed_reason": reason,
                }),
            ),
            Self::GoOnPast {
                id,
                code,
                child,
                reason,
            } => {
                let reason = Override {
                    id: *id,
                    code: code.clone(),
                    child: *child,
                    reason: reason.clone(),
                    by: stamp.person_name.clone(),
                    at: stamp.at,
                };
                w.create(root, "overrides", &reason, Place::End)
            }
        }
    }
}

fn book(w: &mut Writer<'_>, change: &Patch<Conference>) -> Result<(), RecordError> {
    let root = ItemPath::root();
    if let Some(field) = OWN_VERBS
        .iter()
        .find(|name| change.fields().contains_key(**name))
    {
        return Err(RecordError::FieldHasItsOwnVerb {
            field: (*field).to_owned(),
        });
    }
    w.patch(&root, change)?;
    let conference: Conference = w.read(&root)?;
    if conference.state == ConferenceState::Requested && conference.held_on.is_some() {
        w.set(&root, json!({ "state": ConferenceState::Booked }))?;
    }
    Ok(())
}
