//! Working out a date. It needs no vault.

use chairside_api::{BookingVerdict, CodeLabel, ToBook, TryDate, timescale};
use serde_json::{Value, json};

use super::Desk;
use super::date_words::explained;
use crate::arguments::Timescale;
use crate::failure::Failure;

impl Desk<'_> {
    pub(super) fn timescale(&self, asked: &Timescale) -> Result<(), Failure> {
        let also = asked.also.iter().map(|(name, date)| CodeLabel {
            code: name.clone(),
            label: date.clone(),
        });
        let request = TryDate {
            pack: asked.pack.clone(),
            rule: asked.rule.clone(),
            from: asked.from.clone(),
            also: also.collect(),
            to_book: asked.to_book,
        };
        let result = timescale(&request)?;
        let due = result.due.map(|due| due.to_string());
        let used = result.readings.iter().map(|reading| {
            json!({ "reading": reading.reading, "due": reading.due, "used": reading.used })
        });
        let skipped = result
            .skipped
            .iter()
            .map(|day| json!({ "date": day.date, "name": day.name }));
        let to_book = result.to_book.as_ref().map(|booked| {
            json!({ "verdict": booked.verdict, "working_days_late": booked.working_days_late })
        });
        let answer = json!({
            "due": result.due,
            "latest_bookable": result.latest_bookable,
            "unit": result.unit,
            "count": result.count,
            "skipped": skipped.collect::<Vec<Value>>(),
            "rule": result.rule,
            "source": result.source,
            "readings": used.collect::<Vec<Value>>(),
            "calendar": result.calendar,
            "covered": result.covered,
            "to_book": to_book,
        });
        let mut sentences = vec![format!(
            "{}: {}",
            result.title,
            due.as_deref().unwrap_or("no date")
        )];
        let date = self.app.try_date(request)?.deadline;
        if date.due_on.is_none() {
            sentences.push(format!("{}.", date.standing));
        }
        sentences.extend(explained(&date));
        if asked.to_book.is_some() {
            sentences.push(booking_words(result.to_book.as_ref()));
        }
        self.output.answer(&answer, &sentences)
    }
}

/// How a day that someone wants to book stands, in words.
fn booking_words(booked: Option<&ToBook>) -> String {
    let Some(ToBook {
        verdict,
        working_days_late,
    }) = booked
    else {
        return "To book: not known. There is no limit, or the bank holidays are not known up to that day."
            .to_owned();
    };
    let verdict = match verdict {
        BookingVerdict::InTime => "in time",
        BookingVerdict::Late => "late",
        BookingVerdict::Weekend => "a weekend",
        BookingVerdict::Holiday => "a bank holiday",
    };
    match working_days_late {
        Some(0) => format!("To book: {verdict}"),
        Some(1) => format!("To book: {verdict}, 1 working day late"),
        Some(days) => format!("To book: {verdict}, {days} working days late"),
        None => format!("To book: {verdict}. The bank holidays between are not known."),
    }
}
