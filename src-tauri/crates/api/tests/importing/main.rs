//! A conference from a file: the published example, every kind of problem, and the demonstration.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[allow(
    dead_code,
    reason = "shared with the journey's tests, which use the rest"
)]
#[path = "../journey/office.rs"]
mod office;

mod demo;
mod example;
mod problems;

use std::path::PathBuf;

use chairside_api::{AppError, ImportConference, ImportedConference};
use office::Office;
use serde_json::Value;

/// The folder of the published examples.
fn examples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../assets/examples")
}

/// The published example.
fn example() -> Value {
    let text = std::fs::read_to_string(examples().join("conference.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Imports a file made from `value`.
fn import(office: &Office, value: &Value) -> Result<ImportedConference, AppError> {
    import_text(office, &value.to_string())
}

fn import_text(office: &Office, text: &str) -> Result<ImportedConference, AppError> {
    let path = office.folder.path().join("conference.json");
    std::fs::write(&path, text).unwrap();
    office.app.import_conference(ImportConference {
        path: path.to_string_lossy().into_owned(),
    })
}
