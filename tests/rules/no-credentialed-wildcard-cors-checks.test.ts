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
  ["a part of it", "count(origin.length);"],
  ["a comparison with something", "const same = origin === SHOP;"],
  ["a default that is given to a function that nobody knows", "remember(origin ?? '');"],
  ["a text that is given to a function that nobody knows", "remember(`${origin}`);"],
  ["a function that is called like a method that sets", "set('X-From', origin);"],
  ["a method that logs, of nobody knows what", "logger.info(origin);"],
  ["a function for what is allowed", "ensureAllowed(key);"],
  ["a method for what is trusted", "policy.trusts(key);"],
  ["a method in brackets for what is white", "policy['whitelists'](key);"],
  ["a function of the block that compares", "const compare = (value) => value === SHOP;", "console.log(compare(origin));"],
  ["a test that is given the request", `if (isKnown(request)) ${STOP}`],
  ["a test that is given the headers of the request", `if (isKnown(request.headers)) ${STOP}`],
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
  ["a member of the same name", "console.log(request.nextUrl.origin);"],
  ["a list that holds it", "const all = [origin];", "console.log(all);"],
  ["a list that it is taken out of", "const [same] = [origin];", "console.log(same);"],
  ["a statement of it alone", "origin;"],
  ["what waits for it", "console.log(await origin);"],
  ["a test whether it is there, as it is", "if (origin) more();"],
  ["a comparison with null", "if (origin !== null) more();"],
  ["a comparison with nothing", "const isThere = origin === undefined;"],
  ["a comparison with the empty text", "const isThere = origin != '';"],
  ["a default for it", "const same = origin ?? '';", "console.log(same);"],
  ["one of two values", "const same = ready ? origin : '';", "console.log(same);"],
  ["a text of it alone", "const same = `${origin}`;", "console.log(same);"],
  ["a function of the block that returns it", "const get = () => { return origin; };"],
  ["a function of the block that hands it back", "const echo = (value) => value;", "console.log(echo(origin));"],
  ["a function of the block that reads it", "const readOrigin = (from) => from.headers.get('origin');", "console.log(readOrigin(request));"],
  ["a header that is added", "more.append('X-From', origin);"],
  ["a header that is added to a Node.js response", "res.appendHeader('X-From', origin);"],
  ["a header of Hono", "c.header('X-From', origin);"],
  ["a header of a Node.js response", "res.setHeader('X-From', origin);"],
  ["a header by a method in brackets", "res['setHeader']('X-From', origin);"],
  ["a warning", "console.warn(origin);"],
  ["a constant text with such a word", "const kind = 'local';", `if (kind === other) ${STOP}`],
  ["a setting with a default", "const port = process.env.PORT || 3000;", "console.log(port);"],
  ["a test that is given the query", `if (isKnown(request.nextUrl)) ${STOP}`],
  ["a function that is called like nothing", "more();"],
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
