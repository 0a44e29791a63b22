import type { FindingView } from "../ipc/bindings/FindingView";
import type { LedgerLine } from "../ipc/bindings/LedgerLine";
import type { LedgerView } from "../ipc/bindings/LedgerView";
import type { RecipientCopy } from "../ipc/bindings/RecipientCopy";
import type { RecipientView } from "../ipc/bindings/RecipientView";

const REMOVED = {
  id: "x1",
  part: "block",
  number: "5.1A",
  reason: "audience" as const,
  suppression: null,
  approved_by: "",
  redaction_reason: "",
  block: null,
};

const NOTHING_ENCLOSED = { enclosed_reports: [], enclosed_attachment: null };

/** A copy of invented minutes that leaves one passage out, made and not sent. */
export function aCopy(but: Partial<RecipientCopy> = {}): RecipientCopy {
  return {
    id: "k1",
    paper: "minutes",
    recipient: "p-mother",
    minutes_version: "m1",
    number: 2,
    pages: 13,
    state: "prepared",
    removed: [REMOVED],
    findings: [],
    has_place_marks: false,
    has_watermark: false,
    is_large_print: false,
    prepared_by: "Piotr Hale",
    prepared_at: "2026-09-29T09:00:00Z",
    checked_by: "",
    checked_at: null,
    sha256_before: "",
    sha256_after: "",
    attachment: "aa",
    ...NOTHING_ENCLOSED,
    delivery: "",
    method: "",
    sent_at: null,
    sent_by: "",
    received_on: null,
    received_noted_by: "",
    ...but,
  };
}

/** Someone who gets a part of the minutes, and has a namesake. */
export function aRecipient(but: Partial<RecipientView> = {}): RecipientView {
  return {
    person: "p-mother",
    name: "Folasade Adeyemi",
    role_label: "Mother of Temperance",
    born_on: "1991-02-14",
    namesakes: ["F. Adeyemi, Aunt, born 3 May 1970"],
    copy: "partial",
    left_out: [{ part: "5.1A", reason: "audience", sentence: "5.1A: Restricted" }],
    delivery_options: ["6 Tamerton Street"],
    may_enclose: [],
    is_default: true,
    why: "Invited or present.",
    copies: [],
    ...but,
  };
}

/** Someone who gets all of them. */
export const POLICE = aRecipient({
  person: "p-police",
  name: "Tomos Arkwright",
  role_label: "Detective constable, Police",
  born_on: null,
  namesakes: [],
  copy: "full",
  left_out: [],
});

/** How a copy stands in the ledger. */
export function aLine(copy: RecipientCopy, but: Partial<LedgerLine> = {}): LedgerLine {
  return {
    copy: copy.id,
    number: copy.number,
    holder: "Folasade Adeyemi",
    role_label: "Mother of Temperance",
    paper: "Minutes",
    version: 1,
    is_partial: copy.removed.length > 0,
    state: copy.state,
    state_label: "Received",
    prepared_by: copy.prepared_by,
    prepared_at: copy.prepared_at,
    checked_by: copy.checked_by,
    checked_at: copy.checked_at,
    method: copy.method,
    delivery: copy.delivery,
    sent_by: copy.sent_by,
    sent_at: copy.sent_at,
    received_on: copy.received_on,
    received_noted_by: copy.received_noted_by,
    corrections: null,
    chase: "",
    ...but,
  };
}

export function aLedger(but: Partial<LedgerView> = {}): LedgerView {
  return { summary: "", lines: [], to_resend: [], incidents: [], transfers: [], ...but };
}

/** What was found in a copy, as the record holds it. */
export const FOUND: RecipientCopy["findings"][number] = {
  id: "f1",
  code: "withheld_address",
  place: "Text",
  page: 2,
  words_sha256: "",
  resolved_reason: "",
  resolved_by: "",
};

/** The same in words, with its place and what to do. */
export function aFinding(but: Partial<FindingView> = {}): FindingView {
  return {
    id: "f1",
    label: "Withheld address",
    place: "Text",
    page: 2,
    context: "went to 14 Mill Lane on",
    remedy: "Take it out of the passage.",
    resolved_reason: "",
    ...but,
  };
}
