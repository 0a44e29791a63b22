//! Files that are not right: each problem is named by its place, all at once, and nothing is kept.

use chairside_api::{AppError, ListConferences};
use serde_json::{Value, json};

use super::{example, import, import_text, office::Office};

/// Changes the example at a place, as a person might mistype it.
fn with(pointer: &str, value: Value) -> Value {
    let mut file = example();
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    match file.pointer_mut(parent).unwrap() {
        Value::Object(fields) => {
            fields.insert(field.to_owned(), value);
        }
        Value::Array(items) if field == "-" => items.push(value),
        Value::Array(items) => items[field.parse::<usize>().unwrap()] = value,
        other => panic!("nothing to change in {other}"),
    }
    file
}

fn places(error: &AppError) -> Vec<&str> {
    error
        .fields
        .iter()
        .map(|problem| problem.field.as_str())
        .collect()
}

fn is_empty(office: &Office) -> bool {
    let everything = ListConferences {
        words: String::new(),
        state: None,
        is_open_only: false,
    };
    office
        .app
        .list_conferences(everything)
        .unwrap()
        .rows
        .is_empty()
}

#[test]
fn each_problem_is_named_by_its_place_and_nothing_is_imported() {
    let office = Office::new("england");
    let cases = [
        ("/shoe_size", json!(43), "shoe_size"),
        ("/children/0/nickname", json!("Nês"), "children[0].nickname"),
        (
            "/children/0/born_on",
            json!("2015-02-30"),
            "children[0].born_on",
        ),
        (
            "/children/0/born_on",
            json!("yesterday"),
            "children[0].born_on",
        ),
        (
            "/children/0/expected_on",
            json!("2025-06-10"),
            "children[0]",
        ),
        ("/children/2/sex", json!("female"), "children[2].sex"),
        ("/children/0/id", json!("mother"), "adults[0].id"),
        ("/children/0/mother", json!("nobody"), "children[0].mother"),
        (
            "/children/0/born_on",
            json!("2199-01-01"),
            "children[0].born_on",
        ),
        (
            "/adults/0/born_on",
            json!("1992-13-01"),
            "adults[0].born_on",
        ),
        (
            "/relationships/0/child",
            json!("nobody"),
            "relationships[0].child",
        ),
        (
            "/relationships/0/kind",
            json!("cousin"),
            "relationships[0].kind",
        ),
        (
            "/suppressions/0/withheld_from",
            json!("mother"),
            "suppressions[0].withheld_from",
        ),
        (
            "/suppressions/0/withheld_from",
            json!("nobody"),
            "suppressions[0].withheld_from",
        ),
        (
            "/suppressions/0/reason",
            json!(" "),
            "suppressions[0].reason",
        ),
        ("/suppressions/0/text", json!(""), "suppressions[0].text"),
        (
            "/conference/held_on",
            json!("2025-02-29"),
            "conference.held_on",
        ),
        (
            "/conference/held_on",
            json!("2199-01-07"),
            "conference.held_on",
        ),
        (
            "/conference/starts_at",
            json!("25:00"),
            "conference.starts_at",
        ),
        (
            "/conference/closed_at",
            json!("09:00"),
            "conference.closed_at",
        ),
        ("/conference/mode", json!("telepathy"), "conference.mode"),
        ("/reference", json!("carvalho 2025"), "reference"),
        (
            "/participants/0/language",
            json!("welsh"),
            "participants[0].language",
        ),
        ("/subjects/0/child", json!("nobody"), "subjects[0].child"),
        ("/subjects/0/kind", json!("pre_birth"), "subjects[0].kind"),
        (
            "/subjects/2/participation",
            json!("pn0"),
            "subjects[2].participation",
        ),
        (
            "/participants/0/supports",
            json!("nobody"),
            "participants[0].supports",
        ),
        (
            "/participants/2/name",
            json!("Somebody Else"),
            "participants[2].name",
        ),
        (
            "/participants/0/presence/0/until",
            json!("12:30"),
            "participants[0].presence[0].until",
        ),
        (
            "/participants/0/presence/0/from",
            json!("09:30"),
            "participants[0].presence[0].from",
        ),
        (
            "/participants/0/presence/0/until",
            json!("10:01"),
            "participants[0].presence[0].until",
        ),
        ("/exclusions/0/until", json!("10:10"), "exclusions[0].until"),
        (
            "/exclusions/0/person",
            json!("nobody"),
            "exclusions[0].person",
        ),
        (
            "/reports/0/received_at",
            json!("2025-03-01T10:00"),
            "reports[0].received_at",
        ),
        (
            "/reports/0/received_at",
            json!("2025-02-31T10:00"),
            "reports[0].received_at",
        ),
        (
            "/reports/0/received_at",
            json!("2025-03-30T01:30"),
            "reports[0].received_at",
        ),
        (
            "/reports/0/sharing/0/withheld_reason",
            json!("No"),
            "reports[0].sharing[0]",
        ),
        (
            "/reports/0/file",
            json!("is-not-there.docx"),
            "reports[0].file",
        ),
        ("/agenda_template", json!("Tea party"), "agenda_template"),
        ("/notes/1/item", json!("No such heading"), "notes[1].item"),
        ("/notes/0/at", json!("12:30"), "notes[0].at"),
        ("/notes/0/speaker", json!("nobody"), "notes[0].speaker"),
        (
            "/quorum/decision",
            json!("inquorate_adjourn"),
            "quorum.decision",
        ),
        ("/views/3/basis", json!("present"), "views[3].basis"),
        ("/views/0/category", json!("XYZ"), "views[0].category"),
        ("/decisions/0/child", json!("nobody"), "decisions[0].child"),
        ("/decisions/1/child", json!("ines"), "decisions[1].child"),
        (
            "/decisions/2/categories",
            json!(["NEG"]),
            "decisions[2].categories",
        ),
        (
            "/decisions/0/outcome",
            json!("continue"),
            "decisions[0].outcome",
        ),
        ("/scores/0/score", json!(11), "scores[0].score"),
        ("/outline_plans/0/child", json!("baby"), "outline_plans[0]"),
        (
            "/outline_plans/0/review_on",
            json!("2025-03-01"),
            "outline_plans[0].review_on",
        ),
        (
            "/outline_plans/0/actions/0/owner",
            json!("nobody"),
            "outline_plans[0].actions[0].owner",
        ),
        (
            "/reasons_for_going_on",
            json!([{"code": "missing_reasons", "reason": "No time"}]),
            "reasons_for_going_on[0].code",
        ),
        (
            "/minutes/is_spelling_checked",
            json!(false),
            "minutes.is_spelling_checked",
        ),
        ("/children", json!([]), "children"),
    ];
    for (pointer, value, place) in cases {
        let file = with(pointer, value.clone());
        let refused = import(&office, &file).expect_err(&format!("{pointer} = {value} is wrong"));
        assert_eq!(refused.code, "import_refused", "{pointer}");
        assert!(
            places(&refused).contains(&place),
            "{pointer} = {value}: {:#?}",
            refused.fields
        );
        for problem in &refused.fields {
            assert!(
                problem.message.ends_with('.'),
                "a plain sentence: {}",
                problem.message
            );
        }
        assert!(!refused.was_saved, "it says that nothing was imported");
    }
    assert!(is_empty(&office));
}

#[test]
fn every_problem_is_listed_in_one_go() {
    let office = Office::new("england");
    let mut file = with("/shoe_size", json!(43));
    file["children"][0]["born_on"] = json!("2015-02-30");
    file["suppressions"][0]["withheld_from"] = json!("mother");
    file["decisions"][0]["child"] = json!("nobody");
    let refused = import(&office, &file).unwrap_err();
    let found = places(&refused);
    for place in [
        "shoe_size",
        "children[0].born_on",
        "suppressions[0].withheld_from",
        "decisions[0].child",
    ] {
        assert!(found.contains(&place), "{place} is not among {found:?}");
    }
}

#[test]
fn what_is_missing_for_approval_is_listed_and_nothing_is_imported() {
    let office = Office::new("england");
    let mut file = with("/outline_plans/0/lead_practitioner", Value::Null);
    file["outline_plans"][0]
        .as_object_mut()
        .unwrap()
        .remove("lead_practitioner");
    file["decisions"][1]["reasons"] = json!("");
    let refused = import(&office, &file).unwrap_err();
    assert_eq!(refused.code, "import_waits");
    let said = refused
        .fields
        .iter()
        .map(|f| f.message.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    assert!(
        said.contains("lead practitioner") && said.contains("reasons"),
        "{said}"
    );
    assert!(is_empty(&office));
}

#[test]
fn a_gap_passed_with_a_reason_does_not_stop_approval() {
    let office = Office::new("england");
    let mut file = example();
    file["outline_plans"][0]
        .as_object_mut()
        .unwrap()
        .remove("lead_practitioner");
    file["reasons_for_going_on"] = json!([{"code": "missing_lead_practitioner", "child": "ines", "reason": "Named on Monday."}]);
    assert!(import(&office, &file).unwrap().is_approved);
}

#[test]
fn what_is_not_json_is_refused_with_its_line() {
    let office = Office::new("england");
    let refused = import_text(&office, "{\n  \"children\": [\n").unwrap_err();
    assert_eq!(refused.code, "import_not_json");
    assert!(refused.what_happened.contains("line"));
    assert!(is_empty(&office));
}

#[test]
fn a_field_that_is_there_twice_is_named() {
    let office = Office::new("england");
    let text = example().to_string();
    let twice = text.replacen(
        "\"held_on\":\"2025-03-18\"",
        "\"held_on\":\"2025-03-18\",\"held_on\":\"2025-03-19\"",
        1,
    );
    assert_ne!(text, twice);
    let refused = import_text(&office, &twice).unwrap_err();
    assert_eq!(places(&refused), ["conference.held_on"]);
    assert!(is_empty(&office));
}

#[test]
fn names_of_200_characters_in_any_script_are_fine() {
    let office = Office::new("england");
    let mut file = example();
    let places = [
        "/children/0/given_names",
        "/children/1/surname",
        "/adults/0/given_names",
        "/adults/1/surname",
        "/participants/0/name",
        "/participants/1/name",
        "/participants/7/name",
        "/participants/8/name",
    ];
    for (place, letter) in places.iter().zip(["é", "ạ", "ж", "Ω", "م", "ক", "ਕ", "陈"]) {
        *file.pointer_mut(place).expect(place) = json!(letter.repeat(200));
    }
    assert!(import(&office, &file).unwrap().is_approved);
}

#[test]
fn an_import_that_cannot_be_finished_leaves_nothing() {
    let office = Office::new("england");
    let file = with("/reports/0/file", json!("report.txt"));
    let original = office.folder.path().join("report.txt");
    std::fs::write(&original, "The words of the report.").unwrap();
    // The folder of sealed files is in the way, so the original cannot be kept.
    let attachments = office.folder.path().join("vault/attachments");
    if attachments.exists() {
        std::fs::remove_dir_all(&attachments).unwrap();
    }
    std::fs::write(&attachments, "").unwrap();
    import(&office, &file).expect_err("the original cannot be kept");
    assert!(is_empty(&office));
    std::fs::remove_file(&attachments).unwrap();
    let office = office.restarted();
    office.unlock().unwrap();
    assert!(is_empty(&office), "not even after a restart");
    assert!(
        import(&office, &file).unwrap().is_approved,
        "and it can be imported again"
    );
}
