//! Pictures: no text on the page, though notes inside the file are searched as raw strings.

use crate::collect::Collector;
use crate::model::{PartKind, UnreadReason};
use crate::raw::{RUN_SIGNS_IN_PICTURE, readable_runs};
use crate::refusal::Refusal;

pub(crate) fn read(bytes: &[u8], out: &mut Collector<'_>) -> Result<(), Refusal> {
    out.add_unread("", None, UnreadReason::Picture)?;
    out.add(
        PartKind::RawString,
        "",
        readable_runs(bytes, RUN_SIGNS_IN_PICTURE),
    )
}
