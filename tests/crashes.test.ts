/**
 * Programs that once ended a lint run, and those of their kind: names that lead back to themselves, and fixes whose edits
 * met. Whatever a rule throws is thrown here, and what a fix or a suggestion makes is a program.
 */
import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import plugin from "../src/index.ts";
import { createProject, EMPTY_APP } from "./kit/create-project.ts";

const app = createProject({
  ...EMPTY_APP,
  "lib/circle-a.ts": "import { b } from './circle-b';\nexport const a = b.b;\nexport const again = again.x;\nexport { c } from './circle-b';\nexport const f = (n) => g(n);\nexport { g } from './circle-b';\n",
  "lib/circle-b.ts": "import { a, f } from './circle-a';\nexport const b = a.a;\nexport { c } from './circle-a';\nexport const g = (n) => f(n);\n",
  "lib/options.ts": "export const cookieOptions = (options: object) => ({ path: '/', ...options });\nexport const withTimeout = (config: object) => ({ timeout: 5000, ...config });\nexport const OPEN = { httpOnly: false };\nexport const WRONG = { credentials: 'include' };\n",
});

/** What all rules find, as the edits that they offer. */
function lint(code: string, file = "app/button.tsx"): readonly Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ["**/*.*"],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { "next-boundary": plugin },
    rules: plugin.configs.strict.rules,
    settings: { "next-boundary": { apiOrigins: ["https://api.shop.test"] } },
  };
  return new Linter({ cwd: app.directory }).verify(code, config, app.path(file));
}

function applyAll(code: string, file: string): readonly string[] {
  const edits = lint(code, file).flatMap(({ fix, suggestions = [] }) => [...(fix === undefined ? [] : [fix]), ...suggestions.map((suggestion) => suggestion.fix)]);
  return edits.map(({ range: [start, end], text }) => code.slice(0, start) + text + code.slice(end));
}

/** What is done with a value, so that every analysis asks where it comes from. */
const USES = [
  "fetch($)",
  'fetch("/api/" + $, $)',
  'fetch("https://api.shop.test/me", $)',
  "fetch(`${$}/me`, { credentials: $, headers: $, ...$ })",
  'fetch("/api/me", { headers: { Authorization: $.token, ...$.headers } })',
  'axios.get("/me", $)',
  "axios.create($).get($.url, { ...$ })",
  "new axios.Axios($)",
  'new Headers($).set("Authorization", $)',
  'new Response($, { headers: $ })',
  "Response.json($, $)",
  "NextResponse.json($, { headers: { ...$, 'Access-Control-Allow-Origin': $, 'Access-Control-Allow-Credentials': 'true' } })",
  '$.headers.set("Access-Control-Allow-Origin", $.headers.get("origin")); $.headers.set("Access-Control-Allow-Credentials", "true")',
  "document.cookie = $",
  "document.cookie = `session=${$}; ${$.attributes}`",
  'document.cookie.split($).find((entry) => entry.startsWith($))',
  "cookies().set($)",
  '(await cookies()).set("session", $, $)',
  "(await cookies()).get($.name)",
  "const { a, ...others } = $; fetch(a, others)",
  "jsCookie.get($); jsCookie.set($, $, $)",
  "localStorage.setItem($, $)",
  "localStorage[$] = $",
  "$.setItem($.key, $.token)",
  "cookies().then($)",
  "$().then(({ get }) => get($))",
  "unstable_cache($)($)",
  "useMemo(() => $, [$])",
  "return <Panel token={$} {...$} />",
  "return <$ token={$.token} />",
  "for (const entry of $) fetch(entry)",
  "await $; await $.get('x'); $($)",
  "import($)",
  "require($)",
];

const IMPORTS =
  'import axios from "axios";\nimport jsCookie from "js-cookie";\nimport { useMemo } from "react";\nimport { unstable_cache } from "next/cache";\nimport { cookies } from "next/headers";\nimport { NextResponse } from "next/server";\nimport { Panel } from "./panel";\nimport { a as far, again, c as lost, f as ring } from "../lib/circle-a";\n';

/** Names that lead back to themselves; `$` is one of them. */
const CIRCLES: Readonly<Record<string, string>> = {
  "a member of itself": "const $ = $.name;",
  "a member of a member of itself": "const $ = $.a.b.c;",
  "a call of itself": "const $ = $($.x);",
  "a call of a method of its own": 'const $ = $.get("x").y;',
  "a new one of itself": "const $ = new $();",
  "two names": "const $ = other.a, other = $.b;",
  "three names": "const $ = other.a; const other = third.b; const third = $.c;",
  "an object that holds itself": "const $ = { ...$, headers: $.headers, token: $, url: $.url };",
  "objects that hold each other": "const $ = { ...other, a: other.a }, other = { ...$, a: $.a };",
  "a list that holds itself": "const $ = [$, ...$, $[0]];",
  "a text with itself in it": "const $ = `${$}/x` + $;",
  "a choice": "const $ = $ ? $.a : $.b;",
  "a default of itself": "const $ = $ ?? $.a ?? {};",
  "its own part": "const { $ } = $;",
  "its own part by another name": "const { a: $, ...rest } = { ...$, ...rest };",
  "its own first element": "const [$] = $;",
  "parts of each other": "const { $ } = other, { other } = $;",
  "a pattern with a default": "const { a: $ = $ } = $.x;",
  "an await": "const $ = await $;",
  "a promise": "const $ = await Promise.all([$, $.x]);",
  "a function that returns its own call": "const $ = () => $();",
  "a function that returns itself": "const $ = () => $;",
  "a function that spreads itself": "const $ = (o) => ({ ...$(o), ...$ });",
  "functions that call each other": "const $ = (o) => other(o), other = (o) => $({ ...o });",
  "a declaration": "function $(o) { return $(o).then($); }",
  "a class": "class $ extends $ { a = new $(); static b = $.b; get(n) { return this.get(n); } }",
  "a let": "let $ = $; $ = $.a; $ = { ...$ };",
  "an enum": "enum $ { a = $.b, b = $.a }",
  "a type that is cast": "const $ = ($ as any).x!;",
  "a loop": "for (const $ of $) { fetch($); } const $ = $.x;",
  "a name of another module": "const $ = far.x;",
  "a name of another module that is its own": "const $ = again;",
  "a name that two modules pass to each other": "const $ = lost.x;",
  "a function that two modules pass to each other": "const $ = ring(ring);",
  "a parameter's default": "const run = ($ = $) => fetch($, { ...$ }); const $ = run($);",
  "a member by a name of its own": "let $ = params.a; while ($) $ = params[$];",
  "members by names of each other": "let $ = params.a; let other = params.b; while ($) { $ = params[other]; other = params[$]; }",
  "a member by a member of its own": "let $ = params.a; $ = { ...$, [$.key]: $[$.key] };",
  "a name that is stored into what it is read from": "const $ = {}; let key = $.key; while (key) { $[key] = $; key = $[key]; }",
  "assignments in a circle": "const $ = {}; $.a = $; $.b = $.a.b; Object.assign($, $, { c: $ });",
};

const PLACES = [
  ['"use client";\n', "app/page.tsx"],
  ["", "app/api/route.tsx"],
  ["", "pages/api/me.tsx"],
] as const;

describe("names that lead back to themselves", () => {
  const uses = USES.map((use) => use.replaceAll(/\$(?!\{)/gu, () => "value"));

  it.each(Object.entries(CIRCLES))("bears %s", (_, circle) => {
    const declaration = circle.replaceAll("$", () => "value");
    const body = uses.map((use) => `{ ${use}; }`).join("\n");
    for (const [directive, file] of PLACES) {
      const parts = [
        `${directive}${IMPORTS}export async function Page(value) {\n{\n${declaration}\n${body}\n}\n}\n`,
        `${directive}${IMPORTS}${declaration}\nexport async function GET(request) {\n${body}\n}\nexport default async function Page(value) { ${uses.at(0) ?? ""} }\n`,
      ];
      for (const code of parts) {
        expect(lint(code, file).filter(({ fatal }) => fatal === true)).toEqual([]);
      }
    }
  });

  it("still finds what it found beside one", () => {
    const code = '"use client";\nconst user = user.name;\nexport const read = () => fetch("https://api.shop.test/me");\n';
    expect(lint(code).map(({ ruleId }) => ruleId)).toEqual(["next-boundary/require-fetch-credentials"]);
  });
});

describe("edits that meet", () => {
  it.each([
    [
      "an option that axios ignores, in the argument of a helper",
      "app/cart.tsx",
      '"use client";\nimport axios from "axios";\nconst withTimeout = (config: object) => ({ timeout: 5000, ...config });\nexport const load = () => axios.get("https://api.shop.test/me", $);\n',
      'withTimeout({ credentials: "include" })',
      "{ ...withTimeout({}), withCredentials: true }",
    ],
    [
      "the same beside another option",
      "app/cart.tsx",
      '"use client";\nimport axios from "axios";\nconst withTimeout = (config: object) => ({ timeout: 5000, ...config });\nexport const load = () => axios.get("https://api.shop.test/me", $);\n',
      'withTimeout({ credentials: "include", url: "/x" })',
      '{ ...withTimeout({ url: "/x" }), withCredentials: true }',
    ],
    [
      "an attribute that is off, in the argument of another module's helper",
      "app/api/route.ts",
      'import { cookies } from "next/headers";\nimport { cookieOptions } from "../../lib/options";\nexport async function GET() {\n  (await cookies()).set("session", "x", $);\n}\n',
      "cookieOptions({ httpOnly: false })",
      '{ ...cookieOptions({ httpOnly: true }), secure: process.env.NODE_ENV === "production", sameSite: "lax" }',
    ],
  ])("are made together: %s", (_, file, frame, before, after) => {
    const write = (part: string): string => frame.replace("$", () => part);
    expect(applyAll(write(before), file)).toContain(write(after));
  });

  it.each([
    ["app/cart.tsx", '"use client";\nimport axios from "axios";\nimport { WRONG, withTimeout } from "../lib/options";\naxios.get("https://api.shop.test/me", withTimeout(WRONG));\naxios.get("https://api.shop.test/me", { ...withTimeout({ credentials: "include" }) });\naxios.create(withTimeout({ credentials: "include" }));\naxios.post("https://api.shop.test/me", {}, withTimeout(withTimeout({ credentials: "include" })));\n'],
    ["app/api/route.ts", 'import { cookies } from "next/headers";\nimport { cookieOptions, OPEN } from "../../lib/options";\nexport async function GET() {\n  const jar = await cookies();\n  jar.set("session", "x", cookieOptions(OPEN));\n  jar.set("session", "x", { ...cookieOptions({ httpOnly: false, secure: false }) });\n  jar.set({ name: "session", value: "x", ...cookieOptions({ httpOnly: false }) });\n  jar.set("session", "x", cookieOptions(cookieOptions({ httpOnly: false, sameSite: "none" })));\n}\n'],
  ])("leave a program, wherever they stand: %s %#", (file, code) => {
    const results = applyAll(code, file);
    expect(results.length).toBeGreaterThan(0);
    for (const result of results) expect(lint(result, file).filter(({ fatal }) => fatal === true)).toEqual([]);
  });
});

describe("requests without a source", () => {
  it.each(["import.defer()", "import.defer().then(({ cookies }) => cookies())", "(await import.defer()).headers()", "dynamic(() => import.defer())", "<Panel token={(await import.defer()).token} />", "lazy(() => import.defer().then((m) => m.Chart))"])("are none: %s", (code) => {
    for (const directive of ['"use client";\n', "", '"use server";\n']) {
      const module = `${directive}import dynamic from "next/dynamic";\nimport { lazy } from "react";\nimport "server-only";\nexport async function GET(request) {\n  const Chart = ${code};\n  return <Chart token={request.token} />;\n}\n`;
      for (const file of ["app/page.tsx", "app/api/route.tsx", "pages/me.tsx"]) expect(lint(module, file).filter(({ fatal }) => fatal === true)).toEqual([]);
    }
  });
});
