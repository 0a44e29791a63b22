//! `conference import`, `list` and `show`.

use serde_json::json;

use crate::desk::{Desk, REFERENCE, example, example_path};

#[test]
fn the_example_is_imported_approved_listed_and_shown() {
    let desk = Desk::new();
    let imported = desk.json(&["conference", "import", &example_path()]);
    assert_eq!(imported["reference"], REFERENCE);
    assert_eq!(imported["is_approved"], true);
    assert_eq!(desk.references(), [REFERENCE]);
    let shown = desk.json(&["conference", "show", REFERENCE]);
    assert_eq!(shown["reference"], REFERENCE);
    assert!(shown["state"].is_string());
    let recipients = shown["recipients"].as_array().unwrap();
    for recipient in recipients {
        for key in ["id", "role", "copy"] {
            assert!(recipient[key].is_string(), "{key} of {recipient}");
        }
    }
    let father = recipients.iter().find(|r| r["id"] == "tomas").unwrap();
    assert_eq!(
        (father["role"].as_str(), father["copy"].as_str()),
        (Some("parent"), Some("partial"))
    );
    desk.run(&["conference", "show", "WX-0000-0000"]).refused();
}

#[test]
fn every_problem_of_a_file_is_on_stderr_with_its_place() {
    let desk = Desk::new();
    let mut file = example();
    file["shoe_size"] = json!(43);
    file["children"][0]["born_on"] = json!("2015-02-30");
    file["suppressions"][0]["withheld_from"] = json!("mother");
    let refused = desk.run(&[
        "conference",
        "import",
        &desk.write_json("wrong.json", &file),
        "--json",
    ]);
    let said = refused.refused();
    for place in [
        "shoe_size:",
        "children[0].born_on:",
        "suppressions[0].withheld_from:",
    ] {
        assert!(said.contains(place), "{place} in {said}");
    }
    assert!(said.contains("Nothing was imported"));
    assert!(desk.references().is_empty());
}

#[test]
fn a_file_that_is_not_there_or_not_json_is_refused() {
    let desk = Desk::new();
    desk.run(&["conference", "import", &desk.path("missing.json")])
        .refused();
    std::fs::write(desk.path("broken.json"), "{ \"children\": ").unwrap();
    let refused = desk.run(&["conference", "import", &desk.path("broken.json")]);
    assert!(refused.refused().contains("JSON"));
    assert!(desk.references().is_empty());
}

#[test]
fn originals_beside_the_file_come_in_and_are_found_by_their_words() {
    let desk = Desk::new();
    let mut file = example();
    file["reports"][1]["file"] = json!("health.txt");
    std::fs::write(desk.path("health.txt"), "The umbrella stood in the hall.").unwrap();
    desk.json(&[
        "conference",
        "import",
        &desk.write_json("with-file.json", &file),
    ]);
    let hits = desk.json(&["search", "umbrella"]);
    assert_eq!(hits[0]["kind"], "report");
    assert_eq!(hits[0]["reference"], REFERENCE);
}
