import { describe, expect, it } from "vitest";
import {
  classifyCookieName,
  isCsrfName,
  UNKNOWN_PART,
  type NameContext,
  type SensitiveName,
} from "../../../src/analysis/sensitive-names/classify-cookie-name.ts";
import { createNameMatcher } from "../../../src/analysis/sensitive-names/name-matcher.ts";
import { SESSION_COOKIES } from "../../../src/platform/libraries/session-cookies.ts";

describe("words: the name ends in one", () => {
  const cases: readonly { name: string; words: string; kind: SensitiveName["kind"] }[] = [
    { name: "token", words: "token", kind: "token" },
    { name: "authToken", words: "token", kind: "token" },
    { name: "user_token", words: "token", kind: "token" },
    { name: "x-auth", words: "auth", kind: "token" },
    { name: "JWT_TOKEN", words: "token", kind: "token" },
    { name: "vsm_authorization", words: "authorization", kind: "token" },
    { name: "sid", words: "sid", kind: "session" },
    { name: "shop.sid", words: "sid", kind: "session" },
    { name: "userSession", words: "session", kind: "session" },
    { name: "session_id", words: "session id", kind: "session" },
    { name: "sessionID", words: "session id", kind: "session" },
    { name: "getAPIKey", words: "api key", kind: "credential" },
    { name: "SK_OAUTH_CRED_KEY", words: "cred key", kind: "credential" },
    { name: "adminPassword", words: "password", kind: "credential" },
    { name: "lucy_oauth_nonce", words: "nonce", kind: "transient" },
    { name: "OAuthState", words: "oauth state", kind: "transient" },
    { name: "login_2fa", words: "2 fa", kind: "transient" },
    { name: "token_sig", words: "token sig", kind: "token" },
    { name: "token_v2", words: "token", kind: "token" },
    { name: "tokenV2", words: "token", kind: "token" },
    { name: "access_token_v2", words: "token", kind: "token" },
    { name: "app_jwe", words: "jwe", kind: "token" },
    { name: "paseto", words: "paseto", kind: "token" },
    { name: "access-tokens", words: "access tokens", kind: "token" },
  ];
  it.each(cases)("$name is sensitive for '$words'", ({ name, words, kind }) => {
    expect(classifyCookieName(name)).toEqual({ exposure: "exposed", kind, evidence: { source: "words", words } });
  });
});

describe("words: what sounds like a credential and is none", () => {
  it.each(["selectedToken", "fromToken", "to_token", "turnstile_token", "hcaptchaToken", "yoga_session", "trainingSession", "mic-session", "video_session"])(
    "%s is harmless",
    (name) => {
      expect(classifyCookieName(name)).toBeUndefined();
    },
  );
});

describe("words: joined ones are taken apart", () => {
  it.each(["accesstoken", "authtoken", "sessid", "usersession", "jwttoken", "shoptoken", "MYAPPSESSID", "bbpassword"])(
    "%s is sensitive",
    (name) => {
      expect(classifyCookieName(name)?.exposure).toBe("exposed");
    },
  );
});

describe("words: what stands around the last one", () => {
  it.each([
    "__Host-sid", "__Secure-token", "session.0", "session__1", "token-2", "auth_cookie", "sess.sig", "token_admin",
  ])("%s is sensitive", (name) => {
    expect(classifyCookieName(name)?.exposure).toBe("exposed");
  });
  it.each(["access", "refresh", "tokens", "key"])("%s is sensitive as a whole name", (name) => {
    expect(classifyCookieName(name)).toBeDefined();
    expect(classifyCookieName(`last_${name}`)).toBeUndefined();
  });
});

describe("false friends are harmless", () => {
  it.each([
    // a sensitive word inside another word
    "sidebar_state", "sidebar:state", "author", "authority", "keyboard", "monkey", "secretary", "assessment", "passage",
    "obsession", "possession", "inside", "resident", "passwordless", "tokenizer", "mascot", "ssid",
    // a sensitive word that does not come last
    "token_exp", "token_type", "auth_error", "auth_provider", "auth-security-notice-dismissed", "cart_token_count",
    "session_start", "sessionStorageNotice", "oauth_next", "login_redirect", "better-auth.last_used_login_method",
    "LH_oauth_org_id", "ipo_auth_expiry", "password_hint", "secret_santa_list", "token_logged",
    // a question or an order
    "isAuthenticated", "is_session", "hasToken", "hide-auth", "no-session", "PAT_LOGGED_IN", "loggedIn",
    // public or measuring
    "polar_onboarding_session", "datafast_session_id", "publicAccessToken", "publishable-key", "anon_token",
    "recaptchaToken", "consent_token", "visitor_session", "tracking-session",
    // known third parties
    "_hjSession_123", "ai_session", "rl_session", "AMP_TOKEN", "svSession", "msToken", "intercom-session-abc",
    "_pinterest_sess", "mage-cache-sessid", "__Secure-ROLLOUT_TOKEN",
    // tokens and keys that open nothing
    "design-tokens", "design-token", "csp_nonce", "_sort_key", "storageKey", "recent_keys",
    // preferences and identity
    "NEXT_LOCALE", "theme", "userId", "user", "role", "remember_me",
    // nothing to go by
    "", "_", "0", "クッキー", "__proto__", "constructor", "toString",
  ])("%s", (name) => {
    expect(classifyCookieName(name)).toBeUndefined();
  });
});

describe("CSRF tokens are never reported", () => {
  it.each([
    "csrf_token", "XSRF-TOKEN", "csrftoken", "bk_csrftoken", "_csrf", "_csrfSecret", "_xsrf", "sAntiCsrf", "ct0",
    "form_key", "csrf_access_token", "authenticity_token", "__RequestVerificationToken", ".AspNetCore.Antiforgery.abc",
    "__Host-next-auth.csrf-token", "__Host-psifi.x-csrf-token", "__Http-csrf", "shopcsrf",
  ])("%s", (name) => {
    expect(isCsrfName(name)).toBe(true);
    expect(classifyCookieName(name)).toBeUndefined();
  });

  it("knows what is none", () => {
    expect(isCsrfName("token")).toBe(false);
    expect(isCsrfName("request_token")).toBe(false);
  });

  it("reports one that the team declares", () => {
    expect(classifyCookieName("csrf_token", { sensitive: [createNameMatcher("csrf_token")] })).toBeDefined();
  });
});

describe("registry: names that only one library uses", () => {
  const cases: readonly { name: string; exposure: SensitiveName["exposure"]; library: string; sdkCall?: string }[] = [
    { name: "next-auth.session-token", exposure: "deadRead", library: "next-auth" },
    { name: "__Secure-authjs.session-token.1", exposure: "deadRead", library: "Auth.js" },
    { name: "better-auth.session_token", exposure: "deadRead", library: "better-auth" },
    { name: "wos-session", exposure: "deadRead", library: "WorkOS AuthKit" },
    { name: "connect.sid", exposure: "deadRead", library: "express-session" },
    { name: "__Host-connect.sid", exposure: "deadRead", library: "express-session" },
    { name: "__prerender_bypass", exposure: "deadRead", library: "Next.js" },
    { name: "sAccessToken", exposure: "deadRead", library: "SuperTokens" },
    { name: "PHPSESSID", exposure: "exposed", library: "PHP" },
    { name: "nhostSession", exposure: "exposed", library: "Nhost" },
    { name: "__session_abc12345", exposure: "sdk", library: "Clerk", sdkCall: "useAuth().getToken()" },
    { name: "sb-abc-auth-token.0", exposure: "sdk", library: "Supabase", sdkCall: "supabase.auth.getSession()" },
    { name: "stytch_session_jwt", exposure: "sdk", library: "Stytch", sdkCall: "stytch.session.getTokens()" },
    { name: "privy-token", exposure: "sdk", library: "Privy", sdkCall: "getAccessToken()" },
    {
      name: "CognitoIdentityServiceProvider.c.u.idToken",
      exposure: "sdk",
      library: "Amplify",
      sdkCall: "fetchAuthSession()",
    },
  ];
  it.each(cases)("$name: $exposure, $library", ({ name, exposure, ...evidence }) => {
    expect(classifyCookieName(name)).toMatchObject({ exposure, evidence: { source: "registry", ...evidence } });
  });
});

describe("registry: markers and preferences carry no credential", () => {
  it.each([
    "__client_uat", "__client_uat_abc12345", "sFrontToken", "privy-session", "next-auth.callback-url",
    "authjs.callback-url", "better-auth.dont_remember", "st-last-access-token-update", "payload-theme",
    "CognitoIdentityServiceProvider.c.LastAuthUser", "CognitoIdentityServiceProvider.c.u.clockDrift",
    "KEYCLOAK_REMEMBER_ME", "_medusa_cart_id",
  ])("%s", (name) => {
    expect(classifyCookieName(name)).toBeUndefined();
  });
});

describe("registry: a name that several libraries use belongs to the installed one", () => {
  const cases: readonly { name: string; installed: readonly string[]; expected: string | undefined }[] = [
    { name: "__session", installed: ["@clerk/nextjs"], expected: "sdk registry" },
    { name: "__session", installed: ["@auth0/nextjs-auth0"], expected: "deadRead registry" },
    { name: "__session", installed: ["firebase"], expected: "exposed registry" },
    { name: "__session", installed: ["firebase", "@clerk/clerk-react"], expected: "sdk registry" },
    { name: "__session", installed: ["next"], expected: "exposed words" },
    { name: "__session", installed: [], expected: "exposed words" },
    { name: "access_token", installed: ["@kinde-oss/kinde-auth-nextjs"], expected: "deadRead registry" },
    { name: "access_token", installed: ["next"], expected: "exposed words" },
    { name: "access_token", installed: [], expected: "exposed words" },
    { name: "auth_session", installed: ["lucia"], expected: "deadRead registry" },
    { name: "auth_session", installed: ["next"], expected: "exposed words" },
    { name: "AuthToken", installed: ["next-firebase-auth-edge"], expected: "deadRead registry" },
    { name: "DS", installed: ["@descope/nextjs-sdk"], expected: "sdk registry" },
    { name: "DS", installed: ["next"], expected: undefined },
    { name: "DS", installed: [], expected: "exposed registry" },
    { name: "h3", installed: ["next"], expected: undefined },
    { name: "hanko", installed: ["@teamhanko/hanko-elements"], expected: "sdk registry" },
  ];
  it.each(cases)("$name with $installed: $expected", ({ name, installed, expected }) => {
    const answer = classifyCookieName(name, { dependencies: new Set(installed) });
    expect(answer && `${answer.exposure} ${answer.evidence.source}`).toBe(expected);
  });
});

describe("prefixes that imply HttpOnly", () => {
  it.each([
    { name: "__Http-anything", prefix: "__Http-" },
    { name: "__Host-Http-sid", prefix: "__Host-Http-" },
    { name: "__host-http-sid", prefix: "__Host-Http-" },
  ])("$name is a dead read", ({ name, prefix }) => {
    expect(classifyCookieName(name)).toMatchObject({ exposure: "deadRead", evidence: { source: "prefix", prefix } });
  });
});

describe("settings", () => {
  const declared = { sensitive: [createNameMatcher("pm_vft"), createNameMatcher("/^secured-/")] };

  it.each(["pm_vft", "secured-shop.test"])("%s is sensitive because the team says so", (name) => {
    expect(classifyCookieName(name)).toBeUndefined();
    expect(classifyCookieName(name, declared)).toEqual({
      exposure: "exposed",
      kind: "credential",
      evidence: { source: "settings" },
    });
  });

  it("the library's HttpOnly is a fact that a declaration does not change", () => {
    const context = { sensitive: [createNameMatcher("next-auth.session-token")] };
    expect(classifyCookieName("next-auth.session-token", context)).toEqual({
      exposure: "deadRead",
      kind: "session",
      evidence: { source: "settings" },
    });
  });

  it("allow wins over everything", () => {
    const context: Partial<NameContext> = { ...declared, allow: [createNameMatcher("/./")] };
    for (const name of ["pm_vft", "token", "next-auth.session-token", "__Http-x"]) {
      expect(classifyCookieName(name, context)).toBeUndefined();
    }
  });

  it("an answer given under other settings is not remembered", () => {
    expect(classifyCookieName("token", { allow: [createNameMatcher("token")] })).toBeUndefined();
    expect(classifyCookieName("token")).toBeDefined();
  });
});

describe("names that are known in part", () => {
  const sensitive = [
    ["sb-", "-auth-token"], ["sb-", "-auth-token.", ""], ["", "_token"], ["", "Token"], ["", "token"],
    ["user-", "-session"], ["__session_", ""], ["logto_", ""], ["wordpress_logged_in_", ""],
  ];
  it.each(sensitive.map((parts) => parts.join(UNKNOWN_PART)))("%j is sensitive", (name) => {
    expect(classifyCookieName(name)).toBeDefined();
  });

  const unknown = [
    ["token-", ""], ["session_", "_0"], ["", ""], ["", "", ""], ["", "sid"], ["h", ""], ["sb-", ""], ["", "-theme"],
    ["csrf-", "-token"],
  ];
  it.each(unknown.map((parts) => parts.join(UNKNOWN_PART)))("not seen: %j", (name) => {
    expect(classifyCookieName(name)).toBeUndefined();
  });
});

describe("limits", () => {
  it("gives up on names longer than 256 characters", () => {
    expect(classifyCookieName(`${"a-".repeat(125)}-token`)).toBeDefined();
    expect(classifyCookieName(`${"a-".repeat(126)}-token`)).toBeUndefined();
    expect(isCsrfName(`${"a".repeat(300)}-csrf`)).toBe(false);
  });

  it("answers the same again, however many names come between", () => {
    const before = classifyCookieName("token");
    for (let n = 0; n < 5000; n++) classifyCookieName(`name-${String(n)}`);
    expect(classifyCookieName("token")).toEqual(before);
  });
});

describe("the registry is consistent", () => {
  it.each(SESSION_COOKIES)("$library $pattern", ({ pattern, packages, proof, source }) => {
    expect(pattern.flags).toBe("");
    expect(pattern.source.endsWith("$") || pattern.source === "^__RequestVerificationToken").toBe(true);
    expect(source).not.toBe("");
    if (proof === "package") expect(packages).not.toEqual([]);
  });
});
