//! Invented people, two devices, and short ways to say what they do.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each suite uses a part of these, and a test stops at the first surprise"
)]

use chairside_domain::conference::Conference;
use chairside_domain::decision::{ChildDecision, DecisionOutcome};
use chairside_domain::ids::*;
use chairside_domain::meeting::{AgendaItem, Audience, Note, NoteMark};
use chairside_domain::minutes::{MinuteBlock, MinutesSection, MinutesState, MinutesVersion};
use chairside_domain::office::OfficeRole;
use chairside_record::{Patch, Record, RecordKind, Stamp};
use chrono::{DateTime, NaiveTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// An id by number.
pub fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)
}

/// A time of the day.
pub fn time(text: &str) -> NaiveTime {
    text.parse().unwrap()
}

/// A moment, in seconds after the beginning of an invented day.
pub fn moment(seconds: i64) -> DateTime<Utc> {
    "2026-03-02T09:30:00Z".parse::<DateTime<Utc>>().unwrap() + chrono::TimeDelta::seconds(seconds)
}

/// The chair's laptop.
pub fn chair(seconds: i64) -> Stamp {
    Stamp {
        at: moment(seconds),
        device: [1; 32],
        person: PersonId(uuid(9_001)),
        person_name: "Oyelaran Bright".to_owned(),
        role: OfficeRole::Chair,
    }
}

/// The administrator's laptop.
pub fn administrator(seconds: i64) -> Stamp {
    Stamp {
        at: moment(seconds),
        device: [2; 32],
        person: PersonId(uuid(9_002)),
        person_name: "Wen Castellanos".to_owned(),
        role: OfficeRole::Administrator,
    }
}

/// A domain value from JSON.
pub fn value<T: serde::de::DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json).unwrap()
}

/// A patch of these fields.
pub fn patch<T>(json: Value) -> Patch<T> {
    match json {
        Value::Object(fields) => Patch::new(fields),
        other => panic!("not fields: {other}"),
    }
}

/// A conference with nothing in it.
pub fn empty_conference() -> Conference {
    value(json!({
        "id": uuid(1),
        "family": uuid(2),
        "reference": "CP/2026/0001",
        "state": "requested",
        "mode": "in_person",
        "procedure_pack": { "pack": "england", "version": "1", "calendar": "1" },
    }))
}

/// The record of a conference with nothing in it.
pub fn record() -> Record {
    Record::new_conference(&empty_conference(), &chair(0)).unwrap()
}

/// The same record, opened on another device.
pub fn copy_of(record: &Record) -> Record {
    Record::load(record.kind(), &record.save(), []).unwrap()
}

/// Brings everything that `from` has into `to`.
pub fn bring(to: &mut Record, from: &mut Record) {
    let changes = from.take_changes();
    to.merge(changes.iter().map(|change| change.bytes.as_slice()))
        .unwrap();
}

/// Brings each other's changes to both.
pub fn exchange(one: &mut Record, other: &mut Record) {
    let (from_one, from_other) = (one.take_changes(), other.take_changes());
    one.merge(from_other.iter().map(|change| change.bytes.as_slice()))
        .unwrap();
    other
        .merge(from_one.iter().map(|change| change.bytes.as_slice()))
        .unwrap();
}

/// Every value of the record as JSON, whichever kind it is.
pub fn values(record: &Record) -> Value {
    fn json<T: Serialize>(value: T) -> Value {
        serde_json::to_value(value).unwrap()
    }
    match record.kind() {
        RecordKind::Family => json(record.as_family().unwrap()),
        RecordKind::Conference => json(record.as_conference().unwrap()),
        RecordKind::Office => json(record.as_office().unwrap()),
    }
}

/// A plain note.
pub fn note(number: u128, text: &str) -> Note {
    Note {
        id: NoteId(uuid(number)),
        item: None,
        at: time("10:05:00"),
        speaker: None,
        words_of: None,
        mark: NoteMark::Plain,
        text: text.to_owned(),
        first_wording: None,
        child_scope: Vec::new(),
        audience: Audience::All,
        is_shared_on_display: false,
        action_owner: None,
        action_by: None,
    }
}

/// An item of the agenda.
pub fn agenda_item(number: u128, heading: &str) -> AgendaItem {
    AgendaItem {
        id: AgendaItemId(uuid(number)),
        heading: heading.to_owned(),
        section: MinutesSection::Purpose,
        minutes_allowed: Some(10),
        began_at: None,
        ended_at: None,
        audience: Audience::All,
        guidance: String::new(),
    }
}

/// A block of the minutes.
pub fn block(number: u128, section: MinutesSection, text: &str) -> MinuteBlock {
    MinuteBlock {
        id: MinuteBlockId(uuid(number)),
        section,
        under: String::new(),
        text: text.to_owned(),
        words_of: None,
        source_person: None,
        source_note: None,
        mark: None,
        child_scope: Vec::new(),
        audience: Audience::All,
        also_for: Vec::new(),
        said_at: None,
    }
}

/// An empty draft of the minutes.
pub fn minutes(number: u128) -> MinutesVersion {
    MinutesVersion {
        id: MinutesVersionId(uuid(number)),
        number: 1,
        state: MinutesState::Draft,
        blocks: Vec::new(),
        approved_at: None,
        approved_by: String::new(),
        sha256: String::new(),
        heads: Vec::new(),
        signature: String::new(),
        attachment: None,
        replaces: None,
        change_reason: String::new(),
    }
}

/// A decision.
pub fn decision(number: u128, categories: &[&str]) -> ChildDecision {
    ChildDecision {
        id: ChildDecisionId(uuid(number)),
        child: PersonId(uuid(11)),
        outcome: DecisionOutcome::Plan,
        categories: categories.iter().map(ToString::to_string).collect(),
        reasons: "Both parents agree that the home is not safe yet.".to_owned(),
        category_change_reason: String::new(),
        decided_by: String::new(),
        decided_at: moment(0),
        follow_up: String::new(),
        end_reason: None,
    }
}
