import type { Library } from "./library.ts";

export const CLERK: Library = {
  checked: "2026-11",
  modules: ["@clerk/nextjs", "@clerk/nextjs/server"],
  name: "Clerk",
  session: [
    { calls: ["auth", "auth.protect", "currentUser", "getAuth"], modules: ["@clerk/nextjs/server"] },
    // Before version 5: https://clerk.com/docs/core-1/references/nextjs/read-session-data
    { calls: ["auth", "currentUser"], modules: ["@clerk/nextjs"] },
  ],
  sources: [
    "https://clerk.com/docs/reference/nextjs/app-router/auth",
    "https://clerk.com/docs/reference/nextjs/pages-router/get-auth",
    "https://clerk.com/docs/reference/backend/types/auth-object#get-token",
  ],
  tokens: [{ tokens: ["auth.().getToken.()"] }],
  sessionCookies: [
    {
      library: "Clerk",
      pattern: /^__session$/,
      kind: "token",
      httpOnly: "no",
      readableByDesign: true,
      proof: "package",
      packages: ["@clerk/*"],
      sdkCall: "useAuth().getToken()",
      source:
        "npm @clerk/backend@3.25.0 dist/index.js Cookies; clerk.com/docs/guides/how-clerk-works; " +
        "github.com/clerk/javascript/discussions/336",
    },
    {
      library: "Clerk",
      pattern: /^__session_[A-Za-z0-9_-]{8}$/,
      kind: "token",
      httpOnly: "no",
      readableByDesign: true,
      proof: "name",
      packages: ["@clerk/*"],
      sdkCall: "useAuth().getToken()",
      source:
        "npm @clerk/backend@3.25.0 dist/index.js Cookies; clerk.com/docs/guides/how-clerk-works; " +
        "github.com/clerk/javascript/discussions/336",
    },
    {
      library: "Clerk",
      pattern: /^__client_uat(?:_[A-Za-z0-9_-]{8})?$/,
      kind: "marker",
      httpOnly: "no",
      readableByDesign: true,
      proof: "name",
      packages: ["@clerk/*"],
      source: "npm @clerk/backend@3.25.0",
    },
    {
      library: "Clerk",
      pattern: /^__clerk_db_jwt(?:_[A-Za-z0-9_-]{8})?$/,
      kind: "token",
      httpOnly: "no",
      readableByDesign: true,
      proof: "name",
      packages: ["@clerk/*"],
      sdkCall: "useAuth().getToken()",
      source: "npm @clerk/shared@4.41.0 dist/devBrowser.js",
    },
    {
      library: "Clerk",
      pattern: /^(?:__refresh(?:_[A-Za-z0-9_-]{8})?|__clerk_handshake(?:_nonce)?|__client)$/,
      kind: "token",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["@clerk/*"],
      source: "npm @clerk/backend@3.25.0; clerk discussion 336 (long-lived __client is HttpOnly on FAPI origin)",
    },
  ],
};
