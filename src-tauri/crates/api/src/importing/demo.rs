//! A vault of invented families at every stage of the work.
//!
//! The families are files like any other, but for their days: `@today-3` is three days ago and
//! `@workday+5` five working days ahead, so that the demonstration is always of today.

use std::path::Path;

use chairside_domain::calendar::Calendar;
use chairside_domain::ids::{ConferenceId, PersonId};
use chairside_domain::minutes::PaperKind;
use chrono::{Days, NaiveDate};
use serde_json::Value;

use super::ImportedConference;
use crate::AppError;
use crate::app::App;
use crate::contract::{Nothing, PrepareCopy};
use crate::environment::Environment;
use crate::rules::rules_in_force;
use crate::session::Session;

macro_rules! demo_files {
    ($($name:literal),+ $(,)?) => {
        &[$(include_str!(concat!("../../../../../assets/examples/demo/", $name, ".json"))),+]
    };
}

/// The invented families, each with the persons whose copies are prepared.
const FILES: &[&str] = demo_files![
    "requested",
    "booked",
    "preparing",
    "in-progress",
    "closed",
    "minutes-drafted",
    "approved",
    "copies-prepared",
    "review-two-kinds",
    "pre-birth",
    "transfer-in",
];

/// What the demonstration holds.
#[derive(Clone, Debug, serde::Serialize)]
pub struct FilledDemo {
    /// The conferences, in the order in which they were made.
    pub conferences: Vec<ImportedConference>,
    /// Copies that were prepared.
    pub copies_prepared: u32,
}

impl App {
    /// Fills a new vault with invented families at every stage of the work.
    ///
    /// # Errors
    /// `demo_vault_in_use` if it holds a conference already: nothing invented is put among real
    /// records.
    pub fn fill_demo(&self, _: Nothing) -> Result<FilledDemo, AppError> {
        self.with_session(|session, environment| session.fill_demo(environment))
    }
}

impl Session {
    fn fill_demo(&mut self, environment: &Environment) -> Result<FilledDemo, AppError> {
        if !self.store.conferences()?.is_empty() {
            return Err(AppError::new("demo_vault_in_use"));
        }
        let office = self.office()?;
        let in_force = rules_in_force(&office)?;
        let calendar = in_force.holidays.calendar(in_force.pack.calendar);
        let mut conferences = Vec::new();
        let mut copies_prepared = 0;
        for file in FILES {
            let mut file: Value =
                serde_json::from_str(file).map_err(|_| AppError::new("procedures_unreadable"))?;
            put_days(&mut file, environment.today(), calendar)?;
            put_chair(&mut file, &self.person_name);
            let receivers = take_receivers(&mut file);
            let imported = self.import(&file, Path::new(""), environment)?;
            for receiver in &receivers {
                self.prepare_demo_copy(imported.conference, receiver, environment)?;
                copies_prepared += 1;
            }
            conferences.push(imported);
        }
        Ok(FilledDemo {
            conferences,
            copies_prepared,
        })
    }

    fn prepare_demo_copy(
        &mut self,
        id: ConferenceId,
        receiver: &str,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let family = self.conference(id)?.family;
        let recipient: PersonId = super::derive_person(family, receiver);
        let request = PrepareCopy {
            conference: id,
            paper: PaperKind::Minutes,
            recipient,
            has_place_marks: false,
            attachments: Vec::new(),
            is_large_print: false,
        };
        self.prepare(&request, environment).map(drop)
    }
}

/// Takes the list of persons whose copies are prepared out of a demonstration file.
fn take_receivers(file: &mut Value) -> Vec<String> {
    let list = file
        .as_object_mut()
        .and_then(|fields| fields.remove("demo_copies_for"));
    let names = list
        .as_ref()
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    names
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect()
}

/// Replaces every day that is counted from today.
fn put_days(value: &mut Value, today: NaiveDate, calendar: &Calendar) -> Result<(), AppError> {
    match value {
        Value::String(text) if text.starts_with('@') => {
            let (day, rest) = text[1..].split_once('T').unwrap_or((&text[1..], ""));
            let day = counted_day(day, today, calendar)
                .ok_or_else(|| AppError::new("procedures_unreadable"))?;
            *text = if rest.is_empty() {
                day.to_string()
            } else {
                format!("{day}T{rest}")
            };
        }
        Value::Array(items) => items
            .iter_mut()
            .try_for_each(|item| put_days(item, today, calendar))?,
        Value::Object(fields) => {
            fields
                .values_mut()
                .try_for_each(|item| put_days(item, today, calendar))?;
        }
        Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null => {}
    }
    Ok(())
}

/// The chair of every conference is the person at this vault.
fn put_chair(file: &mut Value, name: &str) {
    let people = file
        .get_mut("participants")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten();
    for person in people.filter(|person| person["role"] == "chair") {
        person["name"] = name.into();
    }
}

/// The day that `today-3` or `workday+5` stands for.
fn counted_day(text: &str, today: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    let (counts_work, rest) = match text.strip_prefix("workday") {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix("today")?),
    };
    if rest.is_empty() {
        return if counts_work {
            calendar.working_day_on_or_before(today).ok()
        } else {
            Some(today)
        };
    }
    let (sign, number) = rest.split_at(1);
    let number: u32 = number.parse().ok()?;
    match (counts_work, sign) {
        (true, "+") => Some(calendar.working_days_after(today, number).ok()?.ends_on),
        (true, "-") => Some(calendar.working_days_before(today, number).ok()?.ends_on),
        (false, "+") => today.checked_add_days(Days::new(u64::from(number))),
        (false, "-") => today.checked_sub_days(Days::new(u64::from(number))),
        _ => None,
    }
}
