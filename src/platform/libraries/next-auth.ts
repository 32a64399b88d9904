import type { Library } from "./library.ts";
import { combine } from "./shapes.ts";

/** What an app adds to the session, which has no token in it by itself: it is made for the client. */
const ADDED_TOKENS = ["access_token", "accessToken", "id_token", "idToken", "refresh_token", "refreshToken", "sessionToken"];

/** Given the request on the server: https://next-auth.js.org/getting-started/client#getsession */
const CLIENT_MODULES = ["next-auth/react", "next-auth/client"];

export const NEXT_AUTH: Library = {
  checked: "2026-11",
  modules: ["next-auth", "next-auth/next"],
  name: "Auth.js",
  session: [
    {
      calls: ["getServerSession", "unstable_getServerSession", "().auth"],
      handlers: ["()", "().auth.()", "().handlers.GET", "().handlers.POST"],
    },
    { calls: ["getToken"], modules: ["next-auth/jwt"] },
    { calls: ["getSession"], modules: CLIENT_MODULES },
  ],
  // Versions 4 and 5.
  sources: [
    "https://authjs.dev/getting-started/session-management/get-session",
    "https://authjs.dev/guides/integrating-third-party-backends",
    "https://next-auth.js.org/configuration/nextjs",
    "https://next-auth.js.org/tutorials/securing-pages-and-api-routes#using-gettoken",
  ],
  tokens: [
    { tokens: combine(["getServerSession.()", "unstable_getServerSession.()", "().auth.()"], ["", "user."], ADDED_TOKENS) },
    { modules: CLIENT_MODULES, tokens: combine(["getSession.()"], ["", "user."], ADDED_TOKENS) },
    { modules: ["next-auth/jwt"], tokens: combine(["getToken.()"], [""], ADDED_TOKENS) },
    // What the cookie holds, as it is.
    { modules: ["next-auth/jwt"], option: "raw", tokens: ["getToken.()"] },
  ],
  sessionCookies: [
    {
      library: "next-auth",
      pattern: /^(?:__Secure-)?next-auth\.session-token(?:\.\d+)?$/,
      kind: "session",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["next-auth"],
      source: "npm next-auth@4.24.15 core/lib/cookie.js",
    },
    {
      library: "next-auth",
      pattern: /^(?:__Host-)?next-auth\.csrf-token$/,
      kind: "csrf",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["next-auth"],
      source: "npm next-auth@4.24.15 core/lib/cookie.js",
    },
    {
      library: "next-auth",
      pattern: /^(?:__Secure-)?next-auth\.(?:pkce\.code_verifier|state|nonce)$/,
      kind: "transient",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["next-auth"],
      source: "npm next-auth@4.24.15 core/lib/cookie.js",
    },
    {
      library: "next-auth",
      pattern: /^(?:__Secure-)?next-auth\.callback-url$/,
      kind: "marker",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["next-auth"],
      source: "npm next-auth@4.24.15 core/lib/cookie.js",
    },
    {
      library: "Auth.js",
      pattern: /^(?:__Secure-)?authjs\.session-token(?:\.\d+)?$/,
      kind: "session",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["next-auth", "@auth/core"],
      source: "npm @auth/core@0.41.3 lib/utils/cookie.js (also next-auth@5.0.0-beta.30)",
    },
    {
      library: "Auth.js",
      pattern: /^(?:__Host-)?authjs\.csrf-token$/,
      kind: "csrf",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["next-auth", "@auth/core"],
      source: "npm @auth/core@0.41.3",
    },
    {
      library: "Auth.js",
      pattern: /^(?:__Secure-)?authjs\.(?:pkce\.code_verifier|state|nonce|challenge)$/,
      kind: "transient",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["next-auth", "@auth/core"],
      source: "npm @auth/core@0.41.3",
    },
    {
      library: "Auth.js",
      pattern: /^(?:__Secure-)?authjs\.callback-url$/,
      kind: "marker",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["next-auth", "@auth/core"],
      source: "npm @auth/core@0.41.3",
    },
  ],
};
