import type { Library } from "./library.ts";
import { CREDENTIALS } from "./shapes.ts";

export const FETCH_EVENT_SOURCE: Library = {
  checked: "2026-11",
  clients: [
    {
      // Hands its options on to it.
      customizers: ["fetch"],
      forms: [{ config: 1, paths: ["fetchEventSource"], url: { argument: 0 } }],
      option: CREDENTIALS,
    },
  ],
  modules: ["@microsoft/fetch-event-source"],
  name: "fetchEventSource",
  sources: ["@microsoft/fetch-event-source@2.0"],
};
