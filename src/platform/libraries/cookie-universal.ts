import type { Library } from "./library.ts";
import { COOKIE_SETTER } from "./shapes.ts";

export const COOKIE_UNIVERSAL: Library = {
  checked: "2026-11",
  cookies: [
    {
      instanceServerArgument: 0,
      readers: [
        { export: "().get", result: "value" },
        { export: "().getAll", result: "dictionary" },
      ],
      writers: [{ ...COOKIE_SETTER, export: "().set" }],
    },
  ],
  modules: ["cookie-universal"],
  name: "cookie-universal",
  sources: ["cookie-universal@2.2.2"],
};
