//! Reports, agenda, notes, quorum and scores of the conference.

use chairside_domain::decision::{AgencyScale, DangerStatement, Scale};
use chairside_domain::ids::*;
use chairside_domain::meeting::*;
use chairside_domain::minutes::MinutesSection;
use uuid::Uuid;

use crate::clock::{at, conference_day, day, time};
use crate::people::*;
use crate::text::{PRACTITIONERS_ONLY_FINDING, SCHOOL};

fn report(number: u128, agency: &str, author: PersonId, covers: &[PersonId]) -> AgencyReport {
    AgencyReport {
        id: AgencyReportId(Uuid::from_u128(id(number))),
        agency: agency.to_owned(),
        author: Some(author),
        author_name: name(author).to_owned(),
        discipline: String::new(),
        covers_children: covers.to_vec(),
        requested_on: Some(day(2026, 9, 2)),
        state: ReportState::Received,
        received_at: Some(at(day(2026, 9, 9), 14, 20)),
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

fn shared(number: u128, person: PersonId, on: u32) -> Sharing {
    Sharing {
        id: SharingId(Uuid::from_u128(id(number))),
        person,
        shared_on: Some(day(2026, 9, on)),
        how: "Read together".to_owned(),
        shared_by: name(SOCIAL_WORKER).to_owned(),
        withheld_reason: String::new(),
        decided_by: String::new(),
    }
}

pub(crate) fn reports() -> Vec<AgencyReport> {
    let all = [TEMPERANCE, KOFI, UNBORN];
    let kept_back = Sharing {
        shared_on: None,
        how: String::new(),
        withheld_reason: "It names where the children live".to_owned(),
        decided_by: name(CHAIR).to_owned(),
        ..shared(75, HAROON, 1)
    };
    vec![
        AgencyReport {
            sharing: vec![shared(71, MOTHER, 10), shared(72, DARREN, 11), kept_back],
            withheld_from: vec![HAROON],
            ..report(61, "Wexmoor Council", SOCIAL_WORKER, &all)
        },
        AgencyReport {
            sharing: vec![shared(73, MOTHER, 11)],
            ..report(62, SCHOOL, TEACHER, &[TEMPERANCE])
        },
        AgencyReport {
            sharing: vec![shared(74, MOTHER, 11), shared(76, DARREN, 11)],
            ..report(63, "Harrowfell Primary School", HEAD, &[KOFI])
        },
        AgencyReport {
            is_tabled: true,
            late_report: Some(LateReport::ReadingTime),
            received_at: Some(at(conference_day(), 9, 55)),
            ..report(64, "Staithe Surgery", GP, &all)
        },
        AgencyReport {
            not_shared_beforehand: true,
            ..report(65, "Police", POLICE, &all)
        },
        AgencyReport {
            state: ReportState::Requested,
            received_at: None,
            ..report(66, "Wexmoor Homes", HOUSING, &all)
        },
    ]
}

fn item(number: u128, heading: &str, section: MinutesSection, minutes: u16) -> AgendaItem {
    AgendaItem {
        id: AgendaItemId(Uuid::from_u128(id(number))),
        heading: heading.to_owned(),
        section,
        minutes_allowed: Some(minutes),
        began_at: None,
        ended_at: None,
        audience: Audience::All,
        guidance: "Ask each child\u{2019}s name for the day.".to_owned(),
    }
}

/// The item that is for practitioners only.
fn practitioners_item() -> AgendaItemId {
    AgendaItemId(Uuid::from_u128(id(84)))
}

pub(crate) fn agenda() -> Vec<AgendaItem> {
    use MinutesSection::*;
    vec![
        item(81, "Welcome and who is here", Attendance, 5),
        item(82, "Reports: who has read which", Reports, 5),
        item(
            83,
            "Each agency\u{2019}s information",
            AgencyInformation,
            25,
        ),
        AgendaItem {
            audience: Audience::ProfessionalsOnly {
                reason: "An investigation that the family does not know of".to_owned(),
            },
            ..item(84, "Time with practitioners only", AgencyInformation, 10)
        },
        item(85, "The children\u{2019}s views", ChildrensViews, 10),
        item(86, "The mother\u{2019}s views", MothersViews, 10),
        item(87, "The fathers\u{2019} views", FathersViews, 10),
        item(88, "Decision for each child", Decision, 20),
        item(89, "Outline plan and dates", Plan, 20),
    ]
}

fn note(number: u128, hour: u32, minute: u32, mark: NoteMark, text: &str) -> Note {
    Note {
        id: NoteId(Uuid::from_u128(id(number))),
        item: None,
        at: time(hour, minute),
        speaker: None,
        words_of: None,
        mark,
        text: text.to_owned(),
        first_wording: None,
        child_scope: Vec::new(),
        audience: Audience::All,
        is_shared_on_display: true,
        action_owner: None,
        action_by: None,
    }
}

pub(crate) fn notes() -> Vec<Note> {
    use NoteMark::{GreyArea, Strength, Worry};
    vec![
        note(
            101,
            10,
            55,
            Strength,
            "Ms Adéyẹmí answers every call from school",
        ),
        note(
            102,
            10,
            56,
            Strength,
            "Breakfast club was accepted the same day",
        ),
        note(
            103,
            10,
            57,
            Strength,
            "6 of 7 appointments with the midwife were kept",
        ),
        Note {
            child_scope: vec![TEMPERANCE],
            ..note(
                104,
                11,
                1,
                Worry,
                "Temperance looks after the younger ones at night",
            )
        },
        Note {
            child_scope: vec![KOFI],
            ..note(
                105,
                11,
                2,
                Worry,
                "Kofi comes to school tired and without breakfast",
            )
        },
        note(
            106,
            10,
            30,
            Worry,
            "A charge about 23 August is being thought about",
        ),
        Note {
            item: Some(practitioners_item()),
            ..note(107, 11, 20, Worry, PRACTITIONERS_ONLY_FINDING)
        },
        note(108, 11, 25, GreyArea, "Who is at home on weekday nights?"),
    ]
}

pub(crate) fn quorum() -> QuorumAssessment {
    QuorumAssessment {
        id: entry(121),
        at: at(conference_day(), 10, 4),
        agencies_present: ["social_care", "health", "education", "police"]
            .map(str::to_owned)
            .to_vec(),
        counted_rule: "england.quorum".to_owned(),
        is_floor_met: Some(true),
        decision: QuorumDecision::Quorate,
        ground: String::new(),
        reasons: "Social care, health, education and police were there.".to_owned(),
        interim_protection: String::new(),
        reconvene_on: None,
    }
}

pub(crate) fn danger_statements() -> Vec<DangerStatement> {
    vec![DangerStatement {
        id: DangerStatementId(Uuid::from_u128(id(131))),
        children: vec![KOFI, UNBORN],
        statement: "We are worried that the children will be hurt or left without care at night \
            when there is shouting at home."
            .to_owned(),
        goal: "A safe adult is awake or reachable every night, and the children know who it is."
            .to_owned(),
    }]
}

pub(crate) fn scales() -> Vec<AgencyScale> {
    let scored = [
        (MOTHER, 7_u8),
        (SOCIAL_WORKER, 4),
        (HEALTH_VISITOR, 4),
        (HEAD, 5),
    ];
    scored
        .into_iter()
        .zip(141_u128..)
        .map(|((person, score), number)| AgencyScale {
            id: entry(number),
            person,
            child: None,
            score: Scale::try_from(score).expect("a score"),
            at: at(conference_day(), 11, 30),
        })
        .collect()
}
