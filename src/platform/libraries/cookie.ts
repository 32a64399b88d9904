import type { Library } from "./library.ts";
import { COOKIE_SETTER } from "./shapes.ts";

/** `cookie-es` is the same as a module. */
export const COOKIE: Library = {
  checked: "2026-11",
  cookieParsers: ["parse", "parseCookie"],
  cookies: [
    {
      writers: ["serialize", "stringifySetCookie", "serializeCookie"].map((path) => ({ ...COOKIE_SETTER, by: "header", export: path, takesObject: true })),
    },
  ],
  modules: ["cookie", "cookie-es"],
  name: "cookie",
  sources: ["cookie@1.1.1, 2.0.2", "cookie-es@3.1.1"],
};
