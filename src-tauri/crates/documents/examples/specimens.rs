//! Writes the specimen papers into a folder, for looking at and for the validator: `archive/` has the archive copies,
//! `locked/` the same locked with the password `amber otter quilt lantern moss`, `broken/` copies that each lack one
//! thing, which the validator has to find, and `probes/` the words that other programs must read in each.
#![allow(clippy::unwrap_used, reason = "an example may stop at the first fault")]

#[path = "../tests/cases/mod.rs"]
mod cases;
#[path = "../tests/specimen/mod.rs"]
mod specimen;

use std::path::PathBuf;
use std::time::Instant;

use chairside_documents::{Fonts, encrypt, render};
use lopdf::Document;

const PASSWORD: &str = "amber otter quilt lantern moss";

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    let write = |kind: &str, name: &str, bytes: &[u8]| {
        std::fs::create_dir_all(folder.join(kind)).unwrap();
        let ending = if kind == "probes" { "txt" } else { "pdf" };
        std::fs::write(folder.join(kind).join(name).with_extension(ending), bytes).unwrap();
    };
    let fonts = Fonts::embedded().unwrap();
    for (name, paper) in specimen::all() {
        let started = Instant::now();
        let pdf = render(&paper, &fonts).unwrap();
        println!(
            "{name}: {} pages, {} bytes, {:?}",
            pdf.page_count,
            pdf.bytes.len(),
            started.elapsed()
        );
        write("archive", name, &pdf.bytes);
        write("probes", name, cases::probes::probes_on(&paper).as_bytes());
        write("locked", name, &encrypt(&pdf, PASSWORD).unwrap().bytes);
    }
    let whole = render(&specimen::minutes(), &fonts).unwrap().bytes;
    for (name, damage) in DAMAGES {
        let mut document = Document::load_mem(&whole).unwrap();
        damage(&mut document);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        write("broken", name, &bytes);
    }
}

type Damage = fn(&mut Document);

/// What each broken copy lacks.
const DAMAGES: [(&str, Damage); 5] = [
    ("no-language", |document| {
        drop(document.catalog_mut().unwrap().remove(b"Lang"))
    }),
    ("no-structure", |document| {
        drop(document.catalog_mut().unwrap().remove(b"StructTreeRoot"))
    }),
    ("no-colour-profile", |document| {
        drop(document.catalog_mut().unwrap().remove(b"OutputIntents"))
    }),
    ("no-metadata", |document| {
        drop(document.catalog_mut().unwrap().remove(b"Metadata"))
    }),
    ("no-letters-for-glyphs", |document| {
        let font = document
            .objects
            .values_mut()
            .filter_map(|object| object.as_dict_mut().ok());
        for font in font.filter(|font| font.has(b"ToUnicode")).take(1) {
            font.remove(b"ToUnicode");
        }
    }),
];
