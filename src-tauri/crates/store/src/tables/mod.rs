//! One file a table: how it is made, its row, who reads it and who writes it.

pub(crate) mod access_log;
pub(crate) mod action;
pub(crate) mod attachment;
pub(crate) mod audit;
pub(crate) mod certificate;
pub(crate) mod change;
pub(crate) mod conference_row;
pub(crate) mod deadline;
pub(crate) mod doc_text;
pub(crate) mod document;
pub(crate) mod draft;
pub(crate) mod meta;
pub(crate) mod person;
pub(crate) mod sealed;
pub(crate) mod snapshot;
