import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { DeadlineView } from "../../ipc/bindings/DeadlineView";
import type { OutlinePlan } from "../../ipc/bindings/OutlinePlan";
import type { PlanAction } from "../../ipc/bindings/PlanAction";
import { newId } from "../../ipc/ids";
import { openConference } from "../conference/openConference.svelte";

/** The outline plan of a child, once it was begun. */
export function outlinePlan(view: ConferenceView, child: string): OutlinePlan | undefined {
  return view.conference.outline_plans.find((plan) => plan.child === child);
}

function emptyPlan(child: string): OutlinePlan {
  return {
    child,
    actions: [],
    contingency: "",
    contingency_audience: { kind: "all" },
    assessments_needed: "",
    family_involvement: "",
    lead_practitioner: null,
    core_group: [],
    core_group_first_on: null,
    review_on: null,
  };
}

/** Begins a child's outline plan where there is none. True when there is one. */
export async function beginPlan(view: ConferenceView, child: string): Promise<boolean> {
  if (outlinePlan(view, child) !== undefined) return true;
  return openConference.act({ act: "begin_outline_plan", plan: emptyPlan(child) });
}

/** Changes a child's outline plan. */
export function changePlan(child: string, change: Partial<OutlinePlan>): Promise<boolean> {
  return openConference.act({ act: "change_outline_plan", child, change });
}

/** Copies an action to the other children of the conference, beginning their plans where need be. */
export async function copyActionToSiblings(view: ConferenceView, child: string, action: PlanAction) {
  for (const sibling of view.children.filter(({ id }) => id !== child)) {
    if (!(await beginPlan(view, sibling.id))) return;
    const copy = { ...action, id: newId(), progress: "" };
    if (!(await openConference.act({ act: "add_plan_action", child: sibling.id, action: copy }))) return;
  }
}

/** The limit of the first core group, where a rule gives one. */
export function coreGroupLimit(view: ConferenceView): DeadlineView | undefined {
  return view.deadlines.find(({ rule }) => rule === "core_group_first");
}

const REVIEW_RULES: readonly string[] = ["review_first", "review_post_birth", "review_next"];

/** The limit of the review that follows this conference for a child. The review that this conference is has its own. */
export function reviewLimit(view: ConferenceView, child: string): DeadlineView | undefined {
  const limits = view.deadlines.filter((each) => each.child === child && REVIEW_RULES.includes(each.rule));
  return limits.findLast(({ done_on }) => done_on === null);
}
