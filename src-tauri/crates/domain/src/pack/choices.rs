//! What a service changes in the pack it picked: single rules, each with a name, a day and a
//! reason.

use std::collections::BTreeMap;

use super::{PackId, PackSet};
use crate::ids::EntryId;
use crate::office::RuleChoice;
use crate::timescale::{
    Amount, Direction, Force, Limit, LimitsAre, RuleId, Source, SourceState, Standing,
    TimescaleRule, Unit,
};

/// The largest count that can be meant: beyond it a number was mistyped.
const COUNT_MAX: u32 = 1_000;

/// Why a choice is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChoiceProblem {
    /// No such pack.
    #[error("there is no pack \"{0}\"")]
    UnknownPack(PackId),
    /// No such rule.
    #[error("there is no rule \"{0}\"")]
    UnknownRule(String),
    /// No pack has the rule, so there is nothing to say what it counts from.
    #[error("no pack has the rule \"{0}\", so it is not known what it counts from")]
    NoPackHasRule(RuleId),
    /// The pack is silent and the choice gives no limit.
    #[error("the pack has no limit for \"{0}\". Give a number")]
    LimitMissing(RuleId),
    /// No such unit.
    #[error("there is no unit \"{0}\"")]
    UnknownUnit(String),
    /// The rule has several limits and the choice does not say which unit it means.
    #[error("this rule has several limits. Say which unit is meant")]
    UnitMissing,
    /// The rule cannot be counted in that unit.
    #[error("this rule cannot be counted in \"{0}\"")]
    UnitDoesNotFit(Unit),
    /// The count is nothing or too large to be meant.
    #[error("the number has to be from 1 to {COUNT_MAX}")]
    CountOutOfRange,
    /// No person is named.
    #[error("a named person has to decide it")]
    NameMissing,
    /// No reason is given.
    #[error("a change needs a reason")]
    ReasonMissing,
    /// The limit is in an Act.
    #[error("the limit is in an Act and cannot be loosened")]
    LoosensAct,
}

/// A choice that has no effect, and why. The pack's rule stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedChoice {
    /// The choice.
    pub choice: EntryId,
    /// Why.
    pub problem: ChoiceProblem,
}

/// The rules as they apply for a service.
#[derive(Clone, Debug, PartialEq)]
pub struct EffectiveRules {
    /// The rules, each saying on whose word it is used.
    pub rules: BTreeMap<RuleId, TimescaleRule>,
    /// Choices that have no effect.
    pub refused: Vec<RefusedChoice>,
}

/// Applies a service's choices to the pack it picked.
///
/// Shape: of several choices for one rule the one decided last counts; of those decided on one
/// day, the last in the list. A refused choice leaves the pack's rule as it is.
///
/// # Errors
/// [`ChoiceProblem::UnknownPack`] when the set has no such pack.
pub fn effective_rules(
    packs: &PackSet,
    pack: &PackId,
    choices: &[RuleChoice],
) -> Result<EffectiveRules, ChoiceProblem> {
    let picked = packs
        .get(pack)
        .ok_or_else(|| ChoiceProblem::UnknownPack(pack.clone()))?;
    let mut effective = EffectiveRules {
        rules: picked.rules.clone(),
        refused: Vec::new(),
    };
    let mut in_order: Vec<&RuleChoice> = choices.iter().collect();
    in_order.sort_by_key(|choice| choice.decided_on);
    for choice in in_order {
        match check_choice(packs, pack, choice) {
            Ok(rule) => {
                effective.rules.insert(rule.id, rule);
            }
            Err(problem) => effective.refused.push(RefusedChoice {
                choice: choice.id,
                problem,
            }),
        }
    }
    Ok(effective)
}

/// Checks one choice against the pack, and returns the rule as it would apply.
///
/// A service may be stricter than its pack. It may be looser than statutory guidance or a local
/// rule: the rule then says so, with the reason, the name and the day. A limit in an Act stays.
///
/// # Errors
/// [`ChoiceProblem`], saying what is missing or not allowed.
pub fn check_choice(
    packs: &PackSet,
    pack: &PackId,
    choice: &RuleChoice,
) -> Result<TimescaleRule, ChoiceProblem> {
    let picked = packs
        .get(pack)
        .ok_or_else(|| ChoiceProblem::UnknownPack(pack.clone()))?;
    let id: RuleId = choice
        .rule
        .parse()
        .map_err(|_| ChoiceProblem::UnknownRule(choice.rule.clone()))?;
    if choice.decided_by.trim().is_empty() {
        return Err(ChoiceProblem::NameMissing);
    }
    let is_change = choice.count.is_some() || !choice.unit.is_empty();
    match picked.rule(id) {
        Some(rule) if is_change => changed(rule, choice),
        Some(rule) => Ok(adopted(rule, choice)),
        None if choice.count.is_some() => {
            let shape = shape_elsewhere(packs, pack, id).ok_or(ChoiceProblem::NoPackHasRule(id))?;
            added(shape, pack, choice)
        }
        None => Err(ChoiceProblem::LimitMissing(id)),
    }
}

fn adopted(rule: &TimescaleRule, choice: &RuleChoice) -> TimescaleRule {
    TimescaleRule {
        standing: Standing::Adopted {
            by: choice.decided_by.clone(),
            on: choice.decided_on,
        },
        ..rule.clone()
    }
}

fn changed(rule: &TimescaleRule, choice: &RuleChoice) -> Result<TimescaleRule, ChoiceProblem> {
    if choice.reason.trim().is_empty() {
        return Err(ChoiceProblem::ReasonMissing);
    }
    let (limits, limits_are) = changed_limits(rule, choice)?;
    let mut changed = TimescaleRule {
        limits,
        limits_are,
        ..rule.clone()
    };
    let is_looser = !is_stricter_or_same(&changed, rule);
    if is_looser && rule.force == Force::Act {
        return Err(ChoiceProblem::LoosensAct);
    }
    changed.standing = Standing::SetByService {
        by: choice.decided_by.clone(),
        on: choice.decided_on,
        reason: choice.reason.clone(),
        is_looser,
        pack_limits: rule.limits.clone(),
    };
    Ok(changed)
}

/// A rule that the picked pack is silent on. What it counts from is taken from a pack that
/// answers the same question; the number is the service's own.
fn added(
    shape: &TimescaleRule,
    pack: &PackId,
    choice: &RuleChoice,
) -> Result<TimescaleRule, ChoiceProblem> {
    let mut added = changed(shape, choice)?;
    added.pack = pack.clone();
    added.force = Force::LocalProcedure;
    added.state = SourceState::ReadInSource;
    added.source = Source {
        document: "Set by this service".to_owned(),
        paragraph: choice.reason.clone(),
        address: String::new(),
        read_on: choice.decided_on,
    };
    added.further_sources = Vec::new();
    added.note = String::new();
    if let Standing::SetByService {
        is_looser,
        pack_limits,
        ..
    } = &mut added.standing
    {
        *is_looser = false;
        pack_limits.clear();
    }
    Ok(added)
}

/// The rule of another pack that answers a question, of the same division where there is one. What
/// a service sets on a question that its own pack leaves open is counted as that rule is.
pub fn shape_elsewhere<'set>(
    packs: &'set PackSet,
    pack: &PackId,
    id: RuleId,
) -> Option<&'set TimescaleRule> {
    let calendar = packs.get(pack)?.calendar;
    let same_division = packs.iter().filter(|other| other.calendar == calendar);
    same_division
        .chain(packs.iter())
        .find_map(|other| other.rule(id))
}

fn changed_limits(
    rule: &TimescaleRule,
    choice: &RuleChoice,
) -> Result<(Vec<Limit>, LimitsAre), ChoiceProblem> {
    let index = meant_limit(rule, choice)?;
    let mut limit = rule
        .limits
        .get(index)
        .cloned()
        .ok_or(ChoiceProblem::UnitMissing)?;
    limit.amount = changed_amount(&limit.amount, choice)?;
    limit.reading = limit.amount.unit().to_string();
    match rule.limits_are {
        LimitsAre::Single | LimitsAre::Readings => Ok((vec![limit], LimitsAre::Single)),
        LimitsAre::AllBinding => {
            let mut limits = rule.limits.clone();
            limits[index] = limit;
            Ok((limits, LimitsAre::AllBinding))
        }
    }
}

/// Which of the rule's limits a choice is about: the one in the unit it names, or the only one.
fn meant_limit(rule: &TimescaleRule, choice: &RuleChoice) -> Result<usize, ChoiceProblem> {
    let named = choice.unit.as_str();
    let in_unit = rule
        .limits
        .iter()
        .position(|limit| limit.amount.unit().to_string() == named);
    match (in_unit, rule.limits_are) {
        (Some(index), _) => Ok(index),
        (None, LimitsAre::Single) => Ok(0),
        (None, LimitsAre::Readings | LimitsAre::AllBinding) => Err(ChoiceProblem::UnitMissing),
    }
}

fn changed_amount(amount: &Amount, choice: &RuleChoice) -> Result<Amount, ChoiceProblem> {
    let unit = if choice.unit.is_empty() {
        amount.unit()
    } else {
        choice
            .unit
            .parse()
            .map_err(|_| ChoiceProblem::UnknownUnit(choice.unit.clone()))?
    };
    let count = match choice.count {
        Some(count) => u32::try_from(count).map_err(|_| ChoiceProblem::CountOutOfRange)?,
        None => amount.count().ok_or(ChoiceProblem::UnitDoesNotFit(unit))?,
    };
    if !(1..=COUNT_MAX).contains(&count) {
        return Err(ChoiceProblem::CountOutOfRange);
    }
    if unit == amount.unit() {
        return match amount.count() {
            Some(_) => Ok(amount.with_count(count)),
            None => Err(ChoiceProblem::UnitDoesNotFit(unit)),
        };
    }
    if !amount.is_plain_count() {
        return Err(ChoiceProblem::UnitDoesNotFit(unit));
    }
    match unit {
        Unit::WorkingDays => Ok(Amount::WorkingDays { count }),
        Unit::CalendarDays => Ok(Amount::CalendarDays { count }),
        Unit::Weeks => Ok(Amount::Weeks { count }),
        Unit::Months => Ok(Amount::Months { count }),
        Unit::Hours => Ok(Amount::Hours { count }),
        Unit::ClockTime
        | Unit::Birthdays
        | Unit::WeeksOfGestation
        | Unit::OnTheDay
        | Unit::CourtStated => Err(ChoiceProblem::UnitDoesNotFit(unit)),
    }
}

/// Tells whether one form of a rule gives no more time than another, as far as that holds on
/// every date: limits in different units cannot be told apart and count as looser.
pub(super) fn is_stricter_or_same(candidate: &TimescaleRule, against: &TimescaleRule) -> bool {
    let holds = |limit: &Limit| {
        candidate
            .limits
            .iter()
            .any(|other| binds_at_least(other, limit))
    };
    match against.limits_are {
        LimitsAre::Single | LimitsAre::AllBinding => against.limits.iter().all(holds),
        LimitsAre::Readings => against.limits.iter().any(holds),
    }
}

fn binds_at_least(limit: &Limit, against: &Limit) -> bool {
    let is_comparable = limit.trigger == against.trigger
        && limit.direction == against.direction
        && limit.amount.unit() == against.amount.unit();
    is_comparable
        && match (limit.amount.count(), against.amount.count()) {
            (Some(count), Some(other)) => match limit.direction {
                Direction::Within => count <= other,
                Direction::AtLeastBefore => count >= other,
            },
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
}
