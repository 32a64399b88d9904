import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import type { HttpClient } from "../../platform/libraries/http-client.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { evaluate } from "../constants/evaluate.ts";
import { getConstants } from "../constants/evaluated.ts";
import type { CallLike } from "../references/access-path.ts";
import { collectUses, findOption, readOptions, rememberPerVariable } from "./options-object.ts";
import { classifyHeaderName, combine, type Authentication } from "./request-headers.ts";
import type { StatedCredentials } from "./request-site.ts";

/** Members through which code changes what a client sends, after it was made. */
const RECONFIGURED: ReadonlySet<string> = new Set([
  "addMiddleware",
  "defaults",
  "interceptors",
  "setConfig",
  "setHeader",
  "setHeaders",
  "setLink",
  "use",
]);

/** Whether code of the module reconfigures the client, or instance, on which a call is made: `api.interceptors`. */
export function isReconfigured(callee: TSESTree.Node, module: SourceModule): boolean {
  const identifier = findRootIdentifier(callee);
  const variable = identifier && findVariable(module, identifier);
  if (variable === undefined) return false;
  return rememberPerVariable(reconfigured, variable, () =>
    collectUses(variable).some((use) => RECONFIGURED.has(getMemberName(use) ?? "")),
  );
}

const reconfigured = new WeakMap<Variable, boolean>();

/** What the module does with a client that a call made. */
export interface ClientUses {
  /** Some request of it states its own mode, so the author decides request by request. */
  readonly stateMode: boolean;
  /** Code that cannot be seen may change it: it is handed to a function. */
  readonly isHandedOver: boolean;
}

const clientUses = new WeakMap<CallLike, ClientUses>();

export function readClientUses(made: CallLike, client: HttpClient, module: SourceModule): ClientUses {
  const known = clientUses.get(made);
  if (known !== undefined) return known;
  const uses = collectClientUses(made, client, module);
  clientUses.set(made, uses);
  return uses;
}

function collectClientUses(made: CallLike, client: HttpClient, module: SourceModule): ClientUses {
  const { parent } = getWrapped(made);
  const variable =
    parent?.type === "VariableDeclarator" && parent.id.type === "Identifier" ? findVariable(module, parent.id) : undefined;
  const uses = variable === undefined ? [] : collectUses(variable);
  return {
    isHandedOver: client.factories !== undefined && (isArgument(made) || uses.some((use) => isArgument(use))),
    stateMode: uses.some((use) => statesMode(use, client, module)),
  };
}

function statesMode(use: TSESTree.Node, client: HttpClient, module: SourceModule): boolean {
  let callee = getWrapped(use);
  while (callee.parent?.type === "MemberExpression" && callee.parent.object === callee) callee = getWrapped(callee.parent);
  const { parent } = callee;
  if (parent?.type !== "CallExpression" || parent.callee !== callee) return false;
  const [option = ""] = client.option.path;
  return parent.arguments.some((argument) => findOption(readOptions(argument, module), option) !== undefined);
}

/**
 * What code does to the object on which `.open()` is called. Gives up where the object leaves the code's sight:
 * in a call, a return value or another variable.
 */
export function readAssignments(receiver: TSESTree.Node, property: string, module: SourceModule): Assignments {
  const inner = unwrap(receiver);
  const variable = inner.type === "Identifier" ? findVariable(module, inner) : undefined;
  if (variable === undefined) return { authentication: "unknown", credentials: { kind: "unknown" } };
  return rememberPerVariable(assignments, variable, () => collectAssignments(variable, property, module));
}

interface Assignments {
  readonly authentication: Authentication;
  readonly credentials: StatedCredentials;
}

const assignments = new WeakMap<Variable, Assignments>();

function collectAssignments(variable: Variable, property: string, module: SourceModule): Assignments {
  let credentials: StatedCredentials = { kind: "missing" };
  const headers: Authentication[] = [];
  for (const use of collectUses(variable)) {
    const name = getMemberName(use);
    const member = getWrapped(use).parent;
    if (name === undefined || member === undefined || member === null) credentials = { kind: "unknown" };
    else if (name === "setRequestHeader" && member.parent?.type === "CallExpression") {
      headers.push(classifyHeaderName(member.parent.arguments[0], module));
    } else if (name === property && member.parent?.type === "AssignmentExpression" && member.parent.left === member) {
      const [value] = getConstants(evaluate(member.parent.right, module));
      const flag = value?.type === "primitive" ? value.value : undefined;
      credentials =
        typeof flag === "boolean"
          ? { kind: "stated", mode: flag ? "include" : "omit", property: undefined }
          : { kind: "unknown" };
    }
  }
  return { authentication: combine(headers), credentials };
}

function getMemberName(use: TSESTree.Node): string | undefined {
  const outer = getWrapped(use);
  const { parent } = outer;
  return parent?.type === "MemberExpression" && parent.object === outer ? getPropertyName(parent) : undefined;
}

function isArgument(node: TSESTree.Node): boolean {
  const outer = getWrapped(node);
  const { parent } = outer;
  return (parent?.type === "CallExpression" || parent?.type === "NewExpression") && parent.callee !== outer;
}

function findRootIdentifier(callee: TSESTree.Node): TSESTree.Identifier | undefined {
  for (let node = unwrap(callee); ; ) {
    if (node.type === "Identifier") return node;
    if (node.type === "MemberExpression") node = unwrap(node.object);
    else if (node.type === "CallExpression") node = unwrap(node.callee);
    else return undefined;
  }
}
