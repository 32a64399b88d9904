import type { Library } from "./library.ts";

export const NOOKIES: Library = {
  checked: "2026-11",
  cookies: [
    {
      readers: ["get", "parseCookies"].map((path) => ({ export: path, result: "dictionary", serverArgument: { position: 0 } })),
      // With `httpOnly` it throws in the browser.
      writers: ["set", "setCookie"].map((path) => ({ by: "script", export: path, name: 1, options: 3, serverArgument: { position: 0 }, value: 2 })),
    },
  ],
  modules: ["nookies"],
  name: "nookies",
  sources: ["nookies@2.5.2"],
};
