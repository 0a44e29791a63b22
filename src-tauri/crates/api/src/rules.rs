//! The procedure packs and bank holidays that an office works with, and the rules in force.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chairside_domain::calendar::BankHolidays;
use chairside_domain::conference::Conference;
use chairside_domain::office::Office;
use chairside_domain::pack::{EffectiveRules, PackId, PackSet, ProcedurePack, effective_rules};

use chrono::NaiveDate;

use crate::AppError;
use crate::procedures::id_of;

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

/// What a pack of the service is called where a line of it is wrong.
const OWN_PACK_FILE: &str = "the pack";

const BANK_HOLIDAYS: &str = include_str!("../../../../assets/bank-holidays/bank-holidays.toml");

/// The procedure packs and bank holidays that an office works with.
pub(crate) struct Procedures {
    pub(crate) packs: PackSet,
    /// Sets in which a pack of the service is read in an earlier version, one for each.
    earlier: Vec<PackSet>,
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

/// The procedures that are part of the program, read once.
///
/// # Errors
/// `procedures_unreadable` if a file of the program itself is damaged; a test reads them all.
pub(crate) fn procedures() -> Result<Arc<Procedures>, AppError> {
    static PROCEDURES: OnceLock<Option<Arc<Procedures>>> = OnceLock::new();
    PROCEDURES
        .get_or_init(|| {
            let packs = PackSet::parse(PACK_FILES).ok()?;
            let holidays = BankHolidays::parse(BANK_HOLIDAYS).ok()?;
            Some(Arc::new(Procedures {
                packs,
                earlier: Vec::new(),
                holidays,
            }))
        })
        .clone()
        .ok_or_else(|| AppError::new("procedures_unreadable"))
}

/// The procedures of an office: those of the program, with the packs that the service wrote and
/// the newer bank holidays that it installed.
///
/// # Errors
/// `procedures_unreadable` as for [`procedures`]; `pack_refused` where a pack of the service no
/// longer fits those of the program.
pub(crate) fn procedures_of(office: &Office) -> Result<Arc<Procedures>, AppError> {
    let shipped = procedures()?;
    if office.bank_holidays.is_empty()
        && office.own_packs.is_empty()
        && office.earlier_packs.is_empty()
    {
        return Ok(shipped);
    }
    // They are asked for with every look at a conference, so the last ones stay read.
    static LAST: Mutex<Option<(Vec<String>, Arc<Procedures>)>> = Mutex::new(None);
    let mut texts = vec![office.bank_holidays.clone()];
    texts.extend(office.own_packs.iter().cloned());
    texts.extend(office.earlier_packs.iter().cloned());
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, read)) = last.as_ref()
        && *known == texts
    {
        return Ok(Arc::clone(read));
    }
    let read = Arc::new(Procedures {
        packs: with_own_packs(&office.own_packs)?,
        earlier: earlier_sets(office),
        holidays: newest_holidays(&office.bank_holidays, &shipped)?,
    });
    *last = Some((texts, Arc::clone(&read)));
    Ok(read)
}

/// The packs of the program and those of the service, read together so that one can name another
/// as its parent.
///
/// # Errors
/// `pack_refused` with each line that is wrong.
pub(crate) fn with_own_packs(own: &[String]) -> Result<PackSet, AppError> {
    let mut files = PACK_FILES.to_vec();
    files.extend(own.iter().map(|text| (OWN_PACK_FILE, text.as_str())));
    PackSet::parse(&files).map_err(|problems| {
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        AppError::with("pack_refused", &[("why", &problems.join("; "))])
    })
}

/// A set for each earlier version of a pack of the service. One that no longer fits the packs of the
/// program is left out.
fn earlier_sets(office: &Office) -> Vec<PackSet> {
    let with = |earlier: &String| {
        let others = office.own_packs.iter();
        let mut own: Vec<String> = others
            .filter(|text| id_of(text) != id_of(earlier))
            .cloned()
            .collect();
        own.push(earlier.clone());
        with_own_packs(&own).ok()
    };
    office.earlier_packs.iter().filter_map(with).collect()
}

/// The list that was installed, unless the program came with one that reaches further since.
fn newest_holidays(installed: &str, shipped: &Procedures) -> Result<BankHolidays, AppError> {
    if installed.is_empty() {
        return shipped_holidays();
    }
    match BankHolidays::parse(installed) {
        Ok(list) if list.coverage().1 >= shipped.holidays.coverage().1 => Ok(list),
        Ok(_) | Err(_) => shipped_holidays(),
    }
}

fn shipped_holidays() -> Result<BankHolidays, AppError> {
    BankHolidays::parse(BANK_HOLIDAYS).map_err(|_| AppError::new("procedures_unreadable"))
}

/// The rules in force for an office, by its [`procedures_of`].
///
/// # Errors
/// `unknown_pack` if the office names a pack that is not there.
pub(crate) fn rules_in_force<'a>(
    procedures: &'a Procedures,
    office: &Office,
) -> Result<RulesInForce<'a>, AppError> {
    let unknown = || AppError::new("unknown_pack");
    let id: PackId = office.pack.parse().map_err(|_| unknown())?;
    rules_by(procedures, &procedures.packs, &id, office)
}

/// The rules that a conference follows: those of the pack under which it was booked, with what the
/// service chose since.
///
/// Shape: where this vault no longer has the version it was booked under, the pack's version in use;
/// where it has no pack of that name, the office's.
///
/// # Errors
/// `unknown_pack` as for [`rules_in_force`].
pub(crate) fn rules_of<'a>(
    procedures: &'a Procedures,
    office: &Office,
    conference: &Conference,
) -> Result<RulesInForce<'a>, AppError> {
    let booked = &conference.procedure_pack;
    let Ok(id) = booked.pack.parse::<PackId>() else {
        return rules_in_force(procedures, office);
    };
    let sets = || std::iter::once(&procedures.packs).chain(&procedures.earlier);
    let has_version = |set: &&PackSet| {
        let pack = set.get(&id);
        pack.is_some_and(|pack| pack.version == booked.version)
    };
    let set = sets()
        .find(has_version)
        .or_else(|| sets().find(|set| set.get(&id).is_some()));
    match set {
        Some(set) => rules_by(procedures, set, &id, office),
        None => rules_in_force(procedures, office),
    }
}

fn rules_by<'a>(
    procedures: &'a Procedures,
    set: &'a PackSet,
    id: &PackId,
    office: &Office,
) -> Result<RulesInForce<'a>, AppError> {
    let unknown = || AppError::new("unknown_pack");
    let pack = set.get(id).ok_or_else(unknown)?;
    let rules = effective_rules(set, id, &office.rule_choices).map_err(|_| unknown())?;
    Ok(RulesInForce {
        pack,
        rules,
        holidays: &procedures.holidays,
        closure_days: office.closure_days.clone(),
    })
}
