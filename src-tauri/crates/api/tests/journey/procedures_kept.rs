//! A conference keeps the procedures under which it was booked, until a person changes it.

use chairside_api::{ActOnOffice, ConferenceView, InstallPack, RemovePack};
use chairside_record::{ConferenceAct, OfficeAct};
use serde_json::json;

use crate::family::new_conference;
use crate::hand::opened;
use crate::meeting::{act, patch};
use crate::office::Office;
use crate::procedures::{OWN, written};

fn follow(office: &Office, pack: &str) {
    let act = OfficeAct::ChangeOffice {
        change: patch(json!({ "pack": pack })),
    };
    office.app.act_on_office(ActOnOffice { act }).unwrap();
}

fn install(office: &Office, text: &str) {
    let path = written(office, "own.toml", text);
    office.app.install_pack(InstallPack { path }).unwrap();
}

fn booked(office: &Office) -> ConferenceView {
    let mut request = new_conference();
    request.held_on = Some("2027-01-11".parse().unwrap());
    request.reference = String::new();
    office.app.new_conference(request).unwrap()
}

/// The limit of the full record, as the window shows it.
fn record_due(view: &ConferenceView) -> Option<String> {
    let date = view.deadlines.iter().find(|d| d.rule == "full_record")?;
    Some(date.due_on?.to_string())
}

#[test]
fn a_conference_keeps_its_pack_when_the_service_chooses_another() {
    let office = Office::new("north-yorkshire");
    let view = booked(&office);
    assert_eq!(record_due(&view).as_deref(), Some("2027-02-01"));
    assert!(view.procedures.now.is_none());
    follow(&office, "wales");
    let kept = opened(&office, view.conference.id);
    assert_eq!(record_due(&kept).as_deref(), Some("2027-02-01"));
    assert!(kept.procedures.title.starts_with("North Yorkshire"));
    assert!(kept.procedures.caution.is_empty());
    let offered = kept.procedures.now.clone().unwrap();
    assert!(offered.title.starts_with("Wales"), "{offered:?}");
    let change = patch(json!({ "procedure_pack": offered.value }));
    let moved = act(&office, view.conference.id, ConferenceAct::Book { change }).unwrap();
    assert_eq!(record_due(&moved).as_deref(), Some("2027-02-08"));
    assert!(moved.procedures.now.is_none());
    assert_eq!(record_due(&booked(&office)).as_deref(), Some("2027-02-08"));
}

#[test]
fn a_conference_keeps_the_version_of_a_pack_that_the_service_replaced() {
    let office = Office::new("england");
    install(&office, OWN);
    follow(&office, "wexmoor");
    let view = booked(&office);
    assert_eq!(record_due(&view).as_deref(), Some("2027-01-27"));
    let newer = OWN
        .replace("count = 12", "count = 8")
        .replace("version = \"1\"", "version = \"2\"");
    install(&office, &newer);
    let kept = opened(&office, view.conference.id);
    assert_eq!(record_due(&kept).as_deref(), Some("2027-01-27"));
    let offered = kept.procedures.now.clone().unwrap();
    assert_eq!(offered.value.version, "2");
    assert_eq!(record_due(&booked(&office)).as_deref(), Some("2027-01-21"));
    follow(&office, "england");
    let pack = "wexmoor".to_owned();
    office.app.remove_pack(RemovePack { pack }).unwrap();
    let office = office.restarted();
    office.unlock().unwrap();
    let kept = opened(&office, view.conference.id);
    assert_eq!(
        record_due(&kept).as_deref(),
        Some("2027-01-27"),
        "a pack that was taken off goes on for what was booked under it"
    );
}

#[test]
fn a_version_that_the_vault_does_not_have_is_said_beside_the_procedures() {
    let office = Office::new("devon");
    let view = booked(&office);
    let change = patch(
        json!({ "procedure_pack": { "pack": "devon", "version": "2025.4", "calendar": "2025.2" } }),
    );
    let other = act(&office, view.conference.id, ConferenceAct::Book { change }).unwrap();
    let caution = &other.procedures.caution;
    assert!(
        caution.contains("2025.4") && caution.contains("Devon, version"),
        "{caution}"
    );
}
