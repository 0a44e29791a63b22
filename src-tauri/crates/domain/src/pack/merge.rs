//! Several packs read together, and one of them with what it takes over from its parents.

use std::collections::BTreeMap;

use super::choices::is_stricter_or_same;
use super::file::{OwnPack, OwnRule, read};
use super::{PackError, PackId, PackProblem, PackStatus, ProcedurePack};
use crate::calendar::CalendarId;
use crate::timescale::{Force, RuleId, Standing, TimescaleRule};

/// Packs that were read together and fit each other.
#[derive(Clone, Debug, PartialEq)]
pub struct PackSet {
    packs: BTreeMap<PackId, ProcedurePack>,
}

impl PackSet {
    /// Reads packs from the texts of their files, each with the name of its file.
    ///
    /// Shape: order does not matter; a parent may come after its children.
    ///
    /// # Errors
    /// Every [`PackError`] that was found: at least one for each file that is refused.
    pub fn parse(files: &[(&str, &str)]) -> Result<Self, Vec<PackError>> {
        let mut errors = Vec::new();
        let mut own: BTreeMap<PackId, OwnPack> = BTreeMap::new();
        for (name, text) in files {
            match read(name, text) {
                Ok(pack) if own.contains_key(&pack.id) => {
                    let problem = PackProblem::DuplicateId(pack.id.clone());
                    errors.push(error_at(&pack, pack.id_line, problem));
                }
                Ok(pack) => {
                    own.insert(pack.id.clone(), pack);
                }
                Err(error) => errors.push(error),
            }
        }
        let mut packs = BTreeMap::new();
        for pack in own.values() {
            match parents_of(pack, &own).and_then(|parents| merge(pack, &parents)) {
                Ok(merged) => {
                    packs.insert(merged.id.clone(), merged);
                }
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() {
            Ok(Self { packs })
        } else {
            Err(errors)
        }
    }

    /// A pack with what it takes over from its parents.
    pub fn get(&self, id: &PackId) -> Option<&ProcedurePack> {
        self.packs.get(id)
    }

    /// Every pack, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &ProcedurePack> {
        self.packs.values()
    }
}

fn error_at(pack: &OwnPack, line: usize, problem: PackProblem) -> PackError {
    PackError {
        file: pack.file.clone(),
        line,
        problem,
    }
}

/// The packs that a pack takes over from, nearest first.
fn parents_of<'own>(
    pack: &'own OwnPack,
    own: &'own BTreeMap<PackId, OwnPack>,
) -> Result<Vec<&'own OwnPack>, PackError> {
    let mut parents: Vec<&OwnPack> = Vec::new();
    let mut youngest = pack;
    while let Some((parent, line)) = &youngest.parent {
        let Some(next) = own.get(parent) else {
            let problem = PackProblem::UnknownParent(parent.clone());
            return Err(error_at(youngest, *line, problem));
        };
        if parents.iter().any(|seen| seen.id == next.id) {
            let problem = PackProblem::ParentLoop(parent.clone());
            return Err(error_at(youngest, *line, problem));
        }
        parents.push(next);
        youngest = next;
    }
    Ok(parents)
}

fn merge(own: &OwnPack, parents: &[&OwnPack]) -> Result<ProcedurePack, PackError> {
    let line: Vec<&OwnPack> = std::iter::once(own)
        .chain(parents.iter().copied())
        .collect();
    let line = line.as_slice();
    let calendar = nearest(line, |pack| pack.calendar)
        .ok_or_else(|| error_at(own, own.id_line, PackProblem::CalendarMissing))?;
    let mut rules: BTreeMap<RuleId, TimescaleRule> = BTreeMap::new();
    let mut sources = BTreeMap::new();
    for pack in line.iter().rev() {
        for (id, rule) in &pack.rules {
            let mut applied = applied_rule(*id, rule, pack, calendar);
            if let Some(overridden) = rules.get(id) {
                applied.standing = standing_over(&applied, overridden, rule, pack)
                    .map_err(|problem| error_at(pack, rule.line, problem))?;
            }
            rules.insert(*id, applied);
        }
        sources.extend(pack.sources.clone());
    }
    Ok(ProcedurePack {
        id: own.id.clone(),
        version: own.version.clone(),
        title: own.title.clone(),
        status: own.status,
        read_on: own.read_on,
        note: own.note.clone(),
        calendar,
        lineage: parents
            .iter()
            .map(|parent| (parent.id.clone(), parent.version.clone()))
            .collect(),
        rules,
        names: nearest(line, |pack| pack.names.clone()),
        categories: nearest(line, |pack| pack.categories.clone()),
        quorum: nearest(line, |pack| pack.quorum.clone()),
        reports: nearest(line, |pack| pack.reports.clone()),
        people: nearest(line, |pack| pack.people.clone()),
        exclusion: nearest(line, |pack| pack.exclusion.clone()),
        dissent: nearest(line, |pack| pack.dissent.clone()),
        ending: nearest(line, |pack| pack.ending.clone()),
        moves: nearest(line, |pack| pack.moves.clone()),
        participation: nearest(line, |pack| pack.participation.clone()),
        census: nearest(line, |pack| pack.census.clone()),
        sources,
    })
}

fn nearest<T>(line: &[&OwnPack], table: impl Fn(&OwnPack) -> Option<T>) -> Option<T> {
    line.iter().find_map(|pack| table(pack))
}

fn applied_rule(id: RuleId, rule: &OwnRule, pack: &OwnPack, calendar: CalendarId) -> TimescaleRule {
    TimescaleRule {
        id,
        title: rule.title.clone(),
        pack: pack.id.clone(),
        pack_version: pack.version.clone(),
        calendar,
        trigger: rule.trigger,
        limits: rule.limits.clone(),
        limits_are: rule.limits_are,
        force: rule.force,
        state: rule.state,
        source: rule.source.clone(),
        further_sources: rule.further_sources.clone(),
        is_ended_by_meeting: rule.is_ended_by_meeting,
        kinds: rule.kinds.clone(),
        note: rule.note.clone(),
        standing: standing(rule, pack),
    }
}

/// On whose word a rule is used in place of its parent's. A limit in an Act stays; a service allows
/// more than statutory guidance only with a reason, a name and a day, which stand beside each date.
fn standing_over(
    applied: &TimescaleRule,
    overridden: &TimescaleRule,
    rule: &OwnRule,
    pack: &OwnPack,
) -> Result<Standing, PackProblem> {
    let is_looser = !is_stricter_or_same(applied, overridden);
    let parent = || overridden.pack.clone();
    if is_looser && overridden.force == Force::Act {
        return Err(PackProblem::LoosensAct(applied.id, parent()));
    }
    let is_guidance = overridden.force == Force::StatutoryGuidance;
    let is_service = pack.status == PackStatus::Service;
    match &rule.loosened {
        Some(loosened) if is_looser => Ok(Standing::SetByService {
            by: loosened.by.clone(),
            on: loosened.on,
            reason: loosened.reason.clone(),
            is_looser,
            pack_limits: overridden.limits.clone(),
        }),
        None if is_looser && is_guidance && is_service => {
            Err(PackProblem::LoosensGuidance(applied.id, parent()))
        }
        Some(_) | None => Ok(applied.standing.clone()),
    }
}

/// A local value in a national pack is an example too: it is some area's, not the nation's.
fn standing(rule: &OwnRule, pack: &OwnPack) -> Standing {
    let example = Standing::ExampleNotConfirmed {
        read_on: rule.source.read_on,
    };
    match (pack.status, rule.force) {
        (PackStatus::Service, _) => Standing::ServicePack,
        (PackStatus::ExampleReadOn, _) => example,
        (PackStatus::National, Force::Act | Force::StatutoryGuidance) => Standing::National,
        (PackStatus::National, Force::LocalProcedure | Force::Example) => example,
    }
}
