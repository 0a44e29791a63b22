import type { ConferenceKind } from "../../ipc/bindings/ConferenceKind";

/** What the day of a conference before this one is called, for the kinds that have one. */
export function previousLegend(kind: ConferenceKind | ""): string | undefined {
  if (kind === "review") return "Last conference about this child";
  if (kind === "reconvened") return "The conference that is continued was held on";
  return undefined;
}
