//! Reading one pack from the text of its file. What is wrong is refused with its line.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;
use toml::Spanned;

use super::policy::*;
use super::{PackError, PackId, PackProblem, PackStatus};
use crate::calendar::CalendarId;
use crate::conference::ConferenceKind;
use crate::timescale::{
    Amount, Direction, Force, Limit, LimitsAre, RuleId, Source, SourceState, TriggerKind,
};
use crate::toml_text::{TomlDate, line_of, line_of_key};

/// The shape of file that this version reads.
const FORMAT: u32 = 1;

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
struct File {
    format: Spanned<u32>,
    id: Spanned<PackId>,
    version: String,
    title: String,
    status: PackStatus,
    read_on: TomlDate,
    parent: Option<Spanned<PackId>>,
    calendar: Option<CalendarId>,
    #[serde(default)]
    note: String,
    sources: BTreeMap<String, SourceEntry>,
    #[serde(default)]
    rules: BTreeMap<RuleId, Spanned<RuleEntry>>,
    names: Option<Spanned<Names>>,
    categories: Option<Spanned<CategoryPolicy>>,
    quorum: Option<Spanned<QuorumPolicy>>,
    reports: Option<Spanned<ReportPolicy>>,
    people: Option<Spanned<PeoplePolicy>>,
    exclusion: Option<Spanned<ExclusionPolicy>>,
    dissent: Option<Spanned<DissentPolicy>>,
    ending: Option<Spanned<EndingPolicy>>,
    moves: Option<Spanned<MovePolicy>>,
    participation: Option<Spanned<ParticipationPolicy>>,
    census: Option<Spanned<CensusPolicy>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceEntry {
    document: String,
    #[serde(default)]
    paragraph: String,
    #[serde(default)]
    address: String,
    read_on: Option<TomlDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleEntry {
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

/// One pack as its file has it, before anything is taken over from its parent.
#[derive(Clone, Debug)]
pub(super) struct OwnPack {
    pub(super) file: String,
    pub(super) id: PackId,
    pub(super) id_line: usize,
    pub(super) version: String,
    pub(super) title: String,
    pub(super) status: PackStatus,
    pub(super) read_on: NaiveDate,
    pub(super) parent: Option<(PackId, usize)>,
    pub(super) calendar: Option<CalendarId>,
    pub(super) note: String,
    pub(super) sources: BTreeMap<String, Source>,
    pub(super) rules: BTreeMap<RuleId, OwnRule>,
    pub(super) names: Option<Names>,
    pub(super) categories: Option<CategoryPolicy>,
    pub(super) quorum: Option<QuorumPolicy>,
    pub(super) reports: Option<ReportPolicy>,
    pub(super) people: Option<PeoplePolicy>,
    pub(super) exclusion: Option<ExclusionPolicy>,
    pub(super) dissent: Option<DissentPolicy>,
    pub(super) ending: Option<EndingPolicy>,
    pub(super) moves: Option<MovePolicy>,
    pub(super) participation: Option<ParticipationPolicy>,
    pub(super) census: Option<CensusPolicy>,
}

/// A rule as its file has it.
#[derive(Clone, Debug)]
pub(super) struct OwnRule {
    pub(super) line: usize,
    pub(super) title: String,
    pub(super) trigger: TriggerKind,
    pub(super) limits: Vec<Limit>,
    pub(super) limits_are: LimitsAre,
    pub(super) force: Force,
    pub(super) state: SourceState,
    pub(super) source: Source,
    pub(super) further_sources: Vec<Source>,
    pub(super) is_ended_by_meeting: bool,
    pub(super) kinds: Vec<ConferenceKind>,
    pub(super) note: String,
}

/// The text of a file with its name, to say where something is wrong.
struct Reader<'text> {
    file: &'text str,
    text: &'text str,
    sources: BTreeMap<String, Source>,
}

impl Reader<'_> {
    fn error(&self, offset: usize, problem: PackProblem) -> PackError {
        PackError {
            file: self.file.to_owned(),
            line: problem
                .key()
                .and_then(|key| line_of_key(self.text, offset, key))
                .unwrap_or_else(|| line_of(self.text, offset)),
            problem,
        }
    }

    fn source(&self, key: &str, offset: usize) -> Result<Source, PackError> {
        let source = self.sources.get(key).cloned();
        source.ok_or_else(|| self.error(offset, PackProblem::UnknownSource(key.to_owned())))
    }

    /// Takes a table out of its place in the file, once its sources are known to be listed.
    fn table<T>(
        &self,
        table: Option<Spanned<T>>,
        sources: fn(&T) -> &[String],
    ) -> Result<Option<T>, PackError> {
        let Some(table) = table else {
            return Ok(None);
        };
        for key in sources(table.get_ref()) {
            self.source(key, table.span().start)?;
        }
        Ok(Some(table.into_inner()))
    }
}

/// Reads one pack.
pub(super) fn read(file_name: &str, text: &str) -> Result<OwnPack, PackError> {
    let mut reader = Reader {
        file: file_name,
        text,
        sources: BTreeMap::new(),
    };
    let file: File = toml::from_str(text).map_err(|error| {
        let message = error.message().replace('\n', " ");
        reader.error(
            error.span().map_or(0, |span| span.start),
            PackProblem::Shape(message),
        )
    })?;
    if *file.format.get_ref() != FORMAT {
        let problem = PackProblem::Format(*file.format.get_ref());
        return Err(reader.error(file.format.span().start, problem));
    }
    let read_on = file.read_on.0;
    reader.sources = file
        .sources
        .into_iter()
        .map(|(key, entry)| (key, source_of(entry, read_on)))
        .collect();
    let mut rules = BTreeMap::new();
    for (id, entry) in file.rules {
        rules.insert(id, read_rule(&reader, entry)?);
    }
    Ok(OwnPack {
        file: file_name.to_owned(),
        id_line: line_of(text, file.id.span().start),
        id: file.id.into_inner(),
        version: file.version,
        title: file.title,
        status: file.status,
        read_on,
        parent: file.parent.map(|parent| {
            let line = line_of(text, parent.span().start);
            (parent.into_inner(), line)
        }),
        calendar: file.calendar,
        note: file.note,
        rules,
        names: reader.table(file.names, |table| &table.sources)?,
        categories: reader.table(file.categories, |table| &table.sources)?,
        quorum: reader.table(file.quorum, |table| &table.sources)?,
        reports: reader.table(file.reports, |table| &table.sources)?,
        people: reader.table(file.people, |table| &table.sources)?,
        exclusion: reader.table(file.exclusion, |table| &table.sources)?,
        dissent: reader.table(file.dissent, |table| &table.sources)?,
        ending: reader.table(file.ending, |table| &table.sources)?,
        moves: reader.table(file.moves, |table| &table.sources)?,
        participation: reader.table(file.participation, |table| &table.sources)?,
        census: reader.table(file.census, |table| &table.sources)?,
        sources: reader.sources,
    })
}

fn source_of(entry: SourceEntry, read_on: NaiveDate) -> Source {
    Source {
        document: entry.document,
        paragraph: entry.paragraph,
        address: entry.address,
        read_on: entry.read_on.map_or(read_on, |date| date.0),
    }
}

fn read_rule(reader: &Reader<'_>, entry: Spanned<RuleEntry>) -> Result<OwnRule, PackError> {
    let offset = entry.span().start;
    let mut rule = entry.into_inner();
    let (limits, limits_are) = read_limits(reader, offset, &mut rule)?;
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
