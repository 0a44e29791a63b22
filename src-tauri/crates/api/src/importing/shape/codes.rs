//! Schemas of codes and times, from the domain's own lists.

use chairside_domain::conference::{ConferenceKind, ConferenceMode, ParticipationCode};
use chairside_domain::decision::{DecisionOutcome, DissentFormality, View, ViewBasis};
use chairside_domain::family::{ParentalResponsibility, RelationshipKind, Sex, SuppressedField};
use chairside_domain::meeting::{
    ExclusionGround, LateReport, NoteMark, PaperLanguage, ParticipantRole, PresenceKind,
    QuorumDecision, Reply,
};
use chairside_domain::minutes::MinutesSection;
use chairside_domain::plan::EndReason;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde::Serialize;

/// A local time of the day, on the 24-hour clock.
pub(super) const TIME_PATTERN: &str = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

pub(super) fn time(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": TIME_PATTERN })
}

/// A day with a local time.
pub(super) fn moment(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "description": "A date with a local time, for instance 2026-09-09T14:20" })
}

/// A score.
pub(super) fn score(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "integer", "minimum": 0, "maximum": chairside_domain::decision::Scale::MOST })
}

fn codes<T: Serialize>(all: &[T]) -> Schema {
    json_schema!({ "type": "string", "enum": all })
}

macro_rules! code_schemas {
    ($($name:ident: $codes:ty),+ $(,)?) => {$(
        pub(super) fn $name(_: &mut SchemaGenerator) -> Schema {
            codes(<$codes>::ALL)
        }
    )+};
}

code_schemas! {
    conference_mode: ConferenceMode,
    conference_kind: ConferenceKind,
    participation: ParticipationCode,
    sex: Sex,
    relationship_kind: RelationshipKind,
    parental_responsibility: ParentalResponsibility,
    suppressed_field: SuppressedField,
    participant_role: ParticipantRole,
    reply: Reply,
    presence_kind: PresenceKind,
    late_report: LateReport,
    exclusion_ground: ExclusionGround,
    note_mark: NoteMark,
    quorum_decision: QuorumDecision,
    view: View,
    view_basis: ViewBasis,
    decision_outcome: DecisionOutcome,
    dissent_formality: DissentFormality,
    end_reason: EndReason,
    section: MinutesSection,
}

/// Languages of papers. The domain has no list of these, as one of them is the default.
pub(super) fn paper_language(_: &mut SchemaGenerator) -> Schema {
    codes(&[PaperLanguage::English, PaperLanguage::Welsh])
}

/// What a child is given. The domain has no list of these, as one of them is the default.
pub(super) fn child_receives(_: &mut SchemaGenerator) -> Schema {
    use chairside_domain::conference::ChildReceives::*;
    codes(&[ChairToDecide, Record, ChildFriendlyLetter, Neither])
}
