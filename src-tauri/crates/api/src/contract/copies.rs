//! Each person's copy: preview, preparing, checking, sending.

use chairside_domain::ids::*;
use chairside_domain::minutes::{PaperKind, RecipientCopy, RemovalReason};

shape! {
    /// Who may get a copy, and which.
    RecipientView {
        /// Person.
        person: PersonId,
        /// Name.
        name: String,
        /// Role in words.
        role_label: String,
        /// Date of birth, for a member of the family.
        born_on: Option<chrono::NaiveDate>,
        /// Others of the same name, with role and date of birth.
        namesakes: Vec<String>,
        /// `full`, `partial`, `letter`, `none`, `chair_to_decide`.
        copy: String,
        /// What is left out, for staff.
        left_out: Vec<LeftOut>,
        /// Addresses that may be offered for delivery. Suppressed ones never are.
        delivery_options: Vec<String>,
        /// Reports whose original may go with a copy.
        may_enclose: Vec<AgencyReportId>,
        /// In the list by default, or why not.
        is_default: bool,
        /// Why the person is or is not in the list, as a sentence.
        why: String,
        /// Copies in the ledger.
        copies: Vec<RecipientCopy>,
    }
    /// Something left out of a copy.
    LeftOut {
        /// Number or part.
        part: String,
        /// Reason.
        reason: RemovalReason,
        /// As a sentence.
        sentence: String,
    }
    /// The list.
    RecipientList {
        /// Recipients, family first.
        recipients: Vec<RecipientView>,
        /// The second person needed for a partial copy is enrolled on this vault.
        has_second_person: bool,
    }
    /// What a person's copy would look like.
    PreviewCopy {
        /// Conference.
        conference: ConferenceId,
        /// Kind of paper.
        paper: PaperKind,
        /// Recipient; empty for the full archive copy.
        recipient: Option<PersonId>,
    }
    /// The paper, as the window shows it.
    PaperPreview {
        /// Who reads it.
        reader: String,
        /// Blocks.
        blocks: Vec<PreviewBlock>,
        /// Pages.
        pages: u32,
        /// The finished PDF in base 64, to be drawn in the window.
        base64: String,
        /// What is left out.
        left_out: Vec<LeftOut>,
        /// Words that the reader must not have and that still stand there.
        findings: Vec<FindingView>,
    }
    /// A block of a preview.
    PreviewBlock {
        /// `heading`, `paragraph`, `table`, `list`.
        kind: String,
        /// Number.
        number: String,
        /// Text.
        text: String,
        /// It is restricted: who does not get it.
        not_for: String,
    }
    /// Something the person must not have, and where it stands.
    FindingView {
        /// Identity.
        id: EntryId,
        /// What kind: "Withheld address", "Cannot be checked".
        label: String,
        /// Where: "Paragraph 5.3", "Report of the GP, page 2", "File name".
        place: String,
        /// Page.
        page: Option<u32>,
        /// The words around it, for staff on the screen only.
        context: String,
        /// What to do.
        remedy: String,
        /// The reason with which it was resolved, or empty.
        resolved_reason: String,
    }
    /// Makes a copy, checks it, and enters it in the ledger.
    PrepareCopy {
        /// Conference.
        conference: ConferenceId,
        /// Kind of paper.
        paper: PaperKind,
        /// Recipient.
        recipient: PersonId,
        /// A place mark says that something was left out.
        has_place_marks: bool,
        /// The reader's name and the number stand across every page.
        has_watermark: bool,
        /// Reports to send with it.
        attachments: Vec<AgencyReportId>,
        /// Set in 18 point.
        is_large_print: bool,
        /// Passages taken out of this copy on request.
        redactions: Vec<Redaction>,
    }
    /// A passage taken out of one copy on request.
    Redaction {
        /// Passage.
        block: MinuteBlockId,
        /// Why.
        reason: String,
        /// Who approved it.
        approved_by: String,
    }
    /// A copy that was made.
    PreparedCopy {
        /// The copy in the ledger.
        copy: RecipientCopy,
        /// Password made for it, shown once.
        password: String,
        /// What the check found.
        findings: Vec<FindingView>,
        /// It can be checked by a second person and sent.
        may_go_on: bool,
    }
    /// A second person confirms a partial copy, by passphrase.
    CheckCopy {
        /// Conference.
        conference: ConferenceId,
        /// Copy.
        copy: RecipientCopyId,
        /// The colleague.
        colleague: PersonId,
        /// The colleague's own passphrase.
        passphrase: String,
    }
    /// A copy in the ledger.
    CopyOf {
        /// Conference.
        conference: ConferenceId,
        /// Copy.
        copy: RecipientCopyId,
    }
    /// A copy as it leaves, to be read before it does.
    ReadableCopy {
        /// The locked PDF in base 64, to be drawn in the window.
        base64: String,
        /// The password that opens it.
        password: String,
    }
    /// What the check found in a copy, with the words around it.
    CopyFindings {
        /// Findings.
        findings: Vec<FindingView>,
    }
    /// Says that a copy was sent.
    SendCopy {
        /// Conference.
        conference: ConferenceId,
        /// Copy.
        copy: RecipientCopyId,
        /// To whom it went; must be the copy's own reader.
        recipient: PersonId,
        /// The role that was shown and confirmed.
        confirmed_role: String,
        /// The date of birth that was shown and confirmed, for a member of the family.
        confirmed_born_on: Option<chrono::NaiveDate>,
        /// Where it went.
        delivery: String,
        /// By which way.
        method: String,
    }
    /// Prints a copy. No file is written.
    PrintCopy {
        /// Conference.
        conference: ConferenceId,
        /// Copy.
        copy: RecipientCopyId,
        /// To whom it is to go; must be the copy's own reader.
        recipient: PersonId,
        /// Where it goes, for a cover letter. Empty where none goes with it.
        delivery: String,
    }
    /// A copy to be printed, with the sheet that lies before it. It is never written to a file.
    PrintableCopy {
        /// The locked PDF in base 64, to be drawn in the window.
        base64: String,
        /// The password that opens it.
        password: String,
        /// What to mind at the printer.
        warning: String,
        /// Title of the separator sheet.
        separator_title: String,
        /// Lines of the separator sheet.
        separator_lines: Vec<String>,
        /// The cover letter as a PDF in base 64, searched like every copy. Empty where none was asked for.
        cover_letter: String,
    }
    /// Writes an encrypted copy to a folder.
    WriteCopy {
        /// Conference.
        conference: ConferenceId,
        /// Copy.
        copy: RecipientCopyId,
        /// The recipient on whom it was dropped; must be the copy's own.
        recipient: PersonId,
        /// Folder.
        folder: String,
        /// Also write an `.eml` draft with the copy attached.
        is_email_draft: bool,
    }
    /// What was written.
    WrittenCopy {
        /// Files written.
        files: Vec<String>,
    }
    /// Shows a password again, with a log entry.
    ShowPassword {
        /// Conference.
        conference: ConferenceId,
        /// Copy.
        copy: RecipientCopyId,
        /// Why.
        reason: String,
    }
    /// A password.
    ShownPassword {
        /// Five words.
        password: String,
    }
    /// Writes the archive copy, or a draft, as a PDF.
    WritePaper {
        /// Conference.
        conference: ConferenceId,
        /// Kind of paper.
        paper: PaperKind,
        /// File to write. It must not exist yet.
        path: String,
        /// DRAFT across every page.
        is_draft: bool,
    }
}
