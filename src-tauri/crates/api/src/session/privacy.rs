//! The privacy screen and its PIN. The PIN opens no key.

use chairside_vault::{BackOff, Pin, PinVerifier};

use crate::AppError;
use crate::app::App;
use crate::contract::{Done, Nothing, SessionView, SetPin, SetPrivate};

impl App {
    /// Sets the privacy PIN.
    pub fn set_pin(&self, request: SetPin) -> Result<Done, AppError> {
        self.with_session(|session, environment| {
            let pin = Pin::new(request.pin)
                .map_err(|_| AppError::new("pin_refused").field("pin", "pin_refused_field"))?;
            let verifier = PinVerifier::make(&pin, environment.kdf)?;
            let kept = serde_json::to_vec(&verifier).map_err(|_| AppError::new("vault_failed"))?;
            session.store.set_sealed_value(super::PIN, &kept)?;
            Ok(Done {
                at: environment.clock.now(),
            })
        })
    }

    /// Hides everything at once, or shows it again by the PIN.
    ///
    /// # Errors
    /// `wrong_pin`, and after too many `pin_passphrase_needed`: then only locking and unlocking by
    /// the passphrase helps. `no_pin` where none is set.
    pub fn set_private(&self, request: SetPrivate) -> Result<SessionView, AppError> {
        self.with_session(|session, environment| {
            if request.is_private {
                session.is_private = true;
                return Ok(());
            }
            let kept = session
                .store
                .sealed_value(super::PIN)?
                .ok_or_else(|| AppError::new("no_pin"))?;
            let verifier: PinVerifier =
                serde_json::from_slice(&kept).map_err(|_| AppError::new("database_damaged"))?;
            let back_off = BackOff::for_pin(&environment.folder);
            verifier.check(request.pin, &back_off, environment.clock.now().timestamp())?;
            session.is_private = false;
            Ok(())
        })?;
        self.session(Nothing {})
    }
}
