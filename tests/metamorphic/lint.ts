/** What a rule says of all modules of a program. */
import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";

import { rules } from "../../src/all-rules.ts";
import { openApp } from "./memory-project.ts";
import type { Place, Program } from "./program.ts";
import type { Seed } from "./seed.ts";

export interface Found extends Place {
  readonly messageId: string;
}

const APP: Readonly<Record<string, string>> = {
  "app/layout.tsx": "export default function Layout({ children }) { return children; }\n",
  "package.json": JSON.stringify({ dependencies: { next: "16.4.6", react: "^19.3.1" }, name: "shop", workspaces: ["packages/*"] }),
  "tsconfig.json": JSON.stringify({ compilerOptions: { paths: { "@/*": ["./*"] } } }),
};

const linter = new Linter({ configType: "flat", cwd: "/shop" });

/** Of one module alone, where nobody asks for the others. */
export function lintProgram({ files }: Program, seed: Pick<Seed, "dependencies" | "options" | "path" | "rule" | "settings">, only?: string): readonly Found[] {
  const manifest = seed.dependencies === undefined ? {} : { "package.json": addDependencies(seed.dependencies) };
  openApp({ ...APP, ...manifest, ...createStart(seed.path), ...files });
  const config = getConfig(seed);
  return Object.entries(files).flatMap(([file, text]) => {
    if (!/\.[cm]?[jt]sx?$/u.test(file) || (only !== undefined && file !== only)) return [];
    return linter.verify(text, config, `/shop/${file}`).map((message) => {
      if (message.fatal === true) throw new SyntaxError(`${file}:${String(message.line)}: ${message.message}\n${text}`);
      const from = getOffset(text, message.line, message.column);
      return { file, from, messageId: message.messageId ?? message.message, to: Math.max(getOffset(text, message.endLine ?? message.line, message.endColumn ?? message.column), from + 1) };
    });
  });
}

/** A page that leads to the seed, where Next.js does not start from it: what nobody imports is no part of an app. */
function createStart(path: string): Readonly<Record<string, string>> {
  if (/^(?:pages\/|proxy\.|next\.config\.|app\/(?:.*\/)?(?:layout|page|route)\.)/u.test(path)) return {};
  return { "app/start/page.tsx": `import "../../${path.replace(/\.\w+$/u, "")}";\n\nexport default function Page() {\n  return null;\n}\n` };
}

function addDependencies(names: readonly string[]): string {
  const manifest = JSON.parse(APP["package.json"] ?? "{}") as { dependencies: Record<string, string> };
  return JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, ...Object.fromEntries(names.map((name) => [name, "*"])) } });
}

const configs = new WeakMap<object, Linter.Config[]>();

function getConfig(seed: Pick<Seed, "options" | "rule" | "settings">): Linter.Config[] {
  const known = configs.get(seed);
  if (known !== undefined) return known;
  const config: Linter.Config[] = [
    {
      files: ["**/*.*"],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      linterOptions: { reportUnusedDisableDirectives: "off" },
      plugins: { "next-boundary": { rules: rules as never } },
      rules: { [`next-boundary/${seed.rule}`]: ["error", ...(seed.options ?? [])] },
      settings: { "next-boundary": seed.settings ?? {} },
    },
  ];
  configs.set(seed, config);
  return config;
}

function getOffset(text: string, line: number, column: number): number {
  let start = 0;
  for (let count = 1; count < line; count += 1) start = text.indexOf("\n", start) + 1;
  return start + column - 1;
}
