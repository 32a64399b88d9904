import type { Library } from "./library.ts";
import { COOKIE_SETTER } from "./shapes.ts";

export const ES_COOKIE: Library = {
  checked: "2026-11",
  cookieParsers: ["parse"],
  cookies: [
    {
      readers: [
        { export: "get", result: "value" },
        { export: "getAll", result: "dictionary" },
      ],
      writers: [{ ...COOKIE_SETTER, export: "set" }],
    },
  ],
  modules: ["es-cookie"],
  name: "es-cookie",
  sources: ["es-cookie@1.5.0"],
};
