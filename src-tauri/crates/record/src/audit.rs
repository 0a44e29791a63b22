//! The audit line: verb, ids and role of a change, and no words that a person typed.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use chairside_domain::ids::{EntryId, PersonId};
use chairside_domain::office::OfficeRole;

use crate::stamp::Stamp;

/// What a change says about itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub struct Audit {
    /// The verb, for instance `record_decision`.
    pub act: String,
    /// Who.
    pub person: PersonId,
    /// In which role.
    pub role: OfficeRole,
    /// Ids of what it was done to, by what they are.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ids: BTreeMap<String, String>,
    /// Names of the fields that were changed, where only some were.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// The draft that was written, so that it is never written twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<EntryId>,
}

/// Who made a change, on which device, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub struct Authorship {
    /// Public key of the device, in hex; empty for what every record begins with.
    pub device: String,
    /// Who, as the audit line says.
    pub person: Option<PersonId>,
    /// In which role.
    pub role: Option<OfficeRole>,
    /// When, by the device's clock, to the second.
    pub at: DateTime<Utc>,
}

impl Audit {
    pub(crate) fn new(act: &str, stamp: &Stamp) -> Self {
        Self {
            act: act.to_owned(),
            person: stamp.person,
            role: stamp.role,
            ids: BTreeMap::new(),
            fields: Vec::new(),
            draft: None,
        }
    }

    /// Takes verb and ids from an act as JSON. Only ids and names of fields are taken over.
    pub(crate) fn of_act(act: &Value, stamp: &Stamp) -> Self {
        let mut audit = Self::new("", stamp);
        for (name, value) in act.as_object().into_iter().flatten() {
            match value {
                Value::String(verb) if name == "act" => audit.act = verb.clone(),
                Value::Object(change) if name == "change" => {
                    audit.fields = change.keys().cloned().collect();
                }
                Value::Object(item) => {
                    for key in ["id", "child"] {
                        let name = if key == "id" { name } else { key };
                        audit.take_id(name, item.get(key));
                    }
                }
                Value::Array(several) => {
                    for (index, value) in several.iter().enumerate() {
                        audit.take_id(&format!("{name}.{index}"), Some(value));
                    }
                }
                other => audit.take_id(name, Some(other)),
            }
        }
        audit
    }

    pub(crate) fn named(mut self, act: &str) -> Self {
        act.clone_into(&mut self.act);
        self
    }

    pub(crate) fn with_path(mut self, path: &crate::ItemPath, field: &str) -> Self {
        for pair in path.0.chunks(2) {
            if let [collection, id] = pair {
                self.take_id(collection, Some(&Value::String(id.clone())));
            }
        }
        self.fields = vec![field.to_owned()];
        self
    }

    fn take_id(&mut self, name: &str, value: Option<&Value>) {
        const HYPHENATED_LEN: usize = 36;
        let id = value
            .and_then(Value::as_str)
            .filter(|text| text.len() == HYPHENATED_LEN)
            .and_then(|text| text.parse::<uuid::Uuid>().ok());
        if let Some(id) = id {
            self.ids.insert(name.to_owned(), id.to_string());
        }
    }

    pub(crate) fn to_line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads an audit line; `None` where a message is none.
    pub fn from_line(line: &str) -> Option<Self> {
        serde_json::from_str(line).ok()
    }
}
