//! People: agencies and family invited, replies, an exclusion for a part, how the children took part.

use super::words::{
    DETECTIVE, FATHER, HEALTH_VISITOR, KOFI, MOTHER, SOCIAL_WORKER, TEACHER, TEMPERANCE,
};
use super::{Journey, tab};

impl Journey {
    /// Fills the list, invites everyone, takes the replies and excludes the father for a part.
    pub async fn invites_people(&self) {
        let window = &self.window;
        self.opens_tab(tab::PEOPLE).await;
        window.finds("button", "Add a person").await;
        let council = "Wexmoor Children's Services";
        self.adds(
            SOCIAL_WORKER,
            "sw",
            [
                "Lead practitioner",
                council,
                "Children's social care",
                "Social worker",
            ],
        )
        .await;
        self.adds(
            HEALTH_VISITOR,
            "is",
            ["Practitioner", "Quenby Health", "Health", "Health visitor"],
        )
        .await;
        self.adds(
            TEACHER,
            "sch",
            [
                "Practitioner",
                "Harrowfell Primary School",
                "Education",
                "Year 3 teacher",
            ],
        )
        .await;
        self.adds(
            DETECTIVE,
            "pol",
            [
                "Practitioner",
                "Wexmoor Police",
                "Police",
                "Detective constable",
            ],
        )
        .await;
        window.click("button", "Invite all").await;
        let invite = window.dialog("Invite");
        invite.fill("textbox", "How", "By letter").await;
        invite.click("button", "Record as invited").await;
        window.has_no_dialog().await;
        for person in [SOCIAL_WORKER, HEALTH_VISITOR, TEACHER, MOTHER, FATHER] {
            self.records_reply(person, "Coming").await;
        }
        self.records_reply(DETECTIVE, "Apologies").await;
        self.excludes_father_for_a_part().await;
        for child in [TEMPERANCE, KOFI] {
            let took_part = window.part("group", child);
            took_part
                .chooses("Participation", "PN6 Not there, gives views another way")
                .await;
        }
        self.looks_at("08-people").await;
    }

    async fn adds(&self, name: &str, letters: &str, words: [&str; 4]) {
        let [part, agency, kind, post] = words;
        self.window.click("button", "Add a person").await;
        let person = self.window.dialog("Add a person");
        person.fill("textbox", "Name, in full", name).await;
        person.chooses("Part in the conference", part).await;
        person.fill("textbox", "Letters in the room", letters).await;
        person.fill("textbox", "Agency (optional)", agency).await;
        person.chooses("Kind of agency", kind).await;
        person.fill("textbox", "Post (optional)", post).await;
        person
            .click("checkbox", "Has direct contact with the child and family")
            .await;
        person.click("button", "Add this person").await;
        self.window.has_no_dialog().await;
    }

    async fn records_reply(&self, person: &str, reply: &str) {
        let window = &self.window;
        window.opens_row(person).await;
        window.finds("heading", person).await;
        window.click("button", "Record the reply").await;
        let dialog = window.dialog(&format!("Reply of {person}"));
        dialog.click("radio", reply).await;
        if reply == "Apologies" {
            dialog
                .click("checkbox", "Sends a report all the same")
                .await;
            dialog
                .fill(
                    "textbox",
                    "Why they cannot come (optional)",
                    "In court that day.",
                )
                .await;
        }
        dialog.click("button", "Record the reply").await;
        window.has_no_dialog().await;
    }

    async fn excludes_father_for_a_part(&self) {
        let window = &self.window;
        window.opens_row(FATHER).await;
        window.finds("heading", FATHER).await;
        window.click("button", "Exclude for a part").await;
        let exclusion = window.dialog(&format!("Exclude {FATHER}"));
        exclusion
            .chooses("Ground", "A criminal investigation")
            .await;
        exclusion
            .fill("textbox", "Evidence", "The police asked for it by letter.")
            .await;
        exclusion
            .fill("textbox", "Who asked", "Wexmoor Police")
            .await;
        exclusion
            .fills_day("Asked on (optional)", "2027-01-06")
            .await;
        let [from, until] = self.a_time_without_notes().await;
        exclusion.fill("textbox", "From", from).await;
        exclusion.fill("textbox", "Until", until).await;
        exclusion
            .fill(
                "textbox",
                "How their views are obtained",
                "By phone the day before.",
            )
            .await;
        exclusion
            .fill("textbox", "Who tells them the outcome", SOCIAL_WORKER)
            .await;
        exclusion
            .fills_day("By when (optional)", "2027-01-12")
            .await;
        let wording = "What their own copy says about it";
        exclusion
            .fill(
                "textbox",
                wording,
                "A part of the conference was held without you.",
            )
            .await;
        self.looks_at("08b-exclusion").await;
        exclusion.click("button", "Record the exclusion").await;
        window.has_no_dialog().await;
        window
            .sees(&format!("Excluded from {from} to {until}"))
            .await;
    }

    /// A minute of the day that is hours away from now, so that none of the notes are made in it.
    async fn a_time_without_notes(&self) -> [&'static str; 2] {
        let hour = "return Number(new Intl.DateTimeFormat('en-GB',
            { hour: 'numeric', hourCycle: 'h23', timeZone: 'Europe/London' }).format())";
        let hour = self.window.script(hour, vec![]).await.as_u64().unwrap();
        if hour < 11 {
            ["22:00", "22:01"]
        } else {
            ["02:00", "02:01"]
        }
    }
}
