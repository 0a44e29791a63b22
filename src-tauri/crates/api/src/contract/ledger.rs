//! The ledger: who holds which version of what, and what waits for a person.

use chairside_domain::ids::*;
use chairside_domain::minutes::CopyState;
use chrono::{DateTime, NaiveDate, Utc};

use super::{DeadlineView, FindingView};

shape! {
    /// The ledger of one conference.
    LedgerView {
        /// How many copies there are and how they stand: "11 copies. 9 sent, 7 received, 2 to send."
        summary: String,
        /// Every copy, in the order of their numbers.
        lines: Vec<LedgerLine>,
        /// Who holds a version that was replaced and gets the newer one.
        to_resend: Vec<ToResend>,
        /// Sent copies that hold words withheld since, open ones first.
        incidents: Vec<IncidentView>,
        /// Files of the family's children that were sent on.
        transfers: Vec<TransferView>,
    }
    /// A copy, as the ledger shows it.
    LedgerLine {
        /// Copy.
        copy: RecipientCopyId,
        /// Its number.
        number: u32,
        /// Who holds it.
        holder: String,
        /// The holder's role.
        role_label: String,
        /// The paper in words.
        paper: String,
        /// Version of the minutes.
        version: Option<u32>,
        /// Something was left out of it.
        is_partial: bool,
        /// State.
        state: CopyState,
        /// State in words.
        state_label: String,
        /// Made by.
        prepared_by: String,
        /// Made at.
        prepared_at: Option<DateTime<Utc>>,
        /// Checked by.
        checked_by: String,
        /// Checked at.
        checked_at: Option<DateTime<Utc>>,
        /// By which way it went.
        method: String,
        /// Where it went.
        delivery: String,
        /// Sent by.
        sent_by: String,
        /// Sent at.
        sent_at: Option<DateTime<Utc>>,
        /// Received on.
        received_on: Option<NaiveDate>,
        /// Who noted the receipt.
        received_noted_by: String,
        /// Until when its holder may ask for corrections, from the holder's own receipt.
        corrections: Option<DeadlineView>,
        /// It is out and nobody noted a receipt: "No receipt, 3 working days". Empty otherwise.
        chase: String,
    }
    /// Someone who holds a version that was replaced.
    ToResend {
        /// Person.
        person: PersonId,
        /// Name.
        name: String,
        /// The copy held.
        copy: RecipientCopyId,
        /// Its number.
        number: u32,
        /// The version held.
        version: u32,
        /// What the person may be told about the change, as a sentence.
        told: String,
    }
    /// A sent copy that holds words withheld from its reader since.
    IncidentView {
        /// Identity.
        id: EntryId,
        /// The copy.
        copy: RecipientCopyId,
        /// What happened, as a sentence: which copy, whose, and what was withheld.
        sentence: String,
        /// Where the words stand.
        found: Vec<FindingView>,
        /// Opened at.
        opened_at: Option<DateTime<Utc>>,
        /// Opened by.
        opened_by: String,
        /// It waits for a person.
        is_open: bool,
        /// Closed by.
        closed_by: String,
        /// What was done.
        closed_reason: String,
    }
    /// A file that was sent on.
    TransferView {
        /// Transfer.
        id: FileTransferId,
        /// The child.
        child: String,
        /// To whom, by which way and when, as a sentence.
        sentence: String,
        /// Enclosed records, each with its date.
        enclosed: Vec<String>,
        /// The limit for its receipt, with rule and source.
        receipt_due: Option<DeadlineView>,
        /// The receipt is late: the receiver is asked.
        is_to_chase: bool,
        /// The day of the receipt.
        receipt_on: Option<NaiveDate>,
    }
    /// Writes a draft of a message for each copy that is out without a receipt. It carries the reference only.
    AskForReceipts {
        /// Conference.
        conference: ConferenceId,
        /// Folder.
        folder: String,
    }
    /// Writes the ledger as a table that other programs open (CSV).
    WriteLedger {
        /// Conference.
        conference: ConferenceId,
        /// File to write. It must not exist yet.
        path: String,
    }
}
