//! Why a file could not be read.

use serde::{Deserialize, Serialize};

use crate::model::Format;

/// Why the child read nothing out of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// The file, once unpacked, is larger than the limits allow.
    #[error("the file is larger than the limits allow once unpacked")]
    TooLarge,
    /// Files lie within files deeper than the limits allow.
    #[error("files lie within files deeper than the limits allow")]
    TooDeep,
    /// The file is damaged, cut short, or not what it says it is.
    #[error("a file of format {0:?} could not be read")]
    NotReadable(Format),
    /// The file needs a password, or the one given does not open it.
    #[error("a file of format {0:?} needs a password")]
    PasswordProtected(Format),
    /// A format that is not read.
    #[error("this format is not read")]
    Unsupported,
}

/// Why no text came back from the child process. Each only means "not searchable".
#[derive(Debug, thiserror::Error)]
pub enum ExtractError {
    /// The file, once unpacked, or its text, is larger than the limits allow.
    #[error("the file is larger than the limits allow")]
    TooLarge,
    /// Reading took longer than the limits allow.
    #[error("reading the file took longer than the limits allow")]
    TooSlow,
    /// The child ran out of memory or stack, or ended in another way it should not.
    #[error("the reading process ended early")]
    Crashed,
    /// The file is damaged, cut short, or not what it says it is.
    #[error("a file of format {format:?} could not be read")]
    NotReadable {
        /// What the file seemed to be.
        format: Format,
    },
    /// The file needs a password, or the one given does not open it.
    #[error("a file of format {format:?} needs a password")]
    PasswordProtected {
        /// What the file is.
        format: Format,
    },
    /// A format that is not read.
    #[error("this format is not read")]
    Unsupported,
    /// The child process could not be started.
    #[error("the reading process could not be started")]
    NotStarted(#[source] std::io::Error),
}

impl From<Refusal> for ExtractError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::TooLarge | Refusal::TooDeep => Self::TooLarge,
            Refusal::NotReadable(format) => Self::NotReadable { format },
            Refusal::PasswordProtected(format) => Self::PasswordProtected { format },
            Refusal::Unsupported => Self::Unsupported,
        }
    }
}
