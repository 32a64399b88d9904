import { describe, expect, it } from "vitest";

import { getOwnEnvironments } from "../../src/project/environments.ts";
import type { RouteFile } from "../../src/project/next-root.ts";
import { collectDirectives } from "../../src/syntax/directives.ts";
import { parseModule } from "../kit/parse-module.ts";

function getEnvironments(code: string, route?: RouteFile): readonly string[] {
  const module = parseModule(code);
  const environments = getOwnEnvironments({ directives: collectDirectives(module.ast, code), path: "/a.tsx", route });
  return Object.entries(environments).flatMap(([name, chain]) => (chain === undefined ? [] : [name]));
}

describe("getOwnEnvironments", () => {
  it.each([
    ["'use client'", undefined, ["assertedClient", "browser"]],
    ["'use server'", undefined, ["server"]],
    ["'use cache: remote'", undefined, ["server"]],
    ["'use client'; 'use server'", undefined, ["server"]],
    ["", undefined, []],
    ["", { role: undefined, router: "app" }, []],
    ["", { role: "page", router: "pages" }, ["assertedClient", "browser"]],
    ["", { role: "document", router: "pages" }, ["assertedClient", "server"]],
    ["", { role: "api", router: "pages" }, ["server"]],
    ["'use client'", { role: undefined, router: "app" }, ["assertedClient", "browser"]],
  ] as const)("%j at %j", (code, route, expected) => {
    expect(getEnvironments(code, route)).toEqual(expected);
  });
});
