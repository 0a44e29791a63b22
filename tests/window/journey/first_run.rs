//! First run: who, a passphrase, the recovery kit, the privacy PIN.

use std::fs;

use super::Journey;
use super::words::{CHAIR, PASSPHRASE, PIN};

impl Journey {
    /// Makes a vault on an empty machine.
    pub async fn makes_a_vault(&self) {
        self.says_who().await;
        self.chooses_a_passphrase().await;
        self.saves_and_proves_the_kit().await;
        self.sets_a_pin().await;
    }

    async fn says_who(&self) {
        let window = &self.window;
        window.fill("textbox", "Your name", CHAIR).await;
        let roles = window.part("group", "Your roles");
        roles.click("checkbox", "Independent chair").await;
        roles.click("checkbox", "Conference administrator").await;
        let role_now = window.part("group", "Your role now");
        role_now.click("radio", "Independent chair").await;
        window
            .fill("textbox", "Council or service", "Wexmoor Council")
            .await;
        window.chooses("Procedures to follow", "England").await;
        self.looks_at("01-who").await;
        window.click("button", "Continue").await;
    }

    async fn chooses_a_passphrase(&self) {
        let window = &self.window;
        window.finds("heading", "Choose a passphrase").await;
        window.fill("textbox", "Passphrase", "password").await;
        window.sees("It cannot be used yet.").await;
        window.click("button", "Suggest a passphrase").await;
        window.finds("button", "Use this one").await;
        window.fill("textbox", "Passphrase", PASSPHRASE).await;
        window.sees("It can be used.").await;
        window
            .sees("This computer's keyring keeps a part of the key.")
            .await;
        window.fill("textbox", "Type it again", PASSPHRASE).await;
        self.looks_at("02-passphrase").await;
        window.click("button", "Make the vault").await;
    }

    async fn saves_and_proves_the_kit(&self) {
        let window = &self.window;
        window
            .finds("heading", "Keep your recovery kit somewhere else")
            .await;
        let folder = self.desk.folder_named("usb-stick");
        let file = folder.join("kit.txt");
        window
            .click("button", "Browse: Save the kit as a file")
            .await;
        window
            .answers_file_dialog("Save the recovery kit", file.to_str().unwrap())
            .await;
        window.click("button", "Save the kit").await;
        window.sees("Saved to").await;
        self.looks_at("03-recovery-kit").await;
        let kit = fs::read_to_string(file).unwrap();
        let code = kit
            .lines()
            .find(|line| line.matches('-').count() == 7)
            .unwrap();
        let groups: Vec<&str> = code.split('-').collect();
        let asked = asked_groups(&window.text().await);
        for number in &asked {
            window
                .fill("textbox", &format!("Group {number}"), "AAAA")
                .await;
        }
        window.click("button", "Prove the kit").await;
        window
            .sees("What was typed does not match the recovery kit.")
            .await;
        for number in &asked {
            window
                .fill("textbox", &format!("Group {number}"), groups[number - 1])
                .await;
        }
        window.click("button", "Prove the kit").await;
    }

    async fn sets_a_pin(&self) {
        let window = &self.window;
        window.finds("heading", "Set a privacy PIN").await;
        window.fill("textbox", "Privacy PIN", PIN).await;
        window.fill("textbox", "Type the PIN again", PIN).await;
        self.looks_at("04-privacy-pin").await;
        window.click("button", "Set the PIN").await;
        window.finds("heading", "Conferences today and next").await;
        self.looks_at("05-today").await;
    }
}

/// The groups of the kit that the page asks for.
fn asked_groups(page: &str) -> Vec<usize> {
    let (_, after) = page.split_once("type groups ").unwrap();
    let line = after.lines().next().unwrap();
    line.split(", ")
        .map(|number| number.trim().parse().unwrap())
        .collect()
}
