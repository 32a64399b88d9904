import type { Library } from "./library.ts";
import { COOKIE_SETTER, COOKIE_STATE_SETTER } from "./shapes.ts";

export const REACT_USE_COOKIE: Library = {
  checked: "2026-11",
  cookies: [
    {
      readers: [
        { export: "", result: "valueTuple" },
        { export: "getCookie", result: "value" },
      ],
      writers: [
        { ...COOKIE_STATE_SETTER, export: "().1" },
        { ...COOKIE_SETTER, export: "setCookie" },
      ],
    },
  ],
  modules: ["react-use-cookie"],
  name: "react-use-cookie",
  sources: ["react-use-cookie@1.6.1"],
};
