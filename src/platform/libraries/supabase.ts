import type { Library, TokenLibrary } from "./library.ts";
import { combine } from "./shapes.ts";

const SESSIONS = ["getSession", "refreshSession"];
const TOKENS = ["access_token", "provider_refresh_token", "provider_token", "refresh_token"];

function hold(factory: string): TokenLibrary {
  const auth = [`${factory}.().auth`];
  return { holders: combine(auth, SESSIONS, ["()"]), tokens: combine(auth, SESSIONS, combine(["().data.session"], [""], TOKENS)) };
}

const HELPERS = ["@supabase/auth-helpers-nextjs"];

/**
 * `createServerClient` reads the cookies by a function of the app, and that function is what tells; so it is no read of
 * a session by itself.
 */
export const SUPABASE: Library = {
  checked: "2026-11",
  modules: ["@supabase/ssr"],
  name: "Supabase",
  session: [
    {
      calls: ["createPagesServerClient", "createRouteHandlerClient", "createServerComponentClient", "createServerSupabaseClient"],
      modules: HELPERS,
    },
  ],
  sources: ["https://supabase.com/docs/reference/javascript/auth-getsession", "https://github.com/supabase/auth-helpers/tree/main/packages/nextjs"],
  tokens: [
    hold("createServerClient"),
    ...["createRouteHandlerClient", "createServerActionClient", "createServerComponentClient"].map((factory) => ({ ...hold(factory), modules: HELPERS })),
  ],
  sessionCookies: [
    {
      library: "Supabase",
      pattern: /^sb-.+-auth-token(?:\.\d+)?$/,
      kind: "token",
      httpOnly: "no",
      readableByDesign: true,
      proof: "name",
      packages: ["@supabase/ssr", "@supabase/supabase-js"],
      sdkCall: "supabase.auth.getSession()",
      source: "npm @supabase/ssr@0.12.7 utils/constants.js httpOnly:false, cookies.ts documentCookieGetAll",
    },
    {
      library: "Supabase",
      pattern: /^sb-.+-auth-token-code-verifier$/,
      kind: "transient",
      httpOnly: "no",
      readableByDesign: true,
      proof: "name",
      packages: ["@supabase/ssr", "@supabase/supabase-js"],
      sdkCall: "supabase.auth.getSession()",
      source: "npm @supabase/ssr@0.12.7",
    },
    {
      library: "Supabase auth-helpers",
      pattern: /^(?:supabase-auth-token|sb-(?:access|refresh)-token)$/,
      kind: "token",
      httpOnly: "no",
      readableByDesign: true,
      proof: "name",
      packages: ["@supabase/auth-helpers-nextjs", "@supabase/auth-helpers-react", "@supabase/auth-helpers-shared"],
      sdkCall: "supabase.auth.getSession()",
      source: "npm @supabase/auth-helpers-shared@0.7.0 (package deprecated)",
    },
  ],
};
