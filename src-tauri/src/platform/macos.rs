//! macOS: idle time, and the notices of locks, sleep and the end of the session.
//!
//! Written from the system's documentation and untried.

#![allow(unsafe_code)] // The system's notices come through Objective-C; each use says why it is sound.

use std::ptr::NonNull;
use std::time::Duration;

use block2::RcBlock;
use objc2::rc::Retained;
use objc2_app_kit::{
    NSWorkspace, NSWorkspaceSessionDidResignActiveNotification,
    NSWorkspaceWillPowerOffNotification, NSWorkspaceWillSleepNotification,
};
use objc2_core_graphics::{CGEventSource, CGEventSourceStateID, CGEventType};
use objc2_foundation::{
    NSDistributedNotificationCenter, NSNotification, NSNotificationCenter, NSNotificationName,
    NSString,
};
use rustix::process::{Resource, Rlimit, setrlimit};
use tauri::{Runtime, WebviewWindow};

use crate::platform::SystemEvent;

/// "Any input event", which the system's header gives as all ones.
const ANY_INPUT: CGEventType = CGEventType(u32::MAX);

/// No core file of this program.
pub(crate) fn no_memory_dump() {
    // A refusal leaves the system's own rule in force; there is nobody to tell this early.
    let _ = setrlimit(
        Resource::Core,
        Rlimit {
            current: Some(0),
            maximum: Some(0),
        },
    );
}

/// How long nobody used the keyboard or pointer anywhere in this session.
pub(crate) fn system_idle_for() -> Option<Duration> {
    let idle_s = CGEventSource::seconds_since_last_event_type(
        CGEventSourceStateID::CombinedSessionState,
        ANY_INPUT,
    );
    Duration::try_from_secs_f64(idle_s).ok()
}

/// The system knows of every key and click, so nothing more is watched.
pub(crate) fn watch_activity<R: Runtime>(_: &WebviewWindow<R>) {}

/// Tells what the system says. The notices come on the main thread.
pub(crate) fn watch_system(tell: impl Fn(SystemEvent) + Clone + Send + Sync + 'static) {
    let workspace = NSWorkspace::sharedWorkspace().notificationCenter();
    // SAFETY: these are names that the system defines, valid as long as the program runs.
    let notices = unsafe {
        [
            (NSWorkspaceWillSleepNotification, SystemEvent::Sleeps),
            (
                NSWorkspaceSessionDidResignActiveNotification,
                SystemEvent::ScreenLocked,
            ),
            (NSWorkspaceWillPowerOffNotification, SystemEvent::Ends),
        ]
    };
    for (name, event) in notices {
        observe(&workspace, name, event, tell.clone());
    }
    let everywhere = NSDistributedNotificationCenter::defaultCenter();
    let locked = NSString::from_str("com.apple.screenIsLocked");
    observe(&everywhere, &locked, SystemEvent::ScreenLocked, tell);
}

fn observe(
    center: &NSNotificationCenter,
    name: &NSNotificationName,
    event: SystemEvent,
    tell: impl Fn(SystemEvent) + Send + Sync + 'static,
) {
    // Telling waits for the last words typed, which come from the main thread; so it may not wait there.
    let tell = std::sync::Arc::new(tell);
    let block = RcBlock::new(move |_: NonNull<NSNotification>| {
        let tell = std::sync::Arc::clone(&tell);
        std::thread::spawn(move || tell(event));
    });
    // SAFETY: the block may be called from any thread, as what it holds is Send and Sync.
    let observer = unsafe {
        center.addObserverForName_object_queue_usingBlock(Some(name), None, None, &block)
    };
    // Observed for as long as the program runs.
    std::mem::forget::<Retained<_>>(observer);
}
