//! Each reader's copy has what is theirs and nothing else, looked for in the finished file.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first fault"
)]

mod cases;

use cases::reading::{as_text, everything_in};
use cases::{amended, archive, built_for, copy, copy_for, england, minutes, text};
use chairside_documents::papers::{PaperError, PaperFor};
use chairside_domain::audience::is_default_recipient;
use chairside_domain::ids::{AmendmentRequestId, ExclusionId};
use chairside_domain::meeting::*;
use chairside_domain::minutes::*;
use chairside_testkit::clock::{at, day, time};
use chairside_testkit::people::*;
use chairside_testkit::{Case, NOT_FOR};
use uuid::Uuid;

/// Without this, a search that cannot see anything would pass every other test.
#[test]
fn the_archive_copy_has_every_word_that_a_copy_may_lack() {
    let found = everything_in(&archive(&england(), PaperKind::Minutes));
    for (words, _) in NOT_FOR.iter().filter(|(w, _)| !w.contains("Intelligence")) {
        let is_address = ["Mill Lane", "QN1 2BC"].contains(words);
        assert_eq!(found.contains(words), !is_address, "{words}");
    }
    assert!(
        !found.contains("Intelligence of 4 September"),
        "the restricted section stands apart"
    );
}

#[test]
fn b8_b9_b10_e4_no_paper_has_what_is_withheld_from_its_reader() {
    let mut case = england();
    let second = amended(case.clone());
    case.conference.place = "14 Mill Lane, Quenby".to_owned();
    for person in [MOTHER, DARREN, HAROON, SUPPORTER] {
        for kind in PaperKind::ALL {
            let is_notice = *kind == PaperKind::AmendmentNotice;
            let case = if is_notice { &second } else { &case };
            let Ok(built) = built_for(case, *kind, &copy_for(case, person)) else {
                continue;
            };
            let found = everything_in(&built);
            for (words, _) in NOT_FOR
                .iter()
                .filter(|(_, not_for)| not_for.contains(&person))
            {
                let whose = name(person);
                assert!(!found.contains(words), "{kind:?} for {whose} has {words}");
            }
        }
    }
}

#[test]
fn b8_each_fathers_copy_has_his_own_child_and_staff_read_what_was_left_out() {
    let case = england();
    for (father, own, other) in [
        (DARREN, "Kofi", "Temperance"),
        (HAROON, "Temperance", "Kofi"),
    ] {
        let built = copy(&case, PaperKind::Minutes, father);
        let found = everything_in(&built);
        assert!(found.contains(own) && !found.contains(other));
        assert!(
            built
                .left_out
                .iter()
                .any(|part| part.reason == RemovalReason::OtherChild && !part.number.is_empty()),
            "what was left out is listed with its number"
        );
    }
}

#[test]
fn b8_a_block_that_the_chair_marks_for_both_is_in_both() {
    let mut case = england();
    for block in &mut case.conference.minutes[0].blocks {
        if block.text.contains("school counsellor") {
            block.also_for = vec![DARREN];
        }
    }
    assert!(minutes(&case, DARREN).contains("school counsellor"));
}

#[test]
fn b9_a_place_that_is_a_withheld_address_is_withheld_and_the_mother_still_has_it() {
    let mut case = england();
    for place in [
        "14 Mill Lane, Quenby, QN1 2BC",
        "The flat at QN12BC",
        "14 mill ln",
    ] {
        case.conference.place = place.to_owned();
        for kind in [
            PaperKind::Minutes,
            PaperKind::Invitation,
            PaperKind::Agenda,
            PaperKind::DecisionLetter,
        ] {
            let his = text(&case, kind, HAROON);
            assert!(
                !his.contains("QN1") && !his.contains("5512 0417"),
                "{kind:?}"
            );
            assert!(his.contains("Place withheld"), "{kind:?}");
            let hers = text(&case, kind, MOTHER);
            assert!(
                hers.contains(place) && !hers.contains("Place withheld"),
                "{kind:?}"
            );
        }
    }
    assert!(text(&case, PaperKind::Invitation, MOTHER).contains("5512 0417"));
}

#[test]
fn b9_travel_lines_that_tell_a_withheld_address_are_withheld_with_the_place() {
    let mut case = england();
    let told = "Bus 14";
    for person in [MOTHER, HAROON] {
        assert!(text(&case, PaperKind::Invitation, person).contains(told));
    }
    for travel in [
        "Bus 14 to the end. It is the green door, 14 mill ln.",
        "Park in front of QN12BC. Bus 14 stops there.",
    ] {
        case.conference.travel = travel.to_owned();
        let built = copy(&case, PaperKind::Invitation, HAROON);
        let his = everything_in(&built);
        for hidden in [told, "mill ln", "QN12BC", "Garden Room", "5512 0417"] {
            assert!(!his.contains(hidden), "{hidden}");
        }
        assert!(his.contains("Place withheld"));
        let left_out = built.left_out.iter().map(|part| &*part.part);
        assert!(left_out.into_iter().any(|part| part == "travel lines"));
        assert!(text(&case, PaperKind::Invitation, MOTHER).contains(told));
    }
    let mut case = england();
    case.conference.place_withheld_from = vec![DARREN];
    assert!(!text(&case, PaperKind::Invitation, DARREN).contains(told));
}

#[test]
fn b10_a_teachers_line_gives_no_school_away_by_name_or_email_domain() {
    let mut case = england();
    let his = minutes(&case, HAROON);
    assert!(his.contains("Lowenna Karimi-Stone") && !his.contains("Head of Year 9"));
    let teacher = case
        .conference
        .participants
        .iter_mut()
        .find(|p| p.id == TEACHER)
        .unwrap();
    teacher.agency = "Education".to_owned();
    assert!(
        !minutes(&case, HAROON).contains("Head of Year 9"),
        "the e-mail domain tells the school"
    );
    assert!(minutes(&case, MOTHER).contains("Head of Year 9"));
}

#[test]
fn b10_a_half_siblings_school_is_not_in_the_other_fathers_copy() {
    let case = england();
    assert!(
        as_text(&copy(&case, PaperKind::Minutes, HAROON))
            .contains("| Nguyễn Thị Hường | Practitioner |")
    );
    assert!(!minutes(&case, HAROON).contains("Harrowfell"));
    assert!(minutes(&case, DARREN).contains("Head teacher, Harrowfell Primary School"));
}

#[test]
fn b12_a_man_who_was_not_invited_gets_no_copy_by_default_and_an_invited_father_without_responsibility_does()
 {
    let case = england();
    assert!(case.conference.participant(LODGER).is_none());
    let haroon = case.conference.participant(HAROON).unwrap();
    assert!(
        is_default_recipient(haroon),
        "parental responsibility is not the test"
    );
}

#[test]
fn b13_a_child_gets_no_minutes_by_default_and_a_letter_that_names_no_one_else() {
    let case = england();
    let letter = everything_in(&archive(&case, PaperKind::ChildLetter));
    assert!(letter.contains("Hello Temperance") && letter.contains("We heard you."));
    for withheld in [
        "Kofi",
        "Adéyẹmí",
        "Haroon",
        "Darren",
        "neglect",
        "Mill Lane",
    ] {
        assert!(!letter.contains(withheld), "{withheld}");
    }
    assert!(built_for(&case, PaperKind::ChildLetter, &copy_for(&case, ADVOCATE)).is_ok());
    for parent in [MOTHER, HAROON] {
        let refused = built_for(&case, PaperKind::ChildLetter, &copy_for(&case, parent));
        assert_eq!(
            refused.unwrap_err(),
            PaperError::NotForReader,
            "{}",
            name(parent)
        );
    }
}

#[test]
fn c1_the_person_excluded_for_a_part_reads_the_chairs_words_and_nothing_that_was_said() {
    let case = england();
    let his = minutes(&case, DARREN);
    assert!(his.contains("One part of the conference was held without you."));
    assert!(!his.contains("criminal investigation") && !his.contains("A charge about 23 August"));
    assert!(his.contains("In person, 10:02 to 10:20") && his.contains("In person, 10:50 to 12:04"));
    assert!(his.contains("Decision for Kofi") && his.contains("complain in writing"));
    let practitioners = minutes(&case, SOCIAL_WORKER);
    assert!(practitioners.contains("Ground: a criminal investigation. Asked for by the police."));
    assert!(practitioners.contains("a decision on a charge is awaited"));
    let hers = minutes(&case, MOTHER);
    assert!(!hers.contains("held without you") && !hers.contains("Ground:"));
}

#[test]
fn c1_an_exclusion_that_the_chair_has_no_words_for_is_told_plainly() {
    let mut case = england();
    case.conference.exclusions[0].wording_for_copy.clear();
    assert!(minutes(&case, DARREN).contains("A part of the conference was held without you."));
}

#[test]
fn c3_nothing_is_withheld_from_someone_who_walked_out() {
    let mut case = england();
    let mother = case
        .conference
        .participants
        .iter_mut()
        .find(|p| p.id == MOTHER)
        .unwrap();
    mother.presence[0].until = Some(time(10, 20));
    let built = copy(&case, PaperKind::Minutes, MOTHER);
    let found = everything_in(&built);
    assert!(found.contains("a decision on a charge is awaited"));
    assert!(
        built
            .left_out
            .iter()
            .all(|part| part.reason != RemovalReason::ExcludedThen)
    );
}

#[test]
fn c4_parents_kept_apart_do_not_read_each_others_times() {
    let mut case = england();
    let apart = |person, from, until| ExclusionPeriod {
        id: ExclusionId(Uuid::from_u128(id(39))),
        person,
        from,
        until,
        ground: ExclusionGround::SeparateAttendance,
        wording_for_copy: String::new(),
        ..case.conference.exclusions[0].clone()
    };
    let both = vec![
        apart(MOTHER, Some(time(11, 1)), None),
        apart(DARREN, None, Some(time(11, 16))),
    ];
    case.conference.exclusions = both;
    for person in &mut case.conference.participants {
        let (from, until) = match person.id {
            MOTHER => ((10, 3), (11, 1)),
            DARREN | SUPPORTER => ((11, 16), (11, 58)),
            _ => continue,
        };
        person.presence.truncate(1);
        person.presence[0].from = time(from.0, from.1);
        person.presence[0].until = Some(time(until.0, until.1));
    }
    let (his, hers) = (minutes(&case, DARREN), minutes(&case, MOTHER));
    assert!(his.contains("11:16 to 11:58") && !his.contains("10:03") && !his.contains("11:01"));
    assert!(hers.contains("10:03 to 11:01") && !hers.contains("11:16") && !hers.contains("11:58"));
    assert!(
        !his.contains("held without you") && !hers.contains("held without you"),
        "kept apart: no mark"
    );
}

#[test]
fn c6_every_copy_says_that_the_conference_was_inquorate() {
    let mut case = england();
    case.conference.quorum[0].decision = QuorumDecision::InquorateProceed;
    case.conference.quorum[0].reasons = "Only midwifery knows this family.".to_owned();
    for reader in case.readers() {
        let found = minutes(&case, reader.person);
        assert!(
            found.contains("The conference was not quorate. The chair went on"),
            "{}",
            name(reader.person)
        );
    }
    let scotland = Case {
        pack: Case::three_children("scotland").pack,
        ..case
    };
    assert!(minutes(&scotland, MOTHER).contains("The planning meeting was not quorate."));
}

#[test]
fn c8_c9_views_are_listed_and_never_counted() {
    let case = england();
    for kind in [PaperKind::Minutes, PaperKind::DecisionLetter] {
        let said = as_text(&archive(&case, kind)).to_lowercase();
        for tally in [
            "majority",
            "unanim",
            "vote",
            "agencies said",
            "3 of 4",
            "3 out of",
            "per cent",
            "most agencies",
            "75%",
        ] {
            assert!(!said.contains(tally), "{kind:?}: {tally}");
        }
    }
    let said = as_text(&archive(&case, PaperKind::Minutes));
    for view in [
        "| Wexmoor Council | Plan |",
        "| Quenby Academy | No plan |",
        "| Staithe Surgery | No plan (written contribution) |",
        "| Probation | No view given (written contribution) |",
        "| Police | Written contribution. No view given on this question |",
        "| Wexmoor Homes | No view given |",
    ] {
        assert!(said.contains(view), "{view}");
    }
}

#[test]
fn e2_a_statement_that_the_chair_did_not_agree_to_is_kept_with_the_answer() {
    let mut case = england();
    let version = case.version().id;
    let block = case
        .version()
        .blocks
        .iter()
        .find(|b| b.text.contains("81%"))
        .unwrap()
        .id;
    case.conference.amendment_requests = vec![AmendmentRequest {
        id: AmendmentRequestId(Uuid::from_u128(id(701))),
        by: MOTHER,
        version,
        block: Some(block),
        text: "It was never as low as that.".to_owned(),
        at: at(day(2026, 10, 1), 10, 0),
        response: Some(ChairResponse::NotedNotAgreed),
        response_text: "The register says so".to_owned(),
    }];
    for (person, has_it) in [
        (MOTHER, true),
        (DARREN, true),
        (HAROON, false),
        (HEAD, true),
    ] {
        let found = minutes(&case, person);
        assert_eq!(
            found.contains("never as low as that"),
            has_it,
            "{}",
            name(person)
        );
        assert_eq!(
            found.contains("The register says so."),
            has_it,
            "{}",
            name(person)
        );
    }
    assert!(
        minutes(&case, MOTHER).contains("Most absences were on Mondays"),
        "the original stays"
    );
}

#[test]
fn e3_a_holder_without_the_changed_block_is_not_told_its_content() {
    let case = amended(england());
    for kind in [PaperKind::Minutes, PaperKind::AmendmentNotice] {
        let (hers, his) = (text(&case, kind, MOTHER), text(&case, kind, HAROON));
        assert!(
            hers.contains("Version 2 replaces version 1.")
                && hers.contains("corrected from 81% to 84%")
        );
        assert!(his.contains("Version 2 replaces version 1."));
        assert!(
            !his.contains("84%") && !his.contains("attendance is corrected"),
            "{kind:?}"
        );
    }
    let whom = PaperFor::Archive;
    let refused = built_for(&england(), PaperKind::AmendmentNotice, &whom).unwrap_err();
    assert_eq!(refused, PaperError::NothingAmended);
}

#[test]
fn e3_a_holder_who_loses_a_block_in_the_new_version_is_not_told_why() {
    let mut case = amended(england());
    let versions = &mut case.conference.minutes;
    versions[1].blocks = versions[0].blocks.clone();
    let block = versions[1]
        .blocks
        .iter_mut()
        .find(|b| b.child_scope.is_empty())
        .unwrap();
    block.audience = Audience::ExcludePersons {
        persons: vec![HAROON],
        reason: "x".to_owned(),
    };
    versions[1].change_reason = "The call-out is not for everyone".to_owned();
    assert!(minutes(&case, MOTHER).contains("The call-out is not for everyone."));
    assert!(!minutes(&case, HAROON).contains("call-out"));
}
