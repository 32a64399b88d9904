/** Stories: a small app on the disk whose modules share something, and what a rule says of each of them. */
import { rmSync } from "node:fs";

import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";

import { createProject } from "./create-project.ts";

export interface Story {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** What is reported, by file; the files that are not named here have nothing to report. */
  readonly reports: Reports;
}

/** The ids of the messages of each file, in source order. */
export type Reports = Readonly<Record<string, readonly string[]>>;

export const SILENT: Reports = {};

/** A component that a page shows, so whatever it imports runs in the browser only. */
const APP = {
  "app/page.tsx": "import './cart';\nexport default function Page() { return null; }\n",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
};

/** What a rule says of every module of a story's app. */
export function lintStory({ files }: Pick<Story, "files">, rule: unknown, settings: Readonly<Record<string, unknown>> = {}): Reports {
  const project = createProject({ ...APP, ...files });
  const linter = new Linter({ configType: "flat", cwd: project.directory });
  const reports: Record<string, readonly string[]> = {};
  for (const [file, text] of Object.entries(files)) {
    if (!/\.tsx?$/u.test(file)) continue;
    const messages = linter.verify(
      text,
      {
        files: ["**/*.*"],
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        plugins: { "next-boundary": { rules: { rule: rule as never } } },
        rules: { "next-boundary/rule": "error" },
        settings: { "next-boundary": settings },
      },
      project.path(file),
    );
    const ids = messages.map(({ message, messageId }) => messageId ?? message);
    if (ids.length > 0) reports[file] = ids;
  }
  // There are thousands of them: at the end of the file they would take longer to go than a hook may.
  rmSync(project.directory, { force: true, recursive: true });
  return reports;
}

/** Why a rule is silent where a story has something to report: by how the story's name begins, with or without its first part. */
export type Exceptions = Readonly<Record<string, string>>;

/** What a story is an exception by; one that has nothing to report is none. */
export function findException({ name, reports }: Story, exceptions: Exceptions): string | undefined {
  if (reports === SILENT) return undefined;
  const variant = name.slice(name.indexOf(": ") + 2);
  return Object.keys(exceptions).find((beginning) => name.startsWith(beginning) || variant.startsWith(beginning));
}

/** How one module of an app gives something to another one. */
export interface Sharing {
  readonly title: string;
  /** The modules that hold an expression, and what stands before it there. */
  readonly share: (expression: string, preamble: string) => Readonly<Record<string, string>>;
  readonly importLine: string;
  /** What the importing module calls it. */
  readonly name: string;
  /** Only a component may call a hook. */
  readonly isHook: boolean;
}

/** Every way of sharing, for something called `name` in `lib/<file>.ts`. */
export function createSharings(name: string, file: string): readonly Sharing[] {
  const path = `lib/${file}.ts`;
  const hook = `use${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const create =
    (write: (expression: string) => string, barrel?: string): Sharing["share"] =>
    (expression, preamble) => ({
      [path]: `${preamble}${write(expression)}\n`,
      ...(barrel === undefined ? {} : { "lib/index.ts": `${barrel}\n` }),
    });
  const named = (expression: string): string => `export const ${name} = ${expression};`;
  const from = (imported: string): string => `import ${imported} from '../lib/${file}';`;
  const plain = { isHook: false } as const;
  return [
    { ...plain, importLine: from(`{ ${name} }`), name, share: create(named), title: "by its name" },
    { ...plain, importLine: from(`{ ${name} as ${name}Alias }`), name: `${name}Alias`, share: create(named), title: "under an alias" },
    { ...plain, importLine: from(`${name}Mine`), name: `${name}Mine`, share: create((expression) => `export default ${expression};`), title: "as the default export" },
    { ...plain, importLine: from(`${name}Mine`), name: `${name}Mine`, share: create((expression) => `const ${name} = ${expression};\nexport default ${name};`), title: "as a default export with a name" },
    { ...plain, importLine: from("* as lib"), name: `lib.${name}`, share: create(named), title: "by a namespace" },
    { ...plain, importLine: `import { ${name} } from '../lib';`, name, share: create(named, `export * from './${file}';`), title: "through a barrel" },
    { ...plain, importLine: `import { ${name}Renamed } from '../lib';`, name: `${name}Renamed`, share: create(named, `export { ${name} as ${name}Renamed } from './${file}';`), title: "renamed by a barrel" },
    { ...plain, importLine: from("{ shared }"), name: `shared.${name}`, share: create((expression) => `export const shared = { ${name}: ${expression} };`), title: "in an exported object" },
    { importLine: from(`{ ${hook} }`), isHook: true, name: `${hook}()`, share: create((expression) => `const ${name} = ${expression};\nexport const ${hook} = () => ${name};`), title: "from a hook" },
    { importLine: from(`{ ${hook} }`), isHook: true, name: `${hook}().${name}`, share: create((expression) => `export function ${hook}() {\n  const ${name} = ${expression};\n  return { ${name} };\n}`), title: "from a hook's object" },
  ];
}

/** The ways of sharing that only a function has: as a method of a class. */
export function createMethodSharings(name: string, file: string): readonly Sharing[] {
  const path = `lib/${file}.ts`;
  const importLine = `import { shared } from '../lib/${file}';`;
  const write = (member: string, exported: string): Sharing["share"] => (expression, preamble) => ({
    [path]: `${preamble}class Shared {\n  ${member} = ${expression};\n}\nexport const shared = ${exported};\n`,
  });
  return [
    { importLine, isHook: false, name: `shared.${name}`, share: write(name, "new Shared()"), title: "as a method of an instance" },
    { importLine, isHook: false, name: `shared.${name}`, share: write(`static ${name}`, "Shared"), title: "as a static method" },
  ];
}
