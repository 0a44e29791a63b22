//! When the computer fails: a damaged database, a full disk.

use std::fs;
use std::process::{Command, Stdio};

use crate::desk::{Answer, Desk, REFERENCE, example_path, program};

#[test]
fn a_damaged_database_is_named_kept_and_never_replaced() {
    let desk = Desk::with_example();
    let database = desk.vault().join("chairside.db");
    let mut bytes = fs::read(&database).unwrap();
    for at in (200..bytes.len()).step_by(4096) {
        bytes[at] ^= 0xff;
    }
    fs::write(&database, &bytes).unwrap();
    let refused = desk.run(&["conference", "list"]);
    assert!(refused.refused().contains("damaged"), "{}", refused.stderr);
    desk.run(&["init", "--recovery-kit", &desk.path("new-kit.txt")])
        .refused();
    assert!(
        fs::read(&database).unwrap() == bytes,
        "the unreadable file is kept as it is"
    );
}

#[test]
fn a_missing_or_bent_key_file_is_refused() {
    let desk = Desk::with_example();
    let keys = desk.vault().join("keys.json");
    fs::write(&keys, "{}").unwrap();
    desk.run(&["conference", "list"]).refused();
    fs::remove_file(&keys).unwrap();
    desk.run(&["conference", "list"]).refused();
    desk.run(&["init", "--recovery-kit", &desk.path("new-kit.txt")])
        .refused();
    assert!(desk.vault().join("chairside.db").exists());
}

/// Runs under a limit on the size of files, as a disk that fills up: a write past it fails.
fn with_file_limit(desk: &Desk, blocks: u32, arguments: &[&str]) -> Answer {
    let script = format!(
        "trap '' XFSZ; ulimit -f {blocks}; exec '{}' \"$@\"",
        program().display()
    );
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &script, "sh"])
        .args(arguments)
        .env_clear()
        .stdin(Stdio::null());
    let real = desk.command(arguments);
    shell.envs(
        real.get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    Answer::of(shell.output().unwrap())
}

#[test]
fn a_disk_that_fills_up_in_an_import_leaves_nothing_half_imported() {
    let desk = Desk::new();
    let mut failures = 0;
    for blocks in [24, 64, 128, 160, 200, 240, 280] {
        let answer = with_file_limit(&desk, blocks, &["conference", "import", &example_path()]);
        if answer.code == 0 {
            break;
        }
        failures += 1;
        answer.refused();
        assert!(
            desk.references().is_empty(),
            "with {blocks} blocks something was left: {}",
            answer.stderr
        );
        assert_eq!(
            desk.json(&["verify"])["is_sound"],
            true,
            "with {blocks} blocks"
        );
    }
    assert!(failures >= 2, "the limit was felt");
    let imported = desk.run(&["conference", "import", &example_path()]);
    assert!(
        imported.code == 0 || desk.references() == [REFERENCE],
        "{}",
        imported.stderr
    );
}

#[test]
fn a_paper_that_cannot_be_written_whole_is_not_left_behind() {
    let desk = Desk::with_example();
    let out = desk.path("minutes.pdf");
    let database = fs::metadata(desk.vault().join("chairside.db"))
        .unwrap()
        .len();
    // The database may be written, the paper beside it may not grow past a few blocks.
    let refused = with_file_limit(&desk, 16, &["minutes", REFERENCE, "--out", &out]);
    assert!(database > 16 * 1024);
    refused.refused();
    assert!(!std::path::Path::new(&out).exists());
    assert_eq!(desk.run(&["minutes", REFERENCE, "--out", &out]).code, 0);
}

#[test]
fn an_answer_that_cannot_be_written_is_an_error() {
    let desk = Desk::with_example();
    let mut command = desk.command(&["conference", "list"]);
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let answer = Answer::of(command.stdout(full).output().unwrap());
    assert_eq!(answer.code, 1);
    assert!(answer.stderr.contains("could not be written"));
}
