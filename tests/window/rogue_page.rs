//! What a page gets that was made to misbehave: nothing.

use std::fs;

use chairside_tests::window::Desk;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn the_main_window_is_not_given_the_room_displays_feed() {
    let desk = Desk::new().await;
    let window = desk.open().await;
    let refusal = window
        .asks_shell("room_display_feed", json!({}))
        .await
        .unwrap_err();
    let words = refusal.as_str().unwrap_or_default();
    assert!(
        words.contains("not allowed on window"),
        "the capability refuses it: {refusal}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_window_may_ask_for_never_leaves_the_isolation_frame() {
    let desk = Desk::new().await;
    let window = desk.open().await;
    let script = "
        window.rogue = 'no answer';
        window.__TAURI_INTERNALS__.invoke('plugin:window|close', {}).then(
            () => { window.rogue = 'done'; }, () => { window.rogue = 'refused by the shell'; });";
    window.script(script, vec![]).await;
    // Asked after it and answered, so the one before it had its turn.
    window
        .asks_shell("call", json!({ "name": "session", "request": {} }))
        .await
        .unwrap();
    let rogue = window.script("return window.rogue", vec![]).await;
    assert_eq!(
        rogue,
        json!("no answer"),
        "the isolation frame holds it back"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_names_only_files_that_a_person_chose() {
    let desk = Desk::new().await;
    let window = desk.open().await;
    let report = desk.folder().join("report.pdf");
    fs::write(&report, "%PDF-1.7").unwrap();
    let path = report.to_str().unwrap();
    let ask = json!({ "name": "no_such_command", "request": { "path": path } });
    let refusal = window.asks_shell("call", ask.clone()).await.unwrap_err();
    assert_eq!(refusal["code"], "file_not_chosen", "nobody chose it");

    let title = "Add a report";
    let question = json!({ "request": { "title": title, "endings": [] } });
    let (chosen, ()) = tokio::join!(
        window.asks_shell("choose_files", question),
        window.answers_file_dialog(title, path)
    );
    assert_eq!(chosen.unwrap()[0]["name"], "report.pdf");
    let refusal = window.asks_shell("call", ask).await.unwrap_err();
    assert_eq!(
        refusal["code"], "unknown_command",
        "the file is no longer what stops it"
    );
}
