//! A family: its children and adults, how they are related for each child, and what is
//! withheld from whom.

mod around;
mod suppression;

use chrono::NaiveDate;

use crate::ids::*;
use crate::moves::Stay;
use crate::plan::ProtectionPlan;

pub use around::{
    Complaint, Concern, EmergencyPower, EmergencyPowerKind, EnclosedRecord, Escalation,
    FileTransfer, Section47Enquiry, Section47Outcome, StrategyDiscussion,
};
pub use suppression::{SuppressedField, Suppression, SuppressionState};

record! {
    /// One family's record.
    ///
    /// Shape: collections are in the order in which people put them.
    Family {
        /// Identity of the record.
        id: FamilyId,
        /// The office's reference. It names no one and is the only thing a file name may hold.
        reference: String,
        /// Children, born or expected.
        #[serde(default)]
        children: Vec<Child>,
        /// Adults of the family and household.
        #[serde(default)]
        adults: Vec<Adult>,
        /// How an adult is related to one child.
        #[serde(default)]
        relationships: Vec<Relationship>,
        /// What is withheld, about whom, from whom.
        #[serde(default)]
        suppressions: Vec<Suppression>,
        /// Concerns raised.
        #[serde(default)]
        concerns: Vec<Concern>,
        /// Strategy discussions, of which one initiated section 47.
        #[serde(default)]
        strategy_discussions: Vec<StrategyDiscussion>,
        /// Section 47 enquiries.
        #[serde(default)]
        section47_enquiries: Vec<Section47Enquiry>,
        /// Child protection plans.
        #[serde(default)]
        plans: Vec<ProtectionPlan>,
        /// Police protection and emergency protection orders.
        #[serde(default)]
        emergency_powers: Vec<EmergencyPower>,
        /// Complaints about a conference.
        #[serde(default)]
        complaints: Vec<Complaint>,
        /// Professional escalations.
        #[serde(default)]
        escalations: Vec<Escalation>,
        /// Files sent to another school or authority.
        #[serde(default)]
        file_transfers: Vec<FileTransfer>,
    }
}

codes! {
    /// Where a child is in life, as far as the record knows.
    ChildStatus {
        /// Expected, with an expected date of birth.
        Unborn,
        /// Born.
        Born,
        /// Has died. Letters to or about the child stop for a person to review.
        Deceased,
        /// Eighteen or older.
        Over18,
        /// Has left the United Kingdom for good.
        LeftUk,
    }
}

codes! {
    /// Sex as the census records it. An unborn child is always `NotKnown`.
    Sex {
        /// Not known or not recorded.
        NotKnown,
        /// Female.
        Female,
        /// Male.
        Male,
        /// Indeterminate.
        Indeterminate,
    }
}

record! {
    /// A child of the family.
    Child {
        /// Identity.
        id: PersonId,
        /// Given names, in full. Empty for an unborn child without a name.
        #[serde(default)]
        given_names: String,
        /// Surname. Siblings may differ.
        #[serde(default)]
        surname: String,
        /// Other names used.
        #[serde(default)]
        aliases: Vec<String>,
        /// Life status.
        status: ChildStatus,
        /// Date of birth; exactly one of this and `expected_on` is current.
        #[serde(default)]
        born_on: Option<NaiveDate>,
        /// Expected date of birth while unborn.
        #[serde(default)]
        expected_on: Option<NaiveDate>,
        /// The expected date, kept after the birth.
        #[serde(default)]
        expected_on_before_birth: Option<NaiveDate>,
        /// Date of death.
        #[serde(default)]
        died_on: Option<NaiveDate>,
        /// The child death review was noted on this day.
        #[serde(default)]
        death_review_noted_on: Option<NaiveDate>,
        /// Became looked after on this day.
        #[serde(default)]
        looked_after_from: Option<NaiveDate>,
        /// No longer looked after from this day.
        #[serde(default)]
        looked_after_until: Option<NaiveDate>,
        /// The reviewing officers' unit was told on this day that the child is looked after.
        #[serde(default)]
        looked_after_told_on: Option<NaiveDate>,
        /// The first looked-after review was held on this day.
        #[serde(default)]
        looked_after_reviewed_on: Option<NaiveDate>,
        /// Left the United Kingdom for good on this day.
        #[serde(default)]
        left_uk_on: Option<NaiveDate>,
        /// The time that the child spends in another authority's area, if it does.
        #[serde(default)]
        stay: Option<Stay>,
        /// Sex as recorded.
        sex: Sex,
        /// The mother, for the label of an unborn child.
        #[serde(default)]
        mother: Option<PersonId>,
        /// Number among unborn babies of one mother (1, 2), empty for one baby.
        #[serde(default)]
        unborn_number: Option<u8>,
        /// Where the child lives.
        #[serde(default)]
        addresses: Vec<Address>,
        /// School, nursery or college.
        #[serde(default)]
        school: Option<Setting>,
        /// Foster home or other placement.
        #[serde(default)]
        placement: Option<Setting>,
        /// General practice.
        #[serde(default)]
        gp: Option<Setting>,
        /// First language, with an interpreter needed or not.
        #[serde(default)]
        language: String,
    }
}

record! {
    /// An address, with whose it is kept in the person.
    Address {
        /// Identity within the person.
        id: EntryId,
        /// The address as people write it, in one line with commas.
        text: String,
        /// Lived here from.
        #[serde(default)]
        from: Option<NaiveDate>,
        /// Lived here until; empty for a current address.
        #[serde(default)]
        until: Option<NaiveDate>,
    }
}

record! {
    /// A school, nursery, surgery or placement.
    Setting {
        /// Its name.
        name: String,
        /// Its address.
        #[serde(default)]
        address: String,
        /// The domain of its e-mail addresses, which also gives it away.
        #[serde(default)]
        email_domain: String,
        /// Telephone.
        #[serde(default)]
        phone: String,
    }
}

record! {
    /// An adult of the family or household.
    Adult {
        /// Identity.
        id: PersonId,
        /// Title as the person gives it (Ms, Mr, Dr), or empty.
        #[serde(default)]
        title: String,
        /// Given names, in full.
        given_names: String,
        /// Surname; may be empty for a person with one name.
        #[serde(default)]
        surname: String,
        /// Other names used.
        #[serde(default)]
        aliases: Vec<String>,
        /// Date of birth.
        #[serde(default)]
        born_on: Option<NaiveDate>,
        /// Addresses.
        #[serde(default)]
        addresses: Vec<Address>,
        /// Telephone numbers.
        #[serde(default)]
        phones: Vec<String>,
        /// E-mail addresses.
        #[serde(default)]
        emails: Vec<String>,
        /// Needs an interpreter for this language, or empty.
        #[serde(default)]
        interpreter_language: String,
        /// What staff need to know to be safe.
        #[serde(default)]
        safety_notes: Vec<SafetyNote>,
    }
}

record! {
    /// A note that keeps people safe, with its source and a day to look again.
    SafetyNote {
        /// Identity.
        id: EntryId,
        /// The note.
        text: String,
        /// Where it comes from.
        source: String,
        /// Who decided to record it.
        decided_by: String,
        /// To be looked at again by.
        #[serde(default)]
        review_by: Option<NaiveDate>,
    }
}

codes! {
    /// How an adult is related to a child.
    RelationshipKind {
        /// Mother.
        Mother,
        /// Father.
        Father,
        /// Step-parent.
        StepParent,
        /// Parent's partner.
        ParentsPartner,
        /// Grandparent.
        Grandparent,
        /// Aunt or uncle.
        AuntOrUncle,
        /// Adult brother or sister.
        AdultSibling,
        /// Foster carer.
        FosterCarer,
        /// Other carer.
        OtherCarer,
        /// Other member of the household or family.
        Other,
    }
}

codes! {
    /// Whether an adult holds parental responsibility for one child.
    ParentalResponsibility {
        /// Yes.
        Yes,
        /// No.
        No,
        /// Not known; to be found out.
        Unknown,
    }
}

record! {
    /// The relation of one adult to one child. Kept for each child, never for the family: a
    /// father of one child may be nothing to the other.
    Relationship {
        /// Identity.
        id: RelationshipId,
        /// The adult.
        adult: PersonId,
        /// The child.
        child: PersonId,
        /// Kind of relation.
        kind: RelationshipKind,
        /// Parental responsibility for this child.
        parental_responsibility: ParentalResponsibility,
        /// Lives with the child.
        #[serde(default)]
        lives_with_child: bool,
    }
}

/// A person of the family, whichever kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FamilyMember<'a> {
    /// A child.
    Child(&'a Child),
    /// An adult.
    Adult(&'a Adult),
}

impl Family {
    /// Finds a child by id.
    pub fn child(&self, id: PersonId) -> Option<&Child> {
        self.children.iter().find(|child| child.id == id)
    }

    /// Finds an adult by id.
    pub fn adult(&self, id: PersonId) -> Option<&Adult> {
        self.adults.iter().find(|adult| adult.id == id)
    }

    /// Finds a child or an adult by id.
    pub fn member(&self, id: PersonId) -> Option<FamilyMember<'_>> {
        self.child(id)
            .map(FamilyMember::Child)
            .or_else(|| self.adult(id).map(FamilyMember::Adult))
    }

    /// The name to show for a member of the family, or `None` if the id is not of this family.
    ///
    /// An unborn child without a name is "Unborn baby of" and the mother's name, numbered when
    /// one mother expects several.
    pub fn display_name(&self, id: PersonId) -> Option<String> {
        match self.member(id)? {
            FamilyMember::Adult(adult) => Some(adult.full_name()),
            FamilyMember::Child(child) => Some(self.child_label(child)),
        }
    }

    fn child_label(&self, child: &Child) -> String {
        if !child.given_names.trim().is_empty() {
            return join_names(&child.given_names, &child.surname);
        }
        let number = child
            .unborn_number
            .map(|n| format!(" {n}"))
            .unwrap_or_default();
        match child.mother.and_then(|mother| self.adult(mother)) {
            Some(mother) => format!("Unborn baby{number} of {}", mother.full_name()),
            None if child.surname.is_empty() => format!("Unborn baby{number}"),
            None => format!("Baby{number} {}", child.surname),
        }
    }

    /// Suppressions in force that withhold something from `person`.
    pub fn suppressions_from(&self, person: PersonId) -> impl Iterator<Item = &Suppression> {
        self.suppressions
            .iter()
            .filter(move |s| s.withheld_from == person && s.is_in_force())
    }

    /// The relation of `adult` to `child`, if recorded.
    pub fn relationship(&self, adult: PersonId, child: PersonId) -> Option<&Relationship> {
        self.relationships
            .iter()
            .find(|r| r.adult == adult && r.child == child)
    }

    /// Children for whom `adult` has any recorded relationship, in the family's order.
    pub fn children_of(&self, adult: PersonId) -> Vec<PersonId> {
        self.children
            .iter()
            .map(|child| child.id)
            .filter(|child| self.relationship(adult, *child).is_some())
            .collect()
    }
}

impl Adult {
    /// Given names and surname. A person may have one name only.
    pub fn full_name(&self) -> String {
        join_names(&self.given_names, &self.surname)
    }

    /// Title and surname, or the full name where there is no title or surname.
    pub fn short_name(&self) -> String {
        if self.title.is_empty() || self.surname.is_empty() {
            self.full_name()
        } else {
            format!("{} {}", self.title, self.surname)
        }
    }
}

fn join_names(given: &str, surname: &str) -> String {
    [given.trim(), surname.trim()]
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" ")
}
