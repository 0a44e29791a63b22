//! Working out a date. It needs no vault.

use chairside_api::{BookingVerdict, CodeLabel, ToBook, TryDate, timescale};
use chrono::NaiveDate;
use serde_json::{Value, json};

use super::Desk;
use super::date_words::{due_words, explained};
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
        let date = self.app.try_date(request)?.deadline;
        let mut sentences = vec![format!("{}: {}", result.title, due_words(&date))];
        sentences.extend(explained(&date));
        let to_book = asked.to_book;
        sentences.extend(to_book.map(|day| booking_words(day, result.to_book.as_ref())));
        self.output.answer(&answer, &sentences)
    }
}

/// How a day that someone wants to book stands, in words.
fn booking_words(day: NaiveDate, booked: Option<&ToBook>) -> String {
    let Some(ToBook {
        verdict,
        working_days_late,
    }) = booked
    else {
        return format!(
            "To book {day}: not known. There is no limit, or the bank holidays are not known up to that day."
        );
    };
    let verdict = match verdict {
        BookingVerdict::InTime => "in time",
        BookingVerdict::Late => "late",
        BookingVerdict::Weekend => "a weekend",
        BookingVerdict::Holiday => "a bank holiday",
    };
    match working_days_late {
        Some(0) => format!("To book {day}: {verdict}"),
        Some(1) => format!("To book {day}: {verdict}, 1 working day after the limit"),
        Some(days) => format!("To book {day}: {verdict}, {days} working days after the limit"),
        None => format!("To book {day}: {verdict}. The bank holidays between are not known."),
    }
}
