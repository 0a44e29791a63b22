//! One function for each command.

mod conferences;
mod date;
mod date_words;
mod keeping;
mod minutes;
mod packs;
mod procedure;
mod vault;

use chairside_api::{App, KeyringState, Lock, Nothing, SessionKind, SessionView, Unlock};

use crate::arguments::{Arguments, Command, Conference, Pack, Report};
use crate::computer;
use crate::failure::Failure;
use crate::output::Output;
use crate::secrets::Secrets;

/// What every command works with.
pub(crate) struct Desk<'a> {
    pub(crate) app: App,
    pub(crate) output: &'a Output,
    pub(crate) secrets: Secrets,
}

/// Runs one command.
pub(crate) fn run(arguments: &Arguments, output: &Output, secrets: Secrets) -> Result<(), Failure> {
    let environment = computer::environment(arguments.options.vault.as_deref())?;
    let desk = Desk {
        app: App::new(environment),
        output,
        secrets,
    };
    let done = match &arguments.command {
        Command::Init(init) => desk.init(init),
        Command::Demo => desk.demo(),
        Command::Timescale(timescale) => desk.timescale(timescale),
        Command::Conference(Conference::Import { file }) => desk.import(file),
        Command::Conference(Conference::List) => desk.list(),
        Command::Conference(Conference::Show { reference }) => desk.show(reference),
        Command::Conference(Conference::Dates { reference }) => desk.dates(reference),
        Command::Conference(Conference::Warnings { reference }) => desk.warnings(reference),
        Command::Conference(Conference::Chronology { reference }) => desk.chronology(reference),
        Command::Work => desk.work(),
        Command::Pack(Pack::List) => desk.packs(),
        Command::Pack(Pack::Check { file }) => desk.check_pack(file),
        Command::Report(Report::Attach {
            reference,
            agency,
            file,
        }) => desk.attach(reference, agency, file),
        Command::Minutes(minutes) => desk.minutes(minutes),
        Command::Ledger { reference, out } => desk.ledger(reference, out),
        Command::Search { words } => desk.search(&words.join(" ")),
        Command::Export { reference, out } => desk.export(reference, out),
        Command::Backup { file } => desk.backup(file),
        Command::Restore(restore) => desk.restore(restore),
        Command::Verify => desk.verify(),
    };
    // Locking closes the database; what was done is committed already.
    let locked = desk.app.lock(Lock {
        reason: "closing".to_owned(),
    });
    done.and_then(|()| locked.map(drop).map_err(Failure::from))
}

impl Desk<'_> {
    /// Unlocks the vault.
    pub(crate) fn unlock(&self) -> Result<SessionView, Failure> {
        let session = self.app.session(Nothing {})?;
        if session.kind == SessionKind::NoVault {
            return Err(chairside_api::AppError::new("no_vault").into());
        }
        let passphrase = self.secrets.passphrase()?;
        self.say_keyring(session.keyring);
        Ok(self.app.unlock(Unlock {
            passphrase: passphrase.to_string(),
        })?)
    }

    /// Says on stderr where no keyring service keeps a part of the key.
    pub(crate) fn say_keyring(&self, keyring: KeyringState) {
        match keyring {
            KeyringState::NoService => eprintln!(
                "This computer has no keyring service. The stricter rule for passphrases holds: 6 random words, or 24 characters."
            ),
            // Where it is out of reach, unlocking fails and says so itself.
            KeyringState::Available
            | KeyringState::LeftAlone
            | KeyringState::NotUsed
            | KeyringState::OutOfReach => {}
        }
    }
}

/// A path as text for a request.
pub(crate) fn text_of(path: &std::path::Path) -> String {
    path.to_string_lossy().into_owned()
}
