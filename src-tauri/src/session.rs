//! Locking: who asks for it, and in which order it happens.
//!
//! The page is told first, blanks itself and hands over what was typed last; then the core locks,
//! whether the page answered or not.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use chairside_api::{App, AppError, Lock, Nothing, SessionKind};
use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::chosen::ChosenFiles;
use crate::platform::{self, SystemEvent};
use crate::window;

/// How often the idle time is looked at.
const IDLE_LOOK_EVERY: Duration = Duration::from_secs(5);
/// How long the page has to hand over the last words typed before the core locks.
const LAST_WORDS_WITHIN: Duration = Duration::from_millis(400);

/// Why Chairside locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LockReason {
    /// A person asked for it.
    Person,
    /// Nobody used the computer for the time that was set.
    Idle,
    /// The system's screen was locked.
    ScreenLocked,
    /// The computer goes to sleep.
    Suspend,
    /// The window closes.
    Closing,
}

impl LockReason {
    /// The core's code for it.
    fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Idle => "idle",
            Self::ScreenLocked => "screen_locked",
            Self::Suspend => "suspend",
            Self::Closing => "closing",
        }
    }
}

/// The shell's side of the session.
pub(crate) struct Session {
    last_activity_at: Mutex<Instant>,
    is_locking: AtomicBool,
}

impl Session {
    /// A session that begins now.
    pub fn new() -> Self {
        Self {
            last_activity_at: Mutex::new(Instant::now()),
            is_locking: AtomicBool::new(false),
        }
    }

    /// Notes that a person did something in a window.
    pub fn note_activity(&self) {
        *self
            .last_activity_at
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    /// How long nobody used the computer, or the window where the system does not say.
    fn idle_for(&self) -> Duration {
        let in_window = self
            .last_activity_at
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .elapsed();
        platform::system_idle_for().map_or(in_window, |on_system| on_system.min(in_window))
    }

    /// Blanks every window, waits for the last words, and locks. Does nothing where it is locked.
    pub fn lock<R: Runtime>(&self, app: &AppHandle<R>, reason: LockReason) {
        if self.is_locking.swap(true, Ordering::SeqCst) {
            return;
        }
        let core = Arc::clone(&app.state::<Arc<App>>());
        if is_open(&core) {
            let _ = app.emit_to(window::MAIN, "locked", ());
            window::close_room_display(app);
            thread::sleep(LAST_WORDS_WITHIN);
            app.state::<ChosenFiles>().clear();
            let _ = core.lock(Lock {
                reason: reason.code().to_owned(),
            });
        }
        self.is_locking.store(false, Ordering::SeqCst);
    }
}

/// Watches the clock and the system for as long as the program runs.
pub(crate) fn watch<R: Runtime>(app: &AppHandle<R>) {
    let for_idle = app.clone();
    thread::spawn(move || {
        loop {
            thread::sleep(IDLE_LOOK_EVERY);
            lock_when_idle(&for_idle);
        }
    });
    let for_system = app.clone();
    platform::watch_system(move |event| {
        let session = for_system.state::<Session>();
        match event {
            SystemEvent::ScreenLocked => session.lock(&for_system, LockReason::ScreenLocked),
            SystemEvent::Sleeps => session.lock(&for_system, LockReason::Suspend),
            SystemEvent::Ends => window::close_for_good(&for_system),
        }
    });
}

fn lock_when_idle<R: Runtime>(app: &AppHandle<R>) {
    let core = Arc::clone(&app.state::<Arc<App>>());
    let Ok(view) = core.session(Nothing {}) else {
        return;
    };
    let allowed = Duration::from_secs(u64::from(view.lock_after_minutes) * 60);
    let session = app.state::<Session>();
    if session.idle_for() >= allowed {
        session.lock(app, LockReason::Idle);
    }
}

fn is_open(core: &App) -> bool {
    let kind = core.session(Nothing {}).map(|view| view.kind);
    !matches!(
        kind,
        Ok(SessionKind::NoVault | SessionKind::Locked) | Err(AppError { .. })
    )
}
