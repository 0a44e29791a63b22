import type { ConferenceView } from "../ipc/bindings/ConferenceView";
import type { MinuteBlock } from "../ipc/bindings/MinuteBlock";
import type { MinutesSectionView } from "../ipc/bindings/MinutesSectionView";
import type { MinutesVersion } from "../ipc/bindings/MinutesVersion";
import type { MinutesView } from "../ipc/bindings/MinutesView";

/** A paragraph of invented minutes. */
export function aBlock(but: Partial<MinuteBlock> = {}): MinuteBlock {
  return {
    id: "b1",
    section: "agency_information",
    under: "Harrowfell School",
    text: "Attendance last year was 81%.",
    words_of: null,
    source_person: null,
    source_note: null,
    mark: null,
    child_scope: [],
    audience: { kind: "all" },
    also_for: [],
    said_at: null,
    ...but,
  };
}

/** A version of invented minutes, a draft unless said otherwise. */
export function aVersion(but: Partial<MinutesVersion> = {}): MinutesVersion {
  return {
    id: "m1",
    number: 1,
    state: "draft",
    blocks: [aBlock()],
    approved_at: null,
    approved_by: "",
    sha256: "",
    heads: [],
    signature: "",
    attachment: null,
    replaces: null,
    change_reason: "",
    ...but,
  };
}

/** The minutes as the core shows them: each block numbered as `numbers` says, in its section. */
export function minutesOf(
  view: ConferenceView,
  version: MinutesVersion,
  numbers: Record<string, string>,
  but: Partial<MinutesView> = {},
): MinutesView {
  const sectionOf = (
    section: MinuteBlock["section"],
    number: number,
    heading: string,
  ): MinutesSectionView => ({
    section,
    number,
    heading,
    blocks: version.blocks
      .filter((block) => block.section === section)
      .map((block) => ({ number: numbers[block.id] ?? "", block, not_for: [] })),
  });
  return {
    version,
    sections: [
      sectionOf("attendance", 1, "Who was there"),
      sectionOf("agency_information", 5, "Each agency's information"),
    ],
    versions: [version],
    gaps: [],
    late_requests: [],
    may_approve: true,
    view: { ...view, conference: { ...view.conference, minutes: [version] } },
    ...but,
  };
}
