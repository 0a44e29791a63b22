//! The only place in the window's program that reads the clock. The core is told the time.

use chairside_api::Clock;
use chrono::{DateTime, Utc};

/// The computer's clock.
pub(crate) struct ComputerClock;

impl Clock for ComputerClock {
    #[allow(clippy::disallowed_methods)] // This is the one place.
    fn now(&self) -> DateTime<Utc> {
        std::time::SystemTime::now().into()
    }
}
