//! Lists and search, as the screens ask for them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use chairside_store::{
    AccessLine, ActionRow, Deadline, DocumentId, FOUND_END, FOUND_START, PersonRow, Projection,
};
use support::{at, conference, day, document, projection, text, vault, write};
use uuid::Uuid;

fn titles(rows: &[chairside_store::ConferenceRow]) -> Vec<&str> {
    rows.iter().map(|row| row.title.as_str()).collect()
}

fn three_conferences() -> support::Vault {
    let mut vault = vault();
    let days = [
        (1, "Þórsdóttir-Bell", 20),
        (2, "Nguyễn-Castellane", 4),
        (3, "O’Neill", 9),
    ];
    for (number, title, held_on) in days {
        let mut new = write(document(number), &[1]);
        new.projection = Some(projection(conference(
            document(number),
            title,
            day(held_on),
        )));
        vault.store.commit(&new).unwrap();
    }
    vault
}

#[test]
fn conferences_come_by_day_and_hold_what_was_put_in() {
    let vault = three_conferences();
    let all = vault.store.conferences().unwrap();
    assert_eq!(
        titles(&all),
        ["Nguyễn-Castellane", "O’Neill", "Þórsdóttir-Bell"]
    );
    let mut expected = conference(document(2), "Nguyễn-Castellane", day(4));
    expected.search_keys.clear();
    assert!(all[0] == expected);

    let some = vault.store.conferences_between(day(4), day(9)).unwrap();
    assert_eq!(titles(&some), ["Nguyễn-Castellane", "O’Neill"]);
    let none = vault.store.conferences_between(day(5), day(8)).unwrap();
    assert!(none.is_empty());
    let family = vault
        .store
        .conferences_of_family(DocumentId(Uuid::from_u128(9_000)))
        .unwrap();
    assert_eq!(family.len(), 3);
    assert_eq!(
        vault
            .store
            .conferences_by_reference("WX-2026-0417")
            .unwrap()
            .len(),
        3
    );
    assert!(
        vault
            .store
            .conferences_by_reference("wx-2026")
            .unwrap()
            .is_empty()
    );
    assert!(vault.store.conference(document(3)).unwrap().is_some());
    assert!(vault.store.conference(document(4)).unwrap().is_none());
}

#[test]
fn a_conference_is_found_without_accents_by_the_beginning_of_any_name() {
    let vault = three_conferences();
    for (typed, found) in [
        ("thorsdottir", vec!["Þórsdóttir-Bell"]),
        ("BEL", vec!["Þórsdóttir-Bell"]),
        ("nguyen cast", vec!["Nguyễn-Castellane"]),
        ("oneill", vec!["O’Neill"]),
        ("O'Neill", vec!["O’Neill"]),
        ("wx-2026 bell", vec!["Þórsdóttir-Bell"]),
        ("dottir", vec![]),
        ("%", vec![]),
        ("", vec![]),
    ] {
        let rows = vault.store.conferences_matching(typed, 10).unwrap();
        assert_eq!(titles(&rows), found, "typed {typed:?}");
    }
    assert_eq!(vault.store.conferences_matching("wx", 2).unwrap().len(), 2);
}

#[test]
fn deadlines_people_and_actions_are_listed_across_documents() {
    let mut vault = vault();
    let subject = Uuid::from_u128(50);
    let deadline = |number: u128, due_on, done_on| Deadline {
        document: document(number),
        kind: "decision_letters".to_owned(),
        subject,
        due_on: day(due_on),
        rule: "england/2026.1/letters".to_owned(),
        done_on,
    };
    let action = |number: u128, due_on: Option<u64>| ActionRow {
        document: document(number),
        action: Uuid::from_u128(60),
        what: "Visit weekly".to_owned(),
        owner: "Social worker".to_owned(),
        due_on: due_on.map(day),
        done_on: None,
    };
    let person = |number: u128, name: &str| PersonRow {
        document: document(number),
        person: subject,
        name: name.to_owned(),
        other_names: vec!["Zuza".to_owned()],
        role: "child".to_owned(),
        born_on: Some(day(3)),
    };
    let rows = [
        (
            1,
            deadline(1, 7, None),
            action(1, Some(7)),
            person(1, "Zuzanna Kurowska"),
        ),
        (
            2,
            deadline(2, 5, Some(day(5))),
            action(2, None),
            person(2, "Bartosz Kurowski"),
        ),
        (
            3,
            deadline(3, 3, None),
            action(3, Some(9)),
            person(3, "Łucja Wiśniewska"),
        ),
    ];
    for (number, deadline, action, person) in rows {
        let mut new = write(document(number), &[1]);
        new.projection = Some(Projection {
            made_by: 1,
            deadlines: vec![deadline],
            actions: vec![action],
            people: vec![person],
            ..Projection::default()
        });
        vault.store.commit(&new).unwrap();
    }
    let store = &vault.store;
    let open = store.open_deadlines(day(7)).unwrap();
    assert_eq!(open, [deadline(3, 3, None), deadline(1, 7, None)]);
    assert_eq!(store.open_deadlines(day(6)).unwrap().len(), 1);
    assert_eq!(
        store.deadlines_of(document(2)).unwrap(),
        [deadline(2, 5, Some(day(5)))]
    );
    assert!(store.open_actions(day(8)).unwrap() == [action(1, Some(7))]);
    assert!(store.actions_of(document(2)).unwrap() == [action(2, None)]);

    let names = |typed: &str| -> Vec<String> {
        let people = store.people_matching(typed, 10).unwrap();
        people.into_iter().map(|person| person.name).collect()
    };
    assert_eq!(names("kurow"), ["Bartosz Kurowski", "Zuzanna Kurowska"]);
    assert_eq!(names("lucja wis"), ["Łucja Wiśniewska"]);
    assert_eq!(names("zuza kurowska"), ["Zuzanna Kurowska"]);
    assert_eq!(
        store.people_of(document(1)).unwrap()[0].born_on,
        Some(day(3))
    );
}

#[test]
fn the_access_log_keeps_every_line_in_order() {
    let mut vault = vault();
    let line = |verb: &str| AccessLine {
        at: at(1),
        device: vec![9; 32],
        person: Some(Uuid::from_u128(2)),
        verb: verb.to_owned(),
        document: document(1),
        subject: None,
    };
    vault.store.log_access(&line("opened")).unwrap();
    vault.store.log_access(&line("saved_copy")).unwrap();
    vault.store.log_access(&line("opened")).unwrap();
    let lines = vault.store.access_log_of(document(1)).unwrap();
    assert_eq!(lines, [line("opened"), line("saved_copy"), line("opened")]);
}

fn searchable() -> support::Vault {
    let mut vault = vault();
    vault.store.commit(&write(document(1), &[1])).unwrap();
    for (source, title, body) in [
        (
            "a",
            "School report",
            "Sólveig Þórsdóttir attends well. Her attendance improved since March.",
        ),
        (
            "b",
            "Police report",
            "Officers attended the half-brother's flat; the child said \"I am fine\".",
        ),
        (
            "c",
            "Health report",
            "A decision about the clinic is awaited from Dr O’Neill.",
        ),
    ] {
        vault
            .store
            .index_text(document(1), &text(source, title, body))
            .unwrap();
    }
    vault
}

#[test]
fn words_are_found_however_they_are_typed() {
    let vault = searchable();
    for (typed, found) in [
        ("attending", vec!["a", "b"]),
        ("solveig", vec!["a"]),
        ("thorsdottir", vec!["a"]),
        ("ÞÓRSDÓTTIR", vec!["a"]),
        ("oneill", vec!["c"]),
        ("O'Neill", vec!["c"]),
        ("half-brother", vec!["b"]),
        ("half-bro", vec!["b"]),
        ("\"I am fine\"", vec!["b"]),
        ("\"fine am I\"", vec![]),
        ("attendance off", vec!["b"]),
        ("decis", vec!["c"]),
        ("decisio", vec!["c"]),
        ("decision", vec!["c"]),
        ("school", vec!["a"]),
        ("AND", vec![]),
        ("NEAR(", vec![]),
        ("title:school", vec![]),
        ("\" OR *", vec![]),
        ("'; DROP TABLE doc_text; --", vec![]),
        ("", vec![]),
    ] {
        let mut sources: Vec<String> = vault
            .store
            .search(typed, 20)
            .unwrap()
            .into_iter()
            .map(|hit| hit.source)
            .collect();
        sources.sort();
        assert_eq!(sources, found, "typed {typed:?}");
    }
}

#[test]
fn a_hit_shows_the_words_around_what_was_found() {
    let vault = searchable();
    let hits = vault.store.search("clinic", 20).unwrap();
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].title, "Health report");
    assert!(
        hits[0]
            .snippet
            .contains(&format!("{FOUND_START}clinic{FOUND_END}"))
    );
}

#[test]
fn a_removed_or_changed_text_is_no_longer_found() {
    let mut vault = searchable();
    vault
        .store
        .index_text(document(1), &text("a", "School report", "Nothing new"))
        .unwrap();
    vault.store.remove_text(document(1), "report", "b").unwrap();
    assert!(vault.store.search("attend", 20).unwrap().is_empty());
    assert_eq!(vault.store.search("nothing", 20).unwrap().len(), 1);
}

#[test]
fn at_most_twenty_hits_come_and_the_title_weighs_most() {
    let mut vault = searchable();
    for number in 0..30 {
        let source = format!("n{number:02}");
        vault
            .store
            .index_text(document(1), &text(&source, "Note", "about a chaffinch"))
            .unwrap();
    }
    vault
        .store
        .index_text(document(1), &text("z", "Chaffinch", "about nothing"))
        .unwrap();
    let hits = vault.store.search("chaffinch", 500).unwrap();
    assert_eq!(hits.len(), 20);
    assert_eq!(hits[0].source, "z");
}
