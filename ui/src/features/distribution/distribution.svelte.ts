import type { Colleague } from "../../ipc/bindings/Colleague";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { FindingView } from "../../ipc/bindings/FindingView";
import type { LedgerView } from "../../ipc/bindings/LedgerView";
import type { PaperKind } from "../../ipc/bindings/PaperKind";
import type { PrepareCopy } from "../../ipc/bindings/PrepareCopy";
import type { PreparedCopy } from "../../ipc/bindings/PreparedCopy";
import type { RecipientCopy } from "../../ipc/bindings/RecipientCopy";
import type { RecipientList } from "../../ipc/bindings/RecipientList";
import type { SendCopy } from "../../ipc/bindings/SendCopy";
import { call, type AppError } from "../../ipc/client";
import { openConference } from "../conference/openConference.svelte";

export type LedgerState =
  { kind: "loading" } | { kind: "ready"; ledger: LedgerView } | { kind: "failed"; error: AppError };

export type DistributionState =
  | { kind: "loading" }
  | { kind: "ready"; list: RecipientList; colleagues: readonly Colleague[] }
  | { kind: "failed"; error: AppError };

/** Who may get a copy of the minutes of one conference, and the copies made while this screen is open. */
export class Distribution {
  #conference: string;
  #state: DistributionState = $state.raw({ kind: "loading" });
  #ledger: LedgerState = $state.raw({ kind: "loading" });
  #made: Record<string, PreparedCopy> = $state.raw({});
  #found: Record<string, readonly FindingView[]> = $state.raw({});
  #read: readonly string[] = $state.raw([]);
  #turn = 0;

  constructor(conference: string) {
    this.#conference = conference;
  }

  get state(): DistributionState {
    return this.#state;
  }

  /** The ledger as the core last worked it out. */
  get ledger(): LedgerState {
    return this.#ledger;
  }

  /** What was found in a copy, with the words around it, once it was read again. */
  found(copy: string): readonly FindingView[] | undefined {
    return this.#found[copy];
  }

  /** A copy as it was answered when it was made, with its password and the words around what was found. */
  made(copy: string): PreparedCopy | undefined {
    return this.#made[copy];
  }

  /** Tells whether every page of a copy was on the screen here since the conference was opened. */
  isRead(copy: string): boolean {
    return this.#read.includes(copy);
  }

  noteRead(copy: string) {
    if (!this.isRead(copy)) this.#read = [...this.#read, copy];
  }

  async load() {
    const [list, office] = await Promise.all([
      call("recipients", { conference: this.#conference }),
      call("office", {}),
    ]);
    if (list.kind === "refused") this.#state = { kind: "failed", error: list.error };
    else if (office.kind === "refused") this.#state = { kind: "failed", error: office.error };
    else this.#state = { kind: "ready", list: list.value, colleagues: office.value.office.colleagues };
  }

  async loadLedger() {
    this.#turn += 1;
    const mine = this.#turn;
    const answer = await call("ledger", { conference: this.#conference });
    // An older answer never stands over a newer one.
    if (mine !== this.#turn) return;
    this.#ledger =
      answer.kind === "done"
        ? { kind: "ready", ledger: answer.value }
        : { kind: "failed", error: answer.error };
  }

  /** Has the sealed copy searched again, so that what was found on an earlier day can be read. */
  async readFindings(copy: string): Promise<AppError | undefined> {
    const answer = await call("read_findings", { conference: this.#conference, copy });
    if (answer.kind === "refused") return answer.error;
    this.#found = { ...this.#found, [copy]: answer.value.findings };
    return undefined;
  }

  /** Says that a copy was sent. Gives the refusal, if it was refused. */
  send(request: Omit<SendCopy, "conference">): Promise<AppError | undefined> {
    return openConference.run((conference) => call("send_copy", { conference, ...request }));
  }

  /** Makes a copy and has the finished file searched. Gives the refusal, if it was refused. */
  async prepare(request: Omit<PrepareCopy, "conference">): Promise<AppError | undefined> {
    const answer = await call("prepare_copy", { conference: this.#conference, ...request });
    if (answer.kind === "refused") return answer.error;
    this.#made = { ...this.#made, [answer.value.copy.id]: answer.value };
    return this.#refresh();
  }

  /** Takes the password of a copy off the screen for good. */
  hidePassword(copy: string) {
    const made = this.#made[copy];
    if (made !== undefined) this.#made = { ...this.#made, [copy]: { ...made, password: "" } };
  }

  /** A second person confirms a copy. Gives the refusal, if it was refused. */
  check(copy: string, colleague: string, passphrase: string): Promise<AppError | undefined> {
    return openConference.run((conference) =>
      call("check_copy", { conference, copy, colleague, passphrase }),
    );
  }

  /** The copy was entered in the record by a command that does not answer with the conference. */
  #refresh(): Promise<AppError | undefined> {
    return openConference.run((conference) => call("commit_drafts", { conference }));
  }
}

/**
 * The copy of a paper that a person holds or is to get: the newest that was not taken out of use. One of
 * minutes that were replaced since is not it: the person is to get a new one.
 */
export function copyInHand(
  view: ConferenceView,
  paper: PaperKind,
  person: string,
): RecipientCopy | undefined {
  return view.conference.copies.findLast(
    (copy) =>
      copy.recipient === person &&
      copy.paper === paper &&
      copy.state !== "withdrawn" &&
      (copy.minutes_version === null || copy.minutes_version === view.newest_approved),
  );
}
