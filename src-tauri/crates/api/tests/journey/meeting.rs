//! What is done in and around the meeting.

use chairside_api::{Act, AppError, ConferenceView};
use chairside_domain::conference::{ConferenceSubject, ParticipationCode};
use chairside_domain::decision::*;
use chairside_domain::ids::*;
use chairside_domain::meeting::*;
use chairside_domain::plan::{OutlinePlan, PlanAction};
use chairside_record::{ConferenceAct, Patch};
use chrono::DateTime;
use uuid::Uuid;

use crate::family::{BABY, FATHER, KOFI, MOTHER, TEMPERANCE, id};
use crate::office::Office;

pub const SOCIAL_WORKER: u128 = 40;
pub const HEALTH_VISITOR: u128 = 41;
pub const TEACHER: u128 = 42;
pub const SECRET: &str =
    "Another parent told the school that Mr Whitcombe stood at the gate on two mornings.";

/// A patch with these fields.
pub fn patch<T>(fields: serde_json::Value) -> Patch<T> {
    Patch::new(fields.as_object().unwrap().clone())
}

/// Does one thing and returns what the screens show.
pub fn act(
    office: &Office,
    conference: ConferenceId,
    act: ConferenceAct,
) -> Result<ConferenceView, AppError> {
    office.app.act(Act { conference, act })
}

pub fn practitioner(
    number: u128,
    name: &str,
    initials: &str,
    post: &str,
    agency: &str,
    discipline: &str,
) -> Participant {
    Participant {
        id: PersonId(id(number)),
        name: name.to_owned(),
        initials: initials.to_owned(),
        role: if discipline == "social_care" {
            ParticipantRole::LeadPractitioner
        } else {
            ParticipantRole::Practitioner
        },
        agency: agency.to_owned(),
        discipline: discipline.to_owned(),
        post: post.to_owned(),
        email: String::new(),
        has_direct_contact: true,
        invitation: None,
        supports: None,
        deputy_for: None,
        presence: Vec::new(),
        absence_reason: String::new(),
        recipient_reason: String::new(),
        no_minutes_reason: String::new(),
        language: PaperLanguage::English,
    }
}

pub fn note(
    number: u128,
    item: AgendaItemId,
    at: &str,
    speaker: u128,
    mark: NoteMark,
    text: &str,
) -> Note {
    Note {
        id: NoteId(id(number)),
        item: Some(item),
        at: at.parse().unwrap(),
        speaker: Some(PersonId(id(speaker))),
        words_of: None,
        mark,
        text: text.to_owned(),
        first_wording: None,
        child_scope: Vec::new(),
        audience: Audience::All,
        is_shared_on_display: false,
        action_owner: None,
        action_by: None,
    }
}

fn epoch() -> DateTime<chrono::Utc> {
    DateTime::UNIX_EPOCH
}

/// People, replies, an exclusion for a part, reports asked for.
pub fn prepare(office: &Office, conference: ConferenceId) {
    for participant in [
        practitioner(
            SOCIAL_WORKER,
            "Rukhsana Iqbal-Thorne",
            "sw",
            "Social worker",
            "Wexmoor Children's Services",
            "social_care",
        ),
        practitioner(
            HEALTH_VISITOR,
            "Siân Trevelyan-Boateng",
            "hv",
            "Health visitor",
            "Quenby Health",
            "health",
        ),
        practitioner(
            TEACHER,
            "Kerensa Mumford",
            "sch",
            "Year 3 teacher",
            "Harrowfell Primary School",
            "education",
        ),
    ] {
        act(
            office,
            conference,
            ConferenceAct::AddParticipant { participant },
        )
        .unwrap();
    }
    let persons = [SOCIAL_WORKER, HEALTH_VISITOR, TEACHER, MOTHER, FATHER]
        .map(|n| PersonId(id(n)))
        .to_vec();
    act(
        office,
        conference,
        ConferenceAct::Invite {
            persons: persons.clone(),
            method: "Letter".to_owned(),
        },
    )
    .unwrap();
    for person in persons {
        let reply = ConferenceAct::RecordReply {
            person,
            reply: Reply::Coming,
            sends_report: true,
            absence_reason: String::new(),
        };
        act(office, conference, reply).unwrap();
    }
    let exclusion = ExclusionPeriod {
        id: ExclusionId(id(50)),
        person: PersonId(id(FATHER)),
        from: Some("10:20:00".parse().unwrap()),
        until: Some("10:50:00".parse().unwrap()),
        ground: ExclusionGround::CriminalInvestigation,
        evidence: "Police asked for it.".to_owned(),
        requested_by: "Police".to_owned(),
        requested_on: Some("2027-01-06".parse().unwrap()),
        decided_by: "Marguerite Ashdown-Oyelaran".to_owned(),
        decided_at: None,
        views_obtained_how: "By phone the day before.".to_owned(),
        informed_by: "Rukhsana Iqbal-Thorne".to_owned(),
        informed_due_on: Some("2027-01-12".parse().unwrap()),
        wording_for_copy: "A part of the conference was held without you.".to_owned(),
    };
    act(office, conference, ConferenceAct::Exclude { exclusion }).unwrap();
    for (number, agency, author) in [
        (60, "Quenby Health", HEALTH_VISITOR),
        (61, "Harrowfell Primary School", TEACHER),
    ] {
        act(
            office,
            conference,
            ConferenceAct::RequestReport {
                report: report(number, agency, author),
            },
        )
        .unwrap();
    }
}

fn report(number: u128, agency: &str, author: u128) -> AgencyReport {
    AgencyReport {
        id: AgencyReportId(id(number)),
        agency: agency.to_owned(),
        author: Some(PersonId(id(author))),
        author_name: String::new(),
        discipline: String::new(),
        covers_children: Vec::new(),
        requested_on: Some("2026-12-18".parse().unwrap()),
        state: ReportState::Requested,
        received_at: None,
        is_tabled: false,
        late_report: None,
        is_verbal: false,
        attachment: None,
        file_name: String::new(),
        media_type: String::new(),
        size_bytes: 0,
        text_state: TextState::NoFile,
        sharing: Vec::new(),
        not_shared_beforehand: false,
        gives_threshold_view: None,
        withheld_from: Vec::new(),
        summary: String::new(),
    }
}

/// The meeting itself: in the room, notes, quorum, views, decisions, plan, closing.
pub fn hold(
    office: &Office,
    conference: ConferenceId,
    items: &[AgendaItemId],
    besides: &dyn Fn(&Office, ConferenceId),
) {
    act(office, conference, ConferenceAct::Open).unwrap();
    for (place, number) in [SOCIAL_WORKER, HEALTH_VISITOR, TEACHER, MOTHER, FATHER]
        .into_iter()
        .enumerate()
    {
        let presence = PresenceId(id(70 + place as u128));
        let person = PersonId(id(number));
        let mark = ConferenceAct::MarkIn {
            person,
            presence,
            kind: PresenceKind::InPerson,
            at: "10:00:00".parse().unwrap(),
        };
        act(office, conference, mark).unwrap();
    }
    act(
        office,
        conference,
        ConferenceAct::StartItem {
            item: items[3],
            at: "10:20:00".parse().unwrap(),
        },
    )
    .unwrap();
    let mut restricted = note(102, items[3], "10:53:00", TEACHER, NoteMark::Worry, SECRET);
    restricted.audience = Audience::ExcludePersons {
        persons: vec![PersonId(id(FATHER))],
        reason: "Another parent could be known by it.".to_owned(),
    };
    let mut words = note(
        104,
        items[4],
        "11:05:00",
        SOCIAL_WORKER,
        NoteMark::OwnWords,
        "I just want Mum to sleep at night so I can.",
    );
    words.words_of = Some(PersonId(id(TEMPERANCE)));
    for note in [
        note(
            100,
            items[3],
            "10:30:00",
            HEALTH_VISITOR,
            NoteMark::Plain,
            "The detective spoke while one parent was out of the room.",
        ),
        note(
            101,
            items[3],
            "10:52:00",
            TEACHER,
            NoteMark::Worry,
            "Kofi was late 3 times in the first week of term.",
        ),
        restricted,
        note(
            103,
            items[3],
            "10:58:00",
            HEALTH_VISITOR,
            NoteMark::Strength,
            "Ms Adeyemi answers every call.",
        ),
        words,
    ] {
        act(office, conference, ConferenceAct::AddNote { note }).unwrap();
    }
    act(
        office,
        conference,
        ConferenceAct::RecordScale {
            id: EntryId(id(110)),
            person: PersonId(id(TEACHER)),
            child: None,
            score: Scale::try_from(3).unwrap(),
        },
    )
    .unwrap();
    decide(office, conference);
    plan(office, conference);
    besides(office, conference);
    act(
        office,
        conference,
        ConferenceAct::Close {
            at: "12:00:00".parse().unwrap(),
        },
    )
    .unwrap();
}

fn decide(office: &Office, conference: ConferenceId) {
    act(
        office,
        conference,
        ConferenceAct::AssessQuorum {
            assessment: QuorumAssessment {
                id: EntryId(id(120)),
                at: epoch(),
                agencies_present: vec![
                    "social_care".to_owned(),
                    "health".to_owned(),
                    "education".to_owned(),
                ],
                counted_rule: "england quorum".to_owned(),
                is_floor_met: Some(true),
                decision: QuorumDecision::Quorate,
                ground: String::new(),
                reasons: "Social care and two other agencies with direct contact.".to_owned(),
                interim_protection: String::new(),
                reconvene_on: None,
            },
        },
    )
    .unwrap();
    for (place, child) in [TEMPERANCE, KOFI, BABY].into_iter().enumerate() {
        let place = place as u128;
        act(
            office,
            conference,
            ConferenceAct::RecordView {
                view: ThresholdView {
                    id: ThresholdViewId(id(130 + place)),
                    child: PersonId(id(child)),
                    agency: "Quenby Health".to_owned(),
                    person: Some(PersonId(id(HEALTH_VISITOR))),
                    view: View::NotMet,
                    category: String::new(),
                    basis: ViewBasis::Present,
                    reasons: "A child in need plan would be enough.".to_owned(),
                },
            },
        )
        .unwrap();
        act(
            office,
            conference,
            ConferenceAct::RecordDecision {
                decision: ChildDecision {
                    id: ChildDecisionId(id(140 + place)),
                    child: PersonId(id(child)),
                    outcome: DecisionOutcome::Plan,
                    categories: vec!["NEG".to_owned()],
                    reasons: "Tired, late and without food on many days.".to_owned(),
                    category_change_reason: String::new(),
                    decided_by: String::new(),
                    decided_at: epoch(),
                    follow_up: String::new(),
                    end_reason: None,
                },
            },
        )
        .unwrap();
        if child != BABY {
            let change = patch::<ConferenceSubject>(
                serde_json::json!({ "participation": ParticipationCode::Pn6 }),
            );
            act(
                office,
                conference,
                ConferenceAct::ChangeSubject {
                    child: PersonId(id(child)),
                    change,
                },
            )
            .unwrap();
        }
    }
    act(
        office,
        conference,
        ConferenceAct::RecordDissent {
            dissent: Dissent {
                id: DissentId(id(150)),
                child: PersonId(id(BABY)),
                agency: "Quenby Health".to_owned(),
                person: Some(PersonId(id(HEALTH_VISITOR))),
                formality: DissentFormality::Noted,
                words: "Six of seven appointments were kept.".to_owned(),
                at: epoch(),
                follow_up: String::new(),
            },
        },
    )
    .unwrap();
}

fn plan(office: &Office, conference: ConferenceId) {
    let children = [TEMPERANCE, KOFI, BABY].map(|n| PersonId(id(n))).to_vec();
    act(
        office,
        conference,
        ConferenceAct::AddDangerStatement {
            statement: DangerStatement {
                id: DangerStatementId(id(160)),
                children,
                statement: "The children may be left hungry and alone at night.".to_owned(),
                goal: "An adult is with the children every night.".to_owned(),
            },
        },
    )
    .unwrap();
    for (place, child) in [TEMPERANCE, KOFI, BABY].into_iter().enumerate() {
        let child = PersonId(id(child));
        let plan = OutlinePlan {
            child,
            actions: Vec::new(),
            contingency: "Call the duty team at any hour.".to_owned(),
            contingency_audience: Audience::All,
            assessments_needed: String::new(),
            family_involvement: String::new(),
            lead_practitioner: Some(PersonId(id(SOCIAL_WORKER))),
            core_group: vec![PersonId(id(MOTHER)), PersonId(id(HEALTH_VISITOR))],
            core_group_first_on: Some("2027-01-20".parse().unwrap()),
            review_on: Some("2027-04-09".parse().unwrap()),
        };
        act(office, conference, ConferenceAct::BeginOutlinePlan { plan }).unwrap();
        act(
            office,
            conference,
            ConferenceAct::AddPlanAction {
                child,
                action: PlanAction {
                    id: PlanActionId(Uuid::from_u128(id(170).as_u128() + place as u128)),
                    what: "Breakfast club each school day.".to_owned(),
                    why: String::new(),
                    owner: Some(PersonId(id(TEACHER))),
                    owner_words: String::new(),
                    by_when: Some("2027-01-18".parse().unwrap()),
                    measure: "He arrives before nine.".to_owned(),
                    audience: Audience::All,
                    progress: String::new(),
                },
            },
        )
        .unwrap();
    }
}
