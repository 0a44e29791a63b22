//! Errors as people see them: what happened, what to do, whether anything was saved.

use serde::{Deserialize, Serialize};

use crate::messages;

/// An error with its words.
///
/// The core gives a code and facts; the words come from the message file. It never holds a
/// person's name, address or free text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub struct AppError {
    /// Code, on which the window may act.
    pub code: String,
    /// What happened.
    pub what_happened: String,
    /// What to do.
    pub what_to_do: String,
    /// What was already saved is saved; nothing of this was lost.
    pub was_saved: bool,
    /// Fields that need attention.
    pub fields: Vec<FieldError>,
}

/// A field that needs attention.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub struct FieldError {
    /// Name of the field in the request.
    pub field: String,
    /// What is wrong with it and what to do.
    pub message: String,
}

impl AppError {
    /// An error by its code, with the words of the message file.
    pub fn new(code: &str) -> Self {
        Self::with(code, &[])
    }

    /// An error by its code, with facts for the places in its words.
    pub fn with(code: &str, facts: &[(&str, &str)]) -> Self {
        let words = messages::error_words(code, facts);
        Self {
            code: code.to_owned(),
            what_happened: words.what_happened,
            what_to_do: words.what_to_do,
            was_saved: words.was_saved,
            fields: Vec::new(),
        }
    }

    /// Adds a field that needs attention, with the words of the message file.
    pub fn field(mut self, field: &str, message_code: &str) -> Self {
        self.fields.push(FieldError {
            field: field.to_owned(),
            message: messages::text(message_code, &[]),
        });
        self
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.what_happened, self.what_to_do)
    }
}

impl std::error::Error for AppError {}
