//! Passphrases: from a file descriptor, from the environment, or asked for on a terminal.

use std::cell::RefCell;
use std::io::{IsTerminal, Read, stdin};

use zeroize::Zeroizing;

use crate::computer::take_descriptor;
use crate::failure::Failure;

/// The most that is read from a file descriptor. Units: bytes.
const LONGEST_SECRET: u64 = 4096;

/// Where the passphrase comes from. It is read once.
pub(crate) struct Secrets {
    descriptor: Option<u32>,
    from_environment: RefCell<Option<Zeroizing<String>>>,
}

impl Secrets {
    pub(crate) fn new(
        descriptor: Option<u32>,
        from_environment: Option<Zeroizing<String>>,
    ) -> Self {
        Self {
            descriptor,
            from_environment: RefCell::new(from_environment),
        }
    }

    /// The passphrase of a vault that is there.
    pub(crate) fn passphrase(&self) -> Result<Zeroizing<String>, Failure> {
        match self.given()? {
            Some(given) => Ok(given),
            None if is_terminal() => ask("Passphrase: "),
            None => Err(no_passphrase()),
        }
    }

    /// A new passphrase, typed twice where it is typed.
    pub(crate) fn new_passphrase(&self) -> Result<(Zeroizing<String>, Zeroizing<String>), Failure> {
        match self.given()? {
            Some(given) => Ok((given.clone(), given)),
            None if is_terminal() => Ok((ask("New passphrase: ")?, ask("The same again: ")?)),
            None => Err(no_passphrase()),
        }
    }

    /// The secret of a backup: from its own descriptor, asked for, or the same as `passphrase`.
    pub(crate) fn of_backup(
        &self,
        descriptor: Option<u32>,
        passphrase: &Zeroizing<String>,
    ) -> Result<Zeroizing<String>, Failure> {
        match descriptor {
            Some(number) => read(number),
            None if is_terminal() => ask("Recovery code or passphrase of the backup: "),
            None => Ok(passphrase.clone()),
        }
    }

    fn given(&self) -> Result<Option<Zeroizing<String>>, Failure> {
        match self.descriptor {
            Some(number) => read(number).map(Some),
            None => Ok(self.from_environment.borrow_mut().take()),
        }
    }
}

/// Whether a person can be asked.
pub(crate) fn is_terminal() -> bool {
    stdin().is_terminal()
}

/// Asks for something that is not shown while it is typed.
fn ask(prompt: &str) -> Result<Zeroizing<String>, Failure> {
    rpassword::prompt_password(prompt)
        .map(Zeroizing::new)
        .map_err(|_| no_passphrase())
}

/// Reads the first line of a file descriptor.
fn read(number: u32) -> Result<Zeroizing<String>, Failure> {
    let unreadable = || {
        Failure::new(
            "The passphrase could not be read from the file descriptor.",
            "Open the descriptor for reading, or give the passphrase another way.",
        )
    };
    let mut text = Zeroizing::new(String::new());
    let file = take_descriptor(number).map_err(|_| unreadable())?;
    file.take(LONGEST_SECRET)
        .read_to_string(&mut text)
        .map_err(|_| unreadable())?;
    let line = text.lines().next().unwrap_or_default();
    if line.is_empty() {
        Err(unreadable())
    } else {
        Ok(Zeroizing::new(line.to_owned()))
    }
}

fn no_passphrase() -> Failure {
    Failure::new(
        "There is no passphrase and no terminal to ask for it.",
        "Give it with --passphrase-fd, or in the environment variable CHAIRSIDE_PASSPHRASE.",
    )
}
