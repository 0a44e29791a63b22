//! A whole conference through the same functions as the window calls.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod family;
mod meeting;
mod office;
mod preferences;
mod whole;
