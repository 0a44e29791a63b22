//! `cargo xtask bench papers`: the same minutes of about twenty pages by our writer and by others, in one run.
//!
//! Every writer gets the same words in the form that suits it, and the same typefaces where it takes them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome, because};
use crate::machine;
use crate::measured::{Cost, cost, peak_kib};
use crate::process::{command, output_of, run_words};
use crate::programs::{self, Profile};
use crate::python;
use crate::step::step;

/// Debian packages of the other writers, of what WeasyPrint sets text with, and of what looks at their files.
const PACKAGES: &[&str] = &[
    "libreoffice-writer",
    "chromium",
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
    "libharfbuzz-subset0",
    "poppler-utils",
    "python3",
    "python3-venv",
];
const TYPST: &str = "typst==0.15.2";
const WEASYPRINT: &str = "weasyprint==70.0";

/// Runs of each writer, one after the other so that all meet the same weather.
const ROUNDS: usize = 7;
/// How many times faster than WeasyPrint our writer has to be.
const FASTER_THAN_WEASYPRINT: f64 = 10.0;
/// How long twelve copies with their checks may take. Units: seconds.
const COPIES_WITHIN_S: f64 = 3.0;
/// How often the copies are made. The quickest counts: what else the computer does is not ours.
const COPIES_ROUNDS: usize = 5;

/// Measures all writers, prints a table, and fails where ours misses what it has to hold.
pub(crate) fn bench() -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err(Failure::new("Papers are measured on Linux only."));
    }
    let python = step("the other writers", || {
        machine::have(PACKAGES)?;
        python::with(&[TYPST, WEASYPRINT])
    })?;
    step("build for release", build)?;
    step("the same minutes by every writer", || {
        let folder = empty_folder()?;
        run_words(&[&ours(), "sources", &folder.to_string_lossy()])?;
        let writers = writers(&folder, &python);
        let measured = measure(&writers)?;
        let copies = copies()?;
        report(&writers, &measured, copies)
    })
}

fn build() -> Outcome {
    run_words(&[
        "cargo",
        "build",
        "--locked",
        "--release",
        "--package",
        "chairside-documents",
        "--example",
        "bench_papers",
        "--package",
        "chairside-extract",
        "--bin",
        "chairside-extract",
    ])
}

fn empty_folder() -> Outcome<PathBuf> {
    let folder = machine::root().join("target/bench-papers");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| because("empty the folder", error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| because("make a folder for papers", error))?;
    Ok(folder)
}

/// The example that does the measured work.
fn ours() -> String {
    let ours = programs::built(Profile::Release, "examples/bench_papers");
    ours.to_string_lossy().into_owned()
}

/// A program that writes the minutes.
struct Writer {
    name: String,
    words: Vec<String>,
    /// The file that it writes. The start of Python writes none.
    file: Option<PathBuf>,
}

/// Ours first, then Typst, what Typst's package costs before it works, and WeasyPrint.
fn writers(folder: &Path, python: &str) -> Vec<Writer> {
    let at = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let writer = |name: &str, file: Option<&str>, words: &[&str]| Writer {
        name: name.to_owned(),
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        file: file.map(|file| folder.join(file)),
    };
    let page = at("minutes.html");
    let typst = format!(
        "import typst; typst.compile({:?}, output={:?}, font_paths=[{:?}], ignore_system_fonts=True, \
         pdf_standards=['ua-1'])",
        at("minutes.typ"),
        at("typst.pdf"),
        machine::root().join("assets/fonts").to_string_lossy(),
    );
    let office_profile = format!("-env:UserInstallation=file://{}", at("office-profile"));
    let tagged_pdf =
        "pdf:writer_pdf_Export:{\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"}}";
    vec![
        writer(
            "Chairside",
            Some("ours.pdf"),
            &[&ours(), "minutes", &at("ours.pdf")],
        ),
        writer(&named(TYPST), Some("typst.pdf"), &[python, "-c", &typst]),
        writer("the start of Python", None, &[python, "-c", "import typst"]),
        writer(
            &named(WEASYPRINT),
            Some("weasyprint.pdf"),
            &[
                python,
                "-m",
                "weasyprint",
                "--quiet",
                "--pdf-variant",
                "pdf/ua-1",
                &page,
                &at("weasyprint.pdf"),
            ],
        ),
        writer(
            &version_of("soffice", "LibreOffice"),
            Some("minutes.pdf"),
            &[
                "soffice",
                &office_profile,
                "--headless",
                "--infilter=HTML (StarWriter)",
                "--convert-to",
                tagged_pdf,
                "--outdir",
                &folder.to_string_lossy(),
                &page,
            ],
        ),
        writer(
            &version_of("chromium", "Chromium"),
            Some("chromium.pdf"),
            &[
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-pdf-header-footer",
                &format!("--user-data-dir={}", at("chromium-profile")),
                &format!("--print-to-pdf={}", at("chromium.pdf")),
                &page,
            ],
        ),
    ]
}

/// "Typst 0.15.2" of "typst==0.15.2".
fn named(package: &str) -> String {
    let (name, version) = package.split_once("==").unwrap_or((package, ""));
    let name = if name == "typst" {
        "Typst"
    } else {
        "WeasyPrint"
    };
    format!("{name} {version}")
}

fn version_of(program: &str, name: &str) -> String {
    let said = output_of(&[program, "--version"]).unwrap_or_default();
    let version = said
        .split_whitespace()
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    format!("{name} {}", version.unwrap_or_default())
}

impl Writer {
    fn command(&self) -> Command {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        command(&words)
    }
}

/// The middle time of all runs, the mean work of them, and the most memory of one more.
struct Measured {
    cost: Cost,
    peak_kib: u64,
}

fn measure(writers: &[Writer]) -> Outcome<Vec<Measured>> {
    // The first run fills caches and makes profiles.
    for writer in writers {
        cost(&mut writer.command())?;
    }
    let mut costs: Vec<Vec<Cost>> = writers.iter().map(|_| Vec::new()).collect();
    for _ in 0..ROUNDS {
        for (writer, costs) in writers.iter().zip(&mut costs) {
            costs.push(cost(&mut writer.command())?);
        }
    }
    writers
        .iter()
        .zip(costs)
        .map(|(writer, costs)| {
            let mean = costs.iter().map(|cost| cost.cpu_s).sum::<f64>() / costs.len() as f64;
            let wall_s = middle(costs.iter().map(|cost| cost.wall_s).collect());
            Ok(Measured {
                cost: Cost {
                    wall_s,
                    cpu_s: mean,
                },
                peak_kib: peak_kib(&mut writer.command())?,
            })
        })
        .collect()
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// What twelve recipients' copies cost, each built, read back, searched and locked.
fn copies() -> Outcome<Cost> {
    let extractor = programs::built(Profile::Release, "chairside-extract");
    let mut quickest: Option<Cost> = None;
    for _ in 0..COPIES_ROUNDS {
        let cost = cost(&mut command(&[
            &ours(),
            "copies",
            &extractor.to_string_lossy(),
        ]))?;
        if quickest.is_none_or(|quickest| cost.wall_s < quickest.wall_s) {
            quickest = Some(cost);
        }
    }
    quickest.ok_or_else(|| Failure::new("No copies were made."))
}

fn report(writers: &[Writer], measured: &[Measured], copies: Cost) -> Outcome {
    let [ours, typst, python, weasyprint, ..] = measured else {
        return Err(Failure::new("Not every writer was measured."));
    };
    println!("\n| writer | time | CPU | peak memory | bytes | pages | tagged |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for (writer, measured) in writers.iter().zip(measured) {
        println!("| {} | {}", writer.name, line(writer, measured)?);
    }
    println!(
        "| 12 copies with their checks | {:.0} ms | {:.0} ms | | | | |",
        copies.wall_s * 1000.0,
        copies.cpu_s * 1000.0
    );
    // Typst comes as a package for Python. Its start is not Typst's work.
    let typst_cpu_s = typst.cost.cpu_s - python.cost.cpu_s;
    let times_faster = weasyprint.cost.wall_s / ours.cost.wall_s;
    println!(
        "\nTypst without the start of Python: {:.0} ms of CPU. WeasyPrint takes {times_faster:.1} times as long as ours.",
        typst_cpu_s * 1000.0
    );
    let held = [
        ("no more CPU than Typst", ours.cost.cpu_s <= typst_cpu_s),
        (
            "at least 10 times faster than WeasyPrint",
            times_faster >= FASTER_THAN_WEASYPRINT,
        ),
        (
            "twelve copies with their checks in under 3 seconds",
            copies.wall_s < COPIES_WITHIN_S,
        ),
        ("tagged", is_tagged(&writers[0])),
    ];
    let missed: Vec<&str> = held
        .iter()
        .filter(|(_, holds)| !holds)
        .map(|(what, _)| *what)
        .collect();
    if missed.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "Does not hold: {}.",
        missed.join("; ")
    )))
}

fn line(writer: &Writer, measured: &Measured) -> Outcome<String> {
    let Cost { wall_s, cpu_s } = measured.cost;
    let costs = format!(
        "{:.0} ms | {:.0} ms | {} MB",
        wall_s * 1000.0,
        cpu_s * 1000.0,
        measured.peak_kib * 1024 / 1_000_000
    );
    let Some(file) = &writer.file else {
        return Ok(format!("{costs} | | | |"));
    };
    let bytes = fs::metadata(file)
        .map_err(|error| because("look at a written paper", error))?
        .len();
    let tagged = if is_tagged(writer) { "yes" } else { "no" };
    let pages = told(writer, "Pages:").unwrap_or_default();
    Ok(format!("{costs} | {bytes} | {pages} | {tagged} |"))
}

fn is_tagged(writer: &Writer) -> bool {
    told(writer, "Tagged:").is_some_and(|word| word == "yes")
}

/// What poppler says of a written file.
fn told(writer: &Writer, what: &str) -> Option<String> {
    let file = writer.file.as_ref()?;
    let said = output_of(&["pdfinfo", &file.to_string_lossy()])?;
    let line = said.lines().find_map(|line| line.strip_prefix(what))?;
    Some(line.trim().to_owned())
}
