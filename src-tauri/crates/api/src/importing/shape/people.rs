//! People, exclusions and reports in a conference file.

use chrono::{NaiveDate, NaiveTime};

use chairside_domain::meeting::{
    ExclusionGround, PaperLanguage, ParticipantRole, PresenceKind, Reply,
};

use super::{codes, imported};

imported! {
    /// Someone invited or present.
    ImportedParticipant {
        /// Id within the file. A member of the family has the same id here.
        #[schemars(length(min = 1))]
        id: String,
        /// Name, in full. Left out for a member of the family.
        #[serde(default)]
        name: String,
        /// Letters that stand for the person in the room. Left out, they are suggested.
        #[serde(default)]
        initials: String,
        /// Part in the conference.
        #[schemars(schema_with = "codes::participant_role")]
        role: ParticipantRole,
        /// Agency.
        #[serde(default)]
        agency: String,
        /// Kind of agency, for quorum: `social_care`, `health`, `police`, `education`.
        #[serde(default)]
        discipline: String,
        /// Post.
        #[serde(default)]
        post: String,
        /// E-mail address.
        #[serde(default)]
        email: String,
        /// Has direct contact with the child and family.
        #[serde(default)]
        has_direct_contact: bool,
        /// Whom the person supports, speaks or interprets for.
        #[serde(default)]
        supports: Option<String>,
        /// Comes in place of this person.
        #[serde(default)]
        deputy_for: Option<String>,
        /// The invitation and its answer.
        #[serde(default)]
        #[schemars(with = "ImportedInvitation")]
        invitation: Option<ImportedInvitation>,
        /// Why the person was not there.
        #[serde(default)]
        absence_reason: String,
        /// Times in the room.
        #[serde(default)]
        presence: Vec<ImportedPresence>,
        /// Receives the minutes by the chair's decision, with this reason.
        #[serde(default)]
        recipient_reason: String,
        /// Does not receive the minutes by the chair's decision, with this reason.
        #[serde(default)]
        no_minutes_reason: String,
        /// Language of the person's papers, where the area's procedures offer more than English.
        #[serde(default)]
        #[schemars(schema_with = "codes::paper_language")]
        language: PaperLanguage,
    }
    /// An invitation and its answer.
    ImportedInvitation {
        /// Sent or given on. Left out while it waits.
        #[serde(default)]
        sent_on: Option<NaiveDate>,
        /// By which way.
        #[serde(default)]
        method: String,
        /// Answer.
        #[serde(default = "no_reply")]
        #[schemars(schema_with = "codes::reply")]
        reply: Reply,
        /// Sends a report all the same.
        #[serde(default)]
        sends_report: bool,
    }
    /// One stretch of time in the room.
    ImportedPresence {
        /// From, local time.
        #[schemars(schema_with = "codes::time")]
        from: NaiveTime,
        /// Until. Left out, until the conference closed.
        #[serde(default)]
        #[schemars(schema_with = "codes::time")]
        until: Option<NaiveTime>,
        /// In which way.
        #[serde(default = "in_person")]
        #[schemars(schema_with = "codes::presence_kind")]
        kind: PresenceKind,
    }
    /// A time in which a person was excluded.
    ImportedExclusion {
        /// Who.
        person: String,
        /// From. Left out, from the beginning.
        #[serde(default)]
        #[schemars(schema_with = "codes::time")]
        from: Option<NaiveTime>,
        /// Until. Left out, until the end.
        #[serde(default)]
        #[schemars(schema_with = "codes::time")]
        until: Option<NaiveTime>,
        /// Ground.
        #[schemars(schema_with = "codes::exclusion_ground")]
        ground: ExclusionGround,
        /// Evidence for it.
        #[serde(default)]
        evidence: String,
        /// Who asked.
        #[serde(default)]
        requested_by: String,
        /// Asked on.
        #[serde(default)]
        requested_on: Option<NaiveDate>,
        /// Who decided. Left out, the chair.
        #[serde(default)]
        decided_by: String,
        /// Decided on.
        #[serde(default)]
        decided_on: Option<NaiveDate>,
        /// How the person's views were obtained.
        #[serde(default)]
        views_obtained_how: String,
        /// Who tells the person the outcome.
        #[serde(default)]
        informed_by: String,
        /// By when.
        #[serde(default)]
        informed_due_on: Option<NaiveDate>,
        /// How the person's own copy says it.
        #[serde(default)]
        wording_for_copy: String,
    }
    /// A report of one agency.
    ImportedReport {
        /// Agency.
        #[schemars(length(min = 1))]
        agency: String,
        /// The participant who writes it.
        #[serde(default)]
        author: Option<String>,
        /// Author's name as written on the report.
        #[serde(default)]
        author_name: String,
        /// Kind of agency.
        #[serde(default)]
        discipline: String,
        /// Children it covers. Left out, all.
        #[serde(default)]
        covers_children: Vec<String>,
        /// Asked for on.
        #[serde(default)]
        requested_on: Option<NaiveDate>,
        /// Received at, local time.
        #[serde(default)]
        #[schemars(schema_with = "codes::moment")]
        received_at: Option<String>,
        /// Tabled at the conference itself.
        #[serde(default)]
        is_tabled: bool,
        /// What the chair did with a report that was tabled.
        #[serde(default)]
        #[schemars(schema_with = "codes::late_report")]
        late_report: Option<chairside_domain::meeting::LateReport>,
        /// Given in words, without a file.
        #[serde(default)]
        is_verbal: bool,
        /// The area does not share it beforehand.
        #[serde(default)]
        not_shared_beforehand: bool,
        /// The report says whether the threshold is met.
        #[serde(default)]
        gives_threshold_view: Option<bool>,
        /// With whom it was shared, or from whom withheld.
        #[serde(default)]
        sharing: Vec<ImportedSharing>,
        /// Persons from whom the report and its summary are withheld.
        #[serde(default)]
        withheld_from: Vec<String>,
        /// Summary for the minutes.
        #[serde(default)]
        summary: String,
        /// The original: a path beside the JSON file.
        #[serde(default)]
        file: String,
    }
    /// A report shared with, or withheld from, one person.
    ImportedSharing {
        /// The person.
        person: String,
        /// Shared on. Left out when it is withheld.
        #[serde(default)]
        shared_on: Option<NaiveDate>,
        /// How.
        #[serde(default)]
        how: String,
        /// Who shared it.
        #[serde(default)]
        shared_by: String,
        /// Why it is withheld.
        #[serde(default)]
        withheld_reason: String,
        /// By whose decision it is withheld.
        #[serde(default)]
        decided_by: String,
    }
}

fn no_reply() -> Reply {
    Reply::None
}

fn in_person() -> PresenceKind {
    PresenceKind::InPerson
}
