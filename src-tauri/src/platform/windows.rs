//! Windows: idle time, and a hidden window that hears of locks, sleep and the end of the session.
//!
//! Written from the system's documentation and untried.

#![allow(unsafe_code)] // The system's functions take raw structures; each use says why it is sound.

use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use tauri::{Runtime, WebviewWindow};
use windows::Win32::Foundation::{HWND, LPARAM, LRESULT, WPARAM};
use windows::Win32::System::Diagnostics::Debug::{
    SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SetErrorMode,
};
use windows::Win32::System::ErrorReporting::{WER_FAULT_REPORTING_FLAG_NOHEAP, WerSetFlags};
use windows::Win32::System::LibraryLoader::GetModuleHandleW;
use windows::Win32::System::RemoteDesktop::{
    NOTIFY_FOR_THIS_SESSION, WTSRegisterSessionNotification,
};
use windows::Win32::System::SystemInformation::GetTickCount;
use windows::Win32::UI::Input::KeyboardAndMouse::{GetLastInputInfo, LASTINPUTINFO};
use windows::Win32::UI::WindowsAndMessaging::{
    CreateWindowExW, DefWindowProcW, DispatchMessageW, GetMessageW, MSG, PBT_APMSUSPEND,
    RegisterClassW, WINDOW_EX_STYLE, WINDOW_STYLE, WM_ENDSESSION, WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE, WNDCLASSW, WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT,
    WTS_SESSION_LOCK,
};
use windows::core::w;

use crate::platform::SystemEvent;

/// Whom the hidden window tells. Set once, before the window is made.
static TELL: OnceLock<Box<dyn Fn(SystemEvent) + Send + Sync>> = OnceLock::new();

/// No report of a failure carries the program's memory.
pub(crate) fn no_memory_dump() {
    // SAFETY: both calls take flags by value and touch no memory of ours.
    unsafe {
        SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
        // A refusal leaves the system's own rule in force; there is nobody to tell this early.
        let _ = WerSetFlags(WER_FAULT_REPORTING_FLAG_NOHEAP);
    }
}

/// How long nobody used the keyboard or pointer anywhere in this session.
pub(crate) fn system_idle_for() -> Option<Duration> {
    let size = u32::try_from(size_of::<LASTINPUTINFO>()).ok()?;
    let mut last = LASTINPUTINFO {
        cbSize: size,
        dwTime: 0,
    };
    // SAFETY: `last` outlives the call and says its own size, as the function asks.
    let is_known = unsafe { GetLastInputInfo(&raw mut last) }.as_bool();
    // SAFETY: takes nothing.
    let now = unsafe { GetTickCount() };
    // Both counts begin again after 49 days; the difference holds across that.
    is_known.then(|| Duration::from_millis(u64::from(now.wrapping_sub(last.dwTime))))
}

/// The system knows of every key and click, so nothing more is watched.
pub(crate) fn watch_activity<R: Runtime>(_: &WebviewWindow<R>) {}

/// Tells what the system says, from a hidden window on a thread of its own.
pub(crate) fn watch_system(tell: impl Fn(SystemEvent) + Clone + Send + Sync + 'static) {
    if TELL.set(Box::new(tell)).is_ok() {
        thread::spawn(listen);
    }
}

fn listen() {
    // SAFETY: the class and the window belong to this thread, which also runs their messages; every
    // pointer is to a value that lives until the call returns, or to text in the program itself.
    unsafe {
        let Ok(program) = GetModuleHandleW(None) else {
            return;
        };
        let class = WNDCLASSW {
            lpfnWndProc: Some(on_message),
            hInstance: program.into(),
            lpszClassName: w!("ChairsideListener"),
            ..Default::default()
        };
        RegisterClassW(&raw const class);
        // A hidden window at the top level: a message-only window is not told of sleep.
        let listener = CreateWindowExW(
            WINDOW_EX_STYLE::default(),
            class.lpszClassName,
            w!("Chairside"),
            WINDOW_STYLE::default(),
            0,
            0,
            0,
            0,
            None,
            None,
            Some(program.into()),
            None,
        );
        let Ok(listener) = listener else { return };
        // Where this is refused, sleep and idle time still lock.
        let _ = WTSRegisterSessionNotification(listener, NOTIFY_FOR_THIS_SESSION);
        let mut message = MSG::default();
        while GetMessageW(&raw mut message, None, 0, 0).as_bool() {
            DispatchMessageW(&raw const message);
        }
    }
}

extern "system" fn on_message(window: HWND, message: u32, what: WPARAM, more: LPARAM) -> LRESULT {
    let what_code = u32::try_from(what.0).unwrap_or_default();
    let event = match (message, what_code) {
        (
            WM_WTSSESSION_CHANGE,
            WTS_SESSION_LOCK | WTS_CONSOLE_DISCONNECT | WTS_REMOTE_DISCONNECT,
        ) => Some(SystemEvent::ScreenLocked),
        (WM_POWERBROADCAST, PBT_APMSUSPEND) => Some(SystemEvent::Sleeps),
        (WM_ENDSESSION, 1..) => Some(SystemEvent::Ends),
        _ => None,
    };
    if let (Some(event), Some(tell)) = (event, TELL.get()) {
        tell(event);
    }
    // SAFETY: passes on exactly what the system gave.
    unsafe { DefWindowProcW(window, message, what, more) }
}
