//! The app: one vault, locked or unlocked, and everything a person does with it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use chairside_vault::{RecoveryKit, Vault};

use crate::AppError;
use crate::environment::Environment;
use crate::session::Session;

/// The app behind the window and behind the command line.
///
/// Every public function is one thing that a person does. It may be called from any thread; one
/// thing is done at a time.
pub struct App {
    environment: Environment,
    state: Mutex<State>,
}

/// Where the app stands.
pub(crate) struct State {
    /// The open vault.
    pub(crate) session: Option<Session>,
    /// A recovery kit that was shown and is not proved yet.
    pub(crate) kit: Option<KitToProve>,
    /// Why it locked, as a code.
    pub(crate) locked_because: String,
}

/// A recovery kit waiting to be proved.
pub(crate) struct KitToProve {
    pub(crate) kit: RecoveryKit,
    pub(crate) groups_asked: Vec<usize>,
    pub(crate) saved_to: String,
}

impl App {
    /// Makes the app. Nothing is opened.
    pub fn new(environment: Environment) -> Self {
        let state = State {
            session: None,
            kit: None,
            locked_because: String::new(),
        };
        Self {
            environment,
            state: Mutex::new(state),
        }
    }

    /// What the app runs in.
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// Whether a vault is there, readable or not.
    pub(crate) fn has_vault(&self) -> Result<bool, AppError> {
        Vault::exists(&self.environment.folder).map_err(Into::into)
    }

    /// The state, alone. A thread that stopped while it held it left nothing half-written: what is
    /// written is written in one transaction.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something with the open vault.
    ///
    /// # Errors
    /// `locked` when it is not open, `private` behind the privacy screen, `kit_to_prove` while the
    /// recovery kit waits to be proved.
    pub(crate) fn with_session<T>(
        &self,
        work: impl FnOnce(&mut Session, &Environment) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let mut state = self.state();
        let Some(session) = state.session.as_mut() else {
            return Err(AppError::new("locked"));
        };
        if !session.is_kit_proved {
            return Err(AppError::new("kit_to_prove"));
        }
        work(session, &self.environment)
    }
}
