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
  sessionCookies: [
    {
      library: "better-auth",
      pattern: /^(?:__Secure-)?better-auth[.-]session_token$/,
      kind: "session",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["better-auth"],
      source: "npm better-auth@1.7.25 dist/cookies/index.mjs (httpOnly:true)",
    },
    {
      library: "better-auth",
      pattern: /^(?:__Secure-)?better-auth[.-](?:session_data|account_data)(?:\.\d+)?$/,
      kind: "session",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["better-auth"],
      source: "npm better-auth@1.7.25 dist/cookies/index.mjs",
    },
    {
      library: "better-auth",
      pattern: /^(?:__Secure-)?better-auth[.-]dont_remember$/,
      kind: "marker",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["better-auth"],
      source: "npm better-auth@1.7.25",
    },
    {
      library: "better-auth",
      pattern: /^(?:__Secure-)?better-auth[.-](?:state|oauth_state|admin_session|two_factor|trust_device)$/,
      kind: "transient",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["better-auth"],
      source: "npm better-auth@1.7.25 createAuthCookie(...)",
    },
  ],
};
