//! Chairside.
