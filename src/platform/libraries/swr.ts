import type { Library } from "./library.ts";
import { CREDENTIALS } from "./shapes.ts";

export const SWR: Library = {
  checked: "2026-11",
  clients: [
    {
      // It calls its fetcher with the key alone.
      forms: [{ fetcher: 1, paths: [""], url: { argument: 0 } }],
      name: "fetch",
      option: CREDENTIALS,
    },
  ],
  modules: ["swr", "swr/immutable"],
  name: "SWR",
  sources: ["swr@2.5"],
};
