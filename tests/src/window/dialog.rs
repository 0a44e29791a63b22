//! The system's own dialogs, which stand outside the page, driven by keys.

use std::cell::Cell;
use std::process::Command;
use std::time::{Duration, Instant};

use super::accessibility::write_in_dialog;
use super::desk::Window;
use super::patience::until;

/// How long the dialog may think about a path before Return is pressed again.
const PRESS_AGAIN_AFTER: Duration = Duration::from_millis(300);

impl Window {
    /// Answers the system's file dialog, once it stands on the screen, with this path.
    pub async fn answers_file_dialog(&self, title: &str, path: &str) {
        self.focuses_dialog(title).await;
        self.writes_path(title, path).await;
        self.presses_return_until_closed(title).await;
    }

    /// Answers the system's folder dialog, once it stands on the screen, with this path.
    pub async fn answers_folder_dialog(&self, title: &str, path: &str) {
        self.focuses_dialog(title).await;
        // It opens on what was used lately, which is no folder that could be chosen.
        xdotool(&["key", "alt+Home"]);
        self.writes_path(title, path).await;
        self.presses_return_until_closed(title).await;
    }

    async fn focuses_dialog(&self, title: &str) {
        let dialog = until(&format!("the dialog \"{title}\""), || async {
            shown(title)
        })
        .await;
        xdotool(&["windowfocus", "--sync", &dialog]);
    }

    /// The dialog takes Return only once it has looked the path up, so it is pressed until then.
    async fn presses_return_until_closed(&self, title: &str) {
        let pressed_at = Cell::new(None);
        until(&format!("the dialog \"{title}\" to close"), || async {
            if shown(title).is_none() {
                return Some(());
            }
            let is_time = |at: Instant| at.elapsed() > PRESS_AGAIN_AFTER;
            if pressed_at.get().is_none_or(is_time) {
                xdotool(&["key", "Return"]);
                pressed_at.set(Some(Instant::now()));
            }
            None
        })
        .await;
    }

    /// Opens the dialog's line for a whole path and writes in it, as a screen reader's user can.
    async fn writes_path(&self, title: &str, path: &str) {
        let process = self.process();
        let opened_at = Cell::new(None);
        until(&format!("the line for a path in \"{title}\""), || async {
            let (title, path) = (title.to_owned(), path.to_owned());
            let write = move || write_in_dialog(process, &title, &path);
            let written = tokio::task::spawn_blocking(write).await.unwrap();
            let is_time = |at: Instant| at.elapsed() > PRESS_AGAIN_AFTER;
            if written.is_none() && opened_at.get().is_none_or(is_time) {
                xdotool(&["key", "ctrl+l"]);
                opened_at.set(Some(Instant::now()));
            }
            written
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

/// The window of this title that can be seen.
fn shown(title: &str) -> Option<String> {
    let pattern = format!("^{title}$");
    let found = xdotool(&["search", "--onlyvisible", "--name", &pattern]);
    found
        .lines()
        .next()
        .filter(|line| !line.is_empty())
        .map(ToOwned::to_owned)
}
