//! What a person set once is there at the next start, and nobody else's.

use chairside_api::*;
use chairside_domain::conference::ConferenceState;

use crate::office::Office;

fn dark() -> Appearance {
    Appearance {
        theme: Theme::Dark,
        reading: ReadingFace::Legible,
        text_size_percent: 150,
    }
}

fn preparing(words: &str) -> ListConferences {
    ListConferences {
        words: words.to_owned(),
        state: Some(ConferenceState::Preparing),
        is_open_only: false,
    }
}

#[test]
fn the_appearance_is_there_before_unlocking_and_says_nothing_of_anyone() {
    let office = Office::new("england");
    office.app.keep_appearance(dark()).unwrap();
    let office = office.restarted();
    assert_eq!(office.session().kind, SessionKind::Locked);
    assert_eq!(office.app.appearance(Nothing {}).unwrap(), dark());
    let kept = std::fs::read_to_string(office.app.environment().folder.join("appearance.json"));
    assert_eq!(
        kept.unwrap(),
        r#"{"theme":"dark","reading":"legible","text_size_percent":150}"#
    );
}

#[test]
fn an_appearance_can_be_kept_before_there_is_a_vault_and_a_spoilt_one_is_forgotten() {
    let office = Office::empty("2026-12-18T09:00:00Z");
    office.app.keep_appearance(dark()).unwrap();
    assert_eq!(office.session().kind, SessionKind::NoVault);
    let file = office.app.environment().folder.join("appearance.json");
    for spoilt in [
        "",
        "{\"theme\":\"dark\"",
        r#"{"theme":"dark","reading":"legible","text_size_percent":900}"#,
    ] {
        std::fs::write(&file, spoilt).unwrap();
        let first = office.app.appearance(Nothing {}).unwrap();
        assert_eq!((first.theme, first.text_size_percent), (Theme::Auto, 100));
    }
    let mut too_large = dark();
    too_large.text_size_percent = 201;
    assert!(office.app.keep_appearance(too_large).is_err());
}

#[test]
fn the_lock_time_is_chosen_within_limits_and_holds_after_a_restart() {
    let office = Office::new("england");
    let view = office.session();
    assert_eq!(view.lock_after_minutes, 5);
    for minutes in view.lock_after_choices {
        let set = office.app.set_lock_after(LockAfter { minutes }).unwrap();
        assert_eq!(set.lock_after_minutes, minutes);
    }
    let refused = office.app.set_lock_after(LockAfter { minutes: 600 });
    assert_eq!(refused.unwrap_err().code, "lock_after_refused");
    office
        .app
        .set_lock_after(LockAfter { minutes: 15 })
        .unwrap();
    let office = office.restarted();
    assert_eq!(office.unlock().unwrap().lock_after_minutes, 15);
}

#[test]
fn the_last_list_and_the_saved_ones_are_there_after_a_restart() {
    let office = Office::new("england");
    let first = office.app.conference_lists(Nothing {}).unwrap();
    assert!(first.last.is_open_only && first.saved.is_empty());
    office.app.keep_list(preparing("idris")).unwrap();
    for words in ["first", "again"] {
        let list = SavedList {
            name: " To prepare ".to_owned(),
            filter: preparing(words),
        };
        office.app.save_list(list).unwrap();
    }
    let office = office.restarted();
    let locked = office.app.conference_lists(Nothing {});
    assert_eq!(locked.unwrap_err().code, "locked");
    office.unlock().unwrap();
    let lists = office.app.conference_lists(Nothing {}).unwrap();
    assert_eq!(lists.last, preparing("idris"));
    assert_eq!(lists.saved.len(), 1, "a name stands once");
    assert_eq!(lists.saved[0].name, "To prepare");
    assert_eq!(lists.saved[0].filter, preparing("again"));
    let name = "To prepare".to_owned();
    let left = office.app.remove_list(NamedList { name }).unwrap();
    assert!(left.saved.is_empty());
}

#[test]
fn a_list_without_a_name_or_with_an_endless_one_is_refused() {
    let office = Office::new("england");
    for name in ["  ".to_owned(), "n".repeat(61)] {
        let filter = preparing("");
        let refused = office.app.save_list(SavedList { name, filter });
        assert_eq!(refused.unwrap_err().fields[0].field, "name");
    }
}
