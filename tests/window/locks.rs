//! What makes the program lock without being asked.

use std::process::Command;

use chairside_tests::window::Desk;

#[tokio::test(flavor = "multi_thread")]
async fn the_screen_saver_locks_the_vault() {
    let desk = Desk::new().await;
    let window = desk.open().await;
    window.sees("unlocked").await;
    let sent = Command::new("dbus-send")
        .args(["--session", "--type=signal", "/org/freedesktop/ScreenSaver"])
        .args(["org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"])
        .status()
        .unwrap();
    assert!(sent.success());
    window.sees("locked").await;
}
