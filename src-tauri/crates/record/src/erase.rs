//! Removing a passage for good: a new document from the present state, without it.

use serde_json::{Map, Value};

use crate::audit::Audit;
use crate::document::Spot;
use crate::error::RecordError;
use crate::path::ItemPath;
use crate::record::Record;
use crate::stamp::Stamp;

impl Record {
    /// Makes a new record from the present state, without one field of one item.
    ///
    /// Nothing of the history, of removed items or of values that lost a conflict goes over:
    /// settle conflicts first. For a note the first wording goes with the text. The caller
    /// destroys the old record's key and files, and keeps a certificate.
    ///
    /// # Errors
    /// [`RecordError::DoesNotFit`] if the record cannot do without the field, and
    /// [`RecordError::UnknownItem`] if it is not there.
    pub fn rewrite_without(
        &self,
        path: &ItemPath,
        field: &str,
        stamp: &Stamp,
    ) -> Result<Self, RecordError> {
        let mut present = self.view().record()?;
        if let Value::Object(root) = &mut present {
            // Approved blocks go over as they were approved.
            if let Ok(conference) = self.as_conference() {
                let minutes = serde_json::to_value(conference.minutes);
                root.insert(
                    "minutes".to_owned(),
                    minutes.map_err(|_| RecordError::NotReadable)?,
                );
            }
        }
        let item = find_mut(&mut present, path, &Spot::root(self.kind))?;
        let unknown = || RecordError::UnknownField {
            field: field.to_owned(),
        };
        let value = item.get_mut(field).ok_or_else(unknown)?;
        *value = match value {
            Value::String(_) => Value::String(String::new()),
            Value::Array(_) => Value::Array(Vec::new()),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Value::Null,
        };
        if field == "text" {
            item.remove("first_wording");
        }
        let audit = Audit::new("rewrite_without", stamp).with_path(path, field);
        Self::begin(self.kind, &audit, present, stamp).map_err(|_| RecordError::DoesNotFit {
            field: field.to_owned(),
        })
    }
}

/// Finds an item in a record that was read as JSON.
fn find_mut<'v>(
    record: &'v mut Value,
    path: &ItemPath,
    root: &Spot,
) -> Result<&'v mut Map<String, Value>, RecordError> {
    let mut spot = root.clone();
    let mut here = record;
    let mut names = path.0.iter();
    while let Some(name) = names.next() {
        let mut id = "";
        let mut next = here.get_mut(name);
        if let Some(key) = spot.key_of(name) {
            id = names.next().map(String::as_str).unwrap_or_default();
            let items = next.and_then(Value::as_array_mut).into_iter().flatten();
            next = items
                .into_iter()
                .find(|item| item.get(key).and_then(Value::as_str) == Some(id));
        }
        here = next.ok_or_else(|| RecordError::UnknownItem {
            collection: name.clone(),
            id: id.to_owned(),
        })?;
        spot = spot.child(name);
    }
    here.as_object_mut().ok_or(RecordError::NotReadable)
}
