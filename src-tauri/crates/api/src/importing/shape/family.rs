//! The family in a conference file.

use chrono::NaiveDate;

use chairside_domain::family::{ParentalResponsibility, RelationshipKind, Sex, SuppressedField};

use super::{codes, imported};

imported! {
    /// A child of the family.
    ImportedChild {
        /// Id within the file.
        #[schemars(length(min = 1))]
        id: String,
        /// Given names. Empty for an unborn child without a name.
        #[serde(default)]
        given_names: String,
        /// Surname. Siblings may differ.
        #[serde(default)]
        surname: String,
        /// Other names used.
        #[serde(default)]
        aliases: Vec<String>,
        /// Date of birth. Exactly one of this and `expected_on`.
        #[serde(default)]
        born_on: Option<NaiveDate>,
        /// Expected date of birth of an unborn child.
        #[serde(default)]
        expected_on: Option<NaiveDate>,
        /// Sex as recorded.
        #[serde(default = "sex_not_known")]
        #[schemars(schema_with = "codes::sex")]
        sex: Sex,
        /// The mother, for the name by which an unborn child is called.
        #[serde(default)]
        mother: Option<String>,
        /// Number among unborn babies of one mother.
        #[serde(default)]
        unborn_number: Option<u8>,
        /// Where the child lives.
        #[serde(default)]
        addresses: Vec<ImportedAddress>,
        /// School, nursery or college.
        #[serde(default)]
        #[schemars(with = "ImportedSetting")]
        school: Option<ImportedSetting>,
        /// Foster home or other placement.
        #[serde(default)]
        #[schemars(with = "ImportedSetting")]
        placement: Option<ImportedSetting>,
        /// General practice.
        #[serde(default)]
        #[schemars(with = "ImportedSetting")]
        gp: Option<ImportedSetting>,
        /// First language.
        #[serde(default)]
        language: String,
    }
    /// An address.
    ImportedAddress {
        /// In one line, with commas.
        #[schemars(length(min = 1))]
        text: String,
        /// Lived here from.
        #[serde(default)]
        from: Option<NaiveDate>,
        /// Lived here until.
        #[serde(default)]
        until: Option<NaiveDate>,
    }
    /// A school, nursery, surgery or placement.
    ImportedSetting {
        /// Its name.
        #[schemars(length(min = 1))]
        name: String,
        /// Its address.
        #[serde(default)]
        address: String,
        /// The domain of its e-mail addresses.
        #[serde(default)]
        email_domain: String,
        /// Telephone.
        #[serde(default)]
        phone: String,
    }
    /// An adult of the family or household.
    ImportedAdult {
        /// Id within the file.
        #[schemars(length(min = 1))]
        id: String,
        /// Title as the person gives it.
        #[serde(default)]
        title: String,
        /// Given names.
        #[serde(default)]
        given_names: String,
        /// Surname.
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
        addresses: Vec<ImportedAddress>,
        /// Telephone numbers.
        #[serde(default)]
        phones: Vec<String>,
        /// E-mail addresses.
        #[serde(default)]
        emails: Vec<String>,
        /// Needs an interpreter for this language.
        #[serde(default)]
        interpreter_language: String,
    }
    /// The relation of one adult to one child.
    ImportedRelationship {
        /// The adult.
        adult: String,
        /// The child.
        child: String,
        /// Kind of relation.
        #[schemars(schema_with = "codes::relationship_kind")]
        kind: RelationshipKind,
        /// Parental responsibility for this child.
        #[serde(default = "responsibility_unknown")]
        #[schemars(schema_with = "codes::parental_responsibility")]
        parental_responsibility: ParentalResponsibility,
        /// Lives with the child.
        #[serde(default)]
        lives_with_child: bool,
    }
    /// One field of one person withheld from another.
    ImportedSuppression {
        /// Whose address, school, placement, phone or whereabouts.
        subject: String,
        /// From whom it is withheld.
        withheld_from: String,
        /// Which field.
        #[schemars(schema_with = "codes::suppressed_field")]
        field: SuppressedField,
        /// The words to keep out.
        #[schemars(length(min = 1))]
        text: String,
        /// Why.
        #[schemars(length(min = 1))]
        reason: String,
        /// Who decided.
        #[schemars(length(min = 1))]
        decided_by: String,
        /// To be looked at again by.
        #[serde(default)]
        review_by: Option<NaiveDate>,
    }
    /// The strategy discussion.
    ImportedStrategyDiscussion {
        /// Held on.
        held_on: NaiveDate,
        /// It initiated the section 47 enquiry.
        #[serde(default = "yes")]
        initiated_section47: bool,
        /// Agencies that took part.
        #[serde(default)]
        agencies: Vec<String>,
        /// Only for those who took part.
        #[serde(default)]
        restricted_note: String,
    }
}

fn sex_not_known() -> Sex {
    Sex::NotKnown
}

fn responsibility_unknown() -> ParentalResponsibility {
    ParentalResponsibility::Unknown
}

fn yes() -> bool {
    true
}
