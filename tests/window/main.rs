//! The real window: the built program, driven as a person drives it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod first_paint;
mod journey;
mod rogue_page;
