//! The outline plan for each child: actions, owners, dates, core group; the dates that follow by rule.

use super::words::{HEALTH_VISITOR, MOTHER, SOCIAL_WORKER, TEACHER};
use super::{Journey, tab};

impl Journey {
    /// Plans for each child, and takes the computed dates.
    pub async fn plans(&self) {
        let window = &self.window;
        self.opens_tab(tab::PLAN).await;
        window.finds("heading", "Outline plan").await;
        self.adds_action("Breakfast club, four days a week.", TEACHER)
            .await;
        // Ten working days, and three months; the last day to meet before a weekend.
        for date in [
            "Use Monday 25 January 2027 for First core group",
            "Use Friday 9 April 2027 for Review conference",
        ] {
            window.click("button", date).await;
            window.no_longer_has("button", date).await;
        }
        window.chooses("Lead practitioner", SOCIAL_WORKER).await;
        let members = window.part("group", "Members");
        members.click("checkbox", &format!("{MOTHER} Mother")).await;
        let council = "Social worker, Wexmoor Children's Services";
        members
            .click("checkbox", &format!("{SOCIAL_WORKER} {council}"))
            .await;
        let health = "Health visitor, Quenby Health";
        members
            .click("checkbox", &format!("{HEALTH_VISITOR} {health}"))
            .await;
        window
            .click("button", "Same group and dates for the other children")
            .await;
        self.writes_contingency().await;
        window.click("button", "Add a danger statement").await;
        let worry = "The children will be tired and hungry and fall behind.";
        window
            .fill("textbox", "What people are worried will happen", worry)
            .await;
        let goal = "The children are fed and at school on time.";
        window.fill("textbox", "Safety goal", goal).await;
        for child in ["Kofi", "Baby"] {
            window.part("group", "Plan of").click("button", child).await;
            window
                .finds("heading", &format!("What is done for {child}"))
                .await;
            self.adds_action("Health visits each fortnight.", HEALTH_VISITOR)
                .await;
            self.writes_contingency().await;
        }
        self.looks_at("15-plan").await;
    }

    async fn adds_action(&self, what: &str, who: &str) {
        let line = self.window.part("form", "Add an action");
        line.fill("textbox", "Action", what).await;
        line.chooses("Who", who).await;
        line.fill("textbox", "By", "31 1 2027").await;
        line.fill("textbox", "How we will check", "Shown at the core group.")
            .await;
        line.click("button", "Add action").await;
        self.window
            .finds("button", &format!("Change: {what}"))
            .await;
    }

    async fn writes_contingency(&self) {
        let worse = "What is done if things get worse";
        let words = "The social worker is called the same day.";
        self.window.fill("textbox", worse, words).await;
    }
}
