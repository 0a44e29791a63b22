//! Prepares the window's resources for the shell: capabilities, icon, and a page where none is built.

use std::{error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/permissions");
    println!("cargo:rerun-if-changed=ui/dist");
    println!("cargo:rerun-if-changed=ui/isolation");
    // A clean clone can run the core's tests before the UI is built.
    if !Path::new("ui/dist/index.html").exists() {
        fs::create_dir_all("ui/dist")?;
        fs::write(
            "ui/dist/index.html",
            "<!doctype html><title>UI not built</title>",
        )?;
    }
    tauri_build::try_build(
        tauri_build::Attributes::new()
            .app_manifest(
                tauri_build::AppManifest::new()
                    .permissions_path_pattern("src-tauri/permissions/**/*.toml"),
            )
            .capabilities_path_pattern("src-tauri/capabilities/**/*")
            .windows_attributes(
                tauri_build::WindowsAttributes::new().window_icon_path("assets/icons/icon.ico"),
            ),
    )?;
    Ok(())
}
