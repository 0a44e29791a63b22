//! The published schema of a conference file, and what it finds wrong.

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

use super::problems::Problems;
use super::shape::ConferenceFile;
use crate::AppError;

/// The schema of a conference file, in JSON: it stands beside the example.
///
/// # Errors
/// `store_failed` if it cannot be written as JSON.
pub fn conference_schema() -> Result<String, AppError> {
    let text = serde_json::to_string_pretty(&schemars::schema_for!(ConferenceFile));
    text.map(|text| text + "\n")
        .map_err(|_| AppError::new("store_failed"))
}

/// Reads a file that follows the schema.
///
/// Shape: where only some fields are wrong, the others are read all the same, so that what
/// contradicts itself is listed with them.
pub(super) fn read(
    file: &Value,
    problems: &mut Problems,
) -> Result<Option<ConferenceFile>, AppError> {
    let schema = schemars::schema_for!(ConferenceFile).to_value();
    let validator = validator(&schema)?;
    let mut readable = file.clone();
    for error in validator.iter_errors(file) {
        add(&error, problems);
        leave_out(&error, &mut readable);
    }
    Ok(serde_json::from_value(readable).ok())
}

fn validator(schema: &Value) -> Result<Validator, AppError> {
    jsonschema::options()
        .should_validate_formats(true)
        .build(schema)
        .map_err(|_| AppError::new("procedures_unreadable"))
}

fn add(error: &ValidationError<'_>, problems: &mut Problems) {
    let path = readable_path(error.instance_path().as_str());
    let value = short(error.instance());
    match error.kind() {
        Kind::AdditionalProperties { unexpected } => {
            for field in unexpected {
                problems.add(
                    joined(&path, field),
                    "import_unknown_field",
                    &[("field", field)],
                );
            }
        }
        Kind::Required { property } => {
            let field = property.as_str().unwrap_or_default();
            problems.add(
                joined(&path, field),
                "import_missing_field",
                &[("field", field)],
            );
        }
        Kind::Format { .. } => problems.add(path, "import_not_a_date", &[("value", &value)]),
        Kind::Pattern { .. } => problems.add(path, "import_not_a_time", &[("value", &value)]),
        Kind::Enum { options } => {
            let codes = options
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str);
            let codes = codes.collect::<Vec<_>>().join(", ");
            problems.add(
                path,
                "import_not_a_code",
                &[("value", &value), ("codes", &codes)],
            );
        }
        Kind::MinLength { .. } | Kind::MinItems { .. } => problems.add(path, "import_empty", &[]),
        Kind::Minimum { limit } | Kind::Maximum { limit } => {
            let limit = limit.to_string();
            problems.add(
                path,
                "import_out_of_range",
                &[("value", &value), ("limit", &limit)],
            );
        }
        Kind::Type { kind } => {
            problems.add(path, "import_wrong_type", &[("wanted", &wanted(kind))]);
        }
        _ => problems.add(path, "import_does_not_fit", &[]),
    }
}

fn wanted(kind: &jsonschema::error::TypeKind) -> String {
    use jsonschema::error::TypeKind;
    match kind {
        TypeKind::Single(one) => one.to_string(),
        TypeKind::Multiple(several) => several
            .iter()
            .map(|one| one.to_string())
            .collect::<Vec<_>>()
            .join(" or "),
    }
}

/// Takes what does not fit out of a copy of the file, so that the rest can be read.
fn leave_out(error: &ValidationError<'_>, readable: &mut Value) {
    let path = error.instance_path().as_str();
    if let Kind::AdditionalProperties { unexpected } = error.kind() {
        if let Some(Value::Object(fields)) = readable.pointer_mut(path) {
            fields.retain(|field, _| !unexpected.contains(field));
        }
        return;
    }
    let Some((parent, field)) = path.rsplit_once('/') else {
        return;
    };
    if let Some(Value::Object(fields)) = readable.pointer_mut(parent) {
        fields.remove(field);
    }
}

/// `/participants/3/presence/0/from` as people write it: `participants[3].presence[0].from`.
fn readable_path(pointer: &str) -> String {
    let mut path = String::new();
    for part in pointer.split('/').skip(1) {
        if part.chars().all(|c| c.is_ascii_digit()) {
            path.push_str(&format!("[{part}]"));
        } else {
            path = joined(&path, &part.replace("~1", "/").replace("~0", "~"));
        }
    }
    path
}

pub(super) fn joined(path: &str, field: &str) -> String {
    if path.is_empty() {
        field.to_owned()
    } else {
        format!("{path}.{field}")
    }
}

/// The value as the sentence quotes it. Long texts stay out of messages.
fn short(value: &Value) -> String {
    const LONGEST: usize = 40;
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    if text.chars().count() <= LONGEST {
        return text;
    }
    text.chars().take(LONGEST).chain(['\u{2026}']).collect()
}
