//! Which dates are met by what was done, and which are taken over or fall away.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::due::due_dates;
use chairside_domain::plan_changes::{PlanChange, plan_changes};
use chairside_domain::reconvening::to_continue;
use chairside_domain::timescale::RuleId;
use common::found::*;
use common::holidays;
use common::records::*;
use serde_json::{Value, json};

#[test]
fn the_first_core_group_is_met_once_that_of_each_new_plan_has_met() {
    let decided = || json!({ "decisions": [decision(601, AVA, "plan", json!({})), decision(602, BEN, "plan", json!({}))] });
    let of = |ava: Value, ben: Value| {
        let plans = json!({ "plans": [plan(701, AVA, "2027-01-11", ava), plan(702, BEN, "2027-01-11", ben)] });
        of_conference("england", RuleId::CoreGroupFirst, decided(), plans)
    };
    let met = |on: &str| json!({ "core_groups": [core_group(711, on, json!({})), core_group(712, "2027-03-01", json!({}))] });
    assert_eq!(of(json!({}), json!({})), found("2027-01-25", ""));
    assert_eq!(of(met("2027-01-20"), json!({})), found("2027-01-25", ""));
    assert_eq!(
        of(met("2027-01-20"), met("2027-01-22")),
        found("2027-01-25", "2027-01-22")
    );
    assert_eq!(
        of(met("2027-01-11"), met("2027-01-11")),
        found("2027-01-25", "2027-01-11"),
        "on the day itself, after the conference"
    );
    let ended = || json!({ "ended_on": "2027-01-18", "state": "ended", "end_reason": "died" });
    assert_eq!(
        of(met("2027-01-20"), ended()),
        found("2027-01-25", "2027-01-20"),
        "a plan that ended waits for none"
    );
    assert_eq!(of(ended(), ended()), None);
    assert_eq!(
        of(with(met("2027-01-15"), ended()), ended()),
        found("2027-01-25", "2027-01-15"),
        "its core group had met before it ended"
    );
    assert_eq!(
        of_conference("england", RuleId::CoreGroupFirst, decided(), json!({})),
        found("2027-01-25", ""),
        "a plan that is not recorded yet has met nobody"
    );
}

#[test]
fn a_next_review_is_met_by_the_review_and_falls_away_when_the_plan_ends() {
    let review =
        |number: u128, on: &str| json!({ "id": id(number), "conference": id(510), "held_on": on });
    let of = |outcome: &str, over: Value| {
        let subject = [subject(AVA, "initial", json!({}))];
        let decided =
            json!({ "subjects": subject, "decisions": [decision(601, AVA, outcome, json!({}))] });
        let rule = match outcome {
            "plan" => RuleId::ReviewFirst,
            _ => RuleId::ReviewNext,
        };
        of_conference(
            "england",
            rule,
            decided,
            json!({ "plans": [plan(701, AVA, "2027-01-11", over)] }),
        )
    };
    let reviewed = |on: &str| json!({ "reviews": [review(801, on), review(802, "2027-09-13")] });
    assert_eq!(of("plan", json!({})), found("2027-04-11", ""));
    assert_eq!(
        of("plan", reviewed("2027-04-09")),
        found("2027-04-11", "2027-04-09")
    );
    assert_eq!(of("continue", json!({})), found("2027-07-11", ""));
    assert_eq!(
        of("continue", reviewed("2027-06-01")),
        found("2027-07-11", "2027-06-01")
    );
    let itself = json!({ "id": id(803), "conference": id(500), "held_on": "2027-01-11" });
    assert_eq!(
        of("continue", json!({ "reviews": [itself] })),
        found("2027-07-11", ""),
        "a review does not meet the limit that it sets"
    );
    let ended = || json!({ "ended_on": "2027-02-15", "state": "ended", "end_reason": "left_uk" });
    assert_eq!(of("plan", ended()), None);
    assert_eq!(
        of("plan", with(ended(), reviewed("2027-02-15"))),
        found("2027-04-11", "2027-02-15"),
        "it ended at the review"
    );
}

/// A plan that ended on the day of the conference is not the one that began at it, and of two that
/// run the one that was considered counts.
#[test]
fn the_dates_are_those_of_the_plan_that_was_decided_on() {
    let of = |outcome: &str, rule, plans: Value| {
        let subject = [subject(AVA, "review", json!({}))];
        let decided =
            json!({ "subjects": subject, "decisions": [decision(601, AVA, outcome, json!({}))] });
        of_conference("england", rule, decided, json!({ "plans": plans }))
    };
    let met = |number, on: &str| json!({ "core_groups": [core_group(number, on, json!({}))] });
    let other = |over: Value| with(json!({ "conference": id(499) }), over);
    let before = other(json!({ "ended_on": "2027-01-11", "state": "ended" }));
    let plans = json!([
        plan(701, AVA, "2026-10-12", before),
        plan(702, AVA, "2027-01-11", met(711, "2027-01-20"))
    ]);
    assert_eq!(
        of("plan", RuleId::CoreGroupFirst, plans),
        found("2027-01-25", "2027-01-20")
    );
    let considered = json!([{ "id": id(803), "conference": id(500), "held_on": "2027-01-11" },
        { "id": id(804), "conference": id(510), "held_on": "2027-06-01" }]);
    let plans = json!([
        plan(701, AVA, "2026-10-12", other(json!({}))),
        plan(
            702,
            AVA,
            "2026-11-02",
            other(json!({ "reviews": considered }))
        )
    ]);
    assert_eq!(
        of("continue", RuleId::ReviewNext, plans),
        found("2027-07-11", "2027-06-01")
    );
}

#[test]
fn a_review_is_noted_with_the_plan_that_was_considered_and_only_once() {
    let reviewed = |outcome: &str, over: Value| {
        let review = conference(
            json!({ "id": id(510), "subjects": [subject(AVA, "review", json!({}))],
            "decisions": [decision(601, AVA, outcome, json!({}))] }),
        );
        let family = family(json!({ "plans": [plan(701, AVA, "2026-10-12", over)] }));
        let changes = plan_changes(&review, &family);
        changes
            .into_iter()
            .any(|change| matches!(change, PlanChange::Reviewed { held_on, .. } if Some(held_on) == review.held_on))
    };
    assert!(reviewed("continue", json!({})));
    assert!(reviewed("end", json!({})));
    let ended_there = json!({ "ended_on": "2027-01-11", "state": "ended" });
    assert!(reviewed("end", ended_there), "the end was recorded first");
    assert!(!reviewed("adjourn", json!({})));
    assert!(
        !reviewed("continue", json!({ "child": id(BEN) })),
        "the brother's plan"
    );
    let ended_before = json!({ "ended_on": "2027-01-08", "state": "ended" });
    assert!(!reviewed("continue", ended_before));
    let begun_there = json!({ "started_on": "2027-01-11" });
    assert!(!reviewed("plan", begun_there));
    let noted =
        json!({ "reviews": [{ "id": id(801), "conference": id(510), "held_on": "2027-01-11" }] });
    assert!(!reviewed("continue", noted));
}

/// Swindon: another date within 10 working days.
#[test]
fn c5_a_continued_conference_takes_the_limits_over_and_meets_them() {
    let discussed = || {
        json!({ "strategy_discussions": [
            { "id": id(860), "held_on": "2026-12-16", "initiated_section47": true }] })
    };
    let adjourned = |ava: Value| {
        json!({ "state": "adjourned", "subjects": [subject(AVA, "initial", ava)],
            "quorum": [judgement("inquorate_adjourn", json!({}))] })
    };
    let here = |rule| of_conference("swindon", rule, adjourned(json!({})), discussed());
    assert_eq!(here(RuleId::IcpcFromStrategy), found("2027-01-11", ""));
    assert_eq!(here(RuleId::IcpcReconvene), found("2027-01-25", ""));
    let taken_over = || json!({ "continued_in": id(510) });
    for rule in [RuleId::IcpcFromStrategy, RuleId::IcpcReconvene] {
        let before = of_conference("swindon", rule, adjourned(taken_over()), discussed());
        assert_eq!(before, None, "{rule} runs in the other conference");
    }
    let one_decided = json!({ "subjects": [subject(AVA, "initial", taken_over()), subject(BEN, "initial", json!({}))],
        "decisions": [decision(601, BEN, "no_plan", json!({}))] });
    let one_decided = with(adjourned(json!({})), one_decided);
    assert_eq!(
        of_conference("swindon", RuleId::IcpcReconvene, one_decided, discussed()),
        None,
        "nobody waits for a new date"
    );
    let nobody = with(adjourned(json!({})), json!({ "subjects": [] }));
    assert_eq!(
        of_conference("swindon", RuleId::IcpcReconvene, nobody, discussed()),
        found("2027-01-25", ""),
        "without a child the new date still runs"
    );
    let decided_here = json!({ "state": "closed", "closed_at": "2027-01-11T12:00:00Z",
        "decisions": [decision(601, AVA, "no_plan", json!({}))] });
    let decided_here = with(adjourned(taken_over()), decided_here);
    assert_eq!(
        of_conference(
            "swindon",
            RuleId::IcpcFromStrategy,
            decided_here,
            discussed()
        ),
        found("2027-01-11", "2027-01-11"),
        "a limit that was met here stays"
    );
    let next = |over: Value| {
        let ava = subject(
            AVA,
            "reconvened",
            json!({ "previous_held_on": "2027-01-11" }),
        );
        let base = json!({ "id": id(510), "held_on": "2027-01-22", "subjects": [ava] });
        with(base, over)
    };
    let there = |rule, over| of_conference("swindon", rule, next(over), discussed());
    assert_eq!(
        there(RuleId::IcpcReconvene, json!({})),
        found("2027-01-25", "")
    );
    let closed = || json!({ "closed_at": "2027-01-22T12:00:00Z", "decisions": [decision(601, AVA, "plan", json!({}))] });
    assert_eq!(
        there(RuleId::IcpcReconvene, closed()),
        found("2027-01-25", "2027-01-22")
    );
    assert_eq!(
        there(RuleId::IcpcFromStrategy, closed()),
        found("2027-01-11", "2027-01-22"),
        "the first limit was not reset"
    );
}

/// A review that was adjourned is continued as a review.
#[test]
fn c5_a_continued_review_has_the_limit_of_the_review() {
    let of = |rule, plan_over: Value, ava: Value| {
        let ava = subject(
            AVA,
            "reconvened",
            with(json!({ "previous_held_on": "2027-01-11" }), ava),
        );
        let next = json!({ "id": id(510), "held_on": "2027-01-22", "subjects": [ava] });
        let plans = json!({ "plans": [plan(701, AVA, "2026-10-12", plan_over)] });
        of_conference("swindon", rule, next, plans)
    };
    let first = |over| of(RuleId::ReviewFirst, over, json!({}));
    assert_eq!(first(json!({})), found("2027-01-12", ""));
    let ended_later = json!({ "ended_on": "2027-03-01", "state": "ended" });
    assert_eq!(first(ended_later), found("2027-01-12", ""));
    let ended_there = json!({ "ended_on": "2027-01-22", "state": "ended" });
    assert_eq!(first(ended_there), found("2027-01-12", ""));
    let ended_before = json!({ "ended_on": "2027-01-21", "state": "ended" });
    assert_eq!(first(ended_before), None, "there is no plan to review");
    assert_eq!(
        first(json!({ "started_on": "2027-01-22" })),
        None,
        "it begins here"
    );
    assert_eq!(
        first(json!({ "child": id(BEN) })),
        None,
        "it is the brother's"
    );
    let reviewed = || {
        json!({ "reviews": [{ "id": id(801), "conference": id(499), "held_on": "2026-11-10" },
        { "id": id(802), "conference": id(510), "held_on": "2027-01-22" }] })
    };
    assert_eq!(
        of(RuleId::ReviewNext, reviewed(), json!({})),
        found("2027-05-10", ""),
        "the conference itself is not the one before it"
    );
    let moved = json!({ "written_notice_on": "2027-01-04" });
    assert_eq!(
        of(RuleId::IcpcTransferIn, json!({}), moved),
        found("2027-01-25", "")
    );
}

#[test]
fn c5_the_conference_to_continue_is_the_last_that_was_adjourned_without_a_decision() {
    let of = |over: Value| {
        let one = conference(with(
            json!({ "id": id(501), "held_on": "2027-01-04" }),
            over.clone(),
        ));
        let two = conference(with(
            json!({ "id": id(502), "held_on": "2027-01-11" }),
            over,
        ));
        to_continue([&one, &two], person(AVA)).map(|found| found.id.to_string())
    };
    let adjourned = || json!({ "state": "adjourned" });
    assert_eq!(of(adjourned()), Some(id(502)));
    let inquorate =
        json!({ "state": "closed", "quorum": [judgement("inquorate_adjourn", json!({}))] });
    assert_eq!(of(inquorate), Some(id(502)));
    assert_eq!(of(json!({ "state": "booked" })), None);
    let decided = |outcome| json!({ "decisions": [decision(601, AVA, outcome, json!({}))] });
    assert_eq!(of(with(adjourned(), decided("no_plan"))), None);
    assert_eq!(of(decided("adjourn")), Some(id(502)));
    let continued = [subject(AVA, "initial", json!({ "continued_in": id(510) }))];
    assert_eq!(
        of(with(adjourned(), json!({ "subjects": continued }))),
        None
    );
    let others = [subject(BEN, "initial", json!({}))];
    assert_eq!(of(with(adjourned(), json!({ "subjects": others }))), None);
}

#[test]
fn invitations_and_the_bundle_of_reports_have_their_days_before_the_conference() {
    let of = |pack_id: &str, rule, over: Value| of_conference(pack_id, rule, over, json!({}));
    let people = |second: Value| {
        let chair = practitioner(
            30,
            "Ines Calloway",
            "",
            "",
            json!({ "role": "chair", "invitation": null }),
        );
        json!({ "participants": [chair, practitioner(31, "Ada Quill", "Health", "health", json!({})),
            practitioner(32, "Cai Morgan", "Police", "police", second)] })
    };
    let notice = |second| of("scotland", RuleId::CppmNotice, people(second));
    assert_eq!(notice(json!({})), found("2027-01-06", "2026-12-18"));
    let later = json!({ "invitation": { "reply": "none", "sent_at": "2027-01-05T09:00:00Z" } });
    assert_eq!(notice(later), found("2027-01-06", "2027-01-05"));
    assert_eq!(
        notice(json!({ "invitation": null })),
        found("2027-01-06", ""),
        "one person waits for an invitation"
    );
    let closed = || json!({ "closed_at": "2027-01-11T12:00:00Z" });
    let sent_to_all = with(people(json!({})), closed());
    let met = of("scotland", RuleId::CppmNotice, sent_to_all);
    assert_eq!(met, found("2027-01-06", "2026-12-18"));
    let never = with(people(json!({ "invitation": null })), closed());
    assert_eq!(
        of("scotland", RuleId::CppmNotice, never),
        None,
        "nobody is invited to what is over"
    );
    let review = |over: Value| {
        let ava = subject(AVA, "review", json!({}));
        with(
            json!({ "subjects": [ava], "invite_list_asked_on": "2026-11-27" }),
            over,
        )
    };
    assert_eq!(
        of("surrey", RuleId::InviteReviewList, review(json!({}))),
        found("2026-11-30", "2026-11-27")
    );
    assert_eq!(
        of("surrey", RuleId::InviteReview, review(people(json!({})))),
        found("2026-12-11", "2026-12-18")
    );
    assert_eq!(of("surrey", RuleId::InviteReview, json!({})), None);
    let sent = json!({ "report_bundle_sent_on": "2027-01-10" });
    assert_eq!(
        of("oxfordshire", RuleId::ReportBundle, sent),
        found("2027-01-10", "2027-01-10")
    );
}

#[test]
fn wales_sends_the_summary_by_the_earlier_of_two_limits() {
    let of = |over: Value| {
        let met = json!({ "outline_plans": [with(json!({ "child": id(AVA) }), over)] });
        of_conference("wales", RuleId::DecisionSummary, met, json!({}))
    };
    assert_eq!(of(json!({})), found("2027-01-18", ""));
    let earlier = json!({ "core_group_first_on": "2027-01-15" });
    assert_eq!(of(earlier), found("2027-01-15", ""));
    let later = json!({ "core_group_first_on": "2027-01-20" });
    assert_eq!(of(later), found("2027-01-18", ""));
}

/// Wales: written information within 3 days of the notice of a move.
#[test]
fn d2_the_written_information_follows_the_call_that_told_of_the_move() {
    let of = |over: Value| {
        let ava = subject(AVA, "transfer_in", over);
        of_conference(
            "wales",
            RuleId::TransferInfo,
            json!({ "subjects": [ava] }),
            json!({}),
        )
    };
    assert_eq!(
        of(json!({ "call_on": "2027-01-04" })),
        found("2027-01-07", "")
    );
    assert_eq!(
        of(json!({ "call_on": "2027-01-04", "written_notice_on": "2027-01-08" })),
        found("2027-01-07", "2027-01-08")
    );
    assert_eq!(of(json!({ "written_notice_on": "2027-01-08" })), None);
    let not_moving = subject(AVA, "initial", json!({ "call_on": "2027-01-04" }));
    let not_moving = json!({ "subjects": [not_moving] });
    assert_eq!(
        of_conference("wales", RuleId::TransferInfo, not_moving, json!({})),
        None
    );
}

/// A window closes and nobody is late. A report that never came is not asked for after the end.
#[test]
fn what_is_over_is_no_longer_work() {
    let of = |rule: RuleId, over: Value| {
        let conference = conference(over);
        let rules = rules(if rule == RuleId::Amendments {
            "wales"
        } else {
            "sussex"
        });
        let dates = due_dates(&conference, &family(json!({})), &rules, holidays());
        let found = dates.iter().find(|date| date.timescale.rule == rule);
        found.unwrap().is_open(&conference)
    };
    let report =
        || json!({ "reports": [{ "id": id(411), "agency": "Health", "state": "requested" }] });
    let closed = || json!({ "closed_at": "2027-01-11T12:00:00Z" });
    assert!(of(RuleId::ReportInitial, report()));
    assert!(!of(RuleId::ReportInitial, with(report(), closed())));
    let received = json!({ "reports": [{ "id": id(411), "agency": "Health", "state": "received",
        "received_at": "2027-01-05T09:00:00Z" }] });
    assert!(!of(RuleId::ReportInitial, received));
    assert!(
        of(RuleId::DecisionLetter, closed()),
        "the letter is still to be sent"
    );
    let copy = json!({ "copies": [{ "id": id(421), "paper": "minutes", "version": null, "recipient": id(31),
        "recipient_name": "Ada Quill", "number": 1, "state": "receipted", "received_on": "2027-02-04" }] });
    assert!(
        !of(RuleId::Amendments, copy),
        "corrections may be asked for; nobody has to"
    );
    for rule in RuleId::ALL {
        let windows = [
            RuleId::Amendments,
            RuleId::ComplaintWritten,
            RuleId::ExclusionRequest,
            RuleId::FormalDissent,
        ];
        assert_eq!(rule.is_window(), windows.contains(rule), "{rule}");
    }
}
