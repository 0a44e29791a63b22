//! What is withheld, about whom, from whom.

use chrono::{DateTime, NaiveDate, Utc};

use crate::ids::*;

codes! {
    /// What a suppression hides.
    SuppressedField {
        /// A home address.
        Address,
        /// A school, nursery or college.
        School,
        /// A foster home or other placement.
        Placement,
        /// A telephone number or e-mail address.
        Phone,
        /// Anything that tells where the person is.
        Whereabouts,
    }
}

codes! {
    /// Life cycle of a suppression. It is never lifted silently.
    SuppressionState {
        /// Asked for; already held to until decided.
        Proposed,
        /// In force.
        Active,
        /// Looked at again and kept.
        Reviewed,
        /// Lifted, with a reason.
        Lifted,
    }
}

record! {
    /// One field of one subject withheld from one person.
    Suppression {
        /// Identity.
        id: SuppressionId,
        /// Whose address, school, placement, phone or whereabouts.
        subject: PersonId,
        /// From whom it is withheld.
        withheld_from: PersonId,
        /// Which field.
        field: SuppressedField,
        /// The exact words to keep out, as recorded: an address, a school, a number.
        words: Vec<String>,
        /// Why.
        reason: String,
        /// Who decided.
        decided_by: String,
        /// When it was decided.
        #[serde(default)]
        decided_at: Option<DateTime<Utc>>,
        /// To be looked at again by.
        #[serde(default)]
        review_by: Option<NaiveDate>,
        /// State.
        state: SuppressionState,
        /// Why it was lifted.
        #[serde(default)]
        lifted_reason: String,
    }
}

impl Suppression {
    /// Tells whether the suppression must still be held to.
    ///
    /// A proposed one counts: nothing leaks while people decide.
    pub fn is_in_force(&self) -> bool {
        match self.state {
            SuppressionState::Proposed | SuppressionState::Active | SuppressionState::Reviewed => {
                true
            }
            SuppressionState::Lifted => false,
        }
    }
}
