//! Where the vault stands on this computer, and where the window keeps what is its own.

use std::env;
use std::path::{Path, PathBuf};

/// The folders of one vault.
pub(crate) struct Places {
    /// Folder of the vault.
    pub vault: PathBuf,
    /// Folder that the web view is given. Nothing about a person is written there.
    pub web_view: PathBuf,
    /// The program that reads reports, beside this one.
    pub extractor: PathBuf,
}

impl Places {
    /// Finds the folders. `CHAIRSIDE_VAULT` names another vault, for IT and for tests.
    ///
    /// `None` where the system names no folder for a person's data.
    #[allow(clippy::disallowed_methods)] // The one place that chooses folders.
    pub fn find() -> Option<Self> {
        let named = env::var_os("CHAIRSIDE_VAULT").filter(|folder| !folder.is_empty());
        let vault = match named {
            Some(folder) => std::path::absolute(folder).ok()?,
            None => default_vault(&dirs::data_local_dir()?),
        };
        let beside = env::current_exe().ok()?.parent()?.to_path_buf();
        Some(Self {
            web_view: vault.join("window"),
            vault,
            extractor: beside.join(format!("chairside-extract{}", env::consts::EXE_SUFFIX)),
        })
    }
}

/// Whether a test drives the window. Never true of a program that people are given.
///
/// WebKitGTK lets itself be driven only where it may also write to its folder, so a driven window is
/// watched more strictly: the tests search that folder for what was typed.
#[allow(clippy::disallowed_methods)] // The one place that reads the environment.
pub(crate) fn is_driven_by_a_test() -> bool {
    cfg!(debug_assertions) && env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

/// Folder of the vault under a person's local data folder: lower case on Linux, as is usual there.
fn default_vault(local_data: &Path) -> PathBuf {
    let name = if cfg!(target_os = "linux") {
        "chairside"
    } else {
        "Chairside"
    };
    local_data.join(name).join("vault")
}
