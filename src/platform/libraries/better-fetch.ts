import type { Library } from "./library.ts";
import { CREDENTIALS } from "./shapes.ts";

export const BETTER_FETCH: Library = {
  checked: "2026-11",
  clients: [
    {
      baseUrl: ["baseURL"],
      customizers: ["auth", "customFetchImpl", "hooks", "onRequest", "plugins"],
      factories: [{ config: 0, path: "createFetch" }],
      forms: [{ config: 1, paths: ["", "betterFetch"], url: { argument: 0 } }],
      option: CREDENTIALS,
    },
  ],
  modules: ["@better-fetch/fetch"],
  name: "betterFetch",
  sources: ["@better-fetch/fetch@1.3"],
};
