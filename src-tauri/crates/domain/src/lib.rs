//! The facts and rules of a child protection conference.
//!
//! This crate does nothing and knows no one: no files, no clock, no randomness. Today, the
//! holidays and the local rules are passed in. Everything here can be shown to a practising
//! chair and checked against the procedures it cites.

/// Declares an enum of codes: snake_case in JSON, with every variant listed for tables and menus.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order in which a menu lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}

/// Declares a record: a plain struct that JSON, the record and the window share.
///
/// A field that is missing reads as its default, so that a record written by an older or a
/// newer version can still be opened.
macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $ty:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
        pub struct $name { $($(#[$fdoc])* pub $field : $ty),+ }
    };
}

/// Lets an enum of codes be written as its code and read from it.
macro_rules! code_text {
    ($name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                serde::Serialize::serialize(self, f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = serde::de::value::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let deserializer = serde::de::value::StrDeserializer::new(text);
                serde::Deserialize::deserialize(deserializer)
            }
        }
    };
}

pub mod amendments;
pub mod approval;
pub mod assembly;
pub mod attendance;
pub mod audience;
pub mod birth;
pub mod calendar;
pub mod categories;
pub mod child_events;
pub mod chronology;
pub mod closing;
pub mod conference;
pub mod decision;
pub mod due;
pub mod duplicates;
pub mod ending;
pub mod exclusion;
pub mod expected;
pub mod family;
pub mod family_due;
pub mod file_transfer;
pub mod ids;
pub mod incidents;
pub mod initials;
pub mod kinds;
pub mod life;
pub mod limits;
pub mod meeting;
pub mod minutes;
pub mod moved_dates;
pub mod moves;
pub mod namesakes;
pub mod numbering;
pub mod office;
pub mod pack;
pub mod plan;
pub mod plan_changes;
pub mod quorum;
pub mod quorum_judgement;
pub mod reconvening;
pub mod report_ledger;
pub mod timescale;
mod toml_text;
pub mod views;
pub mod warnings;
pub mod withheld_words;
