import type { Library } from "./library.ts";
import { STORED_STATE } from "./shapes.ts";

/** Three packages that offer the same. */
export const USE_LOCAL_STORAGE: Library = {
  checked: "2026-11",
  modules: ["use-local-storage", "use-local-storage-state", "use-session-storage-state"],
  name: "use-local-storage",
  sources: ["use-local-storage@3.0.0", "use-local-storage-state@20.0.0", "use-session-storage-state@19.0.1"],
  storage: [{ calls: { "": STORED_STATE } }],
};
