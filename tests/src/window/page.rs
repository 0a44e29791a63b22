//! What stands on the page: found by role and name, read, clicked, filled in.

use fantoccini::elements::Element;
use serde_json::{Value, json};

use super::desk::Window;
use super::patience::{patiently, until};

/// Size of the page in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl Size {
    /// A laptop's screen.
    pub const LAPTOP: Self = Self {
        width: 1366,
        height: 768,
    };
    /// The same laptop at 200% zoom.
    pub const LAPTOP_AT_200_PERCENT: Self = Self {
        width: 683,
        height: 384,
    };
}

impl Window {
    /// The one element of this role and accessible name, once it is there.
    pub async fn finds(&self, role: &str, name: &str) -> Element {
        self.page().finds(role, name).await
    }

    /// Whether an element of this role and accessible name is there now.
    pub async fn has(&self, role: &str, name: &str) -> bool {
        self.page().has(role, name).await
    }

    /// Waits until no element of this role and accessible name is there.
    pub async fn no_longer_has(&self, role: &str, name: &str) {
        until(&format!("{role} \"{name}\" to go"), || async {
            (!self.has(role, name).await).then_some(())
        })
        .await;
    }

    /// Presses the element of this role and name.
    pub async fn click(&self, role: &str, name: &str) {
        self.page().click(role, name).await;
    }

    /// Writes in the field of this role and name, in place of what stands there.
    pub async fn fill(&self, role: &str, name: &str, words: &str) {
        self.page().fill(role, name, words).await;
    }

    /// Chooses from a list by the words of the choice.
    pub async fn chooses(&self, list: &str, choice: &str) {
        self.page().chooses(list, choice).await;
    }

    /// Writes a day, `2026-12-16`, in the three boxes under this legend.
    pub async fn fills_day(&self, legend: &str, day: &str) {
        self.page().fills_day(legend, day).await;
    }

    /// Waits until these words stand somewhere on the page.
    pub async fn sees(&self, words: &str) {
        let script =
            "return document.body.textContent.replace(/\\s+/g, ' ').includes(arguments[0])";
        let seen = patiently(|| async {
            (self.script(script, vec![json!(words)]).await == json!(true)).then_some(())
        })
        .await;
        if seen.is_none() {
            panic!(
                "the words \"{words}\" never came. There is:\n{}",
                self.text().await
            );
        }
    }

    /// The text of the page, as it stands now.
    pub async fn text(&self) -> String {
        let text = self.script("return document.body.innerText", vec![]).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Gives the page this size, and waits until it has it.
    pub async fn resizes_to(&self, size: Size) {
        self.client
            .set_window_size(size.width, size.height)
            .await
            .unwrap();
        let script = "return innerWidth === arguments[0] && innerHeight === arguments[1]";
        until(&format!("a page of {size:?}"), || async {
            let has_it = self
                .script(script, vec![json!(size.width), json!(size.height)])
                .await;
            (has_it == json!(true)).then_some(())
        })
        .await;
    }

    /// Waits until a script answers true.
    pub async fn waits_for_script(&self, what: &str, script: &str) {
        until(what, || async {
            let answer = self.client.execute(script, vec![]).await.ok()?;
            (answer == json!(true)).then_some(())
        })
        .await;
    }

    /// Asks the shell for something behind the page's back, as a page made to misbehave would.
    ///
    /// # Errors
    /// What the shell answered when it refused.
    pub async fn asks_shell(&self, command: &str, payload: Value) -> Result<Value, Value> {
        let script = "
            const [command, payload, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(command, payload).then(
                (answer) => done({ answer: answer ?? null }),
                (refusal) => done({ refusal }));";
        let arguments = vec![json!(command), payload];
        let said = self.client.execute_async(script, arguments).await.unwrap();
        match said.get("refusal") {
            Some(refusal) => Err(refusal.clone()),
            None => Ok(said["answer"].clone()),
        }
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap()
    }
}
