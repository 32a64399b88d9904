import type { Library } from "./library.ts";
import { CREDENTIALS } from "./shapes.ts";

export const XIOR: Library = {
  checked: "2026-12",
  clients: [
    {
      baseUrl: ["baseURL"],
      customizers: ["fetch"],
      factories: [
        { config: 0, path: "create" },
        { config: 0, path: "Xior.create" },
      ],
      forms: [
        // With a text it takes no options: `xior(url)`.
        { config: 0, paths: ["", "request"], url: { properties: ["url"] } },
        { config: 1, paths: ["delete", "get", "head", "options"], url: { argument: 0 } },
        { body: 1, config: 2, paths: ["patch", "post", "put"], url: { argument: 0 } },
      ],
      // `withCredentials: true` does the same where `credentials` says nothing; `false` does nothing.
      option: { ...CREDENTIALS, alternatives: [["withCredentials"]] },
      // It may stand in for axios, and then has its name.
      shared: { members: ["config", "defaults", "interceptors", "plugins"], names: ["axios", "xior"] },
    },
  ],
  modules: ["xior"],
  name: "xior",
  sources: ["xior@0.8.5"],
};
