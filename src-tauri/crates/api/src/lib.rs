//! One function for each thing a person does. The shell and the command line call only this.
//!
//! A function takes a request, does it whole or not at all, and answers with a view in which
//! everything a screen shows is already worked out. Errors say what happened and what to do.

mod app;
mod beliefs;
mod care;
mod causes;
mod commands;
mod conferences;
mod contract;
mod copies;
mod council_mark;
mod environment;
mod error;
mod family;
mod files;
mod importing;
mod messages;
mod minutes;
mod named;
mod office;
mod papers;
mod preferences;
mod procedures;
mod projection;
mod reports;
mod rules;
mod search;
mod session;
mod view;
mod words;

use chrono::{DateTime, Utc};
use uuid::Uuid;

pub use app::App;
pub use chairside_domain::minutes::PaperKind;
pub use chairside_domain::office::OfficeRole;
pub use chairside_domain::timescale::{BookingVerdict, ToBook};
pub use commands::NAMES as COMMAND_NAMES;
#[cfg(feature = "ts")]
pub use commands::export_typescript;
pub use contract::*;
pub use copies::{MadeCopy, MakeCopy};
pub use environment::{Clock, Environment, local as local_moment};
pub use error::{AppError, FieldError};
pub use files::create_private;
pub use importing::{FilledDemo, ImportConference, ImportedConference, conference_schema};
pub use named::{ConferenceInBrief, RecipientInBrief};
pub use office::timescale;
pub use procedures::{check_pack, packs};

/// Makes an id: a UUID that sorts by the moment at which it was made.
pub(crate) fn make_id(now: DateTime<Utc>) -> Result<Uuid, AppError> {
    let mut random = [0_u8; 10];
    getrandom::fill(&mut random).map_err(|_| AppError::new("vault_failed"))?;
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
}
