//! What stands on the page: found by role and name, read, clicked, filled in.

use fantoccini::elements::Element;
use serde_json::{Value, json};

use super::desk::Window;
use super::patience::until;

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

/// Gives the elements of a role whose accessible name is, or begins with, some words.
const BY_ROLE: &str = "
    const [role, name] = arguments;
    const { aria, text, dom } = axe.commons;
    axe.setup(document);
    try {
        const found = [...document.querySelectorAll('*')].filter((element) =>
            aria.getRole(element) === role
            && dom.isVisibleToScreenReaders(element)
            && text.accessibleText(element).replace(/\\s+/g, ' ').trim() === name);
        return found;
    } finally {
        axe.teardown();
    }";

impl Window {
    /// The one element of this role and accessible name, once it is there.
    pub async fn finds(&self, role: &str, name: &str) -> Element {
        until(&format!("{role} \"{name}\""), || async {
            let mut found = self.all(role, name).await;
            assert!(found.len() < 2, "more than one {role} is named \"{name}\"");
            found.pop()
        })
        .await
    }

    /// Whether an element of this role and accessible name is there now.
    pub async fn has(&self, role: &str, name: &str) -> bool {
        !self.all(role, name).await.is_empty()
    }

    /// Clicks the element of this role and name.
    pub async fn click(&self, role: &str, name: &str) {
        self.finds(role, name).await.click().await.unwrap();
    }

    /// Types into the field of this role and name, after emptying it.
    pub async fn fill(&self, role: &str, name: &str, words: &str) {
        let field = self.finds(role, name).await;
        field.clear().await.unwrap();
        field.send_keys(words).await.unwrap();
    }

    /// Waits until these words stand somewhere on the page.
    pub async fn sees(&self, words: &str) {
        let script =
            "return document.body.textContent.replace(/\\s+/g, ' ').includes(arguments[0])";
        until(&format!("the words \"{words}\""), || async {
            (self.script(script, vec![json!(words)]).await == json!(true)).then_some(())
        })
        .await;
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

    async fn all(&self, role: &str, name: &str) -> Vec<Element> {
        self.has_axe().await;
        let found = self.script(BY_ROLE, vec![json!(role), json!(name)]).await;
        let references: Vec<_> = serde_json::from_value::<Vec<Value>>(found)
            .unwrap()
            .iter()
            .filter_map(|reference| {
                let id = reference.as_object()?.values().next()?.as_str()?;
                Some(id.to_owned())
            })
            .collect();
        references
            .into_iter()
            .map(|id| Element::from_element_id(self.client.clone(), id.into()))
            .collect()
    }
}
