//! The parent's side: starts the child, feeds it, holds it to its limits.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::limits::used_up_its_time;
use crate::model::Extracted;
use crate::refusal::ExtractError;
use crate::wire::{Reply, write_request};

/// How long a person may be kept waiting for one file.
const MAX_WALL_TIME: Duration = Duration::from_secs(60);
/// Bytes of JSON that an answer may have. Texts within the child's own limit stay below it.
const MAX_REPLY_BYTES: u64 = 256 * 1024 * 1024;

/// Reads files in a child process of their own.
#[derive(Clone, Debug)]
pub struct Extractor {
    child_path: PathBuf,
    wall_time: Duration,
}

impl Extractor {
    /// Returns an extractor that starts the program at `child_path` for each file.
    pub fn new(child_path: impl Into<PathBuf>) -> Self {
        Self {
            child_path: child_path.into(),
            wall_time: MAX_WALL_TIME,
        }
    }

    /// Returns the same extractor with another limit on the time one file may take.
    pub fn with_wall_time(self, wall_time: Duration) -> Self {
        Self { wall_time, ..self }
    }

    /// Reads the text out of `file`. `password` opens a PDF that is encrypted.
    ///
    /// The file goes to the child through a pipe and never through a temporary file. The caller
    /// refuses a file over [`crate::MAX_FILE_BYTES`] before reading it; here it is refused again.
    ///
    /// # Errors
    /// Each means that this file can't be searched, and nothing worse.
    pub fn extract(&self, file: &[u8], password: Option<&str>) -> Result<Extracted, ExtractError> {
        if file.len() as u64 > crate::MAX_FILE_BYTES {
            return Err(ExtractError::TooLarge);
        }
        let mut child = self.start().map_err(ExtractError::NotStarted)?;
        #[cfg(windows)]
        let _held = hold_or_end(&mut child)?;
        let reply = self.converse(&mut child, file, password);
        let status = child.wait().map_err(ExtractError::NotStarted)?;
        let bytes = reply?;
        if used_up_its_time(status) {
            return Err(ExtractError::TooSlow);
        }
        if !status.success() {
            return Err(ExtractError::Crashed);
        }
        let reply: Reply = serde_json::from_slice(&bytes).map_err(|_| ExtractError::Crashed)?;
        Ok(reply?)
    }

    fn start(&self) -> std::io::Result<Child> {
        let mut command = Command::new(&self.child_path);
        command
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt;
            const CREATE_NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(CREATE_NO_WINDOW);
        }
        command.spawn()
    }

    /// Sends the file from one thread and reads the answer in another, within the wall time.
    fn converse(
        &self,
        child: &mut Child,
        file: &[u8],
        password: Option<&str>,
    ) -> Result<Vec<u8>, ExtractError> {
        let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(ExtractError::Crashed);
        };
        let (sender, receiver) = mpsc::channel();
        std::thread::scope(|scope| {
            // A child that refuses a file early closes its end: not an error, its answer says why.
            scope.spawn(move || write_request(stdin, file, password).ok());
            scope.spawn(move || {
                let mut bytes = Vec::new();
                let outcome = stdout.take(MAX_REPLY_BYTES + 1).read_to_end(&mut bytes);
                sender.send(outcome.map(|_| bytes)).ok()
            });
            let reply = match receiver.recv_timeout(self.wall_time) {
                Ok(Ok(bytes)) if bytes.len() as u64 > MAX_REPLY_BYTES => {
                    Err(ExtractError::TooLarge)
                }
                Ok(Ok(bytes)) => Ok(bytes),
                Ok(Err(_)) => Err(ExtractError::Crashed),
                Err(_) => Err(ExtractError::TooSlow),
            };
            if reply.is_err() {
                // Both threads end once the child's ends of the pipes are closed.
                child.kill().map_err(ExtractError::NotStarted)?;
            }
            reply
        })
    }
}

#[cfg(windows)]
fn hold_or_end(child: &mut Child) -> Result<crate::limits::HeldChild, ExtractError> {
    crate::limits::hold(child).map_err(|error| {
        // A child that could outlive its parent must not be given a file.
        child.kill().ok();
        ExtractError::NotStarted(error)
    })
}

/// Returns where the child program stands: beside the program at `executable`.
pub fn child_beside(executable: &Path) -> PathBuf {
    executable.with_file_name(format!("chairside-extract{}", std::env::consts::EXE_SUFFIX))
}
