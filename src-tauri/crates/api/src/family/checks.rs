//! What the field's rules ask for before something is done to a family's record.

use chairside_domain::birth::{BirthRefused, born};
use chairside_domain::conference::Conference;
use chairside_domain::family::Family;
use chairside_domain::ids::SuppressionId;
use chairside_domain::life::suppression::{self as life, SuppressionStep};
use chairside_record::FamilyAct;

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
            _ => Ok(()),
        }
    }
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
