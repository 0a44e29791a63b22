//! A timescale in words: the limit, its rule, its source, and how it stands today.

use chrono::{NaiveDate, NaiveTime};

use chairside_domain::calendar::{BankHolidays, Calendar};
use chairside_domain::due::{DueDate, DueSubject, local_time};
use chairside_domain::timescale::{
    Amount, Direction, Due, Limit, Reading, Source, SourceState, Standing as RuleStanding,
    Timescale, TimescaleNote, TriggerKind, Unit,
};

use crate::contract::{DeadlineState, DeadlineView, ReadingView, SkippedDayView};
use crate::messages::{label, text};
use crate::view::people::code_of;
use crate::words::{counted, plain_date};

/// Working days before a limit from which it counts as due soon.
const DUE_SOON_WORKING_DAYS: u32 = 2;

/// The view of one date of a conference.
pub(crate) fn deadline_view(
    due: &DueDate,
    today: NaiveDate,
    holidays: &BankHolidays,
) -> DeadlineView {
    let counted_from = Some(due.counted_from);
    let mut view = timescale_view(&due.timescale, counted_from, due.done_on, today, holidays);
    match due.subject {
        DueSubject::Child(child) => view.child = Some(child),
        DueSubject::Report(report) => view.report = Some(report),
        DueSubject::Conference
        | DueSubject::Exclusion(_)
        | DueSubject::Dissent(_)
        | DueSubject::Copy(_) => {}
    }
    view
}

/// The view of a timescale.
///
/// Shape: `trigger_on` lets a count say "day 3 of 15"; without it the days left are said.
pub(crate) fn timescale_view(
    timescale: &Timescale,
    trigger_on: Option<NaiveDate>,
    done_on: Option<NaiveDate>,
    today: NaiveDate,
    holidays: &BankHolidays,
) -> DeadlineView {
    let calendar = holidays.calendar(timescale.calendar.id);
    let (state, standing) = standing(timescale, trigger_on, done_on, today, calendar);
    DeadlineView {
        rule: timescale.rule.to_string(),
        label: timescale.title.clone(),
        child: None,
        report: None,
        due_on: timescale.due.map(Due::day),
        due_at: match timescale.due {
            Some(Due::Moment(moment)) => Some(moment.to_utc()),
            Some(Due::Day(_)) | None => None,
        },
        latest_bookable_on: timescale.latest_bookable,
        skipped: timescale
            .skipped
            .iter()
            .map(|day| SkippedDayView {
                date: day.date,
                name: day.name.clone(),
            })
            .collect(),
        rule_text: used_limit(timescale).words(),
        source: source_text(&timescale.source),
        force: label("force", &code_of(timescale.force)),
        caution: caution(timescale),
        notes: notes(timescale),
        readings: timescale
            .readings
            .iter()
            .filter(|_| timescale.readings.len() > 1)
            .map(|reading| ReadingView {
                reading: LimitWords::of_reading(reading).words(),
                due: reading.due.map(Due::day),
                is_used: reading.used,
            })
            .collect(),
        state,
        standing,
        done_on,
    }
}

/// One limit of a rule in words.
pub(crate) fn rule_words(limit: &Limit) -> String {
    let at = match limit.amount {
        Amount::ClockTime { at, .. } => Some(at),
        _ => None,
    };
    LimitWords {
        direction: limit.direction,
        count: limit.amount.count(),
        unit: limit.amount.unit(),
        trigger: limit.trigger,
        at,
    }
    .words()
}

/// What the words of a limit are made of.
struct LimitWords {
    direction: Direction,
    count: Option<u32>,
    unit: Unit,
    trigger: TriggerKind,
    /// Time of day, for a limit that is one.
    at: Option<NaiveTime>,
}

impl LimitWords {
    fn of_reading(reading: &Reading) -> Self {
        let moment = match reading.due {
            Some(Due::Moment(moment)) => Some(local_time(moment.to_utc())),
            Some(Due::Day(_)) | None => None,
        };
        Self {
            direction: reading.direction,
            count: reading.count,
            unit: reading.unit,
            trigger: reading.trigger,
            at: moment,
        }
    }

    /// "Within 15 working days of the strategy discussion that started the section 47 enquiry".
    fn words(&self) -> String {
        let code = match (self.unit, self.direction) {
            (Unit::CourtStated, _) => "court_stated",
            (Unit::OnTheDay, _) => "on_the_day",
            (Unit::Birthdays, _) => "when_child_turns",
            (Unit::WeeksOfGestation, _) => "by_weeks_of_pregnancy",
            (Unit::ClockTime, _) if self.at.is_some() => "by_clock_time",
            (_, Direction::Within) => "within",
            (_, Direction::AtLeastBefore) => "at_least_before",
        };
        let units = if self.count == Some(1) {
            "unit_one"
        } else {
            "unit_many"
        };
        let count = self.count.map(|count| count.to_string());
        let at = self.at.map(|at| at.format("%H:%M").to_string());
        let unit = match code {
            "court_stated" | "on_the_day" => String::new(),
            _ => label(units, &self.unit.to_string()),
        };
        text(
            code,
            &[
                ("count", &count.unwrap_or_default()),
                ("unit", &unit),
                ("trigger", &label("trigger_kind", &self.trigger.to_string())),
                ("at", &at.unwrap_or_default()),
            ],
        )
    }
}

/// The limit that a date rests on, in words.
fn used_limit(timescale: &Timescale) -> LimitWords {
    let at = match timescale.due {
        Some(Due::Moment(moment)) => Some(local_time(moment.to_utc())),
        Some(Due::Day(_)) | None => None,
    };
    LimitWords {
        direction: timescale.direction,
        count: timescale.count,
        unit: timescale.unit,
        trigger: timescale.trigger,
        at,
    }
}

/// What a person should know beside the date, as sentences: how it fell, what is not known yet,
/// and what the pack says about the rule.
pub(crate) fn notes(timescale: &Timescale) -> Vec<String> {
    let of_engine = timescale.notes.iter().filter_map(|note| match note {
        // The caution and the standing say these two.
        TimescaleNote::AmbiguousWording | TimescaleNote::ExpiryNotRecorded => None,
        TimescaleNote::EarliestOfSeveral => Some(text("note_earliest_of_several", &[])),
        TimescaleNote::DueOnWeekend => Some(text("note_due_on_weekend", &[])),
        TimescaleNote::DueOnHoliday { name } => {
            Some(text("note_due_on_holiday", &[("name", name)]))
        }
        TimescaleNote::TimeNotGiven => Some(text("note_time_not_given", &[])),
        TimescaleNote::TriggerNotKnown { trigger } => {
            let trigger = label("trigger_kind", &trigger.to_string());
            Some(text("note_trigger_not_known", &[("trigger", &trigger)]))
        }
        TimescaleNote::CalendarDoesNotCover { covers_to } => Some(text(
            "note_calendar_does_not_cover",
            &[("date", &plain_date(*covers_to))],
        )),
    });
    let of_rule = Some(timescale.rule_note.clone()).filter(|note| !note.is_empty());
    of_engine.chain(of_rule).collect()
}

pub(crate) fn source_text(source: &Source) -> String {
    let read_on = plain_date(source.read_on);
    let code = if source.paragraph.is_empty() {
        "source_read_whole"
    } else {
        "source_read"
    };
    text(
        code,
        &[
            ("document", &source.document),
            ("paragraph", &source.paragraph),
            ("read_on", &read_on),
        ],
    )
}

/// What a person must know before trusting the date, as sentences.
fn caution(timescale: &Timescale) -> String {
    let mut sentences: Vec<String> = standing_words(&timescale.standing).into_iter().collect();
    if timescale.ambiguous {
        sentences.push(text("caution_ambiguous", &[]));
    }
    let is_own_number = matches!(timescale.standing, RuleStanding::SetByService { .. });
    match timescale.state {
        SourceState::Unverified => sentences.push(text("caution_unverified", &[])),
        SourceState::QuotedSecondHand if !is_own_number => {
            sentences.push(text("caution_second_hand", &[]));
        }
        SourceState::QuotedSecondHand | SourceState::ReadInSource => {}
    }
    let joined = sentences.into_iter().reduce(|before, next| {
        let before = before.trim_end_matches('.');
        format!("{before}. {next}")
    });
    joined.unwrap_or_default()
}

/// On whose word a rule is used, where that is not the nation's or the service's own pack: an
/// example that the area has not confirmed, or what a named person adopted, set or loosened.
pub(crate) fn standing_words(standing: &RuleStanding) -> Option<String> {
    match standing {
        RuleStanding::National | RuleStanding::ServicePack => None,
        RuleStanding::ExampleNotConfirmed { read_on } => Some(text(
            "caution_example",
            &[("read_on", &plain_date(*read_on))],
        )),
        RuleStanding::Adopted { by, on } => Some(text(
            "caution_adopted",
            &[("by", by), ("on", &plain_date(*on))],
        )),
        RuleStanding::SetByService {
            by,
            on,
            reason,
            is_looser,
            ..
        } => {
            let code = if *is_looser {
                "caution_loosened"
            } else {
                "caution_chosen"
            };
            let on = plain_date(*on);
            Some(text(code, &[("by", by), ("on", &on), ("reason", reason)]))
        }
    }
}

fn standing(
    timescale: &Timescale,
    trigger_on: Option<NaiveDate>,
    done_on: Option<NaiveDate>,
    today: NaiveDate,
    calendar: &Calendar,
) -> (DeadlineState, String) {
    let Some(due_on) = timescale.due.map(Due::day) else {
        let code = if timescale.notes.contains(&TimescaleNote::ExpiryNotRecorded) {
            "standing_not_recorded"
        } else {
            "standing_not_covered"
        };
        return (DeadlineState::Unknown, text(code, &[]));
    };
    if let Some(done_on) = done_on {
        return (DeadlineState::Done, done_text(done_on, due_on, calendar));
    }
    if today > due_on && timescale.rule.is_window() {
        let on = plain_date(due_on);
        return (DeadlineState::Done, text("standing_closed", &[("on", &on)]));
    }
    if today > due_on {
        let days = working_days(calendar, due_on, today);
        return (
            DeadlineState::Late,
            text("standing_late", &[("days", &days)]),
        );
    }
    if today == due_on {
        return (DeadlineState::DueSoon, text("standing_today", &[]));
    }
    let left = calendar.working_days_between(today, due_on).ok();
    let state = match left {
        Some(left) if left <= DUE_SOON_WORKING_DAYS => DeadlineState::DueSoon,
        _ => DeadlineState::InTime,
    };
    (
        state,
        day_of_count(timescale, trigger_on, today, calendar)
            .unwrap_or_else(|| left_text(left, due_on)),
    )
}

fn done_text(done_on: NaiveDate, due_on: NaiveDate, calendar: &Calendar) -> String {
    let on = plain_date(done_on);
    if done_on > due_on {
        let days = working_days(calendar, due_on, done_on);
        text("standing_done_late", &[("on", &on), ("days", &days)])
    } else {
        text("standing_done", &[("on", &on)])
    }
}

/// "Day 3 of 15", for counts of working days after a day that has come.
fn day_of_count(
    timescale: &Timescale,
    trigger_on: Option<NaiveDate>,
    today: NaiveDate,
    calendar: &Calendar,
) -> Option<String> {
    let trigger_on = trigger_on.filter(|day| *day <= today)?;
    if timescale.unit != Unit::WorkingDays || timescale.direction != Direction::Within {
        return None;
    }
    let day = calendar.working_days_between(trigger_on, today).ok()?;
    let count = timescale.count?;
    Some(text(
        "standing_day_of",
        &[("day", &day.to_string()), ("count", &count.to_string())],
    ))
}

fn left_text(left: Option<u32>, due_on: NaiveDate) -> String {
    match left {
        Some(left) => {
            let days = counted(i64::from(left), "working day", "working days");
            text("standing_left", &[("days", &days)])
        }
        None => text("standing_by", &[("on", &plain_date(due_on))]),
    }
}

fn working_days(calendar: &Calendar, after: NaiveDate, up_to: NaiveDate) -> String {
    match calendar.working_days_between(after, up_to) {
        Ok(days) => counted(i64::from(days), "working day", "working days"),
        Err(_) => counted((up_to - after).num_days(), "day", "days"),
    }
}
