import type { IconName } from "../../components/icons";
import type { AgencyReport } from "../../ipc/bindings/AgencyReport";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { DeadlineView } from "../../ipc/bindings/DeadlineView";

/** Whether a report came, in whatever way. */
export function isReceived(report: AgencyReport): boolean {
  return report.received_at !== null || report.is_verbal;
}

/** The day by which a report is due, with its rule. */
export function deadlineOf(view: ConferenceView, report: AgencyReport): DeadlineView | undefined {
  return view.deadlines.find((deadline) => deadline.report === report.id);
}

interface Standing {
  kind: "neutral" | "good" | "warn" | "bad";
  icon: IconName;
  words: string;
}

/** How a report stands. Late or in time is what the core says of its deadline. */
export function standingOf(view: ConferenceView, report: AgencyReport): Standing {
  const deadline = deadlineOf(view, report);
  if (report.is_tabled) return { kind: "warn", icon: "clock", words: "Tabled at the conference" };
  if (report.is_verbal) return { kind: "neutral", icon: "team", words: "Given in words" };
  if (isReceived(report)) {
    const standing = deadline?.standing ?? "";
    return { kind: "good", icon: "check", words: standing === "" ? "Received" : standing };
  }
  if (deadline?.state === "late") return { kind: "bad", icon: "alert", words: deadline.standing };
  if (deadline?.state === "due_soon") return { kind: "warn", icon: "clock", words: deadline.standing };
  return { kind: "neutral", icon: "clock", words: deadline?.standing ?? "Asked for" };
}
