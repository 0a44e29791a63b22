import type { OfficeRole } from "../ipc/bindings/OfficeRole";

/** Roles as a person reads them. */
export const ROLE_LABELS: Record<OfficeRole, string> = {
  chair: "Independent chair",
  administrator: "Conference administrator",
  service_manager: "Service manager",
};

/** The first letters of the first and the last part of a name. A name of one part gives one letter. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/u).filter(Boolean);
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : parts;
  return ends.map((part) => [...(part ?? "")][0] ?? "").join("");
}
