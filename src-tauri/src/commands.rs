//! What the windows may ask of the shell. What they may ask of the app is the core's list.

use std::path::PathBuf;
use std::sync::Arc;

use chairside_api::{App, AppError};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tauri::{AppHandle, Emitter, Manager, Runtime, State};
use tauri_plugin_dialog::DialogExt;
use tokio::sync::oneshot;

use crate::chosen::ChosenFiles;
use crate::session::{LockReason, Session};
use crate::window;

/// The app's own name for what the room display shows.
const ROOM_DISPLAY_COMMAND: &str = "room_display";

/// A file to add, as the person chose it.
#[derive(Clone, Serialize)]
pub(crate) struct ChosenFile {
    /// Where it is.
    path: String,
    /// Its name, to show.
    name: String,
}

/// A question for the system's dialog of files to add.
#[derive(Deserialize)]
pub(crate) struct FilesWanted {
    /// Title of the dialog.
    title: String,
    /// Endings that are offered, without the point. All files where it is empty.
    endings: Vec<String>,
}

/// A question for the system's dialog of where to write.
#[derive(Deserialize)]
pub(crate) struct DestinationWanted {
    /// Title of the dialog.
    title: String,
    /// Name to suggest for a file. A folder is asked for where it is empty.
    suggested_name: String,
}

/// Does one of the things on the core's list.
#[tauri::command]
pub(crate) async fn call<R: Runtime>(
    app: AppHandle<R>,
    name: String,
    request: Value,
) -> Result<Value, AppError> {
    if !app.state::<ChosenFiles>().allow(&request) {
        return Err(AppError::new("file_not_chosen"));
    }
    app.state::<Session>().note_activity();
    let answer = dispatch(&app, name, request).await;
    if answer.is_ok() {
        // The display asks again for what it may show; it is told nothing here.
        let _ = app.emit_to(window::ROOM_DISPLAY, "room_display_changed", ());
    }
    answer
}

/// Opens the system's dialog for files to add. No file where the person closed it.
#[tauri::command]
pub(crate) async fn choose_files<R: Runtime>(
    app: AppHandle<R>,
    request: FilesWanted,
) -> Result<Vec<ChosenFile>, AppError> {
    let (answer, chosen) = oneshot::channel();
    let mut dialog = dialog(&app).set_title(request.title);
    if !request.endings.is_empty() {
        let endings: Vec<&str> = request.endings.iter().map(String::as_str).collect();
        dialog = dialog.add_filter(request.endings.join(", "), &endings);
    }
    dialog.pick_files(move |files| drop(answer.send(files)));
    let files = chosen.await.ok().flatten().unwrap_or_default();
    Ok(files
        .into_iter()
        .filter_map(|file| file.into_path().ok())
        .filter_map(|path| remember(&app, path))
        .collect())
}

/// Opens the system's dialog for where to write. Nothing where the person closed it.
#[tauri::command]
pub(crate) async fn choose_destination<R: Runtime>(
    app: AppHandle<R>,
    request: DestinationWanted,
) -> Result<Option<ChosenFile>, AppError> {
    let (answer, chosen) = oneshot::channel();
    let dialog = dialog(&app).set_title(request.title);
    if request.suggested_name.is_empty() {
        dialog.pick_folder(move |place| drop(answer.send(place)));
    } else {
        dialog
            .set_file_name(request.suggested_name)
            .save_file(move |place| drop(answer.send(place)));
    }
    let place = chosen
        .await
        .ok()
        .flatten()
        .and_then(|place| place.into_path().ok());
    Ok(place.and_then(|path| remember(&app, path)))
}

/// Locks at once, because a person asked for it.
#[tauri::command]
pub(crate) async fn lock_now<R: Runtime>(app: AppHandle<R>) -> Result<(), AppError> {
    app.state::<Session>().lock(&app, LockReason::Person);
    Ok(())
}

/// Shows the room display, or closes it where it is shown. True when it is shown now.
#[tauri::command]
pub(crate) async fn room_display_toggle<R: Runtime>(app: AppHandle<R>) -> Result<bool, AppError> {
    window::toggle_room_display(&app).map_err(|_| AppError::new("window_not_opened"))
}

/// What was marked to share. The only thing that the room display may ask for.
#[tauri::command]
pub(crate) async fn room_display_feed<R: Runtime>(app: AppHandle<R>) -> Result<Value, AppError> {
    dispatch(&app, ROOM_DISPLAY_COMMAND.to_owned(), Value::Null).await
}

/// Remembers files that a person dropped on the window, and tells the page.
pub(crate) fn offer_dropped<R: Runtime>(app: &AppHandle<R>, paths: &[PathBuf]) {
    let files: Vec<ChosenFile> = paths
        .iter()
        .filter(|path| path.is_file())
        .filter_map(|path| remember(app, path.clone()))
        .collect();
    if !files.is_empty() {
        let _ = app.emit_to(window::MAIN, "files_dropped", files);
    }
}

/// Runs a command of the core away from the thread that draws.
async fn dispatch<R: Runtime>(
    app: &AppHandle<R>,
    name: String,
    request: Value,
) -> Result<Value, AppError> {
    let core: State<'_, Arc<App>> = app.state();
    let core = Arc::clone(&core);
    tauri::async_runtime::spawn_blocking(move || core.dispatch(&name, request))
        .await
        .map_err(|_| AppError::new("stopped_unexpectedly"))?
}

fn dialog<R: Runtime>(app: &AppHandle<R>) -> tauri_plugin_dialog::FileDialogBuilder<R> {
    let dialog = app.dialog().file();
    match app.get_webview_window(window::MAIN) {
        Some(main) => dialog.set_parent(&main),
        None => dialog,
    }
}

/// Lets the window name this file. A path that is not Unicode cannot be named and is left out.
fn remember<R: Runtime>(app: &AppHandle<R>, path: PathBuf) -> Option<ChosenFile> {
    let chosen = ChosenFile {
        path: path.to_str()?.to_owned(),
        name: path.file_name()?.to_str()?.to_owned(),
    };
    app.state::<ChosenFiles>().add(path);
    Some(chosen)
}
