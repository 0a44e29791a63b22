//! The kind of conference it is for each child, and what is counted by conference and by child.

use crate::child_events::open_plans;
use crate::conference::{Conference, ConferenceKind};
use crate::family::{Child, ChildStatus, Family};
use crate::ids::PersonId;

record! {
    /// How many conferences were held, and about how many children. The two differ as soon as
    /// there are brothers and sisters, so both are said.
    Measure {
        /// Conferences.
        conferences: u32,
        /// Children considered at them, each conference on its own.
        children: u32,
    }
}

/// The kind that a conference would be for a child. A chair may choose otherwise.
///
/// Shape: a child who moved here with a plan comes in by transfer; one with an open plan is
/// reviewed; one not born yet is considered before birth; any other is considered for the first
/// time.
/// Source: procedure sections 2.15 and 6; scenarios B2 and D2.
pub fn kind_for(child: &Child, family: &Family, moved_here_with_plan: bool) -> ConferenceKind {
    let has_plan = open_plans(family).any(|plan| plan.child == child.id);
    if moved_here_with_plan && !has_plan {
        ConferenceKind::TransferIn
    } else if has_plan {
        ConferenceKind::Review
    } else if child.status == ChildStatus::Unborn {
        ConferenceKind::PreBirth
    } else {
        ConferenceKind::Initial
    }
}

/// The kinds of one conference with the children of each, in the order of [`ConferenceKind`].
pub fn kinds(conference: &Conference) -> Vec<(ConferenceKind, Vec<PersonId>)> {
    ConferenceKind::ALL
        .iter()
        .map(|kind| {
            let of_kind = conference.subjects.iter().filter(|s| s.kind == *kind);
            (*kind, of_kind.map(|s| s.child).collect::<Vec<_>>())
        })
        .filter(|(_, children)| !children.is_empty())
        .collect()
}

/// Counts conferences that were held, and the children considered at them.
pub fn measure<'a>(conferences: impl IntoIterator<Item = &'a Conference>) -> Measure {
    let held = conferences.into_iter().filter(|c| c.is_closed());
    held.fold(
        Measure {
            conferences: 0,
            children: 0,
        },
        |counted, conference| Measure {
            conferences: counted.conferences + 1,
            children: counted
                .children
                .saturating_add(u32::try_from(conference.subjects.len()).unwrap_or(u32::MAX)),
        },
    )
}
