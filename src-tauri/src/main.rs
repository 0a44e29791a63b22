//! Chairside.
fn main() {}
