//! The ids of a file and the identities that they stand for.

use std::collections::{BTreeMap, BTreeSet};

use chairside_domain::ids::{FamilyId, PersonId};
use chairside_domain::meeting::ParticipantRole;
use chairside_vault::ContentDigest;

use super::shape::ConferenceFile;

/// The identity that an id of a file stands for: the same whenever it is asked for, so that the
/// command line finds a person again by the id that the file gave.
pub(crate) fn derive_person(family: FamilyId, own: &str) -> PersonId {
    let named = format!("chairside imported person v1\n{family}\n{own}");
    let digest = ContentDigest::of(named.as_bytes());
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&digest.as_bytes()[..16]);
    PersonId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

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
    family: FamilyId,
    /// The person at this vault, where the file's chair is the same person.
    chair: BTreeMap<String, PersonId>,
}

impl Identities {
    /// The chair of the file is the person at this vault, if both have one name.
    pub(super) fn of(
        file: &ConferenceFile,
        family: FamilyId,
        own: PersonId,
        own_name: &str,
    ) -> Self {
        let is_own = |name: &str| !own_name.is_empty() && name.trim() == own_name;
        let chair = file
            .participants
            .iter()
            .filter(|p| p.role == ParticipantRole::Chair && is_own(&p.name))
            .map(|p| (p.id.clone(), own))
            .collect();
        Self { family, chair }
    }

    pub(super) fn person(&self, own: &str) -> PersonId {
        self.chair
            .get(own)
            .copied()
            .unwrap_or_else(|| derive_person(self.family, own))
    }

    pub(super) fn optional(&self, own: Option<&String>) -> Option<PersonId> {
        own.map(|own| self.person(own))
    }

    pub(super) fn all(&self, own: &[String]) -> Vec<PersonId> {
        own.iter().map(|own| self.person(own)).collect()
    }
}
