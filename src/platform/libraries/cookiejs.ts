import type { Library } from "./library.ts";
import { COOKIE_SETTER } from "./shapes.ts";

export const COOKIEJS: Library = {
  checked: "2026-11",
  cookies: [
    {
      copies: ["cookie"],
      readers: [
        { export: "get", result: "value" },
        { export: "all", result: "dictionary" },
        { export: "", mostArguments: 1, result: "value" },
      ],
      writers: [
        { ...COOKIE_SETTER, export: "set" },
        { ...COOKIE_SETTER, export: "", leastArguments: 2 },
      ],
    },
  ],
  modules: ["cookiejs"],
  name: "cookiejs",
  sources: ["cookiejs@2.1.4"],
};
