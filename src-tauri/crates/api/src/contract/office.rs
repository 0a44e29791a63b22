//! The office, its rules, and looking after the vault.

use chrono::NaiveDate;

use chairside_domain::ids::ConferenceId;
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
        /// The service wrote it.
        is_own: bool,
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
        /// Questions that these procedures do not answer and other packs do: a service can set
        /// its own limit.
        silent_rules: Vec<RuleView>,
        /// Choices of the service that have no effect, each with why.
        refused_choices: Vec<String>,
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
        /// The wording leaves open which of `units` is meant: the service can fix it.
        is_ambiguous: bool,
        /// The limits in words, by unit, where the service has to say which it means: readings of a
        /// wording that leaves more than one open, limits that all bind, and for a question that
        /// the rules leave open those of the pack whose way of counting is taken.
        units: Vec<CodeLabel>,
    }
    /// Installs a newer list of bank holidays from a file.
    RefreshCalendar {
        /// Path of the file.
        path: String,
    }
    /// What the newer list changed.
    RefreshedCalendar {
        /// The office, with the new list.
        office: OfficeView,
        /// Open dates that moved, by conference.
        moved: Vec<MovedDateView>,
    }
    /// An open date that a newer list of bank holidays moved.
    MovedDateView {
        /// Conference.
        conference: ConferenceId,
        /// Its reference.
        reference: String,
        /// What is due.
        label: String,
        /// As it was, in words.
        before: String,
        /// As it is now, in words.
        after: String,
    }
    /// Installs a procedure pack that the service wrote, or a newer version of it.
    InstallPack {
        /// Path of the file.
        path: String,
    }
    /// Takes a procedure pack that the service wrote off again.
    RemovePack {
        /// Its id.
        pack: String,
    }
    /// Chooses the council's mark from a file.
    ChooseCouncilMark {
        /// Path of the file: a PNG.
        path: String,
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
        conference: ConferenceId,
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
        conference: ConferenceId,
        /// Its reference, typed again.
        reference_again: String,
        /// Why.
        reason: String,
    }
    /// Removes a passage for good.
    RemovePassage {
        /// Conference.
        conference: ConferenceId,
        /// Path of the field, as search and conflicts name it.
        path: Vec<String>,
        /// Why.
        reason: String,
    }
    /// What the app believes, for its help.
    Beliefs {
        /// In the order in which they are read.
        parts: Vec<BeliefPart>,
    }
    /// A part of what the app believes: a heading with what stands under it.
    BeliefPart {
        /// Heading.
        heading: String,
        /// Level of the heading, from 1.
        level: u8,
        /// Paragraphs.
        paragraphs: Vec<String>,
        /// Points, each with what shows it.
        points: Vec<String>,
        /// Rows of a table, the first with its headings. Empty without one.
        table: Vec<Vec<String>>,
    }
}
