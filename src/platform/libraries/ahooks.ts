import type { CookieReader, Library } from "./library.ts";
import { COOKIE_STATE_SETTER, STORED_STATE } from "./shapes.ts";

const READERS: readonly CookieReader[] = [
  { export: "useCookieState", result: "valueTuple" },
  { export: "", result: "valueTuple" },
];

export const AHOOKS: Library = {
  checked: "2026-11",
  cookies: [
    { readers: READERS, writers: [{ ...COOKIE_STATE_SETTER, export: "useCookieState.().1" }] },
    { modules: ["ahooks/lib/useCookieState", "ahooks/es/useCookieState"], readers: READERS },
  ],
  modules: ["ahooks"],
  name: "ahooks",
  sources: ["ahooks@3.11.0"],
  storage: [{ calls: { useLocalStorageState: STORED_STATE, useSessionStorageState: STORED_STATE } }],
};
