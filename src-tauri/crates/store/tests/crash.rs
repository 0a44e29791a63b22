//! The process dies, or the disk is full: no acknowledged write is lost.
//!
//! A test runs this same program again in the part of the person at work ([`work`], [`fill`]).
//! That process says each number only after the store has acknowledged it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::collections::HashSet;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use chairside_store::{NewAttachment, Store, StoreError};
use chairside_vault::AttachmentKey;
use support::{document, draft, key, snapshot, write};
use tempfile::TempDir;

const KILLS: u64 = 200;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--as-worker", folder] => return work(Path::new(folder)),
        ["--as-filler", folder] => return fill(Path::new(folder)),
        _ => {}
    }
    let tests: [(&str, fn()); 3] = [
        (
            "two_hundred_kills_lose_no_acknowledged_write",
            two_hundred_kills,
        ),
        (
            "a_limit_on_the_size_of_files_loses_nothing",
            a_limit_on_files,
        ),
        (
            "a_full_disk_keeps_the_words_in_hand_and_is_read_only",
            a_full_disk,
        ),
    ];
    let filter = arguments.iter().find(|argument| !argument.starts_with('-'));
    for (name, test) in tests {
        if filter.is_none_or(|filter| name.contains(filter.as_str())) {
            print!("test {name} ... ");
            std::io::stdout().flush().unwrap();
            test();
            println!("ok");
        }
    }
}

fn file_key() -> AttachmentKey {
    AttachmentKey::for_tests(9)
}

/// Says what was acknowledged and makes sure that it is heard.
fn say(what: &str, number: u64) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{what} {number}").unwrap();
    out.flush().unwrap();
}

/// What was acknowledged, as it was heard.
#[derive(Default)]
struct Acknowledged {
    change: u64,
    draft: u64,
    files: Vec<u64>,
    count: u64,
    /// Said by [`fill`]: no write was refused before the store was read-only.
    words_in_hand_were_kept: bool,
}

impl Acknowledged {
    fn hear(&mut self, line: &str) {
        let (what, number) = line.split_once(' ').unwrap();
        let number = number.parse().unwrap();
        self.count += 1;
        match what {
            "change" => self.change = number,
            "draft" => self.draft = number,
            "file" => self.files.push(number),
            "refused" => self.words_in_hand_were_kept = number == 0,
            other => panic!("the worker said {other}"),
        }
    }
}

/// Writes a change, a draft and now and then a file, and says each that was acknowledged.
fn work_step(store: &mut Store, number: u64) -> Result<(), StoreError> {
    let mut new = write(document(1), &[number]);
    new.changes[0].body = number.to_le_bytes().repeat(500);
    if number.is_multiple_of(3) {
        new.new_snapshot = Some(snapshot(&number.to_le_bytes().repeat(2_000)));
    }
    store.commit(&new)?;
    say("change", number);
    store.save_draft(&draft(document(1), "note", &number.to_string()))?;
    say("draft", number);
    if number.is_multiple_of(5) {
        store.idle()?;
    }
    if number.is_multiple_of(7) {
        let about = NewAttachment {
            document: document(1),
            report: None,
            name: number.to_string(),
            media_type: "text/plain".to_owned(),
        };
        let content = number.to_le_bytes().repeat(4_000);
        store.add_attachment(&file_key(), &about, &mut content.as_slice())?;
        say("file", number);
    }
    Ok(())
}

/// Writes until it is killed.
fn work(folder: &Path) {
    let mut store = Store::open(folder, &key()).unwrap();
    let start = store
        .document_state(document(1))
        .unwrap()
        .map_or(0, |state| state.change_count);
    for number in start + 1.. {
        work_step(&mut store, number).unwrap();
    }
}

fn itself(role: &str, folder: &Path) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.arg(role).arg(folder);
    command
}

fn two_hundred_kills() {
    let folder = TempDir::new().unwrap();
    Store::create(folder.path(), &key())
        .unwrap()
        .close()
        .unwrap();
    let mut acknowledged = Acknowledged::default();
    let mut unheard = 0;
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    for kill in 0..KILLS {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let lines_until_kill = 1 + (seed >> 33) % 14;
        let mut child = itself("--as-worker", folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        for _ in 0..lines_until_kill {
            let line = lines.next().expect("the worker stopped by itself").unwrap();
            acknowledged.hear(&line);
        }
        child.kill().unwrap();
        // What was said before the kill and not heard yet counts too.
        for line in lines {
            acknowledged.hear(&line.unwrap());
        }
        child.wait().unwrap();
        let is_thorough = kill % 20 == 19;
        let held = check_after_kill(folder.path(), &acknowledged, is_thorough);
        unheard += held - acknowledged.change;
    }
    print!(
        "({} acknowledged, {unheard} changes kept beyond them) ",
        acknowledged.count
    );
}

/// Opens what a kill has left, and returns how many changes it holds.
fn check_after_kill(folder: &Path, acknowledged: &Acknowledged, is_thorough: bool) -> u64 {
    let last = acknowledged.change;
    let mut store = Store::open(folder, &key()).unwrap();
    assert_eq!(store.lost_writes(), 0);
    let changes = store.all_changes(document(1)).unwrap();
    let held = changes.len() as u64;
    assert!(held >= last, "{last} were acknowledged, {held} are here");
    assert!(held <= last + 1, "one write at most was under way");
    for (number, change) in (1..).zip(&changes) {
        assert_eq!(change.body, u64::to_le_bytes(number).repeat(500));
    }
    let drafts = store.drafts().unwrap();
    let words: u64 = drafts
        .first()
        .map_or(0, |draft| draft.text.parse().unwrap());
    assert!(
        words >= acknowledged.draft,
        "draft {} was acknowledged",
        acknowledged.draft
    );
    let files = store.attachments_of(document(1)).unwrap();
    let names: HashSet<u64> = files
        .iter()
        .map(|file| file.name.parse().unwrap())
        .collect();
    for number in &acknowledged.files {
        assert!(names.contains(number), "file {number} was acknowledged");
    }
    if is_thorough {
        let found = store.verify(&file_key()).unwrap();
        assert!(found.is_sound(), "{found:?}");
    }
    held
}

/// Writes until the disk is full, and says every number that was acknowledged.
fn fill(folder: &Path) {
    let mut store = Store::open(folder, &key()).unwrap();
    for number in 1.. {
        match work_step(&mut store, number) {
            Ok(()) => {}
            // A file for which there is no room is refused alone. Typing goes on.
            Err(StoreError::DiskFull) if !store.is_read_only() => {}
            Err(StoreError::ReadOnly) => {
                say("refused", 0);
                break;
            }
            Err(StoreError::DiskFull) => {
                say("refused", 1);
                break;
            }
            Err(other) => panic!("{other:?}"),
        }
    }
    assert!(store.is_read_only());
    let refused = store.save_draft(&draft(document(1), "note", "later"));
    assert_eq!(refused, Err(StoreError::ReadOnly));
    let held = store.all_changes(document(1)).unwrap().len();
    assert!(held > 50, "everything can still be read: {held}");
}

/// Runs [`fill`] and returns what it said.
fn run_filler(command: &mut Command) -> Acknowledged {
    let output = command.stderr(Stdio::inherit()).output().unwrap();
    assert!(output.status.success(), "{}", output.status);
    let said = String::from_utf8(output.stdout).unwrap();
    let mut acknowledged = Acknowledged::default();
    said.lines().for_each(|line| acknowledged.hear(line));
    acknowledged
}

/// A shell sets the limit, because the signal that comes with it must be ignored from the start.
#[cfg(unix)]
fn a_limit_on_files() {
    let folder = TempDir::new().unwrap();
    Store::create(folder.path(), &key())
        .unwrap()
        .close()
        .unwrap();
    let mut limited = Command::new("sh");
    limited
        .args(["-c", "trap '' XFSZ; ulimit -f 20000; exec \"$0\" \"$@\""])
        .arg(env::current_exe().unwrap())
        .arg("--as-filler")
        .arg(folder.path());
    let acknowledged = run_filler(&mut limited);
    let held = check_after_kill(folder.path(), &acknowledged, true);
    let mut store = Store::open(folder.path(), &key()).unwrap();
    assert!(!store.is_read_only(), "there is room again");
    store.commit(&write(document(1), &[held + 1])).unwrap();
    print!("({} acknowledged) ", acknowledged.count);
}

/// Windows has no such limit to set on a process. Untried there.
#[cfg(not(unix))]
fn a_limit_on_files() {
    print!("(not on this system) ");
}

/// A small file system in memory, unmounted when dropped.
struct SmallDisk(TempDir);

impl SmallDisk {
    /// `None` where mounting is refused.
    fn mount() -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let status = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=24m", "none"])
            .arg(folder.path())
            .stderr(Stdio::null())
            .status();
        status
            .is_ok_and(|status| status.success())
            .then_some(Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let status = Command::new("umount").arg(self.0.path()).status().unwrap();
        assert!(status.success());
    }
}

fn a_full_disk() {
    let Some(disk) = SmallDisk::mount() else {
        print!("(mounting is refused here: the limit on files stands for it) ");
        return;
    };
    let folder = disk.0.path().join("vault");
    fs::create_dir(&folder).unwrap();
    let other_file = disk.0.path().join("holiday-pictures");
    fs::write(&other_file, vec![1; 9 * 1024 * 1024]).unwrap();
    Store::create(&folder, &key()).unwrap().close().unwrap();

    let acknowledged = run_filler(&mut itself("--as-filler", &folder));
    assert!(!folder.join("ballast").exists(), "the reserve was given up");
    assert!(acknowledged.words_in_hand_were_kept);
    fs::remove_file(&other_file).unwrap();
    let held = check_after_kill(&folder, &acknowledged, true);
    let mut store = Store::open(&folder, &key()).unwrap();
    assert!(!store.is_read_only(), "there is room again");
    store.commit(&write(document(1), &[held + 1])).unwrap();
    print!("({} acknowledged) ", acknowledged.count);
}
