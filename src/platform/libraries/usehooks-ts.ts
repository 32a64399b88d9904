import type { Library } from "./library.ts";
import { STORED_STATE } from "./shapes.ts";

export const USEHOOKS_TS: Library = {
  checked: "2026-11",
  modules: ["usehooks-ts"],
  name: "usehooks-ts",
  sources: ["usehooks-ts@3.1.1"],
  storage: [{ calls: { useLocalStorage: STORED_STATE, useReadLocalStorage: { key: "argument", use: "read" }, useSessionStorage: STORED_STATE } }],
};
