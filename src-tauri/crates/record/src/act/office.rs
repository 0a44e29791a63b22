//! What people do to the office's record.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use chairside_domain::ids::*;
use chairside_domain::office::{AgendaTemplate, Colleague, Office, RuleChoice};

use super::Patch;

/// One thing a person does to the office's record.
#[expect(
    missing_docs,
    reason = "each verb says what its fields are; most are whole values of the domain"
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum OfficeAct {
    /// Enrols a colleague on this vault.
    Enrol { colleague: Colleague },
    /// Changes a colleague's name or roles.
    ChangeColleague {
        colleague: PersonId,
        change: Patch<Colleague>,
    },
    /// Changes the office's name, pack, complaints text, reference prefix.
    ChangeOffice { change: Patch<Office> },
    /// Keeps the council's mark: a PNG in base 64.
    KeepCouncilMark { picture: String },
    /// Takes the council's mark off again.
    TakeOffCouncilMark,
    /// Sets, tightens or adopts a rule.
    ChooseRule { choice: RuleChoice },
    /// Takes back a choice.
    RemoveRuleChoice { choice: EntryId },
    /// Sets the days on which the service is closed.
    SetClosureDays { days: Vec<NaiveDate> },
    /// Installs a newer list of bank holidays.
    InstallBankHolidays { text: String },
    /// Sets the procedure packs that the service wrote.
    SetOwnPacks {
        packs: Vec<String>,
        earlier: Vec<String>,
    },
    /// Keeps an agenda template.
    KeepAgendaTemplate { template: AgendaTemplate },
    /// Removes an agenda template.
    RemoveAgendaTemplate { template: EntryId },
    /// Uses up the next reference number.
    TakeReference { next: u32 },
}
