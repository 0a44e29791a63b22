//! Writes the file that every later version must open: run once when a schema is released.
//!
//! `cargo run -p chairside-store --example freeze_schema -- tests/frozen/schema-1.db`
//!
//! `tests/faults.rs` reads what is written here.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../tests/support/mod.rs"]
mod support;

use support::{conference, day, document, draft, projection, snapshot, text, vault, write};

fn main() {
    let target = std::env::args().nth(1).expect("the file to write");
    let mut vault = vault();
    let row = conference(document(1), "Þórsdóttir-Bell", day(3));
    let mut new = write(document(1), &[1, 2]);
    new.new_snapshot = Some(snapshot(b"whole"));
    vault.store.commit(&new).unwrap();
    let mut newer = write(document(1), &[3]);
    newer.projection = Some(projection(row));
    vault.store.commit(&newer).unwrap();
    let words = draft(document(1), "note", "words not sent yet");
    vault.store.save_draft(&words).unwrap();
    let report = text("a", "Report", "A chaffinch sang.");
    vault.store.index_text(document(1), &report).unwrap();
    vault.store.set_setting("device", "laptop").unwrap();
    vault.store.close().unwrap();
    std::fs::copy(vault.folder.path().join("chairside.db"), target).unwrap();
}
