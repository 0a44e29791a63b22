//! The real `chairside-cli`, command by command: right, wrong, and when the computer fails.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod dates;
mod desk;
mod faults;
mod importing;
mod keeping;
mod minutes;
mod plain_dates;
mod procedure;
mod reports;
mod secrets;
mod usage;
