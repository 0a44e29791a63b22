// Runs alone in a frame of its own, between the page and the shell. A page that was made to misbehave
// can still only ask for what stands here, in the shape that stands here.
const shellCommands = new Set([
  "call",
  "choose_files",
  "choose_destination",
  "lock_now",
  "room_display_toggle",
  "room_display_feed",
  "plugin:event|listen",
  "plugin:event|unlisten",
]);

const commandName = /^[a-z][a-z0-9_]{0,63}$/;

window.__TAURI_ISOLATION_HOOK__ = (message) => {
  if (!shellCommands.has(message.cmd)) {
    throw new Error("This window may not ask for that.");
  }
  if (message.cmd === "call" && !commandName.test(String(message.payload?.name))) {
    throw new Error("This is not the name of a command.");
  }
  return message;
};
