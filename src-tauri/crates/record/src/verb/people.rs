//! Invitations, presence, exclusions and reports.

use chairside_domain::conference::{Conference, ConferenceState};
use chairside_domain::ids::{AgencyReportId, PersonId, PresenceId};
use chairside_domain::meeting::{
    AgencyReport, ExclusionPeriod, Participant, Presence, PresenceKind, Reply, ReportState,
};
use chrono::{DateTime, NaiveTime, Utc};
use serde_json::json;

use super::name_or_own;
use crate::document::{Place, Writer};
use crate::error::RecordError;
use crate::path::ItemPath;
use crate::stamp::Stamp;

pub(crate) fn invite(
    w: &mut Writer<'_>,
    persons: &[PersonId],
    method: &str,
    stamp: &Stamp,
) -> Result<(), RecordError> {
    for person in persons {
        let path = ItemPath::to("participants", person);
        let participant: Participant = w.read(&path)?;
        let reply = participant
            .invitation
            .map_or(Reply::None, |known| known.reply);
        w.set(
            &path,
            json!({ "invitation": { "sent_at": stamp.at, "method": method, "reply": reply } }),
        )?;
    }
    let root = ItemPath::root();
    let conference: Conference = w.read(&root)?;
    if conference.state == ConferenceState::Booked {
        w.set(&root, json!({ "state": ConferenceState::Invited }))?;
    }
    Ok(())
}

pub(crate) fn record_reply(
    w: &mut Writer<'_>,
    person: PersonId,
    reply: Reply,
    sends_report: bool,
    absence_reason: &str,
) -> Result<(), RecordError> {
    w.set(
        &ItemPath::to("participants", person),
        json!({
            "invitation": { "reply": reply, "sends_report": sends_report },
            "absence_reason": absence_reason,
        }),
    )
}

pub(crate) fn mark_in(
    w: &mut Writer<'_>,
    person: PersonId,
    presence: PresenceId,
    kind: PresenceKind,
    at: NaiveTime,
) -> Result<(), RecordError> {
    let presence = Presence {
        id: presence,
        from: at,
        until: None,
        kind,
    };
    let path = ItemPath::to("participants", person);
    w.create(&path, "presence", &presence, Place::End)
}

pub(crate) fn mark_out(
    w: &mut Writer<'_>,
    person: PersonId,
    at: NaiveTime,
) -> Result<(), RecordError> {
    let path = ItemPath::to("participants", person);
    let participant: Participant = w.read(&path)?;
    if !participant.is_in_room() {
        return Err(RecordError::NotInRoom {
            person: person.to_string(),
        });
    }
    end_presence(w, &participant, at)
}

/// Ends every stretch of presence that is still going on.
pub(crate) fn end_presence(
    w: &mut Writer<'_>,
    participant: &Participant,
    at: NaiveTime,
) -> Result<(), RecordError> {
    let path = ItemPath::to("participants", participant.id);
    for presence in participant
        .presence
        .iter()
        .filter(|one| one.until.is_none())
    {
        w.set(&path.then("presence", presence.id), json!({ "until": at }))?;
    }
    Ok(())
}

pub(crate) fn exclude(
    w: &mut Writer<'_>,
    exclusion: &ExclusionPeriod,
    stamp: &Stamp,
) -> Result<(), RecordError> {
    let exclusion = ExclusionPeriod {
        decided_at: Some(stamp.at),
        decided_by: name_or_own(&exclusion.decided_by, stamp),
        ..exclusion.clone()
    };
    w.create(&ItemPath::root(), "exclusions", &exclusion, Place::End)
}

pub(crate) fn receive_report(
    w: &mut Writer<'_>,
    report: AgencyReportId,
    received_at: DateTime<Utc>,
    is_tabled: bool,
    is_verbal: bool,
) -> Result<(), RecordError> {
    let path = ItemPath::to("reports", report);
    let known: AgencyReport = w.read(&path)?;
    if known.state == ReportState::Requested {
        w.set(&path, json!({ "state": ReportState::Received }))?;
    }
    w.set(
        &path,
        json!({ "received_at": received_at, "is_tabled": is_tabled, "is_verbal": is_verbal }),
    )
}
