//! How each act is carried out.

mod conference;
mod family;
pub(crate) mod minutes;
mod office;
mod people;
mod room;

use serde::Serialize;

use crate::document::{RecordKind, Writer};
use crate::error::RecordError;
use crate::record::Record;
use crate::stamp::Stamp;

pub(crate) use room::{keep_first_wording, notes_must_be_open};

/// Something that a person does to one kind of record.
pub trait Act: CarryOut {}

impl<A: CarryOut> Act for A {}

/// The inner half of [`Act`]: only the acts of this crate have it.
pub trait CarryOut: Serialize {
    /// Kind of record it is done to.
    const KIND: RecordKind;

    /// Checks what can only be seen from outside a change.
    fn check(&self, _record: &Record) -> Result<(), RecordError> {
        Ok(())
    }

    /// Writes what was meant.
    fn carry_out(&self, writer: &mut Writer<'_>, stamp: &Stamp) -> Result<(), RecordError>;
}

/// The name given, or that of the person who acts.
pub(crate) fn name_or_own(given: &str, stamp: &Stamp) -> String {
    if given.is_empty() {
        &stamp.person_name
    } else {
        given
    }
    .to_owned()
}
