import type { TSESTree } from "@typescript-eslint/utils";

import { HANDLER_NAMES, RESPONSE_PARAMETER, RESPONSE_TYPES, type HandlerKind } from "../../platform/next/handlers.ts";
import { findExported, openDefinition } from "../../syntax/exported.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction, walk } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { resolveAccessPath, type LocalFunction } from "../references/access-path.ts";
import { findSourceExpression } from "../references/definition.ts";
import { getTypeName } from "../references/handed-request.ts";
import { locate, type LinkedFunction } from "../references/linked.ts";
import { findOwnFunction } from "../references/own-function.ts";
import { findReexport } from "../session/route-exports.ts";

/** What Next.js calls for a request. */
export interface Handler {
  /** The export's name. */
  readonly name: string;
  /** Where the module exports it. */
  readonly node: TSESTree.Node;
  /** The functions that may answer: itself, or what a wrapper is given. */
  readonly functions: readonly LinkedFunction[];
}

/** So many wrappers and modules may lie between an export and the function that answers. */
const MAX_DEPTH = 6;

/** The handlers that a module exports, of its own or of another module. */
export function collectHandlers(module: SourceModule, kind: HandlerKind): readonly Handler[] {
  return HANDLER_NAMES[kind].flatMap((name) => {
    const own = findExported(name, module);
    if (own !== undefined) return [{ functions: collectFunctions(own, module, 0), name, node: own }];
    const other = findReexport(name, module);
    const located = openDefinition(other?.definition);
    return other === undefined || located === undefined ? [] : [{ functions: collectFunctions(located.node, located.module, 0), name, node: other.node }];
  });
}

/** `withSession(handler)` answers by what the handler returns, or by what it writes to the response. */
function collectFunctions(node: TSESTree.Node, module: SourceModule, depth: number): readonly LinkedFunction[] {
  const own = findOwnFunction(node, module);
  if (own !== undefined) return [{ function: own, module }];
  const source = findSourceExpression(node, module);
  if (depth > MAX_DEPTH) return [];
  if (source.type === "CallExpression") return source.arguments.flatMap((argument) => collectGiven(argument, module, depth + 1));
  const path = source.type === "Identifier" ? resolveAccessPath(source, module) : undefined;
  const elsewhere = path && locate(path, module);
  return elsewhere === undefined ? [] : collectFunctions(elsewhere.node, elsewhere.module, depth + 1);
}

/** A function, or those of a literal: `createHandler({ handle: async () => … })`. */
function collectGiven(argument: TSESTree.Node, module: SourceModule, depth: number): readonly LinkedFunction[] {
  const given = unwrap(argument);
  if (given.type !== "ObjectExpression") return collectFunctions(given, module, depth);
  return given.properties.flatMap((property) => {
    const value = property.type === "Property" ? unwrap(property.value) : undefined;
    return value !== undefined && isFunction(value) ? [{ function: value, module }] : [];
  });
}

/** The functions of a module whose second parameter is a response of the pages router by its type. */
export function collectTypedHandlers(module: SourceModule): readonly LocalFunction[] {
  return [...walk(module.ast, module.visitorKeys)].filter((node) => isFunction(node)).filter((node) => {
    const type = getTypeName(node, RESPONSE_PARAMETER, module);
    return type !== undefined && RESPONSE_TYPES.has(type);
  });
}
