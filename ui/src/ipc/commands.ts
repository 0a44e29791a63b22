// Generated from the list of commands. Do not edit.
import type { Act } from "./bindings/Act";
import type { ActAs } from "./bindings/ActAs";
import type { ActOnFamily } from "./bindings/ActOnFamily";
import type { ActOnOffice } from "./bindings/ActOnOffice";
import type { AmendMinutes } from "./bindings/AmendMinutes";
import type { Appearance } from "./bindings/Appearance";
import type { ApproveMinutes } from "./bindings/ApproveMinutes";
import type { AskForReceipts } from "./bindings/AskForReceipts";
import type { AssessPassphrase } from "./bindings/AssessPassphrase";
import type { AttachReport } from "./bindings/AttachReport";
import type { Beliefs } from "./bindings/Beliefs";
import type { ChangePassphrase } from "./bindings/ChangePassphrase";
import type { CheckCopy } from "./bindings/CheckCopy";
import type { Choices } from "./bindings/Choices";
import type { ChooseCouncilMark } from "./bindings/ChooseCouncilMark";
import type { Chronologies } from "./bindings/Chronologies";
import type { CommitDrafts } from "./bindings/CommitDrafts";
import type { ConferenceList } from "./bindings/ConferenceList";
import type { ConferenceLists } from "./bindings/ConferenceLists";
import type { ConferenceView } from "./bindings/ConferenceView";
import type { CopyFindings } from "./bindings/CopyFindings";
import type { CopyOf } from "./bindings/CopyOf";
import type { CreateVault } from "./bindings/CreateVault";
import type { Done } from "./bindings/Done";
import type { EndPlan } from "./bindings/EndPlan";
import type { EnrolColleague } from "./bindings/EnrolColleague";
import type { EraseConference } from "./bindings/EraseConference";
import type { ExportConference } from "./bindings/ExportConference";
import type { FindNamesakes } from "./bindings/FindNamesakes";
import type { InstallPack } from "./bindings/InstallPack";
import type { LedgerView } from "./bindings/LedgerView";
import type { ListConferences } from "./bindings/ListConferences";
import type { LocalTime } from "./bindings/LocalTime";
import type { Lock } from "./bindings/Lock";
import type { LockAfter } from "./bindings/LockAfter";
import type { MinutesOf } from "./bindings/MinutesOf";
import type { MinutesView } from "./bindings/MinutesView";
import type { Moment } from "./bindings/Moment";
import type { NamedList } from "./bindings/NamedList";
import type { Namesakes } from "./bindings/Namesakes";
import type { NewConference } from "./bindings/NewConference";
import type { Nothing } from "./bindings/Nothing";
import type { OfficeView } from "./bindings/OfficeView";
import type { OpenConference } from "./bindings/OpenConference";
import type { PaperPreview } from "./bindings/PaperPreview";
import type { PassphraseReport } from "./bindings/PassphraseReport";
import type { PrepareCopy } from "./bindings/PrepareCopy";
import type { PreparedCopy } from "./bindings/PreparedCopy";
import type { PreviewBooking } from "./bindings/PreviewBooking";
import type { PreviewCopy } from "./bindings/PreviewCopy";
import type { PreviewedDates } from "./bindings/PreviewedDates";
import type { PrintCopy } from "./bindings/PrintCopy";
import type { PrintableCopy } from "./bindings/PrintableCopy";
import type { ProveRecoveryKit } from "./bindings/ProveRecoveryKit";
import type { ReadLetter } from "./bindings/ReadLetter";
import type { ReadReport } from "./bindings/ReadReport";
import type { ReadableCopy } from "./bindings/ReadableCopy";
import type { RecipientList } from "./bindings/RecipientList";
import type { RecoveryKitView } from "./bindings/RecoveryKitView";
import type { RefreshCalendar } from "./bindings/RefreshCalendar";
import type { RefreshedCalendar } from "./bindings/RefreshedCalendar";
import type { RemovePack } from "./bindings/RemovePack";
import type { RemovePassage } from "./bindings/RemovePassage";
import type { ReportContent } from "./bindings/ReportContent";
import type { RestoreBackup } from "./bindings/RestoreBackup";
import type { RoomDisplayView } from "./bindings/RoomDisplayView";
import type { SaveDraft } from "./bindings/SaveDraft";
import type { SaveRecoveryKit } from "./bindings/SaveRecoveryKit";
import type { SaveReportCopy } from "./bindings/SaveReportCopy";
import type { SavedList } from "./bindings/SavedList";
import type { Search } from "./bindings/Search";
import type { SearchResults } from "./bindings/SearchResults";
import type { SendCopy } from "./bindings/SendCopy";
import type { SessionView } from "./bindings/SessionView";
import type { SetPin } from "./bindings/SetPin";
import type { SetPrivate } from "./bindings/SetPrivate";
import type { ShowPassword } from "./bindings/ShowPassword";
import type { ShownPassword } from "./bindings/ShownPassword";
import type { SuggestedPassphrase } from "./bindings/SuggestedPassphrase";
import type { TodayView } from "./bindings/TodayView";
import type { TriedDate } from "./bindings/TriedDate";
import type { TryDate } from "./bindings/TryDate";
import type { Unlock } from "./bindings/Unlock";
import type { UnlockWithRecovery } from "./bindings/UnlockWithRecovery";
import type { UseAgendaTemplate } from "./bindings/UseAgendaTemplate";
import type { VaultFile } from "./bindings/VaultFile";
import type { Verdict } from "./bindings/Verdict";
import type { WriteCopy } from "./bindings/WriteCopy";
import type { WriteLedger } from "./bindings/WriteLedger";
import type { WritePaper } from "./bindings/WritePaper";
import type { WrittenCopy } from "./bindings/WrittenCopy";

/** Every command, with its request and response. */
export interface Commands {
  /** r" Where the session stands. */
  session: { request: Nothing; response: SessionView };
  /** r" Judges a passphrase. */
  assess_passphrase: { request: AssessPassphrase; response: PassphraseReport };
  /** r" Suggests a passphrase. */
  suggest_passphrase: { request: Nothing; response: SuggestedPassphrase };
  /** r" Makes the vault. */
  create_vault: { request: CreateVault; response: RecoveryKitView };
  /** r" Saves the recovery kit as a text file. */
  save_recovery_kit: { request: SaveRecoveryKit; response: RecoveryKitView };
  /** r" Proves the recovery kit by typing part of it back. */
  prove_recovery_kit: { request: ProveRecoveryKit; response: SessionView };
  /** 
r" Makes a new recovery kit in place of one that was not proved or is lost. */
  renew_recovery_kit: { request: Unlock; response: RecoveryKitView };
  /** r" Unlocks. */
  unlock: { request: Unlock; response: SessionView };
  /** r" Unlocks with the recovery kit. */
  unlock_with_recovery: { request: UnlockWithRecovery; response: SessionView };
  /** r" Changes the passphrase. */
  change_passphrase: { request: ChangePassphrase; response: Done };
  /** r" Locks. Drafts are kept first. */
  lock: { request: Lock; response: SessionView };
  /** r" Sets the privacy PIN. */
  set_pin: { request: SetPin; response: Done };
  /** r" Shows or hides the privacy screen. */
  set_private: { request: SetPrivate; response: SessionView };
  /** r" Acts in another role. */
  act_as: { request: ActAs; response: SessionView };
  /** r" How the app looks on this computer. */
  appearance: { request: Nothing; response: Appearance };
  /** r" Keeps how the app looks on this computer. */
  keep_appearance: { request: Appearance; response: Done };
  /** r" Sets after how long without a key or a press the app locks. */
  set_lock_after: { request: LockAfter; response: SessionView };
  /** r" What menus offer. */
  choices: { request: Nothing; response: Choices };
  /** r" What needs the person today. */
  today: { request: Nothing; response: TodayView };
  /** r" Lists conferences. */
  list_conferences: { request: ListConferences; response: ConferenceList };
  /** r" The lists of the person at the laptop. */
  conference_lists: { request: Nothing; response: ConferenceLists };
  /** r" Keeps the list as it is left. */
  keep_list: { request: ListConferences; response: Done };
  /** r" Saves a list under a name. */
  save_list: { request: SavedList; response: ConferenceLists };
  /** r" Removes a saved list. */
  remove_list: { request: NamedList; response: ConferenceLists };
  /** r" Works out the dates of a conference before it is made. */
  preview_dates: { request: NewConference; response: PreviewedDates };
  /**  */
  preview_booking: { request: PreviewBooking; response: PreviewedDates };
  /** r" Finds people already recorded who may be the same. */
  find_namesakes: { request: FindNamesakes; response: Namesakes };
  /** r" Makes a conference. */
  new_conference: { request: NewConference; response: ConferenceView };
  /** r" Opens a conference. */
  open_conference: { request: OpenConference; response: ConferenceView };
  /** r" Makes a conference and its minutes final. */
  finish_conference: { request: OpenConference; response: ConferenceView };
  /** r" Does something to a conference. */
  act: { request: Act; response: ConferenceView };
  /** r" Does something to the family of a conference. */
  act_on_family: { request: ActOnFamily; response: ConferenceView };
  /** r" Ends a plan, with the letter that confirms a move. */
  end_plan: { request: EndPlan; response: ConferenceView };
  /** r" The moment of a local time. */
  moment_of: { request: LocalTime; response: Moment };
  /** r" What happened to each child, across conferences. */
  chronology: { request: OpenConference; response: Chronologies };
  /** r" Opens the letter that confirmed a move. */
  read_letter: { request: ReadLetter; response: ReportContent };
  /** r" Keeps what is being typed. */
  save_draft: { request: SaveDraft; response: Done };
  /** r" Puts drafts into the record. */
  commit_drafts: { request: CommitDrafts; response: ConferenceView };
  /** r" What the room display shows. */
  room_display: { request: Nothing; response: RoomDisplayView };
  /** r" Fills the agenda from a template. */
  use_agenda_template: { request: UseAgendaTemplate; response: ConferenceView };
  /** r" Attaches a file to a report. */
  attach_report: { request: AttachReport; response: ConferenceView };
  /** r" Opens a report to read. */
  read_report: { request: ReadReport; response: ReportContent };
  /** r" Saves a copy of an original outside the vault. */
  save_report_copy: { request: SaveReportCopy; response: Done };
  /** r" Shows the minutes. */
  minutes: { request: MinutesOf; response: MinutesView };
  /** r" Assembles a draft from everything recorded. */
  assemble_minutes: { request: MinutesOf; response: MinutesView };
  /** r" Approves and freezes a version. */
  approve_minutes: { request: ApproveMinutes; response: MinutesView };
  /** r" Begins a new version. */
  amend_minutes: { request: AmendMinutes; response: MinutesView };
  /** r" Lists who may get a copy. */
  recipients: { request: MinutesOf; response: RecipientList };
  /** r" Shows what a person's copy would be. */
  preview_copy: { request: PreviewCopy; response: PaperPreview };
  /** r" Makes a copy and checks the finished file. */
  prepare_copy: { request: PrepareCopy; response: PreparedCopy };
  /** r" A second person confirms a partial copy. */
  check_copy: { request: CheckCopy; response: ConferenceView };
  /** r" Shows what the check found in a copy, with the words around it. */
  read_findings: { request: CopyOf; response: CopyFindings };
  /** 
r" Opens a copy as it leaves, for whoever reads it before it does. Each look is logged. */
  read_copy: { request: CopyOf; response: ReadableCopy };
  /** r" Says that a copy was sent. */
  send_copy: { request: SendCopy; response: ConferenceView };
  /** r" Gives a copy to be printed. No file is written. */
  print_copy: { request: PrintCopy; response: PrintableCopy };
  /** r" Shows who holds which version of what. */
  ledger: { request: MinutesOf; response: LedgerView };
  /** 
r" Writes a draft of a message for each copy that is out without a receipt. */
  ask_for_receipts: { request: AskForReceipts; response: WrittenCopy };
  /** r" Writes the ledger as a table that other programs open. */
  write_ledger: { request: WriteLedger; response: WrittenCopy };
  /** r" Writes an encrypted copy to a folder. */
  write_copy: { request: WriteCopy; response: WrittenCopy };
  /** r" Shows the password of a copy again. */
  show_password: { request: ShowPassword; response: ShownPassword };
  /** r" Writes the archive copy, or a draft, as a PDF. */
  write_paper: { request: WritePaper; response: WrittenCopy };
  /** r" Looks for words. */
  search: { request: Search; response: SearchResults };
  /** r" The office and its rules. */
  office: { request: Nothing; response: OfficeView };
  /** r" Changes the office. */
  act_on_office: { request: ActOnOffice; response: OfficeView };
  /** r" Keeps a picture as the council's mark, for the head of papers. */
  choose_council_mark: { request: ChooseCouncilMark; response: OfficeView };
  /** 
r" Installs a newer list of bank holidays, and lists the open dates that it moves. */
  refresh_calendar: { request: RefreshCalendar; response: RefreshedCalendar };
  /** r" Installs a procedure pack that the service wrote. */
  install_pack: { request: InstallPack; response: OfficeView };
  /** r" Takes a procedure pack that the service wrote off again. */
  remove_pack: { request: RemovePack; response: OfficeView };
  /** r" Adds a colleague with a passphrase of their own. */
  enrol_colleague: { request: EnrolColleague; response: OfficeView };
  /** r" Works out one rule. */
  try_date: { request: TryDate; response: TriedDate };
  /** r" Writes a backup. */
  backup: { request: VaultFile; response: WrittenCopy };
  /** r" Opens a backup in an empty vault folder. */
  restore_backup: { request: RestoreBackup; response: RecoveryKitView };
  /** r" Takes a conference out in open formats. */
  export_conference: { request: ExportConference; response: WrittenCopy };
  /** r" Checks everything the vault holds. */
  verify: { request: Nothing; response: Verdict };
  /** r" Destroys a conference for good. */
  erase_conference: { request: EraseConference; response: Done };
  /** r" Removes a passage for good. */
  remove_passage: { request: RemovePassage; response: ConferenceView };
  /** r" What the app believes about the procedure. */
  beliefs: { request: Nothing; response: Beliefs };
}
