import type { ChildDecision } from "../../ipc/bindings/ChildDecision";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { FamilyAct } from "../../ipc/bindings/FamilyAct";
import { newId } from "../../ipc/ids";
import { openConference } from "../conference/openConference.svelte";
import { STAMPED_BY_CORE } from "../conference/stamped";
import { decisionFor, hasPlanAfter, planNow, type Choice } from "./sheet.svelte";

/** The decision as it goes to the record. What was written at an earlier one goes along; that one is kept as it was. */
function decisionOf(view: ConferenceView, child: string, choice: Choice): ChildDecision | undefined {
  if (choice.outcome === "") return undefined;
  const before = decisionFor(view, child);
  return {
    id: newId(),
    child,
    outcome: choice.outcome,
    categories: hasPlanAfter(choice.outcome) ? [...choice.categories] : [],
    reasons: before?.reasons ?? "",
    category_change_reason: before?.category_change_reason ?? "",
    decided_by: "",
    decided_at: STAMPED_BY_CORE,
    follow_up: before?.follow_up ?? "",
    end_reason: choice.outcome === "end" && choice.end_reason !== "" ? choice.end_reason : null,
  };
}

/** What a decision does to the child's plan. Nothing where it leaves the plan as it is. */
function planActOf(view: ConferenceView, decision: ChildDecision): FamilyAct | undefined {
  const plan = planNow(view, decision.child);
  const { id: conference, held_on } = view.conference;
  const { child, categories, outcome } = decision;
  if (!hasPlanAfter(outcome)) return undefined;
  if (plan !== undefined) {
    const isSame = plan.latest_categories.join() === categories.join();
    return isSame ? undefined : { act: "change_plan_category", plan: plan.id, categories };
  }
  if (held_on === null) return undefined;
  const begun = { initial_categories: categories, latest_categories: categories };
  const open = {
    ended_on: null,
    end_reason: null,
    end_evidence: null,
    transfer_conference_on: null,
    follow_up: null,
    core_groups: [],
    reviews: [],
    significant_changes: [],
    met_after_end_on: null,
  };
  return {
    act: "begin_plan",
    plan: { id: newId(), child, conference, started_on: held_on, state: "active", ...begun, ...open },
  };
}

/**
 * Records the chair's decision for one child, and what it does to the child's plan. True when it was done.
 *
 * A plan that ends needs facts of its own, which a person gives: the decision alone does not end it.
 */
export async function recordDecision(view: ConferenceView, child: string, choice: Choice): Promise<boolean> {
  const decision = decisionOf(view, child, choice);
  if (decision === undefined) return false;
  if (!(await openConference.act({ act: "record_decision", decision }))) return false;
  const opened = openConference.state;
  const next = opened.kind === "ready" ? planActOf(opened.view, decision) : undefined;
  return next === undefined || openConference.actOnFamily(next);
}
