//! Who was in the room when: presence, walking out, and times from which a person was excluded.

use chrono::NaiveTime;

use crate::audience::Reader;
use crate::conference::Conference;
use crate::ids::PersonId;
use crate::meeting::{ExclusionGround, ExclusionPeriod, Participant};

record! {
    /// A stretch of time. Units: local time of the day.
    Stretch {
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

record! {
    /// A time out of the room.
    TimeOut {
        /// When.
        stretch: Stretch,
        /// Why.
        because: OutBecause,
    }
}

/// When a person was in the room, in order: the times marked, without those of an exclusion.
///
/// Source: procedure section 2.6; scenario C1.
pub fn in_room(participant: &Participant, conference: &Conference) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = participant
        .presence
        .iter()
        .map(|presence| Stretch {
            from: presence.from,
            until: presence.until,
        })
        .collect();
    for exclusion in exclusions_of(conference, participant.id) {
        let (out_from, out_until) = (exclusion.from.unwrap_or(NaiveTime::MIN), exclusion.until);
        stretches = stretches
            .into_iter()
            .flat_map(|stretch| without(&stretch, out_from, out_until))
            .collect();
    }
    stretches.sort_by_key(|stretch| stretch.from);
    stretches
}

/// A stretch without a time that was taken out of it.
fn without(stretch: &Stretch, out_from: NaiveTime, out_until: Option<NaiveTime>) -> Vec<Stretch> {
    let ends_before = stretch.until.is_some_and(|until| until <= out_from);
    let starts_after = out_until.is_some_and(|until| stretch.from >= until);
    if ends_before || starts_after {
        return vec![stretch.clone()];
    }
    let before = (stretch.from < out_from).then_some(Stretch {
        from: stretch.from,
        until: Some(out_from),
    });
    let after = out_until
        .filter(|back_at| stretch.until.is_none_or(|until| *back_at < until))
        .map(|back_at| Stretch {
            from: back_at,
            until: stretch.until,
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
    for stretch in in_room(participant, conference) {
        gap(reached, stretch.from.min(ended_at));
        reached = reached.max(stretch.until.unwrap_or(ended_at));
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
                stretch: Stretch {
                    from,
                    until: Some(until),
                },
                because: if is_excluded {
                    OutBecause::Excluded
                } else {
                    OutBecause::ByChoice
                },
            }
        })
        .collect()
}

/// Tells whether a reader must not see when a participant was there: the two attend separately.
///
/// Shape: either of them may be the one who was asked to come at another time. Whoever supports or
/// stands in for a person is kept apart with that person. A practitioner sees everybody's times.
/// Source: procedure section 2.6; scenario C4.
pub fn times_are_withheld(
    reader: &Reader,
    participant: &Participant,
    conference: &Conference,
) -> bool {
    let is_apart = |person: PersonId| {
        exclusions_of(conference, person).any(|e| e.ground == ExclusionGround::SeparateAttendance)
    };
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
        && (theirs().any(is_apart) || reader.stands_with.iter().any(|person| is_apart(*person)))
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
