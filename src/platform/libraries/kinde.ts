import type { Library } from "./library.ts";

export const KINDE: Library = {
  checked: "2026-11",
  modules: ["@kinde-oss/kinde-auth-nextjs/server"],
  name: "Kinde",
  session: [{ calls: ["getKindeServerSession"] }],
  sources: ["https://docs.kinde.com/developer-tools/sdks/backend/nextjs-sdk/"],
  tokens: [{ tokens: ["getKindeServerSession.().getAccessTokenRaw.()", "getKindeServerSession.().getIdTokenRaw.()"] }],
};
