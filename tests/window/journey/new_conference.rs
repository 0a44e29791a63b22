//! A new initial conference: the family, what is withheld, and the dates that follow.

use chairside_tests::window::Part;

use super::Journey;
use super::words::{FATHER, HIDDEN_ADDRESS, KOFI, MOTHER, REFERENCE, SOCIAL_WORKER, TEMPERANCE};

const BABY: &str = "the unborn baby due 15 March 2027";

impl Journey {
    /// Enters the family and makes the conference.
    pub async fn makes_a_conference(&self) {
        let window = &self.window;
        window.click("button", "New conference").await;
        window.finds("heading", "New conference").await;
        self.enters_children().await;
        self.enters_parents().await;
        self.says_when_and_where().await;
        self.withholds_the_address().await;
        self.sees_the_latest_date().await;
        self.looks_at("06-new-conference").await;
        window.click("button", "Make the conference").await;
        window.finds("heading", "Timescales").await;
        window.sees("Adeyemi and Adeyemi-Whitcombe family").await;
        self.looks_at("07-overview").await;
        let tree = window.accessibility_tree("Timescales").await;
        let says = |role: &str, name: &str| {
            tree.iter()
                .any(|thing| thing.role == role && thing.name == name)
        };
        assert!(
            says("button", "Change the booking"),
            "a screen reader is given the overview"
        );
    }

    async fn enters_children(&self) {
        let window = &self.window;
        let first = window.part("group", "Child 1");
        enters_child(&first, "Temperance", "Adeyemi", "2013-05-03").await;
        window.click("button", "Add a child").await;
        let second = window.part("group", "Child 2");
        enters_child(&second, "Kofi", "Adeyemi-Whitcombe", "2018-01-29").await;
        window.click("button", "Add a child").await;
        let third = window.part("group", "Child 3");
        third.click("checkbox", "Not born yet").await;
        third
            .fills_day("Expected date of birth", "2027-03-15")
            .await;
    }

    async fn enters_parents(&self) {
        let window = &self.window;
        window.click("button", "Add an adult").await;
        let mother = window.part("group", "Adult 1");
        enters_adult(
            &mother,
            ["Ms", "Folasade", "Adeyemi", HIDDEN_ADDRESS],
            "1989-04-11",
        )
        .await;
        for child in [TEMPERANCE, KOFI, BABY] {
            relates(&mother, child, "Mother").await;
            let relation = mother.part("group", &format!("To {child}"));
            relation.click("checkbox", "Lives with this child").await;
        }
        window.click("button", "Add an adult").await;
        let father = window.part("group", "Adult 2");
        let his = [
            "Mr",
            "Darren",
            "Whitcombe",
            "3 Station Road, Harrowfell, HX4 9ZZ",
        ];
        enters_adult(&father, his, "1986-09-02").await;
        for child in [KOFI, BABY] {
            relates(&father, child, "Father").await;
        }
        window
            .part("group", "Child 3")
            .chooses("Mother (optional)", MOTHER)
            .await;
    }

    async fn says_when_and_where(&self) {
        let window = &self.window;
        let strategy = "Strategy discussion that started section 47 (optional)";
        window.fills_day(strategy, "2026-12-16").await;
        window
            .fills_day("Day of the conference (optional)", "2027-01-11")
            .await;
        window.fill("textbox", "Starts (optional)", "10:00").await;
        window.fill("textbox", "Ends (optional)", "12:00").await;
        let how = window.part("group", "How it is held");
        how.click("radio", "Some by phone or video").await;
        window
            .fill("textbox", "Place (optional)", HIDDEN_ADDRESS)
            .await;
        let untold = window.part("group", "Do not tell the place to");
        untold.click("checkbox", FATHER).await;
        window
            .fill("textbox", "Reference (optional)", REFERENCE)
            .await;
    }

    async fn withholds_the_address(&self) {
        self.window.click("button", "Withhold something").await;
        let withheld = self.window.part("group", "Withheld 1");
        withheld.chooses("Whose", MOTHER).await;
        withheld.chooses("Withheld from", FATHER).await;
        withheld
            .fill("textbox", "The words to keep out", HIDDEN_ADDRESS)
            .await;
        withheld
            .fill("textbox", "Why", "Risk of harm if the address is known.")
            .await;
        withheld.fill("textbox", "Who decided", SOCIAL_WORKER).await;
        withheld
            .fills_day("Look at it again by (optional)", "2027-06-01")
            .await;
    }

    /// Fifteen working days over Christmas, with the days that are not counted, the rule and its source.
    async fn sees_the_latest_date(&self) {
        for words in [
            "By Monday 11 January 2027",
            "Not counted: Friday 25 December 2026, Christmas Day",
            "Not counted: Monday 28 December 2026, Boxing Day (substitute day)",
            "Within 15 working days of the strategy discussion",
            "Working Together to Safeguard Children 2023",
        ] {
            self.window.sees(words).await;
        }
    }
}

async fn enters_child(child: &Part<'_>, given: &str, surname: &str, born_on: &str) {
    child.fill("textbox", "Given names", given).await;
    child.fill("textbox", "Surname", surname).await;
    child.fills_day("Date of birth", born_on).await;
}

async fn enters_adult(adult: &Part<'_>, words: [&str; 4], born_on: &str) {
    let [title, given, surname, address] = words;
    adult.fill("textbox", "Given names", given).await;
    adult.fill("textbox", "Surname", surname).await;
    adult.fill("textbox", "Title (optional)", title).await;
    adult.fills_day("Date of birth (optional)", born_on).await;
    adult.fill("textbox", "Address (optional)", address).await;
}

async fn relates(adult: &Part<'_>, child: &str, kind: &str) {
    let relation = adult.part("group", &format!("To {child}"));
    relation.chooses("Relation", kind).await;
    let responsibility = "Parental responsibility";
    relation.chooses(responsibility, responsibility).await;
}
