import type { Library } from "./library.ts";

export const AUTHKIT: Library = {
  checked: "2026-11",
  modules: ["@workos-inc/authkit-nextjs"],
  name: "AuthKit",
  session: [{ calls: ["withAuth"] }],
  sources: ["https://github.com/workos/authkit-nextjs"],
  tokens: [{ holders: ["withAuth.()"], tokens: ["withAuth.().accessToken"] }],
  sessionCookies: [
    {
      library: "WorkOS AuthKit",
      pattern: /^wos-session$/,
      kind: "session",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["@workos-inc/authkit-nextjs"],
      source: "npm @workos-inc/authkit-nextjs@3.0.1 src/cookie.ts httpOnly:true",
    },
    {
      library: "WorkOS AuthKit",
      pattern: /^workos-access-token$/,
      kind: "token",
      httpOnly: "no",
      readableByDesign: true,
      proof: "name",
      packages: ["@workos-inc/authkit-nextjs"],
      sdkCall: "useAccessToken()",
      source: "npm @workos-inc/authkit-nextjs@3.0.1 src/components/tokenStore.ts",
    },
  ],
};
