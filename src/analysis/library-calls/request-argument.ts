import type { TSESTree } from "@typescript-eslint/utils";

import type { CookieLibrary, ServerArgument } from "../../platform/libraries/library.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { evaluate } from "../constants/evaluate.ts";
import { getConstants } from "../constants/evaluated.ts";
import { findUnchangedObject } from "../references/definition.ts";
import type { LocatedPath } from "../references/linked.ts";

/** Whether a library's instance is made with the request of a server: `new Cookies(req.headers.cookie)`. */
export function isMadeWithRequest({ module, path }: LocatedPath, library: Pick<CookieLibrary, "instanceServerArgument">): boolean {
  const instance = library.instanceServerArgument;
  return instance !== undefined && path.calls.some((call) => isGiven(call.arguments[instance], module));
}

/** Whether a call brings a request along in the argument that a library has for that. */
export function bringsRequest(
  node: TSESTree.CallExpression,
  server: ServerArgument | undefined,
  module: SourceModule,
): boolean {
  if (server === undefined) return false;
  const { keys, position } = server;
  const argument = node.arguments[position];
  if (argument === undefined || !isGiven(argument, module)) return false;
  const options = keys === undefined ? undefined : findUnchangedObject(argument, module);
  if (options === undefined || keys === undefined) return true;
  return options.properties.some(
    (property) => property.type === "SpreadElement" || keys.includes(getPropertyName(property) ?? ""),
  );
}

/** An argument that is there and neither `null`, `undefined` nor an empty object. */
function isGiven(argument: TSESTree.Node | undefined, module: SourceModule): boolean {
  if (argument === undefined) return false;
  if (findUnchangedObject(argument, module)?.properties.length === 0) return false;
  const evaluated = evaluate(argument, module);
  if (evaluated.kind === "unknown") return true;
  return !getConstants(evaluated).every((value) => value.type === "primitive" && (value.value ?? undefined) === undefined);
}
