//! Which shape a field has: the few things that the JSON of a value cannot tell.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Kind of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// A family.
    Family,
    /// A conference.
    Conference,
    /// The office.
    Office,
}

const ID: &str = "id";
const CHILD: &str = "child";

/// Collections of structs, each with the field that is its key.
const FAMILY: &[(&str, &str)] = &[
    ("children", ID),
    ("children/addresses", ID),
    ("adults", ID),
    ("adults/addresses", ID),
    ("adults/safety_notes", ID),
    ("relationships", ID),
    ("suppressions", ID),
    ("concerns", ID),
    ("strategy_discussions", ID),
    ("section47_enquiries", ID),
    ("plans", ID),
    ("plans/core_groups", ID),
    ("plans/reviews", ID),
    ("plans/significant_changes", ID),
    ("emergency_powers", ID),
    ("complaints", ID),
    ("escalations", ID),
    ("file_transfers", ID),
    ("file_transfers/enclosed", ID),
];

const CONFERENCE: &[(&str, &str)] = &[
    ("subjects", CHILD),
    ("participants", ID),
    ("participants/presence", ID),
    ("exclusions", ID),
    ("reports", ID),
    ("reports/sharing", ID),
    ("agenda", ID),
    ("notes", ID),
    ("quorum", ID),
    ("views", ID),
    ("decisions", ID),
    ("dissents", ID),
    ("danger_statements", ID),
    ("scales", ID),
    ("outline_plans", CHILD),
    ("outline_plans/actions", ID),
    ("minutes", ID),
    ("minutes/blocks", ID),
    ("amendment_requests", ID),
    ("copies", ID),
    ("copies/removed", ID),
    ("copies/findings", ID),
    ("incidents", ID),
    ("incidents/found", ID),
    ("overrides", ID),
];

const OFFICE: &[(&str, &str)] = &[
    ("colleagues", ID),
    ("rule_choices", ID),
    ("agenda_templates", ID),
    ("agenda_templates/items", ID),
];

/// Collections that a person edits as part of a form, so a patch may name them.
const PATCHED_WHOLE: &[&str] = &["addresses", "safety_notes", "enclosed"];

/// Lists that are one choice: two people's choices must not be joined behind their backs.
const ONE_CHOICE: &[&str] = &[
    "categories",
    "initial_categories",
    "latest_categories",
    "heads",
    "own_packs",
    "earlier_packs",
];

/// Prose wherever it stands.
const PROSE: &[&str] = &[
    "absence_reason",
    "assessment_delay_reason",
    "assessments_needed",
    "category_change_reason",
    "change_reason",
    "closed_reason",
    "complaints_text",
    "conference_refused_reason",
    "contingency",
    "delay_reason",
    "evidence",
    "family_involvement",
    "follow_up",
    "goal",
    "guidance",
    "heading",
    "how",
    "interim_protection",
    "joining_details",
    "letter_words",
    "lifted_reason",
    "measure",
    "no_minutes_reason",
    "pre_meeting",
    "progress",
    "reason",
    "reasons",
    "recipient_reason",
    "recording_request",
    "resolved_reason",
    "response_text",
    "restricted_note",
    "statement",
    "summary",
    "support",
    "views_obtained_how",
    "what",
    "why",
    "withheld_reason",
    "wording_for_copy",
];

/// Prose only there. An address is also called `text`, but two addresses joined letter by letter
/// would be a third one, so it stays a single value whose versions are a conflict.
const PROSE_IN: &[(&str, &str)] = &[
    ("amendment_requests", "text"),
    ("blocks", "text"),
    ("complaints", "reply"),
    ("complaints", "text"),
    ("dissents", "words"),
    ("escalations", "outcome"),
    ("escalations", "text"),
    ("notes", "text"),
    ("safety_notes", "text"),
];

/// How a field is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A map of items by this key field.
    Collection { key: &'static str },
    /// A map of scalars.
    Set,
    /// One scalar that holds a list.
    OneChoice,
    /// `Text`.
    Prose,
    /// A scalar, or a map of fields.
    Plain,
}

/// A place in a kind of record, without ids: which fields lie there is the same for each item.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    kind: RecordKind,
    names: Vec<String>,
}

impl Spot {
    pub(crate) fn root(kind: RecordKind) -> Self {
        Self {
            kind,
            names: Vec::new(),
        }
    }

    pub(crate) fn child(&self, name: &str) -> Self {
        let mut names = self.names.clone();
        names.push(name.to_owned());
        Self {
            kind: self.kind,
            names,
        }
    }

    /// The key field, if a collection of structs is kept under `name` here.
    pub(crate) fn key_of(&self, name: &str) -> Option<&'static str> {
        let depth = self.names.len();
        collections_of(self.kind)
            .iter()
            .find(|(path, _)| {
                let mut parts = path.split('/');
                parts.by_ref().take(depth).eq(self.names.iter())
                    && parts.next() == Some(name)
                    && parts.next().is_none()
            })
            .map(|(_, key)| *key)
    }

    /// The shape of `value` under `name` here.
    pub(crate) fn shape(&self, name: &str, value: &Value) -> Shape {
        if let Some(key) = self.key_of(name) {
            return Shape::Collection { key };
        }
        if ONE_CHOICE.contains(&name) {
            return Shape::OneChoice;
        }
        match value {
            Value::Array(_) => Shape::Set,
            Value::String(_) if self.is_prose(name) => Shape::Prose,
            _ => Shape::Plain,
        }
    }

    /// Tells whether a string under `name` here is prose.
    pub(crate) fn is_prose(&self, name: &str) -> bool {
        let parent = self.names.last().map(String::as_str).unwrap_or_default();
        PROSE.contains(&name) || PROSE_IN.contains(&(parent, name))
    }

    /// Tells whether a patch may name the field here.
    pub(crate) fn may_be_patched(&self, name: &str) -> bool {
        match self.key_of(name) {
            Some(_) => PATCHED_WHOLE.contains(&name),
            None => name != ID && !self.is_key_here(name),
        }
    }

    fn is_key_here(&self, name: &str) -> bool {
        let path = self.names.join("/");
        collections_of(self.kind)
            .iter()
            .any(|(collection, key)| *collection == path && *key == name)
    }
}

pub(crate) fn collections_of(kind: RecordKind) -> &'static [(&'static str, &'static str)] {
    match kind {
        RecordKind::Family => FAMILY,
        RecordKind::Conference => CONFERENCE,
        RecordKind::Office => OFFICE,
    }
}

/// The domain's name of a key of the document.
pub(crate) fn bare_name(key: &str) -> &str {
    key.strip_suffix("[]")
        .or_else(|| key.strip_suffix("{}"))
        .or_else(|| key.strip_suffix('='))
        .unwrap_or(key)
}
