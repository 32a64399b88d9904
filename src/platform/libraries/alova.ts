import type { Library } from "./library.ts";
import { CREDENTIALS } from "./shapes.ts";

export const ALOVA: Library = {
  checked: "2026-11",
  clients: [
    {
      baseUrl: ["baseURL"],
      customizers: ["beforeRequest", "responded"],
      factories: [{ config: 0, path: "createAlova" }],
      forms: [
        { config: 1, paths: ["Delete", "Get", "Head", "Options"], url: { argument: 0 } },
        { body: 1, config: 2, paths: ["Patch", "Post", "Put"], url: { argument: 0 } },
        { config: 0, paths: ["Request"], url: { properties: ["url"] } },
      ],
      ignored: [{ path: ["fetchOptions", "credentials"] }],
      // It hands the options of each request to its adapter, and reads none of the client's own.
      option: { ...CREDENTIALS, perRequest: true },
      parts: { modules: ["alova/fetch"], option: "requestAdapter" },
    },
  ],
  modules: ["alova"],
  name: "alova",
  sources: ["alova@3.5"],
};
