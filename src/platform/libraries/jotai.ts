import type { Library } from "./library.ts";
import { STORED_STATE } from "./shapes.ts";

export const JOTAI: Library = {
  checked: "2026-11",
  modules: ["jotai/utils", "jotai/vanilla/utils"],
  name: "jotai",
  sources: ["jotai@2.20.3"],
  storage: [{ calls: { atomWithStorage: { ...STORED_STATE, storageArgument: 2 } } }],
};
