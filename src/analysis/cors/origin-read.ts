import type { TSESTree } from "@typescript-eslint/utils";

import { HEADERS_TYPES, REQUEST_TYPES } from "../../platform/next/handlers.ts";
import { oncePer } from "../../syntax/once-per.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction, walk } from "../../syntax/traverse.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getStaticText } from "../constants/evaluated.ts";
import { resolveAccessPath, type LocalFunction } from "../references/access-path.ts";
import { getTypeName } from "../references/handed-request.ts";
import { collectLocalCalls } from "../references/local-callee.ts";
import { collectOrigins, type Origin } from "../values/origins.ts";
import { valueOf, type Value } from "../values/value.ts";

/** The header itself, as it is taken from what has it: `request.headers.get("origin")`, `req.headers.origin`, `(await headers()).get("origin")`. */
export type OriginRead = Extract<Origin, { readonly kind: "export" | "parameter" }>;

type Parameter = Extract<Origin, { readonly kind: "parameter" }>;

/** Whether an origin of a value is the header; `undefined` where it is anything else. */
export function findOriginRead(origin: Origin): OriginRead | undefined {
  if (origin.kind === "parameter") return isReadFromParameter(origin) ? origin : undefined;
  if (origin.kind !== "export" || origin.specifier !== "next/headers") return undefined;
  return origin.value.path.join(".") === "headers.().get.()" && asksForOrigin(origin.value) ? origin : undefined;
}

/** Members that lead away from the request. */
const OTHER_MEMBERS = /(?:^|\.)(?:config|res|response)(?:\.|$)/u;

/**
 * Only a request has an `Origin`, so whoever reads it off a parameter's headers has one there, whatever it is called; but for
 * what says by its name that it is something else. `get` alone may be asked of a map or a configuration as well.
 */
function isReadFromParameter({ function: callee, index, value }: Parameter): boolean {
  const { module } = value.around;
  const steps = value.path.join(".");
  if (OTHER_MEMBERS.test(steps) || isOther(callee, index, module)) return false;
  if (/(?:^|\.)headers\.origin$/u.test(steps)) return true;
  const isAsked = /(?:^|\.)headers\.get\.\(\)$/u.test(steps) || /^req\.(?:get|header)\.\(\)$/u.test(steps) || steps === "header.()";
  return (isAsked || (steps === "get.()" && hasHeaders(callee, index, module))) && asksForOrigin(value);
}

/** What is called so has headers that are no request's, or no headers at all. */
const OTHER = /(?:config|error|init|options|opts|params|reply|res|response|result|settings)$/iu;

function isOther(callee: LocalFunction, index: number, module: SourceModule): boolean {
  const type = getTypeName(callee, index, module) ?? "";
  return !REQUEST_TYPES.has(type) && (OTHER.test(type) || OTHER.test(getName(callee, index) ?? ""));
}

function getName({ params }: LocalFunction, index: number): string | undefined {
  const parameter = params[index];
  const name = parameter?.type === "AssignmentPattern" ? parameter.left : parameter;
  return name?.type === "Identifier" ? name.name : undefined;
}

/** What parameters are called that are a request of Express or Hono, or headers. */
const REQUEST_NAME = /^_?(?:c|context|ctx|event|nextRequest|req|request)$/iu;
const HEADERS_NAME = /headers$/iu;

/** Whether a parameter is a request's headers, or a request whose `get` asks for them: by its type, else by its name where no call of its module gives anything else. */
function hasHeaders(callee: LocalFunction, index: number, module: SourceModule): boolean {
  const type = getTypeName(callee, index, module);
  if (type !== undefined) return HEADERS_TYPES.has(type) || /^Request$/u.test(type);
  const given = collectLocalCalls(callee, module).map((call) => call.arguments[index]);
  if (given.some((argument) => argument !== undefined && isOfElsewhere(argument, module))) return false;
  const name = getName(callee, index) ?? "";
  return REQUEST_NAME.test(name) || HEADERS_NAME.test(name);
}

function isOfElsewhere(node: TSESTree.Node, module: SourceModule): boolean {
  const root = resolveAccessPath(node, module)?.root.kind;
  return root === "global" || root === "module";
}

function asksForOrigin({ calls }: Value): boolean {
  const place = calls.at(-1);
  const [name] = place?.given ?? [];
  return place !== undefined && name !== undefined && getStaticText(evaluateIn(name, place.around))?.toLowerCase() === "origin";
}

/** Whether an expression is a parameter that may be a request: by its name or its type, or because its function reads the `Origin` off it. */
export function mayBeRequest(node: TSESTree.Node, module: SourceModule): boolean {
  if (node.type === "Identifier" && REQUEST_NAME.test(node.name)) return true;
  const path = resolveAccessPath(node, module);
  if (path?.root.kind !== "parameter" || !isFunction(path.root.function) || !/^(?:headers|req|request)?$/u.test(path.steps.join("."))) return false;
  const { function: callee, index } = path.root;
  const type = getTypeName(callee, index, module);
  return (type !== undefined && REQUEST_TYPES.has(type)) || readsOrigin(callee, index, module);
}

const readsOrigin = (callee: LocalFunction, index: number, module: SourceModule): boolean =>
  collectReads(callee, module).some((read) => read.kind === "parameter" && read.function === callee && read.index === index);

/** What a function reads of the header by itself, wherever that comes from. */
const collectReads = oncePer((callee: LocalFunction, module: SourceModule): readonly OriginRead[] =>
  [...walk(callee, module.visitorKeys)].flatMap((node) => {
    if (node.type !== "CallExpression" && node.type !== "MemberExpression") return [];
    return collectOrigins(valueOf(node, { module }), { asksParts: true, branches: "some", judge: findOriginRead, opens: () => false, within: { module, nodes: [] } }).map(({ answer }) => answer);
  }),
);
