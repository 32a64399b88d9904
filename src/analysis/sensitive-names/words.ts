/**
 * The words that make a cookie name sensitive. Data; `word-tables.ts` turns it into something to look up.
 *
 * Where the words come from: CodeQL's SensitiveDataHeuristics, Sentry's filtering snippets, gitleaks, SonarJS,
 * OWASP's session management cheat sheet and a survey of browser code, all collected 2026-11-23 and independent
 * of the names the classifier is measured on. A row added because of one of *those* names says so in
 * `motivatedBy`: `scripts/names.mjs` drops it whenever that name is left out, so the measured figure stays honest.
 */

export type WordKind = "session" | "token" | "transient" | "credential";

export interface WordRow {
  /** Lower-case words as they follow one another, separated by one space. */
  readonly words: string;
  readonly kind: WordKind;
  /** The development names without which this row would not be here. Absent: an independent source. */
  readonly motivatedBy?: readonly string[];
}

/** Sensitive when the name ends in it. */
const STRONG_WORDS: readonly WordRow[] = [
  ...rows("session", ["session", "sess", "sessid", "sid", "sso"]),
  ...rows("token", ["token", "jwt", "jwe", "paseto", "bearer", "auth", "oauth", "oidc", "saml", "authorization", "authentication"]),
  ...rows("credential", ["credential", "credentials", "cred", "creds", "secret"]),
  ...rows("credential", ["password", "passwd", "pwd", "passcode", "passphrase"]),
  ...rows("transient", ["nonce", "pkce", "verifier", "otp", "totp", "mfa", "twofa", "2 fa"]),
];

/** `tokens` alone may be colours and spacings (`design-tokens`); after one of these it is not. */
const BEFORE_TOKENS = [
  "auth", "access", "user", "api", "refresh", "session", "login", "oauth", "jwt", "id", "bearer", "firebase",
  "cognito", "secret", "admin",
];

/** `key` alone may be a list key; after one of these, or after a strong word, it opens something. */
const BEFORE_KEY = ["api", "access", "private", "signing", "encryption", "master", "service", "admin"];

/** A word after the strong one that says which part of the site it opens: `token_admin`, `session-web`. */
const AUDIENCES = ["admin", "web"];

/** Sensitive when the name ends in it: the last word, or a listed group of last words. */
export const ENDINGS: readonly WordRow[] = [
  ...STRONG_WORDS,
  ...rows("session", ["session id", "sess id"]),
  ...rows("token", BEFORE_TOKENS.map((word) => `${word} tokens`)),
  ...rows("credential", BEFORE_KEY.map((word) => `${word} key`)),
  ...rows("credential", STRONG_WORDS.map((row) => `${row.words} key`)),
  ...AUDIENCES.flatMap((word) => [
    ...rows("session", [`session ${word}`, `sess ${word}`, `sid ${word}`]),
    ...rows("token", [`token ${word}`, `jwt ${word}`, `auth ${word}`, `remember ${word}`]),
  ]),
  ...rows("token", ["token user", "jwt user", "remember user"]),
  ...rows("session", ["session sig", "sess sig"]),
  ...rows("token", ["token sig"]), // the signature beside it, as the npm package `cookies` names it
  ...rows("session", ["sid client", "sso user"]), // Open Cookie Database: sid_Client, sso_user
  ...rows("transient", ["oauth state", "oidc state", "saml state"]), // as in better-auth's oauth_state
  { words: "auth panel", kind: "token", motivatedBy: ["nodo-auth-panel"] }, // of an admin panel
  { words: "session user id", kind: "session", motivatedBy: ["session_userid"] },
];

/** Sensitive when it is the whole name, and no word at all inside a longer one. */
export const WHOLE_NAMES: readonly WordRow[] = [
  ...rows("token", ["access", "refresh"]), // the fields of djangorestframework-simplejwt's answer, stored as they came
  ...rows("token", ["tokens"]),
  // The field of dj-rest-auth's login answer, likewise. Of 17 reads seen in public code, at least 11 used it as one.
  ...rows("token", ["key"]),
];

/** Harmless although the last word is strong. */
export const HARMLESS_ENDINGS: readonly string[] = [
  "design token", // a colour
  "csp nonce", // stands in the page's own markup
  // What somebody picked to exchange, in a wallet.
  "selected token", "from token", "to token",
  // Something that people attend, or that a device records.
  "yoga session", "training session", "workout session", "upcoming session", "audio session", "mic session", "video session",
];

/** Harmless wherever they stand: what the name holds is public, or belongs to measuring and not to logging in. */
export const HARMLESS_WORDS: readonly string[] = [
  "public", "publishable", "anon", "anonymous", "captcha", "recaptcha", "hcaptcha", "turnstile", "consent", "analytics", "tracking",
  "visitor", "distinct", "onboarding", "datafast",
];

/** Harmless as the first word of several: the name asks a question or gives an order, its value is the answer. */
export const HARMLESS_FIRST_WORDS: readonly string[] = [
  "is", "has", "was", "show", "hide", "should", "did", "can", "enable", "disable", "skip", "num", "total", "no",
  "dont",
];

/** Says that it is a cookie, which we knew: `auth_cookie` is judged as `auth` (as in Flask's access_token_cookie). */
export const SILENT_LAST_WORDS: readonly string[] = ["cookie"];

/** Double-submit tokens: reading them is what they are for. */
export const CSRF_WORDS: readonly string[] = [
  "csrf", "xsrf", "antiforgery", "anticsrf", "authenticity", "request verification",
];

/** CSRF cookies without a word that says so: Magento's and X's. */
export const CSRF_NAMES: readonly string[] = ["form_key", "ct0"];

/** Words that only serve to take joined words apart: `jsessionid`, `useraccess`, `mysession`. */
export const JOINING_WORDS: readonly string[] = [
  "access", "account", "admin", "api", "app", "asp", "client", "code", "cookie", "customer", "device", "expires",
  "expiry", "id", "in", "j", "key", "log", "logged", "login", "me", "member", "my", "name", "php", "refresh",
  "remember", "server", "state", "time", "tokens", "type", "uid", "user", "web", "x",
];

/** Words long or odd enough to be seen at the end of a joined word whose beginning is unknown: `shoptoken`. */
export const CLOSING_WORDS: readonly string[] = [
  "token", "session", "sessid", "jwt", "secret", "password", "passwd", "pwd", "csrf", "xsrf",
];

/** Ordinary words that end in a closing word. */
export const ORDINARY_WORDS: readonly string[] = ["obsession", "possession", "supersession", "betoken"];

function rows(kind: WordKind, phrases: readonly string[]): WordRow[] {
  return phrases.map((words) => ({ words, kind }));
}
