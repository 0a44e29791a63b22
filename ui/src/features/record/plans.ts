import type { ChildView } from "../../ipc/bindings/ChildView";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { ProtectionPlan } from "../../ipc/bindings/ProtectionPlan";
import { planNow } from "../decision/sheet.svelte";

/** A plan with the child whose plan it is. */
export interface ChildPlan {
  child: ChildView;
  plan: ProtectionPlan;
}

/** The plans that run, of the children whom the conference is about. */
export function runningPlans(view: ConferenceView): ChildPlan[] {
  return view.children.flatMap((child) => {
    const plan = planNow(view, child.id);
    return plan === undefined ? [] : [{ child, plan }];
  });
}
