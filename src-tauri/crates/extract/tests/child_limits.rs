//! The child has given up its rights before it reads a file.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs::read_to_string;
use std::io::Write;
use std::process::{Command, Stdio};

/// Looks that are taken at the child until it has read the header.
const MAX_LOOKS: u32 = 1_000_000;

#[test]
fn child_waiting_for_a_file_has_limits_and_a_system_call_filter() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_chairside-extract"))
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"CHSEXT1\n").unwrap();
    stdin.write_all(&1000_u64.to_le_bytes()).unwrap();
    stdin.write_all(&0_u32.to_le_bytes()).unwrap();
    stdin.flush().unwrap();
    let status_path = format!("/proc/{}/status", child.id());
    let is_filtered = (0..MAX_LOOKS).any(|_| {
        std::thread::yield_now();
        read_to_string(&status_path)
            .unwrap()
            .contains("Seccomp:\t2")
    });
    let limits = read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
    drop(stdin);
    child.wait().unwrap();
    assert!(
        is_filtered,
        "the child asks the kernel to filter its system calls"
    );
    for (name, most) in [
        ("Max cpu time", "30"),
        ("Max file size", "0"),
        ("Max core file size", "0"),
        ("Max open files", "3"),
        ("Max address space", "805310368"),
    ] {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
        let hard = line[name.len()..].split_whitespace().nth(1).unwrap();
        assert_eq!(hard, most, "{line}");
    }
}
