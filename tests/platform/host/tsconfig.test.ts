import fs from "node:fs";

import { afterEach, describe, expect, it, vi } from "vitest";

import { FileStore } from "../../../src/platform/host/file-store.ts";
import { readTsConfig, type TsConfig } from "../../../src/platform/host/tsconfig.ts";
import { createMemoryHost, type MemoryHost } from "../../kit/memory-host.ts";

type Files = Readonly<Record<string, string>>;

/** Stories stand in a folder that no disk has. */
function read(files: Files, path = "/nowhere/shop/tsconfig.json"): TsConfig | undefined {
  return readTsConfig(path, new FileStore(createMemoryHost(files)));
}

function findPaths(files: Files, specifier: string): readonly string[] | undefined {
  return read(files)?.findPaths(specifier);
}

const ALIAS = '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }';

describe("paths", () => {
  it.each<[string, Files, string, readonly string[]]>([
    ["relative to the config", { "tsconfig.json": ALIAS }, "@/lib/session", ["/nowhere/shop/src/lib/session"]],
    ["with an empty star", { "tsconfig.json": ALIAS }, "@/", ["/nowhere/shop/src/"]],
    ["not for another specifier", { "tsconfig.json": ALIAS }, "@acme/ui", []],
    ["not for a relative one", { "tsconfig.json": ALIAS }, "./lib/session", []],
    ["relative to baseUrl", { "tsconfig.json": '{ "compilerOptions": { "baseUrl": "src", "paths": { "@/*": ["*"] } } }' }, "@/lib/a", ["/nowhere/shop/src/lib/a"]],
    ["by baseUrl alone", { "tsconfig.json": '{ "compilerOptions": { "baseUrl": "." } }' }, "lib/session", ["/nowhere/shop/lib/session"]],
    ["none without paths and baseUrl", { "tsconfig.json": "{}" }, "lib/session", []],
    ["without a star", { "tsconfig.json": '{ "compilerOptions": { "paths": { "db": ["./lib/db.ts"] } } }' }, "db", ["/nowhere/shop/lib/db.ts"]],
    ["without a star, and nothing below it", { "tsconfig.json": '{ "compilerOptions": { "paths": { "db": ["./lib/db.ts"] } } }' }, "db/client", []],
    ["with several targets, best first", { "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*", "./generated/*"] } } }' }, "@/a", ["/nowhere/shop/src/a", "/nowhere/shop/generated/a"]],
    ["by the more specific pattern alone", { "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"], "@/ui/*": ["./ui/*"] } } }' }, "@/ui/button", ["/nowhere/shop/ui/button"]],
    ["with a star in the middle", { "tsconfig.json": '{ "compilerOptions": { "paths": { "@acme/*/client": ["../packages/*/src/client"] } } }' }, "@acme/ui/client", ["/nowhere/packages/ui/src/client"]],
    ["for everything", { "tsconfig.json": '{ "compilerOptions": { "paths": { "*": ["./vendor/*"] } } }' }, "left-pad", ["/nowhere/shop/vendor/left-pad"]],
    ["in a file with comments and trailing commas", { "tsconfig.json": '// for Next.js\n{ "compilerOptions": { /* aliases */ "paths": { "@/*": ["./src/*",], }, }, }' }, "@/a", ["/nowhere/shop/src/a"]],
    ["in a file with a byte order mark", { "tsconfig.json": `\uFEFF${ALIAS}` }, "@/a", ["/nowhere/shop/src/a"]],
  ])("are found %s", (_, files, specifier, expected) => {
    const placed = Object.fromEntries(Object.entries(files).map(([file, text]) => [`/nowhere/shop/${file}`, text]));
    expect(findPaths(placed, specifier)).toEqual(expected);
  });

  it("are found in a jsconfig", () => {
    const config = read({ "/nowhere/shop/jsconfig.json": ALIAS }, "/nowhere/shop/jsconfig.json");
    expect(config?.findPaths("@/a")).toEqual(["/nowhere/shop/src/a"]);
  });
});

describe("extends", () => {
  it.each<[string, Files, readonly string[]]>([
    ["a file", { "/nowhere/shop/base.json": ALIAS, "/nowhere/shop/tsconfig.json": '{ "extends": "./base.json" }' }, ["/nowhere/shop/src/a"]],
    ["a file without its extension", { "/nowhere/shop/base.json": ALIAS, "/nowhere/shop/tsconfig.json": '{ "extends": "./base" }' }, ["/nowhere/shop/src/a"]],
    ["a file in a folder above, where its targets start", { "/nowhere/base.json": ALIAS, "/nowhere/shop/tsconfig.json": '{ "extends": "../base.json" }' }, ["/nowhere/src/a"]],
    ["a folder above", { "/nowhere/shop/tsconfig.json": '{ "extends": ".." }', "/nowhere/tsconfig.json": ALIAS }, ["/nowhere/src/a"]],
    ["an absolute path", { "/nowhere/base.json": ALIAS, "/nowhere/shop/tsconfig.json": '{ "extends": "/nowhere/base.json" }' }, ["/nowhere/src/a"]],
    [
      "a file of a package",
      { "/nowhere/node_modules/@acme/ts/next.json": '{ "compilerOptions": { "paths": { "@/*": ["../../../shop/src/*"] } } }', "/nowhere/shop/tsconfig.json": '{ "extends": "@acme/ts/next.json" }' },
      ["/nowhere/shop/src/a"],
    ],
    [
      "a package by its tsconfig.json",
      { "/nowhere/node_modules/acme-ts/package.json": "{}", "/nowhere/node_modules/acme-ts/tsconfig.json": '{ "compilerOptions": { "baseUrl": "../../shop", "paths": { "@/*": ["src/*"] } } }', "/nowhere/shop/tsconfig.json": '{ "extends": "acme-ts" }' },
      ["/nowhere/shop/src/a"],
    ],
    [
      "a package by the field of its manifest",
      { "/nowhere/node_modules/acme-ts/base.json": '{ "compilerOptions": { "paths": { "@/*": ["../../shop/src/*"] } } }', "/nowhere/node_modules/acme-ts/package.json": '{ "tsconfig": "base.json" }', "/nowhere/shop/tsconfig.json": '{ "extends": "acme-ts" }' },
      ["/nowhere/shop/src/a"],
    ],
    [
      "several, the last of which counts",
      {
        "/nowhere/shop/one.json": ALIAS,
        "/nowhere/shop/tsconfig.json": '{ "extends": ["./one.json", "./two.json"] }',
        "/nowhere/shop/two.json": '{ "compilerOptions": { "paths": { "@/*": ["./other/*"] } } }',
      },
      ["/nowhere/shop/other/a"],
    ],
    [
      "a chain",
      { "/nowhere/a.json": '{ "extends": "./b.json" }', "/nowhere/b.json": '{ "extends": "./c.json" }', "/nowhere/c.json": ALIAS, "/nowhere/shop/tsconfig.json": '{ "extends": "../a.json" }' },
      ["/nowhere/src/a"],
    ],
    [
      "one with paths of its own, which hide the others",
      { "/nowhere/shop/base.json": '{ "compilerOptions": { "paths": { "@/*": ["./hidden/*"] } } }', "/nowhere/shop/tsconfig.json": '{ "extends": "./base.json", "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }' },
      ["/nowhere/shop/src/a"],
    ],
    ["a package that is not installed, beside paths of its own", { "/nowhere/shop/tsconfig.json": '{ "extends": "@acme/ts/next.json", "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }' }, ["/nowhere/shop/src/a"]],
    ["one that is missing, beside paths of its own", { "/nowhere/shop/tsconfig.json": '{ "extends": "./missing.json", "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }' }, ["/nowhere/shop/src/a"]],
    ["one that is broken, beside paths of its own", { "/nowhere/shop/base.json": "{ {", "/nowhere/shop/tsconfig.json": '{ "extends": "./base.json", "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }' }, ["/nowhere/shop/src/a"]],
    ["one that extends a missing one", { "/nowhere/shop/base.json": '{ "extends": "./missing.json", "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }', "/nowhere/shop/tsconfig.json": '{ "extends": "./base.json" }' }, ["/nowhere/shop/src/a"]],
    [
      "one package by two ways",
      {
        "/nowhere/node_modules/acme-ts/base.json": "{}",
        "/nowhere/node_modules/acme-ts/package.json": '{ "tsconfig": "base.json" }',
        "/nowhere/shop/a.json": '{ "extends": "acme-ts" }',
        "/nowhere/shop/b.json": '{ "extends": "acme-ts" }',
        "/nowhere/shop/tsconfig.json": '{ "extends": ["./a.json", "./b.json"], "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      },
      ["/nowhere/shop/src/a"],
    ],
  ])("reads %s", (_, files, expected) => {
    expect(findPaths(files, "@/a")).toEqual(expected);
  });

  /** get-tsconfig throws at these, and TypeScript reports them, so nobody has them for long; their own paths are lost. */
  const KNOWN_DIFFERENCES: readonly (readonly [name: string, files: Files])[] = [
    ["itself", { "/nowhere/shop/tsconfig.json": '{ "extends": "./tsconfig.json", "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }' }],
    ["one that extends it", { "/nowhere/shop/base.json": '{ "extends": "./tsconfig.json" }', "/nowhere/shop/tsconfig.json": '{ "extends": "./base.json", "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }' }],
    ["a value of a wrong type", { "/nowhere/shop/tsconfig.json": '{ "extends": 7, "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }' }],
  ];

  it.each(KNOWN_DIFFERENCES)("known difference: loses its own paths where it extends %s", (_, files) => {
    expect(findPaths(files, "@/a")).toEqual([]);
  });
});

describe("a base that is missing", () => {
  const bases = (...names: readonly string[]): string => JSON.stringify({ extends: names });

  it.each<[string, Files]>([
    ["written without its extension", { "/nowhere/shop/base.json": ALIAS, "/nowhere/shop/tsconfig.json": bases("./base", "not-installed") }],
    ["written with its extension", { "/nowhere/shop/base.json": ALIAS, "/nowhere/shop/tsconfig.json": bases("./base.json", "not-installed") }],
    ["a package that is installed further up", { "/nowhere/node_modules/acme/base.json": '{ "compilerOptions": { "paths": { "@/*": ["../../shop/src/*"] } } }', "/nowhere/shop/tsconfig.json": bases("acme/base.json", "not-installed") }],
  ])("does not hide another one: %s", (_, files) => {
    expect(findPaths(files, "@/a")).toEqual(["/nowhere/shop/src/a"]);
  });
});

describe("verbatimModuleSyntax", () => {
  it.each<[string, Files, boolean]>([
    ["its own", { "tsconfig.json": '{ "compilerOptions": { "verbatimModuleSyntax": true } }' }, true],
    ["switched off", { "tsconfig.json": '{ "compilerOptions": { "verbatimModuleSyntax": false } }' }, false],
    ["not said", { "tsconfig.json": "{}" }, false],
    ["no boolean", { "tsconfig.json": '{ "compilerOptions": { "verbatimModuleSyntax": "true" } }' }, false],
    ["inherited", { "base.json": '{ "compilerOptions": { "verbatimModuleSyntax": true } }', "tsconfig.json": '{ "extends": "./base.json" }' }, true],
    ["inherited and switched off", { "base.json": '{ "compilerOptions": { "verbatimModuleSyntax": true } }', "tsconfig.json": '{ "extends": "./base.json", "compilerOptions": { "verbatimModuleSyntax": false } }' }, false],
    ["inherited from a package", { "node_modules/@acme/ts/tsconfig.json": '{ "compilerOptions": { "verbatimModuleSyntax": true } }', "tsconfig.json": '{ "extends": "@acme/ts/tsconfig.json" }' }, true],
  ])("is read where it is %s", (_, files, expected) => {
    const placed = Object.fromEntries(Object.entries(files).map(([file, text]) => [`/nowhere/shop/${file}`, text]));
    expect(read(placed)?.keepsImports).toBe(expected);
  });
});

describe("what came before verbatimModuleSyntax", () => {
  it.each(['"preserveValueImports": true', '"importsNotUsedAsValues": "preserve"'])("has no effect, as neither bundler knows it: %s", (option) => {
    expect(read({ "/nowhere/shop/tsconfig.json": `{ "compilerOptions": { ${option} } }` })?.keepsImports).toBe(false);
  });
});

describe("broken configs", () => {
  it("is nothing where there is no file", () => {
    expect(read({ "/nowhere/shop/package.json": "{}" })).toBeUndefined();
    expect(read({ "/nowhere/shop/tsconfig.json/a.ts": "" })).toBeUndefined();
  });

  it.each([
    ["an empty file", ""],
    ["no JSON", "compilerOptions:\n  paths: {}"],
    ["a list", "[1]"],
    ["null", "null"],
    ["a string", '"tsconfig"'],
    ["options of a wrong type", '{ "compilerOptions": 7 }'],
    ["null for options", '{ "compilerOptions": null }'],
    ["paths of a wrong type", '{ "compilerOptions": { "paths": ["@/*"] } }'],
    ["null for paths", '{ "compilerOptions": { "paths": null } }'],
    ["a target of a wrong type", '{ "compilerOptions": { "paths": { "@/*": "./src/*" } } }'],
    ["targets of a wrong type", '{ "compilerOptions": { "paths": { "@/*": [7, null] } } }'],
    ["null for targets", '{ "compilerOptions": { "paths": { "@/*": null } } }'],
    ["two stars", '{ "compilerOptions": { "paths": { "@/*/*": ["./src/*"] } } }'],
    ["two stars in a target", '{ "compilerOptions": { "paths": { "@/*": ["./*/*"] } } }'],
    ["no targets", '{ "compilerOptions": { "paths": { "@/*": [] } } }'],
    ["a baseUrl of a wrong type", '{ "compilerOptions": { "baseUrl": 7 } }'],
  ])("is there and says nothing with %s", (_, text) => {
    const config = read({ "/nowhere/shop/tsconfig.json": text });
    expect(config?.path).toBe("/nowhere/shop/tsconfig.json");
    expect(config?.keepsImports).toBe(false);
    expect(config?.findPaths("@/a/b")).toEqual([]);
  });
});

describe("the disk", () => {
  afterEach(() => vi.restoreAllMocks());

  it("is never touched behind the host's back", () => {
    const spies = (["existsSync", "readFileSync", "statSync", "realpathSync"] as const).map((name) => vi.spyOn(fs, name));
    const files = {
      "/nowhere/node_modules/@acme/ts/package.json": '{ "tsconfig": "base.json" }',
      "/nowhere/node_modules/@acme/ts/base.json": ALIAS,
      "/nowhere/shop/base.json": '{ "extends": ["@acme/ts", "./missing.json", "not-installed"] }',
      "/nowhere/shop/tsconfig.json": '{ "extends": "./base.json", "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["./src/*"] } } }',
    };
    read(files)?.findPaths("@/a");
    expect(spies.flatMap((spy) => spy.mock.calls.map(([path]) => String(path))).filter((path) => path.includes("nowhere"))).toEqual([]);
  });

  it.each<[string, (host: MemoryHost) => unknown]>([
    ["the config is saved", (host) => host.files.set("/nowhere/shop/tsconfig.json", "{}")],
    ["what it extends is saved", (host) => host.files.set("/nowhere/base.json", "{}")],
    ["what it extends is deleted", (host) => host.files.delete("/nowhere/base.json")],
    ["it is deleted", (host) => host.files.delete("/nowhere/shop/tsconfig.json")],
  ])("is believed until %s", (_, change) => {
    const host = createMemoryHost({ "/nowhere/base.json": ALIAS, "/nowhere/shop/tsconfig.json": '{ "extends": "../base.json" }' });
    const store = new FileStore(host);
    const answer = store.remember(() => readTsConfig("/nowhere/shop/tsconfig.json", store));
    store.startRound();
    expect(store.isTrue(answer)).toBe(true);
    change(host);
    store.startRound();
    expect(store.isTrue(answer)).toBe(false);
  });

  it("is believed until what it extends appears", () => {
    const host = createMemoryHost({ "/nowhere/shop/tsconfig.json": '{ "extends": "./base.json" }' });
    const store = new FileStore(host);
    const answer = store.remember(() => readTsConfig("/nowhere/shop/tsconfig.json", store));
    host.files.set("/nowhere/shop/base.json", ALIAS);
    store.startRound();
    expect(store.isTrue(answer)).toBe(false);
    expect(readTsConfig("/nowhere/shop/tsconfig.json", store)?.findPaths("@/a")).toEqual(["/nowhere/shop/src/a"]);
  });
});

describe("extends of many", () => {
  /** Each config extends the next one, so many times. */
  function createLadder(depth: number, times: number): Files {
    const steps = Array.from({ length: depth }, (_, index): readonly [string, string] => {
      const next = Array.from({ length: times }, () => `./step-${String(index + 1)}.json`);
      return [`/nowhere/shop/${index === 0 ? "tsconfig" : `step-${String(index)}`}.json`, JSON.stringify({ extends: next })];
    });
    return { ...Object.fromEntries(steps), [`/nowhere/shop/step-${String(depth)}.json`]: ALIAS };
  }

  it.each([[25, 2], [8, 20], [150, 1]])("ends, over %i levels that each name the next one %i times", (depth, times) => {
    expect(findPaths(createLadder(depth, times), "@/a")).toEqual(["/nowhere/shop/src/a"]);
  });

  it("lets the last one win that says something, also where it was read before", () => {
    const says = (value: boolean, from?: string): string => JSON.stringify({ compilerOptions: { verbatimModuleSyntax: value }, ...(from === undefined ? {} : { extends: from }) });
    const config = read({
      "/nowhere/shop/base.json": says(true),
      "/nowhere/shop/loose.json": says(false),
      "/nowhere/shop/strict.json": JSON.stringify({ extends: "./base.json" }),
      "/nowhere/shop/tsconfig.json": JSON.stringify({ extends: ["./base.json", "./loose.json", "./strict.json"] }),
    });
    expect(config?.keepsImports).toBe(true);
  });
});
