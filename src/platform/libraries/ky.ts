import type { Library } from "./library.ts";
import { CREDENTIALS } from "./shapes.ts";

export const KY: Library = {
  checked: "2026-11",
  clients: [
    {
      baseUrl: ["prefixUrl", "prefix", "baseUrl"],
      customizers: ["fetch", "hooks"],
      factories: [
        { config: 0, path: "create" },
        { config: 0, path: "extend" },
      ],
      forms: [{ config: 1, paths: ["", "delete", "get", "head", "patch", "post", "put"], url: { argument: 0 } }],
      option: CREDENTIALS,
    },
  ],
  modules: ["ky"],
  name: "ky",
  sources: ["ky@1.14"],
};
