//! Scenarios of group C: the meeting.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::approval::{Missing, gaps};
use chairside_domain::attendance::{OutBecause, in_room, times_are_withheld, times_out};
use chairside_domain::audience::{Part, Reader, withheld};
use chairside_domain::conference::Conference;
use chairside_domain::decision::DissentFormality;
use chairside_domain::due::{DueSubject, due_dates};
use chairside_domain::exclusion::{ExclusionMissing, missing as exclusion_missing, notice};
use chairside_domain::meeting::{AgencyReport, Audience, QuorumAssessment};
use chairside_domain::minutes::{MinuteBlock, RemovalReason};
use chairside_domain::plan_changes::plan_changes;
use chairside_domain::quorum::count;
use chairside_domain::quorum_judgement::{
    QuorumMissing, missing as quorum_missing, second_inquorate, was_inquorate,
};
use chairside_domain::report_ledger::{
    Availability, ContentFinding, ReportStanding, apology_missing, availability, content_finding,
    standing,
};
use chairside_domain::timescale::RuleId;
use chairside_domain::views::{ViewStanding, dissents_about, family_views, view_lines};
use chairside_domain::warnings::WarningCode;
use chrono::NaiveTime;
use common::records::*;
use common::{day, holidays, pack};
use serde_json::{Value, json};

fn time(text: &str) -> NaiveTime {
    text.parse().expect(text)
}

fn exclusion_of_tom(over: Value) -> Value {
    let base = json!({
        "id": id(210), "person": id(TOM), "from": "10:20:00", "until": "10:50:00",
        "ground": "criminal_investigation", "evidence": "A live investigation.",
        "requested_by": "Police", "requested_on": "2027-01-06", "decided_by": "Ines Calloway",
        "views_obtained_how": "By phone the day before.", "informed_by": "Ines Calloway",
        "wording_for_copy": "A part of the conference was held without you.",
    });
    with(base, over)
}

fn with_tom(presence: Value, exclusions: Value) -> Conference {
    conference(json!({
        "participants": [parent(TOM, "Tom Brannigan", json!({ "presence": presence }))],
        "exclusions": exclusions,
    }))
}

fn present(number: u128, from: &str, until: Option<&str>) -> Value {
    json!({ "id": id(number), "from": from, "until": until, "kind": "in_person" })
}

fn said_at(at: &str) -> MinuteBlock {
    value(json!({ "id": id(301), "section": "analysis", "text": "t", "said_at": at }))
}

fn lines(conference: &Conference) -> Vec<(String, String)> {
    in_room(&conference.participants[0], conference)
        .iter()
        .map(|s| {
            (
                s.from.to_string(),
                s.until.map(|u| u.to_string()).unwrap_or_default(),
            )
        })
        .collect()
}

#[test]
fn c1_an_excluded_parent_was_there_before_and_after() {
    let whole = with_tom(
        json!([present(201, "10:00:00", Some("12:00:00"))]),
        json!([exclusion_of_tom(json!({}))]),
    );
    let expected = [
        ("10:00:00".to_owned(), "10:20:00".to_owned()),
        ("10:50:00".to_owned(), "12:00:00".to_owned()),
    ];
    assert_eq!(lines(&whole), expected);
    let marked = json!([
        present(201, "10:00:00", Some("10:20:00")),
        present(202, "10:50:00", Some("12:00:00"))
    ]);
    let marked = with_tom(marked, json!([exclusion_of_tom(json!({}))]));
    assert_eq!(lines(&marked), expected, "also when the door was marked");
    let out = times_out(
        &marked.participants[0],
        &marked,
        time("10:00:00"),
        time("12:00:00"),
    );
    let [only] = out.as_slice() else {
        panic!("{out:?}")
    };
    assert_eq!(
        (only.stretch.from, only.because),
        (time("10:20:00"), OutBecause::Excluded)
    );
    let reader = Reader::of(&marked.participants[0], &family(json!({})));
    let removed = |at: &str| withheld(Part::from(&said_at(at)), &reader, &marked);
    assert_eq!(removed("10:19:59"), None);
    assert_eq!(removed("10:20:00"), Some(RemovalReason::ExcludedThen));
    assert_eq!(removed("10:49:59"), Some(RemovalReason::ExcludedThen));
    assert_eq!(removed("10:50:00"), None);
    let policy = pack("sussex").exclusion;
    assert_eq!(
        exclusion_missing(&marked.exclusions[0], policy.as_ref()),
        []
    );
}

#[test]
fn c1_an_exclusion_lasts_to_the_end_or_covers_the_whole() {
    let to_end = with_tom(
        json!([present(201, "10:00:00", None)]),
        json!([exclusion_of_tom(json!({ "until": null }))]),
    );
    assert_eq!(
        lines(&to_end),
        [("10:00:00".to_owned(), "10:20:00".to_owned())]
    );
    let whole = with_tom(
        json!([]),
        json!([exclusion_of_tom(json!({ "from": null, "until": null }))]),
    );
    assert_eq!(lines(&whole), []);
    let out = times_out(
        &whole.participants[0],
        &whole,
        time("10:00:00"),
        time("12:00:00"),
    );
    assert_eq!(out.len(), 1);
    assert_eq!(out[0].because, OutBecause::Excluded);
}

/// Sussex: at least 3 working days before; the chair may still decide on a later request.
#[test]
fn c1_c2_the_notice_of_a_request_is_counted_and_never_refused() {
    let given = |on: &str| {
        let conference = with_tom(
            json!([]),
            json!([exclusion_of_tom(json!({ "requested_on": on }))]),
        );
        let notice = notice(
            &conference.exclusions[0],
            &conference,
            &rules("sussex"),
            holidays(),
        )
        .unwrap();
        (
            notice.working_days_given,
            notice.working_days_asked_for,
            notice.is_late,
        )
    };
    assert_eq!(given("2027-01-06"), (Some(3), Some(3), false));
    assert_eq!(given("2027-01-07"), (Some(2), Some(3), true));
    assert_eq!(given("2027-01-08"), (Some(1), Some(3), true));
    let late = with_tom(
        json!([]),
        json!([exclusion_of_tom(json!({ "requested_on": "2027-01-08" }))]),
    );
    let silent = notice(&late.exclusions[0], &late, &rules("wales"), holidays());
    assert_eq!(silent, None, "a silent pack asks for nothing");
    let found = judged("sussex", "2027-01-08").warnings(&late, &family(json!({})));
    let warning = found
        .iter()
        .find(|w| w.code == WarningCode::ExclusionShortNotice)
        .unwrap();
    assert_eq!(warning.person, Some(person(TOM)));
}

#[test]
fn c1_what_an_exclusion_has_to_record_follows_the_pack() {
    let bare = exclusion_of_tom(json!({
        "evidence": "", "requested_by": " ", "requested_on": null, "decided_by": "",
        "views_obtained_how": "", "informed_by": "", "wording_for_copy": "",
    }));
    let conference = with_tom(json!([]), json!([bare]));
    let of = |id: &str| exclusion_missing(&conference.exclusions[0], pack(id).exclusion.as_ref());
    use ExclusionMissing::*;
    assert_eq!(
        of("wales"),
        [
            Evidence,
            RequestedBy,
            DecidedBy,
            ViewsObtained,
            InformedBy,
            WordingForCopy
        ]
    );
    assert_eq!(
        of("scotland"),
        [
            Evidence,
            RequestedBy,
            DecidedBy,
            ViewsObtained,
            InformedBy,
            InformedDue,
            WordingForCopy
        ]
    );
    assert!(of("sussex").contains(&RequestedOn) && !of("sussex").contains(&InformedDue));
}

#[test]
fn c3_a_parent_who_walks_out_is_not_excluded() {
    let conference = conference(json!({ "participants": [
        parent(MOTHER, "Folasade Marlowe-Osei", json!({ "presence": [present(201, "10:00:00", Some("10:40:00"))] })) ] }));
    let mother = &conference.participants[0];
    let out = times_out(mother, &conference, time("10:00:00"), time("12:00:00"));
    let [only] = out.as_slice() else {
        panic!("{out:?}")
    };
    assert_eq!(
        (only.stretch.from, only.because),
        (time("10:40:00"), OutBecause::ByChoice)
    );
    let reader = Reader::of(mother, &family(json!({})));
    assert_eq!(
        withheld(Part::from(&said_at("11:30:00")), &reader, &conference),
        None
    );
    assert_eq!(
        times_out(mother, &conference, time("10:00:00"), time("10:40:00")),
        []
    );
}

#[test]
fn c3_a_gap_is_split_where_an_exclusion_ends() {
    let conference = with_tom(
        json!([
            present(201, "10:00:00", Some("10:20:00")),
            present(202, "11:15:00", None)
        ]),
        json!([exclusion_of_tom(json!({}))]),
    );
    let out = times_out(
        &conference.participants[0],
        &conference,
        time("09:50:00"),
        time("12:00:00"),
    );
    let parts: Vec<_> = out
        .iter()
        .map(|t| {
            (
                t.stretch.from.to_string(),
                t.stretch.until.unwrap().to_string(),
                t.because,
            )
        })
        .collect();
    let part = |from: &str, until: &str, because| (from.to_owned(), until.to_owned(), because);
    assert_eq!(
        parts,
        [
            part("09:50:00", "10:00:00", OutBecause::ByChoice),
            part("10:20:00", "10:50:00", OutBecause::Excluded),
            part("10:50:00", "11:15:00", OutBecause::ByChoice),
        ]
    );
}

#[test]
fn c4_two_parents_who_come_separately_do_not_read_each_others_times() {
    let conference = conference(json!({
        "participants": [
            parent(MOTHER, "Folasade Marlowe-Osei", json!({ "presence": [present(201, "10:00:00", Some("11:00:00"))] })),
            parent(TOM, "Tom Brannigan", json!({ "presence": [present(202, "11:15:00", Some("12:00:00"))] })),
            parent(41, "Priya Nandakumar", json!({ "role": "advocate", "supports": id(MOTHER) })),
            practitioner(31, "Oluwaseun Hart", "Health", "health", json!({})),
        ],
        "exclusions": [exclusion_of_tom(json!({ "from": "10:00:00", "until": "11:15:00", "ground": "separate_attendance" }))],
    }));
    let family = family(json!({}));
    let hidden = |reader, of| {
        let reader = Reader::of(conference.participant(person(reader)).unwrap(), &family);
        times_are_withheld(
            &reader,
            conference.participant(person(of)).unwrap(),
            &conference,
        )
    };
    assert!(hidden(MOTHER, TOM) && hidden(TOM, MOTHER));
    assert!(hidden(TOM, 41), "her advocate's times tell hers");
    assert!(hidden(41, TOM), "nor does her advocate read his");
    assert!(
        !hidden(TOM, TOM) && !hidden(MOTHER, 41) && !hidden(41, MOTHER),
        "each reads their own"
    );
    assert!(
        !hidden(31, TOM) && !hidden(31, MOTHER),
        "a practitioner reads everybody's"
    );
    assert!(
        !hidden(TOM, 31),
        "when the health visitor came is no secret"
    );
}

fn judgement(decision: &str, over: Value) -> Value {
    let base = json!({ "id": id(220), "at": "2027-01-11T10:05:00Z", "agencies_present": [], "counted_rule": "",
        "decision": decision, "reasons": "" });
    with(base, over)
}

fn in_the_room(people: &[(u128, &str, &str)]) -> Value {
    let presence = json!([present(299, "10:00:00", None)]);
    let people = people.iter().map(|(number, discipline, post)| {
        let over = json!({ "presence": presence, "post": post });
        practitioner(*number, "Someone Else", discipline, discipline, over)
    });
    people.collect()
}

#[test]
fn c5_below_the_floor_adjourning_needs_protection_and_a_new_date() {
    let people = in_the_room(&[
        (31, "social_care", "Social worker"),
        (32, "health", "Health visitor"),
        (33, "health", "GP"),
    ]);
    let conference = conference(json!({ "state": "open", "participants": people,
        "quorum": [judgement("inquorate_adjourn", json!({}))] }));
    let policy = pack("england").quorum;
    let counted = count(&conference, policy.as_ref());
    assert_eq!(
        (counted.is_floor_met, counted.others_wanted),
        (Some(false), 1)
    );
    assert_eq!(
        counted.counted,
        ["social_care", "health"],
        "health counts once"
    );
    let assessment = conference.latest_quorum().unwrap();
    assert_eq!(
        quorum_missing(assessment, &counted, policy.as_ref()),
        [QuorumMissing::InterimProtection, QuorumMissing::NewDate]
    );
    let filled = QuorumAssessment {
        interim_protection: "With their aunt until then.".to_owned(),
        reconvene_on: Some(day("2027-01-25")),
        ..assessment.clone()
    };
    assert_eq!(quorum_missing(&filled, &counted, policy.as_ref()), []);
    assert!(was_inquorate(&conference));
}

/// Swindon: another date within 10 working days. The first limit goes on running.
#[test]
fn c5_the_new_date_has_a_limit_and_the_first_limit_is_not_reset() {
    let conference = conference(
        json!({ "state": "adjourned", "subjects": [subject(AVA, "initial", json!({}))],
        "quorum": [judgement("inquorate_adjourn", json!({}))] }),
    );
    let family = family(json!({ "strategy_discussions": [
        { "id": id(860), "held_on": "2026-12-16", "initiated_section47": true }] }));
    let dates = due_dates(&conference, &family, &rules("swindon"), holidays());
    let due = |rule| {
        let date = dates.iter().find(|d| d.timescale.rule == rule).unwrap();
        (date.timescale.due.unwrap().to_string(), date.done_on)
    };
    assert_eq!(due(RuleId::IcpcReconvene), ("2027-01-25".to_owned(), None));
    assert_eq!(
        due(RuleId::IcpcFromStrategy),
        ("2027-01-11".to_owned(), None),
        "still running"
    );
}

#[test]
fn c6_going_on_below_the_floor_needs_a_ground_of_the_pack() {
    let conference = conference(
        json!({ "state": "open", "participants": in_the_room(&[(31, "social_care", ""), (32, "health", "Midwife")]) }),
    );
    let policy = pack("swindon").quorum;
    let counted = count(&conference, policy.as_ref());
    let of = |over: Value| {
        let assessment: QuorumAssessment = value(judgement("inquorate_proceed", over));
        quorum_missing(&assessment, &counted, policy.as_ref())
    };
    use QuorumMissing::*;
    assert_eq!(of(json!({})), [Ground, Reasons, InterimProtection]);
    let full = json!({ "ground": "no_contact_with_three_agencies", "reasons": "Known to midwifery only.",
                       "interim_protection": "She stays on the ward." });
    assert_eq!(of(full.clone()), []);
    assert_eq!(
        of(with(full.clone(), json!({ "ground": "because" }))),
        [Ground]
    );
    // Where the pack lists no grounds, reasons in words are enough.
    let england = pack("england").quorum;
    let assessment: QuorumAssessment = value(judgement(
        "inquorate_proceed",
        with(full, json!({ "ground": "" })),
    ));
    assert_eq!(quorum_missing(&assessment, &counted, england.as_ref()), []);
    let quorate: QuorumAssessment = value(judgement("quorate", json!({})));
    assert_eq!(
        quorum_missing(&quorate, &counted, england.as_ref()),
        [Reasons],
        "a judgement below the floor"
    );
}

/// No floor is known for Wales: the chair records the judgement, with reasons.
#[test]
fn c6_wales_has_no_known_floor() {
    let wales = pack("wales");
    assert!(wales.quorum.is_none());
    let conference = conference(
        json!({ "state": "open", "participants": in_the_room(&[(31, "social_care", "")]) }),
    );
    let counted = count(&conference, None);
    assert_eq!(counted.is_floor_met, None);
    let quorate: QuorumAssessment = value(judgement("quorate", json!({})));
    assert_eq!(
        quorum_missing(&quorate, &counted, None),
        [QuorumMissing::Reasons]
    );
}

/// Scotland: two consecutive inquorate meetings must not be held.
#[test]
fn c6_scotland_stops_a_second_inquorate_meeting_with_the_reference() {
    let scotland = pack("scotland");
    let previous = conference(json!({ "quorum": [judgement("inquorate_adjourn", json!({}))] }));
    let quorate_before = conference(json!({ "quorum": [judgement("quorate", json!({}))] }));
    let goes_on: QuorumAssessment = value(judgement("inquorate_proceed", json!({})));
    let stopped = second_inquorate(&goes_on, Some(&previous), &scotland).unwrap();
    assert!(!stopped.is_recorded_with_reason);
    assert!(
        stopped
            .sources
            .iter()
            .any(|s| s.document.contains("National guidance") || s.document.contains("Scotland")),
        "{:?}",
        stopped.sources
    );
    let took_place: QuorumAssessment = value(judgement(
        "inquorate_proceed",
        json!({ "reasons": "It took place." }),
    ));
    assert!(
        second_inquorate(&took_place, Some(&previous), &scotland)
            .unwrap()
            .is_recorded_with_reason
    );
    assert_eq!(
        second_inquorate(&goes_on, Some(&quorate_before), &scotland),
        None
    );
    assert_eq!(second_inquorate(&goes_on, None, &scotland), None);
    assert_eq!(
        second_inquorate(&goes_on, Some(&previous), &pack("swindon")),
        None,
        "England has no such rule"
    );
    let adjourns: QuorumAssessment = value(judgement("inquorate_adjourn", json!({})));
    assert_eq!(
        second_inquorate(&adjourns, Some(&previous), &scotland),
        None,
        "adjourning is always possible"
    );
    let mut judged = judged("scotland", "2027-01-11");
    judged.previous = Some(previous);
    let now = conference(json!({ "quorum": [judgement("inquorate_proceed", json!({}))] }));
    assert!(
        judged
            .codes(&now, &family(json!({})))
            .contains(&WarningCode::SecondInquorate)
    );
}

fn dissent(number: u128, child: u128, agency: &str, formality: &str) -> Value {
    json!({ "id": id(number), "child": id(child), "agency": agency, "formality": formality,
            "words": "We do not agree.", "at": "2027-01-11T12:35:00Z" })
}

#[test]
fn c7_two_agencies_dissent_about_one_child_and_the_decision_stands() {
    let conference = conference(json!({
        "closed_at": "2027-01-11T12:40:00Z",
        "decisions": [decision(601, BEN, "plan", json!({ "categories": ["PHY"] }))],
        "dissents": [dissent(611, BEN, "Larkfield School", "noted"), dissent(612, BEN, "Health", "formal")],
    }));
    let family = family(json!({}));
    let about_ben = dissents_about(&conference, person(BEN));
    assert_eq!(about_ben.len(), 2);
    assert_eq!(about_ben[1].formality, DissentFormality::Formal);
    assert!(dissents_about(&conference, person(AVA)).is_empty());
    assert_eq!(
        plan_changes(&conference, &family).len(),
        1,
        "Ben's plan begins all the same"
    );
    let dates = due_dates(&conference, &family, &rules("sussex"), holidays());
    let clocks: Vec<_> = dates
        .iter()
        .filter(|d| d.timescale.rule == RuleId::FormalDissent)
        .collect();
    let [clock] = clocks.as_slice() else {
        panic!("{clocks:?}")
    };
    assert_eq!(clock.subject, DueSubject::Dissent(about_ben[1].id));
    assert_eq!(
        clock.timescale.due.unwrap().to_string(),
        "2027-01-14T12:40:00+00:00"
    );
}

fn view(number: u128, agency: &str, view: &str, over: Value) -> Value {
    let base = json!({ "id": id(number), "child": id(AVA), "agency": agency, "view": view, "basis": "present", "reasons": "As said." });
    with(base, over)
}

#[test]
fn c8_the_chair_decides_with_reasons_and_nothing_is_counted() {
    let conference = |reasons: &str| {
        conference(json!({
            "closed_at": "2027-01-11T12:40:00Z", "subjects": [subject(AVA, "initial", json!({}))],
            "quorum": [judgement("quorate", json!({}))],
            "views": [view(621, "Police", "not_met", json!({})), view(622, "Health", "not_met", json!({})),
                      view(623, "School", "not_met", json!({})), view(624, "Social care", "met", json!({}))],
            "decisions": [decision(601, AVA, "plan", json!({ "categories": ["NEG"], "reasons": reasons }))],
        }))
    };
    let missing = |conference: &Conference| -> Vec<Missing> {
        gaps(conference, &family(json!({})), &pack("england"))
            .iter()
            .map(|gap| gap.missing)
            .collect()
    };
    assert!(missing(&conference(" ")).contains(&Missing::Reasons));
    assert!(!Missing::Reasons.can_be_passed());
    let with_reasons = conference("The enquiry showed likely harm.");
    assert!(!missing(&with_reasons).contains(&Missing::Reasons));
    let lines = view_lines(&with_reasons, person(AVA));
    assert_eq!(lines.len(), 4, "each view has its line");
    assert!(
        lines
            .iter()
            .all(|line| line.standing == ViewStanding::Present && line.views.len() == 1)
    );
}

/// No word for a vote stands anywhere in the code: nothing can print one.
#[test]
fn c8_no_tally_exists() {
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut looked_at = 0;
    let mut folders = vec![source];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            looked_at += 1;
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            for line in code {
                let line = line.to_lowercase();
                for word in ["tally", "majority", "percent", "vote"] {
                    assert!(!line.contains(word), "{}: {line}", path.display());
                }
            }
        }
    }
    assert!(looked_at > 40, "the source was found");
}

#[test]
fn c9_silence_is_not_agreement() {
    let probation = practitioner(
        31,
        "Kwabena Lisle",
        "Probation",
        "probation",
        json!({ "invitation": { "reply": "apologies" } }),
    );
    let housing = practitioner(32, "Mirela Stan", "Housing", "housing", json!({}));
    let deputy = practitioner(33, "Bo Lindqvist", "Health", "health", json!({}));
    let conference = conference(json!({
        "participants": [probation, housing, deputy, parent(TOM, "Tom Brannigan", json!({})),
            practitioner(34, "Ines Calloway", "Chairs", "", json!({ "role": "chair" }))],
        "reports": [{ "id": id(230), "agency": "Probation", "state": "received", "received_at": "2027-01-05T09:00:00Z" },
                    { "id": id(231), "agency": "Police", "state": "requested" },
                    { "id": id(232), "agency": "Adult services", "state": "received", "received_at": "2027-01-05T09:00:00Z",
                      "covers_children": [id(BEN)] }],
        "views": [view(621, "Health", "met", json!({ "basis": "deputy" })), view(622, "", "not_met", json!({ "person": id(TOM) })),
                  view(623, "Housing", "no_view", json!({ "reasons": "Does not know the children." }))],
    }));
    let lines = view_lines(&conference, person(AVA));
    let said: Vec<_> = lines
        .iter()
        .map(|line| (line.agency, line.standing))
        .collect();
    assert_eq!(
        said,
        [
            ("Probation", ViewStanding::WrittenContribution),
            ("Housing", ViewStanding::NoViewGiven),
            ("Health", ViewStanding::Deputy),
            ("Police", ViewStanding::NoViewGiven),
            ("Adult services", ViewStanding::NoViewGiven),
        ]
    );
    assert_eq!(
        family_views(&conference, person(AVA)).len(),
        1,
        "the family is heard apart"
    );
    let silent = common::records::conference(
        json!({ "views": [view(623, "Housing", "no_view", json!({ "reasons": "" }))] }),
    );
    let gaps = gaps(&silent, &family(json!({})), &pack("england"));
    assert!(
        gaps.iter()
            .any(|gap| gap.missing == Missing::ViewReason && gap.person == Some(person(AVA)))
    );
}

/// Birmingham: a missing danger statement was filled from a strategy meeting's minutes.
#[test]
fn c10_a_plan_without_its_content_waits_for_each_gap_or_a_reason() {
    let base = json!({
        "closed_at": "2027-01-11T12:40:00Z", "state": "closed",
        "subjects": [subject(AVA, "initial", json!({}))],
        "quorum": [judgement("quorate", json!({}))],
        "decisions": [decision(601, AVA, "plan", json!({ "categories": ["NEG"] }))],
    });
    let family = family(json!({}));
    let open = |over: Value| -> Vec<Missing> {
        let conference = conference(with(base.clone(), over));
        let gaps = gaps(&conference, &family, &pack("england"));
        gaps.iter()
            .filter(|gap| gap.is_open())
            .map(|gap| gap.missing)
            .collect()
    };
    use Missing::*;
    assert_eq!(
        open(json!({})),
        [
            DangerStatement,
            LeadPractitioner,
            CoreGroup,
            CoreGroupDate,
            ReviewDate,
            PlanActions,
            Contingency
        ]
    );
    let passed = json!({ "overrides": [{ "id": id(240), "code": "missing_contingency", "child": id(AVA),
        "reason": "Written at the first core group.", "by": "Ines Calloway", "at": "2027-01-11T13:00:00Z" }] });
    assert!(!open(passed).contains(&Contingency));
    let full = json!({
        "danger_statements": [{ "id": id(250), "children": [id(AVA)], "statement": "s", "goal": "g" }],
        "outline_plans": [{ "child": id(AVA), "lead_practitioner": id(31), "core_group": [id(31)], "contingency": "c",
            "core_group_first_on": "2027-01-22", "review_on": "2027-04-09", "actions": [{ "id": id(251), "what": "w" }] }],
    });
    assert_eq!(open(full), []);
    // A strategy note is no paper's text until somebody gives it an audience.
    let restricted = Audience::RestrictedSection {
        reason: "From a strategy discussion.".to_owned(),
    };
    let block = MinuteBlock {
        audience: restricted,
        ..said_at("10:00:00")
    };
    let conference =
        conference(json!({ "participants": [parent(TOM, "Tom Brannigan", json!({}))] }));
    let reader = Reader::of(&conference.participants[0], &family);
    assert_eq!(
        withheld(Part::from(&block), &reader, &conference),
        Some(RemovalReason::Audience)
    );
}

fn report(over: Value) -> AgencyReport {
    value(with(
        json!({ "id": id(230), "agency": "GP", "discipline": "health", "state": "received" }),
        over,
    ))
}

#[test]
fn c11_a_report_tabled_at_the_door_was_not_available_beforehand() {
    let conference = conference(json!({}));
    let limit = Some(day("2027-01-06"));
    let sussex = pack("sussex").reports;
    let of = |over: Value, today: &str| {
        standing(
            &report(over),
            &conference,
            limit,
            sussex.as_ref(),
            day(today),
        )
    };
    let tabled = json!({ "received_at": "2027-01-11T09:55:00Z", "is_tabled": true });
    assert_eq!(of(tabled.clone(), "2027-01-11"), ReportStanding::LateTabled);
    assert_eq!(
        of(
            json!({ "received_at": "2027-01-11T09:55:00Z" }),
            "2027-01-11"
        ),
        ReportStanding::LateTabled
    );
    assert_eq!(
        of(
            json!({ "received_at": "2027-01-06T17:00:00Z" }),
            "2027-01-11"
        ),
        ReportStanding::InTime
    );
    assert_eq!(
        of(
            json!({ "received_at": "2027-01-07T08:00:00Z" }),
            "2027-01-11"
        ),
        ReportStanding::Late
    );
    assert_eq!(of(json!({}), "2027-01-06"), ReportStanding::Awaited);
    assert_eq!(of(json!({}), "2027-01-07"), ReportStanding::Overdue);
    assert_eq!(
        of(json!({ "is_verbal": true }), "2027-01-11"),
        ReportStanding::InWords
    );
    let no_limit = standing(
        &report(json!({ "received_at": "2027-01-07T08:00:00Z" })),
        &conference,
        None,
        None,
        day("2027-01-08"),
    );
    assert_eq!(no_limit, ReportStanding::Received);
    let shared = |over: Value, person_number| {
        availability(
            &report(over),
            person(person_number),
            &conference,
            sussex.as_ref(),
        )
    };
    assert_eq!(shared(tabled.clone(), MOTHER), Availability::NotAvailable);
    assert_eq!(shared(tabled.clone(), TOM), Availability::NotAvailable);
    let sharing = |on: Option<&str>, withheld: &str| {
        with(
            tabled.clone(),
            json!({ "sharing": [{ "id": id(260), "person": id(MOTHER), "shared_on": on, "withheld_reason": withheld }] }),
        )
    };
    assert_eq!(
        shared(sharing(Some("2027-01-10"), ""), MOTHER),
        Availability::SharedBefore
    );
    assert_eq!(
        shared(sharing(Some("2027-01-11"), ""), MOTHER),
        Availability::SharedLater
    );
    assert_eq!(
        shared(sharing(None, "Police asked."), MOTHER),
        Availability::Withheld
    );
    assert_eq!(
        shared(sharing(Some("2027-01-10"), ""), TOM),
        Availability::NotAvailable,
        "each parent apart"
    );
}

#[test]
fn c12_a_police_report_that_is_not_shared_is_not_late() {
    let conference = conference(json!({}));
    let police =
        |at: &str| report(json!({ "agency": "Police", "discipline": "police", "received_at": at }));
    let of = |id: &str| {
        let policy = pack(id).reports;
        standing(
            &police("2027-01-08T09:00:00Z"),
            &conference,
            Some(day("2027-01-06")),
            policy.as_ref(),
            day("2027-01-11"),
        )
    };
    assert_eq!(of("sussex"), ReportStanding::NotSharedBeforehand);
    assert_eq!(
        of("england"),
        ReportStanding::Late,
        "England's pack does not say so"
    );
    let policy = pack("sussex").reports;
    let seen = availability(
        &police("2027-01-08T09:00:00Z"),
        person(TOM),
        &conference,
        policy.as_ref(),
    );
    assert_eq!(seen, Availability::NotSharedByPack);
}

#[test]
fn c13_sussex_asks_for_a_recommendation_and_wales_forbids_one() {
    let of = |pack_id: &str, discipline: &str, view: Option<bool>| {
        let report = report(
            json!({ "discipline": discipline, "received_at": "2027-01-05T09:00:00Z", "gives_threshold_view": view }),
        );
        let pack = pack(pack_id);
        content_finding(&report, pack.reports.as_ref(), pack.quorum.as_ref())
    };
    use ContentFinding::*;
    assert_eq!(
        of("sussex", "social_care", Some(false)),
        Some(ThresholdMissing)
    );
    assert_eq!(of("sussex", "social_care", Some(true)), None);
    assert_eq!(
        of("wales", "social_care", Some(true)),
        Some(ThresholdNotAllowed)
    );
    assert_eq!(of("wales", "social_care", Some(false)), None);
    assert_eq!(
        of("sussex", "social_care", None),
        Some(ThresholdNotLookedAt)
    );
    assert_eq!(
        of("sussex", "health", Some(false)),
        None,
        "only the social work report"
    );
    for silent in ["england", "scotland"] {
        assert_eq!(
            of(silent, "social_care", Some(true)),
            None,
            "{silent} is silent"
        );
        assert_eq!(of(silent, "social_care", None), None, "{silent} is silent");
    }
}

/// "Non-attenders must submit a written report and send a well-briefed deputy."
#[test]
fn somebody_who_cannot_come_owes_a_reason_a_report_and_a_deputy() {
    use chairside_domain::report_ledger::ApologyMissing::*;
    let away = practitioner(
        31,
        "Kwabena Lisle",
        "Probation",
        "probation",
        json!({ "invitation": { "reply": "apologies" } }),
    );
    let of = |people: Value, reports: Value| {
        let conference = conference(json!({ "participants": people, "reports": reports }));
        apology_missing(&conference.participants[0], &conference)
    };
    assert_eq!(of(json!([away]), json!([])), [Reason, Report, Deputy]);
    let deputy = practitioner(
        32,
        "Mirela Stan",
        "Probation",
        "probation",
        json!({ "deputy_for": id(31) }),
    );
    let sent = json!([{ "id": id(230), "agency": "Probation", "author": id(31), "state": "received", "received_at": "2027-01-05T09:00:00Z" }]);
    assert_eq!(
        of(
            json!([
                with(away.clone(), json!({ "absence_reason": "Court" })),
                deputy
            ]),
            sent
        ),
        []
    );
    let coming = practitioner(31, "Kwabena Lisle", "Probation", "probation", json!({}));
    assert_eq!(of(json!([coming]), json!([])), []);
}
