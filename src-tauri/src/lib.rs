//! The shell: the window, the lock, the clock and the folders. It holds no rule of the field, no SQL
//! and no sentence that a person reads; it passes what a window asks to the core.

mod chosen;
mod clock;
mod commands;
mod crash;
mod paths;
mod platform;
mod session;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use chairside_api::{App, Environment};
use sha2::{Digest, Sha256};
use tauri::{Builder, Runtime};

use chosen::ChosenFiles;
use clock::ComputerClock;
use paths::Places;
use session::Session;

/// Opens the app and stays until its window is closed.
pub fn run() -> ExitCode {
    crash::leave_nothing_behind();
    let Some(places) = Places::find() else {
        eprintln!(
            "This computer names no folder for a person's data. Set CHAIRSIDE_VAULT to a folder."
        );
        return ExitCode::FAILURE;
    };
    let core = Arc::new(App::new(Environment::of_this_computer(
        places.vault.clone(),
        places.extractor.clone(),
        Arc::new(ComputerClock),
        false,
    )));
    let mut context = tauri::generate_context!();
    let identifier = identifier_of(&context.config().identifier, &places);
    context.config_mut().identifier.clone_from(&identifier);
    let built = builder(tauri::Builder::default(), core, places)
        .plugin(platform::one_window(&identifier))
        .setup(|app| {
            window::open_main(app.handle())?;
            session::watch(app.handle());
            Ok(())
        })
        .build(context);
    match built {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("The window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The commands and the state that they work on, for a real window or for a test's.
pub(crate) fn builder<R: Runtime>(
    builder: Builder<R>,
    core: Arc<App>,
    places: Places,
) -> Builder<R> {
    builder
        .plugin(tauri_plugin_dialog::init())
        .manage(core)
        .manage(places)
        .manage(Session::new())
        .manage(ChosenFiles::default())
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::choose_destination,
            commands::choose_files,
            commands::lock_now,
            commands::room_display_feed,
            commands::room_display_toggle,
        ])
}

/// A name by which the system tells one vault's program from another's.
fn identifier_of(name: &str, places: &Places) -> String {
    let digest = Sha256::digest(places.vault.as_os_str().as_encoded_bytes());
    let short: String = digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{name}.v{short}")
}
