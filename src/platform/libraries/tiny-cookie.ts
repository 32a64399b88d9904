import type { CookieReader, CookieWriter, Library } from "./library.ts";
import { COOKIE_SETTER } from "./shapes.ts";

export const TINY_COOKIE: Library = {
  checked: "2026-11",
  cookies: [
    {
      readers: [
        ...["get", "getCookie", "getRaw", "getRawCookie"].map((path): CookieReader => ({ export: path, result: "value" })),
        ...["getAll", "getAllCookies"].map((path): CookieReader => ({ export: path, result: "dictionary" })),
        // 1.x: the default export is a function as well.
        { export: "", mostArguments: 1, result: "value" },
      ],
      writers: [
        ...["set", "setCookie", "setRaw", "setRawCookie"].map((path): CookieWriter => ({ ...COOKIE_SETTER, export: path })),
        { ...COOKIE_SETTER, export: "", leastArguments: 2 },
      ],
    },
  ],
  modules: ["tiny-cookie"],
  name: "tiny-cookie",
  sources: ["tiny-cookie@2.5.1"],
};
