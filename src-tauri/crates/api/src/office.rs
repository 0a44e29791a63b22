//! The office: what menus offer, the rules in force, and changing them.

use chairside_domain::pack::{PackStatus, ProcedurePack, check_choice};
use chairside_domain::timescale::{
    RuleId, Standing, TimescaleRule, TriggerAt, TriggerKind, Triggers, compute,
};
use chairside_record::OfficeAct;

use crate::app::App;
use crate::conferences::agenda_templates;
use crate::contract::{
    ActOnOffice, Beliefs, Choices, CodeLabel, CodeLabels, Nothing, OfficeView, PackChoice,
    RuleView, TriedDate, TryDate,
};
use crate::environment::Environment;
use crate::messages::{all_labels, text};
use crate::rules::{procedures, rules_in_force};
use crate::session::Session;
use crate::view::deadline::{rule_words, source_text, timescale_view};
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
        Ok(Choices {
            packs: procedures()?.packs.iter().map(pack_choice).collect(),
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
            if let OfficeAct::ChooseRule { choice } = &request.act {
                let office = session.office()?;
                let pack = office
                    .pack
                    .parse()
                    .map_err(|_| AppError::new("unknown_pack"))?;
                check_choice(&procedures()?.packs, &pack, choice).map_err(|problem| {
                    AppError::with("rule_refused", &[("why", &problem.to_string())])
                })?;
            }
            session.change(session.office, environment, |record, stamp| {
                Ok(record.apply(&request.act, stamp)?)
            })?;
            session.office_view(environment)
        })
    }

    /// What the app believes about the procedure, for its help.
    pub fn beliefs(&self, _: Nothing) -> Result<Beliefs, AppError> {
        Ok(Beliefs {
            text: include_str!("../../../docs/beliefs.md").to_owned(),
        })
    }

    /// Works out one rule of any pack.
    ///
    /// # Errors
    /// `unknown_pack`, `unknown_rule`, `date_not_real`, each saying what was looked for.
    pub fn try_date(&self, request: TryDate) -> Result<TriedDate, AppError> {
        let timescale = crate::timescale(&request)?;
        let procedures = procedures()?;
        let today = self.environment().today();
        let deadline = timescale_view(&timescale, None, None, today, &procedures.holidays);
        Ok(TriedDate { deadline })
    }
}

impl Session {
    fn office_view(&mut self, environment: &Environment) -> Result<OfficeView, AppError> {
        let office = self.office()?;
        let in_force = rules_in_force(&office)?;
        let warning = in_force.holidays.coverage_warning(environment.today());
        let until = in_force.holidays.coverage().1;
        Ok(OfficeView {
            rules: in_force.rules.rules.values().map(rule_view).collect(),
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
    let procedures = procedures()?;
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

fn pack_choice(pack: &ProcedurePack) -> PackChoice {
    let read_on = plain_date(pack.read_on);
    PackChoice {
        id: pack.id.to_string(),
        name: pack.title.clone(),
        caution: match pack.status {
            PackStatus::ExampleReadOn => text("caution_example", &[("read_on", &read_on)]),
            PackStatus::National | PackStatus::Service => String::new(),
        },
        version: pack.version.clone(),
    }
}

fn rule_view(rule: &TimescaleRule) -> RuleView {
    let caution = match &rule.standing {
        Standing::ExampleNotConfirmed { read_on } => {
            text("caution_example", &[("read_on", &plain_date(*read_on))])
        }
        Standing::Adopted { by, on } => {
            text("caution_adopted", &[("by", by), ("on", &plain_date(*on))])
        }
        Standing::SetByService { by, on, reason, .. } => text(
            "caution_chosen",
            &[("by", by), ("on", &plain_date(*on)), ("reason", reason)],
        ),
        Standing::National | Standing::ServicePack => String::new(),
    };
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
    }
}
