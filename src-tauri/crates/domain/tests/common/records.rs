//! Invented families and conferences, made from JSON so that a test says only what matters to it.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

use chairside_domain::conference::Conference;
use chairside_domain::family::Family;
use chairside_domain::ids::*;
use chairside_domain::minutes::MinuteBlock;
use chairside_domain::pack::{EffectiveRules, ProcedurePack, effective_rules};
use chairside_domain::warnings::{Known, Warning, WarningCode, warnings};
use chrono::NaiveDate;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{day, holidays, pack, packs};

/// An id by number, as text.
pub fn id(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

pub fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

/// Numbers of the people in these tests.
pub const AVA: u128 = 1;
pub const BEN: u128 = 2;
pub const CASS: u128 = 3;
pub const DEE: u128 = 4;
pub const MOTHER: u128 = 11;
pub const TOM: u128 = 12;
pub const RAJ: u128 = 13;

/// A domain value from JSON.
pub fn value<T: serde::de::DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json).expect("the JSON is of the domain")
}

/// `base` with the fields of `over` in place of its own.
pub fn with(mut base: Value, over: Value) -> Value {
    let (Some(fields), Value::Object(over)) = (base.as_object_mut(), over) else {
        panic!("not objects");
    };
    fields.extend(over);
    base
}

pub fn child(number: u128, over: Value) -> Value {
    let names = [(AVA, "Ava"), (BEN, "Ben"), (CASS, "Cass"), (DEE, "Dee")];
    let name = names
        .iter()
        .find(|(n, _)| *n == number)
        .map_or("Kit", |(_, name)| name);
    let base = json!({
        "id": id(number), "given_names": name, "surname": "Marlowe-Osei", "status": "born",
        "born_on": "2019-06-03", "sex": "not_known",
    });
    with(base, over)
}

/// Ava, Ben, Cass and Dee with their mother; Tom is Ava's father, Raj is Ben's.
pub fn family_json() -> Value {
    let relation = |number: u128, adult: u128, child: u128, kind: &str| {
        json!({ "id": id(number), "adult": id(adult), "child": id(child), "kind": kind,
                "parental_responsibility": "yes" })
    };
    json!({
        "id": id(900), "reference": "CS/2027/0001",
        "children": [child(AVA, json!({})), child(BEN, json!({ "born_on": "2021-02-14" })),
                     child(CASS, json!({ "born_on": "2016-09-30" })), child(DEE, json!({ "born_on": "2027-02-01" }))],
        "adults": [
            { "id": id(MOTHER), "given_names": "Folasade", "surname": "Marlowe-Osei" },
            { "id": id(TOM), "given_names": "Tom", "surname": "Brannigan" },
            { "id": id(RAJ), "given_names": "Raj", "surname": "Sandhu" },
        ],
        "relationships": [
            relation(801, MOTHER, AVA, "mother"), relation(802, MOTHER, BEN, "mother"),
            relation(803, MOTHER, CASS, "mother"), relation(804, MOTHER, DEE, "mother"),
            relation(805, TOM, AVA, "father"), relation(806, RAJ, BEN, "father"),
        ],
    })
}

pub fn family(over: Value) -> Family {
    value(with(family_json(), over))
}

pub fn subject(number: u128, kind: &str, over: Value) -> Value {
    with(
        json!({ "child": id(number), "kind": kind, "participation": "pn0" }),
        over,
    )
}

/// A conference on Monday 11 January 2027 about Ava and Ben.
pub fn conference_json() -> Value {
    json!({
        "id": id(500), "family": id(900), "reference": "CS/2027/0001-1", "state": "booked",
        "held_on": "2027-01-11", "starts_at": "10:00:00", "ends_at": "12:00:00",
        "mode": "in_person",
        "procedure_pack": { "pack": "england", "version": "2026.1", "calendar": "1" },
        "subjects": [subject(AVA, "initial", json!({})), subject(BEN, "initial", json!({}))],
    })
}

pub fn conference(over: Value) -> Conference {
    value(with(conference_json(), over))
}

/// A practitioner who was invited.
pub fn practitioner(
    number: u128,
    name: &str,
    agency: &str,
    discipline: &str,
    over: Value,
) -> Value {
    let base = json!({
        "id": id(number), "name": name, "initials": "p", "role": "practitioner",
        "agency": agency, "discipline": discipline, "has_direct_contact": true,
        "invitation": { "reply": "coming", "sent_at": "2026-12-18T10:00:00Z" },
    });
    with(base, over)
}

/// A parent who was invited.
pub fn parent(number: u128, name: &str, over: Value) -> Value {
    let base = json!({
        "id": id(number), "name": name, "initials": "pa", "role": "parent",
        "invitation": { "reply": "coming", "sent_at": "2026-12-18T10:00:00Z" },
    });
    with(base, over)
}

pub fn decision(number: u128, child: u128, outcome: &str, over: Value) -> Value {
    let base = json!({
        "id": id(number), "child": id(child), "outcome": outcome, "categories": [],
        "reasons": "In the chair's words.", "decided_by": "Ines Calloway",
        "decided_at": "2027-01-11T12:30:00Z",
    });
    with(base, over)
}

pub fn plan(number: u128, child: u128, started_on: &str, over: Value) -> Value {
    let base = json!({
        "id": id(number), "child": id(child), "conference": id(500), "started_on": started_on,
        "initial_categories": ["NEG"], "latest_categories": ["NEG"], "state": "active",
    });
    with(base, over)
}

pub fn rules(pack_id: &str) -> EffectiveRules {
    effective_rules(packs(), &pack_id.parse().unwrap(), &[]).expect(pack_id)
}

/// What warnings are judged by, with a pack and a day.
pub struct Judged {
    pub pack: ProcedurePack,
    pub rules: EffectiveRules,
    pub today: NaiveDate,
    pub closure_days: Vec<NaiveDate>,
    pub previous: Option<Conference>,
}

pub fn judged(pack_id: &str, today: &str) -> Judged {
    Judged {
        pack: pack(pack_id),
        rules: rules(pack_id),
        today: day(today),
        closure_days: Vec::new(),
        previous: None,
    }
}

impl Judged {
    pub fn known(&self) -> Known<'_> {
        Known {
            pack: &self.pack,
            rules: &self.rules,
            holidays: holidays(),
            closure_days: &self.closure_days,
            today: self.today,
            previous: self.previous.as_ref(),
        }
    }

    pub fn warnings(&self, conference: &Conference, family: &Family) -> Vec<Warning> {
        warnings(conference, family, &self.known())
    }

    pub fn codes(&self, conference: &Conference, family: &Family) -> Vec<WarningCode> {
        self.warnings(conference, family)
            .into_iter()
            .map(|w| w.code)
            .collect()
    }
}

pub fn present(number: u128, from: &str, until: Option<&str>) -> Value {
    json!({ "id": id(number), "from": from, "until": until, "kind": "in_person" })
}

pub fn said_at(at: &str) -> MinuteBlock {
    value(json!({ "id": id(301), "section": "analysis", "text": "t", "said_at": at }))
}

pub fn judgement(decision: &str, over: Value) -> Value {
    let base = json!({ "id": id(220), "at": "2027-01-11T10:05:00Z", "agencies_present": [], "counted_rule": "",
        "decision": decision, "reasons": "" });
    with(base, over)
}
