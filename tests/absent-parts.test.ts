/**
 * Parts of a tree that are not there are `undefined` for typescript-eslint, whose types we use, and `null` for oxlint and the
 * parser that reads other modules. So `src` is type-checked once more, over types that say both: what takes one of
 * the two for granted is found here before some program of a user finds it.
 */
import { join, relative, sep } from "node:path";

import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const TREE_TYPES = "/ast-spec.d.ts";
/** `| undefined;` and `name?: Type;` in the declarations of nodes, and of nothing else. */
const ABSENT = [
  [/(?<=: (?:[^;]*\| )?)undefined;$/gmu, "null | undefined;"],
  [/(?<=^ {4}[a-z]\w*\?: )([^;]+);$/gmiu, "$1 | null;"],
] as const;

let program: ts.Program;
let replaced = 0;

beforeAll(() => {
  program = createProgram();
});

describe("parts of a tree that are not there", () => {
  it("are null or undefined in the types that are checked", () => {
    program.getTypeChecker();
    expect(replaced).toBeGreaterThan(40);
  });

  it("are handed on and used as what they are", () => {
    const findings = ts.getPreEmitDiagnostics(program).map((diagnostic) => {
      const where = diagnostic.file === undefined ? "" : describePlace(diagnostic.file, diagnostic.start ?? 0);
      return `${where}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n")} oxlint's trees have null there: \`isPresent\`, \`?.\` and \`?? undefined\` take both.`;
    });
    expect(findings).toEqual([]);
  });

  it("are not compared with one of the two", () => {
    const findings = collectSources().flatMap((file) =>
      collectComparisons(file)
        .filter((comparison) => isOneSided(comparison))
        .map((comparison) => `${describePlace(file, comparison.getStart())}: \`${comparison.getText()}\` is true in one linter and false in the other. \`isPresent\` asks for both.`),
    );
    expect(findings).toEqual([]);
  });
});

function createProgram(): ts.Program {
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.build.json"), (path) => ts.sys.readFile(path)) as { readonly config: object };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT, { declaration: false, noEmit: true });
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (path, languageVersion, ...others) => {
    const file = getSourceFile(path, languageVersion, ...others);
    return file !== undefined && path.endsWith(TREE_TYPES) ? ts.createSourceFile(path, addNull(file.text), languageVersion) : file;
  };
  return ts.createProgram(fileNames, options, host);
}

function addNull(text: string): string {
  return ABSENT.reduce((changed, [pattern, replacement]) => {
    replaced += changed.match(pattern)?.length ?? 0;
    return changed.replaceAll(pattern, replacement);
  }, text);
}

function collectSources(): readonly ts.SourceFile[] {
  const folder = join(ROOT, "src").split(sep).join("/");
  return program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${folder}/`));
}

function collectComparisons(file: ts.SourceFile): readonly ts.BinaryExpression[] {
  const found: ts.BinaryExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isStrictEquality(node) && getAbsence(node.right) !== undefined) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isStrictEquality({ operatorToken }: ts.BinaryExpression): boolean {
  return operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken || operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
}

function getAbsence(node: ts.Expression): "null" | "undefined" | undefined {
  if (node.kind === ts.SyntaxKind.NullKeyword) return "null";
  return ts.isIdentifier(node) && node.text === "undefined" ? "undefined" : undefined;
}

/** Whether a value may be either, and is compared with one: `a === null || a === undefined` compares it with both. */
function isOneSided(comparison: ts.BinaryExpression): boolean {
  const type = program.getTypeChecker().getTypeAtLocation(comparison.left);
  const parts = type.isUnion() ? type.types : [type];
  const mayBe = (flag: ts.TypeFlags): boolean => parts.some(({ flags }) => (flags & flag) !== 0);
  if (!mayBe(ts.TypeFlags.Null) || !mayBe(ts.TypeFlags.Undefined)) return false;
  const { parent } = comparison;
  const other = ts.isBinaryExpression(parent) && parent.left === comparison ? parent.right : ts.isBinaryExpression(parent) ? findNext(parent) : undefined;
  return !(other !== undefined && ts.isBinaryExpression(other) && other.left.getText() === comparison.left.getText() && getAbsence(other.right) !== getAbsence(comparison.right));
}

/** In `x && a !== null && a !== undefined` the second comparison is no sibling of the first. */
function findNext(parent: ts.BinaryExpression): ts.Expression | undefined {
  return ts.isBinaryExpression(parent.parent) && parent.parent.left === parent ? parent.parent.right : undefined;
}

function describePlace(file: ts.SourceFile, position: number): string {
  const { line } = file.getLineAndCharacterOfPosition(position);
  return `${relative(ROOT, file.fileName).split(sep).join("/")}:${String(line + 1)}`;
}
