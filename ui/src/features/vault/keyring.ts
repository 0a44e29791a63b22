import type { KeyringState } from "../../ipc/bindings/KeyringState";

/** What the computer's keyring means for this vault, in words. */
export const KEYRING_WORDS: Record<KeyringState, string> = {
  available:
    "This computer's keyring keeps a part of the key. Someone who only copies the disk cannot try passphrases on it.",
  no_service:
    "This computer has no keyring to keep a part of the key. The passphrase stands alone, so it must be stronger.",
  left_alone: "The keyring is left alone, as asked. The passphrase stands alone, so it must be stronger.",
  not_used:
    "This computer's keyring keeps no part of this key. The passphrase stands alone. A new passphrase is bound to the keyring.",
  out_of_reach:
    "This computer's keyring keeps a part of the key, and it does not answer. Sign in to the desktop again.",
};
