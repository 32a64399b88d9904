import type { Library } from "./library.ts";

export const NEXT_FIREBASE_AUTH_EDGE: Library = {
  checked: "2026-12",
  modules: ["next-firebase-auth-edge", "next-firebase-auth-edge/next/tokens"],
  name: "next-firebase-auth-edge",
  session: [{ calls: ["getTokens", "getApiRequestTokens"] }],
  sources: ["next-firebase-auth-edge@1.12.1"],
  takers: [{ export: "getTokens", index: 0, name: "getTokens()", path: [], takes: "cookies" }],
  // `decodedToken` has the claims, and none of the texts that prove them. A custom token is there only where the app asked for one.
  tokens: [
    { holders: ["getTokens.()", "getApiRequestTokens.()"], tokens: ["getTokens.().token", "getApiRequestTokens.().token"] },
    { tokens: ["getTokens.().customToken", "getApiRequestTokens.().customToken"] },
  ],
  sessionCookies: [
    {
      library: "next-firebase-auth-edge",
      pattern: /^AuthToken(?:\.(?:sig|custom|metadata))?$/,
      kind: "token",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "package",
      packages: ["next-firebase-auth-edge"],
      source: "npm next-firebase-auth-edge@1.12.1",
    },
  ],
};
