import type { TSESTree } from "@typescript-eslint/utils";
import type { Definition } from "@typescript-eslint/scope-manager";

import { isInstalled } from "../platform/host/portable-path.ts";
import { getDocumentedModule } from "../platform/next/module-spellings.ts";
import { findCommonJsExports, WHOLE_EXPORT } from "../syntax/commonjs-exports.ts";
import { isLeftOutUnlessIn } from "../syntax/environment-guards.ts";
import { collectDirectives, mayHaveDirectives } from "../syntax/directives.ts";
import { getImportUsage, isInTypeQuery } from "../syntax/import-usage.ts";
import { findRequestSource, isRequestNode, type RequestNode } from "../syntax/module-requests.ts";
import { getModuleExportName, getPropertyName, getStringLiteral } from "../syntax/property-name.ts";
import { findBinding, findVariable, isGlobalReference, isTypeScript, isValueReference, type SourceModule } from "../syntax/source-module.ts";
import { isFunction, walk } from "../syntax/traverse.ts";
import { unwrap } from "../syntax/unwrap.ts";
import type { ExportEntry, ModuleRecord, ModuleRequest, RequestForm, TextFacts } from "./module-record.ts";
import { isInServerDataFunction } from "./server-data-functions.ts";

/**
 * The record of a module whose tree is at hand, by the same rules by which TypeScript compiles one file alone: an
 * import that nothing uses as a value goes, and its export too where only a type can be meant.
 */
export function extractFromTree(module: SourceModule, keepsImports: boolean): Omit<ModuleRecord, keyof TextFacts> {
  const requests: ModuleRequest[] = [];
  for (const node of walk(module.ast, module.visitorKeys)) {
    const request = findModuleRequest(node, module, keepsImports);
    if (request !== undefined) requests.push(request);
  }
  return {
    directives: mayHaveDirectives(module.path) ? collectDirectives(module.ast, module.text).map(({ value }) => value) : [],
    exports: collectCommonJsExports(module) ?? module.ast.body.flatMap((statement) => collectExports(statement, module)),
    requests,
  };
}

/** What a node requests at run time; `undefined` for other nodes, and for requests that TypeScript removes. */
export function findModuleRequest(node: TSESTree.Node, module: SourceModule, keepsImports: boolean): ModuleRequest | undefined {
  return isRequestNode(node) ? findRequest(node, module, keepsImports) : findWorker(node, module);
}

/** The form of a request by the node that makes it. */
export const FORMS: Readonly<Record<RequestNode["type"], RequestForm>> = {
  CallExpression: "require",
  ExportAllDeclaration: "reexport",
  ExportNamedDeclaration: "reexport",
  ImportDeclaration: "import",
  ImportExpression: "dynamicImport",
  TSImportEqualsDeclaration: "require",
};

function findRequest(node: RequestNode, module: SourceModule, keepsImports: boolean): ModuleRequest | undefined {
  const source = findRequestSource(node, module);
  const named = source && findSpecifier(source);
  if (source === undefined || named === undefined || isElided(node, module, keepsImports) || isLeftToRunTime(node, source, module)) return undefined;
  return { ...named, form: FORMS[node.type], inServerData: getShareOfServerData(node, module), runsIn: getPlace(node, module) };
}

/** `import(/* webpackIgnore: true *\/ "./late")`: the bundler does not look. */
function isLeftToRunTime(node: RequestNode, source: TSESTree.Node, module: SourceModule): boolean {
  if (node.type !== "ImportExpression") return false;
  return /\b(?:turbopack|webpack)Ignore\s*:\s*true\b/u.test(module.text.slice(node.range[0], source.range[0]));
}

/** A literal, or a template whose gaps may be anything. */
function findSpecifier(source: TSESTree.Node): Pick<ModuleRequest, "isPattern" | "specifier"> | undefined {
  const literal = getStringLiteral(source);
  if (literal !== undefined) return { isPattern: false, specifier: literal };
  if (source.type !== "TemplateLiteral") return undefined;
  return { isPattern: true, specifier: source.quasis.map(({ value }) => value.cooked).join("*") };
}

/** Whether TypeScript leaves nothing of a request. JavaScript is left as it is. */
function isElided(node: RequestNode, module: SourceModule, keepsImports: boolean): boolean {
  if (!isTypeScript(module) || keepsImports) return false;
  switch (node.type) {
    case "ImportDeclaration":
      return node.specifiers.length > 0 && !node.specifiers.some((specifier) => getImportUsage(specifier, module) === "value");
    case "ExportNamedDeclaration":
      return node.specifiers.every(({ exportKind }) => exportKind === "type");
    case "TSImportEqualsDeclaration":
      return node.parent.type !== "ExportNamedDeclaration" && collectValueUses(node.id, module).length === 0;
    default:
      return false;
  }
}

function collectValueUses(identifier: TSESTree.Identifier, module: SourceModule): readonly TSESTree.Node[] {
  const references = findVariable(module, identifier)?.references ?? [];
  return references
    .filter((reference) => isValueReference(reference) && !isInTypeQuery(reference.identifier))
    .map((reference) => reference.identifier);
}

/** How much of the code that needs a request belongs to data functions. An import without names is there for the page. */
function getShareOfServerData(node: RequestNode, module: SourceModule): ModuleRequest["inServerData"] {
  const isExpression = node.type === "ImportExpression" || node.type === "CallExpression";
  const locals = node.type === "ImportDeclaration" ? node.specifiers.map(({ local }) => local) : [];
  const uses = isExpression ? [node] : locals.flatMap((local) => collectValueUses(local, module));
  const inData = uses.filter((use) => isInServerDataFunction(use, module));
  if (inData.length === 0) return "never";
  return inData.length === uses.length ? "only" : "also";
}

function getPlace(node: RequestNode, module: SourceModule): ModuleRequest["runsIn"] {
  // Declarations stand at the top of the module, where no test guards them.
  if (node.type !== "ImportExpression" && node.type !== "CallExpression") return "everywhere";
  const isPackage = isInstalled(module.path);
  if (isLeftOutUnlessIn("server", node, module, isPackage)) return "server";
  if (isLeftOutUnlessIn("browser", node, module, isPackage)) return "browser";
  return isLoadedWithoutServer(node, module) ? "withoutSsr" : "everywhere";
}

/** `dynamic(() => import("./map"), { ssr: false })`: the server renders nothing in its place. */
function isLoadedWithoutServer(node: TSESTree.Node, module: SourceModule): boolean {
  for (let { parent } = node; parent !== undefined && parent !== null; { parent } = parent) {
    if (parent.type !== "CallExpression") continue;
    if (!isImportedFrom(parent.callee, "next/dynamic", module)) continue;
    return parent.arguments.some((argument) => argument.type === "ObjectExpression" && argument.properties.some(isSsrFalse));
  }
  return false;
}

function isSsrFalse(property: TSESTree.ObjectLiteralElement): boolean {
  if (property.type !== "Property" || getPropertyName(property) !== "ssr") return false;
  const value = unwrap(property.value);
  return value.type === "Literal" && value.value === false;
}

function isImportedFrom(callee: TSESTree.Node, specifier: string, module: SourceModule): boolean {
  const name = unwrap(callee);
  const definition = name.type === "Identifier" ? findVariable(module, name)?.defs[0] : undefined;
  return definition?.parent?.type === "ImportDeclaration" && getDocumentedModule(definition.parent.source.value) === specifier;
}

/** `new Worker(new URL("./worker.ts", import.meta.url))`: another program, which runs in the browser only. */
function findWorker(node: TSESTree.Node, module: SourceModule): ModuleRequest | undefined {
  if (node.type !== "NewExpression" || !isGlobalNamed(node.callee, ["Worker", "SharedWorker"], module)) return undefined;
  const url = node.arguments[0];
  if (url?.type !== "NewExpression" || !isGlobalNamed(url.callee, ["URL"], module)) return undefined;
  const [path, base] = url.arguments;
  const specifier = path === undefined ? undefined : getStringLiteral(path);
  if (specifier === undefined || base?.type !== "MemberExpression" || base.object.type !== "MetaProperty") return undefined;
  return { form: "worker", inServerData: "never", isPattern: false, runsIn: "browser", specifier };
}

function isGlobalNamed(node: TSESTree.Node, names: readonly string[], module: SourceModule): boolean {
  return node.type === "Identifier" && names.includes(node.name) && isGlobalReference(module, node);
}

/** `undefined` for ES modules, and where nobody knows what is exported. */
function collectCommonJsExports(module: SourceModule): readonly ExportEntry[] | undefined {
  const found = findCommonJsExports(module.ast, module);
  if (found === undefined) return undefined;
  const { isEsModule, members, whole } = found;
  const specifier = whole && findRequired(whole, module);
  if (specifier !== undefined) {
    return [
      { from: { name: "*", specifier }, name: "*" },
      { from: { name: "default", specifier }, name: "default" },
    ];
  }
  const named = [...members].filter(([name]) => isEsModule || name !== "default").map(([name, value]): ExportEntry => {
    const from = findRequiredName(value, module);
    return from === undefined ? { name } : { from, name };
  });
  if (whole !== undefined) named.push({ name: WHOLE_EXPORT });
  if (isEsModule) return named;
  return [...named, whole === undefined ? { isNamespace: true, name: "default" } : { name: "default" }];
}

/** `module.exports = require("./names")` */
function findRequired(node: TSESTree.Node, module: SourceModule): string | undefined {
  const source = node.type === "CallExpression" ? findRequestSource(node, module) : undefined;
  return source && getStringLiteral(source);
}

/** `require("./names")`, or what a constant has of it: `const { a } = require("./names")`. */
function findRequiredName(node: TSESTree.Node, module: SourceModule): ExportEntry["from"] {
  const value = unwrap(node);
  const binding = value.type === "Identifier" ? findBinding(value, module) : undefined;
  const specifier = findRequired(unwrap(binding?.value ?? value), module);
  if (specifier === undefined || binding === undefined || binding.pattern.type === "Identifier") return specifier === undefined ? undefined : { name: "*", specifier };
  const taken = binding.pattern.type === "ObjectPattern" ? binding.pattern.properties.find((property) => property.value === binding.name) : undefined;
  const name = taken?.type === "Property" ? getPropertyName(taken) : undefined;
  return name === undefined ? undefined : { name, specifier };
}

function collectExports(statement: TSESTree.ProgramStatement, module: SourceModule): readonly ExportEntry[] {
  switch (statement.type) {
    case "ExportDefaultDeclaration":
      return isType(statement.declaration) ? [] : [describeExport("default", statement.declaration, module)];
    case "ExportAllDeclaration": {
      if (statement.exportKind === "type") return [];
      const name = statement.exported === null ? "*" : getModuleExportName(statement.exported);
      return [{ from: { name: "*", specifier: statement.source.value }, name }];
    }
    case "ExportNamedDeclaration":
      if (statement.exportKind === "type") return [];
      if (statement.declaration !== null) return collectExportsOfDeclaration(statement.declaration, module);
      return statement.specifiers
        .filter(({ exportKind }) => exportKind !== "type")
        .flatMap((specifier) => collectExportOfSpecifier(specifier, statement.source, module));
    default:
      return [];
  }
}

function collectExportsOfDeclaration(declaration: TSESTree.NamedExportDeclarations, module: SourceModule): readonly ExportEntry[] {
  if (declaration.type === "FunctionDeclaration") return collectDeclared(declaration).map((name) => ({ isFunction: true, name }));
  const [declarator, ...others] = declaration.type === "VariableDeclaration" && declaration.kind === "const" ? declaration.declarations : [];
  if (declarator?.id.type === "Identifier" && others.length === 0) return collectDeclared(declaration).map((name) => describeExport(name, declarator.init, module));
  return collectDeclared(declaration).map((name) => ({ name }));
}

/** `import { a } from "./a"; export const b = a;` exports a name of the other module again, as `export { a as b }` does. */
function describeExport(name: string, value: TSESTree.Node | null, module: SourceModule): ExportEntry {
  const local = value && unwrap(value);
  const from = local?.type === "Identifier" ? findImport(findVariable(module, local)?.defs[0]) : undefined;
  if (from !== undefined && from !== "type") return { from, name };
  return local !== null && isFunction(local) ? { isFunction: true, name } : { name };
}

/** What an import brings under a name. */
function findImport(definition: Definition | undefined): ExportEntry["from"] | "type" {
  const imported = definition?.parent?.type === "ImportDeclaration" ? definition.parent : undefined;
  if (definition === undefined || imported === undefined) return undefined;
  const isOfType = imported.importKind === "type" || (definition.node.type === "ImportSpecifier" && definition.node.importKind === "type");
  return isOfType ? "type" : { name: getNameThere(definition.node), specifier: imported.source.value };
}

function collectExportOfSpecifier(
  { exported, local }: TSESTree.ExportSpecifier,
  source: TSESTree.StringLiteral | null,
  module: SourceModule,
): readonly ExportEntry[] {
  const name = getModuleExportName(exported);
  if (source !== null) return [{ from: { name: getModuleExportName(local), specifier: source.value }, name }];
  // A name may stand for a type and for a value at once.
  const definitions = (local.type === "Identifier" ? findVariable(module, local)?.defs : undefined) ?? [];
  const definition = definitions.find(({ node }) => !isType(node));
  if (definition === undefined) return definitions.length === 0 ? [{ name }] : [];
  const from = findImport(definition);
  if (from === "type") return [];
  return [from === undefined ? { name } : { from, name }];
}

/** The name of an import in the module it comes from. */
function getNameThere(specifier: TSESTree.Node | undefined): string {
  if (specifier?.type === "ImportSpecifier") return getModuleExportName(specifier.imported);
  return specifier?.type === "ImportDefaultSpecifier" ? "default" : "*";
}

function isType(node: TSESTree.Node): boolean {
  if (node.type === "TSInterfaceDeclaration" || node.type === "TSTypeAliasDeclaration" || node.type === "TSDeclareFunction") return true;
  return "declare" in node && node.declare;
}

function collectDeclared(declaration: TSESTree.NamedExportDeclarations): readonly string[] {
  if (isType(declaration)) return [];
  if (declaration.type === "VariableDeclaration") return declaration.declarations.flatMap(({ id }) => collectBound(id));
  return "id" in declaration && declaration.id?.type === "Identifier" ? [declaration.id.name] : [];
}

function collectBound(pattern: TSESTree.Node): readonly string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) => collectBound(property.type === "RestElement" ? property.argument : property.value));
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element === null ? [] : collectBound(element)));
    case "AssignmentPattern":
      return collectBound(pattern.left);
    case "RestElement":
      return collectBound(pattern.argument);
    default:
      return [];
  }
}
