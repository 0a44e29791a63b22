import type { IconName } from "../../components/icons";
import type { NoteMark } from "../../ipc/bindings/NoteMark";

/** How a mark looks beside a note. A plain note has no tag. */
export const MARK_TAGS: Record<
  Exclude<NoteMark, "plain">,
  { icon: IconName; kind: "neutral" | "good" | "warn" | "info" }
> = {
  strength: { icon: "plus", kind: "good" },
  worry: { icon: "alert", kind: "warn" },
  grey_area: { icon: "question", kind: "info" },
  own_words: { icon: "child", kind: "neutral" },
  action: { icon: "flag", kind: "neutral" },
  view: { icon: "scale", kind: "neutral" },
  decision: { icon: "check", kind: "neutral" },
  dissent: { icon: "split", kind: "neutral" },
};
