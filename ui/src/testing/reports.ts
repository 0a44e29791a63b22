import type { AgencyReport } from "../ipc/bindings/AgencyReport";

/** A report of an agency, as a test needs it. */
export function aReport(but: Partial<AgencyReport>): AgencyReport {
  return {
    id: "r1",
    agency: "Harrowfell School",
    author: null,
    author_name: "",
    discipline: "education",
    covers_children: ["p-temperance"],
    requested_on: "2026-09-01",
    state: "requested",
    received_at: null,
    is_tabled: false,
    late_report: null,
    is_verbal: false,
    attachment: null,
    file_name: "",
    media_type: "",
    size_bytes: 0,
    text_state: "no_file",
    sharing: [],
    not_shared_beforehand: false,
    gives_threshold_view: null,
    withheld_from: [],
    summary: "",
    ...but,
  };
}
