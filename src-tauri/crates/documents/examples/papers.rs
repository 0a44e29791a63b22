//! Writes every paper of the invented case into a folder, in the wording of England, Wales and Scotland, for looking
//! at and for the validator: `archive/` has the archive copies, `locked/` the same locked with the password
//! `amber otter quilt lantern moss`.
#![allow(clippy::unwrap_used, reason = "an example may stop at the first fault")]

#[path = "../tests/cases/mod.rs"]
mod cases;

use std::path::PathBuf;

use chairside_documents::paper::TextSize;
use chairside_documents::{Fonts, encrypt, render};

const PASSWORD: &str = "amber otter quilt lantern moss";

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    let fonts = Fonts::embedded().unwrap();
    let write = |kind: &str, name: &str, bytes: &[u8]| {
        std::fs::create_dir_all(folder.join(kind)).unwrap();
        std::fs::write(folder.join(kind).join(format!("{name}.pdf")), bytes).unwrap();
    };
    let mut count = 0;
    for pack in ["england", "wales", "scotland"] {
        for (name, built) in cases::every_paper(pack) {
            for (size, ending) in [(TextSize::Standard, ""), (TextSize::LargePrint, "-large")] {
                let mut paper = built.paper.clone();
                paper.text_size = size;
                let pdf = render(&paper, &fonts).unwrap();
                let name = format!("{pack}-{name}{ending}");
                write("archive", &name, &pdf.bytes);
                if size == TextSize::Standard {
                    write("locked", &name, &encrypt(&pdf, PASSWORD).unwrap().bytes);
                }
                count += 1;
            }
        }
    }
    println!("{count} papers");
}
