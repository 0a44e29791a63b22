//! The kind of conference it is for each child, and what is counted by conference and by child.

use crate::child_events::open_plans;
use crate::conference::{Conference, ConferenceKind};
use crate::family::{Child, ChildStatus, Family};

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

impl Measure {
    /// Counts conferences, each given by how many children were considered at it; `None` for one
    /// that was not held.
    ///
    /// Source: scenario B1.
    pub fn of(children_considered: impl IntoIterator<Item = Option<u32>>) -> Self {
        let none = Self {
            conferences: 0,
            children: 0,
        };
        let held = children_considered.into_iter().flatten();
        held.fold(none, |counted, children| Self {
            conferences: counted.conferences.saturating_add(1),
            children: counted.children.saturating_add(children),
        })
    }
}

/// How many children were considered at a conference. `None` for one that was not held.
pub fn children_considered(conference: &Conference) -> Option<u32> {
    let count = u32::try_from(conference.subjects.len()).unwrap_or(u32::MAX);
    conference.is_closed().then_some(count)
}

/// The kind that the next conference would be for a child. A chair may choose otherwise.
///
/// Shape: a child with an open plan is reviewed; one not born yet is considered before birth; any
/// other is considered for the first time. That a child comes from another area with a plan is
/// not known here before the chair says so.
/// Source: procedure sections 2.15 and 6; scenario B2.
pub fn kind_for(child: &Child, family: &Family) -> ConferenceKind {
    if open_plans(family).any(|plan| plan.child == child.id) {
        ConferenceKind::Review
    } else if child.status == ChildStatus::Unborn {
        ConferenceKind::PreBirth
    } else {
        ConferenceKind::Initial
    }
}
