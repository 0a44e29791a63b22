//! Stores and writes to test with. All people are invented.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chairside_store::{
    Certificate, Change, ChangeHash, ConferenceRow, DocumentId, DocumentKind, DocumentWrite, Draft,
    Projection, SearchText, Snapshot, Store,
};
use chairside_vault::DatabaseKey;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use tempfile::TempDir;
use uuid::Uuid;

/// A folder with an open store in it.
pub struct Vault {
    pub folder: TempDir,
    pub store: Store,
}

pub fn key() -> DatabaseKey {
    DatabaseKey::for_tests(7)
}

pub fn vault() -> Vault {
    let folder = TempDir::new().unwrap();
    let store = Store::create(folder.path(), &key()).unwrap();
    Vault { folder, store }
}

impl Vault {
    /// Closes the store and opens it again.
    pub fn reopen(self) -> Self {
        let Self { folder, store } = self;
        store.close().unwrap();
        let store = Store::open(folder.path(), &key()).unwrap();
        Self { folder, store }
    }
}

pub fn document(number: u128) -> DocumentId {
    DocumentId(Uuid::from_u128(number))
}

pub fn at(seconds: i64) -> DateTime<Utc> {
    let start = NaiveDate::from_ymd_opt(2026, 9, 15)
        .unwrap()
        .and_time(NaiveTime::MIN)
        .and_utc();
    start + TimeDelta::seconds(seconds)
}

pub fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 1).unwrap() + Days::new(number)
}

pub fn hash(number: u64) -> ChangeHash {
    let mut bytes = [0xc4; 32];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    ChangeHash(bytes)
}

pub fn change(number: u64) -> Change {
    Change {
        hash: hash(number),
        author: vec![1; 32],
        actor: vec![2; 16],
        seq: number,
        at: at(number.cast_signed()),
        message: format!("record_note {number}"),
        body: format!("change {number}").into_bytes(),
    }
}

/// The changes with these numbers, the last of them the head, and nothing else.
pub fn write(document: DocumentId, numbers: &[u64]) -> DocumentWrite {
    DocumentWrite {
        document,
        kind: DocumentKind::Conference,
        changes: numbers.iter().map(|number| change(*number)).collect(),
        heads: numbers
            .last()
            .map(|number| hash(*number))
            .into_iter()
            .collect(),
        new_snapshot: None,
        projection: None,
        clear_drafts: Vec::new(),
        audit: Vec::new(),
    }
}

pub fn snapshot(body: &[u8]) -> Snapshot {
    Snapshot {
        at: at(0),
        body: body.to_vec(),
    }
}

pub fn draft(document: DocumentId, target: &str, text: &str) -> Draft {
    Draft {
        document,
        target: target.to_owned(),
        base_heads: vec![hash(1)],
        text: text.to_owned(),
        updated_at: at(5),
    }
}

pub fn conference(document: DocumentId, title: &str, held_on: NaiveDate) -> ConferenceRow {
    ConferenceRow {
        document,
        family: DocumentId(Uuid::from_u128(9_000)),
        reference: "WX-2026-0417".to_owned(),
        title: title.to_owned(),
        kinds: vec!["initial".to_owned(), "review".to_owned()],
        state: "preparing".to_owned(),
        chair: Some("Imelda Quarrington".to_owned()),
        held_on: Some(held_on),
        starts_at: NaiveTime::from_hms_opt(10, 30, 0),
        place: Some("Garden Room".to_owned()),
        next_action: Some("chase_report".to_owned()),
        next_action_due_on: Some(held_on),
        facts: "{\"reports_due\":8}".to_owned(),
        search_keys: vec![title.to_owned(), "WX-2026-0417".to_owned()],
    }
}

pub fn projection(conference: ConferenceRow) -> Projection {
    Projection {
        made_by: 1,
        conference: Some(conference),
        ..Projection::default()
    }
}

pub fn text(source: &str, title: &str, body: &str) -> SearchText {
    SearchText {
        kind: "report".to_owned(),
        source: source.to_owned(),
        title: title.to_owned(),
        body: body.to_owned(),
    }
}

pub fn certificate(document: DocumentId) -> Certificate {
    Certificate {
        document,
        at: at(99),
        body: b"signed statement".to_vec(),
    }
}
