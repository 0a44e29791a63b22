//! Waiting for something to become true.

use std::future::Future;
use std::time::Duration;

use tokio::time::{Instant, sleep};

/// How long anything may take on a slow, shared machine.
const PATIENCE: Duration = Duration::from_secs(30);
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Asks again and again until there is an answer.
///
/// # Panics
/// When `what` did not happen in time.
pub async fn until<T, F, A>(what: &str, ask: F) -> T
where
    F: Fn() -> A,
    A: Future<Output = Option<T>>,
{
    match patiently(ask).await {
        Some(answer) => answer,
        None => panic!("waited {PATIENCE:?} for {what}"),
    }
}

/// Asks again and again until there is an answer, or until it was waited for long enough.
pub(super) async fn patiently<T, F, A>(ask: F) -> Option<T>
where
    F: Fn() -> A,
    A: Future<Output = Option<T>>,
{
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = ask().await {
            return Some(answer);
        }
        if Instant::now() >= deadline {
            return None;
        }
        sleep(LOOK_EVERY).await;
    }
}
