//! Changing who is of a family, as the window does it after the family was made.

use chairside_api::{ActOnFamily, AppError, ConferenceView, OpenConference};
use chairside_domain::family::{Address, Relationship, RelationshipKind, SuppressionState};
use chairside_domain::ids::*;
use chairside_domain::minutes::PaperKind;
use chairside_record::{ConferenceAct, FamilyAct};
use serde_json::json;

use crate::family::{BABY, FATHER, HIDDEN, KOFI, MOTHER, id, new_conference};
use crate::hand::{add_passage, opened, passage, person, preview, sent};
use crate::meeting::patch;
use crate::office::Office;
use crate::whole::{Hooks, approved_with};

const NEW_HOME: &str = "Flat 2, 77 Tidewell Terrace, Otherby, OB7 3LT";

fn act(
    office: &Office,
    conference: ConferenceId,
    act: FamilyAct,
) -> Result<ConferenceView, AppError> {
    office.app.act_on_family(ActOnFamily { conference, act })
}

fn address(number: u128, text: &str, until: Option<&str>) -> serde_json::Value {
    json!(Address {
        id: EntryId(id(number)),
        text: text.to_owned(),
        from: None,
        until: until.map(|day| day.parse().unwrap()),
    })
}

fn mother_moves(office: &Office, conference: ConferenceId) -> ConferenceView {
    let addresses = json!([
        address(901, HIDDEN, Some("2027-01-12")),
        address(990, NEW_HOME, None)
    ]);
    let change = FamilyAct::ChangeAdult {
        adult: person(MOTHER),
        change: patch(json!({ "addresses": addresses })),
    };
    act(office, conference, change).unwrap()
}

#[test]
fn b10_where_a_person_moved_to_is_withheld_as_the_old_address_was() {
    let office = Office::new("england");
    let view = office.app.new_conference(new_conference()).unwrap();
    let conference = view.conference.id;
    let at_home = ConferenceAct::Book {
        change: patch(json!({ "place": NEW_HOME, "place_withheld_from": [] })),
    };
    crate::meeting::act(&office, conference, at_home).unwrap();
    let invitation = || preview(&office, conference, PaperKind::Invitation, FATHER).1;
    assert!(invitation().contains("Tidewell"), "nobody lives there yet");
    mother_moves(&office, conference);
    let text = invitation();
    assert!(
        !text.contains("Tidewell") && !text.contains("OB7"),
        "{text}"
    );
    assert!(text.contains("lace withheld"));
    let hers = preview(&office, conference, PaperKind::Invitation, MOTHER).1;
    assert!(hers.contains("Tidewell"));
}

/// The father's copy went out while the place where Kofi and his mother live now was nobody's
/// address, and says it.
#[test]
fn b11_a_copy_that_holds_the_new_address_of_someone_withheld_opens_an_incident() {
    let office = Office::new("england");
    let hooks = Hooks {
        draft: &|office, conference, version| {
            let said = passage(880, "Kofi likes the flats at 77 Tidewell Terrace.");
            add_passage(office, conference, version, said);
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let copy = sent(&office, conference, FATHER);
    assert!(opened(&office, conference).conference.incidents.is_empty());
    let after = mother_moves(&office, conference).conference;
    let incidents: Vec<_> = after.incidents.iter().map(|found| found.copy).collect();
    assert_eq!(incidents, [copy.id]);
}

#[test]
fn particulars_that_were_wrong_are_put_right_and_show_at_once() {
    let office = Office::new("england");
    let view = office.app.new_conference(new_conference()).unwrap();
    let conference = view.conference.id;
    let change = FamilyAct::ChangeChild {
        child: person(KOFI),
        change: patch(json!({ "given_names": "Kofi Emmanuel", "born_on": "2018-01-30" })),
    };
    let after = act(&office, conference, change).unwrap();
    let shown = after.children.iter().find(|c| c.id == person(KOFI));
    assert!(shown.unwrap().label.starts_with("Kofi Emmanuel"));
    let found = office.app.search(chairside_api::Search {
        words: "Emmanuel".to_owned(),
    });
    assert_eq!(found.unwrap().hits.len(), 1);
}

#[test]
fn only_a_member_whom_nothing_names_can_be_taken_off_and_relations_go_along() {
    let office = Office::new("england");
    let view = office.app.new_conference(new_conference()).unwrap();
    let conference = view.conference.id;
    for number in [MOTHER, FATHER, KOFI, BABY] {
        let removal = FamilyAct::RemoveMember {
            person: person(number),
        };
        let refused = act(&office, conference, removal).unwrap_err();
        assert_eq!(refused.code, "member_is_named", "{number}");
    }

    let mut aunt = view.family.adults[1].clone();
    (aunt.id, aunt.given_names) = (person(77), "Abena".to_owned());
    act(&office, conference, FamilyAct::AddAdult { adult: aunt }).unwrap();
    let relation = FamilyAct::Relate {
        relationship: Relationship {
            id: RelationshipId(id(770)),
            adult: person(77),
            child: person(KOFI),
            kind: RelationshipKind::AuntOrUncle,
            ..view.family.relationships[0].clone()
        },
    };
    act(&office, conference, relation).unwrap();
    let removal = FamilyAct::RemoveMember { person: person(77) };
    act(&office, conference, removal).unwrap();
    let request = OpenConference { conference };
    let family = office.app.open_conference(request).unwrap().family;
    assert_eq!(family.adults.len(), 2);
    assert_eq!(family.relationships, view.family.relationships);
}

#[test]
fn what_is_withheld_is_looked_at_again_with_a_reason_and_a_next_day_and_never_emptied() {
    let office = Office::new("england");
    let view = office.app.new_conference(new_conference()).unwrap();
    let conference = view.conference.id;
    let changed = |change: serde_json::Value| {
        let change = FamilyAct::ChangeSuppression {
            suppression: SuppressionId(id(20)),
            change: patch(change),
        };
        act(&office, conference, change)
    };
    let refused = |change| changed(change).unwrap_err().code;
    assert_eq!(refused(json!({ "words": [] })), "suppression_lacks_words");
    assert_eq!(
        refused(json!({ "state": "lifted" })),
        "act_has_its_own_command"
    );
    let without_day = json!({ "state": "reviewed", "review_by": null });
    assert_eq!(refused(without_day), "suppression_not_reviewed");
    let without_reason = json!({ "state": "reviewed", "review_by": "2027-06-01", "reason": " " });
    assert_eq!(refused(without_reason), "suppression_not_reviewed");
    let kept = changed(json!({ "state": "reviewed", "review_by": "2027-06-01" })).unwrap();
    let kept = &kept.family.suppressions[0];
    assert_eq!(kept.state, SuppressionState::Reviewed);
    assert!(kept.is_in_force());
}
