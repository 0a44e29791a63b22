//! What stands on the disk afterwards: nothing that a stranger can read.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::Journey;
use super::words::{
    CHAIR, FATHER, PASSPHRASE, SECRET, WORD_OF_MINUTES, WORD_OF_REPORTS, WORD_OF_SUMMARY,
};

impl Journey {
    /// Closes, and searches the vault, the web view's folder, temporary files and everything printed for what
    /// was typed.
    pub async fn leaves_nothing_readable(self) {
        let Self { desk, window, .. } = self;
        window.close().await;
        let mut folders = vec![desk.folder().to_owned()];
        folders.extend(env::var_os("XDG_DATA_HOME").map(PathBuf::from));
        let mut searched = 0;
        for file in folders.iter().flat_map(|folder| files_in(folder)) {
            // The person's own USB stick is not the program's.
            if file
                .parent()
                .is_some_and(|folder| folder.ends_with("usb-stick"))
            {
                continue;
            }
            searched += 1;
            let bytes = fs::read(&file).unwrap();
            for words in planted() {
                assert!(
                    !holds(&bytes, words),
                    "\"{words}\" stands in {}",
                    file.display()
                );
            }
        }
        assert!(searched > 5, "the vault's files were searched: {searched}");
    }
}

fn planted() -> impl Iterator<Item = &'static str> {
    let whole = [
        CHAIR,
        FATHER,
        SECRET,
        PASSPHRASE,
        "Adeyemi",
        "Mill Lane",
        "Breakfast club",
    ];
    whole
        .into_iter()
        .chain([WORD_OF_REPORTS, WORD_OF_SUMMARY, WORD_OF_MINUTES])
}

/// Whether the bytes hold the words as programs write them: UTF-8, or UTF-16 of either order.
fn holds(bytes: &[u8], words: &str) -> bool {
    let little: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    [words.as_bytes(), &little, &big]
        .iter()
        .any(|wanted| bytes.windows(wanted.len()).any(|part| part == *wanted))
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .flatten()
        .flat_map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => files_in(&entry.path()),
            Ok(kind) if kind.is_file() => vec![entry.path()],
            _ => Vec::new(),
        })
        .collect()
}
