//! What people do until every field of a record says something.

use chairside_domain::conference::Conference;
use chairside_domain::family::Family;
use chairside_domain::meeting::TextState;
use chairside_domain::minutes::CopyState;
use chairside_domain::office::Office;
use chairside_domain::plan::PlanState;
use chairside_record::*;
use serde_json::json;

use crate::rich;
use crate::support::*;

pub fn conference_acts(rich: &Conference) -> Vec<ConferenceAct> {
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
                "invite_list_asked_on": rich.invite_list_asked_on, "report_bundle_sent_on": rich.report_bundle_sent_on, "recording_request": rich.recording_request, "pre_meeting": rich.pre_meeting,
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

pub fn family_acts(rich: &Family) -> Vec<FamilyAct> {
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
    (
        begun.reviews,
        begun.significant_changes,
        begun.met_after_end_on,
    ) = (vec![], vec![], None);
    let mut meeting = plan.core_groups[0].clone();
    (meeting.record_sent_at, meeting.next_on) = (None, None);
    let mut change = plan.significant_changes[0].clone();
    change.reported_on = None;
    let mut follow_up = plan.follow_up.clone();
    let reviewed_on = follow_up.as_mut().and_then(|f| f.reviewed_on.take());
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
        Act::ChangeLookedAfter {
            child: rich.children[0].id,
            told_on: rich.children[0].looked_after_told_on,
            reviewed_on: rich.children[0].looked_after_reviewed_on,
            until: rich.children[0].looked_after_until,
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
            meeting,
        },
        Act::ChangeCoreGroup {
            plan: plan.id,
            meeting: plan.core_groups[0].id,
            change: patch(
                json!({ "record_sent_at": plan.core_groups[0].record_sent_at, "next_on": plan.core_groups[0].next_on }),
            ),
        },
        Act::RecordReview {
            plan: plan.id,
            review: plan.reviews[0].clone(),
        },
        Act::RecordSignificantChange {
            plan: plan.id,
            change,
        },
        Act::ReportSignificantChange {
            plan: plan.id,
            change: plan.significant_changes[0].id,
            reported_on: plan.significant_changes[0].reported_on.unwrap(),
        },
        Act::EndPlan {
            plan: plan.id,
            ended_on: plan.ended_on.unwrap(),
            reason: plan.end_reason.unwrap(),
            evidence: plan.end_evidence.clone(),
            transfer_conference_on: plan.transfer_conference_on,
            follow_up,
        },
        Act::RecordAfterPlan {
            plan: plan.id,
            met_on: plan.met_after_end_on,
            support_reviewed_on: reviewed_on,
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

pub fn office_acts(rich: &Office) -> Vec<OfficeAct> {
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

pub fn all_three() -> [Record; 3] {
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
