/**
 * Holds the shape of docs/architecture.md. Each expectation compares with an empty list of findings in words, so that a
 * failure says what is wrong and why it matters.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, sep } from "node:path";

import { parseForESLint } from "@typescript-eslint/parser";
import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";

import { walk } from "../src/syntax/traverse.ts";

const ROOT = join(import.meta.dirname, "..");
const SOURCE = join(ROOT, "src");

/** From the bottom to the top. Layers of one row do not know each other. */
const ROWS: readonly (readonly string[])[] = [["syntax", "platform"], ["project"], ["analysis"], ["rule-kit"], ["rules"], ["."]];

/**
 * The folders of `analysis`, from the bottom to the top: first what knows syntax and no API, then what a piece of code means to one
 * domain. Folders of one row do not know each other.
 */
const ANALYSIS_ROWS: readonly (readonly string[])[] = [
  ["memo.ts", "sensitive-names"],
  ["references"],
  ["server-only", "values"],
  ["session"],
  ["answers", "constants"],
  ["library-calls"],
  ["options"],
  ["cookies", "cors", "requests"],
  ["authorization", "credentials", "web-storage"],
  ["boundary"],
  ["request-apis"],
];

const FORBIDDEN_NAMES = new Set(["utils", "util", "helpers", "helper", "common", "misc", "lib"]);

interface Import {
  readonly specifier: string;
  /** The file in `src` that is meant; `undefined` for packages and Node.js' own modules. */
  readonly target: string | undefined;
}

interface SourceFile {
  /** Relative to `src`, with `/`. */
  readonly path: string;
  readonly nodes: readonly TSESTree.Node[];
  readonly body: readonly TSESTree.ProgramStatement[];
  readonly imports: readonly Import[];
}

const files = readdirSync(SOURCE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => readSourceFile(join(entry.parentPath, entry.name)));

describe("the layers of src", () => {
  it("has files to look at", () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it("knows every folder", () => {
    const known = new Set(ROWS.flat());
    const findings = files
      .filter((file) => !known.has(getLayer(file.path)))
      .map(({ path }) => `src/${path} is in no layer. A new layer needs a place in the picture of docs/architecture.md, and a row in this test.`);
    expect(findings).toEqual([]);
  });

  it("never imports upwards", () => {
    const findings = files.flatMap((file) =>
      file.imports
        .filter(({ target }) => target !== undefined && !isAllowed(getLayer(file.path), getLayer(target)))
        .map(
          ({ target }) =>
            `src/${file.path} imports src/${String(target)}: '${getLayer(file.path)}' must not know '${getLayer(String(target))}'. What both need belongs in a layer below both; then each can be understood and tested without the other.`,
        ),
    );
    expect(findings).toEqual([]);
  });

  it("knows every folder of the analysis, and none that imports upwards", () => {
    const rowOf = (path: string): number => ANALYSIS_ROWS.findIndex((folders) => folders.includes(getAnalysisFolder(path)));
    const own = files.filter(({ path }) => getLayer(path) === "analysis");
    const unknown = own.filter(({ path }) => rowOf(path) === -1).map(({ path }) => `src/${path} is in no folder that this test knows. A new one needs a place in its order, and in docs/architecture.md.`);
    const upwards = own.flatMap(({ imports, path }) =>
      imports
        .filter(({ target }) => target !== undefined && getLayer(target) === "analysis" && getAnalysisFolder(target) !== getAnalysisFolder(path) && rowOf(target) >= rowOf(path))
        .map(({ target }) => `src/${path} imports src/${String(target)}: '${getAnalysisFolder(path)}' must not know '${getAnalysisFolder(String(target))}', or neither can be understood without the other. What both need belongs below both.`),
    );
    expect([...unknown, ...upwards]).toEqual([]);
  });

  it("has no cycles", () => {
    const findings = findCycles().map(
      (cycle) => `${cycle.join(" → ")} is a cycle, so none of these files can be understood alone. The part that both sides need is a file of its own.`,
    );
    expect(findings).toEqual([]);
  });

  it("lets no rule import another rule", () => {
    const findings = files.flatMap((file) =>
      file.imports
        .filter(({ target }) => getLayer(file.path) === "rules" && target !== undefined && getLayer(target) === "rules")
        .map(({ target }) => `src/${file.path} imports src/${String(target)}. What two rules share is analysis, or words of the rule kit.`),
    );
    expect(findings).toEqual([]);
  });

  it("reaches the disk only through the host", () => {
    const findings = files.flatMap((file) =>
      file.imports
        .filter(({ specifier }) => /^(?:node:)?(?:fs|child_process|worker_threads|net|https?)(?:\/|$)/u.test(specifier))
        .filter(() => !file.path.startsWith("platform/host/"))
        .map(
          ({ specifier }) =>
            `src/${file.path} imports '${specifier}'. Only platform/host touches the outside: tests, a playground and an editor's buffer hand in their own files, and when an answer gets stale is decided in one place.`,
        ),
    );
    expect(findings).toEqual([]);
  });

  it("needs no typescript-eslint at run time", () => {
    const findings = files.flatMap((file) =>
      file.body
        .filter((node) => node.type === "ImportDeclaration" || node.type === "ExportNamedDeclaration" || node.type === "ExportAllDeclaration")
        .filter((node) => node.source !== null && /^(?:@typescript-eslint\/|typescript$|eslint(?:\/|$))/u.test(node.source.value))
        .filter((node) => (node.type === "ImportDeclaration" ? node.importKind : node.exportKind) !== "type")
        .map(() => `src/${file.path} loads a package that a user of oxlint does not have. Import its types only.`),
    );
    expect(findings).toEqual([]);
  });
});

describe("the names and the grain of src", () => {
  it("calls things by what they are", () => {
    const findings = files.flatMap(({ path }) =>
      path
        .replace(/\.ts$/u, "")
        .split("/")
        .filter((name) => FORBIDDEN_NAMES.has(name))
        .map((name) => `src/${path}: '${name}' says nothing, so everything ends up there. Name it after what it knows.`),
    );
    expect(findings).toEqual([]);
  });

  it("writes file and folder names in kebab-case", () => {
    const findings = files
      .filter(({ path }) => !path.split("/").every((name) => /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.ts)?$/u.test(name)))
      .map(({ path }) => `src/${path} is not in kebab-case. File systems disagree about capitals.`);
    expect(findings).toEqual([]);
  });

  it("has no barrel but the package's entry", () => {
    const findings = files
      .filter(({ path }) => path !== "index.ts")
      .filter(({ body, path }) => path.endsWith("/index.ts") || (body.length > 0 && body.every(isReexport)))
      .map(({ path }) => `src/${path} only passes on what others export. Barrels hide who needs what, and are where cycles start.`);
    expect(findings).toEqual([]);
  });

  it("has no 'any' and no '!'", () => {
    const findings = files.flatMap((file) =>
      file.nodes
        .filter((node) => node.type === "TSAnyKeyword" || node.type === "TSNonNullExpression")
        .map((node) => `src/${file.path}:${String(node.loc.start.line)} has ${node.type === "TSAnyKeyword" ? "'any'" : "a non-null '!'"}. A guard reads as well and is checked.`),
    );
    expect(findings).toEqual([]);
  });

  it("keeps the plugin object small", () => {
    expect(readFileSync(join(SOURCE, "index.ts"), "utf8").split("\n").length).toBeLessThan(50);
  });
});

function readSourceFile(absolutePath: string): SourceFile {
  const path = absolutePath.slice(SOURCE.length + 1).split(sep).join("/");
  const { ast, visitorKeys } = parseForESLint(readFileSync(absolutePath, "utf8"), { loc: true, range: true });
  const nodes = [...walk(ast, visitorKeys)];
  const specifiers = nodes.flatMap((node) => findSpecifier(node) ?? []);
  return {
    body: ast.body,
    imports: specifiers.map((specifier) => ({
      specifier,
      target: specifier.startsWith(".") ? posix.join(dirname(path), specifier) : undefined,
    })),
    nodes,
    path,
  };
}

/** Types count as well: a layer that knows another's types knows that layer. */
function findSpecifier(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
      return node.source.value;
    case "ExportNamedDeclaration":
      return node.source?.value;
    case "ImportExpression":
    case "TSImportType":
      return node.source.type === "Literal" ? String(node.source.value) : undefined;
    default:
      return undefined;
  }
}

function isReexport(node: TSESTree.ProgramStatement): boolean {
  return node.type === "ExportAllDeclaration" || (node.type === "ExportNamedDeclaration" && node.source !== null);
}

/** The first folder of a path in `src`; `.` for the files beside the folders. */
function getLayer(path: string): string {
  return path.includes("/") ? (path.split("/")[0] ?? ".") : ".";
}

/** The folder of a path in `src/analysis`, or the file that stands in none. */
function getAnalysisFolder(path: string): string {
  return path.split("/")[1] ?? "";
}

function isAllowed(from: string, to: string): boolean {
  const row = (layer: string): number => ROWS.findIndex((layers) => layers.includes(layer));
  return from === to || row(to) < row(from);
}

function findCycles(): readonly (readonly string[])[] {
  const edges = new Map(files.map((file) => [file.path, file.imports.flatMap(({ target }) => target ?? [])]));
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      cycles.push([...trail.slice(start), path]);
      return;
    }
    if (done.has(path)) return;
    for (const target of edges.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return cycles;
}
