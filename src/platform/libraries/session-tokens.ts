/** Modules without any of these words read no credential; nor do, to our knowledge, those that they import. */
export const CREDENTIAL_MENTION = /auth|bearer|cookie|jwt|kinde|logto|next\/headers|session|supabase|token/iu;

/**
 * Where the session libraries keep tokens: in what their functions return on the server. Names were compared with each
 * library's own documentation, 2026-11.
 *
 * Paths are in the notation of `getExportPath`: `auth.().getToken.()` is what `getToken` of the result of `auth()` returns.
 */
interface TokenPlace {
  /** How a message names it. */
  readonly library: string;
  readonly modules: readonly string[];
  readonly tokens: readonly string[];
  /** Results that are known to have the token in them, so that they are no less than the token itself. */
  readonly holders?: readonly string[];
}

/** What an app adds to the session of Auth.js, which has no token in it by itself: it is made for the client. */
const ADDED_TOKENS = ["access_token", "accessToken", "id_token", "idToken", "refresh_token", "refreshToken", "sessionToken"];

const SUPABASE_SESSIONS = ["getSession", "refreshSession"];
const SUPABASE_TOKENS = ["access_token", "provider_refresh_token", "provider_token", "refresh_token"];

const TOKEN_PLACES: readonly TokenPlace[] = [
  {
    // https://authjs.dev/guides/integrating-third-party-backends, https://next-auth.js.org/configuration/nextjs
    library: "Auth.js",
    modules: ["next-auth", "next-auth/next"],
    tokens: combine(["getServerSession.()", "unstable_getServerSession.()", "().auth.()"], ["", "user."], ADDED_TOKENS),
  },
  // https://next-auth.js.org/getting-started/client#getsession: on the server it is given the request.
  { library: "Auth.js", modules: ["next-auth/react", "next-auth/client"], tokens: combine(["getSession.()"], ["", "user."], ADDED_TOKENS) },
  // https://next-auth.js.org/tutorials/securing-pages-and-api-routes#using-gettoken
  { library: "Auth.js", modules: ["next-auth/jwt"], tokens: combine(["getToken.()"], [""], ADDED_TOKENS) },
  // https://clerk.com/docs/reference/backend/types/auth-object#get-token
  { library: "Clerk", modules: ["@clerk/nextjs", "@clerk/nextjs/server"], tokens: ["auth.().getToken.()"] },
  {
    // https://supabase.com/docs/reference/javascript/auth-getsession
    holders: combine(["createServerClient.().auth"], SUPABASE_SESSIONS, ["()"]),
    library: "Supabase",
    modules: ["@supabase/ssr"],
    tokens: combine(["createServerClient.().auth"], SUPABASE_SESSIONS, combine(["().data.session"], [""], SUPABASE_TOKENS)),
  },
  supabaseHelper("createRouteHandlerClient"),
  supabaseHelper("createServerActionClient"),
  supabaseHelper("createServerComponentClient"),
  {
    // Versions 1 to 3: https://auth0.github.io/nextjs-auth0/
    library: "Auth0",
    modules: ["@auth0/nextjs-auth0", "@auth0/nextjs-auth0/edge"],
    tokens: ["getAccessToken.().accessToken", ...combine(["getSession.()"], [""], ["accessToken", "idToken", "refreshToken"])],
  },
  {
    // Version 4: https://github.com/auth0/nextjs-auth0/blob/main/EXAMPLES.md
    holders: ["Auth0Client.new().getAccessToken.()", "Auth0Client.new().getSession.()"],
    library: "Auth0",
    modules: ["@auth0/nextjs-auth0/server"],
    tokens: [
      "Auth0Client.new().getAccessToken.().token",
      ...combine(["Auth0Client.new().getSession.().tokenSet"], [""], ["accessToken", "idToken", "refreshToken"]),
    ],
  },
  {
    // https://docs.kinde.com/developer-tools/sdks/backend/nextjs-sdk/
    library: "Kinde",
    modules: ["@kinde-oss/kinde-auth-nextjs/server"],
    tokens: ["getKindeServerSession.().getAccessTokenRaw.()", "getKindeServerSession.().getIdTokenRaw.()"],
  },
  // https://github.com/workos/authkit-nextjs
  { holders: ["withAuth.()"], library: "AuthKit", modules: ["@workos-inc/authkit-nextjs"], tokens: ["withAuth.().accessToken"] },
  {
    // https://www.better-auth.com/docs/concepts/session-management: the session's `token` is what the cookie holds.
    holders: ["betterAuth.().api.getSession.()"],
    library: "Better Auth",
    modules: ["better-auth", "better-auth/minimal"],
    tokens: ["betterAuth.().api.getSession.().session.token"],
  },
  // https://docs.logto.io/quick-starts/next-app-router
  { library: "Logto", modules: ["@logto/next/server-actions"], tokens: ["getAccessToken.()", "getAccessTokenRSC.()"] },
];

/** https://github.com/supabase/auth-helpers/tree/main/packages/nextjs */
function supabaseHelper(factory: string): TokenPlace {
  return {
    holders: combine([`${factory}.().auth`], SUPABASE_SESSIONS, ["()"]),
    library: "Supabase",
    modules: ["@supabase/auth-helpers-nextjs"],
    tokens: combine([`${factory}.().auth`], SUPABASE_SESSIONS, combine(["().data.session"], [""], SUPABASE_TOKENS)),
  };
}

/** Every way of one of each, with dots between. */
function combine(starts: readonly string[], middles: readonly string[], ends: readonly string[]): readonly string[] {
  return starts.flatMap((start) =>
    middles.flatMap((middle) => ends.map((end) => [start, middle.replace(/\.$/u, ""), end].filter((part) => part !== "").join("."))),
  );
}

/** A session library's token: the name that the code takes it by, and whose it is. */
export interface SessionToken {
  readonly library: string;
  readonly name: string;
}

/** The token that is at a path into what a library exports, or within it under a name that is not left out. */
export function findSessionToken(module: string, path: string, without: ReadonlySet<string>): SessionToken | undefined {
  for (const { holders = [], library, modules, tokens } of TOKEN_PLACES) {
    if (!modules.includes(module)) continue;
    if (tokens.includes(path)) return { library, name: nameToken(path) };
    const isHolder = holders.some((holder) => path === holder || path.startsWith(`${holder}.`));
    const within = isHolder ? tokens.find((token) => token.startsWith(`${path}.`) && !without.has(getNextStep(token, path))) : undefined;
    if (within !== undefined) return { library, name: nameToken(within) };
  }
  return undefined;
}

function getNextStep(path: string, start: string): string {
  return path.slice(start.length + 1).split(".")[0] ?? "";
}

/** `accessToken`, `getToken()`: the last name of a path. */
function nameToken(path: string): string {
  const names = path.split(".");
  return names.at(-1) === "()" ? `${names.at(-2) ?? ""}()` : (names.at(-1) ?? "");
}
