import { posix } from "node:path";

import type { TSESTree } from "@typescript-eslint/utils";

import type { FileStore } from "../platform/host/file-store.ts";
import { CONFIG_FILES } from "../platform/next/file-conventions.ts";
import { getPropertyName, getStringLiteral } from "../syntax/property-name.ts";
import { findInitializer, findVariable, type SourceModule } from "../syntax/source-module.ts";
import { isFunction, walk } from "../syntax/traverse.ts";
import { unwrap } from "../syntax/unwrap.ts";
import type { ModuleStore } from "./module-store.ts";
import type { Rewrite } from "./rewrites.ts";

/** Rewrites in their order, and whether there may be others that the config computes. */
export interface RewriteList {
  readonly rules: readonly Rewrite[];
  readonly isComplete: boolean;
}

/** What a config says about which URL leads to which route. */
export interface RoutingConfig {
  /** `undefined` where it is not stated literally. */
  readonly basePath: string | undefined;
  /**
   * Redirects that stand there literally. Those that are computed are taken not to be for API routes, and those with a
   * condition to be for hosts: the page that sends the request is on another one then.
   */
  readonly redirects: readonly Rewrite[];
  readonly beforeFiles: RewriteList;
  readonly afterFiles: RewriteList;
  readonly fallback: RewriteList;
}

const NONE: RewriteList = { isComplete: true, rules: [] };
const UNKNOWN: RewriteList = { isComplete: false, rules: [] };
const NO_ROUTING: RoutingConfig = { afterFiles: NONE, basePath: "", beforeFiles: NONE, fallback: NONE, redirects: [] };

/** Plugins around plugins, constants of constants, spreads of spreads. */
const MAX_DEPTH = 16;

/** Reads an app's `next.config`, which is never run: only what stands in it literally is known. */
export function readRoutingConfig(directory: string, files: FileStore, modules: ModuleStore): RoutingConfig {
  const path = CONFIG_FILES.map((name) => posix.join(directory, name)).find((candidate) => files.isFile(candidate));
  const text = path === undefined ? "" : (files.readFile(path) ?? "");
  if (path === undefined || !/\b(?:basePath|redirects|rewrites)\b/u.test(text)) return NO_ROUTING;
  const module = modules.openTree(path);
  const isAssigned = /\.\s*(?:basePath|rewrites)\s*=(?!=)/u.test(text);
  const config = module === undefined || isAssigned ? undefined : findConfig(module);
  const read = (name: string): TSESTree.Node | "absent" | "unknown" => {
    if (!text.includes(name)) return "absent";
    return module === undefined || config === undefined ? "unknown" : findSetting(config, name, module);
  };
  return {
    ...readRewrites(read("rewrites"), text, module),
    basePath: readBasePath(read("basePath"), module),
    redirects: readList(read("redirects"), module).rules.flatMap((rule) => (rule.isConditional ? [] : [{ ...rule, destination: undefined }])),
  };
}

function readBasePath(value: TSESTree.Node | "absent" | "unknown", module: SourceModule | undefined): string | undefined {
  if (value === "absent") return "";
  return value === "unknown" || module === undefined ? undefined : readText(value, module);
}

function readRewrites(
  value: TSESTree.Node | "absent" | "unknown",
  text: string,
  module: SourceModule | undefined,
): Pick<RoutingConfig, "afterFiles" | "beforeFiles" | "fallback"> {
  if (value === "absent") return NO_ROUTING;
  const lists = value === "unknown" || module === undefined ? undefined : follow(value, module);
  if (lists?.type === "ArrayExpression") return { ...NO_ROUTING, afterFiles: readList(lists, module) };
  if (lists?.type === "ObjectExpression" && module !== undefined) {
    const read = (name: string): RewriteList => readList(findSetting(lists, name, module), module);
    return { afterFiles: read("afterFiles"), beforeFiles: read("beforeFiles"), fallback: read("fallback") };
  }
  return { afterFiles: UNKNOWN, beforeFiles: text.includes("beforeFiles") ? UNKNOWN : NONE, fallback: UNKNOWN };
}

function readList(value: TSESTree.Node | "absent" | "unknown", module: SourceModule | undefined, depth = 0): RewriteList {
  if (value === "absent") return NONE;
  const list = value === "unknown" || module === undefined || depth > MAX_DEPTH ? undefined : follow(value, module);
  if (list?.type !== "ArrayExpression" || module === undefined) return UNKNOWN;
  const read = list.elements.map((element) => readRules(element, module, depth));
  return { isComplete: read.every(({ isComplete }) => isComplete), rules: read.flatMap(({ rules }) => rules) };
}

function readRules(element: TSESTree.Node | null, module: SourceModule, depth: number): RewriteList {
  if (element?.type === "SpreadElement") return readList(element.argument, module, depth + 1);
  const rule = element === null ? undefined : follow(element, module);
  if (rule?.type !== "ObjectExpression") return UNKNOWN;
  const [source, destination, ...conditions] = ["source", "destination", "has", "missing", "basePath"].map((name) => findSetting(rule, name, module));
  const text = source === undefined || typeof source === "string" ? undefined : readText(source, module);
  if (text === undefined) return UNKNOWN;
  return {
    isComplete: true,
    rules: [
      {
        destination: destination === undefined || typeof destination === "string" ? undefined : readText(destination, module),
        // One outside of the base path is for other hosts.
        isConditional: conditions.some((condition) => condition !== "absent"),
        source: text,
      },
    ],
  };
}

function readText(node: TSESTree.Node, module: SourceModule): string | undefined {
  const value = unwrap(node);
  const source = value.type === "Identifier" ? findInitializer(value, module) : value;
  return source && getStringLiteral(unwrap(source));
}

/** The setting of a name in an object of the config; `unknown` where something that is spread may hold it. */
function findSetting(object: TSESTree.ObjectExpression, name: string, module: SourceModule, depth = 0): TSESTree.Node | "absent" | "unknown" {
  for (const property of object.properties.toReversed()) {
    if (property.type === "Property") {
      const key = getPropertyName(property);
      if (key === name) return property.value;
      if (key === undefined) return "unknown";
      continue;
    }
    const spread = follow(property.argument, module);
    const found = spread?.type === "ObjectExpression" && depth < MAX_DEPTH ? findSetting(spread, name, module, depth + 1) : "unknown";
    if (found !== "absent") return found;
  }
  return "absent";
}

/** What the module exports as its config, through the plugins around it: `withSentryConfig(nextConfig, options)`. */
function findConfig(module: SourceModule): TSESTree.ObjectExpression | undefined {
  for (const statement of module.ast.body) {
    const exported = statement.type === "ExportDefaultDeclaration" ? statement.declaration : findCommonExport(statement);
    const config = exported && follow(exported, module);
    if (config?.type === "ObjectExpression") return config;
  }
  return undefined;
}

function findCommonExport(statement: TSESTree.ProgramStatement): TSESTree.Node | undefined {
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression") return undefined;
  const { left, right } = statement.expression;
  const isExports =
    left.type === "MemberExpression" && left.object.type === "Identifier" && left.object.name === "module" && getPropertyName(left) === "exports";
  return isExports ? right : undefined;
}

/** The literal that an expression of the config stands for: through constants, functions with one result, and plugins. */
function follow(node: TSESTree.Node, module: SourceModule, depth = 0): TSESTree.Node | undefined {
  const value = unwrap(node);
  if (depth > MAX_DEPTH) return undefined;
  const next = findNext(value, module);
  if (next !== undefined) return follow(next, module, depth + 1);
  if (value.type !== "CallExpression") return value;
  return value.arguments.map((argument) => follow(argument, module, depth + 1)).find((argument) => argument?.type === "ObjectExpression");
}

function findNext(value: TSESTree.Node, module: SourceModule): TSESTree.Node | undefined {
  if (value.type === "Identifier") return findInitializer(value, module) ?? findFunction(value, module);
  if (value.type === "AwaitExpression") return value.argument;
  return isFunction(value) ? findOnlyResult(value, module) : undefined;
}

function findFunction(name: TSESTree.Identifier, module: SourceModule): TSESTree.Node | undefined {
  const definition = findVariable(module, name)?.defs[0]?.node;
  return definition?.type === "FunctionDeclaration" ? definition : undefined;
}

function findOnlyResult(node: TSESTree.FunctionLike, module: SourceModule): TSESTree.Node | undefined {
  if (node.body?.type !== "BlockStatement") return node.body ?? undefined;
  const results = [...walk(node.body, module.visitorKeys)].filter((inner) => inner.type === "ReturnStatement" && findOwner(inner) === node);
  const [only, ...others] = results;
  return only?.type === "ReturnStatement" && others.length === 0 ? (only.argument ?? undefined) : undefined;
}

function findOwner(node: TSESTree.Node): TSESTree.Node | undefined {
  let owner = node.parent;
  while (owner !== undefined && owner !== null && !isFunction(owner)) owner = owner.parent;
  return owner ?? undefined;
}
