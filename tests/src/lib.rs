//! Suites across crates.

#[cfg(feature = "window")]
pub mod window;
