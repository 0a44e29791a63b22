//! An invented family of three children: one unborn, one with another surname; an address and a
//! place withheld from one parent.

use chairside_api::{NewConference, NewSubject};
use chairside_domain::conference::{ConferenceKind, ConferenceMode};
use chairside_domain::family::*;
use chairside_domain::ids::*;
use uuid::Uuid;

pub const fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0197_0000_0000_7000_8000_0000_0000_0000 + number)
}

pub const MOTHER: u128 = 1;
pub const FATHER: u128 = 2;
pub const TEMPERANCE: u128 = 3;
pub const KOFI: u128 = 4;
pub const BABY: u128 = 5;
pub const HIDDEN: &str = "14 Mill Lane, Quenby, WX1 2BC";

fn child(number: u128, given: &str, surname: &str) -> Child {
    Child {
        id: PersonId(id(number)),
        given_names: given.to_owned(),
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
        sex: Sex::NotKnown,
        mother: Some(PersonId(id(MOTHER))),
        unborn_number: None,
        addresses: Vec::new(),
        school: None,
        placement: None,
        gp: None,
        language: String::new(),
    }
}

fn adult(number: u128, title: &str, given: &str, surname: &str, address: &str) -> Adult {
    Adult {
        id: PersonId(id(number)),
        title: title.to_owned(),
        given_names: given.to_owned(),
        surname: surname.to_owned(),
        aliases: Vec::new(),
        born_on: Some("1989-04-11".parse().unwrap()),
        addresses: vec![Address {
            id: EntryId(id(900 + number)),
            text: address.to_owned(),
            from: None,
            until: None,
        }],
        phones: Vec::new(),
        emails: Vec::new(),
        interpreter_language: String::new(),
        safety_notes: Vec::new(),
    }
}

fn relation(number: u128, adult: u128, child: u128, kind: RelationshipKind) -> Relationship {
    Relationship {
        id: RelationshipId(id(number)),
        adult: PersonId(id(adult)),
        child: PersonId(id(child)),
        kind,
        parental_responsibility: ParentalResponsibility::Yes,
        lives_with_child: adult == MOTHER,
    }
}

/// The request that the window sends for a new initial conference.
pub fn new_conference() -> NewConference {
    let mut temperance = child(TEMPERANCE, "Temperance", "Adeyemi");
    temperance.born_on = Some("2013-05-03".parse().unwrap());
    let mut kofi = child(KOFI, "Kofi", "Adeyemi-Whitcombe");
    kofi.born_on = Some("2018-01-29".parse().unwrap());
    let mut baby = child(BABY, "", "");
    baby.status = ChildStatus::Unborn;
    baby.expected_on = Some("2027-03-15".parse().unwrap());
    let subject = |number| NewSubject {
        child: PersonId(id(number)),
        kind: ConferenceKind::Initial,
        previous_held_on: None,
        is_first_review: false,
        written_notice_on: None,
        call_on: None,
    };
    NewConference {
        family: None,
        children: vec![temperance, kofi, baby],
        adults: vec![
            adult(MOTHER, "Ms", "Folasade", "Adeyemi", HIDDEN),
            adult(
                FATHER,
                "Mr",
                "Darren",
                "Whitcombe",
                "3 Station Road, Harrowfell, HX4 9ZZ",
            ),
        ],
        relationships: vec![
            relation(11, MOTHER, TEMPERANCE, RelationshipKind::Mother),
            relation(12, MOTHER, KOFI, RelationshipKind::Mother),
            relation(13, MOTHER, BABY, RelationshipKind::Mother),
            relation(14, FATHER, KOFI, RelationshipKind::Father),
            relation(15, FATHER, BABY, RelationshipKind::Father),
        ],
        suppressions: vec![Suppression {
            id: SuppressionId(id(20)),
            subject: PersonId(id(MOTHER)),
            withheld_from: PersonId(id(FATHER)),
            field: SuppressedField::Address,
            words: vec![HIDDEN.to_owned()],
            reason: "Risk of harm if the address is known.".to_owned(),
            decided_by: "Rukhsana Iqbal-Thorne".to_owned(),
            decided_at: None,
            review_by: Some("2027-06-01".parse().unwrap()),
            state: SuppressionState::Active,
            lifted_reason: String::new(),
        }],
        strategy_discussion: Some(StrategyDiscussion {
            id: StrategyDiscussionId(id(30)),
            held_on: "2026-12-16".parse().unwrap(),
            initiated_section47: true,
            children: Vec::new(),
            agencies: vec!["Police".to_owned(), "Health".to_owned()],
            restricted_note: String::new(),
        }),
        subjects: vec![subject(TEMPERANCE), subject(KOFI), subject(BABY)],
        held_on: Some("2027-01-11".parse().unwrap()),
        starts_at: Some("10:00:00".parse().unwrap()),
        ends_at: Some("12:00:00".parse().unwrap()),
        place: HIDDEN.to_owned(),
        place_withheld_from: Vec::new(),
        joining_details: String::new(),
        travel: String::new(),
        mode: ConferenceMode::Hybrid,
        reference: "WX-2026-0417".to_owned(),
        chair_name: String::new(),
    }
}
