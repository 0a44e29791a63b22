//! The program opens, shows its page, and a screen reader can read it.

use chairside_tests::window::{Desk, Size};

#[tokio::test(flavor = "multi_thread")]
async fn the_first_page_is_readable_by_everyone_at_both_sizes() {
    let desk = Desk::new().await;
    let window = desk.open().await;
    window.sees("Chairside").await;
    for size in [Size::LAPTOP, Size::LAPTOP_AT_200_PERCENT] {
        window.resizes_to(size).await;
        window.meets_wcag("the first page").await;
        assert!(
            !window.scrolls_sideways().await,
            "nobody scrolls sideways at {size:?}"
        );
        window
            .takes_picture(&format!("first-page-{}x{}", size.width, size.height))
            .await;
    }
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_screen_reader_is_given_the_page_and_not_the_isolation_frame() {
    let desk = Desk::new().await;
    let window = desk.open().await;
    let tree = window.accessibility_tree("Chairside").await;
    let has_heading = tree
        .iter()
        .any(|thing| thing.role == "heading" && !thing.name.is_empty());
    assert!(has_heading, "the page says where one is: {tree:#?}");
    let pages = tree
        .iter()
        .filter(|thing| thing.role == "web document")
        .count();
    assert_eq!(pages, 1, "one page, and no frame beside it: {tree:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_opens_again_after_it_was_killed() {
    let desk = Desk::new().await;
    desk.open().await.kill().await;
    let window = desk.open().await;
    window.sees("Chairside").await;
}
