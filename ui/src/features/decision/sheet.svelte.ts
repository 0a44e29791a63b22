import type { ChildDecision } from "../../ipc/bindings/ChildDecision";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { DecisionOutcome } from "../../ipc/bindings/DecisionOutcome";
import type { EndReason } from "../../ipc/bindings/EndReason";
import type { ProtectionPlan } from "../../ipc/bindings/ProtectionPlan";

/** What the chair has chosen for one child, recorded or not yet. */
export interface Choice {
  outcome: DecisionOutcome | "";
  categories: readonly string[];
  end_reason: EndReason | "";
}

/** The decision that counts for a child: the latest. Earlier ones are kept. */
export function decisionFor(view: ConferenceView, child: string): ChildDecision | undefined {
  return view.conference.decisions.findLast((decision) => decision.child === child);
}

/** The plan that a child has now. */
export function planNow(view: ConferenceView, child: string): ProtectionPlan | undefined {
  return view.family.plans.find((plan) => plan.child === child && plan.ended_on === null);
}

/** Whether the question is if a plan goes on, not if one begins. */
export function isReview(view: ConferenceView, child: string): boolean {
  const kind = view.children.find((each) => each.id === child)?.kind;
  if (kind === "review") return true;
  const plan = planNow(view, child);
  return kind === "reconvened" && plan !== undefined && plan.conference !== view.conference.id;
}

/** Whether the plan has to end first, with what its reason asks for: only a review decides by itself. */
export function mustEndFirst(view: ConferenceView, child: string, choice: Choice): boolean {
  const reasons = view.children.find((each) => each.id === child)?.end_reasons ?? [];
  const reason = reasons.find((each) => each.reason === choice.end_reason);
  return choice.outcome === "end" && reason !== undefined && !reason.needs_review_decision;
}

/** Outcomes in which a child has a plan afterwards, and so a category. */
export function hasPlanAfter(outcome: DecisionOutcome | ""): boolean {
  return outcome === "plan" || outcome === "continue";
}

/** The decisions as chosen on the screen, before they are recorded. */
export class DecisionSheet {
  #typed: Record<string, Partial<Choice>> = $state.raw({});

  /** What is chosen for a child: what was recorded, and over it what was chosen since. */
  choiceFor(view: ConferenceView, child: string): Choice {
    const known = decisionFor(view, child);
    const since = planNow(view, child)?.latest_categories ?? [];
    return {
      outcome: known?.outcome ?? "",
      categories: known?.categories ?? (isReview(view, child) ? since : []),
      end_reason: known?.end_reason ?? "",
      ...this.#typed[child],
    };
  }

  choose(child: string, choice: Partial<Choice>) {
    this.#typed = { ...this.#typed, [child]: { ...this.#typed[child], ...choice } };
  }

  /** Whether something is chosen that is not recorded. */
  isUnrecorded(view: ConferenceView, child: string): boolean {
    const known = decisionFor(view, child);
    const { outcome, categories, end_reason } = this.choiceFor(view, child);
    if (outcome === "") return false;
    if (known === undefined || known.outcome !== outcome) return true;
    const sameCategories = known.categories.join() === categories.join() || !hasPlanAfter(outcome);
    return !sameCategories || (outcome === "end" && (known.end_reason ?? "") !== end_reason);
  }

  forget(child: string) {
    this.#typed = Object.fromEntries(Object.entries(this.#typed).filter(([id]) => id !== child));
  }
}
