import type { Library } from "./library.ts";

export const LOGTO: Library = {
  checked: "2026-11",
  modules: ["@logto/next/server-actions"],
  name: "Logto",
  session: [{ calls: ["getAccessToken", "getLogtoContext"] }],
  sources: ["https://docs.logto.io/quick-starts/next-app-router"],
  tokens: [{ tokens: ["getAccessToken.()", "getAccessTokenRSC.()"] }],
  sessionCookies: [
    {
      library: "Logto",
      pattern: /^(?:logto_.+|logtoCookies)$/,
      kind: "session",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["@logto/*"],
      source: "npm @logto/next@4.2.11, @logto/node@3.1.11 cookie-storage.js httpOnly:true",
    },
  ],
};
