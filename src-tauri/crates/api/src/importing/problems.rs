//! What is wrong with a file: every problem at once, each with the place where it stands.

use crate::messages::text;
use crate::{AppError, FieldError};

/// The problems of a file, in the order in which they were found.
#[derive(Default)]
pub(crate) struct Problems {
    found: Vec<FieldError>,
}

impl Problems {
    /// Adds a problem, with the sentence for its code.
    pub(crate) fn add(&mut self, path: impl Into<String>, code: &str, facts: &[(&str, &str)]) {
        let problem = FieldError {
            field: path.into(),
            message: text(code, facts),
        };
        if !self.found.contains(&problem) {
            self.found.push(problem);
        }
    }

    /// Adds a problem where `is_wrong`.
    pub(crate) fn add_if(&mut self, is_wrong: bool, path: impl Into<String>, code: &str) {
        if is_wrong {
            self.add(path, code, &[]);
        }
    }

    /// Adds those problems of `others` that do not follow from one that is known already.
    pub(crate) fn add_new(&mut self, others: Self) {
        let known: Vec<String> = self
            .found
            .iter()
            .map(|problem| problem.field.clone())
            .collect();
        let follows = |field: &str| {
            known
                .iter()
                .any(|path| is_within(path, field) || is_within(field, path))
        };
        self.found.extend(
            others
                .found
                .into_iter()
                .filter(|problem| !follows(&problem.field)),
        );
    }

    /// Nothing, or one error that lists every problem.
    pub(crate) fn into_result(self, code: &str) -> Result<(), AppError> {
        if self.found.is_empty() {
            return Ok(());
        }
        let mut error = AppError::with(code, &[("number", &self.found.len().to_string())]);
        error.fields = self.found;
        Err(error)
    }
}

/// Whether a place is another or stands inside it: `children[1].id` in `children[1]`.
fn is_within(inner: &str, outer: &str) -> bool {
    inner
        .strip_prefix(outer)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
