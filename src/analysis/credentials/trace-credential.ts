import type { TSESTree } from "@typescript-eslint/utils";

import type { HandedRequest } from "../../platform/next/handlers.ts";
import { getPropertyName, getStringLiteral } from "../../syntax/property-name.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getStaticText } from "../constants/evaluated.ts";
import { CALL_STEP, NEW_STEP, resolveAccessPath } from "../references/access-path.ts";
import type { Surroundings } from "../references/surroundings.ts";
import type { NameContext } from "../sensitive-names/classify-cookie-name.ts";
import type { Credential } from "./credential.ts";
import { traceCall, traceExport, traceFunction } from "./trace-call.ts";
import { traceArray, traceObject } from "./trace-literal.ts";
import { traceVariable } from "./trace-variable.ts";
import { findFirst, type CodeInQuestion, type Found, type TracedValue, type Walk } from "./traced-value.ts";

/** A bound for generated and hostile code: what lies beyond is not known, so nothing is reported. */
const MAX_NODES = 1000;

/** Where to look for credentials, and what is known of it. */
export interface CredentialQuestion {
  /** The expression whose value is in question, and what gives its names a meaning. */
  readonly node: TSESTree.Node;
  readonly around: Surroundings;
  /** The part of it that is meant: `props` of what is returned. */
  readonly steps: readonly string[];
  readonly names: NameContext;
  /** Functions whose first parameter is known to have a request in it, whatever its type says. */
  readonly requests: ReadonlyMap<TSESTree.Node, HandedRequest>;
  /** The code that the smallest parts are looked for in: the expression, or one around it. */
  readonly within: CodeInQuestion;
}

/** A credential, and the smallest part of the code in question that is known to hold it. */
export interface PlacedCredential {
  readonly credential: Credential;
  /** `undefined` where the code in question holds it as a whole. */
  readonly node: TSESTree.Node | undefined;
}

/**
 * The credentials that an expression's value is, or has in it: a sensitive cookie, a header with credentials, a session's
 * token. Goes back through variables, destructuring, members, literals, texts, conditions, `await`, responses, and functions
 * of this and of other modules, to the code that reads it. Whatever a call of the outside returns is another value, so a
 * hash, a check or `token.length` ends the walk. One branch of a condition is enough.
 */
export function collectCredentials({ around, names, node, requests, steps, within }: CredentialQuestion): readonly PlacedCredential[] {
  const parts = new Map<TSESTree.Node, Credential>();
  const walk = { budget: { nodes: MAX_NODES }, depth: 0, names, parts, requests, trace, within };
  const found = trace({ around, calls: [], node, steps, without: new Set() }, walk);
  if (found === undefined) return [];
  return found.isPlaced ? [...parts].map(([part, credential]) => ({ credential, node: part })) : [{ credential: found.credential, node: undefined }];
}

function trace(value: TracedValue, walk: Walk): Found | undefined {
  walk.budget.nodes -= 1;
  if (walk.budget.nodes < 0) return undefined;
  const node = unwrap(value.node);
  const go = (next: TSESTree.Node, steps = value.steps): Found | undefined => trace({ ...value, node: next, steps }, walk);
  switch (node.type) {
    case "Identifier":
      return traceIdentifier(node, value, walk);
    case "MemberExpression": {
      const name = getPropertyName(node) ?? getStaticText(evaluateIn(node.property, value.around));
      return name === undefined ? undefined : go(node.object, [name, ...value.steps]);
    }
    case "CallExpression":
      return traceCall(node, CALL_STEP, value, walk);
    case "NewExpression":
      return traceCall(node, NEW_STEP, value, walk);
    case "ImportExpression": {
      const specifier = getStringLiteral(node.source);
      return specifier === undefined ? undefined : traceExport(specifier, value, walk);
    }
    case "AwaitExpression":
      return go(node.argument);
    case "ConditionalExpression":
      return go(node.consequent) ?? go(node.alternate);
    case "LogicalExpression":
      return (node.operator === "&&" ? undefined : go(node.left)) ?? go(node.right);
    case "TemplateLiteral":
      return value.steps.length === 0 ? findFirst(node.expressions, (part) => go(part)) : undefined;
    case "BinaryExpression":
      return node.operator === "+" && value.steps.length === 0 ? go(node.left) ?? go(node.right) : undefined;
    case "JSXOpeningElement":
    case "ObjectExpression":
      return traceObject(node, value, walk);
    case "ArrayExpression":
      return traceArray(node, value, walk);
    default:
      return isFunction(node) ? traceFunction(node, value, walk) : undefined;
  }
}

function traceIdentifier(node: TSESTree.Identifier, value: TracedValue, walk: Walk): Found | undefined {
  const path = resolveAccessPath(node, value.around.module);
  const isImport = path?.root.kind === "module" && path.calls.length === 0;
  if (!isImport) return traceVariable(node, value, walk);
  return path.root.kind === "module" ? traceExport(path.root.specifier, { ...value, steps: [...path.steps, ...value.steps] }, walk) : undefined;
}
