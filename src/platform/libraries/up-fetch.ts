import type { Library } from "./library.ts";
import { CREDENTIALS } from "./shapes.ts";

export const UP_FETCH: Library = {
  checked: "2026-11",
  clients: [
    {
      customizers: ["onRequest"],
      // It asks a function for its defaults before each request.
      forms: [{ config: 1, isClient: true, paths: ["up"], transport: 0, url: { properties: ["baseUrl"] } }],
      option: CREDENTIALS,
    },
  ],
  modules: ["up-fetch"],
  name: "up",
  sources: ["up-fetch@2.6"],
};
