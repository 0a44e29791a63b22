//! Copies that were sent before something in them was withheld from their reader.
//!
//! What was sent is never changed: the incident names the copy and the places, and a person closes
//! it with a reason.

use chrono::{DateTime, Utc};

use crate::conference::Conference;
use crate::ids::{EntryId, RecipientCopyId, SuppressionId};
use crate::minutes::Finding;

record! {
    /// A sent copy that holds words which its reader must not have any more.
    CopyIncident {
        /// Identity.
        id: EntryId,
        /// The copy. It stays as it was sent.
        copy: RecipientCopyId,
        /// The suppression that was recorded after it was sent.
        suppression: SuppressionId,
        /// Where the words stand in it, without the words.
        #[serde(default)]
        found: Vec<Finding>,
        /// Opened at.
        #[serde(default)]
        opened_at: Option<DateTime<Utc>>,
        /// Who recorded the suppression.
        #[serde(default)]
        opened_by: String,
        /// Closed at; empty while it is open.
        #[serde(default)]
        closed_at: Option<DateTime<Utc>>,
        /// Who closed it.
        #[serde(default)]
        closed_by: String,
        /// What was done about it.
        #[serde(default)]
        closed_reason: String,
    }
}

impl CopyIncident {
    /// Tells whether nobody has closed it.
    pub fn is_open(&self) -> bool {
        self.closed_at.is_none()
    }
}

/// Incidents that wait for a person, oldest first.
///
/// Source: scenario B11.
pub fn open_incidents(conference: &Conference) -> Vec<&CopyIncident> {
    let mut open: Vec<&CopyIncident> = conference
        .incidents
        .iter()
        .filter(|incident| incident.is_open())
        .collect();
    open.sort_by_key(|incident| incident.opened_at);
    open
}

/// Tells whether the places are already named by an incident of the same copy and suppression, so
/// that recording the same words twice opens nothing new.
pub fn is_known(
    conference: &Conference,
    copy: RecipientCopyId,
    suppression: SuppressionId,
    found: &[Finding],
) -> bool {
    let named: Vec<&Finding> = conference
        .incidents
        .iter()
        .filter(|incident| incident.copy == copy && incident.suppression == suppression)
        .flat_map(|incident| &incident.found)
        .collect();
    found
        .iter()
        .all(|finding| named.iter().any(|known| known.is_same_place(finding)))
}
