//! Quorum as the chair's judgement, views, the decision for each child, and dissent.

use serde_json::json;

use super::words::TEACHER;
use super::{Journey, tab};

/// Gives the accessible names of the children's sections: "Temperance, 13".
const SECTIONS: &str =
    "return [...document.querySelectorAll('.app-decision h3')].map((each) => each.textContent)";

impl Journey {
    /// Judges quorum, takes views by key, decides for each child, and records who does not agree.
    pub async fn judges_and_decides(&self) {
        let window = &self.window;
        window.click("button", "Leave").await;
        self.opens_tab(tab::PEOPLE).await;
        window.click("button", "Record the judgement").await;
        let quorum = window.dialog("The chair’s judgement of quorum");
        quorum.click("radio", "Quorate").await;
        let reasons = "Social care and two other agencies with direct contact.";
        quorum.fill("textbox", "Reasons (optional)", reasons).await;
        quorum.click("button", "Record the judgement").await;
        window.has_no_dialog().await;
        self.opens_tab(tab::DECISION).await;
        window.finds("heading", "Your decision").await;
        self.takes_views_by_key().await;
        self.decides_for_each_child().await;
        self.records_dissent().await;
        self.looks_at("14-decision").await;
    }

    /// One key gives a view, another the same view for the other children.
    async fn takes_views_by_key(&self) {
        let window = &self.window;
        window
            .script("document.querySelector('.app-views__cell').focus()", vec![])
            .await;
        window.presses(&[], 'n').await;
        let views = |count: u32| {
            format!(
                "return [...document.querySelectorAll('.app-views__cell')].filter((each) => each.textContent.includes('No plan')).length === {count}"
            )
        };
        window.waits_for_script("one view", &views(1)).await;
        window.presses(&[], '=').await;
        window
            .waits_for_script("a view for each child", &views(3))
            .await;
    }

    async fn decides_for_each_child(&self) {
        let window = &self.window;
        let sections = window.script(SECTIONS, vec![]).await;
        let sections: Vec<String> = serde_json::from_value(sections).unwrap();
        assert_eq!(sections.len(), 3, "a decision for each child");
        for section in &sections {
            let name = section.split(", ").next().unwrap();
            let child = window.part("region", section);
            let decision = child.part("group", &format!("Decision for {name}"));
            decision.click("radio", "Plan").await;
            child.click("checkbox", "Neglect").await;
        }
        window.click("button", "Record decision").await;
        let recorded = "return document.querySelectorAll('.app-decision textarea').length === 3";
        window.waits_for_script("three decisions", recorded).await;
        for section in &sections {
            let child = window.part("region", section);
            let reasons = "Tired, late and without food on many days.";
            child
                .fill("textbox", "Reasons, in your words", reasons)
                .await;
        }
    }

    async fn records_dissent(&self) {
        let window = &self.window;
        window.click("button", "Record dissent").await;
        let dialog = window.dialog("Record dissent");
        dialog
            .chooses("About which child", "Kofi Adeyemi-Whitcombe")
            .await;
        let who = format!("{TEACHER}, Year 3 teacher, Harrowfell Primary School");
        dialog.chooses("Who did not agree", &who).await;
        dialog.click("button", "Record dissent").await;
        window.has_no_dialog().await;
        let words = "The school believes that early help is not enough.";
        window.fill("textbox", "In their own words", words).await;
        let dissents = window
            .script(
                "return document.querySelectorAll('.app-views .app-tag').length",
                vec![],
            )
            .await;
        assert_ne!(
            dissents,
            json!(0),
            "the dissent stands beside the agency's view"
        );
    }
}
