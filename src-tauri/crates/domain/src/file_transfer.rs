//! Files sent on: what was enclosed, and the receipt.

use chrono::NaiveDate;

use crate::family::FileTransfer;

codes! {
    /// How a file that was sent stands.
    FileTransferStanding {
        /// Its receipt is here.
        Receipted,
        /// Its receipt is awaited.
        Awaited,
        /// The limit passed without a receipt: the recipient is asked.
        ToBeChased,
    }
}

codes! {
    /// What a transfer lacks, so that its receipt could not name every record.
    FileTransferMissing {
        /// The list of what is enclosed.
        Enclosed,
        /// The title of an enclosed record.
        Title,
        /// The date of an enclosed record.
        Date,
        /// By which way it goes.
        Method,
        /// To whom, by name.
        Recipient,
    }
}

/// How a transfer stands today. `due_on` is the limit for its receipt.
///
/// Source: the pack's `file_transfer_receipt` rule; scenario D8.
pub fn standing(
    transfer: &FileTransfer,
    due_on: Option<NaiveDate>,
    today: NaiveDate,
) -> FileTransferStanding {
    if transfer.receipt_on.is_some() {
        FileTransferStanding::Receipted
    } else if due_on.is_some_and(|due_on| today > due_on) {
        FileTransferStanding::ToBeChased
    } else {
        FileTransferStanding::Awaited
    }
}

/// What is missing, each once, in the order of the form. The receipt identifies all the records
/// enclosed, by title and date.
///
/// Source: procedure section 2.21; scenario D8.
pub fn missing(transfer: &FileTransfer) -> Vec<FileTransferMissing> {
    let is_empty = |text: &str| text.trim().is_empty();
    let enclosed = &transfer.enclosed;
    [
        (enclosed.is_empty(), FileTransferMissing::Enclosed),
        (
            enclosed.iter().any(|record| is_empty(&record.title)),
            FileTransferMissing::Title,
        ),
        (
            enclosed.iter().any(|record| record.dated_on.is_none()),
            FileTransferMissing::Date,
        ),
        (is_empty(&transfer.method), FileTransferMissing::Method),
        (
            is_empty(&transfer.recipient),
            FileTransferMissing::Recipient,
        ),
    ]
    .into_iter()
    .filter_map(|(is_missing, what)| is_missing.then_some(what))
    .collect()
}
