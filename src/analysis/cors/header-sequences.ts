import type { TSESTree } from "@typescript-eslint/utils";

import { findCorsHeader } from "../../platform/web/cors.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { walk } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { findGlobalName } from "../references/access-path.ts";
import { findNamedHeader, type CorsAnswer, type CorsHeader } from "./cors-header.ts";
import { getEnd, HeaderBranches, type HeaderChange } from "./header-branches.ts";
import { isNoAnswer } from "./header-fate.ts";
import { HeaderHolders, type HeaderHolder } from "./header-holder.ts";
import { readObject } from "./header-lists.ts";

const KINDS: Readonly<Record<string, HeaderChange["kind"]>> = {
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
  /** The literals that statements change, or give to another object: what they say by themselves is not the last word. */
  readonly changed: ReadonlySet<TSESTree.Node>;
}

/**
 * The answers that statements of one function make together: `response.headers.set(…)`, `res.setHeader(…)`,
 * `headers["…"] = …`, `Object.assign(headers, { … })`, and the headers that the object was made with. Both must be set on one way
 * through the function, and nothing later there may set or remove either again.
 */
export function readHeaderSequences(module: SourceModule): HeaderSequences {
  const holders = new HeaderHolders(module);
  const groups = new Map<string, { readonly holder: HeaderHolder; readonly changes: HeaderChange[] }>();
  const changed = new Set<TSESTree.Node>();
  for (const node of walk(module.ast, module.visitorKeys)) {
    const { changes, object } = readChanges(node, module);
    const holder = object && holders.find(object);
    if (holder === undefined) continue;
    const group = groups.get(holder.key) ?? { changes: [], holder };
    groups.set(holder.key, group);
    group.changes.push(...changes);
    for (const { node: { parent } } of changes) if (parent?.type === "ObjectExpression") changed.add(parent);
  }
  const answers = [...groups.values()].flatMap(({ changes, holder }) => {
    const literal = holder.module === module && holder.made !== undefined ? findHeaderLiteral(holder.made, holder.path) : undefined;
    if (literal !== undefined) changed.add(literal);
    const found = findAnswers([...(literal === undefined ? [] : readInitial(literal, module)), ...changes]);
    return found.length > 0 && holder.made !== undefined && isNoAnswer(holder.made, holder.module) ? [] : found;
  });
  return { answers, changed };
}

/** What a statement changes, and of which object. */
interface Changes {
  readonly object: TSESTree.Node | undefined;
  readonly changes: readonly HeaderChange[];
}

const UNCHANGED: Changes = { changes: [], object: undefined };

function readChanges(node: TSESTree.Node, module: SourceModule): Changes {
  if (node.type === "AssignmentExpression" && node.operator === "=" && node.left.type === "MemberExpression") {
    const { computed, object, property } = node.left;
    const name = findCorsHeader(getPropertyName(node.left) ?? "") ?? (computed ? findNamedHeader(property, { module }) : undefined);
    return name === undefined ? UNCHANGED : { changes: [{ at: { module }, kind: "set", name, node, value: node.right }], object };
  }
  const callee = node.type === "CallExpression" ? unwrap(node.callee) : undefined;
  if (node.type !== "CallExpression" || callee?.type !== "MemberExpression") return UNCHANGED;
  const method = getPropertyName(callee) ?? "";
  if (method === "assign") return readAssigned(node, module);
  const kind = KINDS[method];
  const name = kind && findNamedHeader(node.arguments[0], { module });
  const value = kind === "removed" ? node : node.arguments[1];
  return kind && name && value ? { changes: [{ at: { module }, kind, name, node, value }], object: callee.object } : UNCHANGED;
}

/** `Object.assign(headers, { … })`: what is not written in place may be anything, and comes in between. */
function readAssigned(call: TSESTree.CallExpression, module: SourceModule): Changes {
  const [object, ...sources] = call.arguments;
  if (object === undefined || findGlobalName(call.callee, module) !== "Object.assign") return UNCHANGED;
  const literals = sources.map((source) => unwrap(source)).filter((source) => source.type === "ObjectExpression");
  const changes = literals.flatMap((literal) => readInitial(literal, module));
  return changes.length === 0 ? UNCHANGED : { changes, object };
}

/** The headers of a literal. What is spread may stand anywhere: the last of a name counts, and not the one that comes last in the text. */
function readInitial(literal: TSESTree.ObjectExpression, module: SourceModule): readonly HeaderChange[] {
  const last = new Map(readObject(literal, { module }).map((header): [string, CorsHeader] => [header.name, header])).values();
  return [...last].filter(({ at }) => at.module === module).map((header) => ({ ...header, kind: "set" }));
}

/** The headers that an object is made with: a literal, `new Headers({ … })`, `NextResponse.json(data, { headers })`. */
function findHeaderLiteral(node: TSESTree.Node, path: readonly string[]): TSESTree.ObjectExpression | undefined {
  const inner = unwrap(node);
  if (inner.type === "ObjectExpression") {
    const [step, ...rest] = path;
    if (step === undefined) return inner;
    const own = inner.properties.find((property) => property.type === "Property" && getPropertyName(property) === step);
    return own?.type === "Property" ? findHeaderLiteral(own.value, rest) : undefined;
  }
  if (inner.type === "AwaitExpression") return findHeaderLiteral(inner.argument, path);
  if (inner.type !== "CallExpression" && inner.type !== "NewExpression") return undefined;
  for (const argument of inner.arguments) {
    const found = unwrap(argument).type === "ObjectExpression" ? findHeaderLiteral(argument, path) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function findAnswers(changes: readonly HeaderChange[]): readonly CorsAnswer[] {
  const inOrder = changes.toSorted((first, second) => getEnd(first) - getEnd(second));
  const [allowing, naming] = (["credentials", "origin"] as const).map((wanted) => new HeaderBranches(inOrder.filter(({ name }) => name === wanted)));
  const origins = changes.filter(({ kind, name }) => name === "origin" && kind !== "removed");
  return origins.flatMap((origin) => {
    const credentials = allowing?.findLastBeside(origin);
    const isUndone = credentials === undefined || allowing?.isUndone(credentials) === true || naming?.isUndone(origin) === true;
    return isUndone ? [] : [{ credentials, hasAlternative: origins.length > 1, origin }];
  });
}
