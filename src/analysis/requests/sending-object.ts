import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { evaluate } from "../constants/evaluate.ts";
import { getConstants } from "../constants/evaluated.ts";
import { Memo } from "../memo.ts";
import { findGlobalName } from "../references/access-path.ts";
import { collectUses, followExpression } from "../references/object-uses.ts";
import { classifyHeaderName, combine, type Authentication } from "./request-headers.ts";
import type { StatedCredentials } from "./request-site.ts";

/** Whether a `Request` goes nowhere but into a `fetch(request)`, which sends it as it was made. */
export function isSentAsMade(request: TSESTree.Node, module: SourceModule): boolean {
  const fate = followExpression(
    request,
    module,
    (call, use) =>
      call.arguments[0] === use && call.arguments.length === 1 && findGlobalName(call.callee, module) === "fetch",
  );
  return fate === "kept";
}

/**
 * What code does to the `XMLHttpRequest` on which `.open()` is called. Gives up where the object leaves the code's
 * sight: in a call, a return value or another variable.
 */
export function readAssignments(receiver: TSESTree.Node, property: string, module: SourceModule): Assignments {
  const inner = unwrap(receiver);
  const variable = inner.type === "Identifier" ? findVariable(module, inner) : undefined;
  if (variable === undefined) return UNKNOWN;
  return assignments.ask(variable, () => collectAssignments(variable, property, module));
}

interface Assignments {
  readonly authentication: Authentication;
  readonly credentials: StatedCredentials;
}

const UNKNOWN: Assignments = { authentication: "unknown", credentials: { kind: "unknown" } };
const assignments = new Memo<Variable, Assignments>({ assumed: UNKNOWN, unknown: UNKNOWN });

function collectAssignments(variable: Variable, property: string, module: SourceModule): Assignments {
  let credentials: StatedCredentials = { kind: "missing" };
  const headers: Authentication[] = [];
  for (const use of collectUses(variable)) {
    const outer = getWrapped(use);
    const member = outer.parent?.type === "MemberExpression" && outer.parent.object === outer ? outer.parent : undefined;
    const name = member && getPropertyName(member);
    const parent = member && getWrapped(member).parent;
    if (name === undefined) credentials = { kind: "unknown" };
    else if (name === "setRequestHeader" && parent?.type === "CallExpression") {
      headers.push(classifyHeaderName(parent.arguments[0], { module }));
    } else if (name === "open" && parent?.type === "CallExpression") {
      // The fourth argument is a user name, the fifth a password.
      if (parent.arguments.length > 3 || parent.arguments.some(({ type }) => type === "SpreadElement")) headers.push("token");
    } else if (name === property) {
      const value = parent?.type === "AssignmentExpression" ? getConstants(evaluate(parent.right, module))[0] : undefined;
      const flag = value?.type === "primitive" ? value.value : undefined;
      credentials =
        typeof flag === "boolean"
          ? { entry: undefined, kind: "stated", mode: flag ? "include" : "omit" }
          : { kind: "unknown" };
    }
  }
  return { authentication: combine(headers), credentials };
}
