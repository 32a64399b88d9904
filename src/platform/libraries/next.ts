import type { Library } from "./library.ts";
import { COOKIE_SETTER, COPY, LOADED } from "./shapes.ts";

/** What Next.js exports that other libraries have, too; what it alone has is in `platform/next`. */
export const NEXT: Library = {
  checked: "2026-11",
  // Only `path` has a default.
  cookies: [{ modules: ["next/headers"], writers: [{ ...COOKIE_SETTER, by: "header", export: "cookies.().set", takesObject: true }] }],
  models: [
    { exports: { unstable_cache: [COPY] }, modules: ["next/cache"] },
    { exports: { "": LOADED }, modules: ["next/dynamic"] },
    { exports: { "NextResponse.json": [{ from: "0", to: "result.body" }], "new NextResponse": [{ from: "0", to: "result.body" }] } },
  ],
  modules: ["next/server"],
  name: "Next.js",
  responseMakers: ["NextResponse.new()", ...["json", "next", "redirect", "rewrite"].map((method) => `NextResponse.${method}.()`)],
  sources: [
    "https://nextjs.org/docs/app/api-reference/functions/cookies",
    "https://nextjs.org/docs/app/api-reference/functions/next-response",
    "https://nextjs.org/docs/app/api-reference/functions/unstable_cache",
    "https://nextjs.org/docs/app/guides/lazy-loading",
  ],
  sessionCookies: [
    {
      library: "Next.js",
      pattern: /^(?:__prerender_bypass|__next_preview_data)$/,
      kind: "bypass",
      httpOnly: "yes",
      readableByDesign: false,
      proof: "name",
      packages: ["next"],
      source: "npm next@16.4.6 dist/server/api-utils",
    },
    {
      library: "Next.js",
      pattern: /^NEXT_LOCALE$/,
      kind: "preference",
      httpOnly: "no",
      readableByDesign: true,
      proof: "name",
      packages: ["next", "next-intl"],
      source: "npm next@16.4.6, next-intl@4.15.0",
    },
  ],
};
