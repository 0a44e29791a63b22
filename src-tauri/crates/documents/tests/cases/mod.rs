//! The invented case as every paper, for tests and for looking at.
#![allow(dead_code, reason = "each user of this module needs some of it")]

pub mod probes;
pub mod reading;

use chairside_documents::paper::TextSize;
use chairside_documents::papers::{About, Built, Enclosing, PaperError, PaperFor, Sources, build};
use chairside_domain::ids::{FileTransferId, PersonId};
use chairside_domain::meeting::PaperLanguage;
use chairside_domain::minutes::PaperKind;
use chairside_domain::pack::ProcedurePack;
use chairside_testkit::clock::{conference_day, day};
use chairside_testkit::people::{KOFI, MOTHER, TEACHER, TEMPERANCE, id, name};
use chairside_testkit::{Case, packs};
use uuid::Uuid;

/// The sources of one paper of the case.
pub fn with_sources<T>(case: &Case, kind: PaperKind, take: impl FnOnce(Sources<'_>) -> T) -> T {
    let readers = case.readers();
    take(Sources {
        version: Some(case.version()),
        readers: &readers,
        about: about(kind),
        dated_on: Some(conference_day()),
        reports_due_on: Some(day(2026, 9, 10)),
        enclosing: Some(Enclosing {
            paper: PaperKind::Minutes,
            reports: 2,
            delivery: "Voice Wexmoor, 6 Tamerton Street, Wexmoor",
        }),
        ..Sources::new(&case.conference, &case.family, &case.office, &case.pack)
    })
}

fn about(kind: PaperKind) -> About {
    match kind {
        PaperKind::ChildLetter => About::Child(TEMPERANCE),
        PaperKind::PlanEndedNotice => About::PlansEndedOn(day(2024, 1, 30)),
        PaperKind::FileTransferReceipt => About::Transfer(FileTransferId(Uuid::from_u128(id(601)))),
        _ => About::Conference,
    }
}

/// A copy for one person of the case.
pub fn copy_for(case: &Case, person: PersonId) -> PaperFor {
    PaperFor::Copy {
        reader: case.reader(person),
        name: name(person).to_owned(),
        number: 4,
        has_place_marks: false,
        has_watermark: false,
    }
}

/// A paper of the case, for anyone.
pub fn built_for(case: &Case, kind: PaperKind, whom: &PaperFor) -> Result<Built, PaperError> {
    with_sources(case, kind, |sources| {
        build(kind, sources, whom, TextSize::Standard)
    })
}

/// The case with a person who chose Welsh.
pub fn in_welsh(mut case: Case, person: PersonId) -> Case {
    let participants = case.conference.participants.iter_mut();
    for participant in participants.filter(|participant| participant.id == person) {
        participant.language = PaperLanguage::Welsh;
    }
    case
}

/// A mother's papers in Wales, in Welsh.
pub fn welsh_papers() -> Vec<(String, Built)> {
    let case = in_welsh(Case::three_children("wales"), MOTHER);
    let kinds = [
        ("invitation", PaperKind::Invitation),
        ("decision-letter", PaperKind::DecisionLetter),
        ("minutes", PaperKind::Minutes),
    ];
    kinds
        .map(|(name, kind)| {
            (
                format!("wales-welsh-{name}-mother"),
                copy(&case, kind, MOTHER),
            )
        })
        .into()
}

/// One person's copy.
pub fn copy(case: &Case, kind: PaperKind, person: PersonId) -> Built {
    built_for(case, kind, &copy_for(case, person)).unwrap()
}

/// The archive copy.
pub fn archive(case: &Case, kind: PaperKind) -> Built {
    built_for(case, kind, &PaperFor::Archive).unwrap()
}

/// The case with a second version of the minutes, in which one sentence about Kofi is corrected.
pub fn amended(mut case: Case) -> Case {
    let mut second = case.version().clone();
    second.replaces = Some(second.id);
    second.id = chairside_domain::ids::MinutesVersionId(Uuid::from_u128(id(242)));
    second.number = 2;
    second.change_reason = "Kofi\u{2019}s attendance is corrected from 81% to 84%".to_owned();
    second.approved_at = Some(chairside_testkit::clock::at(day(2026, 10, 12), 9, 0));
    let about_kofi = second
        .blocks
        .iter_mut()
        .find(|block| block.text.contains("81%"))
        .unwrap();
    assert_eq!(about_kofi.child_scope, [KOFI]);
    about_kofi.text = about_kofi.text.replace("81%", "84%");
    case.conference.minutes.push(second);
    case
}

/// The packs whose papers are all written. Of the others, what reads otherwise.
pub const NATIONS: [&str; 3] = ["england", "wales", "scotland"];

/// Every paper in the wording of each nation, and each paper of another pack that reads otherwise than all of those.
/// Names begin with the pack.
pub fn papers_of(packs: &[ProcedurePack]) -> Vec<(String, Built)> {
    let mut all: Vec<(String, Built)> = Vec::new();
    let is_nation = |pack: &&ProcedurePack| NATIONS.contains(&&*id_of(pack));
    let (nations, others): (Vec<_>, Vec<_>) = packs.iter().partition(is_nation);
    for pack in nations.into_iter().chain(others) {
        for (name, built) in every_paper_under(pack.clone()) {
            let is_same = |(_, known): &(String, Built)| known.paper == built.paper;
            if is_nation(&pack) || !all.iter().any(is_same) {
                all.push((format!("{}-{name}", id_of(pack)), built));
            }
        }
    }
    all
}

fn id_of(pack: &ProcedurePack) -> String {
    pack.id.clone().into()
}

/// A name and a paper of it, for every kind of paper and the readers whose papers differ.
pub fn every_paper(pack: &str) -> Vec<(String, Built)> {
    every_paper_under(packs::pack(pack))
}

fn every_paper_under(pack: ProcedurePack) -> Vec<(String, Built)> {
    let case = Case::three_children_under(pack);
    let second = amended(case.clone());
    let mut all = Vec::new();
    for kind in PaperKind::ALL {
        let case = if *kind == PaperKind::AmendmentNotice {
            &second
        } else {
            &case
        };
        let short = serde_json::to_value(kind)
            .unwrap()
            .as_str()
            .unwrap()
            .replace('_', "-");
        let readers = [
            ("archive", None),
            ("mother", Some(MOTHER)),
            ("darren", Some(chairside_testkit::people::DARREN)),
            ("haroon", Some(chairside_testkit::people::HAROON)),
            ("teacher", Some(TEACHER)),
        ];
        for (who, person) in readers {
            let whom = person.map_or(PaperFor::Archive, |person| copy_for(case, person));
            if let Ok(built) = built_for(case, *kind, &whom) {
                all.push((format!("{short}-{who}"), built));
            }
        }
    }
    all
}

/// The invented case in England.
pub fn england() -> Case {
    Case::three_children("england")
}

/// Everything that is in a person's copy of a paper.
pub fn text(case: &Case, kind: PaperKind, person: PersonId) -> String {
    reading::everything_in(&copy(case, kind, person))
}

/// Everything that is in a person's copy of the minutes.
pub fn minutes(case: &Case, person: PersonId) -> String {
    text(case, PaperKind::Minutes, person)
}
