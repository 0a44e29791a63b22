//! The office, its rules, and looking after the vault.

use chrono::NaiveDate;

use chairside_domain::office::{AgendaTemplate, Office};
use chairside_record::OfficeAct;

use super::{CodeLabel, DeadlineView};

shape! {
    /// What menus offer.
    Choices {
        /// Packs.
        packs: Vec<PackChoice>,
        /// Agenda templates: the shipped ones and the service's own.
        agenda_templates: Vec<AgendaTemplate>,
        /// Words for every code: by enum, then code.
        labels: Vec<CodeLabels>,
    }
    /// A pack.
    PackChoice {
        /// Id.
        id: String,
        /// Name.
        name: String,
        /// Caution beside it, or empty.
        caution: String,
        /// Version.
        version: String,
    }
    /// The words of one enum.
    CodeLabels {
        /// Name of the enum, as in the record.
        codes: String,
        /// Its codes, in order.
        labels: Vec<CodeLabel>,
    }
    /// The office.
    OfficeView {
        /// The record.
        office: Office,
        /// Rules in force.
        rules: Vec<RuleView>,
        /// Until when the bank holidays are known.
        calendar_covers_until: NaiveDate,
        /// Warning that they run out, or empty.
        calendar_warning: String,
    }
    /// A rule in force.
    RuleView {
        /// Id.
        rule: String,
        /// What it limits.
        label: String,
        /// In words.
        rule_text: String,
        /// Source.
        source: String,
        /// Force.
        force: String,
        /// Caution.
        caution: String,
    }
    /// Changes the office.
    ActOnOffice {
        /// What.
        act: OfficeAct,
    }
    /// Adds a colleague with a passphrase of their own, for second-person checks.
    EnrolColleague {
        /// Name.
        name: String,
        /// Roles.
        roles: Vec<chairside_domain::office::OfficeRole>,
        /// The colleague's own passphrase.
        passphrase: String,
    }
    /// Works out one rule, as `timescale` on the command line does.
    TryDate {
        /// Pack.
        pack: String,
        /// Rule.
        rule: String,
        /// From: a date, or a date and time.
        from: String,
        /// Second triggers, as name and date.
        also: Vec<CodeLabel>,
        /// A day thought of.
        to_book: Option<NaiveDate>,
    }
    /// The result.
    TriedDate {
        /// The date with its rule.
        deadline: DeadlineView,
    }
    /// A file to write or read.
    VaultFile {
        /// Path.
        path: String,
        /// Passphrase or recovery code, where one is needed.
        secret: String,
    }
    /// Opens a backup in an empty vault folder.
    RestoreBackup {
        /// The backup.
        path: String,
        /// Recovery code or passphrase of the backup.
        secret: String,
        /// Passphrase of the vault that is made.
        new_passphrase: String,
    }
    /// Takes a conference out in open formats.
    ExportConference {
        /// Which.
        conference: chairside_domain::ids::ConferenceId,
        /// Folder to write into.
        folder: String,
    }
    /// The vault's verdict on itself.
    Verdict {
        /// All is well.
        is_sound: bool,
        /// As sentences, worst first.
        sentences: Vec<String>,
    }
    /// Destroys a conference for good.
    EraseConference {
        /// Which.
        conference: chairside_domain::ids::ConferenceId,
        /// Its reference, typed again.
        reference_again: String,
        /// Why.
        reason: String,
    }
    /// Removes a passage for good.
    RemovePassage {
        /// Conference.
        conference: chairside_domain::ids::ConferenceId,
        /// Path of the field, as search and conflicts name it.
        path: Vec<String>,
        /// Why.
        reason: String,
    }
    /// What the app believes, for its help.
    Beliefs {
        /// Markdown.
        text: String,
    }
}
