//! The system's own dialogs, which stand outside the page, driven by keys.

use std::process::Command;

use super::desk::Window;
use super::patience::until;

impl Window {
    /// Answers the system's file dialog, once it stands on the screen, with this path.
    pub async fn answers_file_dialog(&self, title: &str, path: &str) {
        let pattern = format!("^{title}$");
        let dialog = until(&format!("the dialog \"{title}\""), || async {
            search(&["--onlyvisible", "--name", &pattern])
        })
        .await;
        xdotool(&["windowfocus", "--sync", &dialog]);
        // A slash opens the dialog's line for a whole path.
        xdotool(&["type", "--window", &dialog, "--delay", "5", path]);
        xdotool(&["key", "--window", &dialog, "Return"]);
        until(&format!("the dialog \"{title}\" to close"), || async {
            search(&["--onlyvisible", "--name", &pattern])
                .is_none()
                .then_some(())
        })
        .await;
    }
}

/// Runs xdotool.
fn xdotool(words: &[&str]) -> String {
    let output = Command::new("xdotool")
        .args(words)
        .output()
        .expect("xdotool is installed");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn search(words: &[&str]) -> Option<String> {
    let mut all = vec!["search"];
    all.extend(words);
    let found = xdotool(&all);
    found
        .lines()
        .next()
        .filter(|line| !line.is_empty())
        .map(ToOwned::to_owned)
}
