//! The keyboard alone, key by key.

use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

use super::desk::Window;
use super::patience::until;

impl Window {
    /// Presses one key, with others held down: `presses(&[Key::Control], 'k')`.
    pub async fn presses(&self, held: &[Key], key: char) {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for held in held {
            keys = keys.then(KeyAction::Down {
                value: char::from(*held),
            });
        }
        keys = keys
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        for held in held.iter().rev() {
            keys = keys.then(KeyAction::Up {
                value: char::from(*held),
            });
        }
        self.client.perform_actions(keys).await.unwrap();
    }

    /// Presses a named key: `presses_key(Key::Tab)`.
    pub async fn presses_key(&self, key: Key) {
        self.presses(&[], char::from(key)).await;
    }

    /// Types words, one key after another with this pause between.
    pub async fn types(&self, words: &str, pause: Duration) {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for letter in words.chars() {
            keys = keys
                .then(KeyAction::Down { value: letter })
                .then(KeyAction::Up { value: letter })
                .then(KeyAction::Pause { duration: pause });
        }
        self.client.perform_actions(keys).await.unwrap();
    }

    /// Presses Tab until the element of this role and name has the focus.
    ///
    /// # Panics
    /// When Tab comes round without reaching it, with what it reached instead.
    pub async fn tabs_to(&self, role: &str, name: &str) {
        let mut reached: Vec<String> = Vec::new();
        for _ in 0..200 {
            let focused = self.focused().await;
            if focused == format!("{role} \"{name}\"") {
                return;
            }
            reached.push(focused);
            self.presses_key(Key::Tab).await;
        }
        panic!("Tab never reached {role} \"{name}\". It reached {reached:#?}");
    }

    /// Role and name of what has the focus, as a screen reader says it.
    pub async fn focused(&self) -> String {
        self.has_axe().await;
        let script = "
            const { aria, text } = axe.commons;
            axe.setup(document);
            try {
                const element = document.activeElement;
                const name = text.accessibleText(element).replace(/\\s+/g, ' ').trim();
                return `${aria.getRole(element)} \"${name}\"`;
            } finally {
                axe.teardown();
            }";
        self.script(script, vec![])
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Waits until what has the focus is this.
    pub async fn has_focus_on(&self, role: &str, name: &str) {
        let wanted = format!("{role} \"{name}\"");
        until(&format!("focus on {wanted}"), || async {
            (self.focused().await == wanted).then_some(())
        })
        .await;
    }

    /// Whether the page is wider than the window, which makes people scroll sideways.
    pub async fn scrolls_sideways(&self) -> bool {
        let script = "return document.documentElement.scrollWidth > innerWidth";
        self.script(script, vec![]).await == json!(true)
    }

    /// Whether the frame that fills the window can be scrolled out of it.
    pub async fn frame_scrolls_away(&self) -> bool {
        let script = "
            const frame = document.querySelector('.app-frame, .app-room');
            return frame !== null && frame.offsetHeight <= innerHeight
                && document.documentElement.scrollHeight > innerHeight;";
        self.script(script, vec![]).await == json!(true)
    }
}
