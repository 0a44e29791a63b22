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
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(Instant::now() < deadline, "waited {PATIENCE:?} for {what}");
        sleep(LOOK_EVERY).await;
    }
}
