import type { Library } from "./library.ts";

export const KINDE: Library = {
  checked: "2026-11",
  modules: ["@kinde-oss/kinde-auth-nextjs/server"],
  name: "Kinde",
  session: [{ calls: ["getKindeServerSession"] }],
  sources: ["https://docs.kinde.com/developer-tools/sdks/backend/nextjs-sdk/"],
  tokens: [{ tokens: ["getKindeServerSession.().getAccessTokenRaw.()", "getKindeServerSession.().getIdTokenRaw.()"] }],
  sessionCookies: [
    {
      library: "Kinde",
      pattern: /^(?:access_token|id_token|refresh_token)(?:_payload)?\d*$/,
      kind: "token",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "package",
      packages: ["@kinde-oss/kinde-auth-nextjs"],
      source: "npm @kinde-oss/kinde-auth-nextjs@2.13.1 dist/src/utils/constants.es.js httpOnly:true",
    },
    {
      library: "Kinde",
      pattern: /^ac-state-key$/,
      kind: "transient",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["@kinde-oss/kinde-auth-nextjs"],
      source: "npm @kinde-oss/kinde-auth-nextjs@2.13.1",
    },
  ],
};
