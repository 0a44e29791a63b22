//! One window for each vault on Linux: a name on the session bus, which the bus takes back when the
//! program ends, however it ends.

use std::process;
use std::thread;
use std::time::Duration;

use tauri::plugin::{self, TauriPlugin};
use tauri::{AppHandle, Manager, Runtime};
use zbus::blocking::{Connection, connection};
use zbus::fdo::RequestNameFlags;

use crate::window;

const PATH: &str = "/uk/chairside/window";
const INTERFACE: &str = "uk.chairside.Window";
/// How often to ask again while the name of a program that just died is still taken.
const ATTEMPTS: u32 = 40;
const ASK_AGAIN_AFTER: Duration = Duration::from_millis(50);

/// What a second start asks of the first.
struct FirstWindow<R: Runtime>(AppHandle<R>);

#[zbus::interface(name = "uk.chairside.Window")]
impl<R: Runtime> FirstWindow<R> {
    /// Comes to the front.
    fn come_to_front(&self) {
        window::bring_to_front(&self.0);
    }
}

/// Ends a second start on the same vault, after asking the first to come to the front.
///
/// Without a session bus nothing tells two starts apart here; the vault's own lock still does.
pub(crate) fn one_window<R: Runtime>(name: &str) -> TauriPlugin<R> {
    let name = name.to_owned();
    plugin::Builder::new("one-window")
        .setup(move |app, _| {
            let Ok(bus) = serve(app) else { return Ok(()) };
            if is_first(&bus, &name) {
                // The name is held for as long as the connection is.
                app.manage(bus);
                return Ok(());
            }
            app.cleanup_before_exit();
            process::exit(0);
        })
        .build()
}

fn serve<R: Runtime>(app: &AppHandle<R>) -> zbus::Result<Connection> {
    connection::Builder::session()?
        .serve_at(PATH, FirstWindow(app.clone()))?
        .build()
}

fn is_first(bus: &Connection, name: &str) -> bool {
    for _ in 0..ATTEMPTS {
        if bus
            .request_name_with_flags(name, RequestNameFlags::DoNotQueue.into())
            .is_ok()
        {
            return true;
        }
        let asked = bus.call_method(Some(name), PATH, Some(INTERFACE), "ComeToFront", &());
        if asked.is_ok() {
            return false;
        }
        thread::sleep(ASK_AGAIN_AFTER);
    }
    true
}
