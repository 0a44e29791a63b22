//! A conference is destroyed for good, and a passage typed into the wrong record is removed.

use chairside_api::{EraseConference, ListConferences, Nothing, RemovePassage, Search};
use chairside_domain::ids::AgendaItemId;
use chairside_domain::meeting::{Note, NoteMark};
use chairside_record::ConferenceAct;

use crate::family::{self, id};
use crate::hand::{opened, refused};
use crate::meeting::{act, note};
use crate::office::Office;
use crate::whole::approved;

fn hits(office: &Office, words: &str) -> usize {
    let words = words.to_owned();
    office.app.search(Search { words }).unwrap().hits.len()
}

#[test]
fn a_conference_is_destroyed_only_by_its_own_reference_and_with_a_reason() {
    let office = Office::new("england");
    let conference = approved(&office);
    let reference = opened(&office, conference).conference.reference;
    let erase = |reference_again: &str, reason: &str| {
        office.app.erase_conference(EraseConference {
            conference,
            reference_again: reference_again.to_owned(),
            reason: reason.to_owned(),
        })
    };
    assert_eq!(refused(erase("WX-0000", "Retention")), "reference_differs");
    assert_eq!(refused(erase(&reference, " ")), "reason_needed");
    assert!(hits(&office, "breakfast") > 0);

    erase(&reference, "Kept as long as the law asks").unwrap();
    let everything = ListConferences {
        words: String::new(),
        state: None,
        is_open_only: false,
    };
    assert_eq!(office.app.list_conferences(everything).unwrap().total, 0);
    assert_eq!(hits(&office, "breakfast"), 0);
    assert!(office.app.today(Nothing {}).unwrap().work.is_empty());
    let office = office.restarted();
    office.unlock().unwrap();
    let verdict = office.app.verify(Nothing {}).unwrap();
    assert!(verdict.is_sound, "{:?}", verdict.sentences);
}

#[test]
fn a_passage_in_the_wrong_record_is_removed_with_its_earlier_wordings() {
    let office = Office::new("england");
    let view = office.app.new_conference(family::new_conference()).unwrap();
    let conference = view.conference.id;
    let words = "The Okonkwo children were seen on Tuesday.";
    let item = AgendaItemId(id(699));
    let speaker = family::MOTHER;
    let wrong = Note {
        item: None,
        ..note(700, item, "10:05:00", speaker, NoteMark::Plain, words)
    };
    let note = wrong.id;
    act(&office, conference, ConferenceAct::AddNote { note: wrong }).unwrap();
    let remove = |reason: &str| {
        office.app.remove_passage(RemovePassage {
            conference,
            path: vec!["notes".to_owned(), note.to_string(), "text".to_owned()],
            reason: reason.to_owned(),
        })
    };
    assert_eq!(hits(&office, "Okonkwo"), 1);
    assert_eq!(refused(remove("")), "reason_needed");

    remove("It belongs to another family").unwrap();
    let office = office.restarted();
    office.unlock().unwrap();
    assert_eq!(hits(&office, "Okonkwo"), 0);
    let kept = opened(&office, conference);
    let words = serde_json::to_string(&kept.conference).unwrap();
    assert!(!words.contains("Okonkwo"));
    let verdict = office.app.verify(Nothing {}).unwrap();
    assert!(verdict.is_sound, "{:?}", verdict.sentences);
}
