//! One date of a conference or a family, and when it was met.
#![allow(dead_code, reason = "each user of this module needs some of it")]

use chairside_domain::due::due_dates;
use chairside_domain::family_due::family_due_dates;
use chairside_domain::timescale::{RuleId, Timescale};
use serde_json::{Value, json};

use super::holidays;
use super::records::*;

/// A limit and the day on which it was met, as text. `None` where there is no such date.
pub type Found = Option<(String, String)>;

pub fn shown(timescale: &Timescale, done_on: Option<chrono::NaiveDate>) -> (String, String) {
    let due = timescale.due.map(|due| due.day().to_string());
    let done_on = done_on.map(|day| day.to_string());
    (due.unwrap_or_default(), done_on.unwrap_or_default())
}

pub fn of_conference(pack_id: &str, rule: RuleId, over: Value, family_over: Value) -> Found {
    let (conference, family) = (conference(over), family(family_over));
    let dates = due_dates(&conference, &family, &rules(pack_id), holidays());
    let mut found = dates.iter().filter(|date| date.timescale.rule == rule);
    let first = found.next().map(|d| shown(&d.timescale, d.done_on));
    assert!(found.next().is_none(), "{rule} stands twice");
    first
}

pub fn of_family(pack_id: &str, rule: RuleId, family_over: Value) -> Found {
    let dates = family_due_dates(&family(family_over), &rules(pack_id), holidays(), |_| None);
    let mut found = dates.iter().filter(|date| date.timescale.rule == rule);
    let first = found.next().map(|d| shown(&d.timescale, d.done_on));
    assert!(found.next().is_none(), "{rule} stands twice");
    first
}

pub fn found(due: &str, done_on: &str) -> Found {
    Some((due.to_owned(), done_on.to_owned()))
}

pub fn core_group(number: u128, held_on: &str, over: Value) -> Value {
    with(
        json!({ "id": id(number), "held_on": held_on, "attended": [] }),
        over,
    )
}
