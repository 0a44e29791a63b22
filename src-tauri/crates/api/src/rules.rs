//! The procedure packs and bank holidays that are part of the program.

use std::sync::OnceLock;

use chairside_domain::calendar::BankHolidays;
use chairside_domain::office::Office;
use chairside_domain::pack::{EffectiveRules, PackId, PackSet, ProcedurePack, effective_rules};

use chrono::NaiveDate;

use crate::AppError;

macro_rules! packs {
    ($($id:literal),+ $(,)?) => {
        &[$((
            concat!($id, ".toml"),
            include_str!(concat!("../../../../assets/procedure-packs/", $id, ".toml")),
        )),+]
    };
}

const PACK_FILES: &[(&str, &str)] = packs![
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

const BANK_HOLIDAYS: &str = include_str!("../../../../assets/bank-holidays/bank-holidays.toml");

/// Everything the program knows about procedures, read once.
pub(crate) struct Procedures {
    pub(crate) packs: PackSet,
    pub(crate) holidays: BankHolidays,
}

/// The rules in force for an office, with the pack they come from.
pub(crate) struct RulesInForce<'a> {
    pub(crate) pack: &'a ProcedurePack,
    pub(crate) rules: EffectiveRules,
    pub(crate) holidays: &'a BankHolidays,
    /// Days on which the service is closed. They move no date.
    pub(crate) closure_days: Vec<NaiveDate>,
}

/// The procedures that are part of the program.
///
/// # Errors
/// `procedures_unreadable` if a file of the program itself is damaged; a test reads them all.
pub(crate) fn procedures() -> Result<&'static Procedures, AppError> {
    static PROCEDURES: OnceLock<Option<Procedures>> = OnceLock::new();
    PROCEDURES
        .get_or_init(|| {
            let packs = PackSet::parse(PACK_FILES).ok()?;
            let holidays = BankHolidays::parse(BANK_HOLIDAYS).ok()?;
            Some(Procedures { packs, holidays })
        })
        .as_ref()
        .ok_or_else(|| AppError::new("procedures_unreadable"))
}

/// The rules in force for an office.
///
/// # Errors
/// `unknown_pack` if the office names a pack that the program does not have.
pub(crate) fn rules_in_force(office: &Office) -> Result<RulesInForce<'static>, AppError> {
    let procedures = procedures()?;
    let id: PackId = office
        .pack
        .parse()
        .map_err(|_| AppError::new("unknown_pack"))?;
    let pack = procedures
        .packs
        .get(&id)
        .ok_or_else(|| AppError::new("unknown_pack"))?;
    let rules = effective_rules(&procedures.packs, &id, &office.rule_choices)
        .map_err(|_| AppError::new("unknown_pack"))?;
    let closure_days = office.closure_days.clone();
    Ok(RulesInForce {
        pack,
        rules,
        holidays: &procedures.holidays,
        closure_days,
    })
}
