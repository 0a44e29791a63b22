//! Agendas to start from: those that come with the program, and the service's own.

use chairside_domain::ids::{AgendaItemId, ConferenceId};
use chairside_domain::meeting::{AgendaItem, Audience};
use chairside_domain::office::{AgendaTemplate, Office};
use chairside_record::ConferenceAct;
use chairside_store::DocumentId;

use crate::app::App;
use crate::contract::{ConferenceView, UseAgendaTemplate};
use crate::environment::Environment;
use crate::session::Session;
use crate::{AppError, make_id};

const SHIPPED: &[&str] = &[
    include_str!("../../../../../assets/agenda-templates/initial.toml"),
    include_str!("../../../../../assets/agenda-templates/review.toml"),
    include_str!("../../../../../assets/agenda-templates/plan-first.toml"),
];

impl App {
    /// Fills the agenda from a template, after what is there already.
    pub fn use_agenda_template(
        &self,
        request: UseAgendaTemplate,
    ) -> Result<ConferenceView, AppError> {
        self.with_session(|session, environment| {
            session.use_agenda_template(request.conference, &request.template, environment)?;
            session.saved_view(request.conference, environment)
        })
    }
}

impl Session {
    pub(crate) fn use_agenda_template(
        &mut self,
        conference: ConferenceId,
        template: &str,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let templates = agenda_templates(&self.office()?)?;
        let template = templates
            .iter()
            .find(|t| t.id.to_string() == template)
            .ok_or_else(|| AppError::new("unknown_item"))?;
        let last = self
            .conference(conference)?
            .agenda
            .last()
            .map(|item| item.id);
        let mut acts = Vec::new();
        let mut after = last;
        for item in &template.items {
            let id = AgendaItemId(make_id(environment.clock.now())?);
            let item = AgendaItem {
                id,
                heading: item.heading.clone(),
                section: item.section,
                minutes_allowed: item.minutes_allowed,
                began_at: None,
                ended_at: None,
                audience: Audience::All,
                guidance: item.guidance.clone(),
            };
            acts.push(ConferenceAct::AddAgendaItem { item, after });
            after = Some(id);
        }
        self.change(DocumentId(conference.0), environment, |record, stamp| {
            acts.iter()
                .try_for_each(|act| Ok(record.apply(act, stamp)?))
        })
    }
}

/// Every template: the shipped ones first.
pub(crate) fn agenda_templates(office: &Office) -> Result<Vec<AgendaTemplate>, AppError> {
    let shipped = SHIPPED.iter().map(|file| {
        toml::from_str::<AgendaTemplate>(file).map_err(|_| AppError::new("procedures_unreadable"))
    });
    let mut templates: Vec<AgendaTemplate> = shipped.collect::<Result<_, _>>()?;
    templates.extend(office.agenda_templates.iter().cloned());
    Ok(templates)
}
