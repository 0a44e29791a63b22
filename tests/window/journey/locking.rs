//! Locking, unlocking, and finding again.

use std::time::{Duration, Instant};

use fantoccini::key::Key;
use serde_json::json;

use super::Journey;
use super::words::{KOFI, MOTHER, PASSPHRASE, WORD_OF_MINUTES, WORD_OF_REPORTS};

/// How long the page may take to be blank after the lock was pressed, with the driver's own time in it.
const BLANK_WITHIN: Duration = Duration::from_millis(500);

impl Journey {
    /// Types the passphrase on the locked screen.
    pub async fn unlocks(&self) {
        self.window.fill("textbox", "Passphrase", PASSPHRASE).await;
        self.window.click("button", "Unlock").await;
        self.window
            .finds("heading", "Conferences today and next")
            .await;
    }

    /// Locks, is refused with a wrong passphrase, unlocks, and finds words of a report and of the minutes.
    pub async fn locks_and_finds_again(&self) {
        let window = &self.window;
        let pressed = Instant::now();
        window.presses(&[Key::Control], 'l').await;
        let text = window.text().await;
        let took = pressed.elapsed();
        assert!(!text.contains("Adeyemi"), "blank at once: {text}");
        assert!(took < BLANK_WITHIN, "blank after {took:?}");
        window.sees("You locked it.").await;
        self.looks_at("20-locked").await;
        window
            .fill("textbox", "Passphrase", "not this one at all")
            .await;
        window.click("button", "Unlock").await;
        window.sees("That passphrase did not open the vault.").await;
        self.unlocks().await;
        self.finds_and_opens(WORD_OF_MINUTES).await;
        window.sees("Version 1 is approved and frozen.").await;
        self.finds_and_opens(WORD_OF_REPORTS).await;
        window.finds("heading", "Reports").await;
        window.sees("Save a copy").await;
    }

    async fn finds_and_opens(&self, word: &str) {
        let window = &self.window;
        window.presses(&[Key::Control], 'k').await;
        window
            .has_focus_on("combobox", "Search or type a command")
            .await;
        window.types_at_once(word).await;
        let found = "return document.querySelector('[role=option]')?.textContent.includes(arguments[0]) ?? false";
        chairside_tests::window::until(&format!("\"{word}\" to be found"), || async {
            (window.script(found, vec![json!(word)]).await == json!(true)).then_some(())
        })
        .await;
        self.looks_at(&format!("21-search-{word}")).await;
        window.presses_key(Key::Enter).await;
        window.has_no_dialog().await;
    }

    /// After a close and a new start, everything is there.
    pub async fn finds_everything_there(&self) {
        let window = &self.window;
        self.opens_conference().await;
        for words in [KOFI, MOTHER, "Friday 9 April 2027"] {
            window.sees(words).await;
        }
        self.opens_tab(super::tab::MINUTES).await;
        window.sees("Version 1 is approved and frozen.").await;
        self.opens_tab(super::tab::REPORTS).await;
        window.sees(WORD_OF_REPORTS).await;
    }
}
