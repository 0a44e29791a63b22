//! What a person does, as data: one verb for each intent.
//!
//! An act says what was meant and nothing about how it is stored. It carries no moment and no
//! author: the [`Stamp`](crate::Stamp) that comes with it does.

mod conference;
mod family;
mod office;
mod patch;

pub use conference::ConferenceAct;
pub use family::FamilyAct;
pub use office::OfficeAct;
pub use patch::Patch;
