//! A family: its children and adults, how they are related for each child, and what is
//! withheld from whom.

use chrono::{DateTime, NaiveDate, Utc};

use crate::ids::*;
use crate::moves::Stay;
use crate::plan::ProtectionPlan;

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

codes! {
    /// What a suppression hides.
    SuppressedField {
        /// A home address.
        Address,
        /// A school, nursery or college.
        School,
        /// A foster home or other placement.
        Placement,
        /// A telephone number or e-mail address.
        Phone,
        /// Anything that tells where the person is.
        Whereabouts,
    }
}

codes! {
    /// Life cycle of a suppression. It is never lifted silently.
    SuppressionState {
        /// Asked for; already held to until decided.
        Proposed,
        /// In force.
        Active,
        /// Looked at again and kept.
        Reviewed,
        /// Lifted, with a reason.
        Lifted,
    }
}

record! {
    /// One field of one subject withheld from one person.
    Suppression {
        /// Identity.
        id: SuppressionId,
        /// Whose address, school, placement, phone or whereabouts.
        subject: PersonId,
        /// From whom it is withheld.
        withheld_from: PersonId,
        /// Which field.
        field: SuppressedField,
        /// The exact words to keep out, as recorded: an address, a school, a number.
        words: Vec<String>,
        /// Why.
        reason: String,
        /// Who decided.
        decided_by: String,
        /// When it was decided.
        #[serde(default)]
        decided_at: Option<DateTime<Utc>>,
        /// To be looked at again by.
        #[serde(default)]
        review_by: Option<NaiveDate>,
        /// State.
        state: SuppressionState,
        /// Why it was lifted.
        #[serde(default)]
        lifted_reason: String,
    }
}

impl Suppression {
    /// Tells whether the suppression must still be held to.
    ///
    /// A proposed one counts: nothing leaks while people decide.
    pub fn is_in_force(&self) -> bool {
        match self.state {
            SuppressionState::Proposed | SuppressionState::Active | SuppressionState::Reviewed => {
                true
            }
            SuppressionState::Lifted => false,
        }
    }
}

record! {
    /// A concern raised about a child.
    Concern {
        /// Identity.
        id: ConcernId,
        /// Children concerned.
        children: Vec<PersonId>,
        /// Identified on.
        identified_on: NaiveDate,
        /// Referral received on, if one was made: the assessment clock starts here.
        #[serde(default)]
        referral_received_on: Option<NaiveDate>,
        /// The assessment was finished on.
        #[serde(default)]
        assessment_done_on: Option<NaiveDate>,
        /// Why the assessment took longer than the limit.
        #[serde(default)]
        assessment_delay_reason: String,
        /// The child's whereabouts became unknown at.
        #[serde(default)]
        whereabouts_unknown_from: Option<DateTime<Utc>>,
        /// What the concern is.
        summary: String,
    }
}

record! {
    /// A strategy discussion.
    StrategyDiscussion {
        /// Identity.
        id: StrategyDiscussionId,
        /// Held on.
        held_on: NaiveDate,
        /// This discussion initiated the section 47 enquiry: the conference limit runs from it.
        initiated_section47: bool,
        /// Children discussed.
        #[serde(default)]
        children: Vec<PersonId>,
        /// Agencies that took part.
        #[serde(default)]
        agencies: Vec<String>,
        /// Only for those who took part. Never copied into a paper without an audience decision.
        #[serde(default)]
        restricted_note: String,
    }
}

codes! {
    /// How a section 47 enquiry ended.
    Section47Outcome {
        /// Concerns not substantiated.
        NotSubstantiated,
        /// Substantiated, but the child is not judged to be at continuing risk.
        SubstantiatedNoContinuingRisk,
        /// Substantiated and continuing: a conference is called.
        ConferenceCalled,
    }
}

record! {
    /// A section 47 enquiry.
    Section47Enquiry {
        /// Identity.
        id: Section47Id,
        /// Children enquired about.
        children: Vec<PersonId>,
        /// The strategy discussion that initiated it.
        #[serde(default)]
        strategy_discussion: Option<StrategyDiscussionId>,
        /// Started on.
        started_on: NaiveDate,
        /// Outcome, when known.
        #[serde(default)]
        outcome: Option<Section47Outcome>,
        /// A conference was asked for by another agency and refused: the reason.
        #[serde(default)]
        conference_refused_reason: String,
    }
}

codes! {
    /// An emergency power.
    EmergencyPowerKind {
        /// Police powers of protection.
        PoliceProtection,
        /// Emergency protection order made by the court.
        EmergencyProtectionOrder,
    }
}

record! {
    /// Police protection or an emergency protection order.
    EmergencyPower {
        /// Identity.
        id: EmergencyPowerId,
        /// Which power.
        kind: EmergencyPowerKind,
        /// Children under it.
        children: Vec<PersonId>,
        /// Began at.
        began_at: DateTime<Utc>,
        /// The expiry that the court stated. Stored, never computed.
        #[serde(default)]
        court_stated_expiry: Option<DateTime<Utc>>,
        /// Ended at, when it ended early.
        #[serde(default)]
        ended_at: Option<DateTime<Utc>>,
    }
}

record! {
    /// A complaint about a conference. It does not change the decision.
    Complaint {
        /// Identity.
        id: ComplaintId,
        /// Which conference.
        conference: ConferenceId,
        /// Who complains.
        from: PersonId,
        /// Put in writing on.
        #[serde(default)]
        written_on: Option<NaiveDate>,
        /// Received by the chair on.
        received_on: NaiveDate,
        /// What it says.
        text: String,
        /// The chair's reply.
        #[serde(default)]
        reply: String,
        /// Replied on.
        #[serde(default)]
        replied_on: Option<NaiveDate>,
    }
}

record! {
    /// A professional escalation, apart from dissent and from complaints.
    Escalation {
        /// Identity.
        id: EscalationId,
        /// The agency that escalates.
        agency: String,
        /// Raised on.
        raised_on: NaiveDate,
        /// What about.
        text: String,
        /// How it ended.
        #[serde(default)]
        outcome: String,
        /// Ended on.
        #[serde(default)]
        ended_on: Option<NaiveDate>,
    }
}

record! {
    /// A child's file sent on, with what was enclosed and the receipt.
    FileTransfer {
        /// Identity.
        id: FileTransferId,
        /// The child.
        child: PersonId,
        /// To whom.
        recipient: String,
        /// By which way (by hand, special delivery).
        method: String,
        /// Sent on.
        sent_on: NaiveDate,
        /// Every enclosed record by title and date.
        enclosed: Vec<EnclosedRecord>,
        /// Receipt received on.
        #[serde(default)]
        receipt_on: Option<NaiveDate>,
        /// Who signed the receipt.
        #[serde(default)]
        receipt_by: String,
    }
}

record! {
    /// One enclosed record.
    EnclosedRecord {
        /// Identity.
        id: EntryId,
        /// Title.
        title: String,
        /// Its date.
        #[serde(default)]
        dated_on: Option<NaiveDate>,
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
