//! A family of three children with two fathers: one child unborn, one with a different surname.

use chairside_domain::conference::PackVersion;
use chairside_domain::family::*;
use chairside_domain::ids::*;
use chairside_domain::plan::{ChildInNeedFollowUp, EndReason, PlanState, ProtectionPlan};
use uuid::Uuid;

use crate::clock::{at, day};
use crate::people::*;
use crate::text::{ADDRESS, SCHOOL};

/// The family, as it stands on the day of the conference.
pub(crate) fn family() -> Family {
    Family {
        id: FamilyId(Uuid::from_u128(id(1))),
        reference: "WX-F-0193".to_owned(),
        children: children(),
        adults: adults(),
        relationships: relationships(),
        suppressions: suppressions(),
        concerns: Vec::new(),
        strategy_discussions: Vec::new(),
        section47_enquiries: Vec::new(),
        plans: vec![ended_plan()],
        emergency_powers: Vec::new(),
        complaints: Vec::new(),
        escalations: Vec::new(),
        file_transfers: vec![file_transfer()],
    }
}

fn address(number: u128, text: &str) -> Address {
    Address {
        id: entry(number),
        text: text.to_owned(),
        from: None,
        until: None,
    }
}

fn setting(name: &str, address: &str, email_domain: &str, phone: &str) -> Setting {
    Setting {
        name: name.to_owned(),
        address: address.to_owned(),
        email_domain: email_domain.to_owned(),
        phone: phone.to_owned(),
    }
}

fn child(id: PersonId, given_names: &str, surname: &str, sex: Sex) -> Child {
    Child {
        id,
        given_names: given_names.to_owned(),
        surname: surname.to_owned(),
        aliases: Vec::new(),
        status: ChildStatus::Born,
        born_on: None,
        expected_on: None,
        expected_on_before_birth: None,
        died_on: None,
        death_review_noted_on: None,
        looked_after_from: None,
        looked_after_until: None,
        looked_after_told_on: None,
        looked_after_reviewed_on: None,
        left_uk_on: None,
        stay: None,
        sex,
        mother: Some(MOTHER),
        unborn_number: None,
        addresses: Vec::new(),
        school: None,
        placement: None,
        gp: None,
        language: "English".to_owned(),
    }
}

fn children() -> Vec<Child> {
    let academy = setting(
        SCHOOL,
        "Quenby Academy, Lark Rise, Quenby, QN1 5TT",
        "quenbyacademy.example",
        "01632 960417",
    );
    let primary = setting(
        "Harrowfell Primary School",
        "Harrowfell Primary School, Fell Road, Wexmoor, WX4 2RP",
        "harrowfell.example",
        "01632 960233",
    );
    vec![
        Child {
            aliases: vec!["Tempy".to_owned()],
            born_on: Some(day(2013, 5, 3)),
            addresses: vec![address(201, ADDRESS)],
            school: Some(academy),
            ..child(TEMPERANCE, "Temperance", "Iqbal", Sex::Female)
        },
        Child {
            born_on: Some(day(2018, 1, 29)),
            addresses: vec![address(202, ADDRESS)],
            school: Some(primary),
            ..child(KOFI, "Kofi", "Adéyẹmí-Whitcombe", Sex::Male)
        },
        Child {
            status: ChildStatus::Unborn,
            expected_on: Some(day(2026, 12, 2)),
            language: String::new(),
            ..child(UNBORN, "", "", Sex::NotKnown)
        },
    ]
}

fn adult(id: PersonId, title: &str, given_names: &str, surname: &str) -> Adult {
    Adult {
        id,
        title: title.to_owned(),
        given_names: given_names.to_owned(),
        surname: surname.to_owned(),
        aliases: Vec::new(),
        born_on: None,
        addresses: Vec::new(),
        phones: Vec::new(),
        emails: Vec::new(),
        interpreter_language: String::new(),
        safety_notes: Vec::new(),
    }
}

fn adults() -> Vec<Adult> {
    vec![
        Adult {
            born_on: Some(day(1989, 11, 20)),
            addresses: vec![address(211, ADDRESS)],
            phones: vec!["07700 900417".to_owned()],
            emails: vec!["folasade@post.example".to_owned()],
            ..adult(MOTHER, "Ms", "Folasade", "Adéyẹmí")
        },
        Adult {
            born_on: Some(day(1986, 2, 7)),
            addresses: vec![address(212, "Flat 2, 9 Staithe Street, Wexmoor, WX4 7QD")],
            ..adult(DARREN, "Mr", "Darren", "Whitcombe")
        },
        Adult {
            aliases: vec!["ہارون اقبال".to_owned()],
            born_on: Some(day(1985, 8, 30)),
            addresses: vec![address(213, "61 Tanner Row, Oldhythe, OH3 9LM")],
            ..adult(HAROON, "Mr", "Haroon", "Iqbal")
        },
        Adult {
            interpreter_language: "Yorùbá".to_owned(),
            ..adult(GRANDMOTHER, "Mrs", "Ọláṣubọ̀mí", "Adéyẹmí")
        },
        adult(LODGER, "Mr", "Wacław", "Brzęczyszczykiewicz"),
    ]
}

fn relation(
    number: u128,
    adult: PersonId,
    child: PersonId,
    kind: RelationshipKind,
    parental_responsibility: ParentalResponsibility,
) -> Relationship {
    Relationship {
        id: RelationshipId(Uuid::from_u128(id(number))),
        adult,
        child,
        kind,
        parental_responsibility,
        lives_with_child: adult == MOTHER,
    }
}

fn relationships() -> Vec<Relationship> {
    use ParentalResponsibility::{No, Unknown, Yes};
    use RelationshipKind::{Father, Grandparent, Mother};
    vec![
        relation(301, MOTHER, TEMPERANCE, Mother, Yes),
        relation(302, MOTHER, KOFI, Mother, Yes),
        relation(303, MOTHER, UNBORN, Mother, Yes),
        relation(304, DARREN, KOFI, Father, Yes),
        relation(305, DARREN, UNBORN, Father, Unknown),
        relation(306, HAROON, TEMPERANCE, Father, No),
        relation(307, GRANDMOTHER, TEMPERANCE, Grandparent, No),
        relation(308, GRANDMOTHER, KOFI, Grandparent, No),
        relation(309, GRANDMOTHER, UNBORN, Grandparent, No),
    ]
}

fn suppression(
    number: u128,
    subject: PersonId,
    field: SuppressedField,
    words: &str,
) -> Suppression {
    Suppression {
        id: SuppressionId(Uuid::from_u128(id(number))),
        subject,
        withheld_from: HAROON,
        field,
        words: vec![words.to_owned()],
        reason: "Non-molestation order of 12 March 2025".to_owned(),
        decided_by: name(CHAIR).to_owned(),
        decided_at: Some(at(day(2026, 9, 1), 9, 30)),
        review_by: Some(day(2027, 3, 1)),
        state: SuppressionState::Active,
        lifted_reason: String::new(),
    }
}

fn suppressions() -> Vec<Suppression> {
    vec![
        suppression(401, MOTHER, SuppressedField::Address, ADDRESS),
        suppression(402, TEMPERANCE, SuppressedField::School, SCHOOL),
        suppression(403, MOTHER, SuppressedField::Phone, "07700 900417"),
    ]
}

/// An earlier plan of the eldest child, for the notice that says it ended.
fn ended_plan() -> ProtectionPlan {
    ProtectionPlan {
        id: ProtectionPlanId(Uuid::from_u128(id(501))),
        child: TEMPERANCE,
        conference: ConferenceId(Uuid::from_u128(id(499))),
        started_on: day(2023, 2, 14),
        initial_categories: vec!["NEG".to_owned()],
        latest_categories: vec!["NEG".to_owned()],
        state: PlanState::FollowUp,
        ended_on: Some(day(2024, 1, 30)),
        end_reason: Some(EndReason::NoLongerAtRisk),
        end_evidence: None,
        transfer_conference_on: None,
        follow_up: Some(ChildInNeedFollowUp {
            discussed_on: day(2024, 1, 30),
            support: "Early help with a family worker, twice a month.".to_owned(),
            review_by: Some(day(2024, 7, 30)),
            reviewed_on: Some(day(2024, 7, 16)),
        }),
        core_groups: Vec::new(),
        reviews: Vec::new(),
        significant_changes: Vec::new(),
        met_after_end_on: None,
    }
}

fn file_transfer() -> FileTransfer {
    let enclosed = [
        ("Chronology", Some(day(2026, 9, 10))),
        (
            "Minutes of the conference, version 1",
            Some(day(2026, 9, 29)),
        ),
        ("Attendance letters to the family", None),
    ];
    FileTransfer {
        id: FileTransferId(Uuid::from_u128(id(601))),
        child: KOFI,
        recipient: "Saltmarsh Primary School, designated safeguarding lead Eilidh MacAskill"
            .to_owned(),
        method: "By hand".to_owned(),
        school_changed_on: None,
        sent_on: day(2026, 10, 5),
        enclosed: enclosed
            .into_iter()
            .zip(602_u128..)
            .map(|((title, dated_on), number)| EnclosedRecord {
                id: entry(number),
                title: title.to_owned(),
                dated_on,
            })
            .collect(),
        receipt_on: None,
        receipt_by: String::new(),
    }
}

/// The pack in use, as a conference keeps it.
pub(crate) fn pack_version(pack: &str, version: &str) -> PackVersion {
    PackVersion {
        pack: pack.to_owned(),
        version: version.to_owned(),
        calendar: "2026-09-01".to_owned(),
    }
}
