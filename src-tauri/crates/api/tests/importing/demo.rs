//! The demonstration vault.

use std::collections::BTreeSet;

use chairside_api::{ListConferences, Nothing};

use super::{example, import, office::Office};

#[test]
fn the_demonstration_shows_every_stage_of_the_work() {
    let office = Office::new("england");
    let filled = office.app.fill_demo(Nothing {}).unwrap();
    let states: BTreeSet<String> = filled
        .conferences
        .iter()
        .map(|imported| {
            serde_json::to_value(imported.state)
                .unwrap()
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    for state in [
        "requested",
        "booked",
        "preparing",
        "open",
        "closed",
        "minutes_drafted",
    ] {
        assert!(
            states.contains(state),
            "no conference is {state}: {states:?}"
        );
    }
    assert!(
        filled
            .conferences
            .iter()
            .any(|imported| imported.is_approved)
    );
    assert!(filled.copies_prepared > 0);
    let today = office.app.today(Nothing {}).unwrap();
    assert!(!today.work.is_empty(), "there is something to do today");
}

#[test]
fn the_demonstration_can_be_filled_on_any_day() {
    for now in [
        "2026-12-26T10:00:00Z",
        "2027-01-03T23:30:00Z",
        "2028-02-29T08:00:00Z",
    ] {
        let office = Office::new("england");
        office.set_time(now);
        let filled = office.app.fill_demo(Nothing {});
        assert!(filled.is_ok(), "{now}: {:#?}", filled.err());
    }
}

#[test]
fn nothing_invented_is_put_among_real_records() {
    let office = Office::new("england");
    import(&office, &example()).unwrap();
    let refused = office.app.fill_demo(Nothing {}).unwrap_err();
    assert_eq!(refused.code, "demo_vault_in_use");
    let everything = ListConferences {
        words: String::new(),
        state: None,
        is_open_only: false,
    };
    assert_eq!(
        office.app.list_conferences(everything).unwrap().rows.len(),
        1
    );
}
