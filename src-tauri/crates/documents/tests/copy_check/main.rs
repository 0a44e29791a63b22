//! The check of the finished copy, measured: what it finds in every disguise that is claimed, and
//! what it says of clean minutes. `docs/copy-check.md` holds the figures.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod dice;
mod disguises;
mod figures;
mod homes;
mod limits;
mod numbers;
mod planting;
mod properties;
mod prose;
mod records;
mod scenarios;
mod secrets;
mod turns;
