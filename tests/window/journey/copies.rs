//! The copy of the parent from whom an address and a passage are withheld: made, read, checked by a second
//! person, written, and read again as a stranger would.

use std::fs;
use std::process::Command;

use chairside_tests::window::{Hands, until};
use fantoccini::key::Key;

use super::minutes::{has_lettered, text_of};
use super::words::{
    FATHER, SECOND_PASSPHRASE, SECOND_PERSON, SECRET, TEACHER, WORD_OF_MINUTES, WORD_OF_SUMMARY,
};
use super::{Journey, tab};

impl Journey {
    /// Makes the father's copy and proves what is not in it.
    pub async fn writes_the_fathers_copy(&self) {
        let window = &self.window;
        self.enrols_a_second_person().await;
        self.opens_conference().await;
        self.opens_tab(tab::DISTRIBUTION).await;
        window.opens_row(FATHER).await;
        window.click("button", "This is the right person").await;
        window.click("button", "Make the copy").await;
        window
            .sees("The finished file was searched. Nothing withheld was found in it.")
            .await;
        self.reads_every_page("Open and read it", 1).await;
        let password = window
            .script(
                "return document.querySelector('.app-text--code b').textContent",
                vec![],
            )
            .await;
        window.click("radio", "Somewhere else, or by hand").await;
        window
            .fill("textbox", "Where, in words", "By hand, at the office")
            .await;
        window.fill("textbox", "By which way", "By hand").await;
        window.chooses("Second person’s name", SECOND_PERSON).await;
        window
            .fill("textbox", "Their own passphrase", SECOND_PASSPHRASE)
            .await;
        self.reads_every_page("Open it to check it", 2).await;
        window.click("button", "Confirm this copy").await;
        window.sees(&format!("Checked by {SECOND_PERSON}")).await;
        self.looks_at("19-distribution").await;
        self.writes_to_a_folder(password.as_str().unwrap()).await;
    }

    async fn enrols_a_second_person(&self) {
        let window = &self.window;
        window.click("button", "Settings").await;
        self.looks_at("18-settings").await;
        window.click("button", "Office and team").await;
        window.fill("textbox", "Name", SECOND_PERSON).await;
        let roles = window.part("group", "Roles");
        roles.click("checkbox", "Conference administrator").await;
        window
            .fill("textbox", "The colleague's passphrase", SECOND_PASSPHRASE)
            .await;
        window
            .fill("textbox", "Type it again", SECOND_PASSPHRASE)
            .await;
        window.click("button", "Enrol the colleague").await;
        window.sees(&format!("{SECOND_PERSON} is enrolled.")).await;
    }

    /// Has every page of the finished file on the screen, which the app asks for of whoever makes a
    /// copy and of whoever checks it.
    async fn reads_every_page(&self, by: &str, readers: usize) {
        let window = &self.window;
        window.click("button", by).await;
        let dialog = window.dialog(&format!("Copy 1 for {FATHER}"));
        let pages = "return document.querySelectorAll('dialog .app-pdf__page').length > 2";
        window.waits_for_script("the pages", pages).await;
        let next = "
            window.page = (window.page ?? 0) + 1;
            const pages = document.querySelectorAll('dialog .app-pdf__page');
            pages[window.page % pages.length].scrollIntoView({ behavior: 'instant' });";
        until("every page to be read", || async {
            if window.hands() == Hands::Mouse {
                window.script(next, vec![]).await;
            } else {
                window.presses_key(Key::PageDown).await;
            }
            let text = window.text().await;
            (text.matches("You opened every page").count() == readers).then_some(())
        })
        .await;
        dialog.click("button", "Close").await;
        window.has_no_dialog().await;
    }

    async fn writes_to_a_folder(&self, password: &str) {
        let window = &self.window;
        window.click("button", "Write the copy to a folder").await;
        let folder = self.desk.folder_named("for-the-father");
        let dialog = window.dialog("Write copy 1");
        dialog.click("button", "Browse: Folder").await;
        window
            .answers_folder_dialog("Folder for the copy", folder.to_str().unwrap())
            .await;
        dialog.click("button", "Write the copy").await;
        window.has_no_dialog().await;
        window.sees("Written, locked with its password:").await;
        let written = fs::read_dir(&folder)
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        assert!(
            !written.to_str().unwrap().contains("Whitcombe"),
            "no name in a file's name"
        );
        // The reader's own program takes a long password; pdftotext cuts it after 32 letters.
        let opened = self.paper("fathers-copy.pdf");
        let unlock = Command::new("qpdf")
            .arg(format!("--password={password}"))
            .arg("--decrypt")
            .args([&written, &opened])
            .status()
            .expect("qpdf is installed");
        assert!(unlock.success(), "the password opens the copy");
        let text = text_of(&opened);
        for withheld in ["Mill Lane", "WX1 2BC", SECRET, WORD_OF_SUMMARY] {
            assert!(
                !text.contains(withheld),
                "the father's copy holds \"{withheld}\":\n{text}"
            );
        }
        for words in [
            FATHER,
            TEACHER,
            WORD_OF_MINUTES,
            "Place withheld",
            "A part of the conference was held without you.",
        ] {
            assert!(
                text.contains(words),
                "the father's copy has \"{words}\":\n{text}"
            );
        }
        assert!(
            !has_lettered(&text, "7.3"),
            "no number tells of the restricted line: {text}"
        );
        // The numbers are those of every copy, and nothing shows between them.
        let numbers: Vec<bool> = (1..=4).map(|n| text.contains(&format!("7.{n}"))).collect();
        assert!(
            numbers.iter().all(|has| *has),
            "no gap in the numbers: {text}"
        );
        fs::remove_file(written).unwrap();
    }
}
