/** The words that make the name of a stored item sensitive, among those that `words.ts` has for cookies. Data. */

/** Sensitive as the whole name. */
export const STORAGE_NAMES: ReadonlySet<string> = new Set([
  "access", "auth", "auth session", "auth user", "authorization", "bearer", "credentials", "login session", "password", "refresh", "secret",
  "session", "user auth", "user credentials", "user password", "user session",
]);

/** Sensitive as the last word, alone or after one of the next list. */
export const STORAGE_TOKENS: ReadonlySet<string> = new Set(["jwt", "token", "tokens"]);

/** Whose token it is, or what it is for. Any other word may stand before a colour, a coin, a push channel or an invitation. */
export const WORDS_BEFORE_STORAGE_TOKEN: ReadonlySet<string> = new Set([
  "access", "account", "admin", "app", "auth", "authentication", "authorization", "bearer", "client", "cognito", "customer", "id", "jwt", "login",
  "me", "member", "my", "oauth", "refresh", "remember", "secret", "security", "session", "sso", "user", "web",
]);
