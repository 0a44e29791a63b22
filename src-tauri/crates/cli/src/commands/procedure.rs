//! What the procedure asks of a conference and its family: dates, warnings, and what happened.

use chairside_api::{ConferenceView, DeadlineView, Nothing, OpenConference};
use serde_json::{Value, json};

use super::Desk;
use super::date_words::{due_words, explained};
use crate::failure::Failure;

impl Desk<'_> {
    pub(super) fn work(&self) -> Result<(), Failure> {
        self.unlock()?;
        let work = self.app.today(Nothing {})?.work;
        let answer = work.iter().map(|item| {
            let mut date = date(&item.deadline, &item.about);
            date["reference"] = json!(item.reference);
            date
        });
        let answer = Value::Array(answer.collect());
        let mut lines: Vec<String> = work
            .iter()
            .flat_map(|item| {
                let lines = lines(&item.deadline, &item.about).into_iter();
                lines.enumerate().map(|(n, line)| match n {
                    0 => format!("{}  {line}", item.reference),
                    _ => line,
                })
            })
            .collect();
        if lines.is_empty() {
            lines.push("Nothing is late or due soon.".to_owned());
        }
        self.output.answer(&answer, &lines)
    }

    pub(super) fn dates(&self, reference: &str) -> Result<(), Failure> {
        let view = self.opened(reference)?;
        let of_conference = view.deadlines.iter().map(|deadline| (deadline, ""));
        let of_family = view.family_deadlines.iter();
        let of_family = of_family.map(|dated| (&dated.deadline, dated.about.as_str()));
        let dates: Vec<_> = of_conference.chain(of_family).collect();
        let answer = dates.iter().map(|(deadline, about)| date(deadline, about));
        let answer = Value::Array(answer.collect());
        let lines = dates.iter().flat_map(|(date, about)| match *about {
            "" => lines(date, for_whom(&view, date)),
            about => lines(date, about),
        });
        let mut lines: Vec<String> = lines.collect();
        if lines.is_empty() {
            lines.push("No date can be worked out yet. Fix a day for the conference.".to_owned());
        }
        self.output.answer(&answer, &lines)
    }

    pub(super) fn warnings(&self, reference: &str) -> Result<(), Failure> {
        let view = self.opened(reference)?;
        let answer = view.gaps.iter().map(|gap| {
            json!({
                "code": gap.code,
                "child": gap.child,
                "weight": gap.weight,
                "sentence": gap.sentence,
                "remedy": gap.remedy,
                "may_be_passed": gap.may_be_passed,
                "passed_with": gap.passed_with,
            })
        });
        let answer = Value::Array(answer.collect());
        let mut lines: Vec<String> = view
            .gaps
            .iter()
            .map(|gap| format!("{}  {} {}", gap.code, gap.sentence, gap.remedy))
            .collect();
        if lines.is_empty() {
            lines.push("Nothing is missing.".to_owned());
        }
        self.output.answer(&answer, &lines)
    }

    pub(super) fn chronology(&self, reference: &str) -> Result<(), Failure> {
        let view = self.opened(reference)?;
        let told = self.app.chronology(OpenConference {
            conference: view.conference.id,
        })?;
        let label = |child| {
            let known = view.children.iter().find(|known| known.id == child);
            known.map_or("", |known| known.label.as_str())
        };
        let answer = told.children.iter().map(|told| {
            let entries = told.entries.iter();
            let entries = entries.map(|entry| json!({ "on": entry.on, "what": entry.what }));
            json!({
                "child": told.child,
                "name": label(told.child),
                "entries": entries.collect::<Vec<_>>(),
            })
        });
        let answer = Value::Array(answer.collect());
        let lines = told.children.iter().flat_map(|told| {
            let entries = told.entries.iter();
            let entries = entries.map(|entry| format!("  {}  {}", entry.on, entry.what));
            std::iter::once(label(told.child).to_owned()).chain(entries)
        });
        self.output.answer(&answer, &lines.collect::<Vec<_>>())
    }

    fn opened(&self, reference: &str) -> Result<ConferenceView, Failure> {
        self.unlock()?;
        let conference = self.app.conference_named(reference)?;
        Ok(self.app.open_conference(OpenConference { conference })?)
    }
}

fn date(deadline: &DeadlineView, about: &str) -> Value {
    let readings = deadline.readings.iter().map(|reading| {
        json!({ "reading": reading.reading, "due": reading.due, "used": reading.is_used })
    });
    let skipped = deadline.skipped.iter();
    let skipped = skipped.map(|day| json!({ "date": day.date, "name": day.name }));
    json!({
        "rule": deadline.rule,
        "label": deadline.label,
        "about": about,
        "child": deadline.child,
        "due": deadline.due_on,
        "due_at": deadline.due_at,
        "report": deadline.report,
        "latest_bookable": deadline.latest_bookable_on,
        "state": deadline.state,
        "standing": deadline.standing,
        "done_on": deadline.done_on,
        "rule_text": deadline.rule_text,
        "source": deadline.source,
        "force": deadline.force,
        "caution": deadline.caution,
        "readings": readings.collect::<Vec<_>>(),
        "skipped": skipped.collect::<Vec<_>>(),
        "notes": deadline.notes,
    })
}

/// Whom a date of a conference is for: the child or the agency that it names, or no one.
fn for_whom<'a>(view: &'a ConferenceView, date: &DeadlineView) -> &'a str {
    let mut children = view.children.iter();
    let child = children.find(|child| date.child == Some(child.id));
    let mut reports = view.conference.reports.iter();
    let report = reports.find(|report| date.report == Some(report.id));
    child
        .map(|child| child.label.as_str())
        .or_else(|| report.map(|report| report.agency.as_str()))
        .unwrap_or_default()
}

/// "Decision letter (Ava): 2026-12-21. 1 working day after the limit.", and below it what explains
/// it.
fn lines(date: &DeadlineView, about: &str) -> Vec<String> {
    let about = if about.is_empty() {
        String::new()
    } else {
        format!(" ({about})")
    };
    let due = due_words(date);
    let first = match date.due_on {
        Some(_) => format!("{}{about}: {due}. {}.", date.label, date.standing),
        None => format!("{}{about}: {due}.", date.label),
    };
    let explained = explained(date).into_iter();
    std::iter::once(first)
        .chain(explained.map(|line| format!("  {line}")))
        .collect()
}
