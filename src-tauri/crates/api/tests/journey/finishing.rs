//! A closed conference goes on as its papers go out, and is final when nothing is outstanding.

use chairside_api::{AppError, ConferenceView, MinutesOf, OpenConference, PrepareCopy};
use chairside_domain::conference::ConferenceState;
use chairside_domain::ids::{AmendmentRequestId, ConferenceId};
use chairside_domain::meeting::ReportState;
use chairside_domain::minutes::{
    AmendmentRequest, ChairResponse, MinutesState, PaperKind, RecipientCopy,
};
use chairside_record::ConferenceAct;

use crate::family::{MOTHER, id, new_conference};
use crate::hand::{
    copy_in, opened, person, received, refused, request, second_person, send_request, sent,
};
use crate::meeting::act;
use crate::office::Office;
use crate::reports::received_in_words;
use crate::whole::{Hooks, approved, approved_with};

fn finish(office: &Office, conference: ConferenceId) -> Result<ConferenceView, AppError> {
    office.app.finish_conference(OpenConference { conference })
}

fn lacks(refused: Result<ConferenceView, AppError>) -> Vec<String> {
    let error = refused.unwrap_err();
    assert_eq!(error.code, "step_lacks_facts");
    error.fields.into_iter().map(|fact| fact.field).collect()
}

fn letter_sent(office: &Office, conference: ConferenceId) -> RecipientCopy {
    let wanted = PrepareCopy {
        paper: PaperKind::DecisionLetter,
        ..request(conference, MOTHER)
    };
    let copy = office.app.prepare_copy(wanted).unwrap().copy;
    if copy.is_partial() {
        second_person(office, conference, copy.id);
    }
    let send = send_request(office, conference, copy.id, MOTHER);
    copy_in(&office.app.send_copy(send).unwrap(), copy.id)
}

#[test]
fn a_conference_is_final_when_letter_and_minutes_are_out_and_every_correction_is_answered() {
    let office = Office::new("wales");
    let hooks = Hooks {
        before: &received_in_words,
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let state = || opened(&office, conference).conference.state;
    assert_eq!(state(), ConferenceState::MinutesDrafted);
    assert_eq!(refused(finish(&office, conference)), "step_not_from_here");

    let copy = sent(&office, conference, MOTHER);
    let after = opened(&office, conference).conference;
    assert_eq!(after.state, ConferenceState::MinutesCirculated);
    assert_eq!(after.minutes[0].state, MinutesState::Circulated);
    assert_eq!(lacks(finish(&office, conference)), ["letter_sent"]);

    letter_sent(&office, conference);
    assert_eq!(
        state(),
        ConferenceState::MinutesCirculated,
        "it never goes back"
    );
    let asked = AmendmentRequest {
        id: AmendmentRequestId(id(701)),
        by: person(MOTHER),
        version: after.minutes[0].id,
        block: None,
        text: "I was not late.".to_owned(),
        at: chrono::DateTime::UNIX_EPOCH,
        response: None,
        response_text: String::new(),
    };
    let asking = ConferenceAct::RequestAmendment {
        request: asked.clone(),
    };
    act(&office, conference, asking).unwrap();
    assert_eq!(lacks(finish(&office, conference)), ["corrections_answered"]);

    let answer = ConferenceAct::AnswerAmendment {
        request: AmendmentRequestId(id(701)),
        response: ChairResponse::NotedNotAgreed,
        response_text: "It stands as it was said.".to_owned(),
    };
    act(&office, conference, answer).unwrap();
    let today = office.session().today;
    received(&office, conference, copy.id, &today.to_string());
    assert_eq!(refused(finish(&office, conference)), "corrections_open");

    office.pass_minutes(60 * 24 * 60);
    let late = AmendmentRequest {
        id: AmendmentRequestId(id(702)),
        ..asked
    };
    act(
        &office,
        conference,
        ConferenceAct::RequestAmendment { request: late },
    )
    .unwrap();
    let minutes = office.app.minutes(MinutesOf { conference }).unwrap();
    assert_eq!(minutes.late_requests, [AmendmentRequestId(id(702))]);
    let answer = ConferenceAct::AnswerAmendment {
        request: AmendmentRequestId(id(702)),
        response: ChairResponse::NotedNotAgreed,
        response_text: "It came late, and it was read.".to_owned(),
    };
    act(&office, conference, answer).unwrap();
    let done = finish(&office, conference).unwrap().conference;
    assert_eq!(done.state, ConferenceState::Final);
    assert_eq!(done.minutes[0].state, MinutesState::Final);
    let reports: Vec<ReportState> = done.reports.iter().map(|report| report.state).collect();
    assert_eq!(reports, [ReportState::Retained, ReportState::Requested]);
    assert_eq!(refused(finish(&office, conference)), "step_not_from_here");
}

#[test]
fn where_a_conference_and_its_minutes_stand_is_not_for_an_act_to_say() {
    let office = Office::new("england");
    let conference = approved(&office);
    let state = ConferenceState::Final;
    let moved = act(&office, conference, ConferenceAct::MoveOn { state });
    assert_eq!(refused(moved), "act_has_its_own_command");
    let version = opened(&office, conference).conference.minutes[0].id;
    let state = MinutesState::Final;
    let moved = act(
        &office,
        conference,
        ConferenceAct::ChangeMinutesState { version, state },
    );
    assert_eq!(refused(moved), "act_has_its_own_command");
}
