import type { Library } from "./library.ts";
import { CREDENTIALS } from "./shapes.ts";

export const DIRECTUS: Library = {
  checked: "2026-11",
  clients: [
    {
      chain: { head: "createDirectus", session: { call: "authentication", modes: ["cookie", "session"] } },
      customizers: ["onRequest"],
      forms: [
        { config: 0, isClient: true, paths: ["graphql", "rest"], url: "head" },
        { config: 1, isClient: true, paths: ["authentication"], url: "head" },
      ],
      option: CREDENTIALS,
    },
  ],
  modules: ["@directus/sdk"],
  name: "directus",
  sources: ["@directus/sdk@18.0", "https://directus.io/docs/guides/connect/sdk"],
  sessionCookies: [
    {
      library: "Directus",
      pattern: /^directus_(?:session|refresh)_token$/,
      kind: "token",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: [],
      source: "github directus/directus api/src/constants.ts COOKIE_OPTIONS httpOnly:true",
    },
  ],
};
