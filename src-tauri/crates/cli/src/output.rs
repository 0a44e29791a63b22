//! An answer on stdout: sentences, or one JSON document.

use std::io::{Write, stdout};

use serde_json::Value;

use crate::failure::Failure;

/// How answers are shown.
pub(crate) struct Output {
    is_json: bool,
}

impl Output {
    pub(crate) fn new(is_json: bool) -> Self {
        Self { is_json }
    }

    pub(crate) fn is_json(&self) -> bool {
        self.is_json
    }

    /// Shows the answer. Only one of the two forms is written.
    pub(crate) fn answer(&self, json: &Value, sentences: &[String]) -> Result<(), Failure> {
        let text = if self.is_json {
            json.to_string()
        } else {
            sentences.join("\n")
        };
        let mut out = stdout().lock();
        let written = if text.is_empty() {
            Ok(())
        } else {
            writeln!(out, "{text}")
        };
        written.and_then(|()| out.flush()).map_err(|_| {
            Failure::new(
                "The answer could not be written.",
                "Check where the output goes. What was done is done.",
            )
        })
    }
}
