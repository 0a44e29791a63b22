//! Linux: logind and the desktop's screen saver by D-Bus, the keyboard and pointer by GTK.
//!
//! A desktop may lack any of these services. Each is asked for and none is needed: what is left is
//! the activity in our own window.

use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use gtk::glib::{ControlFlow, Propagation};
use gtk::prelude::WidgetExt;
use rustix::process::{
    DumpableBehavior, Resource, Rlimit, Signal, set_dumpable_behavior, setrlimit,
};
use tauri::{Manager, Runtime, WebviewWindow};
use zbus::MatchRule;
use zbus::blocking::fdo::DBusProxy;
use zbus::blocking::{Connection, MessageIterator};
use zbus::message::{Message, Type};
use zbus::zvariant::OwnedFd;

use crate::platform::SystemEvent;
use crate::session::Session;

const LOGIN_SERVICE: &str = "org.freedesktop.login1";
const LOGIN_MANAGER: &str = "org.freedesktop.login1.Manager";
const LOGIN_SESSION: &str = "org.freedesktop.login1.Session";
const LOGIN_PATH: &str = "/org/freedesktop/login1";

/// The screen savers that tell when they begin and end.
const SCREEN_SAVERS: [&str; 2] = ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"];

/// No core file of this program or of its web view, and no other program reads its memory.
pub(crate) fn no_memory_dump() {
    // A refusal leaves the system's own rule in force; there is nobody to tell this early.
    let _ = setrlimit(
        Resource::Core,
        Rlimit {
            current: Some(0),
            maximum: Some(0),
        },
    );
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// How long nobody used the keyboard or pointer anywhere, where the desktop says so.
pub(crate) fn system_idle_for() -> Option<Duration> {
    static SESSION_BUS: OnceLock<Option<Connection>> = OnceLock::new();
    let bus = SESSION_BUS
        .get_or_init(|| Connection::session().ok())
        .as_ref()?;
    let answer = bus
        .call_method(
            Some("org.gnome.Mutter.IdleMonitor"),
            "/org/gnome/Mutter/IdleMonitor/Core",
            Some("org.gnome.Mutter.IdleMonitor"),
            "GetIdletime",
            &(),
        )
        .ok()?;
    Some(Duration::from_millis(
        answer.body().deserialize::<u64>().ok()?,
    ))
}

/// Notes every key, click and move of the pointer in the window.
pub(crate) fn watch_activity<R: Runtime>(window: &WebviewWindow<R>) {
    let app = window.app_handle().clone();
    // Where the web view cannot be reached, commands and focus still count as activity.
    let _ = window.with_webview(move |web_view| {
        web_view.inner().connect_event(move |_, event| {
            use gtk::gdk::EventType::{ButtonPress, KeyPress, MotionNotify, Scroll, TouchBegin};
            if matches!(
                event.event_type(),
                ButtonPress | KeyPress | MotionNotify | Scroll | TouchBegin
            ) {
                app.state::<Session>().note_activity();
            }
            Propagation::Proceed
        });
    });
}

/// Tells what the system says: locks by D-Bus, the end of the session by signals.
pub(crate) fn watch_system(tell: impl Fn(SystemEvent) + Clone + Send + 'static) {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let tell = tell.clone();
        gtk::glib::unix_signal_add(signal.as_raw(), move || {
            tell(SystemEvent::Ends);
            ControlFlow::Continue
        });
    }
    let to_logind = tell.clone();
    thread::spawn(move || {
        if let Ok(bus) = Connection::system() {
            let _ = watch_logind(&bus, &to_logind);
        }
    });
    thread::spawn(move || {
        if let Ok(bus) = Connection::session() {
            let _ = watch_screen_savers(&bus, &tell);
        }
    });
}

/// Waits for sleep and for the session's lock. Sleep is held back until the vault is locked.
fn watch_logind(bus: &Connection, tell: &impl Fn(SystemEvent)) -> zbus::Result<()> {
    let signals = signals_of(bus, &[LOGIN_MANAGER, LOGIN_SESSION])?;
    let own_session = own_session(bus);
    let mut delay = delay_sleep(bus);
    for message in signals {
        let Ok(message) = message else { continue };
        match signal_of(&message) {
            Some((LOGIN_MANAGER, "PrepareForSleep")) => {
                let is_going_to_sleep = message.body().deserialize().unwrap_or(true);
                if is_going_to_sleep {
                    tell(SystemEvent::Sleeps);
                    delay = None;
                } else if delay.is_none() {
                    delay = delay_sleep(bus);
                }
            }
            Some((LOGIN_SESSION, "Lock")) if is_from(&message, own_session.as_deref()) => {
                tell(SystemEvent::ScreenLocked);
            }
            _ => {}
        }
    }
    drop(delay);
    Ok(())
}

fn watch_screen_savers(bus: &Connection, tell: &impl Fn(SystemEvent)) -> zbus::Result<()> {
    for message in signals_of(bus, &SCREEN_SAVERS)? {
        let Ok(message) = message else { continue };
        let is_active_now = message.body().deserialize().unwrap_or(false);
        if matches!(signal_of(&message), Some((_, "ActiveChanged"))) && is_active_now {
            tell(SystemEvent::ScreenLocked);
        }
    }
    Ok(())
}

/// Every signal of these interfaces that comes over the bus from now on.
fn signals_of(bus: &Connection, interfaces: &[&'static str]) -> zbus::Result<MessageIterator> {
    let messages = MessageIterator::from(bus);
    let daemon = DBusProxy::new(bus)?;
    for interface in interfaces {
        let rule = MatchRule::builder()
            .msg_type(Type::Signal)
            .interface(*interface)?
            .build();
        daemon.add_match_rule(rule)?;
    }
    Ok(messages)
}

/// Interface and name of a signal that we listen to.
fn signal_of(message: &Message) -> Option<(&'static str, &'static str)> {
    let header = message.header();
    let interface = [
        LOGIN_MANAGER,
        LOGIN_SESSION,
        SCREEN_SAVERS[0],
        SCREEN_SAVERS[1],
    ]
    .into_iter()
    .find(|known| {
        header
            .interface()
            .is_some_and(|name| name.as_str() == *known)
    })?;
    let member = ["PrepareForSleep", "Lock", "ActiveChanged"]
        .into_iter()
        .find(|known| header.member().is_some_and(|name| name.as_str() == *known))?;
    Some((interface, member))
}

/// Whether a signal comes from this person's session. Where that is not known, it counts: locking
/// once too often loses nothing.
fn is_from(message: &Message, own_session: Option<&str>) -> bool {
    let header = message.header();
    let sender = header.path().map(|path| path.as_str());
    own_session.is_none_or(|own| sender.is_none_or(|path| path == own))
}

fn own_session(bus: &Connection) -> Option<String> {
    let answer = bus
        .call_method(
            Some(LOGIN_SERVICE),
            LOGIN_PATH,
            Some(LOGIN_MANAGER),
            "GetSessionByPID",
            &std::process::id(),
        )
        .ok()?;
    let path: zbus::zvariant::OwnedObjectPath = answer.body().deserialize().ok()?;
    Some(path.as_str().to_owned())
}

/// Asks logind to wait a moment before sleep. The wait ends when the answer is dropped.
fn delay_sleep(bus: &Connection) -> Option<OwnedFd> {
    let wish = ("sleep", "Chairside", "Locks the vault", "delay");
    let answer: Result<Message, zbus::Error> = bus.call_method(
        Some(LOGIN_SERVICE),
        LOGIN_PATH,
        Some(LOGIN_MANAGER),
        "Inhibit",
        &wish,
    );
    answer.ok()?.body().deserialize().ok()
}
