//! The one list of commands: name, request, response. Both sides of the window come from it.

use serde::{Serialize, de::DeserializeOwned};

use crate::contract::*;
use crate::{App, AppError};

/// Lists the commands once; from it come the dispatcher and the window's types.
macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident : $request:ty => $response:ty;)+) => {
        /// Names of every command, in the order of the list.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];

        impl App {
            /// Runs the command `name` with a request in JSON.
            ///
            /// # Errors
            /// Whatever the command answers, or `unknown_command` and `unreadable_request`
            /// when the two sides of the window do not agree.
            pub fn dispatch(
                &self,
                name: &str,
                request: serde_json::Value,
            ) -> Result<serde_json::Value, AppError> {
                match name {
                    $(stringify!($name) => {
                        let request: $request = read(request)?;
                        write(&self.$name(request)?)
                    })+
                    _ => Err(AppError::new("unknown_command")),
                }
            }
        }

        /// Writes the window's side of the list into `folder`: a file for each type, and the list.
        ///
        /// # Errors
        /// When a file cannot be written.
        #[cfg(feature = "ts")]
        pub fn export_typescript(folder: &std::path::Path) -> Result<(), Box<dyn std::error::Error>> {
            use ts_rs::TS;
            let config = ts_rs::Config::new().with_out_dir(folder.join("bindings"));
            let mut names = std::collections::BTreeSet::new();
            let mut body = String::new();
            <AppError as TS>::export_all(&config)?;
            $(
                <$request as TS>::export_all(&config)?;
                <$response as TS>::export_all(&config)?;
                let (request, response) = (<$request as TS>::ident(&config), <$response as TS>::ident(&config));
                body.push_str(&command_line(&[$(stringify!($doc)),*], stringify!($name), &request, &response));
                names.extend([request, response]);
            )+
            std::fs::write(folder.join("commands.ts"), command_file(&names, &body))?;
            Ok(())
        }
    };
}

#[cfg(feature = "ts")]
fn command_line(docs: &[&str], name: &str, request: &str, response: &str) -> String {
    let text = docs
        .iter()
        .map(|doc| doc.trim_start_matches("doc").trim_matches([' ', '=', '"']));
    let text = text.collect::<Vec<_>>().join(" ");
    format!("  /** {text} */\n  {name}: {{ request: {request}; response: {response} }};\n")
}

#[cfg(feature = "ts")]
fn command_file(names: &std::collections::BTreeSet<String>, body: &str) -> String {
    let imports: String = names
        .iter()
        .map(|name| format!("import type {{ {name} }} from \"./bindings/{name}\";\n"))
        .collect();
    format!(
        "// Generated from the list of commands. Do not edit.\n{imports}\n\
         /** Every command, with its request and response. */\nexport interface Commands {{\n{body}}}\n"
    )
}

fn read<T: DeserializeOwned>(request: serde_json::Value) -> Result<T, AppError> {
    let request = if request.is_null() {
        serde_json::json!({})
    } else {
        request
    };
    serde_json::from_value(request).map_err(|_| AppError::new("unreadable_request"))
}

fn write<T: Serialize>(response: &T) -> Result<serde_json::Value, AppError> {
    serde_json::to_value(response).map_err(|_| AppError::new("unreadable_request"))
}

commands! {
    /// Where the session stands.
    session: Nothing => SessionView;
    /// Judges a passphrase.
    assess_passphrase: AssessPassphrase => PassphraseReport;
    /// Suggests a passphrase.
    suggest_passphrase: Nothing => SuggestedPassphrase;
    /// Makes the vault.
    create_vault: CreateVault => RecoveryKitView;
    /// Saves the recovery kit as a text file.
    save_recovery_kit: SaveRecoveryKit => RecoveryKitView;
    /// Proves the recovery kit by typing part of it back.
    prove_recovery_kit: ProveRecoveryKit => SessionView;
    /// Makes a new recovery kit in place of one that was not proved or is lost.
    renew_recovery_kit: Unlock => RecoveryKitView;
    /// Unlocks.
    unlock: Unlock => SessionView;
    /// Unlocks with the recovery kit.
    unlock_with_recovery: UnlockWithRecovery => SessionView;
    /// Changes the passphrase.
    change_passphrase: ChangePassphrase => Done;
    /// Locks. Drafts are kept first.
    lock: Lock => SessionView;
    /// Sets the privacy PIN.
    set_pin: SetPin => Done;
    /// Shows or hides the privacy screen.
    set_private: SetPrivate => SessionView;
    /// Acts in another role.
    act_as: ActAs => SessionView;
    /// How the app looks on this computer.
    appearance: Nothing => Appearance;
    /// Keeps how the app looks on this computer.
    keep_appearance: Appearance => Done;
    /// Sets after how long without a key or a press the app locks.
    set_lock_after: LockAfter => SessionView;
    /// What menus offer.
    choices: Nothing => Choices;
    /// What needs the person today.
    today: Nothing => TodayView;
    /// Lists conferences.
    list_conferences: ListConferences => ConferenceList;
    /// The lists of the person at the laptop.
    conference_lists: Nothing => ConferenceLists;
    /// Keeps the list as it is left.
    keep_list: ListConferences => Done;
    /// Saves a list under a name.
    save_list: SavedList => ConferenceLists;
    /// Removes a saved list.
    remove_list: NamedList => ConferenceLists;
    /// Works out the dates of a conference before it is made.
    preview_dates: NewConference => PreviewedDates;
    preview_booking: PreviewBooking => PreviewedDates;
    /// Finds people already recorded who may be the same.
    find_namesakes: FindNamesakes => Namesakes;
    /// Makes a conference.
    new_conference: NewConference => ConferenceView;
    /// Opens a conference.
    open_conference: OpenConference => ConferenceView;
    /// Makes a conference and its minutes final.
    finish_conference: OpenConference => ConferenceView;
    /// Does something to a conference.
    act: Act => ConferenceView;
    /// Does something to the family of a conference.
    act_on_family: ActOnFamily => ConferenceView;
    /// Ends a plan, with the letter that confirms a move.
    end_plan: EndPlan => ConferenceView;
    /// The moment of a local time.
    moment_of: LocalTime => Moment;
    /// What happened to each child, across conferences.
    chronology: OpenConference => Chronologies;
    /// Opens the letter that confirmed a move.
    read_letter: ReadLetter => ReportContent;
    /// Keeps what is being typed.
    save_draft: SaveDraft => Done;
    /// Puts drafts into the record.
    commit_drafts: CommitDrafts => ConferenceView;
    /// What the room display shows.
    room_display: Nothing => RoomDisplayView;
    /// Fills the agenda from a template.
    use_agenda_template: UseAgendaTemplate => ConferenceView;
    /// Attaches a file to a report.
    attach_report: AttachReport => ConferenceView;
    /// Opens a report to read.
    read_report: ReadReport => ReportContent;
    /// Saves a copy of an original outside the vault.
    save_report_copy: SaveReportCopy => Done;
    /// Shows the minutes.
    minutes: MinutesOf => MinutesView;
    /// Assembles a draft from everything recorded.
    assemble_minutes: MinutesOf => MinutesView;
    /// Approves and freezes a version.
    approve_minutes: ApproveMinutes => MinutesView;
    /// Begins a new version.
    amend_minutes: AmendMinutes => MinutesView;
    /// Lists who may get a copy.
    recipients: MinutesOf => RecipientList;
    /// Shows what a person's copy would be.
    preview_copy: PreviewCopy => PaperPreview;
    /// Makes a copy and checks the finished file.
    prepare_copy: PrepareCopy => PreparedCopy;
    /// A second person confirms a partial copy.
    check_copy: CheckCopy => ConferenceView;
    /// Shows what the check found in a copy, with the words around it.
    read_findings: CopyOf => CopyFindings;
    /// Opens a copy as it leaves, for whoever reads it before it does. Each look is logged.
    read_copy: CopyOf => ReadableCopy;
    /// Says that a copy was sent.
    send_copy: SendCopy => ConferenceView;
    /// Gives a copy to be printed. No file is written.
    print_copy: PrintCopy => PrintableCopy;
    /// Shows who holds which version of what.
    ledger: MinutesOf => LedgerView;
    /// Writes a draft of a message for each copy that is out without a receipt.
    ask_for_receipts: AskForReceipts => WrittenCopy;
    /// Writes the ledger as a table that other programs open.
    write_ledger: WriteLedger => WrittenCopy;
    /// Writes an encrypted copy to a folder.
    write_copy: WriteCopy => WrittenCopy;
    /// Shows the password of a copy again.
    show_password: ShowPassword => ShownPassword;
    /// Writes the archive copy, or a draft, as a PDF.
    write_paper: WritePaper => WrittenCopy;
    /// Looks for words.
    search: Search => SearchResults;
    /// The office and its rules.
    office: Nothing => OfficeView;
    /// Changes the office.
    act_on_office: ActOnOffice => OfficeView;
    /// Keeps a picture as the council's mark, for the head of papers.
    choose_council_mark: ChooseCouncilMark => OfficeView;
    /// Installs a newer list of bank holidays, and lists the open dates that it moves.
    refresh_calendar: RefreshCalendar => RefreshedCalendar;
    /// Installs a procedure pack that the service wrote.
    install_pack: InstallPack => OfficeView;
    /// Takes a procedure pack that the service wrote off again.
    remove_pack: RemovePack => OfficeView;
    /// Adds a colleague with a passphrase of their own.
    enrol_colleague: EnrolColleague => OfficeView;
    /// Works out one rule.
    try_date: TryDate => TriedDate;
    /// Writes a backup.
    backup: VaultFile => WrittenCopy;
    /// Opens a backup in an empty vault folder.
    restore_backup: RestoreBackup => RecoveryKitView;
    /// Takes a conference out in open formats.
    export_conference: ExportConference => WrittenCopy;
    /// Checks everything the vault holds.
    verify: Nothing => Verdict;
    /// Destroys a conference for good.
    erase_conference: EraseConference => Done;
    /// Removes a passage for good.
    remove_passage: RemovePassage => ConferenceView;
    /// What the app believes about the procedure.
    beliefs: Nothing => Beliefs;
}
