//! Writes the specimen papers into a folder, for looking at and for the validator.
#![allow(clippy::unwrap_used, reason = "an example may stop at the first fault")]

#[path = "../tests/specimen/mod.rs"]
mod specimen;

use std::path::PathBuf;

use chairside_documents::{Fonts, encrypt, render};

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    let fonts = Fonts::embedded().unwrap();
    for (name, paper) in [
        ("minutes", specimen::minutes()),
        ("large-print-draft", specimen::large_print_draft()),
        ("right-to-left", specimen::right_to_left_letter()),
        ("long-table", specimen::long_table()),
    ] {
        let started = std::time::Instant::now();
        let pdf = render(&paper, &fonts).unwrap();
        println!(
            "{name}: {} pages, {} bytes, {:?}",
            pdf.page_count,
            pdf.bytes.len(),
            started.elapsed()
        );
        std::fs::write(folder.join(format!("{name}.pdf")), &pdf.bytes).unwrap();
        let locked = encrypt(&pdf, "amber otter quilt lantern moss").unwrap();
        std::fs::write(folder.join(format!("{name}-locked.pdf")), &locked.bytes).unwrap();
    }
}
