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
};
