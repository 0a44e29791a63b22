//! The main journey in the real window: a whole conference, from an empty machine to confidential minutes.
//!
//! One file for each leg of it. The same legs are gone with a mouse, with the keyboard alone, and in a
//! window at 200% zoom.

mod agenda;
mod at_rest;
mod copies;
mod decision;
mod family;
mod first_run;
mod locking;
mod minutes;
mod new_conference;
mod people;
mod plan;
mod reports;
mod room;
mod words;

use chairside_tests::window::{Desk, Hands, Size, Window};
use fantoccini::key::Key;

/// The tabs of a conference, by the number that opens each with Ctrl.
pub mod tab {
    pub const PEOPLE: char = '2';
    pub const REPORTS: char = '3';
    pub const AGENDA: char = '4';
    pub const DECISION: char = '5';
    pub const PLAN: char = '6';
    pub const MINUTES: char = '7';
    pub const DISTRIBUTION: char = '8';
    pub const RECORD: char = '9';
}

/// A person at a laptop, somewhere on the journey.
pub struct Journey {
    pub desk: Desk,
    pub window: Window,
    size: Size,
    /// Which of the journeys it is. Its pictures and papers are named by it.
    name: &'static str,
}

impl Journey {
    async fn begin(name: &'static str, hands: Hands, size: Size) -> Self {
        let desk = Desk::worked_with(hands).await;
        let window = desk.open().await;
        window.resizes_to(size).await;
        Self {
            desk,
            window,
            size,
            name,
        }
    }

    /// Looks at a screen: everyone can use it, and its picture is kept.
    pub async fn looks_at(&self, screen: &str) {
        self.window.meets_wcag(screen).await;
        assert!(
            !self.window.scrolls_sideways().await,
            "nobody scrolls sideways on {screen} at {:?}",
            self.size
        );
        assert!(
            !self.window.frame_scrolls_away().await,
            "nothing lies behind the end of {screen} at {:?}",
            self.size
        );
        self.window.takes_picture(&self.named(screen)).await;
    }

    /// The name of a picture or a paper of this journey.
    pub fn named(&self, what: &str) -> String {
        format!("{}-{what}", self.name)
    }

    /// Opens a tab of the conference.
    pub async fn opens_tab(&self, tab: char) {
        self.window.presses(&[Key::Control], tab).await;
    }

    /// Opens the program again, after it was closed or killed, and unlocks it.
    pub async fn opens_again(desk: Desk, size: Size, name: &'static str) -> Self {
        let window = desk.open().await;
        window.resizes_to(size).await;
        let journey = Self {
            desk,
            window,
            size,
            name,
        };
        journey.unlocks().await;
        journey
    }

    /// Goes on after the battery died.
    pub async fn dies_and_opens_again(self) -> Self {
        let Self {
            desk,
            window,
            size,
            name,
        } = self;
        window.kill().await;
        Self::opens_again(desk, size, name).await
    }

    /// Goes on after the program was closed.
    pub async fn closes_and_opens_again(self) -> Self {
        let Self {
            desk,
            window,
            size,
            name,
        } = self;
        window.close().await;
        Self::opens_again(desk, size, name).await
    }

    /// Goes from the first screen to the conference.
    pub async fn opens_conference(&self) {
        self.window.click("button", "Conferences").await;
        self.window.opens_row("Adeyemi").await;
        self.window.finds("heading", "Timescales").await;
    }

    async fn goes_the_whole_way(self) {
        self.makes_a_vault().await;
        self.makes_a_conference().await;
        self.puts_a_particular_in().await;
        self.invites_people().await;
        self.takes_in_reports().await;
        self.sets_the_agenda().await;
        self.opens_the_room().await;
        self.takes_notes().await;
        self.measures_saving().await;
        let journey = self.loses_no_saved_word().await;
        journey.judges_and_decides().await;
        journey.plans().await;
        journey.closes_the_conference().await;
        journey.approves_minutes().await;
        journey.writes_the_full_paper().await;
        journey.writes_the_fathers_copy().await;
        journey.locks_and_finds_again().await;
        let journey = journey.closes_and_opens_again().await;
        journey.finds_everything_there().await;
        journey.leaves_nothing_readable().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn journey_from_an_empty_machine_to_confidential_minutes() {
    let journey = Journey::begin("mouse", Hands::Mouse, Size::LAPTOP).await;
    journey.goes_the_whole_way().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn journey_by_keyboard_alone() {
    let journey = Journey::begin("keyboard", Hands::KeyboardAlone, Size::LAPTOP).await;
    journey.goes_the_whole_way().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn journey_at_200_percent_zoom() {
    let journey = Journey::begin("zoom", Hands::Mouse, Size::LAPTOP_AT_200_PERCENT).await;
    journey.goes_the_whole_way().await;
}
