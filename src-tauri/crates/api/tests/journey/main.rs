//! A whole conference through the same functions as the window calls.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod endings;
mod family;
mod family_record;
mod meeting;
mod office;
mod preferences;
mod procedures;
mod whole;
