//! Scenarios A15 and B5, a service's own pack and its choices, through the functions that the
//! window calls.

use chairside_api::{
    ActOnOffice, FindNamesakes, InstallPack, MovedDateView, Nothing, OfficeView, RefreshCalendar,
    RemovePack, Search,
};
use chairside_domain::ids::EntryId;
use chairside_domain::office::RuleChoice;
use chairside_record::{OfficeAct, Patch};

use crate::family::{id, new_conference};
use crate::meeting::patch;
use crate::office::Office;

const LIST: &str = include_str!("../../../../../assets/bank-holidays/bank-holidays.toml");

pub fn written(office: &Office, name: &str, text: &str) -> String {
    let path = office.folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    path.to_string_lossy().into_owned()
}

fn newer_list() -> String {
    LIST.replace("version = \"2026.1\"", "version = \"2027.1\"")
        .replace(
            "2027-01-01 = ",
            "2027-01-06 = \"Proclaimed day\"\n2027-01-01 = ",
        )
}

#[test]
fn a15_a_newer_list_names_the_open_dates_that_moved_and_stays_in_use() {
    let office = Office::new("england");
    let mut request = new_conference();
    request.held_on = None;
    let booked = office.app.new_conference(request).unwrap().conference;
    let path = written(&office, "holidays.toml", &newer_list());
    let done = office
        .app
        .refresh_calendar(RefreshCalendar { path })
        .unwrap();
    let limit = done
        .moved
        .iter()
        .find(|moved| moved.after.starts_with("12 January 2027"));
    let MovedDateView {
        conference,
        reference,
        before,
        ..
    } = limit.unwrap();
    assert_eq!(*conference, booked.id);
    assert_eq!(reference, "WX-2026-0417");
    assert_eq!(before, "11 January 2027");
    let office = office.restarted();
    office.unlock().unwrap();
    let view = office
        .app
        .open_conference(chairside_api::OpenConference {
            conference: booked.id,
        })
        .unwrap();
    let due = view
        .deadlines
        .iter()
        .find(|d| d.rule == "icpc_from_strategy");
    assert_eq!(due.unwrap().due_on, Some("2027-01-12".parse().unwrap()));
    assert_eq!(
        view.conference.procedure_pack.calendar, "2026.1",
        "what was booked keeps the version it was booked under"
    );
}

#[test]
fn a15_a_bad_or_older_list_is_refused_and_the_list_in_use_stays() {
    let office = Office::new("england");
    for (text, why) in [
        (LIST.to_owned(), "2026.1"),
        (newer_list().replace("format = 1", "format = 2"), "format 2"),
    ] {
        let path = written(&office, "bad.toml", &text);
        let refused = office.app.refresh_calendar(RefreshCalendar { path });
        let refused = refused.unwrap_err();
        assert_eq!(refused.code, "calendar_refused");
        assert!(refused.what_happened.contains(why), "{refused:?}");
    }
    assert!(view(&office).office.bank_holidays.is_empty());
}

/// The pack of a service, as the examples have one.
pub const OWN: &str = include_str!("../../../../../assets/examples/service-pack.toml");

fn view(office: &Office) -> OfficeView {
    office.app.office(Nothing {}).unwrap()
}

fn change(office: &Office, act: OfficeAct) -> Result<OfficeView, chairside_api::AppError> {
    office.app.act_on_office(ActOnOffice { act })
}

#[test]
fn a_service_installs_its_own_pack_and_a_bad_line_is_named() {
    let office = Office::new("england");
    let bad = OWN.replace("count = 12", "count = 0");
    let path = written(&office, "bad.toml", &bad);
    let refused = office.app.install_pack(InstallPack { path }).unwrap_err();
    assert_eq!(refused.code, "pack_refused");
    assert!(refused.what_happened.contains("line 1"), "{refused:?}");
    let path = written(&office, "wexmoor.toml", OWN);
    office.app.install_pack(InstallPack { path }).unwrap();
    let offered = office.app.choices(Nothing {}).unwrap().packs;
    assert!(offered.iter().any(|pack| pack.id == "wexmoor"));
    let to = |pack: &str| OfficeAct::ChangeOffice {
        change: Patch::new(
            serde_json::json!({ "pack": pack })
                .as_object()
                .unwrap()
                .clone(),
        ),
    };
    let chosen = change(&office, to("wexmoor")).unwrap();
    let record = chosen.rules.iter().find(|r| r.rule == "full_record");
    assert!(record.unwrap().rule_text.contains("12 working days"));
    let unknown = change(&office, to("harrowfell")).unwrap_err();
    assert_eq!(unknown.code, "unknown_pack", "and nothing was changed");
    let in_use = change(
        &office,
        OfficeAct::SetOwnPacks {
            packs: Vec::new(),
            earlier: Vec::new(),
        },
    );
    assert_eq!(in_use.unwrap_err().code, "pack_in_use");
    let newer = OWN.replace("count = 12", "count = 8");
    let path = written(&office, "newer.toml", &newer);
    let newer = office.app.install_pack(InstallPack { path }).unwrap();
    assert_eq!(
        newer.office.own_packs.len(),
        1,
        "it takes the other's place"
    );
    let record = newer.rules.iter().find(|r| r.rule == "full_record");
    assert!(record.unwrap().rule_text.contains("8 working days"));
}

#[test]
fn an_own_pack_is_taken_off_unless_it_is_followed_or_another_stands_on_it() {
    let office = Office::new("england");
    let child = OWN.replace("\"wexmoor\"", "\"wexmoor-north\"");
    let child = child.replace("\"england\"", "\"wexmoor\"");
    for (name, text) in [("wexmoor.toml", OWN), ("north.toml", &child)] {
        let path = written(&office, name, text);
        office.app.install_pack(InstallPack { path }).unwrap();
    }
    let remove = |pack: &str| {
        let pack = pack.to_owned();
        office.app.remove_pack(RemovePack { pack })
    };
    let own = || -> Vec<String> {
        let packs = office.app.choices(Nothing {}).unwrap().packs;
        packs
            .into_iter()
            .filter(|p| p.is_own)
            .map(|p| p.id)
            .collect()
    };
    assert_eq!(own(), ["wexmoor", "wexmoor-north"]);
    assert_eq!(remove("england").unwrap_err().code, "unknown_pack_named");
    assert_eq!(remove("wexmoor").unwrap_err().code, "pack_refused");
    let change_to = |pack| OfficeAct::ChangeOffice {
        change: patch(serde_json::json!({ "pack": pack })),
    };
    change(&office, change_to("wexmoor-north")).unwrap();
    assert_eq!(remove("wexmoor-north").unwrap_err().code, "pack_in_use");
    change(&office, change_to("england")).unwrap();
    remove("wexmoor-north").unwrap();
    remove("wexmoor").unwrap();
    assert!(own().is_empty());
}

fn choice(rule: &str, count: Option<i32>, unit: &str, reason: &str) -> OfficeAct {
    OfficeAct::ChooseRule {
        choice: RuleChoice {
            id: EntryId(id(700)),
            rule: rule.to_owned(),
            count,
            unit: unit.to_owned(),
            reason: reason.to_owned(),
            decided_by: "Dilys Penhallow".to_owned(),
            decided_on: "2027-01-04".parse().unwrap(),
        },
    }
}

fn caution(view: &OfficeView, rule: &str) -> String {
    let rule = view.rules.iter().find(|r| r.rule == rule);
    rule.unwrap().caution.clone()
}

#[test]
fn a_limit_in_an_act_stays_and_a_loosened_one_says_so_beside_the_date() {
    let office = Office::new("england");
    let refused = change(&office, choice("police_protection", Some(96), "", "Local."));
    let refused = refused.unwrap_err();
    assert_eq!(refused.code, "rule_refused");
    assert!(refused.what_happened.contains("Act"), "{refused:?}");
    let silent = change(&office, choice("icpc_from_strategy", Some(20), "", " "));
    assert!(silent.unwrap_err().what_happened.contains("reason"));
    let loosened = choice("icpc_from_strategy", Some(20), "", "Agreed for the pilot.");
    let loosened = caution(&change(&office, loosened).unwrap(), "icpc_from_strategy");
    for said in [
        "more time",
        "Dilys Penhallow",
        "4 January 2027",
        "Agreed for the pilot.",
    ] {
        assert!(loosened.contains(said), "{loosened}");
    }
    let made = office.app.new_conference(new_conference()).unwrap();
    let due = made
        .deadlines
        .iter()
        .find(|d| d.rule == "icpc_from_strategy");
    assert_eq!(due.unwrap().caution, loosened);
}

#[test]
fn an_example_of_an_area_says_so_beside_each_date_until_it_is_adopted() {
    let office = Office::new("devon");
    let example = caution(&view(&office), "report_initial");
    assert!(example.contains("not confirmed by the area"), "{example}");
    let rule = view(&office);
    let rule = rule
        .rules
        .iter()
        .find(|r| r.rule == "report_initial")
        .unwrap();
    let working = rule.units.iter().find(|u| u.code == "working_days");
    assert!(working.is_some(), "{rule:?}");
    let fixed = change(
        &office,
        choice("report_initial", None, "working_days", "As we work."),
    );
    let fixed = fixed.unwrap();
    assert!(caution(&fixed, "report_initial").contains("Dilys Penhallow"));
    let units = fixed.rules.iter().find(|r| r.rule == "report_initial");
    assert!(units.unwrap().units.is_empty(), "the unit is fixed");
}

#[test]
fn b5_a_second_record_is_offered_as_a_likeness_and_other_names_are_found() {
    let office = Office::new("england");
    let mut request = new_conference();
    request.children[0].given_names = "Noor".to_owned();
    request.children[0].surname = "Ahmed".to_owned();
    request.children[0].aliases = vec!["Noor Malik".to_owned()];
    request.children[0].born_on = Some("2019-06-03".parse().unwrap());
    request.children[1].given_names = "Idris".to_owned();
    request.children[1].surname = "Malik".to_owned();
    request.children[1].born_on = Some("2019-06-03".parse().unwrap());
    office.app.new_conference(request).unwrap();
    let like = |given: &str, surname: &str, born_on: &str| {
        let request = FindNamesakes {
            given_names: given.to_owned(),
            surname: surname.to_owned(),
            born_on: Some(born_on.parse().unwrap()),
        };
        let found = office.app.find_namesakes(request).unwrap().rows;
        found.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(like("Noor", "Malik", "2019-06-03"), ["Noor Ahmed"]);
    assert_eq!(like("Noor", "Okafor", "2019-06-03"), ["Noor Ahmed"]);
    assert_eq!(
        like("Noor", "Malik", "2018-06-03"),
        [""; 0],
        "another birth"
    );
    assert_eq!(
        like("Amal", "Malik", "2019-06-03"),
        [""; 0],
        "a twin is not one"
    );
    for words in ["Malik", "Ahmed", "noor mal"] {
        let words = words.to_owned();
        let hits = office.app.search(Search { words }).unwrap().hits;
        assert_eq!(
            hits.len(),
            1,
            "search by either surname or another name used"
        );
    }
}

/// Every question that the procedures leave open, in each of the units that the window offers.
#[test]
fn a_limit_that_the_window_offers_for_an_open_question_is_one_that_can_be_set() {
    for pack in ["england", "wales", "scotland"] {
        let office = Office::new(pack);
        let silent = view(&office).silent_rules;
        assert!(!silent.is_empty(), "{pack} answers everything");
        for rule in silent {
            assert!(!rule.units.is_empty(), "{pack}: {} has no unit", rule.rule);
            for unit in &rule.units {
                let chosen = choice(&rule.rule, Some(7), &unit.code, "Agreed.");
                let after = change(&office, chosen).unwrap_or_else(|refused| {
                    panic!("{pack}: {} in {}: {refused:?}", rule.rule, unit.code)
                });
                assert_eq!(after.refused_choices, Vec::<String>::new());
                let set = after.rules.iter().find(|set| set.rule == rule.rule);
                assert!(set.is_some(), "{pack}: {} is in force", rule.rule);
                let choice = EntryId(id(700));
                change(&office, OfficeAct::RemoveRuleChoice { choice }).unwrap();
            }
        }
    }
}
