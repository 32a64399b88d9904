import { describe, expect, it } from "vitest";

import type { TextPart } from "../../../src/analysis/constants/evaluated.ts";
import type { CookieName } from "../../../src/analysis/cookies/cookie-read.ts";
import { findNamesInPattern } from "../../../src/analysis/cookies/name-in-pattern.ts";
import { findNameInText } from "../../../src/analysis/cookies/name-in-text.ts";
import { mentionCookieName } from "../../../src/analysis/cookies/spell-cookie-name.ts";

/** `…` in a test's text is a part that is not known. */
function toParts(text: string): readonly TextPart[] {
  return text
    .split(/(…)/u)
    .filter((piece) => piece !== "")
    .map((piece): TextPart => (piece === "…" ? { kind: "unknown", reason: "call" } : { kind: "static", text: piece }));
}

function show(name: CookieName | undefined): string {
  return name === undefined ? "" : mentionCookieName(name);
}

describe("names in regular expressions", () => {
  it.each([
    [String.raw`(?:^|; )token=([^;]*)`, ["token"]],
    [String.raw`(^| )token=([^;]+)`, ["token"]],
    [String.raw`(?:(?:^|.*;\s*)token\s*\=\s*([^;]*).*$)|^.*$`, ["token"]],
    [String.raw`(^|;)\s*token\s*=`, ["token"]],
    [String.raw`\btoken=`, ["token"]],
    [String.raw`(?<=token=)[^;]+`, ["token"]],
    [String.raw`(?<name>token)=(?<value>[^;]*)`, ["token"]],
    [String.raw`next-auth\.session-token=`, ["next-auth.session-token"]],
    [String.raw`next-auth.session-token=`, ["next-auth.session-token"]],
    [String.raw`(?:__Secure-)?authjs[.]session-token=`, ["authjs.session-token", "__Secure-authjs.session-token"]],
    [String.raw`sb-[a-z]+-auth-token=`, ["sb-…-auth-token"]],
    [String.raw`sb-\w+-auth-token(\.\d+)?=`, ["sb-…-auth-token", "sb-…-auth-token.…"]],
    [String.raw`sb-.*?-auth-token=`, ["sb-…-auth-token"]],
    [String.raw`(?:token|session)=`, ["token", "session"]],
    [String.raw`app-(?:token|session)=`, ["app-token", "app-session"]],
    [String.raw`(?:design|color)_token=`, ["design_token", "color_token"]],
    [String.raw`(?:^|; |__Host-)token=`, ["token", "token", "__Host-token"]],
    [String.raw`(?<!my_)token=`, ["token"]],
    [String.raw`(?:a|b|c|d|e|f|g|h|i)_token=`, []],
    [String.raw`(?:XSRF|CSRF)-TOKEN=`, []],
    [String.raw`[cx]srf-token=`, []],
    [String.raw`token[=]([^;]*)`, ["token"]],
    [String.raw`([^=]+)=([^;]*)`, []],
    [String.raw`(\w+)=(\w+)`, []],
    [String.raw`=.*`, []],
    [String.raw`[^;]+`, []],
    ["", []],
    ["(^| )…=([^;]+)", []],
    ["(^| )app_…=([^;]+)", ["app_…"]],
  ])("%s", (pattern, expected) => {
    expect(findNamesInPattern(toParts(pattern)).map(show)).toEqual(expected);
  });
});

describe("names in texts", () => {
  it.each([
    ["token=", "token"],
    ["; token=", "token"],
    ["token", "token"],
    ["token=yes", "token"],
    ["  token =", "token"],
    ["sb-…-auth-token=", "sb-…-auth-token"],
    ["=", ""],
    [";", ""],
    ["", ""],
    ["…", ""],
    ["not a name=", ""],
  ])("%s", (text, expected) => {
    expect(show(findNameInText(toParts(text)))).toBe(expected);
  });
});
