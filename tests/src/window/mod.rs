//! Opens the built program on a vault of its own, and drives and reads its window.
//!
//! Elements are found by role and accessible name, as a screen reader finds them. Nothing sleeps for
//! a fixed time: everything waits for what it needs, and says what it waited for when that never came.

// A test that cannot go on says why and stops.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::missing_panics_doc)]
// The driver and the display are named by the environment that `cargo xtask` makes.
#![allow(clippy::disallowed_methods)]

mod accessibility;
mod axe;
mod desk;
mod dialog;
mod hands;
mod keys;
mod page;
mod part;
mod patience;
mod picture;

pub use accessibility::Accessible;
pub use desk::{Desk, Window};
pub use hands::Hands;
pub use page::Size;
pub use part::Part;
pub use patience::until;
