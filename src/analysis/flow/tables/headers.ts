import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName, getStringLiteral } from "../../../syntax/property-name.ts";
import type { SourceModule } from "../../../syntax/source-module.ts";
import { unwrap } from "../../../syntax/unwrap.ts";
import { findGlobalName, NEW_STEP, resolveAccessPath } from "../../references/access-path.ts";
import { ANY_STEP, type FlowTable, type FlowUse, type StoreTarget } from "../flow.ts";

/** Methods that let no value out. */
const WRITERS: ReadonlySet<string> = new Set(["append", "delete", "has", "set"]);
const SETTERS: ReadonlySet<string> = new Set(["append", "set"]);

/** The platform's `Headers`: they hold what they are made from, and what is set. */
export const HEADERS: FlowTable = [
  { carry: carryIntoHeaders, kind: "carrier", name: "Headers" },
  { findTarget: findHeadersTarget, kind: "store", name: "Headers" },
  { kind: "sanitizer", matches: isWriter, name: "Headers" },
];

function carryIntoHeaders({ module, node, path }: FlowUse): readonly string[] | undefined {
  const { parent } = node;
  if (parent?.type !== "NewExpression" || parent.arguments[0] !== node) return undefined;
  return findGlobalName(parent.callee, module) === "Headers" ? path : undefined;
}

function findHeadersTarget(use: FlowUse): StoreTarget | undefined {
  const setter = findSetter(use);
  return setter !== undefined && isHeaders(setter.object, use.module) ? { object: setter.object, path: [setter.name] } : undefined;
}

/** `headers.set` of headers that hold the value. */
function isWriter({ module, node }: FlowUse): boolean {
  const { parent } = node;
  if (parent?.type !== "MemberExpression" || parent.object !== node || !WRITERS.has(getPropertyName(parent) ?? "")) return false;
  return isHeaders(node, module);
}

function isHeaders(node: TSESTree.Node, module: SourceModule): boolean {
  const made = resolveAccessPath(node, module);
  return made?.root.kind === "global" && made.root.name === "Headers" && made.steps.join(".") === NEW_STEP;
}

/** `headers.set(name, value)`, whatever `headers` is: the place of the value. */
export function findSetter({ node }: FlowUse): { readonly object: TSESTree.Node; readonly name: string } | undefined {
  const { parent } = node;
  if (parent?.type !== "CallExpression" || parent.arguments[1] !== node) return undefined;
  const [name] = parent.arguments;
  const callee = unwrap(parent.callee);
  if (name === undefined || callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier") return undefined;
  return SETTERS.has(callee.property.name) ? { name: getStringLiteral(name) ?? ANY_STEP, object: callee.object } : undefined;
}
