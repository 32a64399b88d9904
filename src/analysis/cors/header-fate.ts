import type { TSESTree } from "@typescript-eslint/utils";

import { makesNextResponse } from "../../platform/libraries/cookie-writers.ts";
import { findCorsHeader } from "../../platform/web/cors.ts";
import { oncePer } from "../../syntax/once-per.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { matchRequestForm } from "../library-calls/match-request-form.ts";
import { CALL_STEP, findGlobalName, NEW_STEP, resolveAccessPath, type CallLike } from "../references/access-path.ts";
import { findPackagePath } from "../references/linked.ts";
import type { Use, UseTable } from "../values/use-table.ts";
import { followValue } from "../values/uses.ts";

/** Where headers may go that are no answer by themselves, or are one. */
const TABLE: UseTable = [
  { kind: "sink", matches: isRestated, name: "restated" },
  { kind: "sink", matches: isSent, name: "request" },
  { kind: "sink", matches: isAnswered, name: "answer" },
];

/**
 * Whether the headers that an expression holds are certainly no answer: they go out with a request and nowhere into an answer, or some
 * object takes them over and states one of them anew, and is read for itself.
 */
export const isNoAnswer = oncePer((node: TSESTree.Node, module: SourceModule): boolean => {
  const sinks = new Set(followValue(node, module, TABLE).map((end) => (end.kind === "sink" ? end.name : undefined)));
  return sinks.has("restated") || (sinks.has("request") && !sinks.has("answer"));
});

function isRestated({ node: { parent }, path }: Use): boolean {
  if (path.length > 0 || parent?.type !== "SpreadElement" || parent.parent.type !== "ObjectExpression") return false;
  const last = findLastHeader(parent.parent);
  return last !== undefined && last.range[0] > parent.range[0];
}

const findLastHeader = oncePer(({ properties }: TSESTree.ObjectExpression) =>
  properties.findLast((property) => property.type === "Property" && findCorsHeader(getPropertyName(property) ?? "") !== undefined),
);

/** The options of a request, and what `NextResponse.next` hands on as one. */
function isSent({ module, node }: Use): boolean {
  const { parent } = node;
  if (parent?.type === "Property") return getPropertyName(parent) === "request";
  return isArgument(node, parent) && matchRequestForm(parent, module) !== undefined;
}

function isAnswered({ module, node }: Use): boolean {
  const { parent } = node;
  if (!isArgument(node, parent)) return false;
  if (/^Response(?:\.json)?$/u.test(findGlobalName(parent.callee, module) ?? "")) return true;
  const path = resolveAccessPath(parent.callee, module);
  const known = path && findPackagePath(path, module);
  const step = parent.type === "NewExpression" ? NEW_STEP : CALL_STEP;
  return known !== undefined && makesNextResponse(known.specifier, `${known.path}.${step}`);
}

function isArgument(node: TSESTree.Node, parent: TSESTree.Node | null | undefined): parent is CallLike {
  return (parent?.type === "CallExpression" || parent?.type === "NewExpression") && parent.callee !== node;
}
