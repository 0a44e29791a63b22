//! The family's record: a particular that was not known at first is put in.

use super::words::KOFI;
use super::{Journey, tab};

impl Journey {
    /// Writes down a child's first language, and looks at the whole family.
    pub async fn puts_a_particular_in(&self) {
        let window = &self.window;
        self.opens_tab(tab::RECORD).await;
        let change = format!("Change the particulars of {KOFI}");
        window.click("button", &change).await;
        let form = window.dialog("Change a child's particulars");
        form.fill("textbox", "First language (optional)", "Twi")
            .await;
        self.looks_at("07b-particulars").await;
        form.click("button", "Save the particulars").await;
        window.has_no_dialog().await;
        window.sees("First language: Twi").await;
        self.looks_at("07c-family-record").await;
    }
}
