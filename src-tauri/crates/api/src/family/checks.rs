//! What the field's rules ask for before something is done to a family's record.

use chairside_domain::birth::{BirthRefused, born};
use chairside_domain::conference::Conference;
use chairside_domain::family::{Family, Suppression, SuppressionState};
use chairside_domain::ids::{FamilyId, PersonId, SuppressionId};
use chairside_domain::life::suppression::{self as life, SuppressionFact, SuppressionStep};
use chairside_record::{FamilyAct, Patch};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::AppError;
use crate::environment::Environment;
use crate::session::Session;

impl Session {
    /// Refuses what a rule of the field forbids. Recording is never refused for a form's sake.
    pub(crate) fn family_must_be_allowed(
        &mut self,
        conference: &Conference,
        act: &FamilyAct,
        environment: &Environment,
    ) -> Result<(), AppError> {
        match act {
            FamilyAct::EndPlan { .. } => self.may_end_plan(conference, act),
            FamilyAct::RecordBirth { child, born_on, .. } => {
                let family = self.family(conference.family)?;
                let child = family.child(*child);
                let child = child.ok_or_else(|| AppError::new("unknown_item"))?;
                match born(child, *born_on, "", "", environment.today()) {
                    Ok(_) => Ok(()),
                    Err(BirthRefused::NotUnborn) => Err(AppError::new("birth_not_unborn")),
                    Err(BirthRefused::NotYet) => Err(AppError::new("birth_not_yet")),
                }
            }
            FamilyAct::LiftSuppression {
                suppression,
                reason,
            } => may_lift(&self.family(conference.family)?, *suppression, reason),
            FamilyAct::ChangeSuppression {
                suppression,
                change,
            } => may_change(&self.family(conference.family)?, *suppression, change),
            FamilyAct::RemoveMember { person } => self.may_remove(conference, *person),
            _ => Ok(()),
        }
    }

    /// Only who was added by mistake can be taken off: nothing may lose the person it names.
    fn may_remove(&mut self, conference: &Conference, person: PersonId) -> Result<(), AppError> {
        let family = self.family(conference.family)?;
        let conferences = self.conferences_of(conference.family)?;
        if is_named(&family, &conferences, person) {
            return Err(AppError::new("member_is_named"));
        }
        Ok(())
    }

    /// What a member who was taken off was to the others goes with them.
    pub(crate) fn follow_removal(
        &mut self,
        family: FamilyId,
        act: &FamilyAct,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let FamilyAct::RemoveMember { person } = act else {
            return Ok(());
        };
        for relation in self.family(family)?.relationships {
            if relation.adult == *person || relation.child == *person {
                let relationship = relation.id;
                let act = FamilyAct::RemoveRelationship { relationship };
                self.act_on_family(family.0, &act, environment)?;
            }
        }
        Ok(())
    }
}

/// Tells whether something rests on a member of the family. What they are to each other does not.
fn is_named(family: &Family, conferences: &[Conference], person: PersonId) -> bool {
    let suppressions = family.suppressions.iter();
    let mut withheld = suppressions.flat_map(|s| [s.subject, s.withheld_from]);
    let has_plan = family.plans.iter().any(|plan| plan.child == person);
    let is_mother = family.children.iter().any(|c| c.mother == Some(person));
    let is_in = |conference: &Conference| {
        conference.subject(person).is_some() || conference.participant(person).is_some()
    };
    has_plan || is_mother || withheld.any(|named| named == person) || conferences.iter().any(is_in)
}

/// A suppression is never lifted silently.
fn may_lift(family: &Family, id: SuppressionId, reason: &str) -> Result<(), AppError> {
    let known = family.suppressions.iter().find(|s| s.id == id);
    let mut lifted = known.ok_or_else(|| AppError::new("unknown_item"))?.clone();
    reason.clone_into(&mut lifted.lifted_reason);
    life::step(lifted.state, SuppressionStep::Lift, |fact| {
        life::is_known(&lifted, fact)
    })
    .map(|_| ())
    .map_err(|_| AppError::new("not_lifted"))
}

/// A suppression that is looked at again is kept with a reason, a name and the next day to look. It
/// is lifted by its own act, and never left without the words to keep out.
fn may_change(
    family: &Family,
    id: SuppressionId,
    change: &Patch<Suppression>,
) -> Result<(), AppError> {
    let known = family.suppressions.iter().find(|s| s.id == id);
    let known = known.ok_or_else(|| AppError::new("unknown_item"))?;
    // What does not fit is refused by the record, which names the field.
    let Some(changed) = patched(known, change) else {
        return Ok(());
    };
    let says = |fact| life::is_known(&changed, fact);
    if !says(SuppressionFact::Words) {
        return Err(AppError::new("suppression_lacks_words"));
    }
    match changed.state {
        state if state == known.state && !change.fields().contains_key("state") => Ok(()),
        SuppressionState::Reviewed => life::step(known.state, SuppressionStep::Review, says)
            .map(|_| ())
            .map_err(|_| AppError::new("suppression_not_reviewed")),
        _ => Err(AppError::new("act_has_its_own_command")),
    }
}

/// A value with the changed fields, if they fit.
fn patched<T: Serialize + DeserializeOwned>(known: &T, change: &Patch<T>) -> Option<T> {
    let mut value = serde_json::to_value(known).ok()?;
    let fields = value.as_object_mut()?;
    fields.extend(change.fields().clone());
    serde_json::from_value(value).ok()
}
