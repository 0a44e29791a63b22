//! A laptop for one test: a vault folder, and the program that is opened on it, closed, or killed.

use std::env;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;
use tokio::sync::{Mutex, OwnedMutexGuard};

use super::hands::Hands;
use super::patience::until;

/// One window at a time: they share a screen and a keyboard.
static SCREEN: LazyLock<std::sync::Arc<Mutex<()>>> = LazyLock::new(Default::default);

/// A laptop with a vault on it. The vault is removed with it.
pub struct Desk {
    vault: TempDir,
    hands: Hands,
    _screen: OwnedMutexGuard<()>,
}

impl Desk {
    /// A laptop that has no vault yet.
    pub async fn new() -> Self {
        Self::worked_with(Hands::Mouse).await
    }

    /// A laptop that has no vault yet, and what the person at it works with.
    pub async fn worked_with(hands: Hands) -> Self {
        assert!(
            env::var_os("DISPLAY").is_some(),
            "the real window needs a display: `cargo xtask test` gives it one"
        );
        let screen = std::sync::Arc::clone(&SCREEN).lock_owned().await;
        Self {
            vault: tempfile::tempdir().unwrap(),
            hands,
            _screen: screen,
        }
    }

    /// Folder of the vault, and beside it whatever else the program writes.
    pub fn folder(&self) -> &Path {
        self.vault.path()
    }

    /// A folder on this laptop.
    pub fn folder_named(&self, name: &str) -> PathBuf {
        let folder = self.folder().join(name);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// Where everything goes that the program prints.
    fn output(&self) -> fs::File {
        let file = self.folder().join("output.txt");
        let opened = fs::File::options().create(true).append(true).open(file);
        opened.unwrap()
    }

    /// Locks the laptop's screen, as its screen saver tells every program.
    pub fn locks_its_screen(&self) {
        let told = Command::new("dbus-send")
            .args(["--session", "--type=signal", "/org/freedesktop/ScreenSaver"])
            .args(["org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"])
            .status()
            .expect("dbus-send is installed");
        assert!(told.success(), "the session bus took the signal");
    }

    /// Opens the program on this vault, and waits for its page.
    pub async fn open(&self) -> Window {
        let port = free_port();
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("CHAIRSIDE_VAULT", self.vault.path().join("vault"))
            .env("TMPDIR", self.folder_named("temporary"))
            .stdin(Stdio::null())
            .stdout(self.output())
            .stderr(self.output())
            .spawn()
            .expect("WebKitWebDriver starts");
        until("the driver", || async move {
            TcpStream::connect(("127.0.0.1", port)).ok()
        })
        .await;
        // Once only: each attempt starts the program again.
        let client = connect(port).await;
        let app = app_of(driver.id()).expect("the driver started the program");
        let window = Window {
            client,
            hands: self.hands,
            driver,
            app,
        };
        window
            .waits_for_script("the page", "return document.readyState === 'complete'")
            .await;
        window
    }
}

/// The open window of the program.
pub struct Window {
    pub(super) client: Client,
    pub(super) hands: Hands,
    driver: Child,
    app: u32,
}

impl Window {
    /// Asks the program to end, as the system does when a person logs out, and waits until it has.
    pub async fn close(mut self) {
        let asked = Command::new("kill")
            .args(["-TERM", &self.app.to_string()])
            .status()
            .unwrap();
        assert!(asked.success(), "the program was running");
        self.waits_until_gone().await;
        self.stop_driver();
    }

    /// Ends the program as a dead battery does.
    pub async fn kill(mut self) {
        let killed = Command::new("kill")
            .args(["-9", &self.app.to_string()])
            .status()
            .unwrap();
        assert!(killed.success(), "the program was running");
        self.waits_until_gone().await;
        self.stop_driver();
    }

    /// What the person at the laptop works with.
    pub fn hands(&self) -> Hands {
        self.hands
    }

    /// Process id of the program.
    pub fn process(&self) -> u32 {
        self.app
    }

    async fn waits_until_gone(&self) {
        let app = self.app;
        until("the program to end", || async move {
            has_gone(app).then_some(())
        })
        .await;
    }

    fn stop_driver(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Drop for Window {
    /// A test that failed leaves no program behind to spoil the next one.
    fn drop(&mut self) {
        if !has_gone(self.app) {
            let _ = Command::new("kill")
                .args(["-9", &self.app.to_string()])
                .status();
        }
        self.stop_driver();
    }
}

/// The program under test: what `cargo xtask test` built.
fn program() -> PathBuf {
    let named = env::var_os("CHAIRSIDE_APP").map(PathBuf::from);
    let program = named.expect("CHAIRSIDE_APP names the program: use `cargo xtask test`");
    assert!(program.is_file(), "{} is not built", program.display());
    program
}

async fn connect(port: u16) -> Client {
    let capabilities: Capabilities = json!({
        "webkitgtk:browserOptions": { "binary": program(), "args": [] },
        "timeouts": { "script": 30_000 },
    })
    .as_object()
    .cloned()
    .unwrap();
    ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities)
        .connect(&format!("http://127.0.0.1:{port}"))
        .await
        .expect("a session with the window")
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// The child of the driver that is the program.
fn app_of(driver: u32) -> Option<u32> {
    let children = fs::read_to_string(format!("/proc/{driver}/task/{driver}/children")).ok()?;
    children
        .split_whitespace()
        .find_map(|child| child.parse().ok())
}

/// Whether a process has ended. One that nobody waited for yet has ended too.
fn has_gone(process: u32) -> bool {
    let Ok(status) = fs::read_to_string(format!("/proc/{process}/stat")) else {
        return true;
    };
    status
        .rsplit(')')
        .next()
        .is_some_and(|rest| rest.trim_start().starts_with('Z'))
}
