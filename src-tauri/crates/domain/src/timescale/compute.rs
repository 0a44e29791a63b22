//! The timescale engine: every unit, both directions, and the earliest of several limits.

use chrono::{Months, NaiveDate, NaiveTime, TimeDelta};

use super::moment::local_moment;
use super::{
    Amount, Convention, Direction, Due, Limit, LimitsAre, Reading, Timescale, TimescaleNote,
    TimescaleRule, TriggerAt, TriggerKind, Triggers, birthday,
};
use crate::calendar::{BankHolidays, Calendar, SkippedDay, is_weekend};

/// Why a deadline cannot be counted at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimescaleError {
    /// A date was given that the rule does not use.
    #[error("this rule does not count from {0}. Leave it out, or choose another rule")]
    TriggerNotUsed(TriggerKind),
    /// The count ends past the last date that can be written.
    #[error("the count ends past the last date that can be written. Check the date")]
    OutOfRange,
    /// The rule has no limit.
    #[error("the rule has no limit. Check the procedure pack")]
    NoLimit,
}

/// Counts a deadline.
///
/// Shape: never shorter or longer than the rule says. A limit stays on a weekend or holiday and
/// says so. A working-day count past the calendar gives no date and `covered: false`. A rule
/// with several limits shows each; the earliest is used.
/// Units: local days and times of the United Kingdom.
///
/// # Errors
/// [`TimescaleError`] when a trigger is given that the rule does not use, or the count cannot be
/// written as a date.
///
/// Source: the rule's own, returned with the result.
pub fn compute(
    rule: &TimescaleRule,
    triggers: &Triggers,
    holidays: &BankHolidays,
) -> Result<Timescale, TimescaleError> {
    let other_triggers = rule.other_triggers();
    if let Some(unused) = triggers
        .also
        .keys()
        .find(|kind| !other_triggers.contains(kind))
    {
        return Err(TimescaleError::TriggerNotUsed(*unused));
    }
    let calendar = holidays.calendar(rule.calendar);
    let counted = rule
        .limits
        .iter()
        .map(|limit| {
            let at = if limit.trigger == rule.trigger {
                Some(triggers.from)
            } else {
                triggers.also.get(&limit.trigger).copied()
            };
            Counted::count(limit, at, calendar)
        })
        .collect::<Result<Vec<_>, _>>()?;
    let used = used_limit(&counted, calendar).ok_or(TimescaleError::NoLimit)?;
    Ok(assemble(rule, &counted, used, calendar))
}

/// One limit, counted.
struct Counted<'rule> {
    limit: &'rule Limit,
    due: Option<Due>,
    skipped: Vec<SkippedDay>,
    outcome: Outcome,
    time_not_given: bool,
}

/// Why a limit has, or has not, an end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Known,
    NotCovered,
    TriggerNotKnown,
}

impl<'rule> Counted<'rule> {
    fn count(
        limit: &'rule Limit,
        at: Option<TriggerAt>,
        calendar: &Calendar,
    ) -> Result<Self, TimescaleError> {
        let mut counted = Self {
            limit,
            due: None,
            skipped: Vec::new(),
            outcome: Outcome::Known,
            time_not_given: false,
        };
        let Some(at) = at else {
            counted.outcome = Outcome::TriggerNotKnown;
            return Ok(counted);
        };
        match limit.amount {
            Amount::WorkingDays { count } => {
                let result = match limit.direction {
                    Direction::Within => calendar.working_days_after(at.day(), count),
                    Direction::AtLeastBefore => calendar.working_days_before(at.day(), count),
                };
                match result {
                    Ok(days) => {
                        counted.due = Some(Due::Day(days.ends_on));
                        counted.skipped = days.skipped;
                    }
                    Err(_) => counted.outcome = Outcome::NotCovered,
                }
            }
            Amount::Hours { count } => {
                counted.time_not_given = at.moment().is_none();
                counted.due = Some(hours_from(at, count, limit.direction)?);
            }
            Amount::CalendarDays { .. }
            | Amount::Weeks { .. }
            | Amount::Months { .. }
            | Amount::ClockTime { .. }
            | Amount::Birthdays { .. }
            | Amount::WeeksOfGestation { .. }
            | Amount::OnTheDay => {
                let due = due_without_calendar(limit, at.day());
                counted.due = Some(due.ok_or(TimescaleError::OutOfRange)?);
            }
            Amount::CourtStated => {
                counted.due = Some(match at.moment() {
                    Some(moment) => Due::from_moment(moment),
                    None => Due::Day(at.day()),
                });
            }
        }
        Ok(counted)
    }
}

fn hours_from(at: TriggerAt, count: u32, direction: Direction) -> Result<Due, TimescaleError> {
    let start = at
        .moment()
        .or_else(|| local_moment(at.day(), NaiveTime::MIN))
        .ok_or(TimescaleError::OutOfRange)?;
    let hours = TimeDelta::hours(i64::from(count));
    let end = match direction {
        Direction::Within => start.checked_add_signed(hours),
        Direction::AtLeastBefore => start.checked_sub_signed(hours),
    };
    end.map(Due::from_moment).ok_or(TimescaleError::OutOfRange)
}

/// The end of a limit that does not depend on bank holidays, from the day of its trigger.
fn due_without_calendar(limit: &Limit, from: NaiveDate) -> Option<Due> {
    let shift = |days: TimeDelta| match limit.direction {
        Direction::Within => from.checked_add_signed(days),
        Direction::AtLeastBefore => from.checked_sub_signed(days),
    };
    let due_on = match limit.amount {
        Amount::CalendarDays { count } => shift(TimeDelta::days(i64::from(count)))?,
        Amount::Weeks { count } => shift(TimeDelta::weeks(i64::from(count)))?,
        Amount::Months { count } => match limit.direction {
            Direction::Within => from.checked_add_months(Months::new(count))?,
            Direction::AtLeastBefore => from.checked_sub_months(Months::new(count))?,
        },
        Amount::Birthdays { count } => birthday(from, count)?,
        Amount::OnTheDay => from,
        Amount::WeeksOfGestation {
            count,
            expected_at_weeks,
        } => {
            let weeks_before = i64::from(expected_at_weeks) - i64::from(count);
            from.checked_sub_signed(TimeDelta::weeks(weeks_before))?
        }
        Amount::ClockTime { count, at } => {
            let day = shift(TimeDelta::days(i64::from(count)))?;
            return local_moment(day, at).map(Due::from_moment);
        }
        Amount::WorkingDays { .. } | Amount::Hours { .. } | Amount::CourtStated => return None,
    };
    Some(Due::Day(due_on))
}

/// The limit that the deadline rests on: the earliest, as far as the calendar lets it be known.
///
/// A forward limit that the calendar does not cover ends after the calendar does. So a known
/// limit inside the calendar is earlier than it; any other comparison would be a guess, and then
/// the limit that cannot be counted is the one shown.
fn used_limit(counted: &[Counted<'_>], calendar: &Calendar) -> Option<usize> {
    let covers_to = calendar.stamp().covers_to;
    let earliest = counted
        .iter()
        .enumerate()
        .filter_map(|(index, limit)| limit.due.map(|due| (due.ends(), index, due)))
        .min_by_key(|(ends, index, _)| (*ends, *index));
    let uncovered = counted
        .iter()
        .position(|limit| limit.outcome == Outcome::NotCovered);
    match (earliest, uncovered) {
        (Some((_, index, due)), Some(uncovered)) => {
            let counts_forward = counted
                .get(uncovered)
                .is_some_and(|limit| limit.limit.direction == Direction::Within);
            let is_certain = counts_forward && due.day() <= covers_to;
            Some(if is_certain { index } else { uncovered })
        }
        (Some((_, index, _)), None) => Some(index),
        (None, Some(uncovered)) => Some(uncovered),
        (None, None) => (!counted.is_empty()).then_some(0),
    }
}

fn assemble(
    rule: &TimescaleRule,
    counted: &[Counted<'_>],
    used: usize,
    calendar: &Calendar,
) -> Timescale {
    let chosen = &counted[used];
    let readings = counted
        .iter()
        .enumerate()
        .map(|(index, limit)| Reading {
            reading: limit.limit.reading.clone(),
            due: limit.due,
            used: index == used,
            trigger: limit.limit.trigger,
            direction: limit.limit.direction,
            unit: limit.limit.amount.unit(),
            count: limit.limit.amount.count(),
        })
        .collect();
    let covered = is_covered(chosen, calendar);
    let source = chosen.limit.source.clone();
    Timescale {
        due: chosen.due,
        latest_bookable: latest_bookable(rule, chosen, calendar),
        unit: chosen.limit.amount.unit(),
        count: chosen.limit.amount.count(),
        skipped: chosen.skipped.clone(),
        rule: rule.id,
        title: rule.title.clone(),
        pack: rule.pack.clone(),
        pack_version: rule.pack_version.clone(),
        trigger: chosen.limit.trigger,
        direction: chosen.limit.direction,
        source: source.unwrap_or_else(|| rule.source.clone()),
        force: rule.force,
        state: rule.state,
        standing: rule.standing.clone(),
        readings,
        ambiguous: rule.is_ambiguous(),
        convention: convention(chosen.limit),
        calendar: calendar.stamp(),
        covered,
        notes: notes(rule, counted, chosen, calendar, covered),
        rule_note: rule.note.clone(),
        to_book: None,
    }
}

/// Tells whether the bank holidays are known for all that a limit rests on. Days, weeks and
/// months rest on them too: whether the limit falls on a holiday is part of the result.
fn is_covered(chosen: &Counted<'_>, calendar: &Calendar) -> bool {
    match chosen.limit.amount {
        Amount::WorkingDays { .. }
        | Amount::CalendarDays { .. }
        | Amount::Weeks { .. }
        | Amount::Months { .. }
        | Amount::WeeksOfGestation { .. } => match chosen.due {
            Some(due) => calendar.covers(due.day()),
            None => chosen.outcome != Outcome::NotCovered,
        },
        Amount::Hours { .. }
        | Amount::ClockTime { .. }
        | Amount::Birthdays { .. }
        | Amount::OnTheDay
        | Amount::CourtStated => true,
    }
}

fn latest_bookable(
    rule: &TimescaleRule,
    chosen: &Counted<'_>,
    calendar: &Calendar,
) -> Option<NaiveDate> {
    let counts_towards_meeting =
        rule.is_ended_by_meeting && chosen.limit.direction == Direction::Within;
    match chosen.due? {
        Due::Day(day) if counts_towards_meeting => calendar.working_day_on_or_before(day).ok(),
        Due::Day(_) | Due::Moment(_) => None,
    }
}

fn convention(limit: &Limit) -> Convention {
    match (limit.amount.clone(), limit.direction) {
        (Amount::WorkingDays { .. }, Direction::Within) => Convention::WorkingDaysAfter,
        (Amount::WorkingDays { .. }, Direction::AtLeastBefore) => Convention::WorkingDaysBefore,
        (Amount::CalendarDays { .. } | Amount::Weeks { .. }, Direction::Within) => {
            Convention::DaysAfter
        }
        (Amount::CalendarDays { .. } | Amount::Weeks { .. }, Direction::AtLeastBefore) => {
            Convention::DaysBefore
        }
        (Amount::Months { .. }, _) => Convention::CalendarMonths,
        (Amount::Hours { .. }, _) => Convention::ElapsedHours,
        (Amount::ClockTime { .. }, _) => Convention::ClockTimeBefore,
        (Amount::Birthdays { .. }, _) => Convention::Birthday,
        (Amount::WeeksOfGestation { .. }, _) => Convention::WeeksOfGestation,
        (Amount::OnTheDay, _) => Convention::OnTheDay,
        (Amount::CourtStated, _) => Convention::CourtStated,
    }
}

fn notes(
    rule: &TimescaleRule,
    counted: &[Counted<'_>],
    chosen: &Counted<'_>,
    calendar: &Calendar,
    covered: bool,
) -> Vec<TimescaleNote> {
    let mut notes = Vec::new();
    match rule.limits_are {
        LimitsAre::Single => {}
        LimitsAre::Readings => notes.push(TimescaleNote::AmbiguousWording),
        LimitsAre::AllBinding => notes.push(TimescaleNote::EarliestOfSeveral),
    }
    if let Some(due_on) = chosen.due.map(Due::day) {
        if is_weekend(due_on) {
            notes.push(TimescaleNote::DueOnWeekend);
        } else if let Some(name) = calendar.holiday(due_on) {
            notes.push(TimescaleNote::DueOnHoliday {
                name: name.to_owned(),
            });
        }
    }
    if chosen.time_not_given {
        notes.push(TimescaleNote::TimeNotGiven);
    }
    for limit in counted {
        if limit.outcome == Outcome::TriggerNotKnown {
            notes.push(if limit.limit.amount == Amount::CourtStated {
                TimescaleNote::ExpiryNotRecorded
            } else {
                TimescaleNote::TriggerNotKnown {
                    trigger: limit.limit.trigger,
                }
            });
        }
    }
    if !covered {
        notes.push(TimescaleNote::CalendarDoesNotCover {
            covers_to: calendar.stamp().covers_to,
        });
    }
    notes
}
