//! How a person works: with a mouse and the keyboard, or with the keyboard alone.

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
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

/// How often a press may miss what moves.
const MOST_MISSES: usize = 5;

/// Listens for the next press, and whether it meets an element or its label.
const LISTEN: &str = "
    const [element] = arguments;
    const wanted = [element, ...(element.labels ?? [])];
    const listener = (event) => {
        window.pressed = { isMet: wanted.some((each) => event.composedPath().includes(each)) };
    };
    window.pressed = undefined;
    removeEventListener('click', window.pressListener, true);
    window.pressListener = listener;
    addEventListener('click', listener, { capture: true, once: true });";

/// Says where an element lies, and what lies over its middle.
const PLACE: &str = "
    const [element] = arguments;
    const { x, y, width, height } = element.getBoundingClientRect();
    const over = document.elementFromPoint(x + width / 2, y + height / 2);
    return { element: element.outerHTML, x, y, width, height, page: [innerWidth, innerHeight],
        over: over?.cloneNode(false).outerHTML ?? null };";

/// Says whether the press met it.
const HEARD: &str = "return window.pressed?.isMet === true";

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
    /// Presses a button, a tick box, a choice or a row. `None` where the page drew it anew meanwhile.
    pub(super) async fn presses_element(&self, element: &Element) -> Option<()> {
        if self.hands == Hands::Mouse {
            return self.points_and_presses(element).await;
        }
        self.goes_to(element).await?;
        let script = "
            const [element] = arguments;
            if (element.type === 'radio') return element.checked ? 'nothing' : 'space';
            return element.type === 'checkbox' ? 'space' : 'enter';";
        match self.about(script, element).await?.as_str() {
            Some("space") => self.presses(&[], ' ').await,
            Some("enter") => self.presses_key(Key::Enter).await,
            _ => {}
        }
        Some(())
    }

    /// Moves the mouse to the middle of an element, and presses. What moved away under the pointer, because
    /// the page drew something above it, is pressed again, as a person does who sees that nothing happened.
    async fn points_and_presses(&self, element: &Element) -> Option<()> {
        for _ in 0..MOST_MISSES {
            self.brings_into_sight(element).await?;
            self.about(LISTEN, element).await?;
            let button = MOUSE_BUTTON_LEFT;
            let actions = MouseActions::new("mouse".to_owned())
                .then(PointerAction::MoveToElement {
                    element: element.clone(),
                    duration: None,
                    x: 0.0,
                    y: 0.0,
                })
                .then(PointerAction::Down { button })
                .then(PointerAction::Up { button });
            match self.client.perform_actions(actions).await {
                // Out of sight again already: what stands above it was drawn meanwhile.
                Err(error) if is_out_of_sight(&error) => {}
                done => unless_stale(done)?,
            }
            if self.script(HEARD, vec![]).await == json!(true) {
                return Some(());
            }
        }
        let place = self.about(PLACE, element).await?;
        panic!("{MOST_MISSES} presses all missed an element: {place}");
    }

    /// Writes words in a field, in place of what stands there. `None` where the page drew it anew meanwhile.
    pub(super) async fn writes_in(&self, field: &Element, words: &str) -> Option<()> {
        if self.hands == Hands::Mouse {
            self.points_and_presses(field).await?;
        } else {
            self.goes_to(field).await?;
        }
        self.presses(&[Key::Control], 'a').await;
        self.types_at_once(words).await;
        Some(())
    }

    /// Chooses from a list by the words of the choice. `None` where the page drew it anew meanwhile.
    pub(super) async fn chooses_in(&self, list: &Element, choice: &str) -> Option<()> {
        if self.hands == Hands::Mouse {
            let script = "
                const [list, choice] = arguments;
                return [...list.options].find((option) => option.label === choice) ?? null;";
            let option = until(&format!("the choice \"{choice}\""), || async {
                let arguments = vec![serde_json::to_value(list).unwrap(), json!(choice)];
                self.element(&self.script(script, arguments).await)
            })
            .await;
            self.brings_into_sight(list).await?;
            return unless_stale(option.click().await);
        }
        self.goes_to(list).await?;
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
        Some(())
    }

    /// Scrolls to an element at once. The driver does not press what the page still glides towards.
    async fn brings_into_sight(&self, element: &Element) -> Option<()> {
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.about(script, element).await.map(drop)
    }

    /// Brings the focus to an element, key by key.
    ///
    /// # Panics
    /// When it cannot be reached without a mouse.
    async fn goes_to(&self, element: &Element) -> Option<()> {
        for _ in 0..MOST_PRESSES {
            match self.about(NEXT_KEY, element).await?.as_str() {
                Some("here") => return Some(()),
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

    async fn about(&self, script: &str, element: &Element) -> Option<Value> {
        let arguments = vec![serde_json::to_value(element).unwrap()];
        unless_stale(self.client.execute(script, arguments).await)
    }
}

fn is_out_of_sight(error: &CmdError) -> bool {
    match error {
        CmdError::Standard(said) => matches!(
            said.error,
            ErrorStatus::ElementNotInteractable | ErrorStatus::MoveTargetOutOfBounds
        ),
        _ => false,
    }
}

/// What the driver did. `None` where the element it was about is no longer on the page.
fn unless_stale<T>(done: Result<T, CmdError>) -> Option<T> {
    match done {
        Err(error) if error.is_stale_element_reference() => None,
        done => Some(done.unwrap()),
    }
}
