import type { Library } from "./library.ts";

export const NEXT_INTL: Library = {
  checked: "2026-11",
  modules: ["next-intl/middleware"],
  name: "next-intl",
  responseMakers: ["().()"],
  sources: ["https://next-intl.dev/docs/routing/middleware#composing-other-middlewares"],
};
