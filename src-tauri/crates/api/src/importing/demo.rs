//! A vault of invented families at every stage of the work.
//!
//! The families are files like any other, but for their days: `@today-3` is three days ago,
//! `@workday+5` five working days ahead and `@now-10` ten minutes ago, so that the demonstration
//! is always of today.

use std::path::Path;

use chairside_domain::calendar::Calendar;
use chairside_domain::ids::ConferenceId;
use chairside_domain::minutes::PaperKind;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use serde_json::Value;

use super::ImportedConference;
use super::problems::Problems;
use crate::AppError;
use crate::app::App;
use crate::contract::{Nothing, PrepareCopy};
use crate::environment::Environment;
use crate::rules::{procedures_of, rules_in_force};
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

const DAYS_OF_A_WEEK: i64 = 7;
const WORKING_DAYS_OF_A_WEEK: i64 = 5;

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
        let procedures = procedures_of(&office)?;
        let in_force = rules_in_force(&procedures, &office)?;
        let calendar = in_force.holidays.calendar(in_force.pack.calendar);
        let now = Moment {
            today: environment.today(),
            time: environment.time_of_day(),
            calendar,
        };
        let mut conferences = Vec::new();
        let mut copies_prepared = 0;
        for file in FILES {
            let mut file: Value =
                serde_json::from_str(file).map_err(|_| AppError::new("procedures_unreadable"))?;
            put_days(&mut file, &now)?;
            put_chair(&mut file, &self.person_name);
            let receivers = take_receivers(&mut file);
            let imported = self.import(&file, Path::new(""), Problems::default(), environment)?;
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
        let recipient = self.person_given(id, receiver)?;
        let request = PrepareCopy {
            conference: id,
            paper: PaperKind::Minutes,
            recipient,
            has_place_marks: false,
            has_watermark: false,
            attachments: Vec::new(),
            is_large_print: false,
            redactions: Vec::new(),
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

/// What the demonstration counts from.
struct Moment<'a> {
    today: NaiveDate,
    time: NaiveTime,
    calendar: &'a Calendar,
}

/// Replaces every day and time that is counted from now.
fn put_days(value: &mut Value, now: &Moment<'_>) -> Result<(), AppError> {
    match value {
        Value::String(text) if text.starts_with('@') => {
            let (counted, rest) = text[1..].split_once('T').unwrap_or((&text[1..], ""));
            let put = now
                .put(counted)
                .ok_or_else(|| AppError::new("procedures_unreadable"))?;
            *text = if rest.is_empty() {
                put
            } else {
                format!("{put}T{rest}")
            };
        }
        Value::Array(items) => items.iter_mut().try_for_each(|item| put_days(item, now))?,
        Value::Object(fields) => fields
            .values_mut()
            .try_for_each(|item| put_days(item, now))?,
        Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null => {}
    }
    Ok(())
}

impl Moment<'_> {
    /// The day or time that `today-3`, `workday+5` or `now-10` stands for.
    fn put(&self, counted: &str) -> Option<String> {
        let (from, count) = match counted.find(['+', '-']) {
            Some(at) => (&counted[..at], counted[at..].parse::<i64>().ok()?),
            None => (counted, 0),
        };
        match from {
            "today" => Some(self.day(count)?.to_string()),
            "workday" => Some(self.working_day(count)?.to_string()),
            "now" => Some(self.minutes(count).format("%H:%M").to_string()),
            _ => None,
        }
    }

    fn day(&self, days: i64) -> Option<NaiveDate> {
        self.today.checked_add_signed(TimeDelta::try_days(days)?)
    }

    /// Past the bank holidays that are known, working days are as long as they are on average.
    fn working_day(&self, count: i64) -> Option<NaiveDate> {
        let number = u32::try_from(count.unsigned_abs()).ok()?;
        let counted = if count < 0 {
            self.calendar.working_days_before(self.today, number)
        } else {
            self.calendar.working_days_after(self.today, number)
        };
        match counted {
            Ok(counted) => Some(counted.ends_on),
            Err(_) => self.day(count * DAYS_OF_A_WEEK / WORKING_DAYS_OF_A_WEEK),
        }
    }

    /// So many minutes before or after now, on the same day.
    fn minutes(&self, minutes: i64) -> NaiveTime {
        let (at, days) = self
            .time
            .overflowing_add_signed(TimeDelta::minutes(minutes));
        if days == 0 { at } else { NaiveTime::MIN }
    }
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
