/**
 * Functions of session libraries that read the session from the request they run in, whatever they are given. Names
 * were compared with each library's own documentation, 2026-11.
 *
 * Not here, on purpose: what only opens a sealed text that somebody else read (`unsealData`), and clients that read the
 * cookies by a function of the app (`createServerClient` of `@supabase/ssr`), because that function is what tells.
 */
interface SessionApi {
  readonly modules: readonly string[];
  /** What is called, in the notation of `getExportPath`: `().auth` is the `auth` of what the default export returned. */
  readonly calls?: readonly string[];
  /** What a route file may export as its handler, in the same notation. */
  readonly handlers?: readonly string[];
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

const SESSION_APIS: readonly SessionApi[] = [
  {
    // next-auth 4 and 5: https://authjs.dev/getting-started/session-management/get-session, https://next-auth.js.org/configuration/nextjs
    calls: ["getServerSession", "unstable_getServerSession", "().auth"],
    handlers: ["()", "().auth.()", "().handlers.GET", "().handlers.POST"],
    modules: ["next-auth", "next-auth/next"],
  },
  // https://next-auth.js.org/tutorials/securing-pages-and-api-routes#using-gettoken
  { calls: ["getToken"], modules: ["next-auth/jwt"] },
  // https://next-auth.js.org/getting-started/client#getsession: on the server it is given the request.
  { calls: ["getSession"], modules: ["next-auth/react", "next-auth/client"] },
  // https://clerk.com/docs/reference/nextjs/app-router/auth, https://clerk.com/docs/reference/nextjs/pages-router/get-auth
  { calls: ["auth", "auth.protect", "currentUser", "getAuth"], modules: ["@clerk/nextjs/server"] },
  // Before version 5: https://clerk.com/docs/core-1/references/nextjs/read-session-data
  { calls: ["auth", "currentUser"], modules: ["@clerk/nextjs"] },
  {
    // https://better-auth.com/docs/integrations/next
    calls: ["betterAuth.().api.getSession", "betterAuth.().handler"],
    modules: ["better-auth", "better-auth/minimal"],
  },
  { handlers: METHODS.map((method) => `toNextJsHandler.().${method}`), modules: ["better-auth/next-js"] },
  { handlers: ["toNodeHandler.()"], modules: ["better-auth/node"] },
  // https://github.com/vvo/iron-session#api, and version 6 before it
  { calls: ["getIronSession"], modules: ["iron-session", "iron-session/edge"] },
  { handlers: ["withIronSessionApiRoute.()"], modules: ["iron-session/next"] },
  {
    // https://github.com/supabase/auth-helpers/tree/main/packages/nextjs
    calls: ["createPagesServerClient", "createRouteHandlerClient", "createServerComponentClient", "createServerSupabaseClient"],
    modules: ["@supabase/auth-helpers-nextjs"],
  },
  {
    // Versions 1 to 3: https://auth0.github.io/nextjs-auth0/
    calls: ["getAccessToken", "getSession"],
    handlers: ["handleAuth.()", "withApiAuthRequired.()"],
    modules: ["@auth0/nextjs-auth0", "@auth0/nextjs-auth0/edge"],
  },
  {
    // Version 4: https://github.com/auth0/nextjs-auth0/blob/main/EXAMPLES.md
    calls: ["Auth0Client.new().getAccessToken", "Auth0Client.new().getSession"],
    handlers: ["Auth0Client.new().withApiAuthRequired.()"],
    modules: ["@auth0/nextjs-auth0/server"],
  },
  // https://github.com/workos/authkit-nextjs
  { calls: ["withAuth"], modules: ["@workos-inc/authkit-nextjs"] },
  // https://docs.kinde.com/developer-tools/sdks/backend/nextjs-sdk/
  { calls: ["getKindeServerSession"], modules: ["@kinde-oss/kinde-auth-nextjs/server"] },
  // https://docs.logto.io/quick-starts/next-app-router
  { calls: ["getAccessToken", "getLogtoContext"], modules: ["@logto/next/server-actions"] },
];

const calls = index(({ calls: paths = [] }) => paths);
const handlers = index(({ handlers: paths = [] }) => paths);

function index(select: (api: SessionApi) => readonly string[]): ReadonlySet<string> {
  return new Set(SESSION_APIS.flatMap((api) => api.modules.flatMap((module) => select(api).map((path) => `${module} ${path}`))));
}

/** Whether calling an export of a library reads the session of the request. */
export function isSessionCall(module: string, path: string): boolean {
  return calls.has(`${module} ${path}`);
}

/** Whether an export of a library, or what it made, is a handler that reads the session. */
export function isSessionHandler(module: string, path: string): boolean {
  return handlers.has(`${module} ${path}`);
}
