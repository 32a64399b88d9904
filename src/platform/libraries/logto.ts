import type { Library } from "./library.ts";

export const LOGTO: Library = {
  checked: "2026-11",
  modules: ["@logto/next/server-actions"],
  name: "Logto",
  session: [{ calls: ["getAccessToken", "getLogtoContext"] }],
  sources: ["https://docs.logto.io/quick-starts/next-app-router"],
  tokens: [{ tokens: ["getAccessToken.()", "getAccessTokenRSC.()"] }],
};
