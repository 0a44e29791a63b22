//! Writes every paper of the invented case into a folder, for looking at, for the validator and for
//! other readers: in the wording of England, Wales and Scotland, in Welsh, and in that of each other
//! pack whose papers read otherwise. `archive/` has the archive copies, `locked/` the same locked
//! with the password `amber otter quilt lantern moss`, `probes/` the names that other programs must
//! read in each.
#![allow(clippy::unwrap_used, reason = "an example may stop at the first fault")]

#[path = "../tests/cases/mod.rs"]
mod cases;

use std::path::PathBuf;

use chairside_documents::paper::TextSize;
use chairside_documents::{Fonts, encrypt, render};

const PASSWORD: &str = "amber otter quilt lantern moss";
/// The paper that is also written with its reader's name across every page.
const MARKED: &str = "england-minutes-mother";

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    let fonts = Fonts::embedded().unwrap();
    let write = |kind: &str, name: &str, bytes: &[u8]| {
        std::fs::create_dir_all(folder.join(kind)).unwrap();
        std::fs::write(folder.join(kind).join(name), bytes).unwrap();
    };
    let mut papers = cases::papers_of(&chairside_testkit::packs::all());
    let marked = papers.iter().find(|(name, _)| name == MARKED).cloned();
    let (name, mut built) = marked.unwrap();
    built.paper.watermark = built.paper.footer.copy.clone();
    papers.push((format!("{name}-marked"), built));
    papers.extend(cases::welsh_papers());
    for (name, built) in &papers {
        for (size, ending) in [(TextSize::Standard, ""), (TextSize::LargePrint, "-large")] {
            let mut paper = built.paper.clone();
            paper.text_size = size;
            let pdf = render(&paper, &fonts).unwrap();
            let file = format!("{name}{ending}.pdf");
            write("archive", &file, &pdf.bytes);
            let probes = cases::probes::probes_on(&paper);
            write("probes", &format!("{name}{ending}.txt"), probes.as_bytes());
            if size == TextSize::Standard {
                write("locked", &file, &encrypt(&pdf, PASSWORD).unwrap().bytes);
            }
        }
    }
    println!("{} papers in two sizes", papers.len());
}
