//! `search`, `export`, `backup`, `restore` and `verify`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::desk::{Answer, Desk, PASSPHRASE, REFERENCE, copy};

#[test]
fn search_finds_words_of_notes_and_minutes() {
    let desk = Desk::with_example();
    let hits = desk.json(&["search", "stop", "shouting"]);
    assert!(
        hits.as_array()
            .unwrap()
            .iter()
            .any(|hit| hit["kind"] == "minutes")
    );
    let nothing = desk.run(&["search", "zeppelin"]);
    assert_eq!(nothing.code, 0);
    assert_eq!(desk.json(&["search", "zeppelin"]), Value::Array(Vec::new()));
}

#[test]
fn an_export_is_in_open_formats_and_names_no_one_in_its_file_names() {
    let desk = Desk::with_example();
    std::fs::write(desk.path("words.txt"), "The exact bytes of the original.").unwrap();
    desk.json(&[
        "report",
        "attach",
        REFERENCE,
        "--agency",
        "Wexmoor Homes",
        &desk.path("words.txt"),
    ]);
    let out = desk.path("out");
    let written = desk.json(&["export", REFERENCE, "--out", &out]);
    let names: Vec<&str> = written["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f.as_str().unwrap())
        .collect();
    let conference = fs::read_to_string(Path::new(&out).join("conference.json")).unwrap();
    let conference: Value = serde_json::from_str(&conference).unwrap();
    assert_eq!(conference["reference"], REFERENCE);
    assert_eq!(conference["decisions"].as_array().unwrap().len(), 3);
    let family: Value =
        serde_json::from_str(&fs::read_to_string(Path::new(&out).join("family.json")).unwrap())
            .unwrap();
    assert_eq!(family["suppressions"].as_array().unwrap().len(), 2);
    assert!(
        fs::read_to_string(Path::new(&out).join("minutes.txt"))
            .unwrap()
            .contains("stop shouting")
    );
    let original = names
        .iter()
        .find(|name| name.contains("report-"))
        .expect("the original");
    assert_eq!(
        fs::read_to_string(original).unwrap(),
        "The exact bytes of the original."
    );
    for person in ["Carvalho", "Mirela", "words"] {
        assert!(names.iter().all(|name| !name.contains(person)));
    }
    desk.run(&["export", "WX-0000-0000", "--out", &out])
        .refused();
}

#[test]
fn a_backup_opens_elsewhere_with_every_record_as_it_was() {
    let desk = Desk::with_example();
    let backup = desk.path("backup");
    let written = desk.json(&["backup", &backup]);
    assert_eq!(
        written["opens_with"],
        serde_json::json!(["recovery_kit", "passphrase"])
    );
    desk.run(&["backup", &backup]).refused();
    let elsewhere = Desk::empty();
    let restored = elsewhere.json(&[
        "restore",
        &backup,
        "--recovery-kit",
        &elsewhere.path("kit.txt"),
    ]);
    assert!(restored["recovery_code"].is_null());
    assert_eq!(elsewhere.json(&["verify"])["is_sound"], true);
    for desk in [&desk, &elsewhere] {
        desk.json(&["export", REFERENCE, "--out", &desk.path("out")]);
    }
    for name in ["conference.json", "family.json", "minutes.txt"] {
        let read = |desk: &Desk| fs::read(Path::new(&desk.path("out")).join(name)).unwrap();
        assert!(read(&desk) == read(&elsewhere), "{name} is the same");
    }
    let (ours, theirs) = (desk.path("a.pdf"), elsewhere.path("a.pdf"));
    desk.json(&["minutes", REFERENCE, "--out", &ours]);
    elsewhere.json(&["minutes", REFERENCE, "--out", &theirs]);
    assert!(
        fs::read(ours).unwrap() == fs::read(theirs).unwrap(),
        "the sealed papers came along"
    );
    elsewhere.run(&["restore", &backup]).refused();
}

#[test]
fn the_recovery_kit_opens_a_backup_under_a_new_passphrase() {
    let desk = Desk::with_example();
    let backup = desk.path("backup");
    desk.json(&["backup", &backup]);
    let kit = fs::read_to_string(desk.path("kit.txt")).unwrap();
    let code = kit
        .lines()
        .find(|line| line.split('-').count() == 8)
        .unwrap();
    fs::write(desk.path("code.txt"), code).unwrap();
    let elsewhere = Desk::empty();
    let new = "another quiet river under seven bridges";
    let script = format!(
        "exec '{}' restore '{backup}' --backup-secret-fd 7 --json 7<'{}'",
        crate::desk::program().display(),
        desk.path("code.txt"),
    );
    let mut shell = std::process::Command::new("sh");
    shell
        .args(["-c", &script])
        .env_clear()
        .env("CHAIRSIDE_VAULT", elsewhere.vault());
    shell
        .env("CHAIRSIDE_NO_KEYRING", "1")
        .env("CHAIRSIDE_PASSPHRASE", new)
        .env("HOME", elsewhere.folder.path());
    let restored = Answer::of(shell.output().unwrap()).json();
    assert_eq!(
        restored["recovery_code"]
            .as_str()
            .unwrap()
            .split('-')
            .count(),
        8
    );
    let with_old = elsewhere.run(&["conference", "list"]);
    with_old.refused();
    let mut with_new = elsewhere.command(&["conference", "list", "--json"]);
    let listed = Answer::of(with_new.env("CHAIRSIDE_PASSPHRASE", new).output().unwrap()).json();
    assert_eq!(listed[0]["reference"], REFERENCE);
}

#[test]
fn a_backup_that_is_damaged_or_opened_wrongly_leaves_no_vault() {
    let desk = Desk::with_example();
    let backup = desk.path("backup");
    desk.json(&["backup", &backup]);
    let mut bytes = fs::read(&backup).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let damaged = desk.path("damaged");
    fs::write(&damaged, &bytes).unwrap();
    let elsewhere = Desk::empty();
    elsewhere.run(&["restore", &damaged]).refused();
    elsewhere.run(&["restore", &desk.path("none")]).refused();
    let mut wrong = elsewhere.command(&["restore", &backup]);
    wrong.env(
        "CHAIRSIDE_PASSPHRASE",
        "not the one that it was made with at all",
    );
    Answer::of(wrong.output().unwrap()).refused();
    assert!(!elsewhere.vault().join("chairside.db").exists());
    assert!(!elsewhere.vault().join("keys.json").exists());
    assert_eq!(
        elsewhere.run(&["restore", &backup]).code,
        0,
        "the way is free for the right one"
    );
}

#[test]
fn verify_finds_a_bent_attachment() {
    let desk = Desk::with_example();
    assert_eq!(desk.json(&["verify"])["is_sound"], true);
    let attachments = desk.vault().join("attachments");
    let sealed = fs::read_dir(&attachments)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let mut bytes = fs::read(&sealed).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&sealed, bytes).unwrap();
    let verdict = desk.run(&["verify", "--json"]);
    assert_eq!(verdict.code, 1, "a script sees it by the exit code");
    let answer: Value = serde_json::from_str(&verdict.stdout).unwrap();
    assert_eq!(answer["is_sound"], false);
    assert!(!verdict.stderr.is_empty());
}

#[test]
fn a_copied_vault_is_the_same_vault() {
    let desk = Desk::with_example();
    let other = Desk::empty();
    copy(&desk.vault(), &other.vault());
    let mut command = other.command(&["conference", "list", "--json"]);
    let listed = Answer::of(
        command
            .env("CHAIRSIDE_PASSPHRASE", PASSPHRASE)
            .output()
            .unwrap(),
    )
    .json();
    assert_eq!(listed[0]["reference"], REFERENCE);
}
