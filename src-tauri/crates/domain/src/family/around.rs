//! What comes before and around conferences: concerns, discussions, enquiries, emergency powers,
//! complaints, escalations, files sent on.

use chrono::{DateTime, NaiveDate, Utc};

use crate::ids::*;

record! {
    /// A concern raised about a child.
    Concern {
        /// Identity.
        id: ConcernId,
        /// Children concerned.
        children: Vec<PersonId>,
        /// Identified on.
        identified_on: NaiveDate,
        /// Referral received on, if one was made: the assessment clock starts here.
        #[serde(default)]
        referral_received_on: Option<NaiveDate>,
        /// The assessment was finished on.
        #[serde(default)]
        assessment_done_on: Option<NaiveDate>,
        /// Why the assessment took longer than the limit.
        #[serde(default)]
        assessment_delay_reason: String,
        /// The child's whereabouts became unknown at.
        #[serde(default)]
        whereabouts_unknown_from: Option<DateTime<Utc>>,
        /// They were known again at.
        #[serde(default)]
        whereabouts_known_from: Option<DateTime<Utc>>,
        /// What the concern is.
        summary: String,
    }
}

record! {
    /// A strategy discussion.
    StrategyDiscussion {
        /// Identity.
        id: StrategyDiscussionId,
        /// Held on.
        held_on: NaiveDate,
        /// This discussion initiated the section 47 enquiry: the conference limit runs from it.
        initiated_section47: bool,
        /// Children discussed.
        #[serde(default)]
        children: Vec<PersonId>,
        /// Agencies that took part.
        #[serde(default)]
        agencies: Vec<String>,
        /// Only for those who took part. Never copied into a paper without an audience decision.
        #[serde(default)]
        restricted_note: String,
    }
}

codes! {
    /// How a section 47 enquiry ended.
    Section47Outcome {
        /// Concerns not substantiated.
        NotSubstantiated,
        /// Substantiated, but the child is not judged to be at continuing risk.
        SubstantiatedNoContinuingRisk,
        /// Substantiated and continuing: a conference is called.
        ConferenceCalled,
    }
}

record! {
    /// A section 47 enquiry.
    Section47Enquiry {
        /// Identity.
        id: Section47Id,
        /// Children enquired about.
        children: Vec<PersonId>,
        /// The strategy discussion that initiated it.
        #[serde(default)]
        strategy_discussion: Option<StrategyDiscussionId>,
        /// Started on.
        started_on: NaiveDate,
        /// Outcome, when known.
        #[serde(default)]
        outcome: Option<Section47Outcome>,
        /// A conference was asked for by another agency and refused: the reason.
        #[serde(default)]
        conference_refused_reason: String,
    }
}

codes! {
    /// An emergency power.
    EmergencyPowerKind {
        /// Police powers of protection.
        PoliceProtection,
        /// Emergency protection order made by the court.
        EmergencyProtectionOrder,
    }
}

record! {
    /// Police protection or an emergency protection order.
    EmergencyPower {
        /// Identity.
        id: EmergencyPowerId,
        /// Which power.
        kind: EmergencyPowerKind,
        /// Children under it.
        children: Vec<PersonId>,
        /// Began at.
        began_at: DateTime<Utc>,
        /// The expiry that the court stated. Stored, never computed.
        #[serde(default)]
        court_stated_expiry: Option<DateTime<Utc>>,
        /// Ended at, when it ended early.
        #[serde(default)]
        ended_at: Option<DateTime<Utc>>,
    }
}

record! {
    /// A complaint about a conference. It does not change the decision.
    Complaint {
        /// Identity.
        id: ComplaintId,
        /// Which conference.
        conference: ConferenceId,
        /// Who complains.
        from: PersonId,
        /// Put in writing on.
        #[serde(default)]
        written_on: Option<NaiveDate>,
        /// Received by the chair on.
        received_on: NaiveDate,
        /// What it says.
        text: String,
        /// The chair's reply.
        #[serde(default)]
        reply: String,
        /// Replied on.
        #[serde(default)]
        replied_on: Option<NaiveDate>,
    }
}

record! {
    /// A professional escalation, apart from dissent and from complaints.
    Escalation {
        /// Identity.
        id: EscalationId,
        /// The agency that escalates.
        agency: String,
        /// Raised on.
        raised_on: NaiveDate,
        /// What about.
        text: String,
        /// How it ended.
        #[serde(default)]
        outcome: String,
        /// Ended on.
        #[serde(default)]
        ended_on: Option<NaiveDate>,
    }
}

record! {
    /// A child's file sent on, with what was enclosed and the receipt.
    FileTransfer {
        /// Identity.
        id: FileTransferId,
        /// The child.
        child: PersonId,
        /// To whom.
        recipient: String,
        /// By which way (by hand, special delivery).
        method: String,
        /// The child changed school on, where that is why the file goes.
        #[serde(default)]
        school_changed_on: Option<NaiveDate>,
        /// Sent on.
        sent_on: NaiveDate,
        /// Every enclosed record by title and date.
        enclosed: Vec<EnclosedRecord>,
        /// Receipt received on.
        #[serde(default)]
        receipt_on: Option<NaiveDate>,
        /// Who signed the receipt.
        #[serde(default)]
        receipt_by: String,
    }
}

record! {
    /// One enclosed record.
    EnclosedRecord {
        /// Identity.
        id: EntryId,
        /// Title.
        title: String,
        /// Its date.
        #[serde(default)]
        dated_on: Option<NaiveDate>,
    }
}
