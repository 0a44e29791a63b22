//! The life of an agency's report, as the window takes it.

use chairside_domain::ids::{AgencyReportId, ConferenceId, SharingId};
use chairside_domain::meeting::{ReportState, Sharing};
use chairside_record::ConferenceAct;
use serde_json::json;

use crate::family::{MOTHER, id, new_conference};
use crate::hand::{opened, person, refused};
use crate::meeting::{act, patch};
use crate::office::Office;
use crate::whole::{Hooks, approved_with};

const HEALTH: AgencyReportId = AgencyReportId(id(60));
const SCHOOL: AgencyReportId = AgencyReportId(id(61));

pub fn received_in_words(office: &Office, conference: ConferenceId) {
    let received = ConferenceAct::ReceiveReport {
        report: HEALTH,
        received_at: None,
        is_tabled: false,
        is_verbal: true,
    };
    act(office, conference, received).unwrap();
}

fn share(report: AgencyReportId, shared_on: Option<&str>) -> ConferenceAct {
    ConferenceAct::ShareReport {
        report,
        sharing: Sharing {
            id: SharingId(id(262)),
            person: person(MOTHER),
            shared_on: shared_on.map(|day| day.parse().unwrap()),
            how: "Read together".to_owned(),
            shared_by: "Ines Calloway".to_owned(),
            withheld_reason: String::new(),
            decided_by: String::new(),
        },
    }
}

fn asks_for(report: AgencyReportId, state: ReportState) -> ConferenceAct {
    ConferenceAct::ChangeReport {
        report,
        change: patch(json!({ "state": state })),
    }
}

fn states(office: &Office, conference: ConferenceId) -> Vec<ReportState> {
    let reports = opened(office, conference).conference.reports;
    reports.into_iter().map(|report| report.state).collect()
}

#[test]
fn a_report_is_shared_once_received_and_considered_when_the_conference_closes() {
    let office = Office::new("england");
    let before = |office: &Office, conference| {
        let early = act(office, conference, share(HEALTH, Some("2027-01-05")));
        assert_eq!(refused(early), "report_not_received");
        received_in_words(office, conference);
        assert_eq!(
            states(office, conference),
            [ReportState::Received, ReportState::Requested]
        );
        let shared_on = |day| act(office, conference, share(HEALTH, Some(day))).unwrap();
        let shared = [ReportState::SharedWithFamily, ReportState::Requested];
        shared_on("2027-01-05");
        assert_eq!(states(office, conference), shared);
        let taken_back = ConferenceAct::RemoveSharing {
            report: HEALTH,
            sharing: SharingId(id(262)),
        };
        act(office, conference, taken_back).unwrap();
        assert_eq!(
            states(office, conference),
            [ReportState::Received, ReportState::Requested],
            "the only sharing was a mistake"
        );
        shared_on("2027-01-06");
        assert_eq!(states(office, conference), shared);
    };
    let hooks = Hooks {
        before: &before,
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    assert_eq!(
        states(&office, conference),
        [ReportState::Considered, ReportState::Requested],
        "what never came was not considered"
    );
}

#[test]
fn a_report_is_marked_as_considered_only_once_it_came() {
    let office = Office::new("england");
    let view = office.app.new_conference(new_conference()).unwrap();
    let conference = view.conference.id;
    crate::meeting::prepare(&office, conference);
    received_in_words(&office, conference);

    act(
        &office,
        conference,
        asks_for(HEALTH, ReportState::Considered),
    )
    .unwrap();
    let again = act(
        &office,
        conference,
        asks_for(HEALTH, ReportState::Considered),
    );
    assert_eq!(refused(again), "report_not_from_here");
    let never_came = act(
        &office,
        conference,
        asks_for(SCHOOL, ReportState::Considered),
    );
    assert_eq!(refused(never_came), "report_not_received");
    for state in [ReportState::Received, ReportState::Retained] {
        let by_hand = act(&office, conference, asks_for(SCHOOL, state));
        assert_eq!(refused(by_hand), "act_has_its_own_command");
    }
    act(&office, conference, share(SCHOOL, None)).unwrap();
    assert_eq!(
        states(&office, conference),
        [ReportState::Considered, ReportState::Requested],
        "a report that is withheld need not have come, and was shared with nobody"
    );
}
