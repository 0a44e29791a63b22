import { call, type AppError } from "../../ipc/client";
import type { DraftTarget } from "../../ipc/bindings/DraftTarget";
import { session } from "../../session/session.svelte";
import { thisInstant } from "../../words/dates";
import { openConference } from "../conference/openConference.svelte";

/** Keystrokes are sent after this time at the latest. Well under the 300 ms that are promised. */
const SENT_AFTER_MS = 200;
/** Drafts become part of the record after a pause of this length. */
const PAUSE_MS = 2_000;
/** And in unbroken typing each time this has passed. */
const UNBROKEN_MS = 10_000;
/** A save that failed is tried again after this time. */
const TRIED_AGAIN_AFTER_MS = 2_000;

const TIMERS = ["send", "pause", "unbroken"] as const;

interface Unsent {
  key: string;
  target: DraftTarget;
  text: string;
  /** When the first letter was typed that is on no disk yet. Units: milliseconds since 1970. */
  since: number;
}

/**
 * Keeps what is being typed in one conference: on the disk at each batch of keystrokes, in the record at each pause.
 *
 * Nothing leaves here before the core has said that it is on the disk. A save that fails is kept and tried again.
 */
export class DraftKeeper {
  #conference: string;
  #onsettled: () => void;
  #unsent: Unsent[] = [];
  #inFlight: Unsent | undefined;
  #isUncommitted = false;
  #turn: Promise<boolean> = Promise.resolve(true);
  #timers: Partial<Record<(typeof TIMERS)[number], ReturnType<typeof setTimeout>>> = {};
  #stopKeeping: () => void;
  #problem: AppError | undefined = $state();

  /** `onsettled` is called each time drafts became part of the record. */
  constructor(conference: string, onsettled: () => void = () => undefined) {
    this.#conference = conference;
    this.#onsettled = onsettled;
    this.#stopKeeping = session.keepLastWords({
      handOver: () => this.#handOver(),
      oldestUnsent: () => this.#oldestUnsent(),
    });
  }

  /** Why the last words are not on the disk, in the words of the core. Nothing while all is well. */
  get problem(): AppError | undefined {
    return this.#problem;
  }

  /** Takes the whole text of a passage as it stands. `key` names the passage. */
  write(key: string, target: DraftTarget, text: string) {
    const known = this.#unsent.find((each) => each.key === key);
    const since = known === undefined || known === this.#inFlight ? thisInstant() : known.since;
    this.#unsent = [...this.#unsent.filter((each) => each !== known), { key, target, text, since }];
    this.#timers.send ??= setTimeout(() => void this.send(), SENT_AFTER_MS);
    clearTimeout(this.#timers.pause);
    this.#timers.pause = setTimeout(() => void this.settle(), PAUSE_MS);
    this.#timers.unbroken ??= setTimeout(() => void this.settle(), UNBROKEN_MS);
  }

  /** Sends everything that is not on the disk yet. True when it is. */
  send(): Promise<boolean> {
    this.#clear("send");
    return this.#inTurn(() => this.#sendAll());
  }

  /** Sends everything and has it put into the record. True when it is there. */
  settle(): Promise<boolean> {
    for (const name of TIMERS) this.#clear(name);
    return this.#inTurn(async () => {
      if (!(await this.#sendAll())) return false;
      if (!this.#isUncommitted) return true;
      const refused = await openConference.run((conference) => call("commit_drafts", { conference }));
      if (refused !== undefined) return this.#fail(refused);
      this.#isUncommitted = false;
      this.#onsettled();
      return true;
    });
  }

  /** Ends the keeping, after what is left was put into the record. */
  async stop() {
    await this.settle();
    this.#stopKeeping();
    for (const name of TIMERS) this.#clear(name);
  }

  /** One request at a time, so that an older text never overtakes a newer one. */
  #inTurn(work: () => Promise<boolean>): Promise<boolean> {
    this.#turn = this.#turn.then(work);
    return this.#turn;
  }

  async #sendAll(): Promise<boolean> {
    for (const unsent of this.#unsent) {
      const { target, text } = unsent;
      this.#inFlight = unsent;
      const answer = await call("save_draft", { conference: this.#conference, target, text });
      this.#inFlight = undefined;
      if (answer.kind === "refused") {
        this.#unsent = this.#unsent.map((each) =>
          each.key === unsent.key ? { ...each, since: unsent.since } : each,
        );
        return this.#fail(answer.error);
      }
      // What was typed while it was sent is newer and still to be sent.
      this.#unsent = this.#unsent.filter((each) => each !== unsent);
      this.#isUncommitted = true;
      this.#problem = undefined;
      session.noteSaved(answer.value.at);
    }
    return true;
  }

  #fail(error: AppError): false {
    this.#problem = error;
    this.#timers.send ??= setTimeout(() => void this.settle(), TRIED_AGAIN_AFTER_MS);
    return false;
  }

  /** Sends what is left without waiting: the vault is about to lock. */
  #handOver() {
    for (const { target, text } of this.#unsent) {
      void call("save_draft", { conference: this.#conference, target, text });
    }
  }

  #oldestUnsent(): number | undefined {
    return this.#unsent.length === 0 ? undefined : Math.min(...this.#unsent.map(({ since }) => since));
  }

  #clear(name: (typeof TIMERS)[number]) {
    clearTimeout(this.#timers[name]);
    delete this.#timers[name];
  }
}
