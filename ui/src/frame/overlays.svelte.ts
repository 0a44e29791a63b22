import { session } from "../session/session.svelte";
import { toasts } from "./toasts.svelte";

/** Which of the boxes that lie over every screen are open. */
class Overlays {
  keys = $state(false);
  commands = $state(false);
  pin = $state(false);

  openCommands() {
    this.commands = true;
  }

  openKeys() {
    this.keys = true;
  }

  /** One key hides at once. Showing again asks for the PIN. */
  pressPrivacy() {
    if (session.isPrivate) {
      this.pin = true;
      return;
    }
    void session.turnPrivacyOn();
    toasts.show("Privacy screen is on");
  }

  closeAll() {
    this.keys = false;
    this.commands = false;
    this.pin = false;
  }
}

export const overlays = new Overlays();
