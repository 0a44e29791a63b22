import { mount } from "svelte";
import App from "./App.svelte";
import RoomDisplay from "./screens/room-display/RoomDisplay.svelte";
import "./styles/index.css";

/** The address of the room display, which the shell opens in a window of its own. */
const ROOM_DISPLAY = "#/room-display";

const target = document.getElementById("app");
if (target === null) throw new Error("index.html has no #app");
mount(window.location.hash === ROOM_DISPLAY ? RoomDisplay : App, { target });
