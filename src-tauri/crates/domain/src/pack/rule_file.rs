//! Reading the rules of a pack from its file, each with its limits.

use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;
use toml::Spanned;

use super::file::{OwnRule, Reader};
use super::{PackError, PackProblem};
use crate::conference::ConferenceKind;
use crate::timescale::{Amount, Direction, Force, Limit, LimitsAre, SourceState, TriggerKind};
use crate::toml_text::{TomlDate, line_of};

/// The largest count that can be meant: beyond it a number was mistyped.
const COUNT_MAX: u32 = 1_000;

/// A unit as a pack writes it.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FileUnit {
    WorkingDays,
    CalendarDays,
    /// "Days", where the source does not say which: both readings.
    DaysNotSaidWhich,
    Weeks,
    Months,
    Hours,
    ClockTime,
    Birthdays,
    WeeksOfGestation,
    OnTheDay,
    CourtStated,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleEntry {
    title: String,
    trigger: TriggerKind,
    direction: Option<Direction>,
    count: Option<u32>,
    unit: Option<FileUnit>,
    at: Option<String>,
    expected_at_weeks: Option<u32>,
    #[serde(default)]
    limits: Vec<Spanned<LimitEntry>>,
    limits_are: Option<LimitsAre>,
    force: Force,
    state: SourceState,
    sources: Vec<String>,
    #[serde(default)]
    is_ended_by_meeting: bool,
    #[serde(default)]
    kinds: Vec<ConferenceKind>,
    #[serde(default)]
    note: String,
    loosened: Option<LoosenedEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitEntry {
    reading: Option<String>,
    trigger: Option<TriggerKind>,
    direction: Direction,
    count: Option<u32>,
    unit: FileUnit,
    at: Option<String>,
    expected_at_weeks: Option<u32>,
    source: Option<String>,
}

/// Who decided that the service allows more time than guidance does, when and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LoosenedEntry {
    by: String,
    on: TomlDate,
    reason: String,
}

/// A decision to allow more time than guidance does, as a pack has it.
#[derive(Clone, Debug)]
pub(super) struct Loosened {
    pub(super) by: String,
    pub(super) on: NaiveDate,
    pub(super) reason: String,
}

pub(super) fn read_rule(
    reader: &Reader<'_>,
    entry: Spanned<RuleEntry>,
) -> Result<OwnRule, PackError> {
    let offset = entry.span().start;
    let mut rule = entry.into_inner();
    let (limits, limits_are) = read_limits(reader, offset, &mut rule)?;
    let loosened = rule.loosened.take().map(read_loosened).transpose();
    let mut sources = rule
        .sources
        .iter()
        .map(|key| reader.source(key, offset))
        .collect::<Result<Vec<_>, _>>()?
        .into_iter();
    let source = sources
        .next()
        .ok_or_else(|| reader.error(offset, PackProblem::SourceMissing))?;
    Ok(OwnRule {
        line: line_of(reader.text, offset),
        title: rule.title,
        trigger: rule.trigger,
        limits,
        limits_are,
        force: rule.force,
        state: rule.state,
        source,
        further_sources: sources.collect(),
        is_ended_by_meeting: rule.is_ended_by_meeting,
        kinds: rule.kinds,
        note: rule.note,
        loosened: loosened.map_err(|problem| reader.error(offset, problem))?,
    })
}

fn read_loosened(entry: LoosenedEntry) -> Result<Loosened, PackProblem> {
    if entry.by.trim().is_empty() || entry.reason.trim().is_empty() {
        return Err(PackProblem::LoosenedIncomplete);
    }
    Ok(Loosened {
        by: entry.by,
        on: entry.on.0,
        reason: entry.reason,
    })
}

/// The limits of a rule: one beside its title, or a list.
fn read_limits(
    reader: &Reader<'_>,
    offset: usize,
    rule: &mut RuleEntry,
) -> Result<(Vec<Limit>, LimitsAre), PackError> {
    let fail = |problem| Err(reader.error(offset, problem));
    let several = std::mem::take(&mut rule.limits);
    let single = match (rule.unit, rule.direction) {
        (None, None) if !several.is_empty() => None,
        (None, _) => return fail(PackProblem::LimitKeyMissing("unit")),
        (_, None) => return fail(PackProblem::LimitKeyMissing("direction")),
        (Some(unit), Some(direction)) => Some(LimitEntry {
            reading: None,
            trigger: None,
            direction,
            count: rule.count,
            unit,
            at: rule.at.take(),
            expected_at_weeks: rule.expected_at_weeks,
            source: None,
        }),
    };
    let Some(single) = single else {
        return read_several(reader, offset, rule, several);
    };
    if !several.is_empty() {
        return fail(PackProblem::LimitGivenTwice);
    }
    if rule.limits_are.is_some() {
        return fail(PackProblem::LimitsAre);
    }
    if single.unit == FileUnit::DaysNotSaidWhich {
        let both = [FileUnit::WorkingDays, FileUnit::CalendarDays];
        let limits = both
            .into_iter()
            .map(|unit| read_limit(reader, offset, rule.trigger, &single, unit))
            .collect::<Result<Vec<_>, _>>()?;
        return Ok((limits, LimitsAre::Readings));
    }
    let limit = read_limit(reader, offset, rule.trigger, &single, single.unit)?;
    Ok((vec![limit], LimitsAre::Single))
}

fn read_several(
    reader: &Reader<'_>,
    offset: usize,
    rule: &RuleEntry,
    entries: Vec<Spanned<LimitEntry>>,
) -> Result<(Vec<Limit>, LimitsAre), PackError> {
    let limits_are = match rule.limits_are {
        Some(LimitsAre::Readings | LimitsAre::AllBinding) if entries.len() > 1 => rule.limits_are,
        Some(_) | None => None,
    };
    let limits_are = limits_are.ok_or_else(|| reader.error(offset, PackProblem::LimitsAre))?;
    let mut limits: Vec<Limit> = Vec::new();
    for entry in &entries {
        let at = entry.span().start;
        let limit = read_limit(
            reader,
            at,
            rule.trigger,
            entry.get_ref(),
            entry.get_ref().unit,
        )?;
        if limits.iter().any(|other| other.reading == limit.reading) {
            return Err(reader.error(at, PackProblem::DuplicateReading(limit.reading)));
        }
        limits.push(limit);
    }
    Ok((limits, limits_are))
}

fn read_limit(
    reader: &Reader<'_>,
    offset: usize,
    rule_trigger: TriggerKind,
    entry: &LimitEntry,
    unit: FileUnit,
) -> Result<Limit, PackError> {
    let amount = read_amount(entry, unit).map_err(|problem| reader.error(offset, problem))?;
    let trigger = match unit {
        FileUnit::CourtStated => TriggerKind::CourtStatedExpiry,
        FileUnit::WorkingDays
        | FileUnit::CalendarDays
        | FileUnit::DaysNotSaidWhich
        | FileUnit::Weeks
        | FileUnit::Months
        | FileUnit::Hours
        | FileUnit::ClockTime
        | FileUnit::Birthdays
        | FileUnit::WeeksOfGestation
        | FileUnit::OnTheDay => entry.trigger.unwrap_or(rule_trigger),
    };
    let source = entry.source.as_ref();
    Ok(Limit {
        reading: entry
            .reading
            .clone()
            .unwrap_or_else(|| amount.unit().to_string()),
        trigger,
        direction: entry.direction,
        amount,
        source: source.map(|key| reader.source(key, offset)).transpose()?,
    })
}

fn read_amount(entry: &LimitEntry, unit: FileUnit) -> Result<Amount, PackProblem> {
    let missing = PackProblem::LimitKeyMissing;
    let uses_clock = unit == FileUnit::ClockTime;
    let uses_expected_weeks = unit == FileUnit::WeeksOfGestation;
    if entry.at.is_some() && !uses_clock {
        return Err(PackProblem::LimitKeyUnused("at"));
    }
    if entry.expected_at_weeks.is_some() && !uses_expected_weeks {
        return Err(PackProblem::LimitKeyUnused("expected_at_weeks"));
    }
    let without_count = match unit {
        FileUnit::CourtStated => Some(Amount::CourtStated),
        FileUnit::OnTheDay => Some(Amount::OnTheDay),
        _ => None,
    };
    if let Some(amount) = without_count {
        return match entry.count {
            Some(_) => Err(PackProblem::LimitKeyUnused("count")),
            None => Ok(amount),
        };
    }
    let count = entry.count.ok_or(missing("count"))?;
    if !(1..=COUNT_MAX).contains(&count) {
        return Err(PackProblem::CountOutOfRange(COUNT_MAX));
    }
    Ok(match unit {
        FileUnit::WorkingDays => Amount::WorkingDays { count },
        FileUnit::CalendarDays => Amount::CalendarDays { count },
        FileUnit::DaysNotSaidWhich => {
            return Err(PackProblem::Shape(
                "days_not_said_which stands only beside the title of a rule".to_owned(),
            ));
        }
        FileUnit::Weeks => Amount::Weeks { count },
        FileUnit::Months => Amount::Months { count },
        FileUnit::Hours => Amount::Hours { count },
        FileUnit::Birthdays => Amount::Birthdays { count },
        FileUnit::OnTheDay => Amount::OnTheDay,
        FileUnit::CourtStated => Amount::CourtStated,
        FileUnit::ClockTime => {
            let at = entry.at.as_ref().ok_or(missing("at"))?;
            let at = NaiveTime::parse_from_str(at, "%H:%M")
                .map_err(|_| PackProblem::ClockTime(at.clone()))?;
            Amount::ClockTime { count, at }
        }
        FileUnit::WeeksOfGestation => Amount::WeeksOfGestation {
            count,
            expected_at_weeks: entry
                .expected_at_weeks
                .ok_or(missing("expected_at_weeks"))?,
        },
    })
}
