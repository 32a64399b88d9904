import type { Library } from "./library.ts";
import { COOKIE_SETTER } from "./shapes.ts";

export const BROWSER_COOKIES: Library = {
  checked: "2026-11",
  cookies: [
    {
      readers: [
        { export: "get", result: "value" },
        { export: "all", result: "dictionary" },
      ],
      writers: [{ ...COOKIE_SETTER, export: "set" }],
    },
  ],
  modules: ["browser-cookies"],
  name: "browser-cookies",
  sources: ["browser-cookies@1.2.0"],
};
