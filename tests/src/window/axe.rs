//! The accessibility rules that a program can check, on the page as it stands.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::desk::Window;

static AXE: LazyLock<String> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    fs::read_to_string(file).expect("axe is installed with the window's npm packages")
});

/// WCAG 2.2 AA.
const RULES: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

impl Window {
    /// Checks the page against WCAG 2.2 AA.
    ///
    /// # Panics
    /// When a rule is broken, with each rule and the place.
    pub async fn meets_wcag(&self, screen: &str) {
        // Half-way from one colour to the next, a button has neither.
        let is_still =
            "return document.getAnimations().every((each) => each.playState !== 'running')";
        self.waits_for_script("the page to stand still", is_still)
            .await;
        self.has_axe().await;
        let script = "
            const [rules, done] = arguments;
            axe.run(document, { runOnly: rules }).then(
                (result) => done({
                    passes: result.passes.length,
                    violations: result.violations.map((rule) =>
                        rule.id + ': ' + rule.nodes.map((node) => node.target.join(' ')).join(', ')),
                }),
                (error) => done({ passes: 0, violations: [String(error)] }));";
        let result = self
            .client
            .execute_async(script, vec![json!(RULES)])
            .await
            .unwrap();
        let broken = result["violations"].as_array().cloned().unwrap_or_default();
        assert!(
            broken.is_empty(),
            "{screen} breaks WCAG 2.2 AA: {broken:#?}"
        );
        assert!(
            result["passes"].as_u64() > Some(0),
            "axe looked at {screen}"
        );
    }

    /// Puts axe into the page, where it is not there since the last load.
    pub(super) async fn has_axe(&self) {
        let is_there = self.script("return typeof axe === 'object'", vec![]).await;
        if is_there != Value::Bool(true) {
            self.script(&AXE, vec![]).await;
        }
    }
}
