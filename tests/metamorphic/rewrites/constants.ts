/** Constants, and what is known once: kept somewhere, given another name, taken out of something. */
import type { TSESTree } from "@typescript-eslint/utils";

import type { Change } from "../program.ts";
import { rewrite, type Rewrite } from "../rewrite.ts";
import {
  change, collectReads, comesFirst, getFunction, getImportPosition, getModulePosition, getNameSlice, getStatement, getText, getVariable, hasAwait, hasFunctionBetween, hasHook, hasInside, insert,
  isConstant, isConstantVariable, isConstDeclaration, isForBundler, isInChain, isMovable, isPure, isString, renameUse, replace, type ConstDeclaration, type Node, type Source,
} from "../source.ts";
import { declaresWithin, isVisible } from "./functions.ts";

export function collectConstants(source: Source): readonly TSESTree.Expression[] {
  return source.nodes
    .filter(isMovable)
    .filter((node) => isConstant(node, source) && !/^(?:Arrow)?FunctionExpression$/u.test(node.type))
    .filter((node) => !(node.type === "Literal" && (node.value === null || typeof node.value === "number")) && !isChangedLater(node, source));
}

interface Home {
  readonly name: string;
  readonly write: (value: TSESTree.Expression, source: Source) => { readonly declaration: readonly (Node | string)[]; readonly use: string } | undefined;
}

/** Where a constant may be kept in its module, and how it is had from there. */
const HOMES: readonly Home[] = [
  { name: "constant of the module", write: (value) => ({ declaration: ["const KEPT = ", value, ";"], use: "KEPT" }) },
  { name: "constant as const", write: (value, { isTypeScript }) => (isTypeScript ? { declaration: ["const KEPT = ", value, " as const;"], use: "KEPT" } : undefined) },
  { name: "constant of a constant", write: (value) => ({ declaration: ["const FIRST = ", value, ";\nconst KEPT = FIRST;"], use: "KEPT" }) },
  { name: "let of the module", write: (value) => ({ declaration: ["let kept = ", value, ";"], use: "kept" }) },
  { name: "let of the module set later", write: (value, { isTypeScript }) => ({ declaration: [isTypeScript ? "let kept: any;\nkept = " : "let kept;\nkept = ", value, ";"], use: "kept" }) },
  { name: "in an object", write: (value) => ({ declaration: ["const KEPT = { value: ", value, " };"], use: "KEPT.value" }) },
  { name: "in a frozen object", write: (value) => ({ declaration: ["const KEPT = Object.freeze({ value: ", value, " });"], use: "KEPT.value" }) },
  { name: "in an object in an object", write: (value) => ({ declaration: ["const KEPT = { shop: { value: ", value, " } };"], use: "KEPT.shop.value" }) },
  { name: "in an object by brackets", write: (value) => ({ declaration: ["const KEPT = { value: ", value, " };"], use: 'KEPT["value"]' }) },
  { name: "in an object set later", write: (value, { isTypeScript }) => ({ declaration: [isTypeScript ? "const KEPT: any = {};\nKEPT.value = " : "const KEPT = {};\nKEPT.value = ", value, ";"], use: "KEPT.value" }) },
  { name: "in an object of a spread", write: (value) => ({ declaration: ["const BASE = { value: ", value, " };\nconst KEPT = { ...BASE, other: 1 };"], use: "KEPT.value" }) },
  { name: "in an object by Object.assign", write: (value) => ({ declaration: ["const KEPT = Object.assign({ other: 1 }, { value: ", value, " });"], use: "KEPT.value" }) },
  { name: "in a getter", write: (value) => ({ declaration: ["const KEPT = { get value() { return ", value, "; } };"], use: "KEPT.value" }) },
  { name: "in an array", write: (value) => ({ declaration: ["const KEPT = [", value, "];"], use: "KEPT[0]" }) },
  { name: "in a Map", write: (value, { isTypeScript }) => ({ declaration: ['const KEPT = new Map([["value", ', value, "]]);"], use: `KEPT.get("value")${isTypeScript ? "!" : ""}` }) },
  { name: "in an enum", write: (value, { isTypeScript }) => (isTypeScript && isString(value) ? { declaration: ["enum Kept { Value = ", value, " }"], use: "Kept.Value" } : undefined) },
  { name: "in a const enum", write: (value, { isTypeScript }) => (isTypeScript && isString(value) ? { declaration: ["const enum Kept { Value = ", value, " }"], use: "Kept.Value" } : undefined) },
  { name: "in a static field", write: (value) => ({ declaration: ["class Kept { static value = ", value, "; }"], use: "Kept.value" }) },
  { name: "in a field", write: (value) => ({ declaration: ["class Kept { value = ", value, "; }\nconst kept = new Kept();"], use: "kept.value" }) },
  { name: "in a field that the constructor sets", write: (value, { isTypeScript }) => ({ declaration: [isTypeScript ? "class Kept { value: any; constructor(value: any) { this.value = value; } }" : "class Kept { constructor(value) { this.value = value; } }", "\nconst kept = new Kept(", value, ");"], use: "kept.value" }) },
  { name: "returned by a function", write: (value) => ({ declaration: ["function getKept() { return ", value, "; }"], use: "getKept()" }) },
  { name: "returned by an arrow", write: (value) => ({ declaration: ["const getKept = () => (", value, ");"], use: "getKept()" }) },
  { name: "returned in an object", write: (value) => ({ declaration: ["const getKept = () => ({ value: ", value, " });"], use: "getKept().value" }) },
  { name: "in a closure", write: (value, { isTypeScript }) => ({ declaration: [isTypeScript ? "const keep = (value: any) => () => value;" : "const keep = (value) => () => value;", "\nconst getKept = keep(", value, ");"], use: "getKept()" }) },
  { name: "as a default parameter", write: (value) => ({ declaration: ["const getKept = (value = ", value, ") => value;"], use: "getKept()" }) },
  { name: "as a default of a pattern", write: (value, { isTypeScript }) => ({ declaration: ["const { value: KEPT = ", value, isTypeScript ? " } = {} as { value?: any };" : " } = {};"], use: "KEPT" }) },
  { name: "as an argument", write: (value, { isTypeScript }) => ({ declaration: [isTypeScript ? "const same = (value: any) => value;" : "const same = (value) => value;", "\nconst KEPT = same(", value, ");"], use: "KEPT" }) },
  { name: "destructured from an object", write: (value) => ({ declaration: ["const { value: KEPT } = { value: ", value, " };"], use: "KEPT" }) },
  { name: "destructured from a constant object", write: (value) => ({ declaration: ["const ALL = { value: ", value, " };\nconst { value } = ALL;"], use: "value" }) },
  { name: "destructured from an array", write: (value) => ({ declaration: ["const [KEPT] = [", value, "];"], use: "KEPT" }) },
];

/** The names that the homes write, so that the ones a program has already are not taken twice. */
const OUR_NAMES = /\b(?:ALL|BASE|FIRST|KEPT|Kept|getKept|keep|kept|same|value)\b/u;

export const constants: readonly Rewrite[] = [
  ...HOMES.map(({ name, write }) =>
    rewrite(name, (source) =>
      OUR_NAMES.test(source.text.replaceAll(/[.?]value\b|\bvalue(?=["]?:)/gu, ""))
        ? []
        : collectConstants(source).flatMap((node) => {
            const written = write(node, source);
            if (written === undefined || isBeforeModule(node, source)) return [];
            return [change(insert(getModulePosition(source), ...written.declaration, "\n"), replace(node, written.use))];
          }),
    { isVariant: true }),
  ),
  rewrite("frozen", (source) =>
    source.nodes
      .filter(isMovable)
      .filter((node) => (node.type === "ObjectExpression" || node.type === "ArrayExpression") && !isChangedLater(node, source))
      .map((node) => change(replace(node, "Object.freeze(", node, ")")))),
  rewrite("extracted before its statement", (source) => extract(source, (name, node) => [`const ${name} = `, node, ";\n"])),
  rewrite("extracted as let", (source) => extract(source, (name, node) => [`let ${name} = `, node, ";\n"])),
  rewrite("extracted as let set later", (source) => extract(source, (name, node) => [`let ${name}${source.isTypeScript ? ": any" : ""};\n${name} = `, node, ";\n"])),
  rewrite("extracted through an object", (source) => extract(source, (name, node) => [`const ${name} = { value: `, node, " };\n"], ".value")),
  rewrite("extracted and destructured", (source) => extract(source, (name, node) => [`const { value: ${name} } = { value: `, node, " };\n"])),
  rewrite("inlined", (source) =>
    source.nodes.filter(isConstDeclaration).flatMap((node) => {
      const [{ id, init }] = node.declarations;
      if (id.type !== "Identifier" || hasHook(node, source)) return [];
      const variable = getVariable(source, id);
      if (variable === undefined || !isConstantVariable(variable)) return [];
      const reads = collectReads(variable).filter((read): read is TSESTree.Identifier => read.type === "Identifier");
      if (reads.length !== collectReads(variable).length || reads.length === 0) return [];
      const isPrimitive = init.type === "Literal" || init.type === "TemplateLiteral";
      if (isPure(init) ? !isPrimitive && reads.length > 1 : !isUsedAtOnce(node, reads, source)) return [];
      if (init.type === "MemberExpression" && !isUsedAtOnce(node, reads, source)) return [];
      if (reads.some((read) => !isVisible(init, read, source) || isForBundler(read) || read.parent.type.startsWith("TS") || (read.parent.type === "AssignmentExpression" && read.parent.left === read) || read.parent.type.startsWith("Export"))) return [];
      return [change(replace(node, ""), ...reads.map((read) => inline(read, init)))];
    })),
  rewrite("const as let", (source) => collectConsts(source).map((node) => change(replace({ from: node.range[0], to: node.range[0] + 5 }, "let")))),
  rewrite("const as var", (source) =>
    collectConsts(source)
      .filter((node) => node.parent.type === "BlockStatement" && node.parent.parent.type.includes("Function"))
      .map((node) => change(replace({ from: node.range[0], to: node.range[0] + 5 }, "var")))),
  rewrite("const as let set later", (source) =>
    collectConsts(source).flatMap((node) => {
      const [{ id, init }] = node.declarations;
      if (id.type !== "Identifier" || node.parent.type === "ExportNamedDeclaration") return [];
      const type = source.isTypeScript && id.typeAnnotation === undefined ? ": any" : "";
      return [change(replace(node, "let ", id, `${type};\n${id.name} = `, init, ";"))];
    })),
  rewrite("destructured", (source) =>
    collectConsts(source).flatMap((node) => {
      const [{ id, init }] = node.declarations;
      if (id.type !== "Identifier" || id.typeAnnotation !== undefined || node.parent.type === "ExportNamedDeclaration" || hasHook(node, source)) return [];
      const variable = getVariable(source, id);
      if (variable === undefined || !isConstantVariable(variable)) return [];
      const members = variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier.parent);
      const isTaken = members.length > 0 && members.every((member, index) => isPlainMember(member, collectReads(variable)[index]));
      if (!isTaken) return [];
      const names = new Map<string, string>();
      const edits = members.flatMap((member) => {
        if (member.type !== "MemberExpression" || member.property.type !== "Identifier") return [];
        const { name } = member.property;
        const local = names.get(name) ?? getFreeLocal(name, source);
        names.set(name, local);
        return [replace(member, local)];
      });
      const pattern = [...names].map(([name, local]) => (name === local ? name : `${name}: ${local}`)).join(", ");
      return [change(replace(node, `const { ${pattern} } = `, init, ";"), ...edits)];
    })),
  rewrite("member destructured", (source) =>
    collectConsts(source).flatMap((node) => {
      const [{ id, init }] = node.declarations;
      if (id.type !== "Identifier" || id.typeAnnotation !== undefined || init.type !== "MemberExpression" || init.computed || init.property.type !== "Identifier" || isForBundler(init.object)) return [];
      return [change(replace({ from: id.range[0], to: init.range[1] }, `{ ${init.property.name}: ${id.name} } = `, init.object))];
    })),
  rewrite("pattern written out", (source) =>
    collectConsts(source).flatMap((node) => {
      const [{ id, init }] = node.declarations;
      if (id.type !== "ObjectPattern" || id.typeAnnotation !== undefined || node.parent.type === "ExportNamedDeclaration") return [];
      const properties = id.properties.map((property) => (property.type === "Property" && !property.computed && property.key.type === "Identifier" && property.value.type === "Identifier" ? { key: property.key, value: property.value } : undefined));
      if (properties.includes(undefined)) return [];
      const name = source.fresh("all");
      const written = properties.flatMap((property) => (property === undefined ? [] : [`const ${property.value.name} = ${name}.`, property.key, ";\n"]));
      return [change(replace(node, `const ${name} = `, init, ";\n", ...written))];
    })),
  rewrite("parameter destructured in the body", (source) =>
    source.nodes.flatMap((node) => {
      if (node.type !== "FunctionDeclaration" && node.type !== "ArrowFunctionExpression") return [];
      const [parameter, ...others] = node.params;
      if (others.length > 0 || parameter?.type !== "ObjectPattern" || node.body.type !== "BlockStatement") return [];
      const [first] = node.body.body;
      if (first === undefined || (first.type === "ExpressionStatement" && first.directive !== undefined)) return [];
      const name = source.fresh("given");
      const end = parameter.typeAnnotation?.range[0] ?? parameter.range[1];
      return [change(replace({ from: parameter.range[0], to: end }, name), insert(first.range[0], "const ", { from: parameter.range[0], to: end }, ` = ${name};\n`))];
    })),
  rewrite("renamed", (source) => {
    const name = source.fresh("item");
    const component = source.fresh("Item");
    return source.module.scopes.scopes.flatMap(({ variables }) =>
      variables.flatMap((variable) => {
        const [definition] = variable.defs;
        if (variable.defs.length !== 1 || definition === undefined || definition.name.type !== "Identifier" || /^use/u.test(variable.name) || variable.name === "React") return [];
        if (definition.type === "ImportBinding" || isOfExport(definition.node) || variable.references.some(({ identifier }) => isOfExport(identifier))) return [];
        if (definition.type !== "Variable" && definition.type !== "Parameter" && definition.type !== "FunctionName") return [];
        const other = isComponentName(variable.name) ? component : name;
        const names = new Set([...variable.identifiers, ...variable.references.map(({ identifier }) => identifier)].filter((node) => node.type === "Identifier" || node.type === "JSXIdentifier"));
        const closing = isComponentName(variable.name) ? source.nodes.filter((node) => node.type === "JSXClosingElement").map((node) => node.name).filter((node) => node.type === "JSXIdentifier" && node.name === variable.name) : [];
        return [change(...[...names].map((node) => renameUse(node, other)), ...closing.filter((node) => !names.has(node as TSESTree.JSXIdentifier)).map((node) => replace(node, other)))];
      }),
    );
  }),
  rewrite("import renamed", (source) =>
    source.nodes
      .filter((node): node is TSESTree.ImportSpecifier => node.type === "ImportSpecifier" && node.importKind === "value" && node.parent.type === "ImportDeclaration" && node.parent.importKind === "value")
      .flatMap((node) => {
        const variable = getVariable(source, node.local);
        if (variable === undefined || /^use/u.test(node.local.name) || variable.references.some(({ identifier }) => identifier.parent.type.startsWith("Export"))) return [];
        const other = source.fresh(isComponentName(node.local.name) ? "Item" : "item");
        const closing = source.nodes.filter((inner) => inner.type === "JSXClosingElement").map((inner) => inner.name).filter((inner) => inner.type === "JSXIdentifier" && inner.name === node.local.name);
        const uses = new Set<TSESTree.Identifier | TSESTree.JSXIdentifier>([...variable.references.map(({ identifier }) => identifier), ...closing.filter((inner) => inner.type === "JSXIdentifier")]);
        const imported = node.imported.type === "Identifier" ? node.imported.name : "";
        return imported === "" ? [] : [change(replace(node, `${imported} as ${other}`), ...[...uses].map((use) => renameUse(use, other)))];
      })),
  rewrite("import as namespace", (source) =>
    source.nodes
      .filter((node): node is TSESTree.ImportDeclaration => node.type === "ImportDeclaration" && node.importKind === "value" && node.specifiers.length > 0)
      // By a namespace client code has what bundlers refuse by its name, so it is another program.
      .filter((node) => !(source.isClient && node.source.value.startsWith("next/")))
      .flatMap((node) => {
        if (!node.specifiers.every((specifier) => specifier.type === "ImportSpecifier" && specifier.importKind === "value" && specifier.imported.type === "Identifier")) return [];
        const name = source.fresh("all");
        const edits = node.specifiers.flatMap((specifier) => {
          const variable = getVariable(source, specifier.local);
          const imported = specifier.type === "ImportSpecifier" && specifier.imported.type === "Identifier" ? specifier.imported.name : "";
          const closing = source.nodes.filter((inner) => inner.type === "JSXClosingElement").map((inner) => inner.name).filter((inner): inner is TSESTree.JSXIdentifier => inner.type === "JSXIdentifier" && inner.name === specifier.local.name);
          return [...new Set([...(variable?.references.map(({ identifier }) => identifier) ?? []), ...closing])].map((use) => renameUse(use, `${name}.${imported}`));
        });
        const isReexported = node.specifiers.some(({ local }) => getVariable(source, local)?.references.some(({ identifier }) => identifier.parent.type.startsWith("Export")) === true);
        return isReexported ? [] : [change(replace({ from: node.range[0], to: node.source.range[0] }, `import * as ${name} from `), ...edits)];
      })),
  rewrite("called by another name", (source) =>
    source.nodes
      .filter((node): node is TSESTree.Identifier => node.type === "Identifier" && node.parent.type === "CallExpression" && node.parent.callee === node && !isForBundler(node) && !/^use(?:[A-Z]|$)/u.test(node.name))
      .filter((node) => getFunction(node) !== undefined)
      .flatMap((node) => {
        const variable = getVariable(source, node);
        const isOutside = variable === undefined || variable.defs.every(({ type }) => type === "ImportBinding");
        const name = source.fresh("run");
        return isOutside ? [change(insert(getModulePosition(source), `const ${name} = ${node.name};\n`), replace(node, name))] : [];
      })),
  rewrite("optional chaining", (source) =>
    source.nodes
      .filter((node): node is TSESTree.MemberExpressionNonComputedName => node.type === "MemberExpression" && !node.computed && !node.optional && node.property.type === "Identifier" && !isInChain(node))
      .filter(({ object, parent }) => !/^(?:process|import)\b/u.test(getText(source, object)) && object.type !== "Super" && parent.type !== "TaggedTemplateExpression")
      .filter((node) => !isAssigned(node) && !isInChain(node.object))
      .map(({ property }) => change(insert(source.text.lastIndexOf(".", property.range[0]), "?")))),
  rewrite("optional call", (source) =>
    source.nodes
      .filter((node): node is TSESTree.CallExpression => node.type === "CallExpression" && !node.optional && !isInChain(node) && !isForBundler(node.callee) && node.callee.type !== "Super" && node.typeArguments === undefined)
      .filter((node) => !isAssigned(node) && !hasHook(node.callee, source) && !/^use/u.test(getText(source, node.callee)) && node.callee.type !== "FunctionExpression" && node.callee.type !== "ArrowFunctionExpression")
      .map(({ callee }) => change(insert(findCall(source, callee), "?.")))),
];

function findCall({ text }: Source, callee: Node): number {
  return text.indexOf("(", callee.range[1]);
}

/** Whether something is assigned to what a chain leads to, or it is handed to `delete` or `new`. */
function isAssigned(node: Node): boolean {
  for (let inner = node; inner.parent !== undefined; inner = inner.parent) {
    const { parent } = inner;
    if ((parent.type === "AssignmentExpression" && parent.left === inner) || parent.type === "UpdateExpression" || (parent.type === "UnaryExpression" && parent.operator === "delete") || (parent.type === "NewExpression" && parent.callee === inner)) return true;
    const goesOn = (parent.type === "MemberExpression" && parent.object === inner) || (parent.type === "CallExpression" && parent.callee === inner);
    if (!goesOn) return false;
  }
  return false;
}

function isComponentName(name: string): boolean {
  return /^[A-Z]/u.test(name);
}

/** Whether a name is one that other modules see. */
function isOfExport(node: Node): boolean {
  for (let outer: Node | undefined = node; outer !== undefined; outer = outer.parent) {
    if (outer.type.startsWith("Export")) return true;
    if (/Function|BlockStatement|Class/u.test(outer.type) && outer !== node) return false;
  }
  return false;
}

function collectConsts({ nodes }: Source): readonly ConstDeclaration[] {
  return nodes.filter(isConstDeclaration);
}

function isPlainMember(member: Node | undefined, read: Node | undefined): boolean {
  if (member?.type !== "MemberExpression" || member.object !== read || member.computed || member.optional || member.property.type !== "Identifier") return false;
  const { parent } = member;
  const isCalled = parent.type === "CallExpression" && parent.callee === member;
  return !isCalled && !isAssigned(member) && parent.type !== "ChainExpression";
}

/** The name of a member as that of a variable, where no other variable of the module has it. */
function getFreeLocal(name: string, source: Source): string {
  const isTaken = source.module.scopes.scopes.some(({ references, set }) => set.has(name) || references.some(({ identifier }) => identifier.name === name));
  return isTaken ? source.fresh(name) : name;
}

function inline(read: TSESTree.Identifier, init: TSESTree.Expression): ReturnType<typeof replace> {
  const isShorthand = read.parent.type === "Property" && read.parent.shorthand;
  const isPlain = /^(?:Literal|TemplateLiteral|CallExpression|Identifier|MemberExpression|ArrayExpression)$/u.test(init.type);
  const parts = isPlain ? [init] : ["(", init, ")"];
  return replace(getNameSlice(read), ...(isShorthand ? [`${read.name}: `] : []), ...parts);
}

/** Whether something is used once, by the next statement, before anything else is done. */
function isUsedAtOnce(declaration: Node, reads: readonly TSESTree.Identifier[], source: Source): boolean {
  const [read] = reads;
  const { parent } = declaration;
  if (read === undefined || reads.length !== 1 || (parent?.type !== "BlockStatement" && parent?.type !== "Program")) return false;
  const body: readonly Node[] = parent.body;
  const next = body[body.indexOf(declaration) + 1];
  if (next === undefined || read.range[0] < next.range[0] || read.range[1] > next.range[1] || hasFunctionBetween(read, next)) return false;
  return comesFirst(read, next, source) && !(hasAwait(declaration, source) && getFunction(read) !== getFunction(declaration));
}

function isBeforeModule(node: Node, source: Source): boolean {
  return node.range[0] < getModulePosition(source) && node.range[0] >= getImportPosition(source);
}

/** An expression that is computed before the statement it stands in. */
function extract(source: Source, write: (name: string, node: TSESTree.Expression) => readonly (Node | string)[], use = ""): readonly Change[] {
  const name = source.fresh("part");
  return source.nodes.filter(isMovable).flatMap((node) => {
    const statement = getStatement(node);
    if (statement === undefined || statement.type === "ImportDeclaration" || (node.type === "Identifier" && use === "") || /^(?:Arrow)?FunctionExpression$/u.test(node.type)) return [];
    if (declaresWithin(node, statement, source) || hasHook(node, source) || hasFunctionBetween(node, statement)) return [];
    const canMove = isPure(node) && !hasInside(node, source, ({ type }) => type === "MemberExpression") ? true : comesFirst(node, statement, source);
    const isWhole = node.parent.type === "VariableDeclarator" && node.parent.id.type === "Identifier" && use === "" && node.parent.parent === statement;
    return canMove && !isWhole ? [change(insert(statement.range[0], ...write(name, node)), replace(node, `${name}${use}`))] : [];
  });
}

/** Whether an object that stands as a constant is written to. */
function isChangedLater(node: Node, source: Source): boolean {
  if (node.parent?.type !== "VariableDeclarator" || node.parent.id.type !== "Identifier") return false;
  const variable = getVariable(source, node.parent.id);
  return variable === undefined || collectReads(variable).some(({ parent }) => parent.type === "MemberExpression" && (isAssigned(parent) || (parent.parent.type === "CallExpression" && parent.parent.callee === parent)));
}
