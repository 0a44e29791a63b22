//! Every act, from a record with nothing in it to one in which every field says something.
#![allow(clippy::unwrap_used, missing_docs)]
#![recursion_limit = "256"]

#[path = "support/rich.rs"]
mod rich;
mod support;

use std::collections::BTreeSet;

use automerge::legacy::{Key, OpType};
use automerge::{Change, ObjType};
use chairside_domain::conference::Conference;
use chairside_domain::family::{Family, SuppressionState};
use chairside_domain::ids::*;
use chairside_domain::meeting::TextState;
use chairside_domain::minutes::CopyState;
use chairside_domain::office::Office;
use chairside_domain::plan::PlanState;
use chairside_record::*;
use serde_json::json;
use support::*;

fn conference_acts(rich: &Conference) -> Vec<ConferenceAct> {
    use ConferenceAct as Act;
    let participant = &rich.participants[0];
    let invitation = participant.invitation.clone().unwrap();
    let presence = &participant.presence[0];
    let person = participant.id;
    let report = &rich.reports[0];
    let (note, plan, version) = (&rich.notes[0], &rich.outline_plans[0], &rich.minutes[0]);
    let (request, copy, scale) = (
        &rich.amendment_requests[0],
        &rich.copies[0],
        &rich.scales[0],
    );
    let reason = &rich.overrides[0];
    let mut plain = participant.clone();
    (plain.invitation, plain.presence, plain.absence_reason) = (None, vec![], String::new());
    let mut asked = report.clone();
    asked.state = chairside_domain::meeting::ReportState::Requested;
    (asked.received_at, asked.is_tabled, asked.sharing) = (None, false, vec![]);
    (asked.attachment, asked.file_name, asked.text_state) =
        (None, String::new(), TextState::NoFile);
    (asked.media_type, asked.size_bytes) = (String::new(), 0);
    let mut agenda = rich.agenda.clone();
    agenda
        .iter_mut()
        .for_each(|item| (item.began_at, item.ended_at) = (None, None));
    let mut begun = plan.clone();
    begun.actions = vec![];
    let mut draft = version.clone();
    draft.blocks = vec![];
    let mut open_request = request.clone();
    (open_request.response, open_request.response_text) = (None, String::new());
    let mut prepared = copy.clone();
    prepared.state = CopyState::Prepared;
    (prepared.checked_by, prepared.checked_at) = (String::new(), None);
    (prepared.sent_by, prepared.sent_at, prepared.delivery) = (String::new(), None, String::new());
    (prepared.received_on, prepared.received_noted_by) = (None, String::new());
    (prepared.method, prepared.prepared_at) = (String::new(), None);
    prepared.findings[0].resolved_reason = String::new();
    prepared.findings[0].resolved_by = String::new();
    let move_copy = |state, delivery: &str, method: &str| Act::MoveCopy {
        copy: copy.id,
        state,
        delivery: delivery.to_owned(),
        method: method.to_owned(),
        received_on: copy.received_on,
    };
    let mut decision = rich.decisions[0].clone();
    (decision.decided_by, decision.decided_at) = (String::new(), moment(-900));
    let mut exclusion = rich.exclusions[0].clone();
    (exclusion.decided_by, exclusion.decided_at) = (String::new(), None);
    vec![
        Act::Book {
            change: patch(json!({
                "held_on": rich.held_on, "starts_at": rich.starts_at, "ends_at": rich.ends_at, "place": rich.place,
                "joining_details": rich.joining_details, "travel": rich.travel, "place_withheld_from": rich.place_withheld_from,
                "mode": rich.mode, "strategy_discussion": rich.strategy_discussion,
                "recording_request": rich.recording_request, "pre_meeting": rich.pre_meeting,
            })),
        },
        Act::AddSubject {
            subject: rich.subjects[0].clone(),
        },
        Act::AddParticipant { participant: plain },
        Act::Invite {
            persons: vec![person],
            method: invitation.method.clone(),
        },
        Act::RecordReply {
            person,
            reply: invitation.reply,
            sends_report: invitation.sends_report,
            absence_reason: participant.absence_reason.clone(),
        },
        Act::RequestReport { report: asked },
        Act::ReceiveReport {
            report: report.id,
            received_at: None,
            is_tabled: true,
            is_verbal: false,
        },
        Act::AttachReport {
            report: report.id,
            attachment: report.attachment.clone().unwrap(),
            file_name: report.file_name.clone(),
            media_type: report.media_type.clone(),
            size_bytes: report.size_bytes,
            text_state: report.text_state,
        },
        Act::ShareReport {
            report: report.id,
            sharing: report.sharing[0].clone(),
        },
        Act::AddAgendaItem {
            item: agenda[1].clone(),
            after: None,
        },
        Act::AddAgendaItem {
            item: agenda[0].clone(),
            after: Some(agenda[1].id),
        },
        Act::MoveAgendaItem {
            item: agenda[0].id,
            after: None,
        },
        Act::Open,
        Act::MarkIn {
            person,
            presence: presence.id,
            kind: presence.kind,
            at: presence.from,
        },
        Act::StartItem {
            item: agenda[0].id,
            at: time("09:30:00"),
        },
        Act::StartItem {
            item: agenda[1].id,
            at: time("09:40:00"),
        },
        Act::AddNote { note: note.clone() },
        Act::Exclude { exclusion },
        Act::AssessQuorum {
            assessment: rich.quorum[0].clone(),
        },
        Act::RecordView {
            view: rich.views[0].clone(),
        },
        Act::RecordDecision { decision },
        Act::RecordDissent {
            dissent: rich.dissents[0].clone(),
        },
        Act::AddDangerStatement {
            statement: rich.danger_statements[0].clone(),
        },
        Act::RecordScale {
            id: scale.id,
            person: scale.person,
            child: scale.child,
            score: scale.score,
        },
        Act::BeginOutlinePlan { plan: begun },
        Act::AddPlanAction {
            child: plan.child,
            action: plan.actions[0].clone(),
        },
        Act::GoOnPast {
            id: reason.id,
            code: reason.code.clone(),
            child: reason.child,
            reason: reason.reason.clone(),
        },
        Act::Close {
            at: time("11:20:00"),
        },
        Act::BeginMinutes { version: draft },
        Act::AddMinuteBlock {
            version: version.id,
            block: version.blocks[0].clone(),
            after: None,
        },
        Act::RequestAmendment {
            request: open_request,
        },
        Act::AnswerAmendment {
            request: request.id,
            response: request.response.unwrap(),
            response_text: request.response_text.clone(),
        },
        Act::PrepareCopy { copy: prepared },
        Act::ResolveFinding {
            copy: copy.id,
            finding: copy.findings[0].id,
            reason: copy.findings[0].resolved_reason.clone(),
        },
        move_copy(CopyState::Checked, "", ""),
        move_copy(CopyState::Sent, &copy.delivery, &copy.method),
        move_copy(CopyState::Receipted, "", ""),
    ]
}

fn family_acts(rich: &Family) -> Vec<FamilyAct> {
    use FamilyAct as Act;
    let mut child = rich.children[0].clone();
    child.status = chairside_domain::family::ChildStatus::Unborn;
    (child.born_on, child.given_names) = (None, String::new());
    (child.expected_on, child.expected_on_before_birth) = (child.expected_on_before_birth, None);
    let plan = &rich.plans[0];
    let mut begun = plan.clone();
    begun.state = PlanState::Active;
    (begun.ended_on, begun.end_reason, begun.end_evidence) = (None, None, None);
    (begun.transfer_conference_on, begun.follow_up) = (None, None);
    (begun.core_groups, begun.latest_categories) = (vec![], vec!["NEG".to_owned()]);
    vec![
        Act::AddAdult {
            adult: rich.adults[0].clone(),
        },
        Act::AddChild { child },
        Act::RecordBirth {
            child: rich.children[0].id,
            born_on: rich.children[0].born_on.unwrap(),
            given_names: "Ada".to_owned(),
            surname: String::new(),
        },
        Act::RecordLookedAfter {
            child: rich.children[0].id,
            from: rich.children[0].looked_after_from.unwrap(),
        },
        Act::RecordLeftUk {
            child: rich.children[0].id,
            left_on: rich.children[0].left_uk_on.unwrap(),
        },
        Act::RecordStay {
            child: rich.children[0].id,
            stay: rich.children[0].stay.clone(),
        },
        Act::RecordDeath {
            child: rich.children[0].id,
            died_on: rich.children[0].died_on.unwrap(),
        },
        Act::NoteDeathReview {
            child: rich.children[0].id,
            noted_on: rich.children[0].death_review_noted_on.unwrap(),
        },
        Act::Relate {
            relationship: rich.relationships[0].clone(),
        },
        Act::Suppress {
            suppression: rich.suppressions[0].clone(),
        },
        Act::RaiseConcern {
            concern: rich.concerns[0].clone(),
        },
        Act::RecordStrategyDiscussion {
            discussion: rich.strategy_discussions[0].clone(),
        },
        Act::StartSection47 {
            enquiry: rich.section47_enquiries[0].clone(),
        },
        Act::BeginPlan { plan: begun },
        Act::ChangePlanCategory {
            plan: plan.id,
            categories: plan.latest_categories.clone(),
        },
        Act::RecordCoreGroup {
            plan: plan.id,
            meeting: plan.core_groups[0].clone(),
        },
        Act::EndPlan {
            plan: plan.id,
            ended_on: plan.ended_on.unwrap(),
            reason: plan.end_reason.unwrap(),
            evidence: plan.end_evidence.clone(),
            transfer_conference_on: plan.transfer_conference_on,
            follow_up: plan.follow_up.clone(),
        },
        Act::RecordEmergencyPower {
            power: rich.emergency_powers[0].clone(),
        },
        Act::RecordComplaint {
            complaint: rich.complaints[0].clone(),
        },
        Act::RecordEscalation {
            escalation: rich.escalations[0].clone(),
        },
        Act::RecordFileTransfer {
            transfer: rich.file_transfers[0].clone(),
        },
    ]
}

fn office_acts(rich: &Office) -> Vec<OfficeAct> {
    use OfficeAct as Act;
    let mut template = rich.agenda_templates[0].clone();
    template.name = "An earlier name".to_owned();
    template.items.reverse();
    template.items.truncate(1);
    vec![
        Act::Enrol {
            colleague: rich.colleagues[0].clone(),
        },
        Act::ChangeOffice {
            change: patch(
                json!({ "council_name": rich.council_name, "pack": rich.pack, "complaints_text": rich.complaints_text, "reference_prefix": rich.reference_prefix }),
            ),
        },
        Act::KeepCouncilMark {
            picture: "an earlier one".to_owned(),
        },
        Act::TakeOffCouncilMark,
        Act::KeepCouncilMark {
            picture: rich.council_mark.clone(),
        },
        Act::ChooseRule {
            choice: rich.rule_choices[0].clone(),
        },
        Act::SetClosureDays {
            days: rich.closure_days.clone(),
        },
        Act::KeepAgendaTemplate { template },
        Act::KeepAgendaTemplate {
            template: rich.agenda_templates[0].clone(),
        },
        Act::TakeReference {
            next: rich.next_reference,
        },
    ]
}

fn all_three() -> [Record; 3] {
    let mut conference = record();
    for act in conference_acts(&rich::conference()) {
        conference.apply(&act, &chair(7)).unwrap();
    }
    let rich = rich::family();
    let mut family = Record::new_family(rich.id, &rich.reference, &chair(0)).unwrap();
    for act in family_acts(&rich) {
        family.apply(&act, &chair(7)).unwrap();
    }
    let mut office = Record::new_office(&chair(0)).unwrap();
    for act in office_acts(&rich::office()) {
        office.apply(&act, &chair(7)).unwrap();
    }
    [conference, family, office]
}

#[test]
fn what_people_do_reads_back_as_they_did_it() {
    let [conference, family, office] = all_three();
    assert_eq!(conference.as_conference().unwrap(), rich::conference());
    assert_eq!(family.as_family().unwrap(), rich::family());
    // The newest item of a template goes where it stands in the form.
    assert_eq!(office.as_office().unwrap(), rich::office());
    for record in [&conference, &family, &office] {
        assert!(record.conflicts().unwrap().is_empty());
        assert!(record.joined_texts().unwrap().is_empty());
        assert_eq!(values(&copy_of(record)), values(record));
    }
}

#[test]
fn a_conference_that_begins_full_reads_back_the_same() {
    let record = Record::new_conference(&rich::conference(), &chair(0)).unwrap();
    assert_eq!(record.as_conference().unwrap(), rich::conference());
}

#[test]
fn acts_survive_being_sent_as_json() {
    for act in conference_acts(&rich::conference()) {
        assert_eq!(
            value::<ConferenceAct>(serde_json::to_value(&act).unwrap()),
            act
        );
    }
    for act in family_acts(&rich::family()) {
        assert_eq!(value::<FamilyAct>(serde_json::to_value(&act).unwrap()), act);
    }
    for act in office_acts(&rich::office()) {
        assert_eq!(value::<OfficeAct>(serde_json::to_value(&act).unwrap()), act);
    }
}

#[test]
fn no_change_deletes_a_key_holds_a_list_or_replaces_a_container() {
    for mut record in all_three() {
        let removals = [
            ConferenceAct::RemoveAgendaItem {
                item: AgendaItemId(uuid(35)),
            },
            ConferenceAct::Book {
                change: patch(
                    json!({ "place_withheld_from": [], "held_on": null, "pre_meeting": "" }),
                ),
            },
            ConferenceAct::ChangeAgendaItem {
                item: AgendaItemId(uuid(36)),
                change: patch(json!({ "audience": { "kind": "all" } })),
            },
        ];
        if record.kind() == RecordKind::Conference {
            removals
                .iter()
                .for_each(|act| record.apply(act, &chair(8)).unwrap());
        }
        if record.kind() == RecordKind::Family {
            let change = patch(json!({ "gp": null, "addresses": [], "aliases": ["Addie"] }));
            record
                .apply(
                    &FamilyAct::ChangeChild {
                        child: PersonId(uuid(11)),
                        change,
                    },
                    &chair(8),
                )
                .unwrap();
        }
        let changes = record.take_changes();
        // Fixed containers are made at the beginning, by the fixed actor and no one else.
        let fixed = &changes[0].actor;
        for change in &changes {
            for operation in Change::from_bytes(change.bytes.clone())
                .unwrap()
                .decode()
                .operations
            {
                let is_key = matches!(operation.key, Key::Map(_));
                assert!(
                    !(is_key && operation.action == OpType::Delete),
                    "{}",
                    change.message
                );
                if let OpType::Make(kind) = operation.action {
                    assert_ne!(kind, ObjType::List, "{}", change.message);
                    assert_eq!(operation.pred.len(), 0, "nothing is put over a container");
                    let at_root = operation.obj == automerge::legacy::ObjectId::Root;
                    assert!(
                        change.actor == *fixed || !at_root,
                        "the first changes make every fixed container: {:?}",
                        operation.key
                    );
                }
            }
        }
    }
}

#[test]
fn every_record_of_a_kind_begins_with_the_same_change() {
    let first = |mut record: Record| record.take_changes().remove(0);
    let conference = first(record());
    assert_eq!(
        conference,
        first(Record::new_conference(&rich::conference(), &administrator(99)).unwrap())
    );
    assert_eq!(conference.at.timestamp(), 0);
    // Frozen: a different first change would part every record from those of earlier versions.
    let family = first(Record::new_family(FamilyId(uuid(2)), "F", &chair(0)).unwrap());
    let office = first(Record::new_office(&chair(0)).unwrap());
    let hashes = [family.hash, conference.hash, office.hash];
    assert_eq!(
        hashes,
        [
            "f619abe92cdd0e862b09a34bae04c1a4aabf1c3b12433974f5f62b498c083f2b",
            "b8c8a346e2d7cbb3f3b3e77e70cf19aaf8e9627214ba8862d10e2baef14a5f05",
            "0fed2064926054b89a325cfb4563b4eeb3220ba6c6ae25e59163bf72e476cdf3",
        ]
    );
}

#[test]
fn what_a_newer_version_keeps_survives_an_older_one() {
    use automerge::transaction::Transactable;
    use automerge::{Automerge, ROOT, ReadDoc};
    let first = Record::new_conference(&rich::conference(), &chair(0)).unwrap();
    let mut newer = Automerge::load(&first.save()).unwrap();
    let mut change = newer.transaction();
    let (_, agenda) = change.get(ROOT, "agenda[]").unwrap().unwrap();
    let (_, item) = change.get(&agenda, uuid(35).to_string()).unwrap().unwrap();
    change.put(&item, "colour", "blue").unwrap();
    let text = change
        .put_object(&item, "afterthought", ObjType::Text)
        .unwrap();
    change.splice_text(&text, 0, 0, "Kept").unwrap();
    let future = change.put_object(ROOT, "future[]", ObjType::Map).unwrap();
    change.put_object(&future, "one", ObjType::Map).unwrap();
    change.commit();
    let mut older = Record::load(RecordKind::Conference, &newer.save(), []).unwrap();
    older.apply(&ConferenceAct::ChangeAgendaItem { item: AgendaItemId(uuid(35)), change: patch(json!({ "heading": "Hello", "audience": { "kind": "professionals_only", "reason": "x" } })) }, &chair(1)).unwrap();
    older
        .apply(
            &ConferenceAct::MoveAgendaItem {
                item: AgendaItemId(uuid(35)),
                after: Some(AgendaItemId(uuid(36))),
            },
            &chair(2),
        )
        .unwrap();
    assert_eq!(older.as_conference().unwrap().agenda[1].heading, "Hello");
    let after = Automerge::load(&older.save()).unwrap();
    let (colour, _) = after.get(&item, "colour").unwrap().unwrap();
    assert_eq!(colour.as_str(), Some("blue"));
    assert_eq!(after.text(&text).unwrap(), "Kept");
    assert!(after.get(&future, "one").unwrap().is_some());
}

#[test]
fn a_record_of_an_older_version_reads_with_defaults() {
    let mut json = serde_json::to_value(empty_conference()).unwrap();
    let fields = json.as_object_mut().unwrap();
    fields.retain(|name, _| {
        [
            "id",
            "family",
            "reference",
            "state",
            "mode",
            "procedure_pack",
        ]
        .contains(&name.as_str())
    });
    let old: Conference = value(json);
    let record = Record::new_conference(&old, &chair(0)).unwrap();
    assert_eq!(record.as_conference().unwrap(), empty_conference());
}

#[test]
fn a_copied_document_cannot_part_silently() {
    use automerge::transaction::Transactable;
    use automerge::{ActorId, Automerge, ROOT};
    let mut one = record();
    let saved = one.save();
    let written_by_the_same_actor = |place: &str| {
        let mut document = Automerge::load(&saved)
            .unwrap()
            .with_actor(ActorId::from([7; 16]));
        let mut change = document.transaction();
        change.put(ROOT, "place", place).unwrap();
        change.commit();
        document
            .get_last_local_change()
            .unwrap()
            .raw_bytes()
            .to_vec()
    };
    one.merge([written_by_the_same_actor("Here").as_slice()])
        .unwrap();
    let failure = one
        .merge([written_by_the_same_actor("There").as_slice()])
        .unwrap_err();
    assert!(matches!(*failure.cause, RecordError::Engine(_)));
    assert_eq!(one.as_conference().unwrap().place, "Here");

    // A record opened twice from one copied file writes as two actors, and both are kept.
    let mut laptop = Record::load(RecordKind::Conference, &saved, []).unwrap();
    let mut restored = Record::load(RecordKind::Conference, &saved, []).unwrap();
    laptop
        .apply(
            &ConferenceAct::AddNote {
                note: note(501, "One"),
            },
            &chair(1),
        )
        .unwrap();
    restored
        .apply(
            &ConferenceAct::AddNote {
                note: note(502, "Two"),
            },
            &chair(1),
        )
        .unwrap();
    exchange(&mut laptop, &mut restored);
    assert_eq!(laptop.as_conference().unwrap().notes.len(), 2);
    assert_eq!(laptop.heads(), restored.heads());
}

#[test]
fn a_patch_leaves_a_colleagues_field_alone() {
    let mut one = Record::new_conference(&rich::conference(), &chair(0)).unwrap();
    one.take_changes();
    let mut other = copy_of(&one);
    let subject = PersonId(uuid(11));
    let change = |json| ConferenceAct::ChangeSubject {
        child: subject,
        change: patch(json),
    };
    one.apply(&change(json!({ "is_first_review": false })), &chair(1))
        .unwrap();
    other
        .apply(
            &change(json!({ "participation": "pn1" })),
            &administrator(2),
        )
        .unwrap();
    exchange(&mut one, &mut other);
    let read = one.as_conference().unwrap().subjects.remove(0);
    assert!(!read.is_first_review);
    assert_eq!(serde_json::to_value(read.participation).unwrap(), "pn1");
    assert!(one.conflicts().unwrap().is_empty());
}

#[test]
fn a_patch_that_does_not_fit_changes_nothing() {
    let mut one = Record::new_conference(&rich::conference(), &chair(0)).unwrap();
    let heads = one.heads();
    let item = AgendaItemId(uuid(35));
    let mut refused = |json| {
        one.apply(
            &ConferenceAct::ChangeAgendaItem {
                item,
                change: patch(json),
            },
            &chair(1),
        )
        .unwrap_err()
    };
    assert!(
        matches!(refused(json!({ "heading": "A", "colour": "blue" })), RecordError::UnknownField { field } if field == "colour")
    );
    assert!(
        matches!(refused(json!({ "section": "nowhere" })), RecordError::DoesNotFit { field } if field == "section")
    );
    assert!(
        matches!(refused(json!({ "id": uuid(99) })), RecordError::FieldHasItsOwnVerb { field } if field == "id")
    );
    let book = |json| ConferenceAct::Book {
        change: patch(json),
    };
    for field in ["notes", "closed_at", "family", "id"] {
        let act = book(json!({ field: null }));
        assert!(
            matches!(one.apply(&act, &chair(1)).unwrap_err(), RecordError::FieldHasItsOwnVerb { field: named } if named == field)
        );
    }
    let child = ConferenceAct::ChangeSubject {
        child: PersonId(uuid(11)),
        change: patch(json!({ "child": uuid(12) })),
    };
    assert!(matches!(
        one.apply(&child, &chair(1)).unwrap_err(),
        RecordError::FieldHasItsOwnVerb { .. }
    ));
    let unknown = ConferenceAct::RemoveNote {
        note: NoteId(uuid(999)),
    };
    one.apply(&ConferenceAct::Open, &chair(1)).unwrap_err();
    assert!(one.apply(&unknown, &chair(1)).is_err());
    assert_eq!(one.heads(), heads);
    assert_eq!(one.as_conference().unwrap(), rich::conference());
    assert_eq!(
        values(&copy_of(&one)),
        values(&one),
        "a refused act leaves a record that can be saved"
    );
}

#[test]
fn an_act_for_another_kind_of_record_is_refused() {
    let error = record()
        .apply(&OfficeAct::TakeReference { next: 2 }, &chair(1))
        .unwrap_err();
    assert!(matches!(
        error,
        RecordError::WrongKind {
            expected: RecordKind::Office,
            found: RecordKind::Conference
        }
    ));
    assert!(matches!(
        record().as_family().unwrap_err(),
        RecordError::WrongKind { .. }
    ));
}

#[test]
fn the_first_wording_of_a_note_is_kept() {
    let mut one = record();
    let first = note(500, "He shouted");
    one.apply(
        &ConferenceAct::AddNote {
            note: first.clone(),
        },
        &chair(1),
    )
    .unwrap();
    let change = |json| ConferenceAct::ChangeNote {
        note: first.id,
        change: patch(json),
    };
    one.apply(&change(json!({ "mark": "worry" })), &chair(2))
        .unwrap();
    assert_eq!(one.as_conference().unwrap().notes[0].first_wording, None);
    one.apply(&change(json!({ "text": "He spoke loudly" })), &chair(3))
        .unwrap();
    one.apply(&change(json!({ "text": "He raised his voice" })), &chair(4))
        .unwrap();
    let read = one.as_conference().unwrap().notes.remove(0);
    assert_eq!(read.text, "He raised his voice");
    assert_eq!(read.first_wording.as_deref(), Some("He shouted"));
    assert!(
        one.apply(&change(json!({ "first_wording": "Nothing" })), &chair(5))
            .is_err()
    );
}

#[test]
fn notes_freeze_when_the_conference_closes() {
    let mut one = record();
    one.apply(
        &ConferenceAct::AddNote {
            note: note(500, "Said"),
        },
        &chair(1),
    )
    .unwrap();
    one.apply(
        &ConferenceAct::Close {
            at: time("11:00:00"),
        },
        &chair(2),
    )
    .unwrap();
    let refused = [
        ConferenceAct::AddNote {
            note: note(501, "Late"),
        },
        ConferenceAct::ChangeNote {
            note: NoteId(uuid(500)),
            change: patch(json!({ "text": "Other" })),
        },
        ConferenceAct::RemoveNote {
            note: NoteId(uuid(500)),
        },
    ];
    for act in &refused {
        assert!(matches!(
            one.apply(act, &chair(3)).unwrap_err(),
            RecordError::NotesFrozen
        ));
    }
    assert!(matches!(
        one.apply(
            &ConferenceAct::Close {
                at: time("11:05:00")
            },
            &chair(4)
        )
        .unwrap_err(),
        RecordError::AlreadyClosed
    ));
}

#[test]
fn audit_lines_hold_verbs_and_ids_and_no_words() {
    let mut typed = BTreeSet::new();
    fn strings(value: &serde_json::Value, into: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::String(text) => {
                into.insert(text.clone());
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| strings(item, into)),
            serde_json::Value::Object(fields) => {
                fields.values().for_each(|value| strings(value, into))
            }
            _ => {}
        }
    }
    for mut record in all_three() {
        strings(&values(&record), &mut typed);
        let is_words = |text: &&String| text.contains(' ') || text.contains('@');
        for change in record.take_changes() {
            let words = typed
                .iter()
                .filter(is_words)
                .find(|text| change.message.contains(text.as_str()));
            assert_eq!(words, None, "{}", change.message);
        }
        let history = record.history();
        let last = history.last().unwrap().audit.clone().unwrap();
        assert_eq!((last.person, last.role), (chair(0).person, chair(0).role));
        assert!(!last.act.is_empty());
    }
}

#[test]
fn the_history_of_a_field_names_who_wrote_it_and_no_one_else() {
    let mut one = record();
    let item = AgendaItemId(uuid(100));
    let change = |json| ConferenceAct::ChangeAgendaItem {
        item,
        change: patch(json),
    };
    one.apply(
        &ConferenceAct::AddAgendaItem {
            item: agenda_item(100, "Purpose"),
            after: None,
        },
        &chair(1),
    )
    .unwrap();
    one.apply(&change(json!({ "guidance": "Slowly" })), &administrator(2))
        .unwrap();
    one.apply(&change(json!({ "minutes_allowed": 20 })), &chair(3))
        .unwrap();
    one.apply(&ConferenceAct::Open, &chair(4)).unwrap();
    let path = ItemPath::to("agenda", item);
    let acts = |field: Option<&str>| -> Vec<_> {
        let entries = one.history_of(&path, field).unwrap().into_iter();
        entries
            .map(|entry| {
                (
                    entry.audit.unwrap().act,
                    entry.by.person.unwrap(),
                    entry.by.at,
                )
            })
            .collect()
    };
    let (adds, edits) = (
        "add_agenda_item".to_owned(),
        "change_agenda_item".to_owned(),
    );
    let added = (adds, chair(0).person, moment(1));
    let guided = (edits.clone(), administrator(0).person, moment(2));
    let timed = (edits, chair(0).person, moment(3));
    assert_eq!(acts(Some("guidance")), [added.clone(), guided.clone()]);
    assert_eq!(
        acts(Some("minutes_allowed")),
        [added.clone(), timed.clone()]
    );
    assert_eq!(acts(None), [added, guided, timed]);
}

#[test]
fn a_suppression_is_lifted_with_its_reason_and_stays() {
    let [_, mut family, _] = all_three();
    let suppression = SuppressionId(uuid(65));
    family
        .apply(
            &FamilyAct::LiftSuppression {
                suppression,
                reason: "She asked".to_owned(),
            },
            &chair(9),
        )
        .unwrap();
    let read = family.as_family().unwrap().suppressions.remove(0);
    assert_eq!(
        (read.state, read.lifted_reason.as_str()),
        (SuppressionState::Lifted, "She asked")
    );
}
