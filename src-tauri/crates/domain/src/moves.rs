//! Moves between authorities: a stay, a move for good, and who is responsible meanwhile.

use chrono::{NaiveDate, TimeDelta};

use crate::conference::{Conference, ConferenceKind, ConferenceSubject};
use crate::pack::MovePolicy;

record! {
    /// Time that a child spends in another authority's area.
    Stay {
        /// From.
        from: NaiveDate,
        /// Expected to last until; empty where nobody can say.
        expected_until: Option<NaiveDate>,
        /// The family or an authority says that it is for good.
        is_for_good: bool,
    }
}

codes! {
    /// How a stay counts.
    StayStanding {
        /// For good: a transfer-in conference is asked for.
        ForGood,
        /// For a time: none is asked for.
        Temporary,
        /// The pack has no number of weeks, and nobody said that it is for good: a person judges.
        ToBeJudged,
    }
}

codes! {
    /// Which authority is responsible for the plan of a child who moved.
    ResponsibleAuthority {
        /// The one that the child left.
        Originating,
        /// The one where the child lives now.
        Receiving,
    }
}

/// Judges a stay by the pack: from so many weeks it counts as a move for good.
///
/// Shape: what has passed by `today` counts as well as what is expected.
/// Source: the pack's `moves` table; scenario D3.
pub fn standing(stay: &Stay, policy: Option<&MovePolicy>, today: NaiveDate) -> StayStanding {
    if stay.is_for_good {
        return StayStanding::ForGood;
    }
    let Some(policy) = policy else {
        return StayStanding::ToBeJudged;
    };
    let until = stay.expected_until.unwrap_or(today).max(today);
    let weeks = TimeDelta::weeks(i64::from(policy.permanent_from_weeks));
    let is_long = until.signed_duration_since(stay.from) >= weeks;
    match (is_long, stay.expected_until) {
        (true, _) => StayStanding::ForGood,
        (false, Some(_)) => StayStanding::Temporary,
        (false, None) => StayStanding::ToBeJudged,
    }
}

/// Who is responsible for the plan of a child who moved here: the authority that the child left,
/// until the conference for the transfer was held.
///
/// Shape: `None` for a child who is not here for a transfer.
/// Source: procedure section 2.15; scenario D2.
pub fn responsible_authority(
    conference: &Conference,
    subject: &ConferenceSubject,
) -> Option<ResponsibleAuthority> {
    (subject.kind == ConferenceKind::TransferIn).then_some(if conference.is_closed() {
        ResponsibleAuthority::Receiving
    } else {
        ResponsibleAuthority::Originating
    })
}
