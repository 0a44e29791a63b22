//! Scenarios B8 to B13: which copy a person gets, and what the finished file must not hold.

use chairside_api::*;
use chairside_domain::family::*;
use chairside_domain::ids::*;
use chairside_domain::minutes::{PaperKind, RemovalReason};
use chairside_record::ConferenceAct;

use crate::family::{FATHER, KOFI, MOTHER, TEMPERANCE, id, new_conference};
use crate::hand::*;
use crate::meeting::{TEACHER, act, patch};
use crate::office::Office;
use crate::whole::{Hooks, approved_with};

pub const RAJ: u128 = 6;

fn raj() -> Adult {
    Adult {
        id: person(RAJ),
        title: "Mr".to_owned(),
        given_names: "Raj".to_owned(),
        surname: "Malhotra-Bright".to_owned(),
        aliases: Vec::new(),
        born_on: Some("1986-07-02".parse().unwrap()),
        addresses: Vec::new(),
        phones: Vec::new(),
        emails: Vec::new(),
        interpreter_language: String::new(),
        safety_notes: Vec::new(),
    }
}

pub fn two_fathers() -> NewConference {
    let mut request = new_conference();
    request.adults.push(raj());
    request.relationships.push(Relationship {
        id: RelationshipId(id(16)),
        adult: person(RAJ),
        child: person(TEMPERANCE),
        kind: RelationshipKind::Father,
        parental_responsibility: ParentalResponsibility::No,
        lives_with_child: false,
    });
    request
}

pub fn invite(office: &Office, conference: ConferenceId, number: u128) {
    let invite = ConferenceAct::Invite {
        persons: vec![person(number)],
        method: "Letter".to_owned(),
    };
    act(office, conference, invite).unwrap();
}

#[test]
fn b8_each_father_gets_what_is_about_his_own_child_unless_marked_for_both() {
    let office = Office::new("england");
    let hooks = Hooks {
        before: &|office, conference| invite(office, conference, RAJ),
        draft: &|office, conference, version| {
            let mut of_kofi = passage(300, "Kofi has an appointment at the dentist in March.");
            of_kofi.child_scope = vec![person(KOFI)];
            let mut of_temperance = passage(301, "Temperance joined the swimming squad in May.");
            of_temperance.child_scope = vec![person(TEMPERANCE)];
            let mut of_both = passage(302, "Temperance walks her brother to school each day.");
            of_both.child_scope = vec![person(TEMPERANCE)];
            of_both.also_for = vec![person(FATHER)];
            for block in [of_kofi, of_temperance, of_both] {
                add_passage(office, conference, version, block);
            }
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, two_fathers(), &hooks);
    let (darren_left_out, darren) = preview(&office, conference, PaperKind::Minutes, FATHER);
    let (raj_left_out, raj) = preview(&office, conference, PaperKind::Minutes, RAJ);
    assert!(
        darren.contains("dentist") && !darren.contains("swimming"),
        "Kofi's father"
    );
    assert!(
        raj.contains("swimming") && !raj.contains("dentist"),
        "Temperance's father"
    );
    assert!(darren.contains("walks her brother") && raj.contains("walks her brother"));
    for preview in [darren_left_out, raj_left_out] {
        let told = preview
            .left_out
            .iter()
            .any(|part| part.reason == RemovalReason::OtherChild && !part.sentence.is_empty());
        assert!(
            told,
            "staff read what was removed and why: {:#?}",
            preview.left_out
        );
        assert!(preview.findings.is_empty(), "{:#?}", preview.findings);
    }
}

/// The address in four disguises: in a passage, across a line, in a report, and in its name.
#[test]
fn b9_a_withheld_address_stops_the_copy_until_each_place_is_resolved() {
    let office = Office::new("england");
    let files = tempfile::tempdir().unwrap();
    let letter = files.path().join("letter.txt");
    std::fs::write(&letter, "Visited at 14 mill ln in October.").unwrap();
    let scan = files.path().join("scan.png");
    std::fs::write(&scan, PICTURE).unwrap();
    let hooks = Hooks {
        before: &|office, conference| {
            for (report, path) in [(60, &letter), (61, &scan)] {
                let attached = office.app.attach_report(AttachReport {
                    conference,
                    report: AgencyReportId(id(report)),
                    path: path.to_string_lossy().into_owned(),
                    is_tabled: false,
                });
                attached.unwrap();
            }
        },
        draft: &|office, conference, version| {
            let text = "The parcel went to WX12BC. It was sent on to 14 Mill\nLane by a neighbour.";
            add_passage(office, conference, version, passage(300, text));
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let mut with_reports = request(conference, FATHER);
    with_reports.attachments = vec![AgencyReportId(id(60)), AgencyReportId(id(61))];
    let prepared = office.app.prepare_copy(with_reports).unwrap();
    let labels: Vec<String> = prepared
        .findings
        .iter()
        .map(|finding| format!("{} | {}", finding.label, finding.place))
        .collect();
    let has = |label: &str, place: &str| {
        labels
            .iter()
            .any(|l| l.starts_with(label) && l.contains(place))
    };
    assert!(has("Withheld postcode", ""), "{labels:#?}");
    assert!(has("Withheld address", ""), "{labels:#?}");
    assert!(
        has("Withheld address", "Report of Quenby Health"),
        "{labels:#?}"
    );
    assert!(
        has("Cannot be checked", "Report of Harrowfell"),
        "{labels:#?}"
    );
    assert!(!prepared.may_go_on);

    let out = tempfile::tempdir().unwrap();
    let copy = prepared.copy.id;
    let stopped = office
        .app
        .write_copy(write(conference, copy, FATHER, out.path()));
    assert_eq!(refused(stopped), "findings_open");
    let without_reason = ConferenceAct::ResolveFinding {
        copy,
        finding: prepared.findings[0].id,
        reason: " ".to_owned(),
    };
    assert_eq!(
        refused(act(&office, conference, without_reason)),
        "reason_needed"
    );
    let colleague = colleague(&office);
    for finding in &prepared.findings {
        let early = office.app.check_copy(CheckCopy {
            conference,
            copy,
            colleague,
            passphrase: OWN.to_owned(),
        });
        assert_eq!(refused(early), "findings_open");
        let resolve = ConferenceAct::ResolveFinding {
            copy,
            finding: finding.id,
            reason: "Looked at. It is the health centre.".to_owned(),
        };
        let view = act(&office, conference, resolve).unwrap();
        let resolved = copy_in(&view, copy);
        let found = resolved
            .findings
            .iter()
            .find(|f| f.id == finding.id)
            .unwrap();
        assert_eq!(
            found.resolved_by, "Marguerite Ashdown-Oyelaran",
            "a named person"
        );
    }
    second_person(&office, conference, copy);
    office
        .app
        .write_copy(write(conference, copy, FATHER, out.path()))
        .unwrap();
    let mother = minutes_for(&office, conference, MOTHER);
    assert!(
        mother.contains("Mill Lane") && mother.contains("WX12BC"),
        "hers still has it"
    );
}

/// A picture of one point: a scan without a layer of text.
const PICTURE: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 13, b'I', b'D', b'A', b'T',
    0x78, 0x9C, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0D, 0x0A, 0x2D, 0xB4, 0, 0, 0, 0, b'I', b'E', b'N',
    b'D', 0xAE, 0x42, 0x60, 0x82,
];

#[test]
fn b9_a_finding_can_be_read_again_on_another_day() {
    let office = Office::new("england");
    let hooks = Hooks {
        draft: &|office, conference, version| {
            let text = "The parcel went to WX12BC in the end.";
            add_passage(office, conference, version, passage(300, text));
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let prepared = office
        .app
        .prepare_copy(request(conference, FATHER))
        .unwrap();
    assert!(!prepared.findings.is_empty());
    let copy = prepared.copy.id;
    let office = office.restarted();
    office.unlock().unwrap();
    let read = office
        .app
        .read_findings(CopyOf { conference, copy })
        .unwrap();
    assert_eq!(read.findings.len(), prepared.findings.len());
    let of_parcel = read
        .findings
        .iter()
        .find(|f| f.context.contains("parcel went to"));
    let of_parcel = of_parcel.expect("the words around it are there again");
    assert!(!of_parcel.remedy.is_empty() && of_parcel.label == "Withheld postcode");
}

#[test]
fn b10_the_role_line_and_the_e_mail_domain_give_a_school_away() {
    let office = Office::new("england");
    let mut request = new_conference();
    request.children[1].school = Some(Setting {
        name: "Harrowfell Primary School".to_owned(),
        address: "Chapel Hill, Harrowfell, HX4 2QQ".to_owned(),
        email_domain: "harrowfellprimary.example".to_owned(),
        phone: "01632 960 144".to_owned(),
    });
    let mut school = request.suppressions[0].clone();
    school.id = SuppressionId(id(21));
    school.subject = person(KOFI);
    school.field = SuppressedField::School;
    school.words = vec!["Harrowfell Primary School".to_owned()];
    request.suppressions.push(school);
    let hooks = Hooks {
        before: &|office, conference| {
            let change =
                patch(serde_json::json!({ "email": "k.mumford@harrowfellprimary.example" }));
            let act_ = ConferenceAct::ChangeParticipant {
                person: person(TEACHER),
                change,
            };
            act(office, conference, act_).unwrap();
        },
        draft: &|office, conference, version| {
            let text = "Letters go to office@harrowfellprimary.example or 01632960144.";
            add_passage(office, conference, version, passage(300, text));
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, request, &hooks);
    let (preview, text) = preview(&office, conference, PaperKind::Minutes, FATHER);
    let attendance = text.split("Who was there").nth(1).unwrap_or_default();
    let line = attendance
        .lines()
        .find(|line| line.contains("Kerensa Mumford"));
    assert!(
        line.is_none_or(|line| !line.contains("Year 3") && !line.contains("Primary")),
        "the role line is left at practitioner: {line:?}"
    );
    let found = |label: &str, words: &str| {
        preview
            .findings
            .iter()
            .any(|f| f.label == label && f.context.contains(words))
    };
    assert!(
        found("Withheld school", "harrowfellprimary"),
        "the domain is found: {:#?}",
        preview.findings
    );
    let mother = minutes_for(&office, conference, MOTHER);
    assert!(mother.contains("Year 3 teacher, Harrowfell Primary School"));
}
