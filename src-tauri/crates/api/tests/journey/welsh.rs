//! Papers in Welsh: the choice of a person, kept with the person, for the next copy.

use chairside_domain::meeting::{PaperLanguage, Participant};
use chairside_domain::minutes::PaperKind;
use chairside_record::ConferenceAct;

use crate::family::{FATHER, MOTHER};
use crate::hand::{opened, person, prepared, preview};
use crate::meeting::{act, patch};
use crate::office::Office;
use crate::whole::approved;

fn choose_welsh(office: &Office, conference: chairside_domain::ids::ConferenceId) {
    let change = patch::<Participant>(serde_json::json!({ "language": "welsh" }));
    let change = ConferenceAct::ChangeParticipant {
        person: person(MOTHER),
        change,
    };
    act(office, conference, change).unwrap();
}

#[test]
fn a_copy_of_approved_minutes_is_in_the_language_that_its_reader_has_today() {
    let office = Office::new("wales");
    let conference = approved(&office);
    let minutes = |number| preview(&office, conference, PaperKind::Minutes, number).1;
    assert!(minutes(MOTHER).contains("Who was there"));
    choose_welsh(&office, conference);
    let hers = minutes(MOTHER);
    assert!(hers.contains("Pwy oedd yno") && !hers.contains("Who was there"));
    assert!(
        minutes(FATHER).contains("Who was there"),
        "each person chooses"
    );
    prepared(&office, conference, MOTHER);
}

#[test]
fn welsh_is_offered_to_people_in_wales_alone() {
    for (pack, offered) in [
        ("wales", vec![PaperLanguage::English, PaperLanguage::Welsh]),
        ("england", vec![PaperLanguage::English]),
    ] {
        let office = Office::new(pack);
        let conference = approved(&office);
        assert_eq!(opened(&office, conference).paper_languages, offered);
        choose_welsh(&office, conference);
        let (_, hers) = preview(&office, conference, PaperKind::Invitation, MOTHER);
        assert_eq!(hers.contains("Beth fydd yn digwydd"), pack == "wales");
    }
}
