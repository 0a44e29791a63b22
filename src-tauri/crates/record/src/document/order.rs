//! The order of items: a string between any two others.

use fractional_index::FractionalIndex;

/// An order string after `lower` and before `upper`, where given.
///
/// Bounds that are equal, out of order or unreadable leave only the lower one.
pub(crate) fn between(lower: Option<&str>, upper: Option<&str>) -> String {
    let read = |text: Option<&str>| text.and_then(|text| FractionalIndex::from_string(text).ok());
    let (lower, upper) = (read(lower), read(upper));
    FractionalIndex::new(lower.as_ref(), upper.as_ref())
        .or_else(|| FractionalIndex::new(lower.as_ref(), None))
        .unwrap_or_default()
        .to_string()
}
