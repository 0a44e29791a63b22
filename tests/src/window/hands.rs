//! How a person works: with a mouse and the keyboard, or with the keyboard alone.

use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::desk::Window;
use super::patience::until;

/// What a person works with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hands {
    /// A mouse to press with, the keyboard to write with.
    Mouse,
    /// The keyboard for everything.
    KeyboardAlone,
}

/// A page with more stops than this is no page for a person without a mouse.
const MOST_PRESSES: usize = 250;

/// Says which key brings the focus nearer to an element.
const NEXT_KEY: &str = "
    const [target] = arguments;
    const here = document.activeElement;
    if (here === target) return 'here';
    const isRadio = target.type === 'radio' && here?.type === 'radio' && here.name === target.name;
    const isRow = target.matches('tr') && here?.matches('tr') && here.parentElement === target.parentElement;
    const order = here === null ? 4 : here.compareDocumentPosition(target);
    const isBehind = (order & Node.DOCUMENT_POSITION_PRECEDING) !== 0
        && (order & Node.DOCUMENT_POSITION_CONTAINS) === 0;
    if (isRadio || isRow) return isBehind ? 'up' : 'down';
    return isBehind ? 'back' : 'forth';";

impl Window {
    /// Presses a button, a tick box, a choice or a row.
    pub(super) async fn presses_element(&self, element: &Element) {
        if self.hands == Hands::Mouse {
            until("what is pressed to stand still", || async {
                self.brings_into_sight(element).await;
                match element.click().await {
                    Err(error) if error.is_element_not_interactable() => None,
                    pressed => {
                        pressed.unwrap();
                        Some(())
                    }
                }
            })
            .await;
            return;
        }
        self.goes_to(element).await;
        let script = "
            const [element] = arguments;
            if (element.type === 'radio') return element.checked ? 'nothing' : 'space';
            return element.type === 'checkbox' ? 'space' : 'enter';";
        match self.about(script, element).await.as_str() {
            Some("space") => self.presses(&[], ' ').await,
            Some("enter") => self.presses_key(Key::Enter).await,
            _ => {}
        }
    }

    /// Writes words in a field, in place of what stands there.
    pub(super) async fn writes_in(&self, field: &Element, words: &str) {
        if self.hands == Hands::Mouse {
            self.brings_into_sight(field).await;
            field.clear().await.unwrap();
            field.send_keys(words).await.unwrap();
            return;
        }
        self.goes_to(field).await;
        self.presses(&[Key::Control], 'a').await;
        self.types_at_once(words).await;
    }

    /// Chooses from a list by the words of the choice.
    pub(super) async fn chooses_in(&self, list: &Element, choice: &str) {
        if self.hands == Hands::Mouse {
            let script = "
                const [list, choice] = arguments;
                return [...list.options].find((option) => option.label === choice) ?? null;";
            let option = until(&format!("the choice \"{choice}\""), || async {
                let arguments = vec![serde_json::to_value(list).unwrap(), json!(choice)];
                self.element(&self.script(script, arguments).await)
            })
            .await;
            self.brings_into_sight(list).await;
            option.click().await.unwrap();
            return;
        }
        self.goes_to(list).await;
        let script = "
            const [list, choice] = arguments;
            const wanted = [...list.options].findIndex((option) => option.label === choice);
            return wanted - list.selectedIndex;";
        let arguments = vec![serde_json::to_value(list).unwrap(), json!(choice)];
        let steps = self.script(script, arguments).await.as_i64().unwrap();
        let key = if steps < 0 { Key::Up } else { Key::Down };
        for _ in 0..steps.unsigned_abs() {
            self.presses_key(key).await;
        }
    }

    /// Scrolls to an element at once. The driver does not press what the page still glides towards.
    async fn brings_into_sight(&self, element: &Element) {
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.about(script, element).await;
    }

    /// Brings the focus to an element, key by key.
    ///
    /// # Panics
    /// When it cannot be reached without a mouse.
    async fn goes_to(&self, element: &Element) {
        for _ in 0..MOST_PRESSES {
            match self.about(NEXT_KEY, element).await.as_str() {
                Some("here") => return,
                Some("up") => self.presses_key(Key::Up).await,
                Some("down") => self.presses_key(Key::Down).await,
                Some("back") => self.presses(&[Key::Shift], char::from(Key::Tab)).await,
                _ => self.presses_key(Key::Tab).await,
            }
        }
        let name = element.html(false).await.unwrap_or_default();
        panic!(
            "the keyboard never reached {name}. It stands on {}",
            self.focused().await
        );
    }

    async fn about(&self, script: &str, element: &Element) -> Value {
        let arguments = vec![serde_json::to_value(element).unwrap()];
        self.script(script, arguments).await
    }
}
