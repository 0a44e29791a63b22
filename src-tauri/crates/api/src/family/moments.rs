//! Moments that a person types as a local day and time.

use crate::AppError;
use crate::app::App;
use crate::contract::{LocalTime, Moment};

impl App {
    /// The moment of a local time in the United Kingdom.
    ///
    /// # Errors
    /// `no_such_time` for one that the clocks went over.
    pub fn moment_of(&self, request: LocalTime) -> Result<Moment, AppError> {
        let at = crate::environment::moment_of(request.on.and_time(request.at));
        let at = at.ok_or_else(|| AppError::new("no_such_time"))?;
        Ok(Moment { at })
    }
}
