import type { Library } from "./library.ts";
import { STORED_STATE } from "./shapes.ts";

export const UIDOTDEV_USEHOOKS: Library = {
  checked: "2026-11",
  modules: ["@uidotdev/usehooks"],
  name: "@uidotdev/usehooks",
  sources: ["@uidotdev/usehooks@2.4.1"],
  storage: [{ calls: { useLocalStorage: STORED_STATE, useSessionStorage: STORED_STATE } }],
};
