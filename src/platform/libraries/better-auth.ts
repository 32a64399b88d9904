import type { Library } from "./library.ts";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Its client for the browser is none of ours: it includes credentials by itself. */
export const BETTER_AUTH: Library = {
  checked: "2026-11",
  modules: ["better-auth", "better-auth/minimal"],
  name: "Better Auth",
  session: [
    { calls: ["betterAuth.().api.getSession", "betterAuth.().handler"] },
    { handlers: METHODS.map((method) => `toNextJsHandler.().${method}`), modules: ["better-auth/next-js"] },
    { handlers: ["toNodeHandler.()"], modules: ["better-auth/node"] },
  ],
  sources: ["https://better-auth.com/docs/integrations/next", "https://www.better-auth.com/docs/concepts/session-management"],
  takers: [{ export: "betterAuth.().api.*", index: 0, name: "auth.api", path: ["headers"], takes: "headers" }],
  // The session's `token` is what the cookie holds.
  tokens: [{ holders: ["betterAuth.().api.getSession.()"], tokens: ["betterAuth.().api.getSession.().session.token"] }],
};
