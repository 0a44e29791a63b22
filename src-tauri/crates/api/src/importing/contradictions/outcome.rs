//! Quorum, views, decisions, dissents, scores and plans.

use chairside_domain::approval::Missing;
use chairside_domain::conference::ConferenceKind;
use chairside_domain::decision::{DecisionOutcome, ViewBasis};
use chairside_domain::meeting::QuorumDecision;
use chairside_domain::pack::CategoryMode;

use super::Check;
use crate::importing::shape::{ImportedDecision, ImportedOutlinePlan, ImportedView};

/// Warnings, besides gaps, that a chair may go on past with a reason.
const WARNINGS: &[&str] = &["after_limit", "on_saturday", "on_sunday", "on_holiday"];

impl Check<'_> {
    pub(super) fn quorum_and_views(&mut self) {
        let file = self.file;
        if let Some(quorum) = &file.quorum {
            self.problems.add_if(
                file.conference.opened_at.is_none(),
                "quorum",
                "import_not_opened",
            );
            let adjourns = quorum.decision == QuorumDecision::InquorateAdjourn;
            let decides = file
                .decisions
                .iter()
                .any(|d| d.outcome != DecisionOutcome::Adjourn);
            self.problems.add_if(
                adjourns && decides,
                "quorum.decision",
                "import_adjourned_with_decision",
            );
            let is_early = quorum
                .reconvene_on
                .zip(file.conference.held_on)
                .is_some_and(|(new, day)| new <= day);
            self.problems
                .add_if(is_early, "quorum.reconvene_on", "import_before_conference");
        }
        for (n, view) in file.views.iter().enumerate() {
            self.view(&format!("views[{n}]"), view);
        }
        for (n, dissent) in file.dissents.iter().enumerate() {
            self.subject(format!("dissents[{n}].child"), &dissent.child);
            self.known_if_named(format!("dissents[{n}].person"), dissent.person.as_ref());
            let has_decision = file.decisions.iter().any(|d| d.child == dissent.child);
            self.problems.add_if(
                !has_decision,
                format!("dissents[{n}]"),
                "import_dissent_without_decision",
            );
        }
        for (n, score) in file.scores.iter().enumerate() {
            self.participant(format!("scores[{n}].person"), &score.person);
            if let Some(child) = &score.child {
                self.subject(format!("scores[{n}].child"), child);
            }
        }
    }

    fn view(&mut self, path: &str, view: &ImportedView) {
        let file = self.file;
        self.subject(format!("{path}.child"), &view.child);
        let nobody = view.agency.is_empty() && view.person.is_none();
        self.problems.add_if(nobody, path, "import_view_of_nobody");
        if let Some(person) = &view.person {
            self.participant(format!("{path}.person"), person);
        }
        self.category(
            format!("{path}.category"),
            Some(&view.category).filter(|code| !code.is_empty()),
        );
        let present: Vec<_> = file
            .participants
            .iter()
            .filter(|p| !p.presence.is_empty())
            .collect();
        let was_there = match &view.person {
            Some(person) => present.iter().any(|p| p.id == *person),
            None => present.iter().any(|p| p.agency == view.agency),
        };
        let is_present = view.basis != ViewBasis::Written;
        if is_present && !was_there && !nobody {
            let who = if view.agency.is_empty() {
                view.person.as_deref().unwrap_or_default()
            } else {
                &view.agency
            };
            self.problems.add(
                format!("{path}.basis"),
                "import_view_of_absent",
                &[("who", who)],
            );
        }
    }

    /// A category that the procedures in use know. Areas of concern may be in words.
    fn category(&mut self, path: String, code: Option<&String>) {
        let (Some(code), Some(policy)) = (code, &self.pack.categories) else {
            return;
        };
        let is_known = policy.categories.iter().any(|known| known.code == *code);
        if policy.mode != CategoryMode::AreasOfConcern && !is_known {
            let codes: Vec<&str> = policy
                .categories
                .iter()
                .map(|known| known.code.as_str())
                .collect();
            let facts = [("value", code.as_str()), ("codes", &codes.join(", "))];
            self.problems.add(path, "import_not_a_code", &facts);
        }
    }

    pub(super) fn decisions(&mut self) {
        let file = self.file;
        let ids = file.decisions.iter().enumerate();
        self.once(
            ids.map(|(n, d)| (format!("decisions[{n}].child"), d.child.as_str())),
            "import_decision_twice",
        );
        for (n, decision) in file.decisions.iter().enumerate() {
            self.decision(&format!("decisions[{n}]"), decision);
        }
    }

    fn decision(&mut self, path: &str, decision: &ImportedDecision) {
        let file = self.file;
        self.subject(format!("{path}.child"), &decision.child);
        self.problems.add_if(
            file.conference.opened_at.is_none(),
            path,
            "import_not_opened",
        );
        for (n, code) in decision.categories.iter().enumerate() {
            self.category(format!("{path}.categories[{n}]"), Some(code));
        }
        let has_plan = matches!(
            decision.outcome,
            DecisionOutcome::Plan | DecisionOutcome::Continue
        );
        let has_category = !decision.categories.is_empty() && !has_plan;
        self.problems.add_if(
            has_category,
            format!("{path}.categories"),
            "import_category_without_plan",
        );
        let ends = decision.outcome == DecisionOutcome::End;
        self.problems.add_if(
            decision.end_reason.is_some() && !ends,
            format!("{path}.end_reason"),
            "import_end_reason",
        );
        let kind = file
            .subjects
            .iter()
            .find(|s| s.child == decision.child)
            .map(|s| s.kind);
        let is_first = matches!(
            kind,
            Some(ConferenceKind::Initial | ConferenceKind::PreBirth)
        );
        let goes_on = ends || decision.outcome == DecisionOutcome::Continue;
        self.problems.add_if(
            is_first && goes_on,
            format!("{path}.outcome"),
            "import_plan_goes_on_at_first",
        );
        if let Some(at) = decision.decided_at {
            let closed = file.conference.closed_at;
            let is_after = closed.is_some_and(|closed| at > closed);
            self.problems.add_if(
                is_after,
                format!("{path}.decided_at"),
                "import_after_closed",
            );
        }
    }

    pub(super) fn plans(&mut self) {
        let file = self.file;
        let ids = file.outline_plans.iter().enumerate();
        self.once(
            ids.map(|(n, p)| (format!("outline_plans[{n}].child"), p.child.as_str())),
            "import_plan_twice",
        );
        for (n, plan) in file.outline_plans.iter().enumerate() {
            self.plan(&format!("outline_plans[{n}]"), plan);
        }
        for (n, statement) in file.danger_statements.iter().enumerate() {
            self.subjects(
                &format!("danger_statements[{n}].children"),
                &statement.children,
            );
        }
        for (n, reason) in file.reasons_for_going_on.iter().enumerate() {
            let path = format!("reasons_for_going_on[{n}]");
            self.known_if_named(format!("{path}.child"), reason.child.as_ref());
            let gap = Missing::ALL
                .iter()
                .find(|missing| missing.code() == reason.code);
            match gap {
                Some(gap) => {
                    self.problems.add_if(
                        !gap.can_be_passed(),
                        format!("{path}.code"),
                        "import_cannot_be_passed",
                    );
                }
                None if WARNINGS.contains(&reason.code.as_str()) => {}
                None => self.problems.add(
                    format!("{path}.code"),
                    "import_unknown_gap",
                    &[("code", &reason.code)],
                ),
            }
        }
    }

    fn plan(&mut self, path: &str, plan: &ImportedOutlinePlan) {
        let file = self.file;
        self.subject(format!("{path}.child"), &plan.child);
        let decision = file.decisions.iter().find(|d| d.child == plan.child);
        let has_plan = decision.is_some_and(|d| {
            matches!(d.outcome, DecisionOutcome::Plan | DecisionOutcome::Continue)
        });
        self.problems
            .add_if(!has_plan, path, "import_plan_without_decision");
        if let Some(lead) = &plan.lead_practitioner {
            self.participant(format!("{path}.lead_practitioner"), lead);
        }
        self.all_known(&format!("{path}.core_group"), &plan.core_group);
        self.audience(
            &format!("{path}.contingency_audience"),
            plan.contingency_audience.as_ref(),
        );
        let day = file.conference.held_on;
        let is_early =
            |date: Option<chrono::NaiveDate>| date.zip(day).is_some_and(|(date, day)| date < day);
        for (field, date) in [
            ("core_group_first_on", plan.core_group_first_on),
            ("review_on", plan.review_on),
        ] {
            self.problems.add_if(
                is_early(date),
                format!("{path}.{field}"),
                "import_before_conference",
            );
        }
        for (k, action) in plan.actions.iter().enumerate() {
            let path = format!("{path}.actions[{k}]");
            self.known_if_named(format!("{path}.owner"), action.owner.as_ref());
            self.problems.add_if(
                is_early(action.by_when),
                format!("{path}.by_when"),
                "import_before_conference",
            );
            self.audience(&format!("{path}.audience"), action.audience.as_ref());
        }
    }
}
