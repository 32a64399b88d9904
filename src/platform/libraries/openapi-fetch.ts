import type { Library } from "./library.ts";
import { CREDENTIALS } from "./shapes.ts";

export const OPENAPI_FETCH: Library = {
  checked: "2026-11",
  clients: [
    {
      customizers: ["auth", "fetch"],
      forms: [{ config: 0, isClient: true, paths: ["", "createClient"], url: { properties: ["baseUrl"] } }],
      option: { ...CREDENTIALS, alternatives: [["requestInitExt", "credentials"]] },
    },
  ],
  modules: ["@hey-api/client-fetch", "openapi-fetch"],
  name: "createClient",
  sources: ["openapi-fetch@0.17", "@hey-api/client-fetch@0.13"],
};
