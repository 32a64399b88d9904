import type { Library } from "./library.ts";
import { COOKIE_SETTER } from "./shapes.ts";

export const COOKIES: Library = {
  checked: "2026-11",
  cookies: [{ writers: [{ ...COOKIE_SETTER, by: "header", export: "new().set", isHttpOnlyByDefault: true }] }],
  modules: ["cookies"],
  name: "cookies",
  sources: ["cookies@0.9.2", "https://github.com/pillarjs/cookies#readme"],
};
