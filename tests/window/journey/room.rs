//! In the room: who is there, attributed notes by keyboard, and words that are never lost.

use std::time::Duration;

use chairside_tests::window::until;
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::Journey;
use super::words::{CHAIR, FATHER, HEALTH_VISITOR, MOTHER, PIN, SECRET, SOCIAL_WORKER, TEACHER};

/// The longest time from a key to Saved. Units: milliseconds.
const SAVED_WITHIN: u64 = 1000;
const BETWEEN_KEYS: Duration = Duration::from_millis(60);

/// Keeps, for each press, when it was and what the line held, and when the page said Saved for which moment.
const WATCH: &str = "
    const watched = { typed: [], saved: [] };
    window.watched = watched;
    const line = document.getElementById('note');
    line.addEventListener('input', () => watched.typed.push([Date.now(), line.value]));
    new MutationObserver(() => {
        const saved = Date.parse(document.querySelector('footer time')?.dateTime);
        if (saved !== watched.saved.at(-1)?.[1]) watched.saved.push([Date.now(), saved]);
    }).observe(document.querySelector('footer'), { subtree: true, childList: true, attributes: true });";

impl Journey {
    /// Opens the conference and marks in who comes. With family in, the privacy screen is on until the PIN.
    pub async fn opens_the_room(&self) {
        let window = &self.window;
        window.click("button", "Open the conference").await;
        for person in [CHAIR, SOCIAL_WORKER, HEALTH_VISITOR, TEACHER] {
            window.click("button", &format!("{person} Out")).await;
            window.finds("button", &format!("{person} In")).await;
        }
        for parent in [MOTHER, FATHER] {
            window.click("button", &format!("{parent} Out")).await;
            window.sees("Privacy screen on.").await;
            self.looks_at("11-room-private").await;
            window.click("button", "Privacy").await;
            let dialog = window.dialog("Turn the privacy screen off");
            dialog.fill("textbox", "Privacy PIN", PIN).await;
            dialog.click("button", "Show everything").await;
            window.has_no_dialog().await;
        }
    }

    /// Takes notes of every kind at the keyboard.
    pub async fn takes_notes(&self) {
        let window = &self.window;
        window
            .click("button", "4. Each agency's information 25 min")
            .await;
        window.sees("from").await;
        window.click("textbox", "New note").await;
        self.notes(
            "sch Kofi was late 3 times in the first week of term.",
            TEACHER,
        )
        .await;
        // Letters that are a word too are taken with a colon only.
        self.notes("is it known when the baby is due?", TEACHER)
            .await;
        self.notes("is: Ms Adeyemi answers every call.", HEALTH_VISITOR)
            .await;
        self.one_backspace_undoes_a_speaker().await;
        self.notes("sch -Kofi came without breakfast on four days.", TEACHER)
            .await;
        self.notes("is: +Ms Adeyemi keeps the visits.", HEALTH_VISITOR)
            .await;
        self.notes(
            "sw ?Who collects the children on Fridays is not known.",
            SOCIAL_WORKER,
        )
        .await;
        self.notes("sw \"ta: I want Mum to sleep so I can.", SOCIAL_WORKER)
            .await;
        self.notes("sw \"mo: I am doing my best.", SOCIAL_WORKER)
            .await;
        window.types_at_once("sch /scale 3").await;
        window.presses_key(Key::Enter).await;
        window.sees(&format!("{TEACHER}: 3")).await;
        self.restricts_a_line().await;
        self.notes("sw /action sch Breakfast club by 31 1 2027", SOCIAL_WORKER)
            .await;
        window.sees("By 31 January 2027.").await;
        let is_kept =
            "return document.querySelector('.app-room-notes').textContent.includes('/scale')";
        let is_kept = window.script(is_kept, vec![]).await;
        assert_eq!(is_kept, json!(false), "a score is no note");
        self.looks_at("12-room").await;
    }

    /// Types a line, and waits until it stands last among the notes, said by this person.
    async fn notes(&self, line: &str, speaker: &str) {
        self.window.types_at_once(line).await;
        self.window.presses_key(Key::Enter).await;
        let said = line.split_once(' ').unwrap().1;
        let end = said.split_whitespace().last().unwrap();
        let script = "
            const [speaker, end] = arguments;
            const last = [...document.querySelectorAll('.app-noted')].at(-1)?.textContent ?? '';
            return last.includes(speaker) && last.includes(end);";
        until(&format!("\"{line}\", said by {speaker}"), || async {
            let arguments = vec![json!(speaker), json!(end)];
            (self.window.script(script, arguments).await == json!(true)).then_some(())
        })
        .await;
    }

    async fn one_backspace_undoes_a_speaker(&self) {
        let window = &self.window;
        window.types_at_once("is: ").await;
        window
            .waits_for_script(
                "the chip",
                "return document.getElementById('note').value === ''",
            )
            .await;
        window.presses_key(Key::Backspace).await;
        window
            .waits_for_script(
                "the letters to come back",
                "return document.getElementById('note').value.startsWith('is:')",
            )
            .await;
        for _ in 0.."is: ".len() {
            window.presses_key(Key::Backspace).await;
        }
    }

    async fn restricts_a_line(&self) {
        let window = &self.window;
        window
            .types_at_once(&format!("sch {SECRET} /restrict"))
            .await;
        window.sees("Says who must not see this line.").await;
        window.presses_key(Key::Enter).await;
        let dialog = window.dialog("Who must not see this line");
        let who = dialog.part("group", "Who must not have it");
        who.click("checkbox", &format!("{FATHER} Father of Kofi and Baby"))
            .await;
        dialog
            .fill("textbox", "Reason", "Another parent could be known by it.")
            .await;
        self.looks_at("12b-restricted-line").await;
        dialog.click("button", "Set who may have it").await;
        window.has_no_dialog().await;
        window.has_focus_on("textbox", "New note").await;
        window.presses_key(Key::Enter).await;
        window.sees("Not for Mr Whitcombe").await;
    }

    /// Types without a pause, and finds each key on the disk within a second of its press.
    pub async fn measures_saving(&self) {
        let window = &self.window;
        window.script(WATCH, vec![]).await;
        let words = "sch The school has seen him wait at the gate with his sister in the rain on many afternoons";
        window.types(words, BETWEEN_KEYS).await;
        let watched = self.watched_until_saved().await;
        let slowest = slowest(&watched);
        println!("From key to Saved: {slowest} ms at most, in unbroken typing.");
        assert!(
            slowest <= SAVED_WITHIN,
            "a key was saved after {slowest} ms"
        );
        window.presses_key(Key::Enter).await;
    }

    /// Waits until the page says that everything typed is saved, and gives what was watched.
    async fn watched_until_saved(&self) -> Value {
        let script = "
            const { typed, saved } = window.watched;
            return (saved.at(-1)?.[1] ?? 0) >= typed.at(-1)[0] ? window.watched : null;";
        until("the page to say Saved", || async {
            let watched = self.window.script(script, vec![]).await;
            (!watched.is_null()).then_some(watched)
        })
        .await
    }

    /// Loses the battery in mid-sentence. What was shown as saved is there afterwards.
    pub async fn loses_no_saved_word(self) -> Self {
        let window = &self.window;
        window.script(WATCH, vec![]).await;
        window
            .types(
                "is: The nights are hard and the baby will not sle",
                BETWEEN_KEYS,
            )
            .await;
        let watched = self.window.script("return window.watched", vec![]).await;
        let shown = shown_as_saved(&watched);
        assert!(!shown.is_empty(), "something was shown as saved: {watched}");
        let journey = self.dies_and_opens_again().await;
        journey.window.sees("1 passage was put back.").await;
        journey.looks_at("13-put-back").await;
        journey.opens_conference().await;
        journey
            .window
            .presses(&[Key::Control, Key::Shift], 'o')
            .await;
        journey.window.sees(&shown).await;
        journey
    }

    /// Ends the meeting. Its notes freeze.
    pub async fn closes_the_conference(&self) {
        let window = &self.window;
        window.presses(&[Key::Control, Key::Shift], 'o').await;
        window.click("button", "Close").await;
        let dialog = window.dialog("Close the conference");
        dialog.click("button", "Close the conference").await;
        window.has_no_dialog().await;
        window
            .sees("The conference is closed and its notes are frozen.")
            .await;
        window.click("button", "Leave").await;
    }
}

/// The longest time from a key to the moment when the page said Saved for it. Units: milliseconds.
fn slowest(watched: &Value) -> u64 {
    let pairs = |name: &str| watched[name].as_array().cloned().unwrap();
    let saved: Vec<(u64, u64)> = pairs("saved")
        .iter()
        .map(|pair| (pair[0].as_u64().unwrap(), pair[1].as_u64().unwrap_or(0)))
        .collect();
    let waits = pairs("typed").into_iter().map(|typed| {
        let pressed = typed[0].as_u64().unwrap();
        let said = saved.iter().find(|(_, saved)| *saved >= pressed).unwrap().0;
        said - pressed
    });
    waits.max().unwrap()
}

/// The words that the line held when the page last said Saved.
fn shown_as_saved(watched: &Value) -> String {
    let saved = watched["saved"]
        .as_array()
        .unwrap()
        .last()
        .map_or(json!(0), |pair| pair[1].clone());
    let mut typed = watched["typed"].as_array().unwrap().iter();
    let kept = typed.rfind(|pair| pair[0].as_u64() < saved.as_u64());
    kept.map_or(String::new(), |pair| {
        pair[1].as_str().unwrap().trim().to_owned()
    })
}
