//! A date with everything that explains it, as lines of text.

use chairside_api::{DeadlineView, ReadingView, local_moment};

/// "2026-12-21", "2027-01-14 10:00" for a limit that ends at a time, or "no date" and why.
pub(super) fn due_words(date: &DeadlineView) -> String {
    match (date.due_at, date.due_on) {
        (Some(at), _) => local_moment(at).format("%Y-%m-%d %H:%M").to_string(),
        (None, Some(day)) => day.to_string(),
        (None, None) => format!("no date. {}", date.standing),
    }
}

/// The rule in words, where it comes from, what to take care of, and how it was counted. One line
/// each, the same for every command that shows a date.
pub(super) fn explained(date: &DeadlineView) -> Vec<String> {
    let mut lines = vec![
        format!("{}.", date.rule_text),
        format!("Source: {}. {}.", date.source, date.force),
    ];
    if !date.caution.is_empty() {
        lines.push(format!(
            "Take care: {}.",
            date.caution.trim_end_matches('.')
        ));
    }
    lines.extend(date.readings.iter().map(reading));
    // Nothing is said twice where it can be booked until the limit itself.
    let bookable = date.latest_bookable_on.filter(|_| date.done_on.is_none());
    lines.extend(bookable.map(|day| format!("Latest day to book: {day}")));
    let skipped = date.skipped.iter();
    lines.extend(skipped.map(|day| format!("Skipped: {} {}", day.date, day.name)));
    let notes = date.notes.iter();
    lines.extend(notes.map(|note| format!("Note: {note}")));
    lines
}

fn reading(reading: &ReadingView) -> String {
    let due = reading
        .due
        .map_or_else(|| "no date".to_owned(), |day| day.to_string());
    let used = if reading.is_used { ", used" } else { "" };
    format!("{}: {due}{used}", reading.reading)
}
