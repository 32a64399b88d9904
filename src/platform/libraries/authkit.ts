import type { Library } from "./library.ts";

export const AUTHKIT: Library = {
  checked: "2026-11",
  modules: ["@workos-inc/authkit-nextjs"],
  name: "AuthKit",
  session: [{ calls: ["withAuth"] }],
  sources: ["https://github.com/workos/authkit-nextjs"],
  tokens: [{ holders: ["withAuth.()"], tokens: ["withAuth.().accessToken"] }],
};
