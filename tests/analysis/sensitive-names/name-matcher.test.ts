import { describe, expect, it } from "vitest";
import { createNameMatcher } from "../../../src/analysis/sensitive-names/name-matcher.ts";

describe("a plain entry is a name, exact to the letter", () => {
  const matches = createNameMatcher("pm.vft");
  it.each([
    { name: "pm.vft", expected: true },
    { name: "PM.VFT", expected: false },
    { name: "pm_vft", expected: false },
    { name: "my-pm.vft", expected: false },
  ])("$name: $expected", ({ name, expected }) => {
    expect(matches(name)).toBe(expected);
  });
});

describe("an entry between slashes is a regular expression", () => {
  it.each([
    { entry: "/^secured-/", name: "secured-shop", expected: true },
    { entry: "/^secured-/", name: "SECURED-shop", expected: false },
    { entry: "/^secured-/i", name: "SECURED-shop", expected: true },
    { entry: "/session/", name: "user_session_2", expected: true },
    { entry: "/^(?:foo|bar)-token$/", name: "bar-token", expected: true },
    { entry: "/^sb-.+-auth-token(?:\\.\\d+)?$/", name: "sb-abc-auth-token.1", expected: true },
    { entry: "/^remember_[0-9a-f]{40}$/", name: `remember_${"0a".repeat(20)}`, expected: true },
    { entry: "/^[(|)*+]+x$/", name: "(|)x", expected: true },
    { entry: "/^\\p{Lu}+$/u", name: "SID", expected: true },
    { entry: "/a\\/b/", name: "a/b", expected: true },
  ])("$entry, $name: $expected", ({ entry, name, expected }) => {
    const matches = createNameMatcher(entry);
    expect(matches(name)).toBe(expected);
    expect(matches(name)).toBe(expected); // no state between calls
  });

  it("is not asked about names longer than 256 characters", () => {
    const matches = createNameMatcher("/a/");
    expect(matches("a".repeat(256))).toBe(true);
    expect(matches("a".repeat(257))).toBe(false);
  });
});

describe("a bad entry is quoted together with what is wrong", () => {
  it.each([
    { entry: "", message: '"" is empty.' },
    { entry: "/", message: '"/" begins like a regular expression and has no closing slash.' },
    { entry: "/abc", message: '"/abc" begins like a regular expression and has no closing slash.' },
    { entry: "//", message: '"//" has an empty pattern, which would match every name.' },
    { entry: "/a/g", message: "\"/a/g\" has flags 'g'; only i, m, s, u and v are allowed." },
    { entry: "/a/ii", message: '"/a/ii" is no valid regular expression (Invalid flags' },
    { entry: "/[/", message: '"/[/" is no valid regular expression (' },
    { entry: `/${"a".repeat(201)}/`, message: "has a pattern of 201 characters; at most 200 are allowed." },
  ])("$entry", ({ entry, message }) => {
    expect(() => createNameMatcher(entry)).toThrow(message);
  });

  it.each([
    "/(a+)+$/", "/(a*)*$/", "/([a-z]+)*x/", "/(a|a)*$/", "/(a|aa)+$/", "/((a|b))+$/", "/(a|aa){40}$/", "/(a|aa){2,}$/",
    "/(?:(a)|b)*$/", "/.*.*.*.*x/", "/\\w+\\d+\\w+\\d+$/", "/a{1,90}a{1,90}a{1,90}a{1,90}b/",
    "/(?:a|a){9}(?:a|a){9}(?:a|a){9}b/", `/${"(?:a|a)?".repeat(14)}b/`, "/a*a*a*b/",
  ])("hostile: %s", (entry) => {
    expect(() => createNameMatcher(entry)).toThrow("cannot be shown to match quickly");
  });
});
