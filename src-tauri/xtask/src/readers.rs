//! Finished papers, read by programs that are not ours, and compared with the record. What and why: `tests/readers`.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::process::{command, output_of, run};
use crate::python;
use crate::step::step;

/// PDFium and MuPDF come with their packages. Poppler is a package of the system.
const READERS: [&str; 2] = ["pypdfium2==5.15.2", "pymupdf==2.0"];
const COMPARE: &str = "tests/readers/compare.py";

/// Has three programs read every paper in a folder, as `compare.py` says.
pub(crate) fn compare(written: &Path) -> Outcome {
    let python = step("readers of papers", || python::with(&READERS))?;
    step("names and words of papers, read by others", || {
        let mut compare = command(&[&python, COMPARE]);
        compare.arg(written);
        run(compare)
    })
}

/// Has qpdf go through the whole of every paper.
pub(crate) fn check_syntax(files: &[PathBuf], password: Option<&str>) -> Outcome {
    step(&format!("the syntax of {} papers", files.len()), || {
        let password = format!("--password={}", password.unwrap_or_default());
        for file in files {
            let name = file.to_string_lossy();
            if output_of(&["qpdf", "--check", &password, &name]).is_none() {
                return Err(Failure::new(format!(
                    "`qpdf --check` finds something in {name}."
                )));
            }
        }
        Ok(())
    })
}
