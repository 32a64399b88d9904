import { describe, expect, it } from "vitest";

import { createNameMatchers, readSettings } from "../../src/rule-kit/settings.ts";

describe("readSettings", () => {
  it("has a default for every setting", () => {
    expect(readSettings({})).toEqual({
      allow: [],
      apiOrigins: [],
      fixSuggestions: new Set(),
      ignoreModules: [],
      nextVersion: undefined,
      rootDirectories: [],
      sensitive: [],
      serverOnlyModules: [],
    });
  });

  it.each([
    [16, 16],
    ["15.5.1", 15],
  ])("reads the version %j", (nextVersion, expected) => {
    expect(readSettings({ "next-boundary": { nextVersion } }).nextVersion).toBe(expected);
  });

  it.each([
    ["apps/web", ["apps/web"]],
    [["apps/*"], ["apps/*"]],
    [7, []],
  ])("shares rootDir %j with Next.js' own plugin", (rootDir, expected) => {
    expect(readSettings({ next: { rootDir } }).rootDirectories).toEqual(expected);
  });

  it.each([
    [{ apiOrigins: "API_URL" }, 'settings["next-boundary"].apiOrigins must be an array of strings, but it is "API_URL".'],
    [{ fixSuggestions: [1] }, 'settings["next-boundary"].fixSuggestions must be an array of strings, but it is [1].'],
    [{ nextVersion: "newest" }, 'settings["next-boundary"].nextVersion must be a version such as 16 or "16.4", but it is "newest".'],
    [{ apiOrigin: ["API_URL"] }, 'settings["next-boundary"].apiOrigin is not a setting.'],
    [[], 'settings["next-boundary"] must be an object, but it is [].'],
    [null, 'settings["next-boundary"] must be an object, but it is null.'],
    [{ sensitive: ["ok", "/(a+)+$/"] }, 'settings["next-boundary"].sensitive[1]: '],
  ])("refuses %j and names the setting", (own, message) => {
    expect(() => readSettings({ "next-boundary": own })).toThrow(message);
  });
});

describe("createNameMatchers", () => {
  it("names the place of a bad entry", () => {
    expect(() => createNameMatchers(["/(/"], "options[0].allow")).toThrow("options[0].allow[0]: ");
  });
});
