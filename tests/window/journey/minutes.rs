//! Minutes: assembled, a paragraph edited, checked and frozen, and written as a paper.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::words::{HIDDEN_ADDRESS, SECRET, WORD_OF_MINUTES, WORD_OF_SUMMARY};
use super::{Journey, tab};

impl Journey {
    /// Assembles the minutes, edits a paragraph, and approves them.
    pub async fn approves_minutes(&self) {
        let window = &self.window;
        self.opens_tab(tab::MINUTES).await;
        window.click("button", "Assemble the minutes").await;
        window.sees("Everything needed is there.").await;
        let section = "7 Each agency's information Has a restricted passage";
        window.click("button", section).await;
        let words = format!("Kofi was late 3 times in the first week of term. {WORD_OF_MINUTES}.");
        window.fill("textbox", "Paragraph 7.1", &words).await;
        self.looks_at("16-minutes").await;
        window.click("button", "Approve and freeze").await;
        let dialog = window.dialog("Approve and freeze");
        let checked = "I have checked the spelling of names, other names used, and dates of birth";
        dialog.click("checkbox", checked).await;
        dialog.click("button", "Approve and freeze").await;
        window.has_no_dialog().await;
        window.sees("Version 1 is approved and frozen.").await;
        let digest = "return /^[0-9a-f]{64}$/.test(document.querySelector('.app-text--code')?.textContent ?? '')";
        window
            .waits_for_script("the digest of the paper", digest)
            .await;
        self.looks_at("17-approved").await;
    }

    /// Writes the office's own paper, with everything in it.
    pub async fn writes_the_full_paper(&self) {
        let window = &self.window;
        let paper = self.paper("full-minutes.pdf");
        window.click("button", "Write a PDF").await;
        let dialog = window.dialog("Write a PDF");
        dialog.click("radio", "The full minutes, as approved").await;
        dialog.click("button", "Browse: Write it to").await;
        window
            .answers_file_dialog("Write the minutes", paper.to_str().unwrap())
            .await;
        dialog.click("button", "Write the PDF").await;
        window.has_no_dialog().await;
        window.sees("Written to").await;
        let text = text_of(&paper);
        for words in [HIDDEN_ADDRESS, SECRET, WORD_OF_SUMMARY, WORD_OF_MINUTES] {
            assert!(
                text.contains(words),
                "the full paper has \"{words}\":\n{text}"
            );
        }
        assert!(
            has_lettered(&text, "7.3"),
            "the restricted line has its number with a letter: {text}"
        );
    }

    /// Where a paper of this journey is left, for people to read. An earlier one is taken away.
    pub fn paper(&self, name: &str) -> PathBuf {
        let folder = env::var_os("CHAIRSIDE_PICTURES")
            .map(PathBuf::from)
            .unwrap();
        let paper = folder.join(self.named(name));
        let _ = fs::remove_file(&paper);
        paper
    }
}

/// Whether a paragraph has this number with a letter, "7.3K".
pub fn has_lettered(text: &str, number: &str) -> bool {
    let letters = text.split(' ').filter_map(|word| word.strip_prefix(number));
    letters
        .filter(|letter| !letter.is_empty())
        .any(|letter| letter.chars().all(|each| each.is_ascii_uppercase()))
}

/// What a stranger reads in a paper, each stretch of white space one space.
pub fn text_of(paper: &Path) -> String {
    let output = Command::new("pdftotext")
        .arg(paper)
        .arg("-")
        .output()
        .expect("pdftotext is installed");
    assert!(
        output.status.success(),
        "{} opens: {output:?}",
        paper.display()
    );
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
