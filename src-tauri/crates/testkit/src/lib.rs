//! Invented families, conferences and clocks for tests. Never part of the program.
//!
//! Everything has fixed ids and fixed times, so that a test may name what it looks for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests may stop at the first fault"
)]

pub mod case;
pub mod clock;
pub mod packs;
pub mod people;
pub mod probes;

mod family;
mod meeting;
mod outcome;
mod participants;
mod text;

pub use case::Case;
pub use text::NOT_FOR;
