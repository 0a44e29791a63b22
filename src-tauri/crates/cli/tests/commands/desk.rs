//! A desk with the real program, a folder of its own, and a vault in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

pub const PASSPHRASE: &str = "harbour lantern quietly mending seven gates";
/// Reference of the published example.
pub const REFERENCE: &str = "WX-2025-0112";

/// What a command answered.
pub struct Answer {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Answer {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The one JSON document, of a command that was done.
    pub fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{}", self.stderr);
        serde_json::from_str(&self.stdout).expect("one JSON document on stdout")
    }

    /// What was said of a command that was not done.
    pub fn refused(&self) -> &str {
        assert_eq!(
            self.code, 1,
            "stdout: {} stderr: {}",
            self.stdout, self.stderr
        );
        assert_eq!(self.stdout, "", "an error is on stderr only");
        assert!(
            self.stderr.trim_end().lines().count() >= 2,
            "what happened and what to do: {}",
            self.stderr
        );
        &self.stderr
    }
}

pub struct Desk {
    pub folder: TempDir,
}

impl Desk {
    /// Without a vault.
    pub fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// With a vault.
    pub fn new() -> Self {
        static VAULT: OnceLock<TempDir> = OnceLock::new();
        let made = VAULT.get_or_init(|| {
            let desk = Self::empty();
            let kit = desk.path("kit.txt");
            let made = desk.run(&[
                "init",
                "--recovery-kit",
                &kit,
                "--name",
                "Rosalind Achterberg",
            ]);
            assert_eq!(made.code, 0, "{}", made.stderr);
            desk.folder
        });
        Self::copy_of(made.path())
    }

    /// With a vault that holds the published example, approved.
    pub fn with_example() -> Self {
        static VAULT: OnceLock<TempDir> = OnceLock::new();
        let made = VAULT.get_or_init(|| {
            let desk = Self::new();
            let imported = desk.run(&["conference", "import", &example_path()]);
            assert_eq!(imported.code, 0, "{}", imported.stderr);
            desk.folder
        });
        Self::copy_of(made.path())
    }

    fn copy_of(made: &Path) -> Self {
        let desk = Self::empty();
        copy(made, desk.folder.path());
        desk
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    pub fn vault(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    /// The program with these arguments, on this desk's vault, and nothing else in its environment.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command
            .args(arguments)
            .env_clear()
            .env("HOME", self.folder.path())
            .env("PATH", "/usr/bin:/bin")
            .env("CHAIRSIDE_VAULT", self.vault())
            .env("CHAIRSIDE_NO_KEYRING", "1")
            .env("CHAIRSIDE_PASSPHRASE", PASSPHRASE)
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Answer {
        Answer::of(self.command(arguments).output().unwrap())
    }

    pub fn json(&self, arguments: &[&str]) -> Value {
        let mut all = arguments.to_vec();
        all.push("--json");
        self.run(&all).json()
    }

    /// The references of the vault's conferences.
    pub fn references(&self) -> Vec<String> {
        let list = self.json(&["conference", "list"]);
        list.as_array()
            .unwrap()
            .iter()
            .map(|row| row["reference"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Writes a changed example.
    pub fn write_json(&self, name: &str, value: &Value) -> String {
        let path = self.path(name);
        fs::write(&path, value.to_string()).unwrap();
        path
    }
}

/// The program, with the one that reads files beside it, which is built if it is not there.
pub fn program() -> PathBuf {
    static BUILT: OnceLock<()> = OnceLock::new();
    let program = PathBuf::from(env!("CARGO_BIN_EXE_chairside-cli"));
    BUILT.get_or_init(|| {
        if !program.with_file_name("chairside-extract").exists() {
            let built = Command::new(env!("CARGO"))
                .args([
                    "build",
                    "--quiet",
                    "--package",
                    "chairside-extract",
                    "--bin",
                    "chairside-extract",
                ])
                .status()
                .unwrap();
            assert!(built.success());
        }
    });
    program
}

pub fn example_path() -> String {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/examples/conference.json");
    path.to_string_lossy().into_owned()
}

pub fn example() -> Value {
    serde_json::from_str(&fs::read_to_string(example_path()).unwrap()).unwrap()
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The text of a PDF, page by page, as poppler reads it.
pub fn pages(pdf: &str, password: &str) -> Vec<String> {
    let read = Command::new("pdftotext")
        .args(["-upw", password, pdf, "-"])
        .output();
    let read = read.expect("pdftotext is installed");
    assert!(
        read.status.success(),
        "{}",
        String::from_utf8_lossy(&read.stderr)
    );
    let text = String::from_utf8(read.stdout).unwrap();
    text.trim_end_matches('\u{c}')
        .split('\u{c}')
        .map(str::to_owned)
        .collect()
}
