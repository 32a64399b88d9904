import type { CookieReader, Library } from "./library.ts";
import { COOKIE_STATE_SETTER, STORED_STATE } from "./shapes.ts";

const READERS: readonly CookieReader[] = [
  { export: "useCookie", result: "valueTuple" },
  { export: "", result: "valueTuple" },
];

export const REACT_USE: Library = {
  checked: "2026-11",
  cookies: [
    { readers: READERS, writers: [{ ...COOKIE_STATE_SETTER, export: "useCookie.().1" }] },
    { modules: ["react-use/lib/useCookie", "react-use/esm/useCookie"], readers: READERS, writers: [{ ...COOKIE_STATE_SETTER, export: "().1" }] },
  ],
  modules: ["react-use"],
  name: "react-use",
  sources: ["react-use@17.6.1"],
  storage: [
    { calls: { useLocalStorage: STORED_STATE, useSessionStorage: STORED_STATE } },
    { calls: { "": STORED_STATE }, modules: ["react-use/lib/useLocalStorage", "react-use/lib/useSessionStorage"] },
  ],
};
