//! Views: records with everything a screen shows already worked out.

pub(crate) mod conference;
pub(crate) mod deadline;
mod endings;
pub(crate) mod family_dates;
pub(crate) mod people;
mod procedures;
pub(crate) mod titles;
pub(crate) mod warnings;
