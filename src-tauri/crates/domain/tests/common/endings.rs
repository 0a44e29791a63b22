//! Ends of plans, and a family of two with plans under review.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

use chairside_domain::conference::Conference;
use chairside_domain::ending::{Ending, EndingRules, missing};
use chairside_domain::family::{Child, Family};
use chairside_domain::life::plan::PlanFact;
use chairside_domain::plan::{EndReason, WrittenConfirmation};
use serde_json::{Value, json};

use super::records::*;
use super::{day, holidays, pack};

pub const NO_EVIDENCE: Ending<'static> = Ending {
    reason: EndReason::MovedToAnotherAuthority,
    ended_on: None,
    evidence: None,
    transfer_conference_on: None,
    conference: None,
};

/// What is missing for an end, by a pack.
pub fn missing_by(pack_id: &str, child: &Child, ending: &Ending<'_>) -> Vec<PlanFact> {
    let (pack, rules) = (pack(pack_id), rules(pack_id));
    let by = EndingRules {
        pack: &pack,
        rules: &rules,
        holidays: holidays(),
    };
    missing(child, ending, &by)
}

pub fn ava(over: Value) -> Child {
    value(child(AVA, over))
}

pub fn letter() -> WrittenConfirmation {
    WrittenConfirmation {
        authority: "Wexmoor".to_owned(),
        author: "Dilys Achterberg, service manager".to_owned(),
        dated_on: day("2027-04-20"),
        document: "0a1b".to_owned(),
    }
}

pub fn family_of_ava_and_ben(ava_over: Value) -> Family {
    family(json!({
        "children": [child(AVA, ava_over), child(BEN, json!({}))],
        "plans": [plan(701, AVA, "2026-10-12", json!({ "conference": id(499) })), plan(702, BEN, "2026-10-12", json!({ "conference": id(499) }))],
    }))
}

pub fn review_on(date: &str) -> Conference {
    conference(
        json!({ "held_on": date, "subjects": [subject(AVA, "review", json!({})), subject(BEN, "review", json!({}))] }),
    )
}
