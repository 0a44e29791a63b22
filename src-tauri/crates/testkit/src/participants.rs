//! Who was invited to the conference, who came, and when.

use chairside_domain::ids::*;
use chairside_domain::meeting::*;
use uuid::Uuid;

use crate::clock::{at, day, time};
use crate::people::*;
use crate::text::SCHOOL;

fn participant(id: PersonId, role: ParticipantRole, post: &str, agency: &str) -> Participant {
    Participant {
        id,
        name: name(id).to_owned(),
        initials: String::new(),
        role,
        agency: agency.to_owned(),
        discipline: String::new(),
        post: post.to_owned(),
        email: String::new(),
        has_direct_contact: false,
        invitation: Some(invitation(Reply::Coming, false)),
        supports: None,
        deputy_for: None,
        presence: vec![stay(10, (10, 2), (12, 4), PresenceKind::InPerson)],
        absence_reason: String::new(),
        recipient_reason: String::new(),
        no_minutes_reason: String::new(),
        language: PaperLanguage::English,
    }
}

fn invitation(reply: Reply, sends_report: bool) -> Invitation {
    Invitation {
        sent_at: Some(at(day(2026, 9, 2), 11, 15)),
        method: "By hand".to_owned(),
        reply,
        sends_report,
    }
}

fn stay(number: u128, from: (u32, u32), until: (u32, u32), kind: PresenceKind) -> Presence {
    Presence {
        id: PresenceId(Uuid::from_u128(id(number))),
        from: time(from.0, from.1),
        until: Some(time(until.0, until.1)),
        kind,
    }
}

fn practitioner(
    id: PersonId,
    post: &str,
    agency: &str,
    discipline: &str,
    email: &str,
) -> Participant {
    Participant {
        discipline: discipline.to_owned(),
        email: email.to_owned(),
        has_direct_contact: true,
        ..participant(id, ParticipantRole::Practitioner, post, agency)
    }
}

fn away(participant: Participant, reply: Reply, sends_report: bool) -> Participant {
    Participant {
        invitation: Some(invitation(reply, sends_report)),
        presence: Vec::new(),
        ..participant
    }
}

pub(crate) fn participants() -> Vec<Participant> {
    let mut all = family_side();
    all.extend(office());
    all.extend(agencies());
    all
}

fn family_side() -> Vec<Participant> {
    use ParticipantRole::{Advocate, FamilyMember, Parent, Supporter};
    vec![
        participant(MOTHER, Parent, "Mother", ""),
        Participant {
            presence: vec![
                stay(11, (10, 2), (10, 20), PresenceKind::InPerson),
                stay(12, (10, 50), (12, 4), PresenceKind::InPerson),
            ],
            ..participant(DARREN, Parent, "Father of Kofi and the unborn baby", "")
        },
        Participant {
            presence: vec![stay(13, (10, 2), (12, 4), PresenceKind::Video)],
            ..participant(HAROON, Parent, "Father of Temperance", "")
        },
        participant(GRANDMOTHER, FamilyMember, "Grandmother", ""),
        Participant {
            supports: Some(TEMPERANCE),
            ..participant(
                ADVOCATE,
                Advocate,
                "Advocate for Temperance",
                "Voice Wexmoor",
            )
        },
        Participant {
            supports: Some(DARREN),
            presence: vec![
                stay(14, (10, 2), (10, 20), PresenceKind::InPerson),
                stay(15, (10, 50), (12, 4), PresenceKind::InPerson),
            ],
            ..participant(SUPPORTER, Supporter, "Friend of Mr Whitcombe", "")
        },
    ]
}

fn office() -> Vec<Participant> {
    use ParticipantRole::{Chair, Interpreter, LeadPractitioner, MinuteTaker, Observer};
    let social_care = |p: Participant| Participant {
        discipline: "social_care".to_owned(),
        has_direct_contact: true,
        ..p
    };
    vec![
        participant(CHAIR, Chair, "", "Wexmoor Council"),
        participant(MINUTE_TAKER, MinuteTaker, "", "Wexmoor Council"),
        social_care(participant(
            SOCIAL_WORKER,
            LeadPractitioner,
            "Social worker",
            "Wexmoor Council",
        )),
        social_care(participant(
            MANAGER,
            ParticipantRole::SocialCareManager,
            "Team manager",
            "Wexmoor Council",
        )),
        Participant {
            supports: Some(GRANDMOTHER),
            ..participant(
                INTERPRETER,
                Interpreter,
                "Interpreter, Yorùbá",
                "Quenby Language Service",
            )
        },
        participant(
            STUDENT,
            Observer,
            "Student social worker",
            "Wexmoor Council",
        ),
    ]
}

fn agencies() -> Vec<Participant> {
    vec![
        practitioner(
            TEACHER,
            "Head of Year 9",
            SCHOOL,
            "education",
            "l.karimi-stone@quenbyacademy.example",
        ),
        practitioner(
            HEAD,
            "Head teacher",
            "Harrowfell Primary School",
            "education",
            "head@harrowfell.example",
        ),
        practitioner(
            MIDWIFE,
            "Midwife",
            "Wexmoor Hospital",
            "health",
            "b.nifhloinn@hospital.example",
        ),
        practitioner(
            HEALTH_VISITOR,
            "Health visitor",
            "Wexmoor Community Health",
            "health",
            "s.trevelyan@health.example",
        ),
        practitioner(
            POLICE,
            "Detective constable",
            "Police",
            "police",
            "m.s@police.example",
        ),
        Participant {
            presence: vec![stay(16, (11, 5), (11, 15), PresenceKind::Phone)],
            ..practitioner(
                HOUSING,
                "Housing officer",
                "Wexmoor Homes",
                "housing",
                "h@homes.example",
            )
        },
        away(
            practitioner(
                GP,
                "GP",
                "Staithe Surgery",
                "health",
                "surgery@staithe.example",
            ),
            Reply::Apologies,
            true,
        ),
        away(
            practitioner(
                PROBATION,
                "Probation officer",
                "Probation",
                "probation",
                "m.h@probation.example",
            ),
            Reply::None,
            true,
        ),
    ]
}

/// Darren is out of the room for a part: a criminal investigation.
pub(crate) fn exclusion() -> ExclusionPeriod {
    ExclusionPeriod {
        id: ExclusionId(Uuid::from_u128(id(31))),
        person: DARREN,
        from: Some(time(10, 20)),
        until: Some(time(10, 50)),
        ground: ExclusionGround::CriminalInvestigation,
        evidence: "Police investigation opened on 24 August".to_owned(),
        requested_by: "the police".to_owned(),
        requested_on: Some(day(2026, 9, 10)),
        decided_by: name(CHAIR).to_owned(),
        decided_at: Some(at(day(2026, 9, 11), 15, 0)),
        views_obtained_how: "In writing beforehand, and by the chair at 10:52.".to_owned(),
        informed_by: name(CHAIR).to_owned(),
        informed_due_on: Some(day(2026, 9, 15)),
        wording_for_copy: "One part of the conference was held without you. \
            The chair told you so on the day."
            .to_owned(),
    }
}
