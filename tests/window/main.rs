//! The real window: the built program, driven as a person drives it.

#![allow(clippy::unwrap_used, clippy::expect_used)]
// Where the run leaves its pictures and keeps its data comes by the environment.
#![allow(clippy::disallowed_methods)]

mod first_paint;
mod journey;
mod rogue_page;
