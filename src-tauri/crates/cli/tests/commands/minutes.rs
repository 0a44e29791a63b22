//! `minutes`: refusals, drafts, the archive copy, and one person's encrypted copy.

use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::desk::{Desk, REFERENCE, example, pages};

const WITHHELD: &[&str] = &[
    "Mill Lane",
    "AN1 2BC",
    "Larkmoor",
    "afraid of Mr Carvalho",
    "A witness has given a statement",
];

fn with_draft() -> Desk {
    let desk = Desk::new();
    let mut file = example();
    file["minutes"]["is_approved"] = json!(false);
    desk.json(&[
        "conference",
        "import",
        &desk.write_json("draft.json", &file),
    ]);
    desk
}

#[test]
fn before_approval_only_a_draft_is_written_and_it_says_so_on_every_page() {
    let desk = with_draft();
    let out = desk.path("minutes.pdf");
    let refused = desk.run(&["minutes", REFERENCE, "--out", &out]);
    assert!(refused.refused().contains("approve"), "{}", refused.stderr);
    desk.run(&["minutes", REFERENCE, "--recipient", "tomas", "--out", &out])
        .refused();
    assert!(!Path::new(&out).exists(), "nothing was written");
    desk.json(&["minutes", REFERENCE, "--draft", "--out", &out]);
    let pages = pages(&out, "");
    assert!(pages.len() > 2);
    for (number, page) in pages.iter().enumerate() {
        assert!(page.contains("DRAFT"), "page {}", number + 1);
    }
}

#[test]
fn the_archive_copy_has_everything_and_the_fathers_copy_has_not() {
    let desk = Desk::with_example();
    let (full, own, password_file) = (
        desk.path("full.pdf"),
        desk.path("own.pdf"),
        desk.path("password.txt"),
    );
    desk.json(&["minutes", REFERENCE, "--out", &full]);
    let archive = pages(&full, "").join("\n");
    for words in WITHHELD {
        assert!(archive.contains(words), "the archive copy has {words}");
    }
    assert!(!archive.contains("DRAFT"));
    let made = desk.json(&[
        "minutes",
        REFERENCE,
        "--recipient",
        "tomas",
        "--password-file",
        &password_file,
        "--out",
        &own,
    ]);
    assert_eq!(made["copy"], "partial");
    assert_eq!(made["needs_second_person"], true);
    assert_eq!(made["recipient"], "tomas", "as it was asked for");
    assert!(
        made.get("password").is_none(),
        "the password is in its file only"
    );
    let password = std::fs::read_to_string(&password_file).unwrap();
    let password = password.trim();
    assert!(!made.to_string().contains(password));
    let locked = Command::new("pdftotext")
        .args([&own, "-"])
        .output()
        .unwrap();
    assert!(
        !locked.status.success(),
        "without the password it does not open"
    );
    let copy = pages(&own, password).join("\n");
    assert!(copy.contains("Tom\u{e1}s Carvalho"), "whose copy it is");
    let folded = copy.to_lowercase();
    for words in WITHHELD {
        assert!(
            !folded.contains(&words.to_lowercase()),
            "the father's copy has {words}"
        );
    }
    let open = desk.path("open.pdf");
    let decrypted = Command::new("qpdf")
        .args([
            &format!("--password={password}"),
            "--decrypt",
            "--qdf",
            "--object-streams=disable",
            &own,
            &open,
        ])
        .status()
        .expect("qpdf is installed");
    assert!(decrypted.success());
    let bytes = String::from_utf8_lossy(&std::fs::read(&open).unwrap()).to_lowercase();
    for words in WITHHELD {
        assert!(
            !bytes.contains(&words.to_lowercase()),
            "not in the file's other parts either: {words}"
        );
    }
}

#[test]
fn a_copy_may_be_in_large_print_with_its_readers_name_across_every_page() {
    let desk = Desk::with_example();
    let made = |name: &str, more: &[&str]| {
        let out = desk.path(name);
        let asked = ["minutes", REFERENCE, "--recipient", "mother", "--out", &out];
        let made = desk.json(&[&asked, more].concat());
        pages(&out, made["password"].as_str().expect("shown once"))
    };
    let plain = made("plain.pdf", &[]);
    let marked = made("marked.pdf", &["--watermark"]);
    let large = made("large.pdf", &["--large-print"]);
    let names = |pages: &[String]| pages.concat().matches(", copy ").count();
    assert!(
        names(&marked) >= names(&plain),
        "the mark adds no other words"
    );
    assert!(marked.concat().len() > plain.concat().len());
    assert!(large.len() > plain.len(), "18 point takes more pages");
    let out = desk.path("archive.pdf");
    let refused = desk.run(&["minutes", REFERENCE, "--watermark", "--out", &out]);
    assert_eq!(refused.code, 2, "only a person's copy has a reader");
}

#[test]
fn the_mothers_copy_keeps_her_address() {
    let desk = Desk::with_example();
    let out = desk.path("own.pdf");
    let made = desk.json(&["minutes", REFERENCE, "--recipient", "mother", "--out", &out]);
    let password = made["password"]
        .as_str()
        .expect("shown once, in the answer")
        .to_owned();
    assert!(pages(&out, &password).join("\n").contains("Mill Lane"));
}

#[test]
fn without_json_the_password_is_on_stderr_and_not_in_the_answer() {
    let desk = Desk::with_example();
    let out = desk.path("own.pdf");
    let made = desk.run(&["minutes", REFERENCE, "--recipient", "tomas", "--out", &out]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let line = made
        .stderr
        .lines()
        .find_map(|line| line.strip_prefix("Its password, shown this once: "));
    let password = line.expect("the password on stderr");
    assert!(!made.stdout.contains(password));
    assert!(!pages(&out, password).is_empty());
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let desk = Desk::with_example();
    let (out, password_file) = (desk.path("mine.pdf"), desk.path("mine.txt"));
    std::fs::write(&out, "mine").unwrap();
    std::fs::write(&password_file, "mine").unwrap();
    desk.run(&["minutes", REFERENCE, "--out", &out]).refused();
    desk.run(&["minutes", REFERENCE, "--recipient", "tomas", "--out", &out])
        .refused();
    let other = desk.path("other.pdf");
    desk.run(&[
        "minutes",
        REFERENCE,
        "--recipient",
        "tomas",
        "--password-file",
        &password_file,
        "--out",
        &other,
    ])
    .refused();
    assert!(!Path::new(&other).exists());
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "mine");
    assert_eq!(std::fs::read_to_string(&password_file).unwrap(), "mine");
}

#[test]
fn who_gets_no_copy_or_is_not_there_is_refused() {
    let desk = Desk::with_example();
    let out = desk.path("own.pdf");
    for recipient in [
        "ines",
        "minute-taker",
        "nobody",
        "00000000-0000-0000-0000-000000000000",
    ] {
        desk.run(&[
            "minutes",
            REFERENCE,
            "--recipient",
            recipient,
            "--out",
            &out,
        ])
        .refused();
    }
    assert!(!Path::new(&out).exists());
}

/// A withheld word that a person typed where no rule looks: the finished file is searched, and the
/// copy does not leave.
#[test]
fn a_copy_whose_check_is_not_clean_is_refused_and_the_place_is_named() {
    let desk = Desk::new();
    let mut file = example();
    file["decisions"][0]["reasons"] = json!("The children are safe at 14 mill ln, AN12BC for now.");
    desk.json(&[
        "conference",
        "import",
        &desk.write_json("leaky.json", &file),
    ]);
    let out = desk.path("own.pdf");
    let refused = desk.run(&["minutes", REFERENCE, "--recipient", "tomas", "--out", &out]);
    assert!(
        refused.refused().to_lowercase().contains("address"),
        "{}",
        refused.stderr
    );
    assert!(!Path::new(&out).exists(), "nothing was written");
}
