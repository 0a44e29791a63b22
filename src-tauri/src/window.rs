//! The two windows: how they look to the system, and what they may never do.

use std::path::Path;

use tauri::{
    AppHandle, DragDropEvent, Emitter, Manager, Runtime, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, WindowEvent,
};
use url::Url;

use crate::commands;
use crate::paths::{Places, is_driven_by_a_test};
use crate::session::{LockReason, Session};

/// Label of the window in which a person works.
pub(crate) const MAIN: &str = "main";
/// Label of the room display.
pub(crate) const ROOM_DISPLAY: &str = "room-display";

/// The title of every window, always. A title with a name would show in task bars.
const TITLE: &str = "Chairside";
/// A laptop of 1366 by 768, less a title bar and a task bar.
const WORKING_SIZE: (f64, f64) = (1366.0, 690.0);
/// The same laptop at 200% zoom.
const SMALLEST_SIZE: (f64, f64) = (683.0, 384.0);

/// Opens the window in which a person works.
pub(crate) fn open_main<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<WebviewWindow<R>> {
    let places = app.state::<Places>();
    let main = guarded(app, MAIN, "index.html", &places.web_view)
        .inner_size(WORKING_SIZE.0, WORKING_SIZE.1)
        .min_inner_size(SMALLEST_SIZE.0, SMALLEST_SIZE.1)
        .center()
        // Reports, addresses and decisions are on this window: no recorder or screen share sees it.
        .content_protected(true)
        .build()?;
    let handle = app.clone();
    main.on_window_event(move |event| on_main_event(&handle, event));
    crate::platform::watch_activity(&main);
    Ok(main)
}

/// Shows the room display, or closes it where it is shown. True when it is shown now.
pub(crate) fn toggle_room_display<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<bool> {
    if close_room_display(app) {
        return Ok(false);
    }
    let places = app.state::<Places>();
    guarded(
        app,
        ROOM_DISPLAY,
        "index.html#/room-display",
        &places.web_view,
    )
    .inner_size(WORKING_SIZE.0, WORKING_SIZE.1)
    .build()?;
    Ok(true)
}

/// Closes the room display. False where it was not shown.
pub(crate) fn close_room_display<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.get_webview_window(ROOM_DISPLAY)
        .is_some_and(|display| display.destroy().is_ok())
}

/// Brings the window to the front, when a person starts the program a second time.
pub(crate) fn bring_to_front<R: Runtime>(app: &AppHandle<R>) {
    if let Some(main) = app.get_webview_window(MAIN) {
        let _ = main.unminimize();
        let _ = main.set_focus();
    }
}

/// A window that goes nowhere, opens nothing, downloads nothing and keeps nothing.
fn guarded<'a, R: Runtime>(
    app: &'a AppHandle<R>,
    label: &str,
    page: &str,
    web_view_folder: &Path,
) -> WebviewWindowBuilder<'a, R, AppHandle<R>> {
    WebviewWindowBuilder::new(app, label, WebviewUrl::App(page.into()))
        .title(TITLE)
        .data_directory(web_view_folder.to_path_buf())
        .incognito(!is_driven_by_a_test())
        .general_autofill_enabled(false)
        .browser_extensions_enabled(false)
        .devtools(cfg!(debug_assertions))
        .on_navigation(is_our_page)
        .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny)
        .on_download(|_, _| false)
}

/// Whether an address is the app's own page. The isolation frame does not come this way.
fn is_our_page(address: &Url) -> bool {
    match (address.scheme(), address.host_str(), address.port()) {
        ("tauri", Some("localhost"), None) => true,
        ("http" | "https", Some("tauri.localhost"), None) => cfg!(windows),
        // The page under development, which `ui/tauri.dev.json` asks for.
        ("http", Some("localhost"), Some(5173)) => cfg!(debug_assertions),
        _ => false,
    }
}

fn on_main_event<R: Runtime>(app: &AppHandle<R>, event: &WindowEvent) {
    match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            commands::offer_dropped(app, paths);
        }
        WindowEvent::Focused(true) => {
            app.state::<Session>().note_activity();
            let _ = app.emit_to(MAIN, "unblanked", ());
        }
        // A system takes its picture of a window as it hides it, so the page blanks before.
        WindowEvent::Focused(false) if is_minimised(app) => {
            let _ = app.emit_to(MAIN, "blanked", ());
        }
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            close_for_good(app);
        }
        _ => {}
    }
}

fn is_minimised<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.get_webview_window(MAIN)
        .is_some_and(|main| main.is_minimized().unwrap_or(false))
}

/// Locks, which keeps the last words, and ends the program.
pub(crate) fn close_for_good<R: Runtime>(app: &AppHandle<R>) {
    let app = app.clone();
    std::thread::spawn(move || {
        app.state::<Session>().lock(&app, LockReason::Closing);
        app.exit(0);
    });
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_window_shows_the_apps_own_pages_only() {
        let others = [
            "https://example.org/",
            "http://localhost:8080/",
            "file:///etc/passwd",
            "tauri://example.org/",
            "data:text/html,hello",
        ];
        assert!(is_our_page(
            &"tauri://localhost/index.html".parse().unwrap()
        ));
        for address in others {
            assert!(
                !is_our_page(&address.parse().unwrap()),
                "{address} must stay closed"
            );
        }
    }
}
