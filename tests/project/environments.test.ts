import { describe, expect, it } from "vitest";

import { getOwnEnvironments } from "../../src/project/environments.ts";
import type { RouteFile } from "../../src/project/next-root.ts";
import { collectDirectives } from "../../src/syntax/directives.ts";
import { parseModule } from "../kit/parse-module.ts";

function getEnvironments(code: string, route?: RouteFile): readonly string[] {
  const module = parseModule(code);
  const environments = getOwnEnvironments({ directives: collectDirectives(module.ast, code).map(({ value }) => value), path: "/a.tsx", route });
  return Object.entries(environments).flatMap(([name, value]) => (value === undefined || value === false ? [] : [name]));
}

describe("getOwnEnvironments", () => {
  it.each([
    ["'use client'", undefined, ["assertedClient", "browser"]],
    ["'use server'", undefined, ["server"]],
    ["'use cache: remote'", undefined, ["server"]],
    ["'use client'; 'use server'", undefined, ["server"]],
    ["", undefined, []],
    ["", { place: "app" }, []],
    ["", { role: "page", place: "pages" }, ["assertedClient", "browser"]],
    ["", { role: "document", place: "pages" }, ["assertedClient", "server"]],
    ["", { role: "api", place: "pages" }, ["server"]],
    ["", { place: "instrumentationClient" }, ["assertedClient", "browser", "isBrowserOnly"]],
    ["'use client'", { place: "app" }, ["assertedClient", "browser"]],
  ] as const)("%j at %j", (code, route, expected) => {
    expect(getEnvironments(code, route)).toEqual(expected);
  });
});
