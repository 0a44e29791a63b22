//! The ids of a file and the identities that they stand for.

use std::collections::{BTreeMap, BTreeSet};

use chairside_domain::ids::{ConferenceId, PersonId};
use chairside_domain::meeting::ParticipantRole;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::shape::ConferenceFile;
use crate::{AppError, make_id};

/// Who is named in a file.
pub(super) struct Named<'a> {
    pub(super) children: BTreeSet<&'a str>,
    pub(super) adults: BTreeSet<&'a str>,
    pub(super) participants: BTreeSet<&'a str>,
    /// Children of this conference.
    pub(super) subjects: BTreeSet<&'a str>,
}

impl<'a> Named<'a> {
    pub(super) fn of(file: &'a ConferenceFile) -> Self {
        Self {
            children: file
                .children
                .iter()
                .map(|child| child.id.as_str())
                .collect(),
            adults: file.adults.iter().map(|adult| adult.id.as_str()).collect(),
            participants: file.participants.iter().map(|p| p.id.as_str()).collect(),
            subjects: file
                .subjects
                .iter()
                .map(|subject| subject.child.as_str())
                .collect(),
        }
    }

    pub(super) fn is_family(&self, id: &str) -> bool {
        self.children.contains(id) || self.adults.contains(id)
    }

    pub(super) fn is_known(&self, id: &str) -> bool {
        self.is_family(id) || self.participants.contains(id)
    }
}

/// The identity of everyone in a file.
pub(super) struct Identities {
    by_id: BTreeMap<String, PersonId>,
}

impl Identities {
    /// Gives everyone an identity. The chair of the file is the person at this vault, if both have
    /// one name.
    pub(super) fn make(
        file: &ConferenceFile,
        own: PersonId,
        own_name: &str,
        now: DateTime<Utc>,
    ) -> Result<Self, AppError> {
        let mut by_id = BTreeMap::new();
        let family = file.children.iter().map(|child| &child.id);
        let family = family.chain(file.adults.iter().map(|adult| &adult.id));
        for id in family.chain(file.participants.iter().map(|p| &p.id)) {
            if !by_id.contains_key(id) {
                by_id.insert(id.clone(), PersonId(make_id(now)?));
            }
        }
        let is_own = |name: &str| !own_name.is_empty() && name.trim() == own_name;
        let chairs = file
            .participants
            .iter()
            .filter(|p| p.role == ParticipantRole::Chair);
        if let Some(chair) = chairs.into_iter().find(|p| is_own(&p.name)) {
            by_id.insert(chair.id.clone(), own);
        }
        Ok(Self { by_id })
    }

    /// The identity behind an id. Only what was checked to be known is asked for; anything else
    /// stands for nobody.
    pub(super) fn person(&self, own: &str) -> PersonId {
        self.by_id
            .get(own)
            .copied()
            .unwrap_or(PersonId(uuid::Uuid::nil()))
    }

    pub(super) fn optional(&self, own: Option<&String>) -> Option<PersonId> {
        own.map(|own| self.person(own))
    }

    pub(super) fn all(&self, own: &[String]) -> Vec<PersonId> {
        own.iter().map(|own| self.person(own)).collect()
    }

    /// The ids that the file gave, to find people by them later.
    pub(super) fn given(self) -> GivenIds {
        GivenIds(self.by_id)
    }
}

/// The ids that an imported file gave to people, kept in the vault with the conference.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct GivenIds(BTreeMap<String, PersonId>);

impl GivenIds {
    /// Where those of a conference are kept.
    pub(crate) fn key(conference: ConferenceId) -> String {
        format!("given_ids/{conference}")
    }

    /// The person behind an id.
    pub(crate) fn person(&self, given: &str) -> Option<PersonId> {
        self.0.get(given).copied()
    }

    /// The id that was given to a person.
    pub(crate) fn of(&self, person: PersonId) -> Option<&str> {
        self.0
            .iter()
            .find(|(_, known)| **known == person)
            .map(|(given, _)| given.as_str())
    }
}
