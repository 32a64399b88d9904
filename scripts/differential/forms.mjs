/**
 * What can one module say to get at another, and what does it do with the name? Each form and each use, with what
 * Next.js is documented to make of it.
 *
 * A form's `kind` says how it counts: `declaration` (asserted, and elided by TypeScript where its name is no value),
 * `reexport`, `equals` (`import x = require()`), `call`, or `nothing`, which leaves no request behind.
 */

/** The forms at the top of a module. `at` has the names: `name`, a free `local`, the `source` and a `type` name. */
export const STATEMENTS = {
  alias: { kind: "declaration", text: (at) => `import { ${at.name} as ${at.local} } from "${at.source}";` },
  default: { kind: "declaration", text: (at) => `import ${at.local} from "${at.source}";` },
  defaultAndNamed: {
    kind: "declaration",
    names: true,
    text: (at) => `import Whole${at.local}, { ${at.name} as ${at.local} } from "${at.source}";`,
  },
  empty: { kind: "declaration", isBare: true, text: (at) => `import {} from "${at.source}";` },
  inlineType: {
    kind: "declaration",
    isTypeScript: true,
    takes: "type",
    text: (at) => `import { type ${at.name} as ${at.local} } from "${at.source}";`,
  },
  inlineTypeAndNamed: {
    kind: "declaration",
    isTypeScript: true,
    names: true,
    text: (at) => `import { type ${at.type} as Type${at.local}, ${at.name} as ${at.local} } from "${at.source}";`,
  },
  named: { kind: "declaration", names: true, text: (at) => `import { ${spell(at.name, at.local)} } from "${at.source}";` },
  namespace: { kind: "declaration", isNamespace: true, text: (at) => `import * as ${at.local} from "${at.source}";` },
  sideEffect: { kind: "declaration", isBare: true, text: (at) => `import "${at.source}";` },
  stringName: { kind: "declaration", names: true, text: (at) => `import { "${at.name}" as ${at.local} } from "${at.source}";` },
  typeInterface: {
    kind: "declaration",
    isInterface: true,
    isTypeScript: true,
    takes: "type",
    text: (at) => `import { ${at.type} as ${at.local} } from "${at.source}";`,
  },
  typeOnly: {
    kind: "nothing",
    isTypeScript: true,
    takes: "type",
    text: (at) => `import type { ${at.name} as ${at.local} } from "${at.source}";`,
  },
  typeOnlyNamespace: {
    kind: "nothing",
    isTypeScript: true,
    takes: "type",
    text: (at) => `import type * as ${at.local} from "${at.source}";`,
  },

  reexport: {
    kind: "reexport",
    names: true,
    hands: "name",
    text: (at) => `export { ${spell(at.name, at.local)} } from "${at.source}";`,
  },
  reexportAlias: { kind: "reexport", text: (at) => `export { ${at.name} as Handed${at.local} } from "${at.source}";` },
  reexportAll: { kind: "reexport", hands: "all", text: (at) => `export * from "${at.source}";` },
  reexportDefault: { kind: "reexport", text: (at) => `export { default as Default${at.local} } from "${at.source}";` },
  reexportEmpty: { kind: "reexport", isEmpty: true, text: (at) => `export {} from "${at.source}";` },
  reexportInlineType: {
    kind: "reexport",
    isTypeScript: true,
    isTypeName: true,
    text: (at) => `export { type ${at.type} as Handed${at.local} } from "${at.source}";`,
  },
  reexportInterface: {
    kind: "reexport",
    isInterface: true,
    isTypeScript: true,
    text: (at) => `export { ${at.type} as Handed${at.local} } from "${at.source}";`,
  },
  reexportNamespace: { kind: "reexport", text: (at) => `export * as Space${at.local} from "${at.source}";` },
  reexportType: {
    kind: "nothing",
    isTypeScript: true,
    text: (at) => `export type { ${at.type} as Handed${at.local} } from "${at.source}";`,
  },
  reexportTypeAll: { kind: "nothing", isTypeScript: true, text: (at) => `export type * from "${at.source}";` },

  equals: {
    kind: "equals",
    isNamespace: true,
    isTypeScript: true,
    text: (at) => `import ${at.local} = require("${at.source}");`,
  },
  equalsExported: {
    kind: "equals",
    isExported: true,
    isTypeScript: true,
    text: (at) => `export import ${at.local} = require("${at.source}");`,
  },
  typeImport: { kind: "nothing", isTypeScript: true, text: (at) => `type Whole${at.local} = typeof import("${at.source}");` },
};

/** The forms that are calls: they stand in the module's own function, `isTop` ones before it. */
export const CALLS = {
  context: { kind: "call", isContext: true, text: (at) => `const ${at.local} = (name) => import(\`${at.source}/\${name}\`);` },
  contextRequire: {
    kind: "call",
    isContext: true,
    text: (at) => `const ${at.local} = (name) => require(\`${at.source}/\${name}\`);`,
  },
  dynamic: { kind: "call", text: (at) => `const ${at.local} = () => import("${at.source}");` },
  dynamicAwait: {
    kind: "call",
    text: (at) => `const ${at.local} = async () => { const { ${at.name} } = await import("${at.source}"); return ${at.name}; };`,
  },
  dynamicIgnored: {
    kind: "nothing",
    text: (at) => `const ${at.local} = () => import(/* webpackIgnore: true */ "${at.source}");`,
  },
  dynamicTemplate: { kind: "call", text: (at) => `const ${at.local} = () => import(\`${at.source}\`);` },
  dynamicThen: { kind: "call", text: (at) => `const ${at.local} = () => import("${at.source}").then((it) => it.${at.name});` },
  lazy: { kind: "call", isTop: true, uses: "react", text: (at) => `const ${at.local} = lazy(() => import("${at.source}"));` },
  nextDynamic: {
    kind: "call",
    isTop: true,
    uses: "next/dynamic",
    text: (at) => `const ${at.local} = dynamic(() => import("${at.source}"));`,
  },
  nextDynamicNoSsr: {
    kind: "call",
    isBrowserOnly: true,
    isClientOnly: true,
    isTop: true,
    skipsSsr: true,
    uses: "next/dynamic",
    text: (at) => `const ${at.local} = dynamic(() => import("${at.source}"), { ssr: false });`,
  },
  nextDynamicSsr: {
    kind: "call",
    isTop: true,
    uses: "next/dynamic",
    text: (at) => `const ${at.local} = dynamic(() => import("${at.source}").then((it) => it.${at.name}), { ssr: true });`,
  },
  require: { kind: "call", isTop: true, isCommonJs: true, text: (at) => `const ${at.local} = require("${at.source}");` },
  requireLate: { kind: "call", isCommonJs: true, text: (at) => `const ${at.local} = () => require("${at.source}");` },
  requireNames: {
    kind: "call",
    isCommonJs: true,
    isTop: true,
    text: (at) => `const { ${at.name}: ${at.local} } = require("${at.source}");`,
  },
  url: { kind: "nothing", isFile: true, text: (at) => `const ${at.local} = new URL("${at.source}", import.meta.url);` },
  worker: {
    kind: "call",
    isBrowserOnly: true,
    isClientOnly: true,
    isFile: true,
    text: (at) => `const ${at.local} = () => new Worker(new URL("${at.source}", import.meta.url));`,
  },
};

export const FORMS = { ...STATEMENTS, ...CALLS };

/**
 * What is put around a call, and where Turbopack then leaves it: `server` includes the rendering of client modules. Tests
 * that say the same to a reader, and that Turbopack does not take for one, leave it `everywhere`.
 */
export const GUARDS = {
  and: { stays: "everywhere", text: (code) => `typeof window === "undefined" && (() => { ${code} })();` },
  browser: { stays: "browser", text: (code) => `if (typeof window !== "undefined") { ${code} }` },
  constant: { stays: "server", text: (code) => `{ const isServer = typeof window === "undefined"; if (isServer) { ${code} } }` },
  development: { stays: "nowhere", text: (code) => `if (process.env.NODE_ENV === "development") { ${code} }` },
  document: { stays: "everywhere", text: (code) => `if (typeof document === "undefined") { ${code} }` },
  earlyReturn: { stays: "server", text: (code) => `(() => { if (typeof window !== "undefined") return; ${code} })();` },
  earlyThrow: {
    stays: "everywhere",
    text: (code) => `(() => { if (typeof window !== "undefined") throw new Error("browser"); ${code} })();`,
  },
  otherwise: { stays: "server", text: (code) => `if (typeof window !== "undefined") { console.log(1); } else { ${code} }` },
  runtime: { stays: "server", isDefined: true, text: (code) => `if (process.env.NEXT_RUNTIME === "nodejs") { ${code} }` },
  server: { stays: "server", text: (code) => `if (typeof window === "undefined") { ${code} }` },
};

/** What a module does with an imported name. Only a `value` keeps an import declaration alive in TypeScript. */
export const USES = {
  again: { isValue: true, isTop: true, isExport: true, text: (name) => `export { ${name} as Again${name} };` },
  annotation: { isTypeScript: true, text: (name, query) => `let annotated${name}: ${query} | undefined;` },
  browserTest: { isValue: true, isTested: true, text: (name) => `if (typeof window !== "undefined") console.log(${name});` },
  exportedType: {
    isTypeScript: true,
    isTop: true,
    isExport: true,
    text: (name) => `export type { ${name} as AgainType${name} };`,
  },
  inFunction: { isValue: true, text: (name) => `const use${name} = () => { return [${name}]; };` },
  jsx: { isValue: true, isJsx: true, text: (name) => `console.log(<${name} />);` },
  runtimeTest: {
    isValue: true,
    isTested: true,
    text: (name) => `if (process.env.NEXT_RUNTIME === "nodejs") console.log(${name});`,
  },
  serverData: { isValue: true, isServerData: true, text: (name) => `console.log(${name});` },
  serverTest: { isValue: true, isTested: true, text: (name) => `if (typeof window === "undefined") console.log(${name});` },
  shadowed: { text: (name) => `console.log((${name}) => ${name});` },
  type: { isTypeScript: true, isTop: true, text: (name, query) => `type Used${name} = ${query};` },
  unused: { text: () => "" },
  value: { isValue: true, text: (name) => `console.log(${name});` },
};

/**
 * Statements before the first import. `effective` is what Turbopack makes of the module; the broken ones stop
 * the build on their own.
 */
export const PROLOGUES = {
  client: { effective: "client", text: '"use client";' },
  clientAfterComment: { effective: "client", text: '// what it is\n/* and why */\n"use client";' },
  clientAfterStrict: { effective: "client", text: '"use strict";\n"use client";' },
  clientAfterString: { effective: "client", text: '"something";\n"use client"' },
  clientBom: { effective: "client", text: '\uFEFF"use client";' },
  clientEscape: { effective: "client", text: '"use\\x20client";' },
  clientHashbang: { effective: "client", text: '#!/usr/bin/env node\n"use client";' },
  clientSameLine: { effective: "client", text: '"use client"; ', isSameLine: true },
  clientSingle: { effective: "client", text: "'use client'" },
  clientTwice: { effective: "client", text: '"use client";\n"use client";' },
  none: { effective: undefined, text: "" },
  notCapital: { effective: undefined, text: '"Use Client";' },
  notComma: { effective: undefined, text: '"use client", 1;' },
  notConcatenated: { effective: undefined, text: '"use " + "client";' },
  notSpaces: { effective: undefined, text: '"use  client";' },
  notTemplate: { effective: undefined, text: "`use client`;" },
  notTrailing: { effective: undefined, text: '"use client ";' },
  brokenParentheses: { effective: undefined, isBroken: true, text: '("use client");' },
  cache: { effective: "cache", text: '"use cache";' },
  cachePrivate: { effective: "cache", text: '"use cache: private";' },
  cacheRemote: { effective: "cache", text: '"use cache: remote";' },
  server: { effective: "server", text: '"use server";' },
  serverAfterString: { effective: "server", text: "\"use strict\";\n'use server';" },
  serverAndClient: { effective: "server", text: '"use client";\n"use server";' },
};

function spell(name, local) {
  return name === local ? name : `${name} as ${local}`;
}
