//! When, on which device, and by whom something is done.

use chrono::{DateTime, Utc};

use chairside_domain::ids::PersonId;
use chairside_domain::office::OfficeRole;

/// The moment and the person of an act. It comes from the session, never from the window.
#[derive(Clone, PartialEq)]
pub struct Stamp {
    /// Now.
    pub at: DateTime<Utc>,
    /// Public key of the device: the author of the change.
    pub device: [u8; 32],
    /// Who acts.
    pub person: PersonId,
    /// The person's name, for fields such as `approved_by`. It never reaches the audit line.
    pub person_name: String,
    /// In which role.
    pub role: OfficeRole,
}

// The name stays out of logs.
impl std::fmt::Debug for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stamp")
            .field("at", &self.at)
            .field("person", &self.person)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}
