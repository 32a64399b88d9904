import type { TSESTree } from "@typescript-eslint/utils";

import { REQUEST_VALUES } from "../../platform/next/request-apis.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { collectValueReads, type SourceModule } from "../../syntax/source-module.ts";
import { getWrapped } from "../../syntax/unwrap.ts";

const VALUES = Object.values(REQUEST_VALUES);

/** What a promise hands on by, so that it is taken for what it resolves to behind them. */
const HANDING_ON: ReadonlySet<string> = new Set(["catch", "finally", "then"]);

/** So often a value gets another name before its uses are left to whoever follows them. */
const MAX_NAMES = 4;

/**
 * Whether a value may be taken for what a request API resolves to, by the places of its uses alone: to be asked before anybody
 * looks for what the value is. It knows no more than the table of those uses, and says yes where the value goes on.
 */
export function mayBeTaken(node: TSESTree.Node, module: SourceModule, names = 0): boolean {
  const value = getWrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case "ArrowFunctionExpression":
    case "AwaitExpression":
    case "ConditionalExpression":
    case "ExpressionStatement":
    case "IfStatement":
    case "ReturnStatement":
    case "UnaryExpression":
      return false;
    case "BinaryExpression":
      return parent.operator === "+";
    case "MemberExpression":
      return parent.object !== value || mayBeMember(getPropertyName(parent));
    case "VariableDeclarator":
      return mayBeTakenAs(parent, module, names);
    default:
      return true;
  }
}

function mayBeMember(name: string | undefined): boolean {
  return name !== undefined && (HANDING_ON.has(name) || name === "toString" || VALUES.some(({ members }) => members.has(name)));
}

function mayBeTakenAs(declarator: TSESTree.VariableDeclarator, module: SourceModule, names: number): boolean {
  const { id } = declarator;
  if (id.type === "ObjectPattern") return id.properties.every((property) => property.type === "Property" && mayBeDetached(getPropertyName(property)));
  if (id.type !== "Identifier" || names === MAX_NAMES) return true;
  const reads = module.scopes.getDeclaredVariables(declarator).flatMap((variable) => collectValueReads(variable));
  return reads.some(({ identifier }) => mayBeTaken(identifier, module, names + 1));
}

function mayBeDetached(name: string | undefined): boolean {
  return name !== undefined && VALUES.some(({ detached }) => detached.has(name));
}
