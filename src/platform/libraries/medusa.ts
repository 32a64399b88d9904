import type { Library } from "./library.ts";

export const MEDUSA: Library = {
  checked: "2026-11",
  clients: [
    {
      forms: [{ config: 0, isClient: true, isNew: true, paths: [""], url: { properties: ["baseUrl"] } }],
      // With session auth; without, it sends a token or nothing.
      option: { isIncludedByDefault: true, path: ["auth", "fetchCredentials"], values: "mode" },
    },
  ],
  modules: ["@medusajs/js-sdk"],
  name: "Medusa",
  sources: ["@medusajs/js-sdk@2.21"],
  sessionCookies: [
    {
      library: "Medusa",
      pattern: /^_medusa_jwt$/,
      kind: "token",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: [],
      source: "github medusajs/nextjs-starter-medusa src/lib/data/cookies.ts",
    },
    {
      library: "Medusa",
      pattern: /^_medusa_(?:cart|cache)_id$/,
      kind: "preference",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: [],
      source: "github medusajs/nextjs-starter-medusa",
    },
  ],
};
