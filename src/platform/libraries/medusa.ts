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
};
