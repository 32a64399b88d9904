import type { Library } from "./library.ts";
import { COOKIE_SETTER } from "./shapes.ts";

export const TYPESCRIPT_COOKIE: Library = {
  checked: "2026-11",
  cookies: [
    {
      copies: ["withAttributes.()", "withConverter.()", "Cookies"],
      readers: [
        { export: "getCookie", result: "value", withoutName: "dictionary" },
        { export: "getCookies", result: "dictionary" },
        { export: "get", result: "value", withoutName: "dictionary" },
      ],
      writers: ["setCookie", "set"].map((path) => ({ ...COOKIE_SETTER, export: path })),
    },
  ],
  modules: ["typescript-cookie"],
  name: "typescript-cookie",
  sources: ["typescript-cookie@1.0.6"],
};
