//! The family's record out of a file.

use chairside_domain::family::{
    Address, Adult, Child, ChildStatus, Relationship, Setting, StrategyDiscussion, Suppression,
    SuppressionState,
};
use chairside_domain::ids::{EntryId, RelationshipId, StrategyDiscussionId, SuppressionId};
use chairside_record::FamilyAct;
use chrono::{DateTime, Utc};

use super::names::Identities;
use super::shape::{
    ConferenceFile, ImportedAddress, ImportedAdult, ImportedChild, ImportedSetting,
};
use crate::{AppError, make_id};

/// Everything that is done to the family's record, in order.
pub(super) fn acts(
    file: &ConferenceFile,
    who: &Identities,
    now: DateTime<Utc>,
) -> Result<Vec<FamilyAct>, AppError> {
    let mut acts = Vec::new();
    for adult in &file.adults {
        acts.push(FamilyAct::AddAdult {
            adult: adult_of(adult, who, now)?,
        });
    }
    for child in &file.children {
        acts.push(FamilyAct::AddChild {
            child: child_of(child, who, now)?,
        });
    }
    for relationship in &file.relationships {
        let relationship = Relationship {
            id: RelationshipId(make_id(now)?),
            adult: who.person(&relationship.adult),
            child: who.person(&relationship.child),
            kind: relationship.kind,
            parental_responsibility: relationship.parental_responsibility,
            lives_with_child: relationship.lives_with_child,
        };
        acts.push(FamilyAct::Relate { relationship });
    }
    for suppression in &file.suppressions {
        let suppression = Suppression {
            id: SuppressionId(make_id(now)?),
            subject: who.person(&suppression.subject),
            withheld_from: who.person(&suppression.withheld_from),
            field: suppression.field,
            words: vec![suppression.text.trim().to_owned()],
            reason: suppression.reason.clone(),
            decided_by: suppression.decided_by.clone(),
            decided_at: None,
            review_by: suppression.review_by,
            state: SuppressionState::Active,
            lifted_reason: String::new(),
        };
        acts.push(FamilyAct::Suppress { suppression });
    }
    if let Some(discussion) = &file.strategy_discussion {
        let discussion = StrategyDiscussion {
            id: StrategyDiscussionId(make_id(now)?),
            held_on: discussion.held_on,
            initiated_section47: discussion.initiated_section47,
            children: file
                .subjects
                .iter()
                .map(|subject| who.person(&subject.child))
                .collect(),
            agencies: discussion.agencies.clone(),
            restricted_note: discussion.restricted_note.clone(),
        };
        acts.push(FamilyAct::RecordStrategyDiscussion { discussion });
    }
    Ok(acts)
}

fn child_of(
    child: &ImportedChild,
    who: &Identities,
    now: DateTime<Utc>,
) -> Result<Child, AppError> {
    Ok(Child {
        id: who.person(&child.id),
        given_names: child.given_names.trim().to_owned(),
        surname: child.surname.trim().to_owned(),
        aliases: child.aliases.clone(),
        status: if child.born_on.is_some() {
            ChildStatus::Born
        } else {
            ChildStatus::Unborn
        },
        born_on: child.born_on,
        expected_on: child.expected_on,
        expected_on_before_birth: None,
        died_on: None,
        death_review_noted_on: None,
        looked_after_from: None,
        looked_after_until: None,
        looked_after_told_on: None,
        looked_after_reviewed_on: None,
        left_uk_on: None,
        stay: None,
        sex: child.sex,
        mother: who.optional(child.mother.as_ref()),
        unborn_number: child.unborn_number,
        addresses: addresses(&child.addresses, now)?,
        school: child.school.as_ref().map(setting),
        placement: child.placement.as_ref().map(setting),
        gp: child.gp.as_ref().map(setting),
        language: child.language.clone(),
    })
}

fn adult_of(
    adult: &ImportedAdult,
    who: &Identities,
    now: DateTime<Utc>,
) -> Result<Adult, AppError> {
    Ok(Adult {
        id: who.person(&adult.id),
        title: adult.title.clone(),
        given_names: adult.given_names.trim().to_owned(),
        surname: adult.surname.trim().to_owned(),
        aliases: adult.aliases.clone(),
        born_on: adult.born_on,
        addresses: addresses(&adult.addresses, now)?,
        phones: adult.phones.clone(),
        emails: adult.emails.clone(),
        interpreter_language: adult.interpreter_language.clone(),
        safety_notes: Vec::new(),
    })
}

fn addresses(addresses: &[ImportedAddress], now: DateTime<Utc>) -> Result<Vec<Address>, AppError> {
    let address = |address: &ImportedAddress| {
        Ok(Address {
            id: EntryId(make_id(now)?),
            text: address.text.trim().to_owned(),
            from: address.from,
            until: address.until,
        })
    };
    addresses.iter().map(address).collect()
}

fn setting(setting: &ImportedSetting) -> Setting {
    Setting {
        name: setting.name.clone(),
        address: setting.address.clone(),
        email_domain: setting.email_domain.clone(),
        phone: setting.phone.clone(),
    }
}
