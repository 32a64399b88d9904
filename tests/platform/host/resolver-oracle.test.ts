/**
 * Our resolver beside oxc-resolver, which is what Rust tools resolve with. Both read the same story on the real disk;
 * where they disagree, the pair is named here with the reason.
 */
import { mkdirSync, symlinkSync } from "node:fs";
import { dirname } from "node:path";

import { ResolverFactory } from "oxc-resolver";
import { describe, expect, it } from "vitest";

import { FileStore } from "../../../src/platform/host/file-store.ts";
import { nodeHost } from "../../../src/platform/host/node-host.ts";
import { Resolver } from "../../../src/platform/host/resolver.ts";
import { readTsConfig } from "../../../src/platform/host/tsconfig.ts";
import { findWorkspace } from "../../../src/platform/host/workspace.ts";
import { createProject } from "../../kit/create-project.ts";

const CONDITIONS = ["browser", "module", "production"] as const;

const project = createProject({
  "apps/web/app/(shop)/[slug]/page.tsx": "",
  "apps/web/app/icon.svg": "",
  "apps/web/app/page.tsx": "",
  "apps/web/app/theme.css": "",
  "apps/web/components/Button.tsx": "",
  "apps/web/components/button.module.css": "",
  "apps/web/components/cart.js": "",
  "apps/web/components/cart.ts": "",
  "apps/web/components/cart.tsx": "",
  "apps/web/components/cart/index.tsx": "",
  "apps/web/components/data.json": "{}",
  "apps/web/components/index.ts": "",
  "apps/web/components/list/index.jsx": "",
  "apps/web/components/only.mts": "",
  "apps/web/components/wide.mjs": "",
  "apps/web/components/with-manifest/a.ts": "",
  "apps/web/components/with-manifest/b.ts": "",
  "apps/web/components/with-manifest/package.json": '{ "main": "./a.ts", "module": "./b.ts" }',
  "apps/web/components/with-main-folder/inner/index.ts": "",
  "apps/web/components/with-main-folder/package.json": '{ "main": "./inner" }',
  "apps/web/lib/db.ts": "",
  "apps/web/lib/server/session.ts": "",
  "apps/web/node_modules/both/index.js": "",
  "apps/web/node_modules/both/package.json": "{}",
  "apps/web/node_modules/conditions/browser.js": "",
  "apps/web/node_modules/conditions/default.js": "",
  "apps/web/node_modules/conditions/import.mjs": "",
  "apps/web/node_modules/conditions/package.json": JSON.stringify({
    exports: {
      ".": { "react-server": "./server.js", "browser": "./browser.js", "default": "./default.js" },
      "./form": { import: "./import.mjs", require: "./require.cjs" },
      "./hidden": null,
      "./list": ["./gone.js", "./default.js"],
      "./nested": { node: "./server.js", module: { import: "./import.mjs" }, default: "./default.js" },
      "./parts/*": "./parts/*.js",
      "./parts/internal/*": null,
    },
  }),
  "apps/web/node_modules/conditions/parts/a.js": "",
  "apps/web/node_modules/conditions/parts/internal/b.js": "",
  "apps/web/node_modules/conditions/require.cjs": "",
  "apps/web/node_modules/conditions/server.js": "",
  "apps/web/node_modules/legacy/es/index.js": "",
  "apps/web/node_modules/legacy/main.js": "",
  "apps/web/node_modules/legacy/package.json": '{ "main": "main", "module": "es/index.js" }',
  "apps/web/node_modules/legacy/sub/package.json": '{ "main": "../main.js" }',
  "apps/web/node_modules/react/index.js": "",
  "apps/web/package.json": JSON.stringify({
    exports: { "./lib/*": "./lib/*.ts" },
    imports: { "#db": { "react-server": "./lib/server/session.ts", "default": "./lib/db.ts" }, "#gone": "./gone.ts", "#lib/*": "./lib/*.ts", "#pad": "legacy" },
    name: "web",
  }),
  "apps/web/shims/both.ts": "",
  "apps/web/shims/react.ts": "",
  "apps/web/tsconfig.json": JSON.stringify({
    compilerOptions: {
      paths: {
        "@/*": ["./*"],
        "@gone/*": ["./gone/*"],
        "@several/*": ["./gone/*", "./lib/*"],
        "@specific/*": ["./lib/*"],
        "@specific/deep/*": ["./gone/*"],
        "both": ["./shims/both.ts"],
        "react": ["./shims/react.ts"],
      },
    },
  }),
  "node_modules/hoisted/index.js": "",
  "package.json": '{ "name": "repo", "workspaces": ["apps/*", "packages/*"] }',
  "packages/ui/package.json": '{ "exports": { ".": "./src/index.ts", "./*": "./src/*.tsx", "./unbuilt": "./dist/button.js" }, "name": "@acme/ui" }',
  "packages/ui/src/button.tsx": "",
  "packages/ui/src/index.ts": "",
  "packages/unlinked/index.ts": "",
  "packages/unlinked/package.json": '{ "name": "@acme/unlinked" }',
});

for (const [link, target] of [
  ["apps/web/node_modules/@acme/ui", "packages/ui"],
  ["apps/web/components/linked.ts", "apps/web/lib/db.ts"],
  ["apps/web/components/loop", "apps/web/components/loop"],
] as const) {
  mkdirSync(dirname(project.path(link)), { recursive: true });
  symlinkSync(project.path(target), project.path(link));
}

const APP = project.path("apps/web");
const store = new FileStore(nodeHost);
const scope = {
  conditions: CONDITIONS,
  config: readTsConfig(`${APP}/tsconfig.json`, store),
  directory: APP,
  entersPackage: () => true,
  workspace: findWorkspace(APP, store),
};

const oracles = {
  import: createOracle("import"),
  require: createOracle("require"),
} as const;

type Form = keyof typeof oracles;

function createOracle(form: "import" | "require"): ResolverFactory {
  return new ResolverFactory({
    conditionNames: [...CONDITIONS, form, "default"],
    extensions: [".tsx", ".ts", ".jsx", ".js", ".mjs", ".json"],
    mainFields: ["module", "main"],
    roots: [APP],
    tsconfig: { configFile: `${APP}/tsconfig.json` },
  });
}

/** What an asset is, and what is not there, the oracle says in its own way. */
function askOracle(specifier: string, from: string, form: Form): string {
  const { path } = oracles[form].sync(dirname(project.path(from)), specifier);
  const plain = path?.replace(/\?.*$/su, "");
  if (plain === undefined) return "unresolved";
  return /\.[cm]?[jt]sx?$/u.test(plain) ? plain.slice(project.directory.length + 1) : "asset";
}

function askOurs(specifier: string, from: string, form: Form): string {
  const resolution = new Resolver(scope, store).resolve(specifier, project.path(from), form);
  return resolution.kind === "module" ? resolution.path.slice(project.directory.length + 1) : resolution.kind;
}

const PAGE = "apps/web/app/page.tsx";
const BUTTON = "packages/ui/src/button.tsx";

const PAIRS: readonly (readonly [specifier: string, from: string, form: Form])[] = [
  ...[
    "../components", "../components/", "../components/button", "../components/Button", "../components/Button.tsx", "../components/button.module.css",
    "../components/cart", "../components/cart/", "../components/cart.js", "../components/cart.ts", "../components/data", "../components/data.json", "../components/index",
    "../components/list", "../components/list/index", "../components/linked", "../components/loop", "../components/only", "../components/only.mts", "../components/wide",
    "../components/with-main-folder", "../components/with-manifest", "../components/with-manifest/", "../components/gone", "../gone/a", "./theme.css", "./icon.svg", "./icon", ".", "..", "./", "../", "../lib/db?raw",
    "./(shop)/[slug]/page", "/lib/db", "/gone", "lib/db", "@/lib/db", "@/lib/server/session", "@/components", "@/gone", "@/app/theme.css", "@gone/a", "@several/db", "@specific/db",
    "@specific/deep/db", "both", "conditions", "conditions/form", "conditions/hidden", "conditions/list", "conditions/nested", "conditions/parts/a", "conditions/parts/internal/b",
    "conditions/parts", "conditions/server.js", "conditions/package.json", "legacy", "legacy/main", "legacy/es", "legacy/sub", "legacy/gone", "hoisted", "hoisted/index.js", "not-installed",
    "@not/installed", "@acme", "@acme/ui", "@acme/ui/button", "@acme/ui/gone", "@acme/ui/src/button.tsx", "#db", "#gone", "#lib/db", "#lib/gone", "#pad", "#none", "web/lib/db", "web",
  ].map((specifier) => [specifier, PAGE, "import"] as const),
  ...["./button", "./index", "..", "@/lib/db", "@acme/ui", "@acme/ui/button", "hoisted", "#db", "conditions", "/lib/db"].map((specifier) => [specifier, BUTTON, "import"] as const),
  ...["conditions/form", "conditions/nested", "legacy", "#db"].map((specifier) => [specifier, PAGE, "require"] as const),
];

interface Difference {
  readonly specifier: string;
  readonly ours: string;
  readonly theirs: string;
  readonly form?: Form;
}

/** Where we are right, or where it has no answer. */
const DIFFERENCES: Readonly<Record<string, Difference>> = {
  "a list of targets goes on to the one that is there, as in webpack": {
    ours: "apps/web/node_modules/conditions/default.js",
    specifier: "conditions/list",
    theirs: "unresolved",
  },
  "a member of the workspace is found without a link": { ours: "packages/unlinked/index.ts", specifier: "@acme/unlinked", theirs: "unresolved" },
  "a member that is not built stands for its source": { ours: "packages/ui/src/button.tsx", specifier: "@acme/ui/unbuilt", theirs: "unresolved" },
  "a name of compiled code stands for its source": { ours: "apps/web/components/only.mts", specifier: "../components/only.mjs", theirs: "unresolved" },
  "no path of a config stands for react": { ours: "apps/web/node_modules/react/index.js", specifier: "react", theirs: "apps/web/shims/react.ts" },
};

/** Where the oracle is right, and we leave it at that. */
const KNOWN_DIFFERENCES: Readonly<Record<string, Difference>> = {
  "resolve-pkg-maps does not go on after a condition within which none holds": {
    form: "require",
    ours: "unresolved",
    specifier: "conditions/nested",
    theirs: "apps/web/node_modules/conditions/default.js",
  },
};

const DIFFERENT = new Set([...Object.values(DIFFERENCES), ...Object.values(KNOWN_DIFFERENCES)].map(({ form = "import", specifier }) => `${form} ${specifier}`));

describe("the resolver beside oxc-resolver", () => {
  it.each(PAIRS.filter(([specifier, , form]) => !DIFFERENT.has(`${form} ${specifier}`)))("agrees on %s from %s by %s", (specifier, from, form) => {
    expect(askOurs(specifier, from, form)).toBe(askOracle(specifier, from, form));
  });

  it("finds something for most of these pairs, so that they do not agree on nothing", () => {
    const found = PAIRS.filter(([specifier, from, form]) => askOurs(specifier, from, form) !== "unresolved");
    expect(found.length).toBeGreaterThan(PAIRS.length / 2);
  });

  it.each([...Object.entries(DIFFERENCES), ...Object.entries(KNOWN_DIFFERENCES)])("differs: %s", (_, { form = "import", ours, specifier, theirs }) => {
    expect(askOurs(specifier, PAGE, form)).toBe(ours);
    expect(askOracle(specifier, PAGE, form)).toBe(theirs);
  });
});
