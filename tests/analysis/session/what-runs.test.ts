/** Which code of a handler certainly runs for a request: where that is not known, nobody says that it reads the session. */
import { describe, expect, it } from "vitest";

import { findSessionRead } from "../../../src/analysis/session/find-session-read.ts";
import { Project } from "../../../src/project/project.ts";
import { createMemoryHost } from "../../kit/memory-host.ts";

const READ = "request.cookies.get('session')";

function read(code: string, method?: string): string | undefined {
  const project = new Project(
    createMemoryHost({
      "/shop/app/api/me/route.ts": code,
      "/shop/app/page.tsx": "",
      "/shop/package.json": '{ "dependencies": { "next": "16.4.6" } }',
    }),
  );
  const path = "/shop/app/api/me/route.ts";
  const module = project.openModule(path, project.getApp(path, project.findRoot(path)));
  if (module === undefined) throw new Error("the route cannot be read");
  return findSessionRead(module, "routeHandler", method)?.api;
}

describe("what runs", () => {
  it.each([
    ["what a constructor is given", `export const GET = (request) => new Promise((resolve) => resolve(${READ}));`],
    ["what a constructor is given in a list", `export const GET = (request) => new Queue([() => ${READ}]).run();`],
    ["a handler in two wrappers of libraries", `import { withSentry } from '@sentry/nextjs';\nimport { withAxiom } from 'next-axiom';\nexport const GET = withSentry(withAxiom((request) => ${READ}));`],
  ])("is %s", (_name, code) => {
    expect(read(code, "GET")).toBe("request.cookies");
  });

  it("is whatever case and branch of a handler, for a method that is not known", () => {
    expect(read(`export function GET(request) { switch (request.method) { case 'GET': return ${READ}; } }`)).toBe("request.cookies");
    expect(read(`export function GET(request) { if (request.method === 'GET') return ${READ}; }`)).toBe("request.cookies");
  });
});

describe("what does not certainly run", () => {
  it.each([
    ["a member of a function", `function session(request) { return ${READ}; }\nexport const GET = (request) => session.preload(request);`],
    ["a function in a list", `export function GET(request) { const all = [() => ${READ}]; return all; }`],
    ["what is returned to nobody", `export function GET(request) { return () => ${READ}; }`],
    ["a branch for another method, by something that is called like it", `function answer(method, request) { if (method === 'POST') return ${READ}; return 1; }\nexport const GET = (request) => answer('GET', request);`],
    ["a branch for another method, by the member of something", `function answer(event, request) { if (event.method === 'POST') return ${READ}; return 1; }\nexport const GET = (request) => answer(describe(request), request);`],
    ["the consequent of a test for other methods", `export function GET(request) { if (request.method !== 'GET') return ${READ}; return 1; }`],
    ["the alternate of a test for the method", `export const GET = (request) => 'GET' == request.method ? 1 : ${READ};`],
  ])("is %s", (_name, code) => {
    expect(read(code, "GET")).toBeUndefined();
  });

  it("is the default case of a switch that has one for the method", () => {
    const code = `export function GET(request) { switch (request.method) { case 'GET': return 1; default: return ${READ}; } }`;
    expect(read(code, "GET")).toBeUndefined();
    expect(read(code.replaceAll("GET", "POST").replace("POST(", "GET("), "GET")).toBe("request.cookies");
  });

  it("is what comes behind a branch that returns only where nobody asks for the method", () => {
    expect(read(`export function GET(request) { if (request.method) { return 1; } return ${READ}; }`, "GET")).toBe("request.cookies");
  });
});
