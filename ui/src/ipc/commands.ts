// Not generated yet: written by hand in the shape of the one command list. The generator replaces this file.
import type { SessionView } from "./bindings/SessionView";

/** Every command of the shell: its name, what is sent and what comes back. */
export interface Commands {
  session: { request: null; response: SessionView };
  lock: { request: null; response: null };
  privacy_screen_on: { request: null; response: null };
  privacy_screen_off: { request: { pin: string }; response: null };
}
