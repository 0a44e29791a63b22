//! The first openings of a process, many at once. Alone in its file: the engine starts once.
#![allow(clippy::unwrap_used)]

use std::sync::Barrier;
use std::thread;

use chairside_store::Store;
use chairside_vault::DatabaseKey;
use tempfile::TempDir;

/// Far more threads than processors, so that one may be set aside while it starts the engine.
const AT_ONCE: usize = 16;

/// Without the wait in `connection.rs` one run in about ninety fails: the engine calls itself
/// started before its cipher is.
#[test]
fn vaults_opened_at_the_same_moment_all_open() {
    let folders: Vec<TempDir> = (0..AT_ONCE).map(|_| TempDir::new().unwrap()).collect();
    let all_ready = Barrier::new(AT_ONCE);
    let make = |folder: &TempDir| {
        let key = DatabaseKey::for_tests(7);
        all_ready.wait();
        Store::create(folder.path(), &key).map(|_| ())
    };
    let outcomes = thread::scope(|scope| {
        let threads: Vec<_> = folders
            .iter()
            .map(|folder| scope.spawn(|| make(folder)))
            .collect();
        let joined = threads.into_iter().map(|thread| thread.join().unwrap());
        joined.collect::<Vec<_>>()
    });
    let refused: Vec<_> = outcomes.into_iter().filter_map(Result::err).collect();
    assert_eq!(refused, Vec::new());
}
