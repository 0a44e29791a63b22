//! The bank holidays and packs that the app carries, and short ways to ask them for a date.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

pub mod endings;
pub mod found;
pub mod records;

use std::sync::LazyLock;

use chairside_domain::calendar::BankHolidays;
use chairside_domain::pack::{PackSet, ProcedurePack};
use chairside_domain::timescale::{Timescale, TimescaleRule, Triggers, compute};
use chrono::NaiveDate;

pub const HOLIDAYS_TEXT: &str =
    include_str!("../../../../../assets/bank-holidays/bank-holidays.toml");

macro_rules! pack_files {
    ($($name:literal),+ $(,)?) => {
        &[$((concat!($name, ".toml"), include_str!(concat!("../../../../../assets/procedure-packs/", $name, ".toml")))),+]
    };
}

pub const PACK_FILES: &[(&str, &str)] = pack_files![
    "england",
    "pan-bedfordshire",
    "devon",
    "scie",
    "sussex",
    "swindon",
    "liverpool",
    "southwark",
    "teesside",
    "sefton",
    "surrey",
    "oxfordshire",
    "york",
    "greater-manchester",
    "highland",
    "north-yorkshire",
    "wales",
    "scotland",
    "scotland-local",
];

static HOLIDAYS: LazyLock<BankHolidays> =
    LazyLock::new(|| BankHolidays::parse(HOLIDAYS_TEXT).expect("the list is well formed"));

static PACKS: LazyLock<PackSet> = LazyLock::new(|| match PackSet::parse(PACK_FILES) {
    Ok(packs) => packs,
    Err(errors) => panic!("{errors:#?}"),
});

pub fn holidays() -> &'static BankHolidays {
    &HOLIDAYS
}

pub fn packs() -> &'static PackSet {
    &PACKS
}

pub fn pack(id: &str) -> ProcedurePack {
    packs().get(&id.parse().unwrap()).expect(id).clone()
}

pub fn rule(pack_id: &str, id: &str) -> TimescaleRule {
    let pack = pack(pack_id);
    let rule = pack.rule(id.parse().unwrap());
    rule.unwrap_or_else(|| panic!("{pack_id} has no {id}"))
        .clone()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

/// The timescale of a rule from one date, or one date with a time.
pub fn timescale(pack: &str, rule_id: &str, from: &str) -> Timescale {
    with_triggers(pack, rule_id, from, &[])
}

/// As [`timescale`], with further triggers by their codes.
pub fn with_triggers(pack: &str, rule_id: &str, from: &str, also: &[(&str, &str)]) -> Timescale {
    let at: chairside_domain::timescale::TriggerAt = from.parse().expect(from);
    let mut triggers = Triggers::from(at);
    for (kind, date) in also {
        let at: chairside_domain::timescale::TriggerAt = date.parse().expect(date);
        triggers = triggers.also(kind.parse().expect(kind), at);
    }
    compute(&rule(pack, rule_id), &triggers, holidays()).expect("the rule can be counted")
}

pub fn due(pack: &str, rule_id: &str, from: &str) -> String {
    let timescale = timescale(pack, rule_id, from);
    timescale.due.map(|due| due.to_string()).unwrap_or_default()
}

pub fn latest(pack: &str, rule_id: &str, from: &str) -> String {
    let latest = timescale(pack, rule_id, from).latest_bookable;
    latest.map(|day| day.to_string()).unwrap_or_default()
}
