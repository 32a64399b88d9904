/** Something moved into another module, and had from there in each way there is. */
import { posix } from "node:path";

import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import type { Change, Part } from "../program.ts";
import { rewrite, type Rewrite } from "../rewrite.ts";
import {
  change, collectFreeNames, collectReads, getImportPosition, getText, getVariable, hasJsx, hasTypes, insert, isBound, isConstDeclaration, isConstantVariable, renameUse, replace, toParts,
  type FreeName, type Node, type Source, type Written,
} from "../source.ts";
import { collectConstants } from "./constants.ts";
import { collectExtractions, hasServerDirective } from "./functions.ts";

/** Something that another module may hold: its declaration, and the places that use it. */
interface Movable {
  readonly name: string;
  /** `const name = …;` or a function, without `export`. */
  readonly declaration: readonly Written[];
  readonly imports: readonly FreeName[];
  readonly node: Node;
  /** Whether it is used as `<Name />`, where no call may stand. */
  readonly isElement?: boolean;
  /** What is done in the file it leaves, when the use of it is written so. */
  readonly leave: (use: string) => Change;
}

interface Way {
  readonly name: string;
  readonly use: (name: string) => string;
  readonly line: (name: string, path: string) => string;
  /** What stands around the declaration. */
  readonly share: (name: string) => { readonly before: string; readonly after: string };
  readonly barrel?: (name: string) => string;
  readonly place?: "alias" | "commonjs" | "package";
}

const EXPORTED: Way["share"] = () => ({ after: "", before: "export " });

const WAYS: readonly Way[] = [
  { line: (name, path) => `import { ${name} } from "${path}";`, name: "by its name", share: EXPORTED, use: (name) => name },
  { line: (name, path) => `import { shared as ${name} } from "${path}";`, name: "by another name", share: (name) => ({ after: `export { ${name} as shared };\n`, before: "" }), use: (name) => name },
  { line: (name, path) => `import ${name} from "${path}";`, name: "as default", share: (name) => ({ after: `export default ${name};\n`, before: "" }), use: (name) => name },
  { line: (_name, path) => `import * as shared from "${path}";`, name: "by a namespace", share: EXPORTED, use: (name) => `shared.${name}` },
  { line: (_name, path) => `import { shared } from "${path}";`, name: "in an object", share: (name) => ({ after: `export const shared = { ${name} };\n`, before: "" }), use: (name) => `shared.${name}` },
  { line: (_name, path) => `import shared from "${path}";`, name: "in a default object", share: (name) => ({ after: `export default { ${name} };\n`, before: "" }), use: (name) => `shared.${name}` },
  { barrel: (name) => `export { ${name} } from "./shared";\n`, line: (name, path) => `import { ${name} } from "${path}";`, name: "through a barrel", share: EXPORTED, use: (name) => name },
  { barrel: (name) => `export { ${name} as other } from "./shared";\n`, line: (name, path) => `import { other as ${name} } from "${path}";`, name: "through a barrel that renames", share: EXPORTED, use: (name) => name },
  { barrel: () => 'export * from "./shared";\n', line: (name, path) => `import { ${name} } from "${path}";`, name: "through export *", share: EXPORTED, use: (name) => name },
  { barrel: () => 'export * as shared from "./shared";\n', line: (_name, path) => `import { shared } from "${path}";`, name: "through export * as", share: EXPORTED, use: (name) => `shared.${name}` },
  { barrel: () => 'import * as all from "./shared";\nexport const shared = all;\n', line: (_name, path) => `import { shared } from "${path}";`, name: "in a namespace that is exported", share: EXPORTED, use: (name) => `shared.${name}` },
  { barrel: (name) => `import { ${name} } from "./shared";\nexport const other = ${name};\n`, line: (name, path) => `import { other as ${name} } from "${path}";`, name: "through a constant of a barrel", share: EXPORTED, use: (name) => name },
  { line: (name, path) => `import { ${name} } from "${path}";`, name: "from CommonJS", place: "commonjs", share: (name) => ({ after: `module.exports = { ${name} };\n`, before: "" }), use: (name) => name },
  { line: (name, path) => `import { ${name} } from "${path}";`, name: "from CommonJS by exports.x", place: "commonjs", share: (name) => ({ after: `exports.${name} = ${name};\n`, before: "" }), use: (name) => name },
  { line: (name, path) => `import { ${name} } from "${path}";`, name: "by a path alias", place: "alias", share: EXPORTED, use: (name) => name },
  { line: (name, path) => `import { ${name} } from "${path}";`, name: "from a package of the workspace", place: "package", share: EXPORTED, use: (name) => name },
  { line: (_name, path) => `import { getShared } from "${path}";`, name: "returned by a function of a module", share: (name) => ({ after: `export const getShared = () => ${name};\n`, before: "" }), use: () => "getShared()" },
  { line: (_name, path) => `import { Shared } from "${path}";`, name: "in a static field of a module", share: (name) => ({ after: `export class Shared {\n  static member = ${name};\n}\n`, before: "" }), use: () => "Shared.member" },
];

function move(movable: Movable, way: Way, source: Source): readonly Change[] {
  if (!source.isModule || (movable.isElement === true && way.use("").includes("(")) || (way.place === "commonjs" && hasTypes(movable.node, source))) return [];
  const { name } = movable;
  const extension = hasJsx(movable.node, source) ? (source.isTypeScript ? "tsx" : "jsx") : source.isTypeScript && way.place !== "commonjs" ? "ts" : "js";
  const folder = way.place === "package" ? "packages/shared" : "lib/moved";
  const imports = writeImports(movable, folder, way, source);
  if (imports === undefined) return [];
  const { after, before } = way.share(name);
  const files: Record<string, readonly Part[]> = { [`${folder}/shared.${extension}`]: [imports, before, ...toParts(movable.declaration), "\n", after] };
  if (way.barrel !== undefined) files[`${folder}/index.${source.isTypeScript ? "ts" : "js"}`] = [way.barrel(name)];
  if (way.place === "package") files["packages/shared/package.json"] = [JSON.stringify({ exports: { ".": `./shared.${extension}` }, name: "@shop/shared" })];
  const relative = posix.relative(posix.dirname(source.path), way.barrel === undefined ? `${folder}/shared` : folder);
  const path = way.place === "package" ? "@shop/shared" : way.place === "alias" ? "@/lib/moved/shared" : relative.startsWith(".") ? relative : `./${relative}`;
  const { edits } = movable.leave(way.use(name));
  return [{ edits: [insert(getImportPosition(source), `${way.line(name, path)}\n`), ...edits], files }];
}

/** The imports that what moves takes along; `undefined` where it cannot have them in its new place. */
function writeImports({ imports }: Movable, folder: string, { place }: Way, source: Source): string | undefined {
  const lines: string[] = [];
  for (const { variable } of imports) {
    const line = writeImport(variable, folder, place, source);
    if (line === undefined) return undefined;
    lines.push(`${line}\n`);
  }
  return lines.join("");
}

function writeImport(variable: Variable, folder: string, place: Way["place"], source: Source): string | undefined {
  const [definition] = variable.defs;
  if (definition?.type !== "ImportBinding" || definition.parent?.type !== "ImportDeclaration") return undefined;
  const { importKind, source: from } = definition.parent;
  const isRelative = from.value.startsWith(".");
  if (place === "package" && (isRelative || from.value.startsWith("@/"))) return undefined;
  const moved = isRelative ? posix.relative(folder, posix.join(posix.dirname(source.path), from.value)) : from.value;
  const path = isRelative && !moved.startsWith(".") ? `./${moved}` : moved;
  const specifier = definition.node;
  if (place === "commonjs") {
    if (specifier.type !== "ImportSpecifier" || importKind === "type" || specifier.importKind === "type") return undefined;
    return `const { ${getText(source, specifier).replace(" as ", ": ")} } = require("${path}");`;
  }
  const text = getText(source, specifier);
  return `import ${importKind === "type" ? "type " : ""}${specifier.type === "ImportSpecifier" ? `{ ${text} }` : text} from "${path}";`;
}

function collectMovedConstants(source: Source): readonly Movable[] {
  const name = source.fresh("KEPT");
  return collectConstants(source)
    .filter((node) => node.range[0] >= getImportPosition(source))
    .map((node) => ({ declaration: [`const ${name} = `, node, ";"], imports: [], leave: (use) => change(replace(node, use)), name, node }));
}

/** Functions and constants of the module that are not exported and take nothing of it but its imports. */
function collectMovedDeclarations(source: Source): readonly Movable[] {
  return source.nodes.flatMap((node) => {
    if (node.parent?.type !== "Program" || isBound(node, source)) return [];
    const id = node.type === "FunctionDeclaration" && !hasServerDirective(node) ? node.id : isConstDeclaration(node) ? node.declarations[0].id : null;
    if (id?.type !== "Identifier" || (node.type === "VariableDeclaration" && hasServerFunction(node))) return [];
    const variable = getVariable(source, id);
    const free = collectFreeNames(node, source);
    if (variable === undefined || !isConstantVariable(variable) || free.some(({ kind }) => kind !== "import")) return [];
    const uses = collectReads(variable).filter((use) => use.range[0] < node.range[0] || use.range[0] > node.range[1]);
    if (uses.length === 0 || uses.length !== collectReads(variable).length || uses.some(({ parent }) => parent.type.startsWith("Export") || parent.type.startsWith("TS"))) return [];
    const closing = source.nodes.flatMap((inner) => (inner.type === "JSXClosingElement" && inner.name.type === "JSXIdentifier" && inner.name.name === id.name ? [inner.name] : []));
    const all = [...new Set<TSESTree.Identifier | TSESTree.JSXIdentifier>([...uses, ...closing])];
    const leave = (use: string): Change => change(replace(node, ""), ...(use === id.name ? [] : all.map((inner) => renameUse(inner, use))));
    const isElement = all.some(({ type }) => type === "JSXIdentifier");
    return [{ declaration: [node], imports: free, isElement, leave, name: id.name, node }];
  });
}

function hasServerFunction(node: Node): boolean {
  if (node.type !== "VariableDeclaration") return false;
  const init = node.declarations[0]?.init;
  return (init?.type === "ArrowFunctionExpression" || init?.type === "FunctionExpression") && hasServerDirective(init);
}

/** Expressions that a function of another module computes instead. */
function collectMovedExpressions(source: Source): readonly Movable[] {
  const name = source.fresh("compute");
  return collectExtractions(source, name).flatMap(({ call, isAsync, node, parameters }) => {
    const free = collectFreeNames(node, source);
    if (free.some(({ kind }) => kind === "module")) return [];
    const declaration = [`${isAsync ? "async " : ""}function ${name}(${parameters.join(", ")}) {\n  return `, node, ";\n}"];
    const types = source.nodes.flatMap((inner) => {
      if (inner.type !== "ImportSpecifier" || !parameters.some((parameter) => new RegExp(`\\b${inner.local.name}\\b`, "u").test(parameter.slice(parameter.indexOf(":") + 1)) && parameter.includes(":"))) return [];
      const variable = getVariable(source, inner.local);
      return variable === undefined ? [] : [{ kind: "import" as const, variable }];
    });
    const imports = [...free.filter(({ kind }) => kind === "import"), ...types.filter(({ variable }) => !free.some((other) => other.variable === variable))];
    return [{ declaration, imports, leave: (use: string) => change(replace(node, call.replace(name, use))), name, node }];
  });
}

/** An API of a package that a module of the app hands on. */
function reexport(name: string, files: (imported: string, from: string) => Readonly<Record<string, string>>): Rewrite {
  return rewrite(
    name,
    (source) =>
      source.nodes
        .filter((node): node is TSESTree.ImportSpecifier => node.type === "ImportSpecifier" && node.importKind === "value")
        .flatMap((node) => {
          const { imported, local, parent } = node;
          if (parent.type !== "ImportDeclaration" || parent.importKind !== "value") return [];
          const from = parent.source.value;
          // What client code has of Next.js by a re-export passes the build, and is another program.
          if (from.startsWith("next/") && (source.isClient || source.path.startsWith("pages/"))) return [];
          if (imported.type !== "Identifier" || /^[.@]\//u.test(from) || from.startsWith("..") || from === "react") return [];
          const relative = posix.relative(posix.dirname(source.path), "lib/moved");
          const path = relative.startsWith(".") ? relative : `./${relative}`;
          const written = Object.fromEntries(Object.entries(files(imported.name, from)).map(([file, text]) => [`lib/moved/${file}.${source.isTypeScript ? "ts" : "js"}`, [text]]));
          const others = parent.specifiers.filter((other) => other !== node).map((other) => getText(source, other));
          const rest = others.length === 0 ? "" : `import { ${others.join(", ")} } from "${from}";\n`;
          if (parent.specifiers.some(({ type }) => type !== "ImportSpecifier")) return [];
          return [{ edits: [replace(parent, `${rest}import { ${imported.name}${local.name === imported.name ? "" : ` as ${local.name}`} } from "${path}";`)], files: written }];
        }),
    { movesBlame: true },
  );
}

const KINDS = [
  { collect: collectMovedConstants, name: "constant moved" },
  { collect: collectMovedDeclarations, name: "declaration moved" },
  { collect: collectMovedExpressions, name: "expression moved" },
];

export const modules: readonly Rewrite[] = [
  ...KINDS.flatMap(({ collect, name }) => WAYS.map((way) => rewrite(`${name}: ${way.name}`, (source) => collect(source).flatMap((movable) => move(movable, way, source)), { isVariant: true, movesBlame: true }))),
  reexport("import through an own module", (imported, from) => ({ index: `export { ${imported} } from "${from}";\n` })),
  reexport("import through an own export *", (_imported, from) => ({ index: `export * from "${from}";\n` })),
  reexport("import through an own constant", (imported, from) => ({ index: `import { ${imported} as theirs } from "${from}";\nexport const ${imported} = theirs;\n` })),
];
