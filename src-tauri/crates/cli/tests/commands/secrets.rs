//! Where the passphrase comes from, and where it never goes.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::desk::{Answer, Desk, PASSPHRASE, REFERENCE, example_path, program};

#[test]
fn a_wrong_passphrase_is_refused_and_guesses_are_slowed() {
    let desk = Desk::new();
    let guess = || {
        let mut command = desk.command(&["conference", "list"]);
        Answer::of(
            command
                .env("CHAIRSIDE_PASSPHRASE", "a guess that is quite wrong")
                .output()
                .unwrap(),
        )
    };
    assert!(guess().refused().to_lowercase().contains("passphrase"));
    let mut last = guess();
    for _ in 0..9 {
        last = guess();
    }
    assert!(
        last.refused().to_lowercase().contains("wait"),
        "{}",
        last.stderr
    );
}

#[test]
fn without_a_passphrase_and_a_terminal_it_says_how_to_give_one() {
    let desk = Desk::new();
    let mut command = desk.command(&["conference", "list"]);
    let refused = Answer::of(command.env_remove("CHAIRSIDE_PASSPHRASE").output().unwrap());
    assert!(refused.refused().contains("--passphrase-fd"));
}

#[test]
fn a_file_descriptor_gives_the_passphrase() {
    let desk = Desk::new();
    let script = format!(
        "printf '%s\\n' '{PASSPHRASE}' | (exec 5<&0 0</dev/null; exec '{}' conference list --passphrase-fd 5 --json)",
        program().display()
    );
    let run = |script: &str| {
        let mut shell = Command::new("sh");
        shell
            .args(["-c", script])
            .env_clear()
            .env("CHAIRSIDE_VAULT", desk.vault());
        shell
            .env("CHAIRSIDE_NO_KEYRING", "1")
            .env("HOME", desk.folder.path());
        Answer::of(shell.stdin(Stdio::null()).output().unwrap())
    };
    assert_eq!(run(&script).json(), serde_json::json!([]));
    let closed = format!(
        "exec '{}' conference list --passphrase-fd 9",
        program().display()
    );
    run(&closed).refused();
}

#[test]
fn a_terminal_is_asked_and_shows_nothing_of_what_is_typed() {
    let desk = Desk::new();
    let inner = format!("exec '{}' conference list --json", program().display());
    let mut script = Command::new("script");
    script
        .args(["-q", "-e", "-c", &inner, "/dev/null"])
        .env_clear()
        .env("CHAIRSIDE_VAULT", desk.vault());
    script
        .env("CHAIRSIDE_NO_KEYRING", "1")
        .env("HOME", desk.folder.path())
        .env("PATH", "/usr/bin:/bin");
    let typed = typed_line(&desk);
    let answer = Answer::of(script.stdin(typed).output().unwrap());
    assert_eq!(answer.code, 0, "{}", answer.stdout);
    assert!(
        answer.stdout.contains("Passphrase:") && answer.stdout.contains("[]"),
        "{}",
        answer.stdout
    );
}

fn typed_line(desk: &Desk) -> fs::File {
    let path = desk.path("typed.txt");
    fs::write(&path, format!("{PASSPHRASE}\n")).unwrap();
    fs::File::open(path).unwrap()
}

/// The real program beside a stand-in for the child that reads reports, which runs `script`.
fn beside_a_child(desk: &Desk, script: &str) -> PathBuf {
    let folder = desk.folder.path().join("program");
    fs::create_dir(&folder).unwrap();
    fs::copy(program(), folder.join("chairside-cli")).unwrap();
    let child = folder.join("chairside-extract");
    fs::write(&child, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&child, fs::Permissions::from_mode(0o755)).unwrap();
    folder.join("chairside-cli")
}

/// The words of a command that has the child read a report.
fn attach(desk: &Desk) -> Vec<String> {
    fs::write(desk.path("a.txt"), "Words").unwrap();
    let words = ["report", "attach", REFERENCE, "--agency", "Wexmoor Homes"];
    let mut words: Vec<String> = words.map(str::to_owned).to_vec();
    words.push(desk.path("a.txt"));
    words
}

/// The child that reads reports is given no environment and no word of the passphrase.
#[test]
fn no_child_process_is_given_the_passphrase() {
    let desk = Desk::new();
    desk.json(&["conference", "import", &example_path()]);
    let (environment, arguments) = (desk.path("environ"), desk.path("cmdline"));
    let program = beside_a_child(
        &desk,
        &format!(
            "/bin/cat /proc/$$/environ > '{environment}'\n/bin/cat /proc/$$/cmdline /proc/$PPID/cmdline > '{arguments}'"
        ),
    );
    let attach = attach(&desk);
    let real = desk.command(&[]);
    let mut command = Command::new(program);
    command.args(attach).env_clear().stdin(Stdio::null());
    command.envs(
        real.get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    let kept = Answer::of(command.output().unwrap());
    assert_eq!(
        kept.code, 0,
        "the file is kept although nothing read it: {}",
        kept.stderr
    );
    let given = fs::read_to_string(&environment).expect("the child was started");
    assert!(
        !given.contains("CHAIRSIDE") && !given.contains("lantern"),
        "{given}"
    );
    let seen = fs::read_to_string(&arguments).unwrap();
    assert!(
        seen.contains("chairside-cli") && !seen.contains("lantern"),
        "{seen}"
    );
}

/// A descriptor of a file could be read twice, so the child must not inherit it.
#[test]
fn no_child_process_inherits_the_descriptor_of_the_passphrase() {
    let desk = Desk::new();
    desk.json(&["conference", "import", &example_path()]);
    let open = desk.path("open");
    let program = beside_a_child(&desk, &format!("/bin/ls /proc/$$/fd > '{open}'"));
    fs::write(desk.path("passphrase"), format!("{PASSPHRASE}\n")).unwrap();
    let mut shell = Command::new("sh");
    shell
        .args([
            "-c",
            "exec 7< \"$0\"; exec \"$@\"",
            &desk.path("passphrase"),
        ])
        .arg(program)
        .args(attach(&desk))
        .args(["--passphrase-fd", "7"])
        .env_clear()
        .env("CHAIRSIDE_VAULT", desk.vault())
        .env("CHAIRSIDE_NO_KEYRING", "1")
        .env("HOME", desk.folder.path())
        .stdin(Stdio::null());
    let kept = Answer::of(shell.output().unwrap());
    assert_eq!(kept.code, 0, "{}", kept.stderr);
    let open = fs::read_to_string(open).expect("the child was started");
    assert!(!open.lines().any(|number| number == "7"), "{open}");
}

#[test]
fn the_password_file_is_for_its_owner_only() {
    let desk = Desk::with_example();
    let file = desk.path("password.txt");
    desk.json(&[
        "minutes",
        REFERENCE,
        "--recipient",
        "tomas",
        "--password-file",
        &file,
        "--out",
        &desk.path("a.pdf"),
    ]);
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );
}
