//! The published example and its schema.

use chairside_api::{ListConferences, MinutesOf, Nothing, conference_schema};
use chairside_domain::minutes::MinutesState;

use super::{example, examples, import, office::Office};

#[test]
fn the_committed_schema_is_the_one_that_is_made_from_the_types() {
    let committed = std::fs::read_to_string(examples().join("conference.schema.json")).unwrap();
    assert!(
        committed == conference_schema().unwrap(),
        "make it again: cargo run -p chairside-api --example conference_schema"
    );
}

#[test]
fn the_example_is_imported_and_approved() {
    let office = Office::new("england");
    let imported = import(&office, &example()).unwrap();
    assert!(imported.is_approved);
    let request = MinutesOf {
        conference: imported.conference,
    };
    let minutes = office.app.minutes(request).unwrap();
    let version = minutes.version.unwrap();
    assert_eq!(version.state, MinutesState::Approved);
    assert!(!version.sha256.is_empty() && !version.signature.is_empty());
    let office = office.restarted();
    office.unlock().unwrap();
    let everything = ListConferences {
        words: String::new(),
        state: None,
        is_open_only: false,
    };
    let rows = office.app.list_conferences(everything).unwrap().rows;
    assert_eq!(rows.len(), 1, "it is still there after a restart");
    assert_eq!(rows[0].reference, "WX-2025-0112");
    assert!(office.app.verify(Nothing {}).unwrap().is_sound);
}

/// Whoever tries the example out finds the father first, from whom the address, the school and a
/// passage are withheld. Others lose only what was recorded about his exclusion.
#[test]
fn in_the_example_the_withheld_things_are_withheld_from_the_father_alone() {
    let office = Office::new("england");
    let imported = import(&office, &example()).unwrap();
    let brief = office.app.conference_in_brief(imported.conference).unwrap();
    let partial: Vec<_> = brief
        .recipients
        .iter()
        .filter(|r| r.copy == "partial")
        .collect();
    assert_eq!(partial[0].id, "tomas");
    let father = office
        .app
        .recipient_named(imported.conference, "tomas")
        .unwrap();
    let list = office
        .app
        .recipients(MinutesOf {
            conference: imported.conference,
        })
        .unwrap();
    let left_out = |is_father: bool| {
        let partial = list.recipients.iter().filter(|r| r.copy == "partial");
        let of = partial.filter(move |r| (r.person == father) == is_father);
        of.flat_map(|r| r.left_out.iter().map(|l| l.part.clone()))
            .collect::<Vec<_>>()
    };
    let tells_of_exclusion = |part: &String| part == "exclusion" || part == "attendance times";
    assert!(
        left_out(false).iter().all(tells_of_exclusion),
        "{:?}",
        left_out(false)
    );
    let of_father = left_out(true);
    for part in ["place", "paragraph"] {
        assert!(
            of_father.iter().any(|left| left.starts_with(part)),
            "{part}: {of_father:?}"
        );
    }
}

#[test]
fn a_plan_begins_for_each_child_for_whom_one_was_decided() {
    let office = Office::new("england");
    let imported = import(&office, &example()).unwrap();
    let request = chairside_api::OpenConference {
        conference: imported.conference,
    };
    let view = office.app.open_conference(request).unwrap();
    let plans: Vec<_> = view
        .family
        .plans
        .iter()
        .map(|p| (p.child, p.latest_categories.join(",")))
        .collect();
    let child = |given: &str| office.app.recipient_named(imported.conference, given);
    assert_eq!(plans.len(), 2, "two of three children have a plan");
    assert_eq!(plans[0], (child("ines").unwrap(), "EMO".to_owned()));
    assert_eq!(plans[1].1, "NEG");
    assert_eq!(view.family.plans[0].started_on.to_string(), "2025-03-18");
}

#[test]
fn the_same_file_a_second_time_is_refused_for_its_reference() {
    let office = Office::new("england");
    import(&office, &example()).unwrap();
    let refused = import(&office, &example()).unwrap_err();
    assert_eq!(refused.code, "import_refused");
    assert_eq!(refused.fields[0].field, "reference");
}
