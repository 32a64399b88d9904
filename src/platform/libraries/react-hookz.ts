import type { CookieReader, Library } from "./library.ts";
import { COOKIE_STATE_SETTER, STORED_STATE } from "./shapes.ts";

const READERS: readonly CookieReader[] = [{ export: "useCookieValue", result: "valueTuple" }];

export const REACT_HOOKZ: Library = {
  checked: "2026-11",
  cookies: [
    { readers: READERS, writers: [{ ...COOKIE_STATE_SETTER, export: "useCookieValue.().1" }] },
    { modules: ["@react-hookz/web/useCookieValue"], readers: READERS },
  ],
  modules: ["@react-hookz/web"],
  name: "@react-hookz/web",
  sources: ["@react-hookz/web@26.1.0"],
  storage: [{ calls: { useLocalStorageValue: STORED_STATE, useSessionStorageValue: STORED_STATE } }],
};
