import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { findCorsHeader } from "../../platform/web/cors.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { walk } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { findNamedHeader, type CorsAnswer } from "./cors-header.ts";
import { getEnd, HeaderBranches, type HeaderChange } from "./header-branches.ts";
import { readObject } from "./header-lists.ts";

/** A statement that sets or removes one of the two headers of something that a variable holds. */
interface Change extends HeaderChange {
  readonly holder: Variable;
  /** The members from the variable to what has the headers: `headers` of `response.headers.set`. */
  readonly path: string;
}

const KINDS: Readonly<Record<string, Change["kind"]>> = {
  append: "added",
  appendHeader: "added",
  delete: "removed",
  header: "set",
  removeHeader: "removed",
  set: "set",
  setHeader: "set",
};

export interface HeaderSequences {
  readonly answers: readonly CorsAnswer[];
  /** What some statement gives another of the two headers: what its literal says is not the last word. */
  readonly changed: ReadonlySet<Variable>;
}

/**
 * The answers that statements of one function make together: `response.headers.set(…)`, `res.setHeader(…)`,
 * `headers["…"] = …`, and the headers that the variable was made with. Both must be set on one way through the function,
 * and nothing later there may set or remove either again.
 */
export function readHeaderSequences(module: SourceModule): HeaderSequences {
  const changes = [...walk(module.ast, module.visitorKeys)].flatMap((node) => readChange(node, module) ?? []);
  const groups = new Map<string, Change[]>();
  const ids = new Map<Variable, number>();
  for (const change of changes) {
    if (!ids.has(change.holder)) ids.set(change.holder, ids.size);
    const key = `${String(ids.get(change.holder))}.${change.path}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  const answers = [...groups.values()].flatMap((group) => findAnswers([...readInitial(group, module), ...group]));
  return { answers, changed: new Set(changes.map(({ holder }) => holder)) };
}

function readChange(node: TSESTree.Node, module: SourceModule): Change | undefined {
  if (node.type === "AssignmentExpression" && node.operator === "=" && node.left.type === "MemberExpression") {
    const name = findCorsHeader(getPropertyName(node.left) ?? "") ?? (node.left.computed ? findNamedHeader(node.left.property, { module }) : undefined);
    const receiver = name && findReceiver(node.left.object, module);
    return receiver && name && { ...receiver, at: { module }, kind: "set", name, node, value: node.right };
  }
  const callee = node.type === "CallExpression" ? unwrap(node.callee) : undefined;
  if (node.type !== "CallExpression" || callee?.type !== "MemberExpression") return undefined;
  const kind = KINDS[getPropertyName(callee) ?? ""];
  const name = kind && findNamedHeader(node.arguments[0], { module });
  const receiver = name && findReceiver(callee.object, module);
  const value = kind === "removed" ? node : node.arguments[1];
  return receiver && name && value && { ...receiver, at: { module }, kind, name, node, value };
}

/** The variable and the members that lead to what is changed; methods of Node.js responses return the response. */
function findReceiver(node: TSESTree.Node, module: SourceModule): Pick<Change, "holder" | "path"> | undefined {
  const steps: string[] = [];
  for (let current = unwrap(node); ; ) {
    if (current.type === "Identifier") {
      const holder = findVariable(module, current);
      return holder && { holder, path: steps.join(".") };
    }
    if (current.type === "MemberExpression") {
      const name = getPropertyName(current);
      if (name === undefined) return undefined;
      steps.unshift(name);
      current = unwrap(current.object);
    } else {
      const callee = current.type === "CallExpression" ? unwrap(current.callee) : undefined;
      if (callee?.type !== "MemberExpression" || !["setHeader", "status"].includes(getPropertyName(callee) ?? "")) return undefined;
      current = unwrap(callee.object);
    }
  }
}

/** The headers that a variable is made with: an object, `new Headers({ … })`, `NextResponse.json(data, { headers })`. */
function readInitial([change]: readonly Change[], module: SourceModule): readonly Change[] {
  const declarator = change?.holder.defs[0]?.node;
  if (change === undefined || declarator?.type !== "VariableDeclarator" || !declarator.init) return [];
  const literal = findHeaderLiteral(declarator.init, change.path);
  const headers = literal === undefined ? [] : readObject(literal, { module });
  // What is spread may stand anywhere: the last of a name counts, and not the one that comes last in the text.
  const last = new Map(headers.map((header) => [header.name, header])).values();
  return [...last].filter(({ at }) => at.module === module).map((header) => ({ ...change, ...header, kind: "set" }));
}

function findHeaderLiteral(node: TSESTree.Node, path: string): TSESTree.ObjectExpression | undefined {
  const inner = unwrap(node);
  if (inner.type === "ObjectExpression") {
    if (path === "") return inner;
    const own = inner.properties.find((property) => property.type === "Property" && getPropertyName(property) === path);
    return own?.type === "Property" ? findHeaderLiteral(own.value, "") : undefined;
  }
  if (inner.type === "AwaitExpression") return findHeaderLiteral(inner.argument, path);
  if (inner.type !== "CallExpression" && inner.type !== "NewExpression") return undefined;
  for (const argument of inner.arguments) {
    const found = unwrap(argument).type === "ObjectExpression" ? findHeaderLiteral(argument, path) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function findAnswers(changes: readonly Change[]): readonly CorsAnswer[] {
  const inOrder = changes.toSorted((first, second) => getEnd(first) - getEnd(second));
  const [allowing, naming] = (["credentials", "origin"] as const).map((wanted) => new HeaderBranches(inOrder.filter(({ name }) => name === wanted)));
  const origins = changes.filter(({ kind, name }) => name === "origin" && kind !== "removed");
  return origins.flatMap((origin) => {
    const credentials = allowing?.findLastBeside(origin);
    const isUndone = credentials === undefined || allowing?.isUndone(credentials) === true || naming?.isUndone(origin) === true;
    return isUndone ? [] : [{ credentials, hasAlternative: origins.length > 1, origin }];
  });
}
