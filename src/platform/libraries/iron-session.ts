import type { Library } from "./library.ts";

/** What only opens a sealed text that somebody else read is not here: `unsealData`. */
export const IRON_SESSION: Library = {
  checked: "2026-11",
  modules: ["iron-session"],
  name: "iron-session",
  session: [
    { calls: ["getIronSession"], modules: ["iron-session", "iron-session/edge"] },
    // Until version 6.
    { handlers: ["withIronSessionApiRoute.()"], modules: ["iron-session/next"] },
  ],
  sources: ["https://github.com/vvo/iron-session#api", "https://github.com/vvo/iron-session#nextjs-server-components-and-server-actions"],
  takers: [{ export: "getIronSession", index: 0, name: "getIronSession()", path: [], takes: "cookies" }],
};
