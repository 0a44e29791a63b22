//! The agenda, from a template, with its order and minutes.

use fantoccini::key::Key;

use super::{Journey, tab};

impl Journey {
    /// Starts from the template, moves an item by keyboard, and gives another more time.
    pub async fn sets_the_agenda(&self) {
        let window = &self.window;
        self.opens_tab(tab::AGENDA).await;
        window.chooses("Template", "Initial conference").await;
        window.click("button", "Use this template").await;
        window.sees("13 items, 2 hours 13 minutes in all").await;
        let sixth = "6. The mother's views Mother's views";
        window.click("button", sixth).await;
        window.finds("heading", "Item 6").await;
        window.fill("textbox", "Minutes allowed", "12").await;
        window.click("button", "Save item").await;
        window.sees("2 hours 15 minutes in all").await;
        window.click("button", "Move item 7 up").await;
        window
            .finds("button", "6. The father's views Father's views")
            .await;
        window.presses(&[Key::Control, Key::Shift], 'o').await;
        window.finds("button", "Open the conference").await;
    }
}
