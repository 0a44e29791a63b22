//! The measured work of `cargo xtask bench papers`, with minutes of about twenty pages of the invented case:
//!
//! - `sources FOLDER` writes the same minutes as a Typst file and as a page of HTML with print CSS;
//! - `minutes FILE` makes them from the record and writes the PDF;
//! - `copies EXTRACTOR` makes twelve recipients' copies, each with its check, and prints how long they took.
#![allow(clippy::unwrap_used, reason = "an example may stop at the first fault")]
#![allow(clippy::disallowed_methods, reason = "time is what is measured")]

#[path = "../../tests/cases/mod.rs"]
mod cases;
mod html;
mod long_case;
mod typst;

use std::path::{Path, PathBuf};
use std::time::Instant;

use chairside_documents::check::{Finder, Needle, needles, pages_without};
use chairside_documents::papers::Built;
use chairside_documents::{Fonts, encrypt, render};
use chairside_domain::audience::{Part, Reader, suppressions_in_full, withheld};
use chairside_domain::minutes::PaperKind;
use chairside_extract::{Extracted, Extractor, PartKind};
use chairside_testkit::Case;

const COPIES: usize = 12;
const PASSWORD: &str = "amber otter quilt lantern moss";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let case = long_case::long_case();
    match words[..] {
        ["sources", folder] => sources(&case, Path::new(folder)),
        ["minutes", file] => {
            let built = cases::archive(&case, PaperKind::Minutes);
            let pdf = render(&built.paper, &Fonts::embedded().unwrap()).unwrap();
            std::fs::write(file, pdf.bytes).unwrap();
        }
        ["copies", extractor] => copies(&case, Path::new(extractor)),
        _ => panic!("bench_papers sources FOLDER | minutes FILE | copies EXTRACTOR"),
    }
}

/// The same words for the other writers, each in the way that suits it.
fn sources(case: &Case, folder: &Path) {
    let fonts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts");
    let fonts = fonts.canonicalize().unwrap();
    let paper = cases::archive(case, PaperKind::Minutes).paper;
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join("minutes.typ"), typst::source(&paper)).unwrap();
    std::fs::write(folder.join("minutes.html"), html::source(&paper, &fonts)).unwrap();
}

/// Copies one after the other, as the app makes them.
fn copies(case: &Case, extractor: &Path) {
    let readers = case.readers();
    assert!(readers.len() >= COPIES, "as many readers as copies");
    let extractor = Extractor::new(extractor);
    let began = Instant::now();
    let fonts = Fonts::embedded().unwrap();
    let pages: usize = readers[..COPIES]
        .iter()
        .map(|reader| copy(case, reader, &fonts, &extractor))
        .sum();
    let took = began.elapsed().as_secs_f64();
    println!("{COPIES} copies, {pages} pages, {took:.3} s");
}

/// Builds a copy, reads the finished file back in the child process, searches it, and locks it.
fn copy(case: &Case, reader: &Reader, fonts: &Fonts, extractor: &Extractor) -> usize {
    let built = cases::copy(case, PaperKind::Minutes, reader.person);
    let pdf = render(&built.paper, fonts).unwrap();
    let extracted = extractor.extract(&pdf.bytes, None).unwrap();
    let wanted = withheld_words(case, reader);
    let finder = Finder::of(&wanted);
    for part in &extracted.parts {
        let found = if part.kind == PartKind::RawString {
            finder.find_exact(&part.text)
        } else {
            finder.find(&part.text)
        };
        assert!(found.is_empty(), "a copy with something withheld in it");
    }
    assert!(
        unnamed(&built, &extracted).is_empty(),
        "a page names no one"
    );
    encrypt(&pdf, PASSWORD).unwrap();
    pdf.page_count
}

fn withheld_words(case: &Case, reader: &Reader) -> Vec<Needle> {
    let blocks = case.version().blocks.iter();
    let left_out: Vec<String> = blocks
        .filter(|block| withheld(Part::from(*block), reader, &case.conference).is_some())
        .map(|block| block.text.clone())
        .collect();
    let suppressions = suppressions_in_full(&case.family.suppressions, &case.family);
    needles(&suppressions, reader, &left_out)
}

fn unnamed(built: &Built, extracted: &Extracted) -> Vec<usize> {
    let of_page = |page| -> Vec<&str> {
        let parts = extracted.parts.iter().filter(|p| p.page == Some(page));
        parts.map(|part| part.text.as_str()).collect()
    };
    let count = extracted.pages.unwrap_or_default();
    let pages: Vec<String> = (1..=count).map(|page| of_page(page).join("\n")).collect();
    let line = built.paper.footer.copy.as_deref().unwrap_or_default();
    pages_without(line, &pages)
}
