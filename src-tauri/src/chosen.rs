//! Which files the window may name.
//!
//! A page names a file only after a person chose it in the system's dialog or dropped it on the
//! window, so a page that was made to misbehave cannot read or write elsewhere.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde_json::Value;

/// Fields of a request that name a file or a folder.
const FILE_FIELDS: [&str; 2] = ["path", "folder"];

/// The files and folders that a person chose since the window opened.
#[derive(Default)]
pub(crate) struct ChosenFiles(Mutex<HashSet<PathBuf>>);

impl ChosenFiles {
    /// Remembers that a person chose this.
    pub fn add(&self, path: PathBuf) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(path);
    }

    /// Forgets every choice. Called on lock.
    pub fn clear(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// Whether every file that the request names was chosen by a person.
    pub fn allow(&self, request: &Value) -> bool {
        let chosen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        FILE_FIELDS
            .iter()
            .filter_map(|field| request.get(field)?.as_str())
            .all(|named| chosen.contains(&PathBuf::from(named)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_request_without_a_file_is_allowed() {
        assert!(ChosenFiles::default().allow(&json!({ "conference": "x" })));
    }

    #[test]
    fn a_file_is_allowed_only_after_a_person_chose_it() {
        let chosen = ChosenFiles::default();
        let request = json!({ "path": "/media/report.pdf" });
        assert!(!chosen.allow(&request), "nobody chose it yet");
        chosen.add(PathBuf::from("/media/report.pdf"));
        assert!(chosen.allow(&request));
        assert!(!chosen.allow(&json!({ "path": "/media/report.pdf", "folder": "/etc" })));
        chosen.clear();
        assert!(!chosen.allow(&request), "a lock ends every choice");
    }

    #[test]
    fn a_path_that_names_a_field_is_no_file() {
        assert!(ChosenFiles::default().allow(&json!({ "path": ["notes", "text"] })));
    }
}
