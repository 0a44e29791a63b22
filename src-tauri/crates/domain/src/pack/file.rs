//! Reading one pack from the text of its file. What is wrong is refused with its line.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

use super::policy::*;
use super::rule_file::{Loosened, RuleEntry, read_rule};
use super::{PackError, PackId, PackProblem, PackStatus};
use crate::calendar::CalendarId;
use crate::conference::ConferenceKind;
use crate::timescale::{Force, Limit, LimitsAre, RuleId, Source, SourceState, TriggerKind};
use crate::toml_text::{TomlDate, line_of, line_of_key};

/// The shape of file that this version reads.
const FORMAT: u32 = 1;

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
    /// The decision to allow more time than guidance does, where there is one.
    pub(super) loosened: Option<Loosened>,
}

/// The text of a file with its name, to say where something is wrong.
pub(super) struct Reader<'text> {
    file: &'text str,
    pub(super) text: &'text str,
    sources: BTreeMap<String, Source>,
}

impl Reader<'_> {
    pub(super) fn error(&self, offset: usize, problem: PackProblem) -> PackError {
        PackError {
            file: self.file.to_owned(),
            line: problem
                .key()
                .and_then(|key| line_of_key(self.text, offset, key))
                .unwrap_or_else(|| line_of(self.text, offset)),
            problem,
        }
    }

    pub(super) fn source(&self, key: &str, offset: usize) -> Result<Source, PackError> {
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
