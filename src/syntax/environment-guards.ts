import type { TSESTree } from "@typescript-eslint/utils";

import { findHeldFunction, findHeldValue, type PlainFunction } from "./held-value.ts";
import { oncePer } from "./once-per.ts";
import { getPropertyName, getStringLiteral } from "./property-name.ts";
import { findVariable, type SourceModule } from "./source-module.ts";
import { getChildren, isFunction } from "./traverse.ts";
import { unwrap } from "./unwrap.ts";

/** Tests nest in a handful of levels; deeper ones are generated and prove nothing. */
const MAX_DEPTH = 16;

type Environment = "browser" | "server";

/**
 * Whether code runs only where there is no `window`: in the branch of a test, after an early return or throw,
 * behind `&&`, `||` or `?:`, also with the test in a constant (`const isServer = typeof window === "undefined"`).
 * A test of the environment has the same result everywhere in one process, so functions do not end its reach.
 */
export function isServerGuarded(node: TSESTree.Node, module: SourceModule): boolean {
  return isGuarded(node, { environment: "server", isForBundler: false, module, trustsWindow: true });
}

/**
 * Whether Turbopack leaves code out of one of the two compilations of a client module, by the tests that it decides:
 * not all that prove the same at run time, as it keeps what stands behind `&&`, `||`, an early `throw` and
 * `typeof document`, and in installed packages behind `typeof window` too. Measured, see docs/platform/next-16.md.
 */
export function isLeftOutUnlessIn(environment: Environment, node: TSESTree.Node, module: SourceModule, isInstalled: boolean): boolean {
  return isGuarded(node, { environment, isForBundler: true, module, trustsWindow: !isInstalled });
}

/** What a test must prove, and whether a bundler must be able to tell. */
interface Claim {
  readonly environment: Environment;
  readonly isForBundler: boolean;
  /** Whether `typeof window` proves anything. */
  readonly trustsWindow: boolean;
  readonly module: SourceModule;
  /** Within a function that is a test, others are no more than one `return`. */
  readonly isWithinTest?: boolean;
}

function isGuarded(node: TSESTree.Node, claim: Claim): boolean {
  for (let child = node, { parent } = node; parent !== undefined && parent !== null; child = parent, { parent } = parent) {
    if (isGuardedBranch(parent, child, claim) || isAfterExit(parent, child, claim)) return true;
  }
  return false;
}

function isGuardedBranch(parent: TSESTree.Node, child: TSESTree.Node, claim: Claim): boolean {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression":
      if (child === parent.consequent) return proves(parent.test, true, claim);
      return child === parent.alternate && proves(parent.test, false, claim);
    case "LogicalExpression":
      if (claim.isForBundler || child !== parent.right || parent.operator === "??") return false;
      return proves(parent.left, parent.operator === "&&", claim);
    default:
      return false;
  }
}

/** `if (typeof window !== "undefined") return;` guards what follows it in its block, to the end where no child is named. */
function isAfterExit(parent: TSESTree.Node, child: TSESTree.Node | undefined, claim: Claim): boolean {
  if (parent.type !== "BlockStatement" && parent.type !== "Program" && parent.type !== "SwitchCase") return false;
  const exit = findFirstExit(parent, claim);
  return exit !== undefined && (child === undefined || exit.range[0] < child.range[0]);
}

type StatementList = TSESTree.BlockStatement | TSESTree.Program | TSESTree.SwitchCase;

const getFirstExits = oncePer<StatementList, [], Map<string, TSESTree.Statement | undefined>>(() => new Map());

/** Once per claim: everything in the list asks for it. */
function findFirstExit(list: StatementList, claim: Claim): TSESTree.Statement | undefined {
  const exits = getFirstExits(list);
  const key = `${claim.environment} ${String(claim.isForBundler)} ${String(claim.trustsWindow)} ${String(claim.isWithinTest)}`;
  if (!exits.has(key)) exits.set(key, (list.type === "SwitchCase" ? list.consequent : list.body).find((statement) => isExit(statement, claim)));
  return exits.get(key);
}

function isExit(statement: TSESTree.Statement, claim: Claim): boolean {
  if (statement.type !== "IfStatement") return false;
  if (alwaysExits(statement.consequent, claim) && proves(statement.test, false, claim)) return true;
  return statement.alternate !== null && alwaysExits(statement.alternate, claim) && proves(statement.test, true, claim);
}

function alwaysExits(statement: TSESTree.Statement, claim: Claim): boolean {
  if (statement.type === "ReturnStatement") return true;
  if (statement.type === "ThrowStatement" || statement.type === "ContinueStatement") return !claim.isForBundler;
  if (statement.type === "IfStatement") {
    return statement.alternate !== null && alwaysExits(statement.consequent, claim) && alwaysExits(statement.alternate, claim);
  }
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : undefined;
  return last !== undefined && alwaysExits(last, claim);
}

/** Whether a test that came out as `outcome` proves where the code runs. */
function proves(test: TSESTree.Node, outcome: boolean, claim: Claim, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const inner = unwrap(test);
  switch (inner.type) {
    case "UnaryExpression":
      return inner.operator === "!" && proves(inner.argument, !outcome, claim, depth + 1);
    case "LogicalExpression": {
      const left = proves(inner.left, outcome, claim, depth + 1);
      const right = proves(inner.right, outcome, claim, depth + 1);
      // Of a true `&&` both sides are true; of a true `||` it may be either.
      return (inner.operator === "&&") === outcome ? left || right : left && right;
    }
    case "BinaryExpression":
      return comparesEnvironment(inner, outcome, claim);
    case "Identifier":
    case "MemberExpression": {
      const held = findHeldValue(inner, claim.module, !claim.isForBundler);
      return held !== undefined && proves(held.node, outcome, { ...claim, module: held.module }, depth + 1);
    }
    case "CallExpression": {
      const callee = findHeldFunction(inner.callee, claim.module, !claim.isForBundler);
      return callee !== undefined && provesByReturn(callee.function, outcome, { ...claim, module: callee.module }, depth + 1);
    }
    default:
      return false;
  }
}

/** Whether each `return` that may give the outcome proves where the code runs, by its value or by where it stands. */
function provesByReturn({ async, body, generator }: PlainFunction, outcome: boolean, claim: Claim, depth: number): boolean {
  if (async || generator) return false;
  if (body.type !== "BlockStatement") return proves(body, outcome, claim, depth);
  const [only, ...others] = body.body;
  if (only?.type === "ReturnStatement" && others.length === 0) return only.argument !== null && proves(only.argument, outcome, claim, depth);
  if (claim.isForBundler || claim.isWithinTest === true) return false;
  const within = { ...claim, isWithinTest: true };
  // Without a `return` at its end it gives `undefined`.
  if (!outcome && body.body.at(-1)?.type !== "ReturnStatement" && !isAfterExit(body, undefined, within)) return false;
  return collectReturns(body, claim.module).every((statement) => {
    const value = statement.argument === null ? undefined : unwrap(statement.argument);
    const isOther = value === undefined ? outcome : value.type === "Literal" && Boolean(value.value) !== outcome;
    return isOther || (value !== undefined && proves(value, outcome, claim, depth)) || isGuarded(statement, within);
  });
}

function collectReturns(body: TSESTree.BlockStatement, { visitorKeys }: SourceModule): readonly TSESTree.ReturnStatement[] {
  const returns: TSESTree.ReturnStatement[] = [];
  const stack: TSESTree.Node[] = [body];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === "ReturnStatement") returns.push(node);
    else if (!isFunction(node)) for (const child of getChildren(node, visitorKeys)) stack.push(child);
  }
  return returns;
}

/** `typeof window === "undefined"` and `process.env.NEXT_RUNTIME === "nodejs"`, in either order and negated. */
function comparesEnvironment(node: TSESTree.BinaryExpression, outcome: boolean, claim: Claim): boolean {
  const { environment } = claim;
  const isEqual = node.operator === "===" || node.operator === "==";
  if (!isEqual && node.operator !== "!==" && node.operator !== "!=") return false;
  const right = getStringLiteral(node.right);
  const [subject, literal] = right === undefined ? [node.right, getStringLiteral(node.left)] : [node.left, right];
  if (literal === undefined) return false;
  if (isTypeofBrowserGlobal(subject, claim)) {
    const isServer = (literal === "undefined") === (isEqual === outcome);
    return isServer === (environment === "server");
  }
  return environment === "server" && isNextRuntime(subject) && literal !== "" && isEqual === outcome;
}

function isTypeofBrowserGlobal(node: TSESTree.Node, { isForBundler, module, trustsWindow }: Claim): boolean {
  return (
    trustsWindow &&
    node.type === "UnaryExpression" &&
    node.operator === "typeof" &&
    node.argument.type === "Identifier" &&
    (node.argument.name === "window" || (node.argument.name === "document" && !isForBundler)) &&
    findVariable(module, node.argument) === undefined
  );
}

/** Next.js replaces it with the server's runtime, and with nothing in the browser's code. */
function isNextRuntime(node: TSESTree.Node): boolean {
  return (
    node.type === "MemberExpression" &&
    getPropertyName(node) === "NEXT_RUNTIME" &&
    node.object.type === "MemberExpression" &&
    getPropertyName(node.object) === "env" &&
    node.object.object.type === "Identifier" &&
    node.object.object.name === "process"
  );
}
