//! What went wrong, in words for the person at the terminal.

use std::fmt;

/// A sentence on what went wrong and what to do.
#[derive(Debug)]
pub(crate) struct Failure(String);

/// Success, or a [`Failure`].
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure with these words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// "Could not <what>: <error>".
pub(crate) fn because(what: &str, error: impl fmt::Display) -> Failure {
    Failure(format!("Could not {what}: {error}"))
}
