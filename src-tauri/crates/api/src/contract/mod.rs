//! What goes in and out of each command: requests and views, shared with the window.
//!
//! A view carries what a screen shows, already worked out. The window counts no days and knows
//! no rule.

/// Declares a request or a view: a plain struct that goes through JSON to the window.
macro_rules! shape {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $ty:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
        pub struct $name { $($(#[$fdoc])* pub $field : $ty),* }
    )+};
}

/// Declares codes that the window switches on.
macro_rules! shape_codes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
    )+};
}

mod conference;
mod copies;
mod family;
mod ledger;
mod minutes;
mod office;
mod preferences;
mod procedures;
mod reports;
mod searching;
mod session;

pub use conference::*;
pub use copies::*;
pub use family::*;
pub use ledger::*;
pub use minutes::*;
pub use office::*;
pub use preferences::*;
pub use procedures::*;
pub use reports::*;
pub use searching::*;
pub use session::*;

shape! {
    /// A request that needs nothing.
    Nothing {}
    /// The answer of a command that only does something.
    Done {
        /// The moment at which it was committed, in UTC.
        at: chrono::DateTime<chrono::Utc>,
    }
}
