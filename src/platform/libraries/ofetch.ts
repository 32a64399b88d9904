import type { Library } from "./library.ts";
import { CREDENTIALS } from "./shapes.ts";

export const OFETCH: Library = {
  checked: "2026-11",
  clients: [
    {
      baseUrl: ["baseURL"],
      customizers: ["onRequest"],
      factories: [
        { config: 0, path: "ofetch.create" },
        { config: 0, path: "$fetch.create" },
        { config: 0, path: "create" },
      ],
      forms: [{ config: 1, paths: ["", "$fetch", "$fetch.raw", "ofetch", "ofetch.raw", "raw"], url: { argument: 0 } }],
      option: CREDENTIALS,
    },
  ],
  modules: ["ofetch"],
  name: "ofetch",
  sources: ["ofetch@1.5"],
};
