import type { Library } from "./library.ts";
import { combine } from "./shapes.ts";

const TOKENS = ["accessToken", "idToken", "refreshToken"];
const SINCE_4 = ["@auth0/nextjs-auth0/server"];

export const AUTH0: Library = {
  checked: "2026-11",
  modules: ["@auth0/nextjs-auth0", "@auth0/nextjs-auth0/edge"],
  name: "Auth0",
  session: [
    { calls: ["getAccessToken", "getSession"], handlers: ["handleAuth.()", "withApiAuthRequired.()"] },
    {
      calls: ["Auth0Client.new().getAccessToken", "Auth0Client.new().getSession"],
      handlers: ["Auth0Client.new().withApiAuthRequired.()"],
      modules: SINCE_4,
    },
  ],
  // Versions 1 to 3, and 4.
  sources: ["https://auth0.github.io/nextjs-auth0/", "https://github.com/auth0/nextjs-auth0/blob/main/EXAMPLES.md"],
  tokens: [
    { tokens: ["getAccessToken.().accessToken", ...combine(["getSession.()"], [""], TOKENS)] },
    {
      holders: ["Auth0Client.new().getAccessToken.()", "Auth0Client.new().getSession.()"],
      modules: SINCE_4,
      tokens: ["Auth0Client.new().getAccessToken.().token", ...combine(["Auth0Client.new().getSession.().tokenSet"], [""], TOKENS)],
    },
  ],
  sessionCookies: [
    {
      library: "nextjs-auth0",
      pattern: /^__session$/,
      kind: "session",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "package",
      packages: ["@auth0/nextjs-auth0"],
      source: "npm @auth0/nextjs-auth0@4.30.0 dist/server/session/abstract-session-store.js (httpOnly:true)",
    },
    {
      library: "nextjs-auth0",
      pattern: /^__session__\d+$/,
      kind: "session",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["@auth0/nextjs-auth0"],
      source: "npm @auth0/nextjs-auth0@4.30.0 dist/server/session/abstract-session-store.js (httpOnly:true)",
    },
    {
      library: "nextjs-auth0 v3",
      pattern: /^appSession(?:\.\d+)?$/,
      kind: "session",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "package",
      packages: ["@auth0/nextjs-auth0"],
      source: "npm @auth0/nextjs-auth0@4.30.0 normalize-session.js LEGACY_COOKIE_NAME",
    },
    {
      library: "nextjs-auth0",
      pattern: /^(?:__txn_.+|__FC_\d+)$/,
      kind: "transient",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["@auth0/nextjs-auth0"],
      source: "npm @auth0/nextjs-auth0@4.30.0 dist/server/transaction-store.js",
    },
  ],
};
