//! `report attach`, with files that are as they should be and files that are not.

use std::fs::File;
use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::desk::{Desk, REFERENCE};

fn docx(path: &str, body: impl FnOnce(&mut ZipWriter<File>)) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    body(&mut zip);
    zip.finish().unwrap();
}

#[test]
fn a_report_is_attached_and_its_words_are_found() {
    let desk = Desk::with_example();
    let file = desk.path("housing.docx");
    docx(&file, |zip| {
        let body = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>The saxophone was too loud.</w:t></w:r></w:p></w:body></w:document>";
        zip.write_all(body.as_bytes()).unwrap();
    });
    let kept = desk.json(&[
        "report",
        "attach",
        REFERENCE,
        "--agency",
        "Wexmoor Homes",
        &file,
    ]);
    assert_eq!(kept["text_state"], "readable");
    assert_eq!(kept["file_name"], "housing.docx");
    let hits = desk.json(&["search", "saxophone"]);
    assert_eq!(
        (hits[0]["kind"].as_str(), hits[0]["place"].as_str()),
        (Some("report"), Some("Wexmoor Homes"))
    );
}

#[test]
fn a_second_report_of_an_agency_does_not_take_the_place_of_the_first() {
    let desk = Desk::with_example();
    for (name, words) in [
        ("one.txt", "The first accordion."),
        ("two.txt", "The second accordion."),
    ] {
        std::fs::write(desk.path(name), words).unwrap();
        desk.json(&[
            "report",
            "attach",
            REFERENCE,
            "--agency",
            "police",
            &desk.path(name),
        ]);
    }
    let out = desk.path("out");
    let written = desk.json(&["export", REFERENCE, "--out", &out]);
    let originals = written["files"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|f| f.as_str().unwrap().contains("report-"));
    assert_eq!(originals.count(), 2, "both originals are kept");
}

#[test]
fn an_agency_that_is_not_there_is_refused_with_those_that_are() {
    let desk = Desk::with_example();
    std::fs::write(desk.path("a.txt"), "Words").unwrap();
    let refused = desk.run(&[
        "report",
        "attach",
        REFERENCE,
        "--agency",
        "Fire brigade",
        &desk.path("a.txt"),
    ]);
    assert!(
        refused.refused().contains("Health visiting"),
        "{}",
        refused.stderr
    );
}

#[test]
fn a_zip_bomb_is_kept_as_it_came_and_its_text_is_not_read() {
    let desk = Desk::with_example();
    let file = desk.path("bomb.docx");
    docx(&file, |zip| {
        let zeros = vec![b'0'; 1024 * 1024];
        for _ in 0..1024 {
            zip.write_all(&zeros).unwrap();
        }
    });
    let kept = desk.json(&[
        "report",
        "attach",
        REFERENCE,
        "--agency",
        "Wexmoor Homes",
        &file,
    ]);
    assert_eq!(kept["text_state"], "not_readable");
    assert_eq!(kept["size_bytes"], std::fs::metadata(&file).unwrap().len());
    assert_eq!(desk.json(&["verify"])["is_sound"], true);
}

#[test]
fn a_file_over_500_mb_is_refused_before_it_is_read() {
    let desk = Desk::with_example();
    let path = desk.path("large.pdf");
    let file = File::create(&path).unwrap();
    file.set_len(chairside_limit() + 1).unwrap();
    let refused = desk.run(&[
        "report",
        "attach",
        REFERENCE,
        "--agency",
        "Wexmoor Homes",
        &path,
    ]);
    assert!(refused.refused().contains("500 MB"), "{}", refused.stderr);
    desk.run(&[
        "report",
        "attach",
        REFERENCE,
        "--agency",
        "Wexmoor Homes",
        &desk.path("none.pdf"),
    ])
    .refused();
}

/// The largest file that is taken in, as people are told: 500 MB.
fn chairside_limit() -> u64 {
    500 * 1000 * 1000
}
