//! What a service installs from files: newer bank holidays, and procedure packs of its own.

use std::collections::{BTreeMap, BTreeSet};

use chairside_domain::calendar::BankHolidays;
use chairside_domain::conference::ConferenceState;
use chairside_domain::ids::ConferenceId;
use chairside_domain::moved_dates::{MovedDate, moved_dates, moved_family_dates};
use chairside_domain::office::Office;
use chairside_domain::pack::check_choice;
use chairside_domain::timescale::{Due, Timescale};
use chairside_record::OfficeAct;
use chairside_store::ConferenceRow;

use crate::app::App;
use crate::contract::{
    InstallPack, MovedDateView, OfficeView, PackChoice, RefreshCalendar, RefreshedCalendar,
    RemovePack,
};
use crate::messages::text;
use crate::office::pack_choice;
use crate::rules::{procedures, procedures_of, rules_in_force, rules_of, with_own_packs};
use crate::session::Session;
use crate::words::plain_date;
use crate::{AppError, files};

/// The largest file of rules that is read, in bytes.
const RULES_BYTES_MAX: u64 = 1_000_000;

impl App {
    /// Installs a newer list of bank holidays. What was met or sent stays as it was.
    ///
    /// # Errors
    /// `calendar_refused` with the line that is wrong, or where the list is not newer; then
    /// nothing was changed.
    pub fn refresh_calendar(
        &self,
        request: RefreshCalendar,
    ) -> Result<RefreshedCalendar, AppError> {
        self.with_session(|session, environment| {
            let text = rules_text(&request.path)?;
            let office = session.office()?;
            let before = procedures_of(&office)?;
            let after = newer_holidays(&before.holidays, &text)?;
            let moved = session.moved_by(&before.holidays, &after)?;
            session.change(session.office, environment, |record, stamp| {
                Ok(record.apply(&OfficeAct::InstallBankHolidays { text }, stamp)?)
            })?;
            session.project_anew(environment)?;
            Ok(RefreshedCalendar {
                office: session.office_view(environment)?,
                moved,
            })
        })
    }

    /// Installs a procedure pack that the service wrote. One with the same id takes the place of
    /// the earlier version.
    ///
    /// # Errors
    /// `pack_refused` with the line that is wrong; then nothing was changed.
    pub fn install_pack(&self, request: InstallPack) -> Result<OfficeView, AppError> {
        self.with_session(|session, environment| {
            let text = rules_text(&request.path)?;
            let office = session.office()?;
            let (mut packs, replaced) = apart(office.own_packs, id_of(&text).as_deref());
            packs.push(text);
            with_own_packs(&packs)?;
            let earlier = kept_earlier(office.earlier_packs, replaced, &packs);
            session.change(session.office, environment, |record, stamp| {
                Ok(record.apply(&OfficeAct::SetOwnPacks { packs, earlier }, stamp)?)
            })?;
            session.office_view(environment)
        })
    }

    /// Takes a pack that the service wrote off again. Conferences that were booked under it keep it.
    ///
    /// # Errors
    /// `unknown_pack_named` where the service has none of that name, `pack_in_use` where the
    /// service follows it, `pack_refused` where another pack stands on it; then nothing was changed.
    pub fn remove_pack(&self, request: RemovePack) -> Result<OfficeView, AppError> {
        self.with_session(|session, environment| {
            let office = session.office()?;
            let (packs, removed) = apart(office.own_packs, Some(&request.pack));
            if removed.is_empty() {
                let named = [("pack", request.pack.as_str())];
                return Err(AppError::with("unknown_pack_named", &named));
            }
            let earlier = kept_earlier(office.earlier_packs, removed, &packs);
            let act = OfficeAct::SetOwnPacks { packs, earlier };
            session.rules_must_hold(&act)?;
            session.change(session.office, environment, |record, stamp| {
                Ok(record.apply(&act, stamp)?)
            })?;
            session.office_view(environment)
        })
    }
}

/// The packs that are part of the program. It needs no vault.
///
/// # Errors
/// `procedures_unreadable` if a file of the program itself is damaged.
pub fn packs() -> Result<Vec<PackChoice>, AppError> {
    Ok(procedures()?
        .packs
        .iter()
        .map(|pack| pack_choice(pack, &[]))
        .collect())
}

/// Reads a pack that a service wrote, beside those of the program. It needs no vault.
///
/// # Errors
/// `pack_refused` with each line that is wrong.
pub fn check_pack(path: &str) -> Result<PackChoice, AppError> {
    let text = rules_text(path)?;
    let packs = with_own_packs(std::slice::from_ref(&text))?;
    let own: Vec<String> = id_of(&text).into_iter().collect();
    let read = packs.iter().map(|pack| pack_choice(pack, &own));
    read.into_iter()
        .find(|pack| pack.is_own)
        .ok_or_else(|| AppError::new("unknown_pack"))
}

impl Session {
    /// Refuses a change of the office after which its rules could not be worked out.
    pub(crate) fn rules_must_hold(&mut self, act: &OfficeAct) -> Result<(), AppError> {
        let office = self.office()?;
        match act {
            OfficeAct::ChooseRule { choice } => {
                let pack = office.pack.parse();
                let pack = pack.map_err(|_| AppError::new("unknown_pack"))?;
                check_choice(&procedures_of(&office)?.packs, &pack, choice).map_err(|problem| {
                    AppError::with("rule_refused", &[("why", &problem.to_string())])
                })?;
            }
            OfficeAct::ChangeOffice { change } => {
                let pack = change.fields().get("pack").and_then(|pack| pack.as_str());
                if let Some(pack) = pack {
                    let procedures = procedures_of(&office)?;
                    let with_pack = Office {
                        pack: pack.to_owned(),
                        ..office
                    };
                    rules_in_force(&procedures, &with_pack)?;
                }
            }
            OfficeAct::InstallBankHolidays { text } => {
                newer_holidays(&procedures_of(&office)?.holidays, text)?;
            }
            OfficeAct::SetOwnPacks { packs, .. } => {
                let packs = with_own_packs(packs)?;
                if packs.iter().all(|pack| pack.id.to_string() != office.pack) {
                    return Err(AppError::new("pack_in_use"));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The open dates of every conference and family that another list of bank holidays moves.
    fn moved_by(
        &mut self,
        before: &BankHolidays,
        after: &BankHolidays,
    ) -> Result<Vec<MovedDateView>, AppError> {
        let office = self.office()?;
        let procedures = procedures_of(&office)?;
        let in_force = rules_in_force(&procedures, &office)?;
        let mut moved = Vec::new();
        // The rows are in order of their days: the dates of a family are shown with its latest.
        let mut families = BTreeMap::new();
        for row in self.store.conferences()? {
            let conference = self.conference(ConferenceId(row.document.0))?;
            let family = self.family(conference.family)?;
            if conference.state != ConferenceState::Final {
                let follows = rules_of(&procedures, &office, &conference)?;
                let dates = moved_dates(&conference, &family, &follows.rules, before, after);
                moved.extend(dates.iter().map(|date| moved_date(&row, date)));
            }
            families.insert(row.family, (row, family));
        }
        for (row, family) in families.into_values() {
            let held_on = self.days_complained_about(&family)?;
            let held_on = |id| held_on.get(&id).copied();
            let dates = moved_family_dates(&family, &in_force.rules, held_on, before, after);
            moved.extend(dates.iter().map(|date| moved_date(&row, date)));
        }
        moved.sort_by(|a, b| (&a.reference, &a.label).cmp(&(&b.reference, &b.label)));
        Ok(moved)
    }
}

/// The packs of the service without those of one id, and those.
fn apart(packs: Vec<String>, id: Option<&str>) -> (Vec<String>, Vec<String>) {
    packs
        .into_iter()
        .partition(|known| id_of(known).as_deref() != id)
}

/// The earlier versions that are kept for the conferences booked under them. One version of a pack
/// is kept once, and not beside the same version in use.
fn kept_earlier(earlier: Vec<String>, replaced: Vec<String>, in_use: &[String]) -> Vec<String> {
    let mut seen: BTreeSet<_> = in_use.iter().map(|text| id_and_version(text)).collect();
    let newest_first = replaced.into_iter().chain(earlier);
    newest_first
        .filter(|text| seen.insert(id_and_version(text)))
        .collect()
}

fn newer_holidays(known: &BankHolidays, text: &str) -> Result<BankHolidays, AppError> {
    known
        .refreshed_from(text)
        .map_err(|problem| AppError::with("calendar_refused", &[("why", &problem.to_string())]))
}

fn moved_date(row: &ConferenceRow, moved: &MovedDate) -> MovedDateView {
    MovedDateView {
        conference: ConferenceId(row.document.0),
        reference: row.reference.clone(),
        label: moved.after.title.clone(),
        before: day_words(&moved.before),
        after: day_words(&moved.after),
    }
}

/// "11 January 2027", and the last day to meet where that is another one.
fn day_words(timescale: &Timescale) -> String {
    let Some(due_on) = timescale.due.map(Due::day) else {
        return text("standing_not_covered", &[]);
    };
    let due = plain_date(due_on);
    match timescale.latest_bookable.filter(|day| *day != due_on) {
        None => due,
        Some(bookable) => text(
            "due_and_bookable",
            &[("due", &due), ("bookable", &plain_date(bookable))],
        ),
    }
}

/// The id that a pack gives itself, if its text can be read at all.
pub(crate) fn id_of(pack: &str) -> Option<String> {
    let table: toml::Table = toml::from_str(pack).ok()?;
    Some(table.get("id")?.as_str()?.to_owned())
}

fn id_and_version(pack: &str) -> Option<(String, String)> {
    let table: toml::Table = toml::from_str(pack).ok()?;
    let version = table.get("version")?.as_str()?;
    Some((id_of(pack)?, version.to_owned()))
}

fn rules_text(path: &str) -> Result<String, AppError> {
    let bytes = files::read_at_most(path, RULES_BYTES_MAX)?;
    String::from_utf8(bytes).map_err(|_| AppError::new("rules_not_text"))
}
