/**
 * Starts a new rule: its file, its test, its page and its two lines in src/all-rules.ts. Then the new rule's own tests are
 * red, and nothing else is.
 *
 *     npm run new -- no-such-thing
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.join(import.meta.dirname, "..");
const [name = ""] = process.argv.slice(2);
const files = { page: `docs/rules/${name}.md`, rule: `src/rules/${name}.ts`, test: `tests/rules/${name}.test.ts` };

if (!/^(?:no|require|prefer|await|valid)-[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(name)) {
  console.error("Usage: npm run new -- no-such-thing\nA rule is named for the construct: 'no-', 'require-', 'prefer-' … in kebab-case.");
  process.exitCode = 2;
} else if (existsSync(path.join(ROOT, files.rule))) {
  console.error(`${files.rule} is there already.`);
  process.exitCode = 2;
} else {
  write(files.rule, createRule());
  write(files.test, createTest());
  write(files.page, createPage());
  write("src/all-rules.ts", register(read("src/all-rules.ts")));
  // The README's table, the page's header, docs/options.md, and the snapshot of all messages.
  run("npm", ["run", "--silent", "docs"]);
  run("npx", ["vitest", "run", "--update", "--reporter=dot", "tests/messages.test.ts", "--testNamePattern", "as a whole"]);
  console.log(`\nWritten: ${Object.values(files).join(", ")}.\nRegistered in src/all-rules.ts. Its tests are red until it is written: npx vitest ${name}`);
}

function createRule() {
  return `/**
 * Reports … (say what, and where the rule gives up).
 */
import { createRule } from "../rule-kit/create-rule.ts";

export default createRule({
  name: "${name}",
  meta: {
    type: "problem",
    docs: {
      description: "${name.startsWith("require") ? "Require" : "Disallow"} ${name.replace(/^[a-z]+-/u, "").replaceAll("-", " ")}",
      presets: { strict: [] },
    },
    messages: {
      problem: "This is what is wrong, because of that. Do this instead.",
    },
    schema: [],
    defaultOptions: [{}],
    hasSuggestions: false,
  },
  create({ file, report }) {
    if (file.environments.browser === undefined) return {};
    return {
      DebuggerStatement(node) {
        if (node.range[0] < 0) report({ messageId: "problem", node });
      },
    };
  },
});
`;
}

function createTest() {
  return `import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/${name}.ts";

new RuleTester().run("${name}", rule, {
  valid: [{ name: "a server module", code: "debugger;" }],
  invalid: [
    {
      name: "a client module",
      code: '"use client";\\ndebugger;',
      errors: [{ column: 1, line: 2, messageId: "problem" }],
    },
  ],
});
`;
}

function createPage() {
  return `# next-boundary/${name}

<!-- end auto-generated rule header -->

## Why

What goes wrong in production.

## What It Reports

The exact condition, and how the rule knows.

| Finding | Fix | Suggestion | Why |
| --- | --- | --- | --- |
| \`problem\` | none | none | … |

## Examples

### Incorrect

\`\`\`tsx
// app/button.tsx
"use client";
debugger;
\`\`\`

### Correct

\`\`\`tsx
// app/page.tsx
export default function Page() {
  return null;
}
\`\`\`

## Limits

What the analysis does not see, and which way it errs. See [assumptions](../assumptions.md).

## When Not To Use It

…

## Further Reading

- …
`;
}

/** Puts the import and the entry where the alphabet wants them. */
function register(index) {
  const constant = name.replaceAll(/-([a-z0-9])/gu, (_, letter) => letter.toUpperCase());
  const lines = index.split("\n");
  insertSorted(lines, /^import \w+ from "\.\/rules\//u, `import ${constant} from "./rules/${name}.ts";`, (line) => line === "", pickRuleName);
  insertSorted(lines, /^ {2}"[a-z-]+": \w+,$/u, `  "${name}": ${constant},`, (line) => line === "};", pickRuleName);
  return lines.join("\n");
}

function insertSorted(lines, pattern, line, isEnd, pickName) {
  const after = lines.findIndex((candidate) => pattern.test(candidate) && pickName(candidate) > pickName(line));
  const last = lines.findLastIndex((candidate) => pattern.test(candidate));
  const index = after >= 0 ? after : last >= 0 ? last + 1 : lines.findIndex(isEnd);
  lines.splice(index, 0, line);
}

function pickRuleName(line) {
  return /(?:rules\/|")([a-z0-9-]+)(?:\.ts)?"/u.exec(line)?.[1] ?? "";
}

function read(file) {
  return readFileSync(path.join(ROOT, file), "utf8");
}

function write(file, text) {
  mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
  writeFileSync(path.join(ROOT, file), text);
}

function run(command, options) {
  execFileSync(command, options, { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
}
