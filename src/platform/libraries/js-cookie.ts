import type { Library } from "./library.ts";
import { COOKIE_SETTER } from "./shapes.ts";

export const JS_COOKIE: Library = {
  checked: "2026-11",
  cookies: [
    {
      copies: ["withAttributes.()", "withConverter.()", "noConflict.()"],
      readers: [
        { export: "get", result: "value", withoutName: "dictionary" },
        // Until 2.x.
        { export: "getJSON", result: "value", withoutName: "dictionary" },
      ],
      writers: [{ ...COOKIE_SETTER, export: "set", passesHttpOnly: true }],
    },
  ],
  modules: ["js-cookie"],
  name: "js-cookie",
  sources: ["js-cookie@3.0.8", "@types/js-cookie@3.0.6"],
};
