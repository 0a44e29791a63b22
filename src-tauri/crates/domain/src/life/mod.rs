//! Life cycles: what can happen in which state, and what has to be known first.
//!
//! Each life cycle is a table of [`Rule`]s. A step that is refused says why: it does not start
//! from this state, or facts are missing, each as a code. Protection is never refused: immediate
//! protective action and decisions can be recorded in every state, and a conference that is not
//! closed can always be closed.

pub mod conference;
pub mod copy;
pub mod minutes;
pub mod plan;
pub mod report;
pub mod suppression;

/// One line of a life cycle: a step, the states it starts from, and what it needs.
#[derive(Clone, Copy, Debug)]
pub struct Rule<State: 'static, Step, Fact: 'static> {
    /// The step.
    pub step: Step,
    /// The states that it starts from.
    pub from: &'static [State],
    /// The state that it leads to; `None` where the state stays as it is.
    pub to: Option<State>,
    /// The facts that it needs.
    pub needs: &'static [Fact],
}

/// A step that was refused, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the step {step:?} is refused in the state {state:?}: {because:?}")]
pub struct Refused<State: std::fmt::Debug, Step: std::fmt::Debug, Fact: std::fmt::Debug> {
    /// The state in which it was tried.
    pub state: State,
    /// The step.
    pub step: Step,
    /// Why.
    pub because: Because<Fact>,
}

/// Why a step is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because<Fact> {
    /// It does not start from this state.
    NotFromHere,
    /// These facts are missing, in the order of the table.
    Missing(Vec<Fact>),
}

/// Takes a step by a table.
///
/// # Errors
/// [`Refused`], saying that the step does not start here or which facts are missing.
fn take<State, Step, Fact>(
    table: &[Rule<State, Step, Fact>],
    state: State,
    step: Step,
    is_known: impl Fn(Fact) -> bool,
) -> Result<State, Refused<State, Step, Fact>>
where
    State: Copy + PartialEq + std::fmt::Debug,
    Step: Copy + PartialEq + std::fmt::Debug,
    Fact: Copy + std::fmt::Debug,
{
    let refused = |because| Refused {
        state,
        step,
        because,
    };
    let rule = table
        .iter()
        .find(|rule| rule.step == step && rule.from.contains(&state))
        .ok_or_else(|| refused(Because::NotFromHere))?;
    let missing: Vec<Fact> = rule
        .needs
        .iter()
        .copied()
        .filter(|fact| !is_known(*fact))
        .collect();
    if missing.is_empty() {
        Ok(rule.to.unwrap_or(state))
    } else {
        Err(refused(Because::Missing(missing)))
    }
}
