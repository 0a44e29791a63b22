//! Who was in the room when: presence, walking out, and times from which a person was excluded.

use chrono::NaiveTime;

use crate::audience::Reader;
use crate::conference::Conference;
use crate::ids::PersonId;
use crate::meeting::{ExclusionGround, ExclusionPeriod, Participant, PresenceKind};

record! {
    /// A time out of the room. Units: local time of the day.
    TimeOut {
        /// From.
        from: NaiveTime,
        /// Until.
        until: NaiveTime,
        /// Why.
        because: OutBecause,
    }
}

record! {
    /// A time in the room. Units: local time of the day.
    Stay {
        /// How the person took part.
        kind: PresenceKind,
        /// From.
        from: NaiveTime,
        /// Until; empty while it goes on.
        until: Option<NaiveTime>,
    }
}

codes! {
    /// Why a person was out of the room.
    OutBecause {
        /// By the chair's decision. What was said then is not for that person by default.
        Excluded,
        /// By choice: arriving late, walking out, being called away. Nothing is withheld for it.
        ByChoice,
    }
}

/// When a person was in the room, in order: the times marked, without those of an exclusion.
///
/// Source: procedure section 2.6; scenario C1.
pub fn in_room(participant: &Participant, conference: &Conference) -> Vec<Stay> {
    let mut stays: Vec<Stay> = participant
        .presence
        .iter()
        .map(|presence| Stay {
            kind: presence.kind,
            from: presence.from,
            until: presence.until,
        })
        .collect();
    for exclusion in exclusions_of(conference, participant.id) {
        let (out_from, out_until) = (exclusion.from.unwrap_or(NaiveTime::MIN), exclusion.until);
        stays = stays
            .into_iter()
            .flat_map(|stay| without(&stay, out_from, out_until))
            .collect();
    }
    stays.sort_by_key(|stay| stay.from);
    stays
}

/// A stay without a time that was taken out of it.
fn without(stay: &Stay, out_from: NaiveTime, out_until: Option<NaiveTime>) -> Vec<Stay> {
    let ends_before = stay.until.is_some_and(|until| until <= out_from);
    let starts_after = out_until.is_some_and(|until| stay.from >= until);
    if ends_before || starts_after {
        return vec![stay.clone()];
    }
    let before = (stay.from < out_from).then(|| Stay {
        until: Some(out_from),
        ..stay.clone()
    });
    let after = out_until
        .filter(|back_at| stay.until.is_none_or(|until| *back_at < until))
        .map(|back_at| Stay {
            from: back_at,
            ..stay.clone()
        });
    before.into_iter().chain(after).collect()
}

/// When a person was out of the room between two times of the conference, and why.
///
/// Shape: in order. A time that an exclusion covers is an exclusion; any other is by choice.
/// Source: scenarios C1 and C3.
pub fn times_out(
    participant: &Participant,
    conference: &Conference,
    began_at: NaiveTime,
    ended_at: NaiveTime,
) -> Vec<TimeOut> {
    let mut out = Vec::new();
    let mut gap = |from: NaiveTime, until: NaiveTime| {
        out.extend(parts_of_gap(participant.id, conference, from, until));
    };
    let mut reached = began_at;
    for stay in in_room(participant, conference) {
        gap(reached, stay.from.min(ended_at));
        reached = reached.max(stay.until.unwrap_or(ended_at));
    }
    gap(reached, ended_at);
    out
}

/// Splits a gap where an exclusion begins or ends. No parts where it ends before it begins.
fn parts_of_gap(
    person: PersonId,
    conference: &Conference,
    from: NaiveTime,
    until: NaiveTime,
) -> Vec<TimeOut> {
    let mut cuts = vec![from, until];
    for exclusion in exclusions_of(conference, person) {
        cuts.extend(exclusion.from);
        cuts.extend(exclusion.until);
    }
    cuts.retain(|cut| (from..=until).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    let starts = cuts.iter().copied();
    let ends = cuts.iter().copied().skip(1);
    starts
        .zip(ends)
        .map(|(from, until)| {
            let is_excluded = exclusions_of(conference, person).any(|e| e.covers(from));
            TimeOut {
                from,
                until,
                because: if is_excluded {
                    OutBecause::Excluded
                } else {
                    OutBecause::ByChoice
                },
            }
        })
        .collect()
}

/// Tells whether a reader must not see when a participant was there: the two attend separately, or
/// the participant was excluded for a part, which the rest of the family is not told.
///
/// Shape: either of them may be the one who was asked to come at another time. Whoever supports or
/// stands in for a person is kept apart with that person. A practitioner sees everybody's times.
/// Source: procedure section 2.6; scenarios C1 and C4.
pub fn times_are_withheld(
    reader: &Reader,
    participant: &Participant,
    conference: &Conference,
) -> bool {
    let is_apart = |person: PersonId| {
        exclusions_of(conference, person).any(|e| e.ground == ExclusionGround::SeparateAttendance)
    };
    let was_excluded = |person: PersonId| exclusions_of(conference, person).next().is_some();
    let theirs = [
        Some(participant.id),
        participant.supports,
        participant.deputy_for,
    ];
    let theirs = || theirs.iter().copied().flatten();
    let is_own = theirs().any(|person| reader.stands_with.contains(&person));
    let is_at_familys_side = participant.role.is_family_side() || participant.supports.is_some();
    !reader.is_professional
        && !is_own
        && is_at_familys_side
        && (theirs().any(was_excluded) || reader.stands_with.iter().any(|person| is_apart(*person)))
}

fn exclusions_of(
    conference: &Conference,
    person: PersonId,
) -> impl Iterator<Item = &ExclusionPeriod> {
    conference
        .exclusions
        .iter()
        .filter(move |exclusion| exclusion.person == person)
}
