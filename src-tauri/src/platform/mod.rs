//! What only the operating system can say or do: one file for each system, with the same five
//! functions.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
mod linux_one_window;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(target_os = "windows")]
mod windows;

#[cfg(target_os = "linux")]
pub(crate) use linux::{no_memory_dump, system_idle_for, watch_activity, watch_system};
#[cfg(target_os = "linux")]
pub(crate) use linux_one_window::one_window;
#[cfg(target_os = "macos")]
pub(crate) use macos::{no_memory_dump, system_idle_for, watch_activity, watch_system};
#[cfg(target_os = "windows")]
pub(crate) use windows::{no_memory_dump, system_idle_for, watch_activity, watch_system};

/// What the system tells a program without being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SystemEvent {
    /// The screen was locked, or another person took the screen over.
    ScreenLocked,
    /// The computer is about to sleep, or its lid was closed.
    Sleeps,
    /// The person logs out or the computer is shut down.
    Ends,
}

/// Ends a second start on the same vault, after asking the first to come to the front.
#[cfg(not(target_os = "linux"))]
pub(crate) fn one_window<R: tauri::Runtime>(_: &str) -> tauri::plugin::TauriPlugin<R> {
    tauri_plugin_single_instance::init(|app, _, _| crate::window::bring_to_front(app))
}
