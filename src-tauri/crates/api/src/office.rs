//! The office: what menus offer, the rules in force, and changing them.

use std::collections::BTreeSet;

use chairside_domain::office::Office;
use chairside_domain::pack::{EffectiveRules, PackStatus, ProcedurePack, shape_elsewhere};
use chairside_domain::timescale::{
    Limit, LimitsAre, RuleId, TimescaleRule, TriggerAt, TriggerKind, Triggers, compute,
};

use crate::app::App;
use crate::conferences::agenda_templates;
use crate::contract::{
    ActOnOffice, Choices, CodeLabel, CodeLabels, Nothing, OfficeView, PackChoice, RuleView,
    TriedDate, TryDate,
};
use crate::council_mark::mark_must_be_a_picture;
use crate::environment::Environment;
use crate::messages::{all_labels, text};
use crate::procedures::id_of;
use crate::rules::{Procedures, procedures, procedures_of, rules_in_force};
use crate::session::Session;
use crate::view::deadline::{rule_words, source_text, standing_words, timescale_view};
use crate::view::people::code_of;
use crate::words::plain_date;
use crate::{AppError, messages};

impl App {
    /// What menus offer. It can be asked for before a vault is there.
    pub fn choices(&self, _: Nothing) -> Result<Choices, AppError> {
        let office = {
            let mut state = self.state();
            state.session.as_mut().map(Session::office).transpose()?
        };
        let procedures = match &office {
            Some(office) => procedures_of(office)?,
            None => procedures()?,
        };
        let templates = match &office {
            Some(office) => agenda_templates(office)?,
            None => Vec::new(),
        };
        let labels = all_labels().map(|(codes, labels)| CodeLabels {
            codes: codes.to_owned(),
            labels: labels
                .into_iter()
                .map(|(code, label)| CodeLabel {
                    code: code.to_owned(),
                    label: label.to_owned(),
                })
                .collect(),
        });
        let own: Vec<String> = office
            .iter()
            .flat_map(|o| &o.own_packs)
            .filter_map(|pack| id_of(pack))
            .collect();
        let packs = procedures.packs.iter().map(|pack| pack_choice(pack, &own));
        Ok(Choices {
            packs: packs.collect(),
            agenda_templates: templates,
            labels: labels.collect(),
        })
    }

    /// The office and its rules.
    pub fn office(&self, _: Nothing) -> Result<OfficeView, AppError> {
        self.with_session(|session, environment| session.office_view(environment))
    }

    /// Changes the office. A choice that the law does not allow is refused with its reason.
    pub fn act_on_office(&self, request: ActOnOffice) -> Result<OfficeView, AppError> {
        self.with_session(|session, environment| {
            session.rules_must_hold(&request.act)?;
            mark_must_be_a_picture(&request.act)?;
            session.change(session.office, environment, |record, stamp| {
                Ok(record.apply(&request.act, stamp)?)
            })?;
            session.office_view(environment)
        })
    }

    /// Works out one rule of any pack.
    ///
    /// # Errors
    /// `unknown_pack`, `unknown_rule`, `date_not_real`, each saying what was looked for.
    pub fn try_date(&self, request: TryDate) -> Result<TriedDate, AppError> {
        let procedures = {
            let mut state = self.state();
            match state.session.as_mut().map(Session::office).transpose()? {
                Some(office) => procedures_of(&office)?,
                None => procedures()?,
            }
        };
        let timescale = timescale_by(&procedures, &request)?;
        let today = self.environment().today();
        let deadline = timescale_view(&timescale, None, None, today, &procedures.holidays);
        Ok(TriedDate { deadline })
    }
}

impl Session {
    pub(crate) fn office_view(
        &mut self,
        environment: &Environment,
    ) -> Result<OfficeView, AppError> {
        let office = self.office()?;
        let procedures = procedures_of(&office)?;
        let in_force = rules_in_force(&procedures, &office)?;
        let warning = in_force.holidays.coverage_warning(environment.today());
        let until = in_force.holidays.coverage().1;
        Ok(OfficeView {
            rules: in_force.rules.rules.values().map(rule_view).collect(),
            silent_rules: silent_rules(&procedures, in_force.pack, &in_force.rules),
            refused_choices: refused_choices(&office, &in_force.rules),
            calendar_covers_until: until,
            calendar_warning: warning
                .map(|_| text("calendar_warning", &[("until", &plain_date(until))]))
                .unwrap_or_default(),
            office,
        })
    }
}

/// Works out one rule of any pack, with everything that explains it.
pub fn timescale(request: &TryDate) -> Result<chairside_domain::timescale::Timescale, AppError> {
    timescale_by(procedures()?.as_ref(), request)
}

fn timescale_by(
    procedures: &Procedures,
    request: &TryDate,
) -> Result<chairside_domain::timescale::Timescale, AppError> {
    let pack = request
        .pack
        .parse()
        .ok()
        .and_then(|id| procedures.packs.get(&id));
    let pack =
        pack.ok_or_else(|| AppError::with("unknown_pack_named", &[("pack", &request.pack)]))?;
    let rule: Option<RuleId> = request.rule.parse().ok();
    let rule = rule.and_then(|id| pack.rule(id));
    let unknown = || {
        AppError::with(
            "unknown_rule",
            &[("rule", &request.rule), ("pack", &request.pack)],
        )
    };
    let rule = rule.ok_or_else(unknown)?;
    let mut triggers = Triggers::from(date(&request.from)?);
    for also in &request.also {
        let kind: TriggerKind = also
            .code
            .parse()
            .map_err(|_| AppError::with("unknown_trigger", &[("trigger", &also.code)]))?;
        triggers = triggers.also(kind, date(&also.label)?);
    }
    let result = compute(rule, &triggers, &procedures.holidays)
        .map_err(|problem| AppError::with("rule_not_computed", &[("why", &problem.to_string())]))?;
    let calendar = procedures.holidays.calendar(rule.calendar);
    Ok(match request.to_book {
        Some(day) => result.with_booking(day, calendar),
        None => result,
    })
}

fn date(typed: &str) -> Result<TriggerAt, AppError> {
    typed
        .parse()
        .map_err(|problem: chairside_domain::timescale::TriggerTextError| {
            AppError::with("date_not_real", &[("why", &problem.to_string())])
        })
}

/// A pack as menus show it. `own` are the ids of those that the service wrote.
pub(crate) fn pack_choice(pack: &ProcedurePack, own: &[String]) -> PackChoice {
    let read_on = plain_date(pack.read_on);
    let id = pack.id.to_string();
    PackChoice {
        is_own: own.contains(&id),
        id,
        name: pack.title.clone(),
        caution: match pack.status {
            PackStatus::ExampleReadOn => text("caution_example", &[("read_on", &read_on)]),
            PackStatus::National | PackStatus::Service => String::new(),
        },
        version: pack.version.clone(),
    }
}

fn rule_view(rule: &TimescaleRule) -> RuleView {
    let caution = standing_words(&rule.standing).unwrap_or_default();
    RuleView {
        rule: rule.id.to_string(),
        label: rule.title.clone(),
        rule_text: rule
            .limits
            .iter()
            .map(rule_words)
            .collect::<Vec<_>>()
            .join("; "),
        source: source_text(&rule.source),
        force: messages::label("force", &code_of(rule.force)),
        caution,
        is_ambiguous: rule.limits_are == LimitsAre::Readings,
        units: match rule.limits_are {
            LimitsAre::Readings | LimitsAre::AllBinding => {
                rule.limits.iter().map(unit_of).collect()
            }
            LimitsAre::Single => Vec::new(),
        },
    }
}

fn unit_of(limit: &Limit) -> CodeLabel {
    CodeLabel {
        code: limit.amount.unit().to_string(),
        label: rule_words(limit),
    }
}

/// Questions on which the rules in force are silent and some pack is not, each once, with the ways
/// in which a limit can be meant.
fn silent_rules(
    procedures: &Procedures,
    pack: &ProcedurePack,
    in_force: &EffectiveRules,
) -> Vec<RuleView> {
    let asked = procedures.packs.iter().flat_map(|pack| pack.rules.keys());
    let silent: BTreeSet<RuleId> = asked
        .copied()
        .filter(|id| !in_force.rules.contains_key(id))
        .collect();
    silent
        .into_iter()
        .filter_map(|id| shape_elsewhere(&procedures.packs, &pack.id, id))
        .map(|shape| RuleView {
            rule_text: String::new(),
            source: String::new(),
            force: String::new(),
            caution: String::new(),
            is_ambiguous: false,
            units: counted(shape).map(unit_of).collect(),
            ..rule_view(shape)
        })
        .filter(|rule| !rule.units.is_empty())
        .collect()
}

/// The limits of a rule that have a number. What a court states has none.
fn counted(rule: &TimescaleRule) -> impl Iterator<Item = &Limit> {
    let limits = rule.limits.iter();
    limits.filter(|limit| limit.amount.count().is_some())
}

/// Choices that the procedures do not allow any longer. The pack's rule stands.
fn refused_choices(office: &Office, in_force: &EffectiveRules) -> Vec<String> {
    in_force
        .refused
        .iter()
        .filter_map(|refused| {
            let choice = office
                .rule_choices
                .iter()
                .find(|c| c.id == refused.choice)?;
            let why = refused.problem.to_string();
            let facts = [("rule", choice.rule.as_str()), ("why", &why)];
            Some(text("refused_choice", &facts))
        })
        .collect()
}
