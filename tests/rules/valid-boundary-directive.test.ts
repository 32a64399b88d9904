import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/valid-boundary-directive.ts";

const tester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

const IMPORT = "import { cookies } from 'next/headers'\n";
const BODY = "export default function C() { return <button title={String(typeof cookies)}>x</button> }\n";
const REST = IMPORT + BODY;
const ACT = "export async function act() { await cookies() }\n";
const client = "/app/app/client.tsx";
const actions = "/app/app/a.ts";

type MessageId = NonNullable<Parameters<typeof tester.run<string, readonly unknown[]>>[2]["invalid"][number]["errors"][number]["messageId"]>;

/** A finding that `--fix` mends. */
function fixed(name: string, messageId: MessageId, code: string, output: string, more: object = {}) {
  return { code, errors: [{ messageId }], filename: client, name, output, ...more };
}

/** A finding with suggestions: a text each, in their order. */
function suggested(name: string, messageId: MessageId, code: string, suggestions: readonly (readonly [messageId: MessageId, output: string])[], more: object = {}) {
  const errors = [{ messageId, suggestions: suggestions.map(([id, output]) => ({ messageId: id, output })) }];
  return { code, errors, filename: client, name, ...more };
}

/** What `next build` says of 32 client files that import what only a server may (tests/fixtures/boundary-cases.json): d01 to d32. */
tester.run("valid-boundary-directive, the measured cases", rule, {
  valid: [
    { name: "d02: 'use strict' first: it counts, any string may stand before it", code: `'use strict'\n'use client'\n${REST}`, filename: client },
    { name: "d03: behind comments: it counts", code: `// a\n/* b */\n'use client'\n${REST}`, filename: client },
    { name: "d05: double quotes and a semicolon: it counts", code: `"use client";\n${REST}`, filename: client },
    { name: "d13: an escape: it counts, as both bundlers compare the cooked value", code: `'use\\x20client'\n${REST}`, filename: client },
    { name: "d17: twice: it counts, and the second one does no harm", code: `'use client'\n'use client'\n${REST}`, filename: client },
    { name: "d18: behind any other string: it counts", code: `'foo'\n'use client'\n${REST}`, filename: client },
    { name: "d22: behind a byte order mark: it counts", code: `\uFEFF'use client'\n${REST}`, filename: client },
    { name: "d26: put together with +: left alone, as nobody writes that for a directive", code: `'use ' + 'client'\n${REST}`, filename: client },
    { name: "d27: on the line of an import: it counts", code: `'use client'; ${REST}`, filename: client },
    { name: "d30: behind a hashbang: it counts", code: `#!/usr/bin/env node\n'use client'\n${REST}`, filename: client },
    { name: "d31: 'use strict' and a comment first: it counts", code: `'use strict';\n\n/* x */ "use client";\n${REST}`, filename: client },
  ],
  invalid: [
    fixed("d01: after an import: the build fails in both", "misplaced", `${IMPORT}'use client'\n${BODY}`, `'use client'\n\n${IMPORT}${BODY}`),
    fixed("d04: in parentheses: the build fails in both", "parenthesized", `('use client')\n${REST}`, `'use client'\n${REST}`),
    suggested("d06: a template literal: a server module in both, and green", "template", `\`use client\`\n${REST}`, [["writeDirective", `'use client'\n${REST}`]]),
    suggested("d07: 'use client' and 'use server': webpack fails, Turbopack makes a server module", "conflict", `'use client'\n'use server'\n${REST}`, [
      ["removeDirective", `'use client'\n${REST}`],
      ["removeDirective", `'use server'\n${REST}`],
    ]),
    suggested("d08: 'use server' and 'use client': the same", "conflict", `'use server'\n'use client'\n${REST}`, [
      ["removeDirective", `'use server'\n${REST}`],
      ["removeDirective", `'use client'\n${REST}`],
    ]),
    fixed("d09: after a const: the build fails in both", "misplaced", `const a = 1\n'use client'\n${REST}`, `'use client'\n\nconst a = 1\n${REST}`),
    suggested("d10: two spaces: a server module in both, and green", "misspelt", `'use  client'\n${REST}`, [["writeDirective", `'use client'\n${REST}`]]),
    suggested("d11: capitals: a server module in both, and green", "misspelt", `'Use Client'\n${REST}`, [["writeDirective", `'use client'\n${REST}`]]),
    suggested("d12: in the component only: a server module in both, and green", "clientInFunction", `${IMPORT}export default function C() {\n  'use client'\n  return null\n}\n`, [
      ["moveDirective", `'use client'\n\n${IMPORT}export default function C() {\n  return null\n}\n`],
      ["removeDirective", `${IMPORT}export default function C() {\n  return null\n}\n`],
    ]),
    suggested("d14: after export *: a client module in webpack, a server module in Turbopack, and green", "behindReexport", `export * from './k'\n'use client'\n${REST}`, [
      ["writeDirective", `'use client'\n\nexport * from './k'\n${REST}`],
    ]),
    fixed("d15: after import type: Turbopack fails, webpack removes types first", "misplaced", `import type { ReactNode } from 'react'\n'use client'\n${REST}`, `'use client'\n\nimport type { ReactNode } from 'react'\n${REST}`),
    suggested("d16: 'use client' and 'use cache': webpack fails", "conflict", `'use client'\n'use cache'\nexport default async function C() { return null }\n`, [
      ["removeDirective", `'use client'\nexport default async function C() { return null }\n`],
      ["removeDirective", `'use cache'\nexport default async function C() { return null }\n`],
    ]),
    fixed("d19: after an empty statement: Turbopack fails", "misplaced", `;\n'use client'\n${REST}`, `'use client'\n\n;\n${REST}`),
    suggested("d20: a sequence: a server module in both, and green", "continued", `'use client', 1\n${REST}`, [["writeDirective", `'use client'; 1\n${REST}`]]),
    suggested("d21: as const: a client module in webpack, a server module in Turbopack, and green", "typed", `'use client' as const\n${REST}`, [["writeDirective", `'use client'\n${REST}`]]),
    fixed("d23: after a type: Turbopack fails", "misplaced", `type A = 1\n'use client'\n${REST}`, `'use client'\n\ntype A = 1\n${REST}`),
    fixed("d24: after an interface: Turbopack fails", "misplaced", `interface A { a: 1 }\n'use client'\n${REST}`, `'use client'\n\ninterface A { a: 1 }\n${REST}`),
    suggested("d25: a space behind: a server module in both, and green", "misspelt", `'use client '\n${REST}`, [["writeDirective", `'use client'\n${REST}`]]),
    fixed("d28: the next line calls it: both fail when they load the page", "uncallable", `'use client'\n(globalThis as any).x = 1\n${REST}`, `'use client';\n(globalThis as any).x = 1\n${REST}`),
    fixed("d29: 'use server' after an import: the build fails", "misplaced", `${IMPORT}'use server'\n${ACT}`, `'use server'\n\n${IMPORT}${ACT}`, { filename: actions }),
    fixed("d32: after ({}): the build fails in both", "misplaced", `({})\n'use client'\n${REST}`, `'use client';\n\n({})\n${REST}`),
  ],
});

const VALUES = [
  "log('use client');",
  "const mode = 'use client';",
  "const mode = `use client`;",
  "export default 'use client';",
  "export const directives = ['use client', 'use server', ('use cache')];",
  "if (text === 'use client') report();",
  "'use client' === text && report();",
  "('use client') === text && report();",
  "'use client'.length;",
  "`use client`.trim();",
  "'use client' in texts;",
  "void 'use client';",
  "0, 'use client';",
  "text.startsWith('use client') || `${'use client'}`;",
  "switch (text) { case 'use client': break; }",
  "if (isServer) { 'use client'; }",
  "{ 'use client' }",
  "throw 'use client';",
  "class A { static { 'use client' } }",
  "label: 'use client';",
  "const node = <p title='use client'>'use client'</p>;",
];

tester.run("valid-boundary-directive, what is left alone", rule, {
  valid: [
    ...VALUES.map((code) => ({ code, filename: client, name: `a value: ${code}` })),
    ...["use strict", "use asm", "use memo", "use no memo", "use no forget", "use step", "use workflow", "use gpu", "foo", "", " ", "use cash", "use catch", "use cases", "use server components", "client", "use", "use client components here"].map((text) => ({
      code: `'${text}';\nexport const a = 1;\n`,
      filename: client,
      name: `another string: '${text}'`,
    })),
    ...["use server", "use cache", "use cache: private", "use cache: remote", "use cache: sessions"].map((text) => ({
      code: `'${text}';\nexport async function a() { return 1; }\n`,
      filename: actions,
      name: `counts: '${text}'`,
    })),
    { name: "counts: inline directives", code: "export async function a() { 'use server'; }\nexport const b = async () => { 'use cache: private'; };\nclass C { static async d() { 'use strict'; 'use server'; } }\n", filename: actions },
    { name: "counts: inline, twice, and beside directives of other tools", code: "async function a() { 'use memo'; 'use server'; 'use server'; }\nasync function b() { 'use step'; 'use cache'; }\n", filename: actions },
    { name: "no prologue: an inner block of a function", code: "async function a() { if (b) { 'use server'; } }\n", filename: actions },
    { name: "in a function: a string that is only like a directive, further down", code: "async function a() { b(); 'USE SERVER'; `use-server`; `use client`; ('use client'); }\n", filename: actions },
    { name: "in a function of a client module: it is one anyway", code: "'use client';\nexport function A() { 'use client'; return null; }\n", filename: client },
    { name: "in a function, behind a statement: 'use client' means nothing there", code: "export function A() { const a = 1; 'use client'; return a; }\n", filename: client },
    { name: "the file says it already: what changes nothing", code: "'use client';\n'use-client';\n'Use Client';\n`use client`;\n", filename: client },
    { name: "tests", code: "import a from './a';\n'use client';\n", filename: "/app/app/client.test.tsx" },
    { name: "stories", code: "import a from './a';\n'use client';\n", filename: "/app/app/client.stories.tsx" },
    { name: ".mts, which the compiler of Next.js leaves alone", code: "import a from './a';\n'use client';\n", filename: "/app/lib/a.mts" },
    { name: "'use cache' before Next.js 15: any string", code: "import a from './a';\n'use cache';\n'use-cache';\n", filename: actions, settings: { "next-boundary": { nextVersion: 14 } } },
    { name: "two spellings of caching in one file: Turbopack builds, and so does webpack", code: "'use cache';\n'use cache: remote';\n", filename: actions },
    { name: "'server-only' as an import", code: "import 'server-only';\n", filename: actions },
    { name: "'server-only' as both", code: "'server-only';\nimport 'server-only';\n", filename: actions },
    { name: "'server-only' as a value, or in a function", code: "mock('server-only');\nfunction a() { 'server-only'; }\n", filename: actions },
    { name: "an empty file", code: "", filename: client },
    { name: "a text of no file", code: "'use client';\n" },
    { name: "JavaScript without JSX", code: "'use client';\nrequire('./a');\n", filename: "/app/lib/a.cjs" },
  ],
  invalid: [],
});

tester.run("valid-boundary-directive, places", rule, {
  valid: [],
  invalid: [
    fixed("keeps the comments of the file on top", "misplaced", '// Copyright\n/* @ts-check */\nimport a from "a";\n"use client";\n', '// Copyright\n/* @ts-check */\n"use client";\n\nimport a from "a";\n'),
    fixed("keeps a comment for the next line where it is", "misplaced", "// The cart.\n\n// @ts-expect-error no types\nimport a from 'a';\n'use client';\n", "// The cart.\n\n'use client';\n\n// @ts-expect-error no types\nimport a from 'a';\n"),
    fixed("keeps what is said of the first statement with it", "misplaced", "/** The cart. */\nexport function Cart() {}\n'use client';\n", "'use client';\n\n/** The cart. */\nexport function Cart() {}\n"),
    fixed("keeps pragmas on top", "misplaced", "/** @jsxImportSource x */\nexport function Cart() {}\n'use client';\n", "/** @jsxImportSource x */\n'use client';\n\nexport function Cart() {}\n"),
    fixed("keeps the hashbang", "misplaced", "#!/usr/bin/env node\nimport a from 'a';\n'use client';\n", "#!/usr/bin/env node\n'use client';\n\nimport a from 'a';\n"),
    fixed("keeps the byte order mark", "misplaced", "\uFEFFimport a from 'a';\n'use client';\n", "\uFEFF'use client';\n\nimport a from 'a';\n"),
    fixed("keeps line ends", "misplaced", "import a from 'a';\r\n'use client';\r\na();\r\n", "'use client';\r\n\r\nimport a from 'a';\r\na();\r\n"),
    fixed("leaves one empty line where it stood", "misplaced", "import a from 'a';\n\n'use client';\n\na();\n", "'use client';\n\nimport a from 'a';\n\na();\n"),
    fixed("on the line of an import", "misplaced", "import a from 'a'; 'use client';\na();\n", "'use client';\n\nimport a from 'a'; \na();\n"),
    fixed("before other directives", "misplaced", "'use strict';\nimport a from 'a';\n'use client';\n", "'use client';\n'use strict';\nimport a from 'a';\n"),
    fixed("at the end of a file", "misplaced", "export default 1;\n'use client'", "'use client'\n\nexport default 1;\n"),
    fixed("after re-exports by name", "misplaced", "export { a } from 'a';\n'use client';\n", "'use client';\n\nexport { a } from 'a';\n"),
    fixed("after export * and something else", "misplaced", "export * from 'a';\nexport const b = 1;\n'use client';\n", "'use client';\n\nexport * from 'a';\nexport const b = 1;\n"),
    fixed("after a parenthesised string", "misplaced", "('foo');\n'use client';\n", "'use client';\n\n('foo');\n"),
    fixed("after a template literal", "misplaced", "`foo`\n'use client'\n", "'use client';\n\n`foo`\n"),
    fixed("after an enum", "misplaced", "enum A { a }\n'use client';\n", "'use client';\n\nenum A { a }\n"),
    fixed("after a declaration for TypeScript", "misplaced", "declare const a: 1;\n'use client';\n", "'use client';\n\ndeclare const a: 1;\n"),
    fixed("an escape is kept", "misplaced", "import a from 'a';\n'use\\x20client';\n", "'use\\x20client';\n\nimport a from 'a';\n"),
    fixed("there already: goes", "repeated", "'use client';\n\nimport a from 'a';\n\n'use client';\n\na();\n", "'use client';\n\nimport a from 'a';\n\na();\n"),
    fixed("there already, in parentheses: goes", "repeated", "'use client';\n;('use client');\na();\n", "'use client';\n;\na();\n"),
    fixed("there already, 'use server'", "repeated", "'use server';\nimport a from 'a';\n'use server';\n", "'use server';\nimport a from 'a';\n", { filename: actions }),
    { ...fixed("twice, both behind the import", "misplaced", "import a from 'a';\n'use client';\n'use client';\n", ""), errors: [{ messageId: "misplaced" }, { messageId: "misplaced" }], output: ["'use client';\n\nimport a from 'a';\n'use client';\n", "'use client';\n\nimport a from 'a';\n"] },
    suggested("the file says something else already", "misplaced", "'use server';\nimport a from 'a';\n'use client';\n", [["removeDirective", "'use server';\nimport a from 'a';\n"]], { filename: actions }),
    {
      ...suggested("two directives behind an import: which one was meant?", "misplaced", "import a from 'a';\n'use client';\n'use server';\n", [["removeDirective", "import a from 'a';\n'use server';\n"]]),
      errors: [
        { messageId: "misplaced", suggestions: [{ messageId: "removeDirective", output: "import a from 'a';\n'use server';\n" }] },
        { messageId: "misplaced", suggestions: [{ messageId: "removeDirective", output: "import a from 'a';\n'use client';\n" }] },
      ],
    },
    fixed("in parentheses, behind an import", "parenthesized", 'import a from "a";\n("use client");\n', '"use client";\n\nimport a from "a";\n'),
    fixed("in more parentheses, without a semicolon", "parenthesized", "((\"use client\"))\nimport a from 'a';\n", "\"use client\"\nimport a from 'a';\n"),
    fixed("in parentheses, behind a semicolon", "parenthesized", "import a from 'a'\n;('use client')\na()\n", "'use client'\n\nimport a from 'a'\n;\na()\n"),
    fixed("in parentheses, before a line that would go on", "parenthesized", ";('use client');\n[1].forEach(a);\n", "'use client';\n\n;\n[1].forEach(a);\n"),
    fixed("'use cache' after an import", "misplaced", "import a from 'a';\n'use cache';\n", "'use cache';\n\nimport a from 'a';\n", { filename: actions }),
    fixed("'use cache: private' after a const", "misplaced", "const a = 1;\n'use cache: private';\n", "'use cache: private';\n\nconst a = 1;\n", { filename: actions }),
    fixed("('use cache')", "parenthesized", "('use cache');\n", "'use cache';\n", { filename: actions }),
    fixed("('use server')", "parenthesized", "('use server');\n", "'use server';\n", { filename: actions }),
    ...["js", "jsx", "mjs"].map((extension) => fixed(`.${extension}`, "misplaced", "import a from 'a';\n'use client';\n", "'use client';\n\nimport a from 'a';\n", { filename: `/app/app/client.${extension}` })),
    fixed(".cjs", "misplaced", "const a = require('a');\n'use client';\n", "'use client';\n\nconst a = require('a');\n", { filename: "/app/app/client.cjs" }),
    fixed("in parentheses, behind a hashbang and a comment", "parenthesized", "#!/usr/bin/env node\n// a\n('use client');\n", "#!/usr/bin/env node\n// a\n'use client';\n", { filename: "/app/bin/tool.mjs" }),
    fixed("inline, behind a statement", "misplaced", "async function a() {\n  const b = 1;\n  'use server';\n  return b;\n}\n", "async function a() {\n  'use server';\n  const b = 1;\n  return b;\n}\n", { filename: actions }),
    fixed("inline, on one line", "misplaced", "const a = async () => { await b(); 'use cache'; };\n", "const a = async () => { 'use cache'; await b(); };\n", { filename: actions }),
    fixed("inline, in parentheses", "parenthesized", "async function a() { ('use server'); }\n", "async function a() { 'use server'; }\n", { filename: actions }),
    fixed("inline, misspelt", "rejectedSpelling", "async function a() { 'use sever'; }\n", "async function a() { 'use server'; }\n", { filename: actions }),
    suggested("inline, a template literal", "template", "async function a() { `use server`; }\nlog('a');\n", [["writeDirective", "async function a() { 'use server'; }\nlog('a');\n"]], { filename: actions }),
  ],
});

tester.run("valid-boundary-directive, spellings", rule, {
  valid: [],
  invalid: [
    ...["use-client", "useclient", "user client", "use clients", "use client;", " use client", "use cilent", "use_client", "USE CLIENT", "use\\tclient", "useClient", "use client\\n", "use-Client!", "uses client", "used client"].map((text) =>
      suggested(`'${text}'`, "misspelt", `'${text}';\nimport a from 'a';\n`, [["writeDirective", "'use client';\nimport a from 'a';\n"]]),
    ),
    ...["use-server", "useserver", "user server", "use servers", "use server;", "use  server", "Use Server", "use server ", "use sever"].map((text) =>
      fixed(`'${text}'`, "rejectedSpelling", `"${text}"\nimport a from 'a'\n`, "\"use server\"\nimport a from 'a'\n", { filename: actions }),
    ),
    ...["use-cache", "usecache", "user cache", "use caches", "use cached", "use cahce", "Use Cache", "use cache:"].map((text) =>
      fixed(`'${text}'`, "rejectedSpelling", `'${text}';\n`, "'use cache';\n", { filename: actions }),
    ),
    ...["use cache:private", "use cache : private", "use cache private", "use cache-private", "use cache, privat"].map((text) =>
      fixed(`'${text}'`, "rejectedSpelling", `'${text}';\n`, "'use cache: private';\n", { filename: actions }),
    ),
    ...["use cache: privat", "use cache:  private", "use cache: Private", "use cache: private "].map((text) =>
      suggested(`'${text}'`, "unknownKind", `'${text}';\n`, [["writeDirective", "'use cache: private';\n"]], { filename: actions }),
    ),
    suggested("'use cache: remot'", "unknownKind", "'use cache: remot';\n", [["writeDirective", "'use cache: remote';\n"]], { filename: actions }),
    suggested("'use cache: privat' of a function", "unknownKind", "async function a() { 'use cache: privat'; }\n", [["writeDirective", "async function a() { 'use cache: private'; }\n"]], { filename: actions }),
    suggested("'use-cache: private': nothing tells", "misspelt", "'use-cache: private';\n", [["writeDirective", "'use cache: private';\n"]], { filename: actions }),
    ...["use cache: ", "use cache foo", "use cachefoo", "use cache of the products, for an hour and a half"].map((text) => fixed(`'${text}'`, "rejectedSpelling", `'${text}';\n`, "'use cache';\n", { filename: actions })),
    fixed("'use action'", "rejectedSpelling", "async function a() { 'use action'; }\n", "async function a() { 'use server'; }\n", { filename: actions }),
    ...["use cahce", "use server ", "use action", "use cache:remote"].map((text) =>
      fixed(`inline, behind a statement: '${text}'`, "rejectedSpelling", `async function a() { b(); '${text}'; }\n`, `async function a() { '${{ "use cache:remote": "use cache: remote", "use cahce": "use cache" }[text] ?? "use server"}'; b(); }\n`, { filename: actions }),
    ),
    fixed("in parentheses and misspelt, in a function behind a statement", "parenthesized", "async function a() { b(); ('use-server'); }\n", "async function a() { 'use server'; b(); }\n", { filename: actions }),
    ...["use cache: remote", "use cache: private", "use cache: default"].map((text) =>
      suggested(`('${text}'): any string, and green`, "parenthesizedText", `('${text}');\n`, [["writeDirective", `'${text}';\n`]], { filename: actions }),
    ),
    suggested("('use cache: private') of a function", "parenthesizedText", "async function a() { ('use cache: private'); }\n", [["writeDirective", "async function a() { 'use cache: private'; }\n"]], { filename: actions }),
    suggested("USE SERVER", "misspelt", "'USE SERVER';\n", [["writeDirective", "'use server';\n"]], { filename: actions }),
    suggested("misspelt, behind an import", "misspelt", "import a from 'a';\n'use-client';\n", [["writeDirective", "'use client';\n\nimport a from 'a';\n"]]),
    suggested("a template literal, behind an import", "template", 'import a from "a";\n`use client`;\n', [["writeDirective", '"use client";\n\nimport a from "a";\n']]),
    suggested("a template literal with two spaces", "template", "`use  client`\n", [["writeDirective", '"use client"\n']]),
    suggested("parentheses around what is misspelt", "parenthesizedText", "('use-client');\n", [["writeDirective", "'use client';\n"]]),
    suggested("as const, behind an import", "typed", "import a from 'a';\n'use client' as const;\n", [["writeDirective", "'use client';\n\nimport a from 'a';\n"]]),
    suggested("satisfies", "typed", "'use client' satisfies string;\n", [["writeDirective", "'use client';\n"]]),
    suggested("'use server' as const", "typed", "'use server' as const;\n", [["writeDirective", "'use server';\n"]], { filename: actions }),
    suggested("a sequence that does something", "continued", "'use client', setUp();\n", [["writeDirective", "'use client'; setUp();\n"]]),
    suggested("a sequence, behind an import", "continued", "import a from 'a';\n'use client', a();\n", [["removeDirective", "import a from 'a';\n"]]),
    fixed("the next line is a template literal", "uncallable", "'use client'\n`x`\n", "'use client';\n`x`\n"),
    fixed("the next line is a function that calls itself", "uncallable", "'use client' // here\n\n(function () {})().a.b = 1\n", "'use client'; // here\n\n(function () {})().a.b = 1\n"),
    suggested("the next line is a list", "unended", "'use client'\n[1].forEach(a)\n", [["writeDirective", "'use client';\n[1].forEach(a)\n"]]),
    suggested("the next line is a sign", "unended", "'use client'\n+a\n", [["writeDirective", "'use client';\n+a\n"]]),
    suggested("'server-only' as a string", "marker", "'server-only';\nexport const key = process.env.KEY;\n", [["importMarker", "import 'server-only';\nexport const key = process.env.KEY;\n"]], { filename: actions }),
    suggested("\"client-only\" as a string", "marker", 'import a from "a"\n"client-only"\na()\n', [["importMarker", 'import a from "a"\nimport "client-only"\na()\n']]),
    suggested("'server-only' before a directive", "marker", "'server-only';\n'use cache';\nimport a from 'a';\n", [["importMarker", "'use cache';\nimport 'server-only';\nimport a from 'a';\n"]], { filename: actions }),
    suggested("'server-only' behind a directive", "marker", "'use server';\n'server-only';\n", [["importMarker", "'use server';\nimport 'server-only';\n"]], { filename: actions }),
    suggested("'server-only' in CommonJS", "marker", "'server-only';\nmodule.exports = 1;\n", [["importMarker", "require('server-only');\nmodule.exports = 1;\n"]], { filename: "/app/lib/a.cjs" }),
    suggested("'use server' and 'use cache': both fail", "conflict", "'use server';\n'use cache: remote';\n", [["removeDirective", "'use server';\n"], ["removeDirective", "'use cache: remote';\n"]], { filename: actions }),
    suggested("three directives", "conflict", "'use strict';\n'use client';\n'use client';\n'use server';\n", [["removeDirective", "'use strict';\n'use client';\n'use client';\n"], ["removeDirective", "'use strict';\n'use client';\n'use server';\n"]]),
    suggested("in a function of a file that says something else", "clientInFunction", "'use server';\nexport async function a() {\n  'use client';\n}\n", [["removeDirective", "'use server';\nexport async function a() {\n}\n"]], { filename: actions }),
    suggested("in an arrow function, on one line", "clientInFunction", "export const A = () => { 'use client'; return null; };\n", [["moveDirective", "'use client';\n\nexport const A = () => { return null; };\n"], ["removeDirective", "export const A = () => { return null; };\n"]]),
  ],
});
