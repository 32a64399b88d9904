/** The files of `measure-directives.mjs`: what a directive may be called, where it may stand, and what may stand under it. */

const TEXTS = [
  ...["use client", "use server", "use cache", "use cache: default", "use cache: private", "use cache: remote", "use cache: sessions"],
  ...["use action", "use actions", "use-server", "use  server", "use server ", "use sevrer", "use srever", "use servre", "Use Server", "use serve", "use serverXY", "USE SERVER"],
  ...["use-client", "use  client", "use cleint", "use clint", "Use Client", "use client "],
  ...["use cahce", "use cach", "usecache", "use_cache", " use cache", "use cached", "use caches", "use caching", "use cachXY", "USE CACHE", "use no cache"],
  ...["use cache:", "use cache: ", "use cache;", "use cache:private", "use cache:remote", "use cache:default", "use cache private", "use cache  private", "use cache default"],
  ...["use cache : private", "use cache : default", "use cache:  private", "use cache, private", "use cache-remote", "use cache foo", "use cachefoo", "use cache:foo", "use cache of all that is read here, for an hour"],
  ...["use cache: Private", "use cache: privat", "use cache: remotes", "use cache: defaul", "use cache: private ", "use cache: two words", "use\tcache"],
  ...["use strict", "use asm", "use memo", "use no memo", "use step", "use workflow", "use server actions", "use the force"],
];

const quote = (text) => JSON.stringify(text);
const inFunction = (statement) => `export async function run() { ${statement} }\n`;

/** Where a string may stand. */
const PLACES = {
  behindStatement: (text) => `const a = 1;\n${quote(text)};\nexport async function run() { return a; }\n`,
  block: (text) => inFunction(`if (globalThis.a) { ${quote(text)}; return 1; } return 2;`),
  file: (text) => `${quote(text)};\nexport async function run() { return 1; }\n`,
  functionBehindStatement: (text) => inFunction(`const a = 1; ${quote(text)}; return a;`),
  functionParentheses: (text) => inFunction(`(${quote(text)}); return 1;`),
  functionParenthesesLater: (text) => inFunction(`const a = 1; (${quote(text)}); return a;`),
  functionTop: (text) => inFunction(`${quote(text)}; return 1;`),
  parentheses: (text) => `(${quote(text)});\nexport async function run() { return 1; }\n`,
  parenthesesLater: (text) => `const a = 1;\n(${quote(text)});\nexport async function run() { return a; }\n`,
  template: (text) => `\`${text}\`;\nexport async function run() { return 1; }\n`,
};

const PAIR = ["use server", "use cache", "use cache: private", "use cache: remote", "use client", "use strict"];

/** Functions that say a directive. */
const FUNCTIONS = {
  argumentsInArrow: (text) => inFunction(`${text} return () => arguments;`),
  argumentsName: (text) => inFunction(`${text} return { arguments: 1 }.arguments;`),
  arrow: (text) => `export const run = async () => { ${text} return 1; };\n`,
  arrowSync: (text) => `export const run = () => { ${text} return 1; };\n`,
  callback: (text) => `export const all = [1].map(async () => { ${text} return 1; });\n`,
  callbackSync: (text) => `export const all = [1].map(() => { ${text} return 1; });\n`,
  constructor: (text) => `export class Run { constructor() { ${text} } }\n`,
  expression: (text) => `export const run = async function () { ${text} return 1; };\n`,
  expressionSync: (text) => `export const run = function () { ${text} return 1; };\n`,
  field: (text) => `export class Run { run = async () => { ${text} return 1; }; }\n`,
  generator: (text) => `export async function* run() { ${text} yield 1; }\n`,
  generatorSync: (text) => `export function* run() { ${text} yield 1; }\n`,
  getter: (text) => `export const tools = { get run() { ${text} return 1; } };\n`,
  instanceMethod: (text) => `export class Run { async run() { ${text} return 1; } }\n`,
  instanceMethodSync: (text) => `export class Run { run() { ${text} return 1; } }\n`,
  method: (text) => `export const tools = { async run() { ${text} return 1; } };\n`,
  methodSync: (text) => `export const tools = { run() { ${text} return 1; } };\n`,
  nested: (text) => `export async function Page() { async function run() { ${text} return 1; } return run; }\n`,
  ownThis: (text) => inFunction(`${text} return function () { return this; };`),
  ownThisOfClass: (text) => inFunction(`${text} class Own { get() { return this; } } return new Own();`),
  privateMethod: (text) => `export class Run { async #run() { ${text} return 1; } call() { return this.#run(); } }\n`,
  setter: (text) => `export const tools = { set run(value) { ${text} } };\n`,
  staticMethod: (text) => `export class Run { static async run() { ${text} return 1; } }\n`,
  staticMethodSync: (text) => `export class Run { static run() { ${text} return 1; } }\n`,
  super: (text) => `export class Run extends Array { static async run() { ${text} return super.of(1); } }\n`,
  sync: (text) => `export function run() { ${text} return 1; }\n`,
  this: (text) => inFunction(`${text} return this;`),
  thisInArrow: (text) => inFunction(`${text} return () => this;`),
  thisInMethod: (text) => `export const tools = { async run() { ${text} return this; } };\n`,
  thisInParameter: (text) => `export async function run(a = this) { ${text} return a; }\n`,
};

/** What a file with a directive may export; `.ts` where the name begins with `ts`. */
const EXPORTS = {
  alias: "const b = async () => {};\nexport const a = b;",
  aliasObject: "const b = { x: 1 };\nexport const a = b;",
  aliasSync: "const b = () => {};\nexport const a = b;",
  array: "export const a = [];",
  arrow: "export const a = async () => {};",
  arrowSync: "export const a = () => {};",
  boolean: "export const a = true;",
  call: `import { wrap } from "./wrap";\nexport const a = wrap(async () => {});`,
  class: "export class A {}",
  classByName: "class A {}\nexport { A };",
  classExpression: "export const A = class {};",
  condition: "export const a = globalThis.x ? async () => {} : async () => {};",
  defaultAlias: "const a = async () => {};\nexport default a;",
  defaultAliasObject: "const a = {};\nexport default a;",
  defaultAliasSync: "const a = () => {};\nexport default a;",
  defaultArray: "export default [];",
  defaultArrow: "export default async () => {};",
  defaultArrowSync: "export default () => {};",
  defaultCall: `import { wrap } from "./wrap";\nexport default wrap(async () => {});`,
  defaultClass: "export default class {}",
  defaultCondition: "export default globalThis.x ? async () => {} : async () => {};",
  defaultFunction: "export default async function () {}",
  defaultFunctionSync: "export default function () {}",
  defaultNumber: "export default 1;",
  defaultObject: "export default { x: 1 };",
  defaultTemplate: "export default `x`;",
  destructured: "export const { a } = { a: async () => {} };",
  element: "export const a = <p />;",
  frozen: "export const a = Object.freeze({ x: 1 });",
  function: "export async function a() {}",
  functionExpression: "export const a = async function () {};",
  functionExpressionSync: "export const a = function () {};",
  functionSync: "export function a() {}",
  generator: "export async function* a() {}",
  generatorSync: "export function* a() {}",
  importCall: `export const a = import("./wrap");`,
  imported: `import { wrap } from "./wrap";\nexport { wrap };`,
  list: "async function a() {}\nexport { a };",
  listArrow: "const a = async () => {};\nexport { a };",
  listArrowSync: "const a = () => {};\nexport { a };",
  listDefaultSync: "function a() {}\nexport { a as default };",
  listObject: "const a = { x: 1 };\nexport { a };",
  listRenamedSync: "function a() {}\nexport { a as b };",
  listSync: "function a() {}\nexport { a };",
  map: "export const a = new Map();",
  member: "const tools = { a: async () => {} };\nexport const a = tools.a;",
  negative: "export const a = -1;",
  null: "export const a = null;",
  number: "export const a = 1;",
  object: "export const a = { x: 1 };",
  ownClass: "class Own {}\nexport const a = new Own();",
  reexport: `export { wrap } from "./wrap";`,
  reexportAll: `export * from "./wrap";`,
  reexportNamespace: `export * as all from "./wrap";`,
  regexp: "export const a = /x/;",
  second: "export const a = async () => {}, b = 1;",
  string: `export const a = "x";`,
  sum: "export const a = 1 + 1;",
  template: "export const a = `x`;",
  tsAbstract: "export abstract class A {}",
  tsAs: "export const a = (async () => {}) as () => Promise<void>;",
  tsAsSync: "export const a = (() => {}) as () => void;",
  tsConst: "export const a = { x: 1 } as const;",
  tsDeclare: "export declare const a: number;",
  tsDeclareClass: "export declare class A {}",
  tsInterface: "export interface A {}",
  tsList: "type A = string;\nexport { type A };",
  tsOverloads: "export async function a(x: string): Promise<void>;\nexport async function a(x: number): Promise<void>;\nexport async function a(x: unknown) { await x; }",
  tsReexportInline: `export { type Wrap } from "./wrap";`,
  tsReexportType: `export type { Wrap } from "./wrap";`,
  tsSatisfies: "export const a = (async () => {}) satisfies () => Promise<void>;",
  tsType: "export type A = string;",
  undefined: "export const a = undefined;",
};

const WRAP = { "wrap.js": "export const wrap = (run) => run;\n", "wrap.ts": "export const wrap = (run: unknown) => run;\nexport type Wrap = string;\n" };

/** Client modules that come to a function with a directive, by themselves or through others. */
const CLIENTS = {
  barrel: (text) => ({ "helper.js": `export async function run() { ${text} return 1; }\nexport const other = 1;\n`, "lib.js": `"use client";\nimport { other } from "./middle";\nexport const Part = () => other;\n`, "middle.js": `export * from "./helper";\n` }),
  helper: (text) => ({ "helper.js": `export async function run() { ${text} return 1; }\n`, "lib.js": `"use client";\nimport { run } from "./helper";\nexport const Part = () => <form action={run} />;\n` }),
  inComponent: (text) => ({ "lib.js": `"use client";\nexport function Part() { async function run() { ${text} return 1; } return <form action={run} />; }\n` }),
  method: (text) => ({ "lib.js": `"use client";\nexport const tools = { async run() { ${text} return 1; } };\n` }),
  otherExport: (text) => ({ "helper.js": `export async function run() { ${text} return 1; }\nexport const other = 1;\n`, "lib.js": `"use client";\nimport { other } from "./helper";\nexport const Part = () => other;\n` }),
  own: (text) => ({ "lib.js": `"use client";\nexport async function run() { ${text} return 1; }\n` }),
  typeOnly: (text) => ({ "helper.ts": `export async function run() { ${text} return 1; }\nexport type Other = string;\n`, "lib.ts": `"use client";\nimport type { Other } from "./helper";\nexport const name: Other = "x";\n` }),
};

/** All cases: a name, and the files of its folder. `lib` is the module that a page imports; `isLoaded` where it may fail only then. */
export const CASES = [
  ...cross(PLACES, TEXTS, (write, text) => ({ "lib.js": write(text) })),
  ...PAIR.flatMap((first) => PAIR.map((second) => ({ files: { "lib.js": inFunction(`${quote(first)}; ${quote(second)}; return 1;`) }, label: `pair: ${first}, ${second}` }))),
  ...cross(FUNCTIONS, ["use server", "use cache"], (write, text) => ({ "lib.js": write(`${quote(text)};`) })),
  ...cross(EXPORTS, ["use server", "use cache"], (code, text, form) => {
    const extension = form.startsWith("ts") ? "ts" : "js";
    return { [`lib.${extension}`]: `${quote(text)};\n${code}\n`, ...(code.includes("./wrap") ? { [`wrap.${extension}`]: WRAP[`wrap.${extension}`] } : {}) };
  }).map((one) => ({ ...one, isLoaded: one.label.endsWith("use server") })),
  ...cross(CLIENTS, ["use server", "use cache", "use cache: private"], (write, text) => write(`${quote(text)};`)),
].map((one, index) => ({ ...one, name: `c${String(index)}` }));

function cross(forms, texts, write) {
  return Object.entries(forms).flatMap(([form, value]) => texts.map((text) => ({ files: write(value, text, form), label: `${form}: ${text}` })));
}
