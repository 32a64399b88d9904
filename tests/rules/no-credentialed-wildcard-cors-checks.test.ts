/** What may be a check of the origin, one by one: with each of them gone the same answer is a finding. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/no-credentialed-wildcard-cors.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({});

const app = createProject({
  "app/api/route.ts": "",
  "app/page.tsx": "",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
});
const filename = app.path("app/api/route.ts");

/** A Route Handler that reflects the origin, behind some statements. */
function reflect(...before: readonly string[]): string {
  return [
    "export async function GET(request) {",
    "  const origin = request.headers.get('origin');",
    ...before.map((line) => `  ${line}`),
    "  return new Response(null, { headers: { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' } });",
    "}",
    "",
  ].join("\n");
}

function withHono(origin: string): string {
  return `import { cors } from 'hono/cors';\nexport const open = cors({ credentials: true, origin: ${origin} });\n`;
}

const STOP = "return new Response(null);";
const ASK = ["const known = await store.get(key);", `if (!known) ${STOP}`];

const checks: readonly (readonly [name: string, ...before: string[]])[] = [
  ["one side of a test", `if (ready && process.env.MODE === 'x') ${STOP}`],
  ["the other side of a test", `if (process.env.MODE === 'x' || ready) ${STOP}`],
  ["a switch over the environment", "switch (process.env.MODE) {", `  case 'x': ${STOP}`, "}"],
  ["a condition of an expression", `const later = process.env.MODE === 'x' ? stop() : undefined;`],
  ["an operand of an expression", "process.env.MODE === 'x' && stop();"],
  ["a test that a name is for", "const open = process.env.MODE === 'x';", `if (!open) ${STOP}`],
  ["a key with the origin in it", "const key = `shop:${origin}`;", ...ASK],
  ["a key that the origin is added to", "let key = 'shop:';", "key += origin;", ...ASK],
  ["an element by the origin", `if (LIST[origin] === undefined) ${STOP}`],
  ["another argument of a setter", "cache.set(origin, 1);"],
  ["a function that nobody knows", "remember(origin);"],
];

const noChecks: readonly (readonly [name: string, ...before: string[]])[] = [
  ["nothing", ""],
  ["a test of something else", `if (ready) ${STOP}`],
  ["a switch over something else", "switch (kind) {", `  case 'x': ${STOP}`, "}"],
  ["a test whether it is there", `if (!origin) ${STOP}`],
  ["an object that holds it", "const all = { origin };", "console.log(all);"],
  ["another name for it", "const same = origin;"],
  ["a variable that it is given to", "let same;", "same = origin;"],
  ["a header that it is handed on in", "const more = new Headers();", "more.set('X-From', origin);"],
];

const ADDED = [
  "export function GET() {",
  "  const init = { status: 200, headers: { 'Access-Control-Allow-Origin': '*' } };",
  "  init.headers['Access-Control-Allow-Credentials'] = 'true';",
  "  return new Response(null, init);",
  "}",
  "",
];

const errors = [{ messageId: "reflectedOrigin" }] as const;

tester.run("no-credentialed-wildcard-cors and what may check", rule, {
  valid: [
    ...checks.map(([name, ...before]) => ({ name: `it takes ${name} for a check`, code: reflect(...before), filename })),
    { name: "it allows a function of Hono that returns something else", code: withHono("(origin) => allowed"), filename },
    { name: "it allows a function of Hono that does more", code: withHono("(origin) => { check(origin); return origin; }"), filename },
    { name: "it allows a function of Hono that returns nothing", code: withHono("(origin) => { return; }"), filename },
    { name: "it allows a function of Hono with a pattern", code: withHono("({ origin }) => origin"), filename },
  ],
  invalid: [
    ...noChecks.map(([name, ...before]) => ({ name: `it does not take ${name} for a check`, code: reflect(...before), errors, filename })),
    { name: "it reports a function of Hono that returns its argument", code: withHono("(origin) => origin"), errors, filename },
    { name: "it reports a function of Hono with a body", code: withHono("function (origin) { return origin; }"), errors, filename },
    {
      name: "it reports headers that are added to some of an object with more",
      code: ADDED.join("\n"),
      errors: [{ messageId: "anyOrigin", suggestions: [{ data: { name: "'Access-Control-Allow-Credentials'" }, messageId: "dropCredentials", output: ADDED.filter((line) => !line.includes("Credentials")).join("\n") }] }],
      filename,
    },
  ],
});
