import type { Library } from "./library.ts";

export const WRETCH: Library = {
  checked: "2026-11",
  clients: [
    {
      forms: [{ config: 1, paths: ["", "wretch"], url: { argument: 0 } }],
      option: { by: "chain", path: ["options", "credentials"], values: "mode" },
    },
  ],
  modules: ["wretch"],
  name: "wretch",
  sources: ["wretch@2.11"],
};
