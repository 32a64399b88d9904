import type { Library } from "./library.ts";
import { COOKIE_SETTER } from "./shapes.ts";

export const NEXT_CLIENT_COOKIES: Library = {
  checked: "2026-11",
  cookies: [
    {
      readers: [{ export: "useCookies.().get", result: "value", withoutName: "dictionary" }],
      writers: [{ ...COOKIE_SETTER, export: "useCookies.().set" }],
    },
  ],
  modules: ["next-client-cookies"],
  name: "next-client-cookies",
  sources: ["next-client-cookies@2.1.2"],
};
