/** How much code may lie between a cached function and what it asks of the request: what was looked into is not looked into again. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/no-request-api-in-cache.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester();
const app = createProject({ "app/page.tsx": "", "package.json": '{ "dependencies": { "next": "16.4.6" } }' });
const IMPORT = 'import { cookies } from "next/headers";\n';

function repeat(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index)).join("");
}

function write(name: string, statements: string, helpers: string) {
  return { code: `${IMPORT}${helpers}\nexport async function load() { "use cache"; ${statements} }\n`, filename: app.path("lib/mine.ts"), name };
}

function reported(name: string, statements: string, helpers: string, chain: string) {
  const { code, ...test } = write(name, statements, helpers);
  const output = code.replace('"use cache"', '"use cache: private"');
  return { ...test, code, errors: [{ data: { cache: "'use cache'", chain, use: "cookies()" }, messageId: "leadsToRead" as const, suggestions: [{ messageId: "makePrivate" as const, output }] }] };
}

/** Each calls each, and none of them anything else. */
const CIRCLE = repeat(40, (index) => `async function c${String(index)}() { ${repeat(40, (other) => `await c${String(other)}();`)} }\n`);

tester.run("no-request-api-in-cache, bounds", rule, {
  invalid: [
    reported(
      "behind 400 functions that do nothing with it",
      `${repeat(400, (index) => `await h${String(index)}();`)} await read();`,
      `${repeat(400, (index) => `async function h${String(index)}() { return fetch("/${String(index)}"); }\n`)}async function read() { return cookies(); }`,
      "read → cookies()",
    ),
    reported("behind a circle of 40 functions that each call each", "await c0(); await read();", `${CIRCLE}async function read() { return cookies(); }`, "read → cookies()"),
    reported(
      "in one of two functions that call each other",
      "await even();",
      "async function even() { await odd(); }\nasync function odd() { await even(); await read(); }\nasync function read() { return cookies(); }",
      "even → odd → read → cookies()",
    ),
    reported(
      "by a circle that was fruitless from within it, and is none from here",
      "await first(); ",
      "async function first() { await second(); await third(); }\nasync function second() { await first(); }\nasync function third() { await second(); await read(); }\nasync function read() { return cookies(); }",
      "first → third → read → cookies()",
    ),
  ],
  valid: [
    write("a circle of 40 functions that each call each", "await c0(); await c1();", CIRCLE),
    write("two functions that call each other, where the cached one does not call the read", "await even();", "async function even() { await odd(); }\nasync function odd() { await even(); }\nexport async function read() { return cookies(); }"),
  ],
});
