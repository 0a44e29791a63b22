//! A part of the page, found by role and name, and what a person does in it.

use std::time::Duration;

use fantoccini::elements::Element;
use serde_json::{Value, json};

use super::desk::Window;
use super::hands::Hands;
use super::patience::{patiently, until};

/// Gives the elements of a role and accessible name inside the parts that lead to them.
const BY_ROLE: &str = "
    const { aria, text, dom } = axe.commons;
    axe.setup(document);
    try {
        return arguments[0].reduce((within, [role, name]) =>
            [...new Set(within.flatMap((part) => [...part.querySelectorAll('*')]))].filter((element) =>
                aria.getRole(element) === role
                && dom.isVisibleToScreenReaders(element)
                && text.accessibleText(element).replace(/\\s+/g, ' ').trim() === name), [document]);
    } finally {
        axe.teardown();
    }";

/// Gives the names of everything of a role, to say what was there instead.
const NAMES_OF_ROLE: &str = "
    const [role] = arguments;
    const { aria, text } = axe.commons;
    axe.setup(document);
    try {
        return [...document.querySelectorAll('*')]
            .filter((element) => aria.getRole(element) === role)
            .map((element) => text.accessibleText(element).replace(/\\s+/g, ' ').trim());
    } finally {
        axe.teardown();
    }";

/// How often the page is looked at while it changes under the look.
const MOST_LOOKS: usize = 20;

/// A part of the page: `window.part("group", "Child 1")`. Its own parts are narrower.
#[derive(Clone)]
pub struct Part<'a> {
    window: &'a Window,
    /// Role and name of each part around it, the widest first.
    path: Vec<(String, String)>,
}

impl Window {
    /// The whole page.
    pub(super) fn page(&self) -> Part<'_> {
        Part {
            window: self,
            path: Vec::new(),
        }
    }

    /// The part of the page with this role and accessible name.
    pub fn part(&self, role: &str, name: &str) -> Part<'_> {
        self.page().part(role, name)
    }

    /// The dialog with this title.
    pub fn dialog(&self, title: &str) -> Part<'_> {
        self.part("dialog", title)
    }

    /// Waits until no dialog is open.
    pub async fn has_no_dialog(&self) {
        self.waits_for_script(
            "every dialog to close",
            "return document.querySelector('dialog[open]') === null",
        )
        .await;
    }
}

impl Part<'_> {
    /// The narrower part with this role and name.
    #[must_use]
    pub fn part(&self, role: &str, name: &str) -> Self {
        let mut path = self.path.clone();
        path.push((role.to_owned(), name.to_owned()));
        Self {
            window: self.window,
            path,
        }
    }

    /// The one element of this role and accessible name, once it is there.
    ///
    /// # Panics
    /// When there is none, with the names that were there, or when there are several.
    pub async fn finds(&self, role: &str, name: &str) -> Element {
        let wanted = self.part(role, name);
        let found = patiently(|| async {
            let mut found = wanted.all().await;
            assert!(found.len() < 2, "more than one: {}", wanted.words());
            found.pop()
        })
        .await;
        match found {
            Some(element) => element,
            None => panic!(
                "there is no {}. Of this role there are: {:#?}",
                wanted.words(),
                self.window.names_of(role).await
            ),
        }
    }

    /// Whether an element of this role and accessible name is there now.
    pub async fn has(&self, role: &str, name: &str) -> bool {
        !self.part(role, name).all().await.is_empty()
    }

    /// Presses the element of this role and name: a button, a tick box, a choice.
    pub async fn click(&self, role: &str, name: &str) {
        loop {
            let element = self.finds(role, name).await;
            if self.window.presses_element(&element).await.is_some() {
                return;
            }
        }
    }

    /// Writes in the field of this role and name, in place of what stands there.
    pub async fn fill(&self, role: &str, name: &str, words: &str) {
        loop {
            let field = self.finds(role, name).await;
            if self.window.writes_in(&field, words).await.is_some() {
                return;
            }
        }
    }

    /// Chooses from a list by the words of the choice.
    pub async fn chooses(&self, list: &str, choice: &str) {
        loop {
            let field = self.finds("combobox", list).await;
            if self.window.chooses_in(&field, choice).await.is_some() {
                return;
            }
        }
    }

    /// Opens the row that has these words in its first cell.
    pub async fn opens_row(&self, words: &str) {
        let script = "
            const [words, isMouse] = arguments;
            const cells = [...document.querySelectorAll('tbody tr[tabindex] > th')];
            const cell = cells.find((each) => each.textContent.includes(words));
            return (isMouse ? cell : cell?.parentElement) ?? null;";
        let is_mouse = self.window.hands == Hands::Mouse;
        let row = until(&format!("a row with \"{words}\""), || async {
            let found = self
                .window
                .script(script, vec![json!(words), json!(is_mouse)])
                .await;
            self.window.element(&found)
        })
        .await;
        let pressed = self.window.presses_element(&row).await;
        assert!(pressed.is_some(), "the row with \"{words}\" stays");
    }

    /// Writes a day, `2026-12-16`, in the three boxes under this legend.
    pub async fn fills_day(&self, legend: &str, day: &str) {
        let boxes = self.part("group", legend);
        let mut parts = day.split('-');
        for name in ["Year", "Month", "Day"] {
            boxes.fill("textbox", name, parts.next().unwrap()).await;
        }
    }

    /// Waits until these words stand in this part of the page.
    pub async fn sees(&self, words: &str) {
        let script = "return arguments[0].textContent.replace(/\\s+/g, ' ').includes(arguments[1])";
        until(
            &format!("the words \"{words}\" in {}", self.words()),
            || async {
                let part = self.all().await.into_iter().next()?;
                let arguments = vec![serde_json::to_value(&part).unwrap(), json!(words)];
                let has_words = self.window.client.execute(script, arguments).await.ok()?;
                (has_words == json!(true)).then_some(())
            },
        )
        .await;
    }

    fn words(&self) -> String {
        let steps: Vec<String> = self
            .path
            .iter()
            .rev()
            .map(|(role, name)| format!("{role} \"{name}\""))
            .collect();
        steps.join(" in ")
    }

    async fn all(&self) -> Vec<Element> {
        self.window.has_axe().await;
        // While the page is drawn anew, the driver cannot name what is gone again.
        for _ in 0..MOST_LOOKS {
            let arguments = vec![json!(self.path)];
            let Ok(found) = self.window.client.execute(BY_ROLE, arguments).await else {
                continue;
            };
            let references: Vec<Value> = serde_json::from_value(found).unwrap();
            return references
                .iter()
                .filter_map(|reference| self.window.element(reference))
                .collect();
        }
        panic!("the page never stood still for {}", self.words());
    }
}

impl Window {
    /// The element that the driver names so.
    pub(super) fn element(&self, reference: &Value) -> Option<Element> {
        let id = reference.as_object()?.values().next()?.as_str()?;
        let client = self.client.clone();
        Some(Element::from_element_id(client, id.to_owned().into()))
    }

    /// Opens the row that has these words in its first cell.
    pub async fn opens_row(&self, words: &str) {
        self.page().opens_row(words).await;
    }

    async fn names_of(&self, role: &str) -> Vec<String> {
        let names = self.script(NAMES_OF_ROLE, vec![json!(role)]).await;
        serde_json::from_value(names).unwrap_or_default()
    }

    /// Types words at the keyboard, as fast as the window takes them.
    pub async fn types_at_once(&self, words: &str) {
        self.types(words, Duration::ZERO).await;
    }
}
