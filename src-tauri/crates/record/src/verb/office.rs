//! What is done to the office's record, verb by verb.

use chairside_domain::office::Colleague;
use serde_json::json;

use super::CarryOut;
use crate::act::OfficeAct;
use crate::document::{Place, RecordKind, Writer};
use crate::error::RecordError;
use crate::path::ItemPath;
use crate::stamp::Stamp;

impl CarryOut for OfficeAct {
    const KIND: RecordKind = RecordKind::Office;

    fn carry_out(&self, w: &mut Writer<'_>, stamp: &Stamp) -> Result<(), RecordError> {
        let root = &ItemPath::root();
        match self {
            Self::Enrol { colleague } => {
                let colleague = Colleague {
                    enrolled_at: stamp.at,
                    ..colleague.clone()
                };
                w.create(root, "colleagues", &colleague, Place::End)
            }
            Self::ChangeColleague { colleague, change } => {
                w.patch(&ItemPath::to("colleagues", colleague), change)
            }
            Self::ChangeOffice { change } => w.patch(root, change),
            Self::KeepCouncilMark { picture } => w.set(root, json!({ "council_mark": picture })),
            Self::TakeOffCouncilMark => w.set(root, json!({ "council_mark": "" })),
            Self::ChooseRule { choice } => w.create(root, "rule_choices", choice, Place::End),
            Self::RemoveRuleChoice { choice } => w.remove(&ItemPath::to("rule_choices", choice)),
            Self::SetClosureDays { days } => w.set(root, json!({ "closure_days": days })),
            Self::InstallBankHolidays { text } => w.set(root, json!({ "bank_holidays": text })),
            Self::SetOwnPacks { packs, earlier } => w.set(
                root,
                json!({ "own_packs": packs, "earlier_packs": earlier }),
            ),
            Self::KeepAgendaTemplate { template } => {
                match w.create(root, "agenda_templates", template, Place::End) {
                    Err(RecordError::AlreadyThere { .. }) => w.set(
                        &ItemPath::to("agenda_templates", template.id),
                        json!({ "name": template.name, "items": template.items }),
                    ),
                    kept => kept,
                }
            }
            Self::RemoveAgendaTemplate { template } => {
                w.remove(&ItemPath::to("agenda_templates", template))
            }
            Self::TakeReference { next } => w.set(root, json!({ "next_reference": next })),
        }
    }
}
