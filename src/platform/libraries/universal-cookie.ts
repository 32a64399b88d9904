import type { Library } from "./library.ts";
import { COOKIE_SETTER } from "./shapes.ts";

export const UNIVERSAL_COOKIE: Library = {
  checked: "2026-11",
  cookies: [
    {
      instanceServerArgument: 0,
      readers: [
        { export: "new().get", result: "value" },
        { export: "new().getAll", result: "dictionary" },
      ],
      writers: [{ ...COOKIE_SETTER, export: "new().set", passesHttpOnly: true }],
    },
    {
      instanceServerArgument: 0,
      modules: ["react-cookie"],
      readers: [
        { export: "useCookies", result: "dictionaryTuple" },
        { export: "Cookies.new().get", result: "value" },
        { export: "Cookies.new().getAll", result: "dictionary" },
      ],
      writers: [
        { ...COOKIE_SETTER, export: "useCookies.().1", listsNames: true, passesHttpOnly: true },
        { ...COOKIE_SETTER, export: "Cookies.new().set", passesHttpOnly: true },
      ],
    },
  ],
  modules: ["universal-cookie"],
  name: "universal-cookie",
  sources: ["universal-cookie@8.1.2", "react-cookie@8.1.2"],
};
