/**
 * How a browser decides whether a request carries cookies, and what else may carry the identity of a user.
 *
 * Source: https://fetch.spec.whatwg.org/#concept-request-credentials-mode
 */

/** `same-origin` is what every request has unless it says otherwise. */
export type CredentialsMode = "include" | "omit" | "same-origin";

const CREDENTIALS_MODES: ReadonlySet<string> = new Set(["include", "omit", "same-origin"]);

export function isCredentialsMode(text: string): text is CredentialsMode {
  return CREDENTIALS_MODES.has(text);
}

/** The mode in which the page cannot read the answer, so that a missing session shows nowhere. */
export const NO_CORS = "no-cors";

/** Whether a request header proves who sends it. A CSRF token does not: it goes beside a session cookie. */
export function isCredentialHeader(name: string): boolean {
  if (NO_CREDENTIAL.test(name)) return false;
  const words = `${name} ${name.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, "-")}`.toLowerCase().split(/[^a-z]+/u);
  return CREDENTIAL_ENDING.test(name) || words.some((word) => CREDENTIAL_WORDS.has(word));
}

/** `X-RapidAPI-Key`, `x-hasura-admin-secret`: whoever names a header after one of these sends one. */
const CREDENTIAL_WORDS: ReadonlySet<string> = new Set([
  "auth",
  "authentication",
  "authorization",
  "bearer",
  "cookie",
  "credential",
  "credentials",
  "dpop",
  "jwt",
  "key",
  "otp",
  "password",
  "secret",
  "session",
  "signature",
  "ticket",
  "token",
]);
const CREDENTIAL_ENDING = /(?:appcheck|token|jwt|bearer|signature|(?:api|access|auth|secret|session|client)[-_]?(?:key|secret|id))$/iu;
/** Among them are options of requests, and headers of answers, that somebody took for headers of a request: they prove nothing. */
const NO_CREDENTIAL = /csrf|xsrf|idempotency|sec-websocket|^(?:with-?)?credentials$|^access-control-/iu;

/** The last part of a path that tells who somebody is, or ends and renews a session. */
const IDENTITY_ENDPOINTS: ReadonlySet<string> = new Set([
  "current-user",
  "current_user",
  "currentuser",
  "log-out",
  "logout",
  "me",
  "refresh",
  "refresh-token",
  "refresh_token",
  "refreshtoken",
  "session",
  "sign-out",
  "signout",
  "userinfo",
  "whoami",
]);

/** What such an endpoint stands below; `/checkout/session` and `/rates/refresh` are about something else. */
const IDENTITY_PARENT = /^(?:api|auth|authentication|accounts?|identity|oauth2?|rest|sessions?|tokens?|users?|v\d+)$/iu;

export function isIdentityPath(path: string): boolean {
  const segments = path.split("/").filter((segment) => segment !== "");
  const last = segments.at(-1);
  const parent = segments.at(-2);
  if (last === undefined || !IDENTITY_ENDPOINTS.has(last.toLowerCase())) return false;
  return parent === undefined || IDENTITY_PARENT.test(parent);
}

/**
 * Whether the name of an environment variable says that it holds the origin of a server of its own.
 * `NEXT_PUBLIC_APP_URL` and `BASE_PATH` do not: they are the page's own origin, or no origin at all.
 */
export function isApiOriginName(name: string): boolean {
  const words = new Set(name.toLowerCase().split("_"));
  return (
    ["api", "backend", "gateway", "server"].some((word) => words.has(word)) &&
    !["app", "frontend", "nextauth", "path", "prefix", "site", "vercel", "web"].some((word) => words.has(word))
  );
}

/** Where `next dev` and `next start` answer. Source: https://nextjs.org/docs/app/api-reference/cli/next */
export const LOCAL_ORIGIN = "http://localhost:3000";

/**
 * Names that stand for the app's own origin by convention, though no word of them says so.
 *
 * - https://vercel.com/docs/environment-variables/system-environment-variables, which have no scheme
 * - `AUTH_URL`, `NEXTAUTH_URL`: https://authjs.dev/reference/core/errors#untrustedhost, https://next-auth.js.org/configuration/options#nextauth_url
 * - `NEXT_PUBLIC_URL` of many templates; `URL`, `DEPLOY_URL` of Netlify: https://docs.netlify.com/build/configure-builds/environment-variables/
 */
const APP_ORIGINS: ReadonlySet<string> = new Set([
  ...["AUTH_URL", "DEPLOY_PRIME_URL", "DEPLOY_URL", "NEXTAUTH_URL", "NEXTAUTH_URL_INTERNAL", "NEXT_PUBLIC_URL", "URL"],
  ...["VERCEL_BRANCH_URL", "VERCEL_PROJECT_PRODUCTION_URL", "VERCEL_URL"].flatMap((name) => [name, `NEXT_PUBLIC_${name}`]),
]);

/** Whether the name of an environment variable says that it holds the origin of the app itself: `NEXT_PUBLIC_SITE_URL`. */
export function isAppOriginName(name: string): boolean {
  if (APP_ORIGINS.has(name)) return true;
  const words = new Set(name.toLowerCase().split("_"));
  return (
    ["app", "base", "frontend", "nextauth", "site", "web", "website"].some((word) => words.has(word)) &&
    !["api", "assets", "backend", "cdn", "gateway", "path", "prefix", "server"].some((word) => words.has(word))
  );
}

/** Whether an address says that a server of its own answers there: `https://api.shop.test`. */
export function isApiAddress(origin: string): boolean {
  return /^https?:\/\/(?:[^/]*[.-])?(?:api|backend|gateway|server|cdn|assets)[.\d-]/iu.test(origin);
}

/**
 * Whether an origin is one of the same machine or network: loopback (RFC 6761, RFC 1122), private addresses (RFC 1918), names that are
 * reserved for a network of one's own (RFC 6762, `.internal` of ICANN), and names without a dot, such as a service of Docker Compose.
 */
export function isNearby(origin: string): boolean {
  const host = /^https?:\/\/([^/]*?)(?::\d+)?$/iu.exec(origin)?.[1] ?? "";
  return /^(?:\[::1\]|0\.0\.0\.0|127(?:\.\d+){3}|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2})$/u.test(host) || /^(?:[\w-]+|.+\.(?:internal|local|localhost))$/iu.test(host);
}
